"""schema.org JSON-LD of a chain, to paste into a page: what publishers leave empty, filled in.

Only what schema.org has words for stands under its names; the whole chain is kept beside it under our own, so
that it can be read back.
"""

from __future__ import annotations

from typing import Any

import msgspec

from provenance.chain.graph import Chain, Node
from provenance.chain.hands import DATELINE
from provenance.formats.disclosure_line import is_machine, line
from provenance.formats.json import render as to_json

_OURS = "urn:news-provenance:"
_ROLES = {"author": "author", "editor": "editor", "contributor": "contributor"}


def render(chains: list[tuple[str, Chain]]) -> str:
    """JSON-LD of the chains: one object, or a graph of several."""
    objects = [document(chain) for _, chain in chains]
    if len(objects) == 1:
        return to_json(objects[0])
    context = _context()
    return to_json(
        {"@context": context, "@graph": [{k: v for k, v in one.items() if k != "@context"} for one in objects]}
    )


def read(text: str) -> list[Chain]:
    """The chains of a JSON-LD document that we wrote."""
    data = msgspec.json.decode(text)
    return [msgspec.convert(one["pv:chain"], type=Chain) for one in data.get("@graph", [data]) if "pv:chain" in one]


def document(chain: Chain, *, whole: bool = True) -> dict[str, Any]:
    """The NewsArticle of one chain; without `whole`, only what a page needs."""
    page = chain.node("page")
    found: dict[str, Any] = {"@context": _context() if whole else "https://schema.org", "@type": "NewsArticle"}
    if page.url:
        found["url"] = page.url
    if page.language:
        found["inLanguage"] = page.language
    if page.name != "this page":
        found["publisher"] = {"@type": "NewsMediaOrganization", "name": page.name}
    for role, name in _ROLES.items():
        _add(found, name, [{"@type": "Person", "name": one.name} for one in chain.roles if one.role == role])
    translators = [node for node in chain.nodes if node.kind == "translator"]
    _add(found, "translator", [_translator(node) for node in translators])
    hands = [node for node in chain.nodes if node.kind in ("agency", "outlet")]
    upstream = [node for node in hands if not _is_cited(chain, node)]
    _add(found, "sourceOrganization", [_organisation(node) for node in upstream])
    if translators and upstream:
        found["translationOfWork"] = _work(upstream[-1])
    based = [node for node in chain.nodes if node.kind == "statement" or (node in hands and _is_cited(chain, node))]
    _add(found, "citation", [_cited(node) for node in based])
    corrections = [one.name for one in chain.roles if one.role == "correction"]
    if corrections:
        found["correction"] = corrections[0] if len(corrections) == 1 else corrections
    if said := line(chain):
        found["creditText"] = said
    datelines = [hop.evidence[0].quoted for hop in chain.hops if hop.because.startswith(DATELINE) and hop.evidence]
    if datelines and datelines[0]:
        found["dateline"] = datelines[0]
    if whole:
        found["pv:chain"] = msgspec.to_builtins(chain)
    return found


def _translator(node: Node) -> dict[str, Any]:
    return {"@type": "SoftwareApplication" if is_machine(node) else "Person", "name": node.name}


def _context() -> list[Any]:
    return ["https://schema.org", {"pv": _OURS, "pv:chain": {"@type": "@json"}}]


def _is_cited(chain: Chain, node: Node) -> bool:
    return any(hop.source == node.id and hop.kind == "quoted" for hop in chain.hops)


def _add(found: dict[str, Any], name: str, values: list[dict[str, Any]]) -> None:
    if values:
        found[name] = values[0] if len(values) == 1 else values


def _organisation(node: Node) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "NewsMediaOrganization", "name": node.name}
    if node.ownership:
        found["ownershipFundingInfo"] = "; ".join(f"{each.says} ({each.body}, {each.date})" for each in node.ownership)
    return found


def _work(node: Node) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "NewsArticle", "publisher": _organisation(node)}
    if node.language:
        work["inLanguage"] = node.language
    if node.url:
        work["url"] = node.url
    return work


def _cited(node: Node) -> dict[str, Any]:
    if node.kind == "statement":
        return {"@type": "CreativeWork", "name": node.name}
    return {"@type": "NewsArticle", "publisher": _organisation(node)}
