"""Terminal pages about the lexicons: lists, one concept with all its forms, coverage."""

from __future__ import annotations

from collections import Counter

from provenance.errors import LexiconError
from provenance.formats.page import Page
from provenance.lexicon.coverage import coverage
from provenance.lexicon.forms import surface_forms
from provenance.lexicon.lexicon import Lexicon


def listing(lexicon: Lexicon, code: str, *, width: int = 80, colour: bool = False) -> str:
    """Concepts of a language by category, disputes and houses."""
    page = Page(width, colour=colour)
    known = lexicon.explanations(code)
    by_category: dict[str, list[str]] = {}
    for name in known.wordings:
        by_category.setdefault(known.concepts[name].category, []).append(name)
    page.line(f"Concepts in {code}: {len(known.wordings)}", "bold")
    for category in sorted(by_category):
        page.entry(category, " ".join(sorted(by_category[category])), indent=24)
    terms = Counter(one.category for one in lexicon.framing(code).lists for _ in one.terms)
    page.line()
    page.line(f"Listed words in {code}: {sum(terms.values())}", "bold")
    page.entry("", ", ".join(f"{category} {count}" for category, count in sorted(terms.items())), indent=24)
    page.line()
    page.line(f"Disputes: {len(lexicon.dispute_ids)}", "bold")
    for name in lexicon.dispute_ids:
        dispute = lexicon.dispute(name)
        review = f"reviewed by {', '.join(dispute.reviewed_by)}" if dispute.reviewed_by else "not reviewed"
        page.entry(name, f"{dispute.name} ({', '.join(dispute.languages)}; {review})", indent=24)
    page.line()
    page.line(f"Houses: {len(lexicon.houses)}", "bold")
    for name, house in sorted(lexicon.houses.items()):
        page.entry(name, f"{house.name}: {len(house.rulings)} rulings, {house.kind}", indent=24)
    page.line()
    page.line(f"Outlets, agencies and institutions: {len(lexicon.outlets.all)}", "bold")
    return page.text()


def concept_page(lexicon: Lexicon, name: str, *, width: int = 80, colour: bool = False) -> str:
    """A concept with every surface form in every language. Raises LexiconError for an unknown id."""
    page = Page(width, colour=colour)
    concept = lexicon.explanations("en").concepts.get(name)
    found = False
    for code in lexicon.framing_languages:
        known = lexicon.explanations(code)
        concept = concept or known.concepts.get(name)
        wording = known.wordings.get(name)
        if wording is None:
            continue
        if not found and concept is not None:
            page.line(f"{name} · {concept.category} · strength {concept.strength}", "bold")
            page.entry("", concept.rationale, indent=2)
        found = True
        surfaces = sorted({surface for form in wording.forms for surface in surface_forms(form, code)})
        page.entry(code, " · ".join(surfaces), indent=4)
    for dispute_id in lexicon.dispute_ids:
        for term in lexicon.dispute(dispute_id).terms:
            if term.concept == name and any(term.forms.values()):
                found = True
                for code, forms in sorted(term.forms.items()):
                    surfaces = sorted({surface for form in forms for surface in surface_forms(form, code)})
                    page.entry(code, f"{' · '.join(surfaces)} (in {dispute_id})", indent=4)
    if not found:
        raise LexiconError(f"no concept is called {name!r}", mend="`provenance lexicon list` names them all")
    return page.text()


def coverage_page(lexicon: Lexicon, *, width: int = 80, colour: bool = False) -> str:
    """Per dispute and language, the paired and unpaired words of each side."""
    page = Page(width, colour=colour)
    page.line(
        "Forms by side: paired + unpaired; mirror words belong to every side alike. ! = half as many again",
        "dim",
    )
    for name in lexicon.dispute_ids:
        page.line(name, "bold")
        for row in coverage(lexicon.dispute(name)):
            sides = ", ".join(f"{side} {row.paired[side]}+{row.unpaired[side]}" for side in row.paired)
            mark = " !" if row.lopsided else ""
            page.entry(f"  {row.language}", f"{sides}, mirror {row.mirrored}{mark}", indent=6)
    return page.text()
