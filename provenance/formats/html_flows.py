"""Columns of names joined by bands as thick as the stories that flow between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from provenance.archive.atlas_figures import SMALLER, Flow
from provenance.formats.html_marks import tidy
from provenance.formats.page import shorten

HEIGHT = 320
_GAP = 10
_COLUMNS = (210, 430, 640)
_UNNAMED = ("no primary source named", "directly", "(no outlet)")

Flows = Mapping[tuple[str, ...], int]


class Node(NamedTuple):
    """A name in a column, with its stories and its place."""

    name: str
    stories: int
    y: float
    height: float


class Band(NamedTuple):
    """The stories that flow from one name to another, as a path."""

    source: str
    outlet: str
    stories: int
    path: str


class Ways(NamedTuple):
    """Primary sources, media that passed them on, outlets: the x of each column, its nodes, and the bands between."""

    columns: tuple[tuple[int, tuple[Node, ...]], ...]
    bands: tuple[Band, ...]
    height: float


def ways(flows: Sequence[Flow]) -> Ways:
    """The ways of an atlas as a drawing 840 units wide."""
    counted: Counter[tuple[str, ...]] = Counter()
    for one in flows:
        names = zip((one.source, one.through, one.outlet), _UNNAMED, strict=True)
        counted[tuple(name or unnamed for name, unnamed in names)] += one.stories
    if not counted:
        return Ways((), (), 0)
    scale = HEIGHT / counted.total()
    columns = [stacked(totals(counted, end), scale) for end in range(3)]
    bands: list[Band] = []
    for end in (0, 1):
        pairs: Counter[tuple[str, ...]] = Counter()
        for way, count in counted.items():
            pairs[way[end : end + 2]] += count
        bands += between(columns[end], columns[end + 1], pairs, scale, (_COLUMNS[end] + 4, _COLUMNS[end + 1]))
    placed = tuple((x, named(nodes)) for x, nodes in zip(_COLUMNS, columns, strict=True))
    return Ways(placed, tuple(bands), height_of(*columns))


def totals(flows: Flows, end: int) -> Counter[str]:
    """The stories of each name at one end of some flows."""
    total: Counter[str] = Counter()
    for flow, count in flows.items():
        total[flow[end]] += count
    return total


def _by_size(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The largest first; those that are too small to stand alone last."""
    return sorted(counts.items(), key=lambda one: (one[0] == SMALLER, -one[1], one[0]))


def stacked(counts: Mapping[str, int], scale: float) -> tuple[Node, ...]:
    """The names of a column, the largest on top; `scale` is the height of one story."""
    nodes, y = [], 8.0
    for name, count in _by_size(counts):
        nodes.append(Node(name, count, round(y, 1), round(count * scale, 1)))
        y += max(count * scale, 14) + _GAP
    return tuple(nodes)


def between(
    left: Sequence[Node], right: Sequence[Node], flows: Flows, scale: float, across: tuple[int, int]
) -> tuple[Band, ...]:
    """The bands between two columns, the thickest first; `across` are the x at which they begin and end."""
    starts, ends = ({node.name: node.y for node in nodes} for nodes in (left, right))
    made = []
    for (source, target), count in sorted(flows.items(), key=lambda one: (-one[1], one[0])):
        thick = count * scale
        path = _path(starts[source], ends[target], thick, across)
        made.append(Band(_name(source), _name(target), count, path))
        starts[source] += thick
        ends[target] += thick
    return tuple(made)


def named(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Nodes with names that fit beside them."""
    return tuple(node._replace(name=_name(node.name)) for node in nodes)


def height_of(*columns: Sequence[Node]) -> float:
    """The height of a drawing that holds the columns."""
    return round(max(nodes[-1].y + max(nodes[-1].height, 14) for nodes in columns) + 8, 1)


def _path(start: float, end: float, thick: float, across: tuple[int, int]) -> str:
    left, right = across
    middle = (left + right) // 2
    return (
        f"M{left} {start:.1f}C{middle} {start:.1f} {middle} {end:.1f} {right} {end:.1f}v{thick:.1f}"
        f"C{middle} {end + thick:.1f} {middle} {start + thick:.1f} {left} {start + thick:.1f}z"
    )


def _name(name: str) -> str:
    return shorten(tidy(name), 28)
