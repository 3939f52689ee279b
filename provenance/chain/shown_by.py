"""The words that led to a finding about the chain: what the text has of a credit, or the field that declares it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from provenance.chain.graph import Chain, Evidence

# Evidence is quoted from the source; whoever reads a reason wants its words without markup.
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_MOST = 3
_LETTERS = 120
_HANDED_ON = ("relayed", "translated", "copied")


def shown_by(evidence: Iterable[Evidence]) -> str:
    """A sentence that quotes the evidence, "" without any; what is longer than 120 letters is cut at a word."""
    told = list(dict.fromkeys(part for one in evidence if (part := _part(one))))
    if not told:
        return ""
    more = f" and {len(told) - _MOST} more" if len(told) > _MOST else ""
    return f"Shown by {', '.join(told[:_MOST])}{more}."


def handed_on(chain: Chain) -> list[Evidence]:
    """What shows that the text came through other hands."""
    return [one for hop in chain.hops if hop.kind in _HANDED_ON for one in hop.evidence]


def translated_by(chain: Chain) -> list[Evidence]:
    """What shows that the text was translated: credits of translators, and hops of that kind."""
    hands = {node.id for node in chain.nodes if node.kind == "translator"}
    return [one for hop in chain.hops if hop.source in hands or hop.kind == "translated" for one in hop.evidence]


def beside(chain: Chain, node: str) -> list[Evidence]:
    """What shows that a node of the chain is part of it."""
    own = [hop.evidence[0] for hop in chain.hops if hop.source == node and hop.evidence]
    return own or [one for hop in chain.hops if hop.target == node for one in hop.evidence]


def shared_words(text: str, runs: Iterable[tuple[int, int]]) -> list[Evidence]:
    """Stretches of the text as evidence, by their code points."""
    return [Evidence(start, end, text[start:end]) for start, end in runs]


def _part(one: Evidence) -> str:
    if one.quoted:
        words = " ".join(_TAG.sub("", one.quoted).split())
        return f"“{words}”" if len(words) <= _LETTERS else f"“{words[:_LETTERS].rsplit(' ', 1)[0]}” …"
    if one.field and one.value:
        return f"“{one.value}” (field {one.field})"
    return ""
