"""Proofreads the lexicons: every hit must match, every miss must not, no alternative may itself be loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provenance.article.article import Article, Passage
from provenance.article.language import identify
from provenance.framing.analysis import Analysis, analyse
from provenance.framing.findings import severity_of
from provenance.lexicon.disputes import Dispute, Label
from provenance.lexicon.lexicon import Lexicon
from provenance.lexicon.lint import Complaint
from provenance.text.view import plain_view

# "was retaken": a passive that says nothing of who did it, in English, where word order shows it.
_AGENTLESS = re.compile(r"\b(?:was|were|been|being|got) (?:\w+ed|taken|retaken|held|seized|shot|hit|lost)\b")


def sentence(text: str, language: str) -> Article:
    """A text of one paragraph as an article."""
    view = plain_view(text)
    return Article("example", text, "plain", view, (Passage("body", 0, len(view.text)),), language, "declared")


def proofread(lexicon: Lexicon) -> Iterator[Complaint]:
    """Every example that does not come out as its file says."""
    for code in lexicon.framing_languages:
        yield from _examples(lexicon, code)
        yield from _alternatives(lexicon, code)
    for name in lexicon.dispute_ids:
        dispute = lexicon.dispute(name)
        yield from _labels(lexicon, dispute)
        yield from _dispute_alternatives(lexicon, dispute)
        yield from _fair(lexicon, dispute)


def read_with(lexicon: Lexicon, text: str, language: str, switched_on: Sequence[str] = ()) -> Analysis:
    """The analysis of an example with just these disputes switched on, whatever it says."""
    return analyse(sentence(text, language), lexicon, [*switched_on, ""], switched_on=switched_on)


def _examples(lexicon: Lexicon, code: str) -> Iterator[Complaint]:
    for wording in lexicon.explanations(code).wordings.values():
        for text in wording.hits:
            if all(word.concept != wording.concept for word in read_with(lexicon, text, code).words):
                yield Complaint(wording.where, f"{wording.concept}: a hit is missed: “{text}”")
        for text in wording.misses:
            if any(word.concept == wording.concept for word in read_with(lexicon, text, code).words):
                yield Complaint(wording.where, f"{wording.concept}: a miss is hit: “{text}”")


def _alternatives(lexicon: Lexicon, code: str) -> Iterator[Complaint]:
    for wording in lexicon.explanations(code).wordings.values():
        for text in wording.instead:
            if fault := _fault(lexicon, text, code, []):
                yield Complaint(wording.where, f"{wording.concept}: the alternative “{text}” {fault}")


def _dispute_alternatives(lexicon: Lexicon, dispute: Dispute) -> Iterator[Complaint]:
    """What a dispute offers instead takes no side in it either; its actors stand in for `{actor}`."""
    offers = [(term.concept, term.instead) for term in dispute.terms]
    offers += [(referent.id, label.instead) for referent in dispute.referents for label in referent.labels]
    for name, instead in offers:
        for code, texts in instead.items():
            for text in texts:
                filled = text.replace("{actor}", dispute.sides[0].name)
                if fault := _fault(lexicon, filled, code, [dispute.id]):
                    yield Complaint(dispute.where, f"{name}: the alternative “{text}” ({code}) {fault}")


def _fault(lexicon: Lexicon, text: str, code: str, switched_on: Sequence[str]) -> str:
    """Why an alternative is none: it is loaded itself, or it deletes who acts."""
    words = read_with(lexicon, text, code, switched_on).words
    if any(severity_of(word) != "note" for word in words):
        return "is itself loaded"
    if any(word.category == "agency-deletion" for word in words):
        return "deletes the agent"
    if code == "en" and _AGENTLESS.search(text) and " by " not in f" {text} ":
        return "is an agentless passive"
    return ""


def _labels(lexicon: Lexicon, dispute: Dispute) -> Iterator[Complaint]:
    """The examples of labels and terms; they are in the dispute's languages, told by trying each."""
    for referent in dispute.referents:
        for label in referent.labels:
            for text in label.hits:
                if not any(_has_label(lexicon, dispute, label, text, code) for code in dispute.languages):
                    yield Complaint(dispute.where, f"{referent.id}, {label.side}: a hit is missed: “{text}”")
            for text in label.misses:
                if any(_has_label(lexicon, dispute, label, text, code) for code in dispute.languages):
                    yield Complaint(dispute.where, f"{referent.id}, {label.side}: a miss is hit: “{text}”")
    for term in dispute.terms:
        for text in term.hits:
            if not any(_has_term(lexicon, dispute, term.concept, text, code) for code in dispute.languages):
                yield Complaint(dispute.where, f"{term.concept}: a hit is missed: “{text}”")
        for text in term.misses:
            if any(_has_term(lexicon, dispute, term.concept, text, code) for code in dispute.languages):
                yield Complaint(dispute.where, f"{term.concept}: a miss is hit: “{text}”")


def _has_label(lexicon: Lexicon, dispute: Dispute, label: Label, text: str, code: str) -> bool:
    return any(word.label == label for word in read_with(lexicon, text, code, [dispute.id]).words)


def _has_term(lexicon: Lexicon, dispute: Dispute, concept: str, text: str, code: str) -> bool:
    words = read_with(lexicon, text, code, [dispute.id]).words
    return any(word.concept == concept and word.dispute == dispute.id for word in words)


def _fair(lexicon: Lexicon, dispute: Dispute) -> Iterator[Complaint]:
    """Sentences that a partisan of a side would call fair must stay silent."""
    for side, sentences in dispute.fair.items():
        for text in sentences:
            told, _ = identify(text)
            code = told if told in dispute.languages else dispute.languages[0]
            words = read_with(lexicon, text, code, [dispute.id]).words
            loud = [word for word in words if word.dispute == dispute.id or severity_of(word) != "note"]
            for word in loud:
                said = text[word.start : word.end]
                yield Complaint(dispute.where, f"fair.{side}: “{said}” is flagged in “{text}” ({code})")
