"""The atlas as one HTML page that needs nothing else: bands from those credited to those who publish, and tables."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from provenance.archive.atlas import Atlas, Relay
from provenance.formats.html_marks import tidy
from provenance.formats.html_shell import asset, page
from provenance.formats.page import shorten

_NODES, _HEIGHT, _GAP, _LEFT, _RIGHT = 12, 320, 10, 220, 500


class Node(NamedTuple):
    """A name at one end of the bands, with its stories and its place."""

    name: str
    stories: int
    y: float
    height: float


class Band(NamedTuple):
    """The stories that one name gave to one outlet, as a path."""

    source: str
    outlet: str
    stories: int
    path: str


class Bands(NamedTuple):
    """The drawing: names credited on the left, outlets on the right; `left` stories are not in it."""

    sources: tuple[Node, ...]
    outlets: tuple[Node, ...]
    bands: tuple[Band, ...]
    height: float
    left: int


def render(atlas: Atlas) -> str:
    """The whole atlas as one self-contained HTML page."""
    style = asset("compare.css") + asset("atlas.css")
    return page("atlas.html", style, "", report=atlas, bands=bands(atlas.relays))


def bands(relays: tuple[Relay, ...]) -> Bands:
    """The relays between the largest names and outlets as a drawing 720 units wide."""
    flows: Counter[tuple[str, str]] = Counter()
    for one in relays:
        flows[one.source, one.outlet or "(no outlet)"] += one.stories
    kept = [{name for name, _ in _totals(flows, end).most_common(_NODES)} for end in (0, 1)]
    shown = Counter({flow: count for flow, count in flows.items() if flow[0] in kept[0] and flow[1] in kept[1]})
    if not shown:
        return Bands((), (), (), 0, flows.total())
    scale = _HEIGHT / shown.total()
    ends = [_nodes(_totals(shown, end), scale) for end in (0, 1)]
    at = [{node.name: node.y for node in nodes} for nodes in ends]
    made = []
    for (source, outlet), count in shown.most_common():
        thick = count * scale
        made.append(Band(_name(source), _name(outlet), count, _path(at[0][source], at[1][outlet], thick)))
        at[0][source] += thick
        at[1][outlet] += thick
    height = max(nodes[-1].y + max(nodes[-1].height, 14) for nodes in ends) + 8
    named = [tuple(node._replace(name=_name(node.name)) for node in nodes) for nodes in ends]
    return Bands(named[0], named[1], tuple(made), round(height, 1), flows.total() - shown.total())


def _totals(flows: Counter[tuple[str, str]], end: int) -> Counter[str]:
    total: Counter[str] = Counter()
    for flow, count in flows.items():
        total[flow[end]] += count
    return total


def _nodes(totals: Counter[str], scale: float) -> tuple[Node, ...]:
    nodes, y = [], 8.0
    for name, count in totals.most_common():
        nodes.append(Node(name, count, round(y, 1), round(count * scale, 1)))
        y += max(count * scale, 14) + _GAP
    return tuple(nodes)


def _path(start: float, end: float, thick: float) -> str:
    middle = (_LEFT + _RIGHT) // 2
    return (
        f"M{_LEFT} {start:.1f}C{middle} {start:.1f} {middle} {end:.1f} {_RIGHT} {end:.1f}v{thick:.1f}"
        f"C{middle} {end + thick:.1f} {middle} {start + thick:.1f} {_LEFT} {start + thick:.1f}z"
    )


def _name(name: str) -> str:
    return shorten(tidy(name), 30)
