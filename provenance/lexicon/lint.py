"""Lint: what is wrong with the lexicon files themselves, before any text is read with them.

Examples are proofread by `framing.proof`, which can read a sentence; here only the files are compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from provenance.errors import LexiconError
from provenance.lexicon.compiler import folded_form
from provenance.lexicon.concepts import Framing, TermList, Wording
from provenance.lexicon.disputes import Dispute
from provenance.lexicon.forms import surface_forms
from provenance.lexicon.lexicon import Lexicon

# Punctuation between the words of a form: the matcher does not read a phrase across it.
_STOP_INSIDE = re.compile(r"\w[,;:!?]\s*\w|\d\.\d")
_PART_OF_SPEECH = re.compile(r"/[a-z]\b")


class Complaint(NamedTuple):
    """Something to mend: file:line, and what is wrong with how to mend it."""

    where: str
    what: str


def lint(lexicon: Lexicon) -> Iterator[Complaint]:
    """Every complaint about the files of a lexicon; a file that cannot be read at all is one complaint."""
    for code in lexicon.framing_languages:
        try:
            framing = lexicon.framing(code)
            yield from _concepts(framing, code)
            yield from _lists(framing, code)
        except LexiconError as error:
            yield Complaint(error.where, str(error.what) + (f" ({error.mend})" if error.mend else ""))
    for name in lexicon.dispute_ids:
        try:
            yield from _dispute(lexicon.dispute(name), lexicon)
        except LexiconError as error:
            yield Complaint(error.where, str(error.what) + (f" ({error.mend})" if error.mend else ""))


def _concepts(framing: Framing, code: str) -> Iterator[Complaint]:
    bearers: dict[str, Wording] = {}
    ids = Counter(wording.concept for wording in framing.wordings if wording.language == code)
    for wording in framing.wordings:
        if wording.language != code:
            continue
        concept = framing.concepts.get(wording.concept)
        if concept is None:
            yield Complaint(wording.where, f"concept {wording.concept!r} is nowhere defined; mend the id or define it")
        elif concept.category not in framing.categories:
            yield Complaint(concept.where, f"category {concept.category!r} is not in categories.toml")
        elif not concept.rationale.strip():
            yield Complaint(concept.where, f"{concept.id}: no rationale; say in a sentence what the word does")
        if not wording.forms:
            yield Complaint(wording.where, f"{wording.concept}: no forms")
        for form in wording.forms:
            yield from _form(form, wording, code, bearers)
    for name, count in ids.items():
        if count > 1:
            yield Complaint(name, f"concept {name} stands {count} times for {code}; join the entries")


def _form(form: str, wording: Wording, code: str, bearers: dict[str, Wording]) -> Iterator[Complaint]:
    try:
        surfaces = surface_forms(form, code)
    except ValueError as error:
        yield Complaint(wording.where, str(error))
        return
    key = folded_form(surfaces[0], code)
    other = bearers.setdefault(key, wording)
    if other.concept != wording.concept:
        yield Complaint(wording.where, f"“{form}” is also a form of {other.concept} ({other.where}); keep one")
    elif other is wording and Counter(wording.forms)[form] > 1:
        yield Complaint(wording.where, f"“{form}” stands twice in {wording.concept}")


def _lists(framing: Framing, code: str) -> Iterator[Complaint]:
    seen: dict[tuple[str, str], TermList] = {}
    for terms in framing.lists:
        if terms.language != code:
            continue
        if terms.category not in framing.categories:
            yield Complaint(terms.where, f"category {terms.category!r} is not in categories.toml")
        if list(terms.terms) != sorted(terms.terms, key=_order):
            first = next(b for a, b in zip(terms.terms, terms.terms[1:], strict=False) if _order(b) < _order(a))
            yield Complaint(terms.where, f"not in alphabetical order from “{first}”")
        for term in terms.terms:
            other = seen.setdefault((terms.category, term), terms)
            if other is not terms:
                yield Complaint(terms.where, f"“{term}” also stands in the list at {other.where}")
        for term, count in Counter(terms.terms).items():
            if count > 1:
                yield Complaint(terms.where, f"“{term}” stands {count} times")


def _order(term: str) -> str:
    """What a list is sorted by: the words without their parts of speech, in lower case."""
    return _PART_OF_SPEECH.sub("", term).lower()


def _written(dispute: Dispute) -> Iterator[str]:
    for referent in dispute.referents:
        for forms in (referent.neutral, *(label.forms for label in referent.labels)):
            yield from (form for each in forms.values() for form in each)
    for term in dispute.terms:
        yield from (form for each in term.forms.values() for form in each)


def _dispute(dispute: Dispute, lexicon: Lexicon) -> Iterator[Complaint]:
    for form in _written(dispute):
        if _STOP_INSIDE.search(form):
            yield Complaint(dispute.where, f"“{form}” has a stop inside, and no text will match it; leave it out")
    if not dispute.cues:
        yield Complaint(dispute.where, "no cues: nothing switches the dispute on")
    known = lexicon.framing("en").concepts
    for term in dispute.terms:
        if term.concept not in known and not any(term.forms.values()):
            yield Complaint(dispute.where, f"term {term.concept!r}: no such concept, and no forms of its own")
    for standing in dispute.standings:
        for concept in standing.concepts:
            if concept not in known and concept not in {term.concept for term in dispute.terms}:
                yield Complaint(dispute.where, f"standing for {concept!r}: no such concept")
    for code in dispute.languages:
        if not dispute.cues.get(code):
            yield Complaint(dispute.where, f"no cues in {code}, though the dispute names the language")
    for side in dispute.sides:
        if not side.opposes:
            yield Complaint(dispute.where, f"side {side.id} opposes nobody")
        if len(dispute.fair.get(side.id, ())) < 10:
            yield Complaint(
                dispute.where,
                f"fair.{side.id} has {len(dispute.fair.get(side.id, ()))} sentences; ten are wanted",
            )
