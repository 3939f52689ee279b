"""Anchors: sentences that two texts in one language have word for word, or nearly, found before anything is weighed.

Where most of a text was taken over, only what lies between its anchors has to be aligned (as diff programs do, after
Hunt and McIlroy 1976). Elsewhere there are none, and the whole is aligned: one line quoted twice must not pull apart
what a paraphrase has in another place.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from provenance.chain.strands import Floats, Strand

# Nearly word for word: the share of letters, and what any other sentence of either text may have at most.
_NEARLY, _OTHERS = 0.75, 0.5
# The share of the shorter text that must be anchored, or nothing is.
_MOST = 0.5


class Anchor(NamedTuple):
    """Sentence `row` of the source is sentence `column` of the target."""

    row: int
    column: int


def anchors(source: Strand, target: Strand, grams: Floats) -> list[Anchor]:
    """The anchors of two texts in one language, in the order of both; [] where they are not mostly the same.

    `grams` are the cosines of their letters, source × target.
    """
    found = _in_order(_alike(source, target, grams))
    return found if len(found) >= _MOST * min(source.sentences, target.sentences) else []


def _alike(source: Strand, target: Strand, grams: Floats) -> list[Anchor]:
    """Sentences that are alike and like no other one, in the order of the source."""
    columns = grams.argmax(axis=1)
    best = grams[np.arange(len(columns)), columns]
    only = ((grams >= _OTHERS).sum(axis=1) == 1) & ((grams >= _OTHERS).sum(axis=0)[columns] == 1)
    return [
        Anchor(row, column)
        for row, column in zip(np.nonzero(only & (best >= _NEARLY))[0].tolist(),
                               columns[only & (best >= _NEARLY)].tolist(), strict=True)
        if _whole(source, target, row, column)
    ]  # fmt: skip


def _whole(source: Strand, target: Strand, row: int, column: int) -> bool:
    """Whether neither of two sentences can have taken in one beside the other: none there is short enough."""
    if source.keys[row] == target.keys[column]:
        return True
    mine, theirs = source.lengths[row], target.lengths[column]
    short, at = (source, row) if mine < theirs else (target, column)
    beside = [short.lengths[each] for each in (at - 1, at + 1) if 0 <= each < short.sentences]
    return bool(2 * abs(mine - theirs) < min(beside, default=np.inf))


def _in_order(found: list[Anchor]) -> list[Anchor]:
    """The longest row of anchors that rises in both texts (each row and each column stands in one at most)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, one in enumerate(found):
        at = bisect_left(ends, one.column)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1], last[at : at + 1] = [one.column], [number]
    row = []
    at = last[-1] if last else -1
    while at >= 0:
        row.append(found[at])
        at = before[at]
    return row[::-1]
