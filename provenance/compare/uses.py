"""The uses of words that a comparison counts: each wording with its voice, its side and its places."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from provenance.framing.analysis import Analysis


class Use(msgspec.Struct, frozen=True):
    """One wording in one article and voice; `spans` are code points of the article's text."""

    text: str
    side: str | None
    voice: str
    speaker: str | None
    passage: str
    spans: tuple[tuple[int, int], ...]


class Cell(msgspec.Struct, frozen=True):
    """What one article says; no uses means that it does not name the thing."""

    article: int
    uses: tuple[Use, ...]


_Key = tuple[str, str | None, str, str | None, str]


def uses_at(analysis: Analysis, places: Iterable[tuple[int, int, str | None]]) -> tuple[Use, ...]:
    """The wordings at places (view spans, each with its side): equal ones in the same voice together."""
    grouped: dict[_Key, list[tuple[int, int]]] = {}
    view = analysis.article.view
    for start, end, side in places:
        stretch = analysis.voices.at(start, end)
        speaker = stretch.speaker.name if stretch.speaker is not None else None
        passage = analysis.prose.passage_of(analysis.prose.sentence_at_offset(start))
        key = (view.text[start:end], side, stretch.voice, speaker, passage)
        span = view.source(start, end)
        grouped.setdefault(key, []).append((span.start, span.end))
    return tuple(Use(*key, tuple(spans)) for key, spans in grouped.items())
