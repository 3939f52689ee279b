"""Reconstructs the chain of one article from what it says of itself: attributions, credit lines, metadata.

Only what is written is declared. That a statement reached the first named outlet, and the order of hands
that a credit line does not spell out, is inferred and says so.
"""

from __future__ import annotations

import msgspec

from provenance.article.article import Article
from provenance.chain.cited import Cited, cited, works
from provenance.chain.credits import credits
from provenance.chain.gaps import gaps
from provenance.chain.graph import Chain, Evidence, Hop, Node
from provenance.chain.hands import Hand, Hands
from provenance.chain.metadata import contradictions, declared_sources, host_of, original_language, page_outlet
from provenance.chain.scope import paragraphs_of
from provenance.framing.analysis import Analysis
from provenance.lexicon.lexicon import Lexicon

# How sure a hop is where a text cites a source itself, and where the citing hand is not known.
_CITED, _LISTED, _INFERRED = 0.9, 0.85, 0.5


def trace(analysis: Analysis, lexicon: Lexicon) -> Chain:
    """The chain of an article, from its primary sources to this page."""
    article = analysis.article
    hands = Hands(article, lexicon.outlets)
    for credit in credits(article, lexicon.outlets):
        hands.add_credit(credit)
    for declared in declared_sources(article, lexicon.outlets):
        hands.add_declared(declared)
    sources = cited(analysis, hands)
    page = _page(article, lexicon)
    tiers = _with_language(hands.tiers(), hands.language or original_language(article))
    listed = works(hands, sources)
    nodes = (
        [one.node for one in sources]
        + [node for node, _ in listed]
        + [hand.node for tier in tiers for hand in tier]
        + [page]
    )
    first = tiers[0] if tiers else []
    entry = first[0].node if len(first) == 1 else page
    at = {node.id: node for node in nodes}
    hops = [_from_cited(analysis, one, at.get(one.through) or (entry if tiers else page)) for one in sources]
    hops += [_from_work(node, evidence, page) for node, evidence in listed]
    for number, tier in enumerate(tiers):
        follower = tiers[number + 1] if number + 1 < len(tiers) else None
        hops += [_from_hand(hand, follower, page) for hand in tier]
    credited = [node.name for node in nodes if node.kind == "agency"]
    origins = [hand.node.name for hand in hands.found if hand.place != "metadata" and hand.node.kind == "outlet"]
    disputed = tuple(contradictions(article, lexicon.outlets, credited, origins))
    chain = Chain(tuple(nodes), tuple(hops), (), tuple(hands.roles), disputed)
    return msgspec.structs.replace(chain, missing=tuple(gaps(analysis, chain, hands, sources)))


def _page(article: Article, lexicon: Lexicon) -> Node:
    name, outlet = page_outlet(article, lexicon.outlets)
    url = article.declared("canonical") or article.declared("url")
    shown = url if host_of(url) else None
    country = (outlet.country if outlet else "") or None
    return Node("page", name or "this page", "page", article.language or None, country, (), shown)


def _with_language(tiers: list[list[Hand]], spoken: str) -> list[list[Hand]]:
    """The tiers with the original's language on what stood before a translator."""
    before = next((number for number, tier in enumerate(tiers) if tier[0].node.kind == "translator"), 0)
    if not spoken:
        return tiers
    return [
        [hand._replace(node=msgspec.structs.replace(hand.node, language=spoken)) for hand in tier]
        if number < before or (not before and tier[0].node.kind != "translator")
        else tier
        for number, tier in enumerate(tiers)
    ]


def _from_hand(hand: Hand, follower: list[Hand] | None, page: Node) -> Hop:
    """The hop from a hand to the next one, or to this page where several could have been next."""
    evidence, kind, because, sure = [hand.evidence], hand.kind, hand.because, hand.confidence
    target = page
    if follower is not None and len(follower) == 1:
        target = follower[0].node
        evidence.append(follower[0].evidence)
        kind = "translated" if target.kind == "translator" else kind
        because += "; both are credited, and their order follows from their roles"
        sure = round(min(sure, follower[0].confidence) - 0.05, 2)
    elif hand.node.kind == "translator":
        kind = "relayed"
    elif follower is not None:
        because += "; several are credited next, and nothing says which of them took it from here"
        sure = round(sure - 0.2, 2)
    return Hop(hand.node.id, target.id, kind, "declared", (), tuple(evidence), because, sure, hand.place)


def _from_work(node: Node, evidence: Evidence, page: Node) -> Hop:
    because = f"the page's metadata cites it ({evidence.field})"
    return Hop(node.id, page.id, "quoted", "declared", (), (evidence,), because, _LISTED, "metadata")


def _from_cited(analysis: Analysis, one: Cited, target: Node) -> Hop:
    view = analysis.article.view
    scope = paragraphs_of(analysis, one.speakers)
    spans = tuple((view.source(start, end).start, view.source(start, end).end) for start, end in scope)
    speaker = one.speakers[0]
    span = view.source(speaker.start, speaker.end)
    evidence = (Evidence(span.start, span.end, analysis.article.text[span.start : span.end]),)
    if one.through == target.id:
        because = f"the text says that {target.name} cites it{one.note}"
        return Hop(one.node.id, target.id, "quoted", "declared", spans, evidence, because, _CITED, "middle")
    if target.kind == "page":
        because = f"the text cites it{one.note}"
        return Hop(one.node.id, target.id, "quoted", "declared", spans, evidence, because, _CITED, "middle")
    because = f"the text cites it, and came through {target.name}; nothing says who took it from the source{one.note}"
    return Hop(one.node.id, target.id, "quoted", "inferred", spans, evidence, because, _INFERRED, "middle")
