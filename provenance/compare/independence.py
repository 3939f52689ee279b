"""Which of the compared articles are one voice: copies and relays are counted once, and it is said why."""

from __future__ import annotations

import msgspec


class OneVoice(msgspec.Struct, frozen=True):
    """Articles that are not independent of one another; `articles` are indices into the compared articles.

    `because` says what shows it: shared text with its share of the shorter article, or an agency that both credit.
    """

    articles: tuple[int, ...]
    because: tuple[str, ...]


class Independence(msgspec.Struct, frozen=True):
    """The voices among the compared articles: each article stands in exactly one of `voices`, in order."""

    voices: tuple[OneVoice, ...]

    @property
    def count(self) -> int:
        """How many independent voices there are."""
        return len(self.voices)

    def voice_of(self, article: int) -> int:
        """The number of the voice an article belongs to."""
        return next(number for number, voice in enumerate(self.voices) if article in voice.articles)
