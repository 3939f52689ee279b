"""W3C PROV (PROV-JSON and PROV-N) of a chain, and the way back.

Every stage is an entity (the text as it stood there) attributed to an agent; every hop is an activity that used
one and generated the next. What PROV has no word for (status, confidence, evidence, gaps) is kept in attributes
of our own namespace, so that the chain survives the round trip.
"""

from __future__ import annotations

from typing import Any

import msgspec

from provenance.chain.graph import Chain, Gap, Hop, Node, Role

NAMESPACE = "urn:news-provenance:"
_AGENTS = {"translator": "prov:Person", "person": "prov:Person"}


def render_json(chains: list[tuple[str, Chain]]) -> str:
    """PROV-JSON of the chains, one bundle each where there are several."""
    text: str = _document(chains).serialize(indent=2)
    return text + "\n"


def render_n(chains: list[tuple[str, Chain]]) -> str:
    """PROV-N of the chains."""
    text: str = _document(chains).get_provn()
    return text + "\n"


def read_json(text: str) -> list[Chain]:
    """The chains of a PROV-JSON document that we wrote, in order."""
    from prov.model import ProvDocument

    document = ProvDocument.deserialize(content=text)
    bundles = list(document.bundles)
    return [_chain(bundle) for bundle in (bundles or [document])]


def _document(chains: list[tuple[str, Chain]]) -> Any:
    from prov.model import ProvDocument

    document = ProvDocument()
    document.add_namespace("pv", NAMESPACE)
    for number, (path, chain) in enumerate(chains):
        bundle = document if len(chains) == 1 else document.bundle(f"pv:article-{number}")
        _fill(bundle, path, chain)
    return document


def _fill(bundle: Any, path: str, chain: Chain) -> None:
    for number, node in enumerate(chain.nodes):
        entity = {"prov:label": node.name, "pv:node": _packed(node), "pv:order": number}
        if node.kind == "page":
            entity["pv:path"] = path
            entity["pv:missing"] = _packed(chain.missing)
            entity["pv:roles"] = _packed(chain.roles)
            entity["pv:contradictions"] = _packed(chain.contradictions)
        bundle.entity(f"pv:text-{node.id}", entity)
        agent = {"prov:label": node.name, "prov:type": _AGENTS.get(node.kind, "prov:Organization")}
        if node.kind != "statement":
            bundle.agent(f"pv:agent-{node.id}", agent)
            bundle.wasAttributedTo(f"pv:text-{node.id}", f"pv:agent-{node.id}")
    for number, hop in enumerate(chain.hops):
        activity = f"pv:hop-{number}"
        bundle.activity(activity, None, None, {"prov:label": f"{hop.kind}, {hop.status}", "pv:hop": _packed(hop)})
        bundle.used(activity, f"pv:text-{hop.source}")
        bundle.wasGeneratedBy(f"pv:text-{hop.target}", activity)
        bundle.wasDerivedFrom(f"pv:text-{hop.target}", f"pv:text-{hop.source}", activity)
        if chain.node(hop.source).kind != "statement":
            bundle.wasAssociatedWith(activity, f"pv:agent-{hop.source}")


def _chain(bundle: Any) -> Chain:
    from prov.model import ProvActivity, ProvEntity

    nodes: list[tuple[int, Node]] = []
    rest: dict[str, Any] = {}
    for record in bundle.get_records(ProvEntity):
        held = {str(name): value for name, value in record.attributes}
        nodes.append((int(held["pv:order"]), msgspec.json.decode(str(held["pv:node"]), type=Node)))
        rest.update({name: value for name, value in held.items() if name in ("pv:missing", "pv:roles", _DISPUTED)})
    hops: list[tuple[int, Hop]] = []
    for record in bundle.get_records(ProvActivity):
        held = {str(name): value for name, value in record.attributes}
        number = int(str(record.identifier).rpartition("-")[2])
        hops.append((number, msgspec.json.decode(str(held["pv:hop"]), type=Hop)))
    return Chain(
        tuple(node for _, node in sorted(nodes, key=lambda one: one[0])),
        tuple(hop for _, hop in sorted(hops, key=lambda one: one[0])),
        msgspec.json.decode(str(rest.get("pv:missing", "[]")), type=tuple[Gap, ...]),
        msgspec.json.decode(str(rest.get("pv:roles", "[]")), type=tuple[Role, ...]),
        msgspec.json.decode(str(rest.get(_DISPUTED, "[]")), type=tuple[Gap, ...]),
    )


_DISPUTED = "pv:contradictions"


def _packed(value: Any) -> str:
    return msgspec.json.encode(value).decode()
