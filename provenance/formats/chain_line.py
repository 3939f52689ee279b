"""The chain on one line, and what is missing from it, for every terminal report."""

from __future__ import annotations

from provenance.chain.graph import Chain, Hop

_ARROW = {"declared": "→", "verified": "→", "detected": "⇢", "inferred": "⇢", "contradicted": "✗"}


def chain_line(chain: Chain) -> str:
    """ "Kremlin statement ⇢ teleSUR → RJ983 (translator) → this page"; several branches are parted by semicolons."""
    if not chain.hops:
        return "this text names no source it was taken from"
    targets = {hop.target for hop in chain.hops}
    starts = [
        node for node in chain.nodes if node.id not in targets and any(hop.source == node.id for hop in chain.hops)
    ]
    lines = []
    for start in starts:
        line, at, seen = _name(chain, start.id), start.id, {start.id}
        while hop := _next(chain, at):
            line += f" {_ARROW[hop.status]} {_name(chain, hop.target)}"
            at = hop.target
            if at in seen:
                break
            seen.add(at)
        lines.append(line)
    return "; ".join(lines) + _legend(chain)


def _next(chain: Chain, at: str) -> Hop | None:
    return next((hop for hop in chain.hops if hop.source == at), None)


def _name(chain: Chain, node_id: str) -> str:
    node = chain.node(node_id)
    if node.kind == "translator":
        return f"{node.name} (translator)"
    owned = next((f" ({each.says}: {each.body}, {each.date})" for each in node.ownership), "")
    return node.name + owned


def _legend(chain: Chain) -> str:
    if any(hop.status == "inferred" for hop in chain.hops):
        return " · ⇢ inferred, for the paragraphs it covers"
    return ""


def missing_line(chain: Chain) -> str:
    """What the text does not give, on one line."""
    return " · ".join(gap.what for gap in chain.missing)
