"""Fixes that an editor chooses: what each finding offers, and the article with the chosen words put in place.

Only words in the text's own voice, and terms of the house's glossary in what it reports, are offered for change,
never a quotation. Nothing outside the chosen spans
changes, down to the byte-order mark and the line ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from provenance.errors import UsageError
from provenance.framing.finding import Finding
from provenance.framing.prose import Prose
from provenance.gate.check import Examined
from provenance.gate.fitting import Fit, Place, fit
from provenance.lexicon.lexicon import Lexicon
from provenance.text.span import Span

WRITABLE = ("plain", "markdown", "html")
_CONTEXT = 400
# Rules that a word in place of another does not settle.
_GLOSSARY = "glossary/"
_REWRITES = ("agency/", "sources/", "chain/", "text/")


class Offer(NamedTuple):
    """One alternative for one finding: what would be written, or why not, and the sentence after it."""

    number: int
    alternative: str
    fit: Fit
    after: str


class Fixable(NamedTuple):
    """A finding with its sentence as a reader sees it and what is offered for it."""

    finding: Finding
    before: str
    offers: tuple[Offer, ...]


class Change(NamedTuple):
    """`text` in place of the source's `start` to `end`."""

    start: int
    end: int
    text: str


def fixables(examined: Examined, lexicon: Lexicon, findings: Sequence[Finding] | None = None) -> Iterator[Fixable]:
    """What can be offered for the findings of an article, by place; only those in its own voice.

    What the house's glossary writes for the same words comes first.
    """
    found = examined.findings if findings is None else findings
    houses = {(one.start, one.end): one.instead for one in found if one.rule.startswith(_GLOSSARY)}
    for finding in sorted(found, key=lambda one: (one.start, one.end, not one.rule.startswith(_GLOSSARY), one.rule)):
        if not changeable(finding):
            continue
        wanted = tuple(dict.fromkeys((*houses.get((finding.start, finding.end), ()), *finding.instead)))
        if wanted:
            yield fixable(examined, lexicon, msgspec.structs.replace(finding, instead=wanted))


def changeable(finding: Finding) -> bool:
    """Whether the words of a finding are the house's to change: its own, and of its glossary also those it reports."""
    voices = ("own", "attributed") if finding.rule.startswith(_GLOSSARY) else ("own",)
    return finding.voice in voices and finding.end > finding.start


def fixable(examined: Examined, lexicon: Lexicon, finding: Finding) -> Fixable:
    """The offers for one finding, each with the sentence before and after."""
    article, prose = examined.article, examined.analysis.prose
    start, end = article.view.at(finding.start), article.view.at(finding.end)
    begin, upto = _sentence(prose, start, end)
    text = prose.text
    place = Place(
        finding.quoted,
        text[max(begin, start - _CONTEXT) : start],
        article.language,
        _forms(lexicon, article.language, finding),
        text[end : min(upto, end + _CONTEXT)],
        finding.passage == "headline" and _title_case(text[begin:upto]),
    )
    declared = any(
        field.span is not None and field.span.start <= finding.start < field.span.end for field in article.fields
    )
    offers = []
    for number, alternative in enumerate(finding.instead, start=1):
        fitted = fit(place, alternative)
        if finding.rule.startswith(_REWRITES):
            fitted = Fit("", "has to say who does it, so the sentence changes")
        if declared and not fitted.why and set("'\"#:[]{}") & set(fitted.text):
            fitted = Fit("", "has characters that a line of front matter cannot hold")
        after = f"{text[begin:start]}{fitted.text}{text[end:upto]}" if not fitted.why else ""
        offers.append(Offer(number, alternative, fitted, after))
    return Fixable(finding, text[begin:upto], tuple(offers))


def change(fixable: Fixable, number: int, *, format: str) -> Change:
    """The change that choosing an offer makes. UsageError where there is no such offer or it is advice only."""
    finding = fixable.finding
    where = f"{finding.fingerprint} (line {finding.line})"
    if not 1 <= number <= len(fixable.offers):
        raise UsageError(f"has {len(fixable.offers)} alternatives, not {number}", where=where)
    offer = fixable.offers[number - 1]
    if offer.fit.why:
        raise UsageError(f"“{offer.alternative}” {offer.fit.why}", where=where, mend="rewrite the sentence by hand")
    text = offer.fit.text
    if format == "html":
        import html

        text = html.escape(text, quote=False)
    return Change(finding.start, finding.end, text)


def apply(source: str, changes: Iterable[Change]) -> str:
    """The source with the changes in place; UsageError where two of them overlap."""
    pieces, at = [], 0
    for one in sorted(changes):
        if one.start < at:
            raise UsageError("two of the chosen changes overlap", mend="choose one of them, then run again")
        pieces += [source[at : one.start], one.text]
        at = one.end
    return "".join((*pieces, source[at:]))


def _sentence(prose: Prose, start: int, end: int) -> Span:
    """The view span of the sentences that hold a stretch."""
    if not prose.sentences:
        return Span(start, end)
    first = prose.sentences[prose.sentence_at_offset(start)]
    last = prose.sentences[prose.sentence_at_offset(max(end - 1, start))]
    return Span(min(first.start, start), max(last.end, end))


def _forms(lexicon: Lexicon, language: str, finding: Finding) -> tuple[str, ...]:
    wording = lexicon.explanations(language).wordings.get(finding.concept or "") if language else None
    return wording.forms if wording is not None else ()


def _title_case(sentence: str) -> bool:
    words = [word for word in sentence.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 1 and all(word[0].isupper() for word in words)
