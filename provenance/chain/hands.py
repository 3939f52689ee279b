"""The hands a text went through, in tiers from the far end to this page: who may stand beside whom.

Several parties of one tier ("dpa/AFP") are branches side by side, never a line one after the other.
"""

from __future__ import annotations

import re
from textwrap import shorten
from typing import NamedTuple

from provenance.article.article import Article
from provenance.article.language_names import language_code
from provenance.chain.credits import Credit
from provenance.chain.graph import Evidence, HopKind, Node, NodeKind, Ownership, Role
from provenance.chain.metadata import Declared, host_of, page_outlet
from provenance.lexicon.outlets import Outlet, Outlets

TIERS: tuple[tuple[tuple[str, ...], HopKind], ...] = (
    (("with_information", "source"), "credited"),
    (("agency_byline", "dateline"), "relayed"),
    (("originally",), "relayed"),
    (("syndicated", "republication"), "relayed"),
    (("via",), "relayed"),
    (("translated", "machine_translated"), "translated"),
)
_ROLES = {"byline": "author", "desk": "desk", "edited": "editor", "with_information": "contributor"}
_CUED, _DATELINE, _NOTE = 4000, 100, 300
_ADDRESS = re.compile(r"https?://\S+")
# Why a hop is there whose evidence is a dateline.
DATELINE = "the dateline names it"


class Hand(NamedTuple):
    """A party the text went through: its node, tier, how it is credited and how sure that is."""

    node: Node
    tier: int
    kind: HopKind
    evidence: Evidence
    place: str
    confidence: float
    because: str


class Hands:
    """Collects hands and roles from credits and metadata, each party once."""

    def __init__(self, article: Article, outlets: Outlets) -> None:
        self.article = article
        self.outlets = outlets
        self.found: list[Hand] = []
        self.roles: list[Role] = []
        self.open_names: dict[str, list[Outlet]] = {}
        name, outlet = page_outlet(article, outlets)
        self._own = {name.casefold(), outlet.name.casefold() if outlet else ""} - {""}
        self._ids: set[str] = {"page"}
        # The language that a translation credit names as the original's.
        self.language = ""

    def add_credit(self, credit: Credit) -> None:
        """A credit line: a hand, or a role."""
        tier = _tier(credit.role)
        evidence = self._evidence(credit.start, credit.end)
        if credit.role == "correction":
            words = self.article.view.text[credit.start : credit.end]
            self._add_role(Role("correction", shorten(words, _NOTE, placeholder=" …"), (evidence,)))
            return
        known = self.outlets.bearing(credit.name) if credit.name else []
        if tier is None or (credit.role == "with_information" and not known):
            if credit.role in _ROLES and credit.name:
                self._add_role(Role(_ROLES[credit.role], credit.name, (evidence,)))
            return
        name = credit.name or ("machine translation" if credit.role == "machine_translated" else "")
        linked = _ADDRESS.search(evidence.quoted or "")
        address = linked[0] if linked and host_of(linked[0]) == name else ""
        if address and (outlet := self.outlets.at_domain(name)) is not None:
            name = outlet.name
        if name:
            spoken = language_code(credit.translated_from) if credit.translated_from else ""
            sure = 0.95 if credit.place != "middle" else 0.85
            if credit.role == "dateline":
                evidence = self._whole_dateline(credit)
            because = DATELINE if credit.role == "dateline" else "the credit line names it"
            self._add(tier, name, evidence, credit.place, sure, because, url=address, language=spoken)

    def add_declared(self, declared: Declared) -> None:
        """A source that metadata declares."""
        tier = _tier(declared.role)
        if tier is not None:
            because = f"the page's metadata names it ({declared.evidence.field})"
            self._add(tier, declared.name, declared.evidence, "metadata", 0.85, because, url=declared.url)

    def is_own(self, name: str) -> bool:
        """Whether a name is the publishing page's own."""
        return name.casefold() in self._own

    def same(self, one: str, other: str) -> bool:
        """Whether two names are one, or names of one outlet."""
        if one.casefold() == other.casefold():
            return True
        known = self.outlets.bearing(one)
        return bool(known) and any(outlet in self.outlets.bearing(other) for outlet in known)

    def identity(self, name: str) -> str:
        """A free id for a node of this name."""
        base = re.sub(r"[\W_]+", "-", name.lower()).strip("-") or "node"
        number, free = 1, base
        while free in self._ids:
            number += 1
            free = f"{base}-{number}"
        self._ids.add(free)
        return free

    def tiers(self) -> list[list[Hand]]:
        """The hands by tier, the farthest first; empty tiers left out."""
        rows = [[one for one in self.found if one.tier == tier] for tier in range(len(TIERS))]
        return [row for row in rows if row]

    def _add(
        self,
        tier: int,
        name: str,
        evidence: Evidence,
        place: str,
        confidence: float,
        because: str,
        *,
        url: str = "",
        language: str = "",
    ) -> None:
        outlet, note = (None, "") if tier == len(TIERS) - 1 else self.resolve(name)
        shown = outlet.name if outlet else name
        if self.is_own(shown) or self.is_own(name):
            return
        for one in self.found:
            if one.node.name.casefold() == shown.casefold() and (one.tier == tier or tier < len(TIERS) - 1):
                return
        kind = TIERS[tier][1]
        if tier == len(TIERS) - 1:
            node = Node(self.identity(name), name, "translator", self.article.language or None)
        else:
            node = outlet_node(self.identity(name), name, outlet, url)
        sure = round(confidence - (0.2 if note else 0.0), 2)
        self.found.append(Hand(node, tier, kind, evidence, place, sure, because + note))
        self.language = self.language or language

    def resolve(self, name: str) -> tuple[Outlet | None, str]:
        """The outlet of a name, and a note where its name is open between several."""
        context = self.article.view.text[:_CUED]
        outlet = self.outlets.named(name, context, self.article.language)
        if outlet is not None:
            return outlet, ""
        known = self.outlets.bearing(name)
        if not known:
            return None, ""
        self.open_names[name] = known
        could = " or ".join(f"{one.name} ({one.country or 'no one country'})" for one in known[:3])
        return None, f"; which one is open: it could be {could}, and nothing else in the text tells"

    def _add_role(self, role: Role) -> None:
        if all((one.role, one.name) != (role.role, role.name) for one in self.roles):
            self.roles.append(role)

    def _whole_dateline(self, credit: Credit) -> Evidence:
        """The dateline that names an agency, from its place to the bracket behind the name."""
        text = self.article.view.text
        start = next((one.start for one in self.article.passages if one.start <= credit.start < one.end), credit.start)
        start = max(start, text.rfind("\n", start, credit.start) + 1)
        end = credit.end + (text[credit.end : credit.end + 1] in tuple(")）]】"))
        return self._evidence(start if credit.start - start < _DATELINE else credit.start, end)

    def _evidence(self, start: int, end: int) -> Evidence:
        span = self.article.view.source(start, end)
        return Evidence(span.start, span.end, self.article.text[span.start : span.end])


def _tier(role: str) -> int | None:
    return next((number for number, (roles, _) in enumerate(TIERS) if role in roles), None)


def outlet_node(identity: str, name: str, outlet: Outlet | None, url: str = "") -> Node:
    """The node of an outlet, with what assessors say of its ownership."""
    if outlet is None:
        return Node(identity, name, "outlet", url=url or None)
    kind: NodeKind = "agency" if outlet.kind == "agency" else "outlet"
    ownership = tuple(Ownership(each.says, each.body, each.date) for each in outlet.ownership)
    return Node(identity, outlet.name, kind, None, outlet.country or None, ownership, url or None)
