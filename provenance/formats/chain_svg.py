"""The chain drawn as SVG by ourselves: boxes from left to right, solid arrows for what is declared.

No script, no font and no link is needed, so the picture can stand in any page.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from provenance.chain.graph import Chain, Hop, Node

_WIDE, _HIGH, _APART, _BELOW, _EDGE = 168, 54, 96, 30, 16
_LONGEST = 22
_DASHED = ("inferred", "detected", "contradicted")


def render(chains: list[tuple[str, Chain]]) -> str:
    """One picture with the chains beneath each other."""
    parts, top, wide = [], _EDGE, 0
    for path, chain in chains:
        drawn, width, height = _drawn(path, chain, top)
        parts += drawn
        top += height + _BELOW
        wide = max(wide, width)
    size = f'width="{wide}" height="{top}" viewBox="0 0 {wide} {top}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12" role="img">'
    return "\n".join([head, _MARKER, *parts, "</svg>"]) + "\n"


_MARKER = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="#444"/></marker></defs>'
)


def _drawn(path: str, chain: Chain, top: int) -> tuple[list[str], int, int]:
    """The elements of one chain, its width and height."""
    column = _columns(chain)
    rows: dict[int, int] = {}
    places: dict[str, tuple[int, int]] = {}
    for node in chain.nodes:
        at = column[node.id]
        row = rows.get(at, 0)
        rows[at] = row + 1
        places[node.id] = (_EDGE + at * (_WIDE + _APART), top + 20 + row * (_HIGH + _BELOW))
    parts = [f"<title>{escape(path)}</title>", f'<text x="{_EDGE}" y="{top + 6}" fill="#444">{escape(path)}</text>']
    parts += [_arrow(hop, places) for hop in chain.hops]
    parts += [_box(node, *places[node.id]) for node in chain.nodes]
    width = 2 * _EDGE + (max(column.values(), default=0) + 1) * (_WIDE + _APART) - _APART
    return parts, width, 20 + max(rows.values(), default=1) * (_HIGH + _BELOW)


def _columns(chain: Chain) -> dict[str, int]:
    """How far each node stands from the left: this page last, each other one before what it leads to."""
    far: dict[str, int] = {"page": 0}
    for _ in chain.nodes:
        for hop in chain.hops:
            if hop.target in far:
                far[hop.source] = max(far.get(hop.source, 0), min(far[hop.target] + 1, len(chain.nodes)))
    deepest = max(far.values())
    return {node.id: deepest - far.get(node.id, deepest) for node in chain.nodes}


def _box(node: Node, x: int, y: int) -> str:
    round_ = _HIGH // 2 if node.kind in ("translator", "person") else 4
    facts = ", ".join([node.kind, *(fact for fact in (node.country, node.language) if fact)])
    return (
        f"<g><title>{escape(node.name)}</title>"
        f'<rect x="{x}" y="{y}" width="{_WIDE}" height="{_HIGH}" rx="{round_}" fill="#f6f4ef" stroke="#444"/>'
        f'<text x="{x + _WIDE // 2}" y="{y + 23}" text-anchor="middle" font-weight="bold">{_short(node.name)}</text>'
        f'<text x="{x + _WIDE // 2}" y="{y + 40}" text-anchor="middle" fill="#555">{_short(facts)}</text></g>'
    )


def _arrow(hop: Hop, places: dict[str, tuple[int, int]]) -> str:
    (x1, y1), (x2, y2) = places[hop.source], places[hop.target]
    start, end = (x1 + _WIDE, y1 + _HIGH // 2), (x2 - 2, y2 + _HIGH // 2)
    dashes = ' stroke-dasharray="5 4"' if hop.status in _DASHED else ""
    middle = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2 - 5)
    return (
        f'<line x1="{start[0]}" y1="{start[1]}" x2="{end[0]}" y2="{end[1]}" stroke="#444"{dashes}'
        f' marker-end="url(#tip)"/><text x="{middle[0]}" y="{middle[1]}" text-anchor="middle" font-size="10"'
        f' fill="#555">{escape(hop.kind)}, {escape(hop.status)}</text>'
    )


def _short(text: str) -> str:
    return escape(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
