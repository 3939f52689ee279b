"""A chain packed into one address, for standards that have a place for a link and none for evidence.

`data:application/json,…` is a URI like any other, opens in a browser, and needs no network.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

import msgspec

from provenance.chain.graph import Chain
from provenance.errors import ReadError

MARK = "urn:news-provenance:chain"
_HEAD = "data:application/json;charset=utf-8,"
_LONGEST = 8_000_000


def pack(chain: Chain) -> str:
    """The address that holds a chain."""
    return _HEAD + quote(msgspec.json.encode(chain), safe="")


def unpack(address: str, *, where: str = "chain") -> Chain:
    """The chain that an address holds. ReadError where it holds none, or one that contradicts itself."""
    if not address.startswith(_HEAD) or len(address) > _LONGEST:
        raise ReadError("holds no chain that this program wrote", where=where, mend="export it again")
    return decode(unquote(address[len(_HEAD) :]), where=where)


def decode(text: str, *, where: str) -> Chain:
    """The chain in a JSON text, its hops checked against its nodes."""
    try:
        return checked(msgspec.json.decode(text, type=Chain), where=where)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ReadError(f"holds a damaged chain: {error}", where=where, mend="export it again") from None


def checked(chain: Chain, *, where: str) -> Chain:
    """The chain, if it has a page, ids that are its own, and hops between nodes that it has."""
    ids = [node.id for node in chain.nodes]
    named = {end for hop in chain.hops for end in (hop.source, hop.target)}
    if "page" not in ids or len(set(ids)) != len(ids) or not named <= set(ids):
        what = "holds a chain that does not hang together: a hop names a node that is not there, or twice"
        raise ReadError(what, where=where, mend="export it again")
    return chain
