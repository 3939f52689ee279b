"""NewsML-G2 2.35: the chain as `hopHistory`, the one part of the standard that tells who handled a text.

Hops are written in the order of the way, one party each. The standard has no word for what is inferred or for
evidence; both stand in the action's name, so that nothing inferred looks like a record. The chain itself stands in a
link whose address holds it, so that it can be read back.
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from xml.sax.saxutils import escape as _escaped
from xml.sax.saxutils import quoteattr as _quoted

from provenance.chain.graph import Chain, Hop, Node
from provenance.formats.packed_chain import MARK, pack

_SPACE = "http://iptc.org/std/nar/2006-10-01/"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ACTIONS = {"translated": "transformed", "copied": "transformed", "relayed": "forwarded"}
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml"

# What XML has no way to write.
_UNWRITABLE = re.compile("[^\\t\\n\\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(chains: list[tuple[str, Chain]]) -> str:
    """A news item for one chain, a news message with an item each for several."""
    if len(chains) == 1:
        return _HEAD + _item(*chains[0])
    sent = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    items = "".join(_item(path, chain) for path, chain in chains)
    return (
        f'{_HEAD}<newsMessage xmlns="{_SPACE}">\n<header><sent>{sent}</sent></header>\n<itemSet>\n'
        f"{items}</itemSet>\n</newsMessage>\n"
    )


def _item(path: str, chain: Chain) -> str:
    digest = hashlib.sha256(path.encode("utf-8", "replace")).hexdigest()[:16]
    language = chain.node("page").language
    spoken = f" xml:lang={_value(language)}" if language else ""
    page = chain.node("page")
    lines = [
        f'<newsItem xmlns="{_SPACE}" guid="urn:news-provenance:{digest}" version="1" standard="NewsML-G2"'
        f' standardversion="2.35" conformance="power"{spoken}>',
        f'  <catalogRef href="{_CATALOG}"/>',
        "  <hopHistory>",
        *[line for number, node in enumerate(chain.nodes, start=1) for line in _hop(number, node, chain)],
        "  </hopHistory>",
        "  <itemMeta>",
        '    <itemClass qcode="ninat:text"/>',
        f"    <provider literal={_value(page.id)}><name>{_plain(page.name)}</name></provider>",
        f"    <versionCreated>{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}</versionCreated>",
        '    <pubStatus qcode="stat:usable"/>',
        f'    <link reluri="{MARK}" href={_value(pack(chain))}/>',
        "  </itemMeta>",
        "</newsItem>",
    ]
    return "\n".join(lines) + "\n"


def _hop(number: int, node: Node, chain: Chain) -> list[str]:
    arriving = [hop for hop in chain.hops if hop.target == node.id]
    lines = [
        f'    <hop seq="{number}">',
        f"      <party literal={_value(node.id)}><name>{_plain(node.name)}</name></party>",
    ]
    if not arriving:
        lines.append('      <action qcode="hopaction:created" target="hatarget:content"/>')
    lines += [_action(hop, node, chain) for hop in arriving]
    return [*lines, "    </hop>"]


def _action(hop: Hop, node: Node, chain: Chain) -> str:
    action = "transformed" if node.kind == "translator" else _ACTIONS.get(hop.kind, "enhanced")
    said = _plain(f"{hop.kind} from {chain.node(hop.source).name}, {hop.status}: {hop.because}")
    target = 'target="hatarget:content"'
    if action == "forwarded":  # the standard's vocabulary has no such action
        return f'      <action uri="urn:news-provenance:forwarded" {target}><name>{said}</name></action>'
    return f'      <action qcode="hopaction:{action}" {target}><name>{said}</name></action>'


def _plain(text: str) -> str:
    return _escaped(_UNWRITABLE.sub("\ufffd", text))


def _value(text: str) -> str:
    return _quoted(_UNWRITABLE.sub("\ufffd", text))
