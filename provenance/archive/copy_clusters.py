"""Copies among many articles: which texts are one text, found without comparing all with all.

Articles that share a band of their sketch (locality-sensitive hashing, Indyk and Motwani 1998) or a print lie in one
bucket. Every member of a bucket is held against its fullest text alone, a star, so that one wire story in 5,000
papers is 4,999 comparisons; members that have not enough in common with that text are held against the fullest of
those left, twice more. What a star can lose: two copies whose every bucket has three fuller texts that are copies of
neither. Clusters are the connected components of what was verified, so a round-up that prints two stories joins them;
each member's likeness to its cluster's centre says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from provenance.archive.prints import SKETCH

Numbers = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]
Yes = npt.NDArray[np.bool_]

# Enough in common to be a copy: whole texts alike, or prints that the text with fewer of them shares.
ALIKE, CONTAINED, SHARED = 0.5, 0.3, 4
_ROUNDS = 3
# Parts that prints are taken in, and pairs compared at once, which bound the memory.
_PARTS, _PAIRS = 8, 1 << 16
_LOW = np.uint64((1 << 32) - 1)
_MODULI = (2, 8, 16)


class Sketches(NamedTuple):
    """Articles as columns: numbers (n), sketches (n × 128, uint8), and prints, those of i at starts[i]:starts[i + 1].

    The prints of each are sorted (uint32); `starts` has n + 1 entries.
    """

    articles: Numbers
    sketches: npt.NDArray[np.uint8]
    prints: npt.NDArray[np.uint32]
    starts: Numbers


class Copies(NamedTuple):
    """One entry an article that has a copy, clusters side by side; shares are 0 to 1.

    `cluster` is the lowest article number of a cluster, `star` its fullest text; `resemblance` and `containment` (the
    share of the article's prints) are to that one, and `verified` whether they suffice without another between.
    """

    article: Numbers
    cluster: Numbers
    star: Numbers
    resemblance: Shares
    containment: Shares
    verified: Yes


def copy_clusters(columns: Sketches) -> Copies:
    """The clusters of copies among articles; neither their order nor their numbers change which are together."""
    ranked = _Ranked(columns)
    labels = np.arange(len(columns.articles), dtype=np.int64)
    for keys, members in ranked.buckets():
        labels = _joined(labels, keys, members, ranked)
    sizes = np.bincount(labels, minlength=len(labels))
    members = np.flatnonzero(sizes[labels] > 1)
    centres = labels[members]
    likeness = ranked.compared(centres, members)
    numbers = ranked.articles[members]
    lowest = np.full(len(labels), np.iinfo(np.int64).max)
    np.minimum.at(lowest, centres, numbers)
    order = np.lexsort((numbers, lowest[centres]))
    resemblance, containment, copied = likeness
    stars = ranked.articles[centres][order]
    return Copies(numbers[order], lowest[centres][order], stars, resemblance[order], containment[order], copied[order])


class _Ranked:
    """The columns with the fullest text first, so that the lowest place of a bucket is its centre."""

    def __init__(self, columns: Sketches) -> None:
        starts = columns.starts
        counts = np.diff(starts)
        level = _levels(columns.prints, starts)
        first = columns.sketches[:, :8].copy().view(np.uint64).ravel()
        order = np.lexsort((columns.articles, first, -counts * np.array(_MODULI)[level]))
        self.articles, self.sketches, self.level = columns.articles[order], columns.sketches[order], level[order]
        self.starts = np.concatenate(([0], np.cumsum(counts[order])))
        held = np.repeat(starts[:-1][order] - self.starts[:-1], counts[order]) + np.arange(len(columns.prints))
        self.prints = columns.prints[held]
        self.owners = np.repeat(np.arange(len(order)), counts[order])
        # Sorted throughout: whether an article has a print is one search.
        self.held = (self.owners.astype(np.uint64) << np.uint64(32)) | self.prints
        self.coarse = np.stack(
            [np.bincount(self.owners[self.prints % one == 0], minlength=len(order)) for one in _MODULI], axis=1
        )

    def buckets(self) -> Iterator[tuple[npt.NDArray[np.uint32], Numbers]]:
        """Tables of keys and the articles that have them: one a band of four minima, then the prints in parts."""
        every = np.arange(len(self.articles))
        bands = np.ascontiguousarray(self.sketches).view(np.uint32)
        for band in range(SKETCH // 4):
            yield bands[:, band], every
        for part in range(_PARTS):
            chosen = (self.prints >> np.uint32(4)) % _PARTS == part
            yield self.prints[chosen], self.owners[chosen]

    def compared(self, ones: Numbers, others: Numbers) -> tuple[Shares, Shares, Yes]:
        """Resemblance of pairs, the share of the second's prints that the first has, and whether it is a copy."""
        parts = [
            self._compared(ones[at : at + _PAIRS], others[at : at + _PAIRS])
            for at in range(0, max(len(ones), 1), _PAIRS)
        ]
        resemblance, containment, copied = (np.concatenate(column) for column in zip(*parts, strict=True))
        return resemblance, containment, copied

    def _compared(self, ones: Numbers, others: Numbers) -> tuple[Shares, Shares, Yes]:
        same = (self.sketches[ones] == self.sketches[others]).mean(axis=1)
        # Strangers agree in one byte of 256.
        resemblance = np.clip((same * 256 - 1) / 255, 0, 1)
        counts = np.diff(self.starts)[others]
        places = np.repeat(self.starts[others] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        places = places + np.arange(len(places))
        pair = np.repeat(np.arange(len(others)), counts)
        asked = (ones[pair].astype(np.uint64) << np.uint64(32)) | self.prints[places]
        at = np.minimum(np.searchsorted(self.held, asked), max(len(self.held) - 1, 0))
        shared = np.bincount(pair[self.held[at] == asked], minlength=len(ones))
        level = np.maximum(self.level[ones], self.level[others])
        theirs, own = self.coarse[ones, level], self.coarse[others, level]
        contained = shared / np.maximum(np.minimum(theirs, own), 1)
        copied = (resemblance >= ALIKE) | ((shared >= SHARED) & (contained >= CONTAINED))
        return resemblance, np.minimum(shared / np.maximum(own, 1), 1.0), copied


def _levels(prints: npt.NDArray[np.uint32], starts: Numbers) -> npt.NDArray[np.int64]:
    """Which number each article's prints are divisible by, as a place in the moduli."""
    spread = np.zeros(len(starts) - 1, dtype=np.uint32)
    some = np.flatnonzero(np.diff(starts))
    if len(some):
        spread[some] = np.bitwise_or.reduceat(prints, starts[:-1][some])
    return np.where(spread % 16 == 0, 2, np.where(spread % 8 == 0, 1, 0))


def _joined(labels: Numbers, keys: npt.NDArray[np.uint32], members: Numbers, ranked: _Ranked) -> Numbers:
    """The labels after the stars of every bucket were verified."""
    table = np.sort((keys.astype(np.uint64) << np.uint64(32)) | members.astype(np.uint64))
    for _ in range(_ROUNDS):
        keys64, members = table >> np.uint64(32), (table & _LOW).astype(np.int64)
        new = np.concatenate(([True], keys64[1:] != keys64[:-1]))[: len(table)]
        centres = members[np.maximum.accumulate(np.where(new, np.arange(len(table)), 0))] if len(table) else members
        apart = labels[centres] != labels[members]
        pairs = np.unique((centres[apart].astype(np.uint64) << np.uint64(32)) | members[apart].astype(np.uint64))
        ones, others = (pairs >> np.uint64(32)).astype(np.int64), (pairs & _LOW).astype(np.int64)
        copied = ranked.compared(ones, others)[2]
        labels = _merged(labels, ones[copied], others[copied])
        left = labels[centres] != labels[members]
        table, members = table[left], members[left]
        # Of one component one text, its fullest here, is enough to try.
        order = np.lexsort((members, labels[members], table >> np.uint64(32)))
        table, names = table[order], labels[members[order]]
        again = (table[1:] >> np.uint64(32) == table[:-1] >> np.uint64(32)) & (names[1:] == names[:-1])
        table = np.sort(table[np.concatenate(([True], ~again))[: len(table)]])
        if len(table) < 2:
            break
    return labels


def _merged(labels: Numbers, ones: Numbers, others: Numbers) -> Numbers:
    """The labels with the components of each pair made one; a label is its component's fullest text."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    if not len(ones):
        return labels
    touched, places = np.unique(np.concatenate((labels[ones], labels[others])), return_inverse=True)
    here, there = places[: len(ones)], places[len(ones) :]
    graph = coo_matrix((np.ones(len(here), dtype=np.int8), (here, there)), shape=(len(touched), len(touched)))
    group = connected_components(graph, directed=False)[1]
    _, first = np.unique(group, return_index=True)
    lookup = np.arange(len(labels))
    lookup[touched] = touched[first[group]]
    merged: Numbers = lookup[labels]
    return merged
