"""Average linkage over a sparse graph of neighbours: no table of all pairs is ever made.

Two groups are as close as the sum of their links over the number of links there could be, and that number is bent by
their sizes. A text has only so many nearest, so a story told by thirty outlets could else never be as close as one
told by three; and to put two whole groups together takes more than to add one text.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable

# Exponents of the smaller and the larger size, chosen on other texts than those reported (benchmarks/events.py).
_SMALLER = 1.15
_LARGER = 0.75
_Entry = tuple[float, int, int, int, int]


def linked(number: int, links: Iterable[tuple[int, int, float]], least: float) -> list[int]:
    """The group of each of `number` texts, named by its lowest member, joined while closeness is at least `least`.

    `links` are (text, text, closeness), each pair once. Time grows with the links and the logarithm of their number.
    """
    near: list[dict[int, float]] = [{} for _ in range(number)]
    heap: list[_Entry] = []
    for one, other, closeness in links:
        near[one][other] = near[other][one] = closeness
        if closeness >= least:
            heap.append((-closeness, one, other, 0, 0))
    heapq.heapify(heap)
    size, version, parent = [1] * number, [0] * number, list(range(number))
    while heap:
        _, one, other, as_of_one, as_of_other = heapq.heappop(heap)
        if version[one] != as_of_one or version[other] != as_of_other:
            continue
        if len(near[one]) < len(near[other]):
            one, other = other, one
        _absorb(near, one, other)
        version[one] += 1
        version[other] = -1
        parent[other] = one
        size[one] += size[other]
        for third, total in near[one].items():
            closeness = total / _possible(size[one], size[third])
            if closeness >= least:
                heapq.heappush(heap, (-closeness, one, third, version[one], version[third]))
    return _named(parent)


def _possible(one: int, other: int) -> float:
    return float(min(one, other) ** _SMALLER * max(one, other) ** _LARGER)


def _absorb(near: list[dict[int, float]], one: int, other: int) -> None:
    """Give the links of `other` to `one`."""
    del near[one][other]
    for third, total in near[other].items():
        if third != one:
            near[one][third] = near[third][one] = near[one].get(third, 0.0) + total
            del near[third][other]
    near[other] = {}


def _named(parent: list[int]) -> list[int]:
    """The group of each text, named by its lowest member."""
    lowest: dict[int, int] = {}
    groups = []
    for text in range(len(parent)):
        root = text
        while parent[root] != root:
            root = parent[root]
        while parent[text] != root:
            parent[text], text = root, parent[text]
        groups.append(root)
    for text, root in enumerate(groups):
        lowest.setdefault(root, text)
    return [lowest[root] for root in groups]
