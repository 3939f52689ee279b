"""The chain as a diagram in text: Mermaid and Graphviz DOT."""

from __future__ import annotations

from provenance.chain.graph import Chain, Hop, Node

_SHAPES = {
    "statement": ("[/", "/]"), "agency": ("[[", "]]"), "outlet": ("[", "]"), "translator": ("([", "])"),
    "person": ("([", "])"), "page": ("[", "]"),
}  # fmt: skip
_DOT_SHAPES = {"statement": "note", "agency": "box3d", "outlet": "box", "translator": "ellipse", "person": "ellipse"}
_DOT_STYLES = {
    "declared": "solid",
    "verified": "bold",
    "inferred": "dashed",
    "detected": "dashed",
    "contradicted": "dotted",
}


def render_mermaid(chains: list[tuple[str, Chain]]) -> str:
    """Mermaid flowcharts, one a chain."""
    return "\n".join(_mermaid(chain, path) for path, chain in chains)


def render_dot(chains: list[tuple[str, Chain]]) -> str:
    """Graphviz digraphs, one a chain."""
    return "\n".join(_dot(chain, path) for path, chain in chains)


def _mermaid(chain: Chain, path: str) -> str:
    lines = [f"%% {path}".replace("\n", " "), "flowchart LR"]
    number = {node.id: f"n{at}" for at, node in enumerate(chain.nodes)}
    for node in chain.nodes:
        before, after = _SHAPES[node.kind]
        lines.append(f'  {number[node.id]}{before}"{_entities(label(node))}"{after}')
    for hop in chain.hops:
        arrow = "-.->" if hop.status in ("inferred", "detected", "contradicted") else "-->"
        lines.append(f'  {number[hop.source]} {arrow}|"{_entities(caption(hop))}"| {number[hop.target]}')
    return "\n".join(lines) + "\n"


def _dot(chain: Chain, path: str) -> str:
    lines = ["digraph chain {", "  rankdir=LR;", f"  label={_quoted(path)};"]
    for node in chain.nodes:
        shape = _DOT_SHAPES.get(node.kind, "box")
        lines.append(f"  {_quoted(node.id)} [label={_quoted(label(node))}, shape={shape}];")
    for hop in chain.hops:
        style = _DOT_STYLES[hop.status]
        lines.append(
            f"  {_quoted(hop.source)} -> {_quoted(hop.target)} [label={_quoted(caption(hop))}, style={style}];"
        )
    return "\n".join([*lines, "}"]) + "\n"


def label(node: Node) -> str:
    """What a diagram writes on a node: its name, kind, country and language."""
    facts = [node.kind, *(fact for fact in (node.country, node.language) if fact)]
    return f"{node.name} ({', '.join(facts)})"


def caption(hop: Hop) -> str:
    """What a diagram writes on a hop."""
    return f"{hop.kind}, {hop.status}"


def _entities(text: str) -> str:
    """Text within Mermaid's quotes: its own marks as entities, so that no name can end a label."""
    plain = " ".join(text.split()).replace("#", "#35;").replace("&", "#38;")
    return plain.replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;").replace("`", "#96;")


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
