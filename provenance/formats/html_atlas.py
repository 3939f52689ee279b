"""The atlas as one HTML page that needs nothing else: bands from those credited to those who publish, and tables."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from provenance.archive.atlas_figures import NODES, Atlas, Relay
from provenance.formats.html_flows import HEIGHT, Band, Node, between, height_of, named, stacked, totals, ways
from provenance.formats.html_shell import asset, page

_LEFT, _RIGHT = 220, 500


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
    return page("atlas.html", style, "", report=atlas, bands=bands(atlas.relays), ways=ways(atlas.ways))


def bands(relays: tuple[Relay, ...]) -> Bands:
    """The relays between the largest names and outlets as a drawing 720 units wide, columns at 220 and 500."""
    flows: Counter[tuple[str, ...]] = Counter()
    for one in relays:
        flows[one.source, one.outlet or "(no outlet)"] += one.stories
    kept = [{name for name, _ in totals(flows, end).most_common(NODES)} for end in (0, 1)]
    shown: Counter[tuple[str, ...]] = Counter(
        {flow: count for flow, count in flows.items() if flow[0] in kept[0] and flow[1] in kept[1]}
    )
    if not shown:
        return Bands((), (), (), 0, flows.total())
    scale = HEIGHT / shown.total()
    sources, outlets = (stacked(totals(shown, end), scale) for end in (0, 1))
    made = between(sources, outlets, shown, scale, (_LEFT, _RIGHT))
    return Bands(named(sources), named(outlets), made, height_of(sources, outlets), flows.total() - shown.total())
