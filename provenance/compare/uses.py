"""The uses of words that a comparison counts: each wording with its voice, its side and its places."""

from __future__ import annotations

import msgspec


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
