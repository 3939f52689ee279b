"""What a cue gives away: runs of words, where they end, and the words of its source."""

from __future__ import annotations

from typing import NamedTuple

from provenance.framing.clauses import Reader

Words = tuple[int, int]


class Extent(NamedTuple):
    """The words a cue gives away, as runs of words (inclusive), and its source.

    `clause` says that whole clauses or quotations are given, and not only what a verb acts on.
    """

    content: tuple[Words, ...]
    source: Words | None
    clause: bool


def content_end(reader: Reader, begin: int, last: int) -> int:
    """The last word of what is reported: a semicolon, or a comma before a word that turns back, ends it."""
    gaps, folded, stops, quoted = reader.gaps, reader.folded, reader.table("stops"), reader.quoted
    in_quote = quoted[begin]
    for at in range(begin, last - 1):
        gap = gaps[at]
        if not gap or gap == "j":
            continue
        if gap == ";" and not quoted[at + 1]:
            return at
        if gap == "," and folded[at + 1] in stops and not quoted[at + 1]:
            return at
        if gap == "q" and in_quote and not quoted[at + 1] and folded[at + 1] in stops:
            return at
    return last - 1
