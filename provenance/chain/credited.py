"""Holds what a text says of its sources against what was found in the texts that are handed in.

A credited source whose text is found is verified; one whose text was handed in and is not found there is
contradicted; a text that was taken over and is credited nowhere becomes a detected hop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from provenance.chain.candidate import Candidate
from provenance.chain.detection import detect
from provenance.chain.graph import Chain, Detection, Evidence, Gap, Hop, Node, Status
from provenance.chain.shown_by import shared_words, shown_by
from provenance.framing.analysis import Analysis
from provenance.framing.clerk import Clerk
from provenance.framing.finding import Finding
from provenance.lexicon.outlets import Outlets

# From this confidence in taking and direction on, a missing credit is worth a warning.
_SURE = 0.6
_VERBS = {"copied": "copies", "translated": "translates", "quoted": "shares quotations with"}
_HANDS = ("agency", "outlet", "person")


def with_detected(analysis: Analysis, chain: Chain, candidates: Sequence[Candidate], outlets: Outlets) -> Chain:
    """The chain with what the candidates show; a candidate of the same path as the article is left out."""
    article = Candidate(analysis.article, outlets)
    for other in candidates:
        if other.article.path == analysis.article.path:
            continue
        if not article.language or not other.language:
            chain = msgspec.structs.replace(chain, missing=(*chain.missing, _uncompared(other)))
            continue
        found = detect(article, other)
        node = next((one for one in chain.nodes if _is(one, other, outlets)), None)
        if found is not None:
            chain = msgspec.structs.replace(chain, detected=(*chain.detected, found))
            chain = _verified(chain, node, found) if node is not None else _added(chain, other, found)
        elif node is not None:
            chain = _contradicted(chain, node, other)
    return chain


def _uncompared(other: Candidate) -> Gap:
    path = other.article.path
    return Gap(f"comparison with {path}", "nobody can tell the language of both, so nothing was compared (--lang)")


def _is(node: Node, other: Candidate, outlets: Outlets) -> bool:
    return node.kind in _HANDS and other.is_called(node.name, node.url, outlets)


def _verified(chain: Chain, node: Node, found: Detection) -> Chain:
    """The hops from a credited source, now with the text of the source as evidence."""
    if found.direction == "into it":
        because = "the text that was handed in is later than this one"
        return _marked(chain, node, "contradicted", 0.5, f"{because}: {found.because}")
    return _marked(chain, node, "verified", found.confidence, f"found in {found.path}: {found.because}")


def _contradicted(chain: Chain, node: Node, other: Candidate) -> Chain:
    because = f"{other.article.path}, handed in as a text of {node.name}, shares no more with this one than chance"
    return _marked(chain, node, "contradicted", 0.5, because)


def _marked(chain: Chain, node: Node, status: Status, sure: float, because: str) -> Chain:
    """The chain with the hops from a node marked; what one text verifies, another no longer contradicts."""

    def mark(hop: Hop) -> Hop:
        if hop.source != node.id or (status == "contradicted" and hop.status == "verified"):
            return hop
        reason = f"{hop.because}; {because}" if hop.because else because
        confidence = max(hop.confidence, sure) if status == "verified" else sure
        return msgspec.structs.replace(hop, status=status, because=reason, confidence=confidence)

    return msgspec.structs.replace(chain, hops=tuple(map(mark, chain.hops)))


def _added(chain: Chain, other: Candidate, found: Detection) -> Chain:
    """A source that nobody credits, as a node of its own with a detected hop; only where it came first."""
    if found.direction != "from it":
        return chain
    number = sum(node.id.startswith("detected-") for node in chain.nodes) + 1
    country = other.outlet.country or None if other.outlet else None
    node = Node(
        f"detected-{number}", found.name or found.path, "outlet", other.language, country, (),
        other.article.declared("canonical") or other.article.declared("url") or None,
    )  # fmt: skip
    sure = round(min(found.confidence, found.direction_confidence), 2)
    evidence = (Evidence(field="handed in", value=found.path),)
    hop = Hop(node.id, "page", found.kind, "detected", found.runs, evidence, found.because, sure)
    page = chain.nodes[-1:]
    return msgspec.structs.replace(chain, nodes=(*chain.nodes[:-1], node, *page), hops=(*chain.hops, hop))


def detection_findings(clerk: Clerk, chain: Chain) -> Iterator[Finding]:
    """The findings on texts that were handed in: taken over without credit, or credited and not found."""
    for hop in chain.hops:
        if hop.status == "contradicted":
            name = chain.node(hop.source).name
            yield clerk.whole(
                "chain/credited-not-found", "warning", f"credited to {name}, but not found there",
                f"{hop.because}. Either the credit or the text that was handed in is the wrong one. "
                f"{shown_by(hop.evidence)}".rstrip(),
            )  # fmt: skip
        elif hop.status == "detected":
            yield _uncredited(clerk, chain, hop)


def _uncredited(clerk: Clerk, chain: Chain, hop: Hop) -> Finding:
    name = chain.node(hop.source).name
    found = next(one for one in chain.detected if one.path == hop.evidence[0].value)
    words = shown_by(shared_words(clerk.analysis.article.text, hop.scope))
    if not found.name:
        return clerk.whole(
            "chain/unnamed-source", "note", f"{_VERBS[found.kind]} {name}, which names no outlet",
            f"{hop.because}. Without a name nobody can tell whether it is credited. {words}".rstrip(),
        )  # fmt: skip
    sure = found.kind != "quoted" and hop.confidence >= _SURE
    return clerk.whole(
        "chain/uncredited-copy", "warning" if sure else "note", f"{_VERBS[found.kind]} {name}, which is not credited",
        f"{hop.because}. Readers are owed the name of whose text this was; confidence {hop.confidence:.2f}. "
        f"{words}".rstrip(),
    )  # fmt: skip
