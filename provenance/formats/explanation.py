"""`provenance explain`: what a concept, a rule or a word is, why, for whom, and who rules what on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from provenance.errors import LexiconError
from provenance.formats.page import Page
from provenance.gate.rules import Rule, rule
from provenance.lexicon.concepts import Authority
from provenance.lexicon.index import Target
from provenance.lexicon.lexicon import Lexicon
from provenance.text.words import Words


class _Meaning(NamedTuple):
    language: str
    target: Target


def explanation(lexicon: Lexicon, what: str, *, width: int = 80, colour: bool = False) -> str:
    """Explain a concept id, a rule, or a word in any language. Raises LexiconError for what nobody knows."""
    page = Page(width, colour=colour)
    page_of = rule(what)
    if page_of is not None:
        _rule(page, lexicon, what, page_of)
        return page.text()
    concepts = [what] if _known(lexicon, what) else []
    meanings = list(_meanings(lexicon, what))
    concepts += [one.target.key for one in meanings if one.target.kind == "concept"]
    for name in dict.fromkeys(concepts):
        _concept(page, lexicon, name)
    _labels(page, lexicon, meanings)
    for language, category, strength in dict.fromkeys(
        (one.language, one.target.key, one.target.strength) for one in meanings if one.target.kind == "list"
    ):
        known = lexicon.explanations(language).categories.get(category)
        page.line(f"“{what}” · {category} · strength {strength} · listed in {language}", "bold")
        page.entry("why", known.rationale if known else "")
        if known:
            page.entry("literature", known.literature)
        page.line()
    if not page.text().strip():
        raise LexiconError(f"nothing is known of {what!r}", mend="try a base form, or `provenance lexicon list`")
    return page.text()


def _rule(page: Page, lexicon: Lexicon, what: str, known: Rule) -> None:
    page.line(what, "bold")
    category = lexicon.explanations("en").categories.get(what.partition("/")[2]) if known.id == "loaded" else None
    page.entry("what", known.what)
    page.entry("why", category.rationale if category is not None else known.why)
    page.entry("severity", known.severity)
    if category is None:
        page.entry("example", known.example)
    else:
        page.entry("literature", category.literature)
    page.entry("instead", known.instead)


def _known(lexicon: Lexicon, name: str) -> bool:
    return any(name in lexicon.explanations(code).concepts for code in ("en", *lexicon.framing_languages))


def _meanings(lexicon: Lexicon, what: str) -> Iterator[_Meaning]:
    """What a surface form points to, in every language."""
    for code in lexicon.framing_languages:
        words = Words(what, code)
        for hit in lexicon.matcher(code).find(words):
            if hit.target.kind in ("concept", "list", "label") and hit.last - hit.first + 1 == len(words):
                yield _Meaning(code, hit.target)


def _concept(page: Page, lexicon: Lexicon, name: str) -> None:
    concept = next(
        (c for code in ("en", *lexicon.framing_languages) if (c := lexicon.explanations(code).concepts.get(name))),
        None,
    )
    page.line(f"{name} · {concept.category if concept else 'contested term'}", "bold")
    if concept is not None:
        settle = "settle it in own voice" if concept.precise else "a note"
        page.entry("strength", f"{concept.strength} of 3, {settle}")
        page.entry("why", concept.rationale)
        for authority in concept.authority:
            page.entry("who says so", _authority(authority))
    for code in lexicon.framing_languages:
        wording = lexicon.explanations(code).wordings.get(name)
        if wording is not None:
            instead = f" · instead: {', '.join(wording.instead)}" if wording.instead else ""
            page.entry(f"in {code}", f"{', '.join(wording.forms)}{instead}")
            page.entries("  hits", wording.hits[:2])
            page.entries("  misses", wording.misses[:2])
    _sides(page, lexicon, name)
    for house in lexicon.houses.values():
        ruling = house.rulings.get(name)
        if ruling is not None:
            demands = ", ".join(f"{v} {d}" for v in ("own", "quoted", "attributed") if (d := ruling.demand(v)))
            page.entry(house.id, f"{demands}: {ruling.point} ({ruling.title} {ruling.date}, {ruling.status})")
    page.line()


def _sides(page: Page, lexicon: Lexicon, name: str) -> None:
    takes = {"actor": "favours whoever does it", "opponent": "favours the one it is said against"}
    for dispute_id in lexicon.dispute_ids:
        dispute = lexicon.dispute(dispute_id)
        for term in dispute.terms:
            if term.concept == name:
                page.entry(
                    "side",
                    f"{dispute.name}: {takes.get(term.side_from, f'favours {term.side}')}; {term.because}",
                )
        for standing in dispute.standings:
            if name in standing.concepts:
                page.entry("standing", f"{dispute.name}: {_authority(standing.authority)}")


def _labels(page: Page, lexicon: Lexicon, meanings: list[_Meaning]) -> None:
    for place in dict.fromkeys((one.target.key, one.target.place) for one in meanings if one.target.kind == "label"):
        dispute = lexicon.dispute(place[0])
        referent_id, _, number = place[1].rpartition("/")
        referent = next(one for one in dispute.referents if one.id == referent_id)
        label = referent.labels[int(number)]
        page.line(f"{dispute.name} · {referent.name} · as {label.side} calls it", "bold")
        page.entry("why", label.because)
        page.entries("instead", [", ".join(label.instead.get("en", ()))] if label.instead.get("en") else [])
        for other in referent.labels:
            if other is not label:
                page.entry(
                    "others say",
                    f"{other.side}: {', '.join(form for f in other.forms.values() for form in f[:2])}",
                )
        for authority in label.authority:
            page.entry("who says so", _authority(authority))
        page.line()


def _authority(authority: Authority) -> str:
    return f"{authority.body}, {authority.work} ({authority.date}, {authority.status}): {authority.says}"
