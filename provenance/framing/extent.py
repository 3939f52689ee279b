"""What a cue gives away: runs of words and the words of its source."""

from __future__ import annotations

from typing import NamedTuple

Words = tuple[int, int]


class Extent(NamedTuple):
    """The words a cue gives away, as runs of words (inclusive), and its source.

    `clause` says that whole clauses or quotations are given, and not only what a verb acts on.
    """

    content: tuple[Words, ...]
    source: Words | None
    clause: bool
