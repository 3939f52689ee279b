"""Reconstructs the chain of one article from what it says of itself: attributions, credit lines, metadata.

Only what is written is declared. That a statement reached the first named outlet, and the order of hands
that a credit line does not spell out, is inferred and says so.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from provenance.chain.credits import Credit, credits
from provenance.chain.gaps import gaps
from provenance.chain.graph import Chain, Evidence, Hop, HopKind, Node, NodeKind, Ownership
from provenance.chain.scope import paragraphs_of
from provenance.framing.analysis import Analysis
from provenance.framing.speakers import Speaker
from provenance.lexicon.lexicon import Lexicon
from provenance.lexicon.outlets import Outlet

# From the far end of the chain to this page.
_UPSTREAM: tuple[tuple[str, HopKind], ...] = (
    ("with_information", "credited"),
    ("source", "credited"),
    ("agency_byline", "relayed"),
    ("dateline", "relayed"),
    ("originally", "relayed"),
    ("syndicated", "relayed"),
    ("republication", "relayed"),
    ("via", "relayed"),
)


def trace(analysis: Analysis, lexicon: Lexicon) -> Chain:
    """The chain of an article, from its primary sources to this page."""
    declared = credits(analysis.article)
    builder = _Builder(analysis, lexicon)
    builder.upstream(declared)
    builder.translators(declared)
    builder.primary()
    chain = builder.chain()
    return Chain(chain.nodes, chain.hops, tuple(gaps(analysis, chain, declared)))


class _Builder:
    """Collects nodes and hops while the hands of the text are put in order."""

    def __init__(self, analysis: Analysis, lexicon: Lexicon) -> None:
        self.analysis = analysis
        self.article = analysis.article
        self.lexicon = lexicon
        self.hands: list[tuple[Node, HopKind, Credit]] = []
        self.statements: list[tuple[Node, list[Speaker]]] = []

    def upstream(self, declared: list[Credit]) -> None:
        """Outlets and agencies that had the text before this page, farthest first."""
        for role, kind in _UPSTREAM:
            for credit in declared:
                if credit.role != role or not credit.name:
                    continue
                outlet = self.lexicon.outlets.named(credit.name, self.article.view.text[:2000])
                node = _outlet_node(credit.name, outlet, self._free_id(credit.name))
                if all(hand.name != node.name for hand, _, _ in self.hands):
                    self.hands.append((node, kind, credit))

    def translators(self, declared: list[Credit]) -> None:
        """Whoever turned the text into this language stands between the last outlet and this page."""
        for credit in declared:
            if credit.role in ("translated", "machine_translated"):
                name = credit.name or "machine translation"
                node = Node(self._free_id(name), name, "translator", self.article.language or None)
                self.hands.append((node, "translated", credit))

    def primary(self) -> None:
        """Named statements and documents that the text cites are where its information begins."""
        by_name: dict[str, tuple[Node, list[Speaker]]] = {}
        for speaker in self.analysis.voices.speakers:
            if not speaker.document or speaker.kind == "anonymous" or not speaker.name:
                continue
            if speaker.name.lower() == speaker.document.lower():
                continue
            name = f"{speaker.name} {speaker.document}"
            if name.lower() not in by_name:
                by_name[name.lower()] = (Node(self._free_id(name), name, "statement"), [])
            by_name[name.lower()][1].append(speaker)
        self.statements = list(by_name.values())

    def chain(self) -> Chain:
        page = Node("page", self._page_name(), "page", self.article.language or None)
        hands = [hand for hand, _, _ in self.hands]
        nodes = [node for node, _ in self.statements] + hands + [page]
        hops = [self._from_statement(node, speakers, (*hands, page)[0]) for node, speakers in self.statements]
        for number, (hand, kind, credit) in enumerate(self.hands):
            target = (*hands[number + 1 :], page)[0]
            follower = self.hands[number + 1] if number + 1 < len(self.hands) else None
            hops.append(self._from_hand(hand, target, kind, credit, follower))
        return Chain(tuple(nodes), tuple(hops), ())

    def _from_hand(
        self,
        hand: Node,
        target: Node,
        kind: HopKind,
        credit: Credit,
        follower: tuple[Node, HopKind, Credit] | None,
    ) -> Hop:
        evidence = [self._evidence(credit.start, credit.end)]
        because = "the credit line names it"
        if follower is not None:
            evidence.append(self._evidence(follower[2].start, follower[2].end))
            because = "the credit lines name both; their order follows from the roles"
            kind = "translated" if follower[0].kind == "translator" else kind
        elif hand.kind == "translator":
            kind = "relayed"
        return Hop(hand.id, target.id, kind, "declared", (), tuple(evidence), because)

    def _from_statement(self, node: Node, speakers: list[Speaker], target: Node) -> Hop:
        scope = paragraphs_of(self.analysis, speakers)
        evidence = tuple(self._evidence(speaker.start, speaker.end) for speaker in speakers[:1])
        view = self.article.view
        spans = tuple((view.source(start, end).start, view.source(start, end).end) for start, end in scope)
        if target.kind == "page":
            return Hop(node.id, target.id, "quoted", "declared", spans, evidence, "the text cites it")
        because = f"the text cites it, and came through {target.name}; nothing says who took it from the source"
        return Hop(node.id, target.id, "quoted", "inferred", spans, evidence, because)

    def _evidence(self, start: int, end: int) -> Evidence:
        span = self.article.view.source(start, end)
        return Evidence(span.start, span.end, self.article.text[span.start : span.end])

    def _page_name(self) -> str:
        named = self.article.declared("outlet") or self.article.declared("publisher")
        host = urlsplit(self.article.declared("canonical") or self.article.declared("url")).hostname or ""
        outlet = self.lexicon.outlets.at_domain(host) if host and not named else None
        return named or (outlet.name if outlet else host) or "this page"

    def _free_id(self, name: str) -> str:
        base = re.sub(r"[\W_]+", "-", name.lower()).strip("-") or "node"
        taken = {hand.id for hand, _, _ in self.hands} | {"page"}
        return base if base not in taken else f"{base}-{len(taken)}"


def _outlet_node(name: str, outlet: Outlet | None, identity: str) -> Node:
    if outlet is None:
        return Node(identity, name, "outlet")
    kind: NodeKind = "agency" if outlet.kind == "agency" else "outlet"
    ownership = tuple(Ownership(each.says, each.body, each.date) for each in outlet.ownership)
    return Node(identity, outlet.name, kind, None, outlet.country or None, ownership)
