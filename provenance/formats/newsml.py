"""NewsML-G2 2.35: the chain as `hopHistory`, the one part of the standard that tells who handled a text.

Hops are written in the order of the way, one party each. The standard has no word for what is inferred or for
evidence; both stand in the action's name, so that nothing inferred looks like a record.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from provenance.chain.graph import Chain, Hop, Node

_SPACE = "http://iptc.org/std/nar/2006-10-01/"
_ACTIONS = {"translated": "transformed", "copied": "transformed", "relayed": "forwarded"}
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml"


def render(chains: list[tuple[str, Chain]]) -> str:
    """A news item for one chain, a news message's worth of them, parted by blank lines, for several."""
    return "\n".join(_item(path, chain) for path, chain in chains)


def _item(path: str, chain: Chain) -> str:
    digest = hashlib.sha256(path.encode("utf-8", "replace")).hexdigest()[:16]
    language = chain.node("page").language
    spoken = f" xml:lang={quoteattr(language)}" if language else ""
    page = chain.node("page")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<newsItem xmlns="{_SPACE}" guid="urn:news-provenance:{digest}" version="1" standard="NewsML-G2"'
        f' standardversion="2.35" conformance="power"{spoken}>',
        f'  <catalogRef href="{_CATALOG}"/>',
        "  <hopHistory>",
        *[line for number, node in enumerate(chain.nodes, start=1) for line in _hop(number, node, chain)],
        "  </hopHistory>",
        "  <itemMeta>",
        '    <itemClass qcode="ninat:text"/>',
        f"    <provider literal={quoteattr(page.id)}><name>{escape(page.name)}</name></provider>",
        f"    <versionCreated>{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}</versionCreated>",
        '    <pubStatus qcode="stat:usable"/>',
        "  </itemMeta>",
        "</newsItem>",
    ]
    return "\n".join(lines) + "\n"


def _hop(number: int, node: Node, chain: Chain) -> list[str]:
    arriving = [hop for hop in chain.hops if hop.target == node.id]
    lines = [
        f'    <hop seq="{number}">',
        f"      <party literal={quoteattr(node.id)}><name>{escape(node.name)}</name></party>",
    ]
    if not arriving:
        lines.append('      <action qcode="hopaction:created" target="hatarget:content"/>')
    lines += [_action(hop, node, chain) for hop in arriving]
    return [*lines, "    </hop>"]


def _action(hop: Hop, node: Node, chain: Chain) -> str:
    action = "transformed" if node.kind == "translator" else _ACTIONS.get(hop.kind, "enhanced")
    said = escape(f"{hop.kind} from {chain.node(hop.source).name}, {hop.status}: {hop.because}")
    target = 'target="hatarget:content"'
    if action == "forwarded":  # the standard's vocabulary has no such action
        return f'      <action uri="urn:news-provenance:forwarded" {target}><name>{said}</name></action>'
    return f'      <action qcode="hopaction:{action}" {target}><name>{said}</name></action>'
