"""ninjs 3.1 of a chain: the news object with its sources as associations and information sources.

The chain itself, with evidence and gaps, stands as a trust indicator whose address holds it, so that it can be read
back.
"""

from __future__ import annotations

import hashlib
from typing import Any

from provenance.chain.graph import Chain, Node
from provenance.formats.json import render as to_json
from provenance.formats.packed_chain import MARK, pack

_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"


def render(chains: list[tuple[str, Chain]]) -> str:
    """One ninjs object, or a list of several."""
    objects = [document(path, chain) for path, chain in chains]
    return to_json(objects[0] if len(objects) == 1 else objects)


def document(path: str, chain: Chain) -> dict[str, Any]:
    """The ninjs object of one chain."""
    page = chain.node("page")
    found: dict[str, Any] = {
        "uri": page.url or _urn(path),
        "type": "text",
        "standard": {"name": "ninjs", "version": "3.1", "schema": _SCHEMA},
    }
    if page.language:
        found["language"] = page.language
    authors = [one.name for one in chain.roles if one.role in ("author", "desk")]
    if authors:
        found["by"] = ", ".join(authors)
    people = [{"name": one.name, "rel": one.role} for one in chain.roles if one.role != "correction"]
    people += [{"name": node.name, "rel": "translator"} for node in chain.nodes if node.kind == "translator"]
    if people:
        found["people"] = people
    sources = [node for node in chain.nodes if node.kind in ("agency", "outlet")]
    if sources:
        found["infoSources"] = [{"name": node.name, "role": node.kind} for node in sources]
    found["associations"] = [_association(node, chain, path) for node in chain.nodes if node.kind != "page"]
    if chain.missing:
        found["edNote"] = "; ".join(f"not given: {gap.what}" for gap in chain.missing)
    if not found["associations"]:
        del found["associations"]
    # The whole chain with its evidence, for which ninjs has no words.
    found["trustIndicators"] = [{"role": MARK, "title": "source chain", "href": pack(chain)}]
    return found


def _association(node: Node, chain: Chain, path: str) -> dict[str, Any]:
    hop = next((hop for hop in chain.hops if hop.source == node.id), None)
    rel = f"{hop.kind}-{hop.status}" if hop is not None else "source"
    found: dict[str, Any] = {"name": node.name, "rel": rel, "uri": node.url or _urn(f"{path}#{node.id}")}
    if node.language:
        found["language"] = node.language
    return found


def _urn(name: str) -> str:
    return f"urn:news-provenance:{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:16]}"
