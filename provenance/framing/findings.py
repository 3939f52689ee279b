"""Turns the framing of an article into findings: what to settle, why, on whose authority, what to say instead."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from provenance.framing.analysis import Analysis
from provenance.framing.clerk import Clerk
from provenance.framing.finding import Finding, Severity
from provenance.framing.heard_findings import heard_findings
from provenance.framing.text_findings import text_findings
from provenance.framing.wording import Loaded
from provenance.lexicon.concepts import Authority
from provenance.lexicon.disputes import ByLanguage, Dispute
from provenance.lexicon.houses import House, Ruling
from provenance.lexicon.lexicon import Explanations, Lexicon

_CHOSEN = {
    "unknown": "unattributed; who chose it is unknown (translated or relayed)",
    "source": "unattributed; in the source already",
    "this translation": "unattributed; this translation’s, not the source’s",
}
_OWN_RULES = {"vague-sourcing": "sources/vague", "agency-deletion": "agency/deletion"}


def framing_findings(
    analysis: Analysis,
    lexicon: Lexicon,
    *,
    origin: str,
    house: House | None = None,
    origins: Mapping[int, str] = MappingProxyType({}),
) -> list[Finding]:
    """The findings of the framing wing; `origin` says who can have chosen the words ("unknown" when relayed).

    `origins` says so of single words, by the view offset where they begin, where a source is at hand.
    """
    clerk = Clerk(analysis)
    explanations = lexicon.explanations(analysis.article.language) if analysis.words else None
    found: list[Finding] = []
    if analysis.prose.by_kind.get("opinion"):
        from provenance.framing.opinion import opinion_findings  # most reports hold none

        found += opinion_findings(clerk)
    opinions = {finding.start for finding in found}
    if explanations is not None:
        credited = {credit.first for credit in analysis.self_credits}
        rulings = house.rulings if house is not None else {}
        for word in analysis.words:
            told = opinions and not (word.precise or word.side) and clerk.start_of(word.start) in opinions
            if word.first not in credited and not told:
                chosen = origins.get(word.start, origin)
                found.append(_word(clerk, word, explanations, chosen, rulings.get(word.concept), house))
    found += text_findings(clerk)
    found += heard_findings(clerk, origin)
    if analysis.deeds and analysis.disputes:
        from provenance.framing.agency_findings import agency_findings  # most texts tell of no harm in a dispute

        found += agency_findings(clerk)
    return found


def _word(
    clerk: Clerk,
    word: Loaded,
    explanations: Explanations,
    origin: str,
    ruling: Ruling | None,
    house: House | None,
) -> Finding:
    analysis = clerk.analysis
    dispute = next((one for one in analysis.disputes if one.id == word.dispute), None)
    category = explanations.categories.get(word.category)
    concept = explanations.concepts.get(word.concept)
    reasons: list[str] = []
    authority: tuple[Authority, ...] = ()
    if word.term is not None:
        reasons, authority = [word.term.because], word.term.authority
    if word.label is not None:
        reasons, authority = [word.label.because], word.label.authority
    if word.ground.mismatch:
        reasons.append(f"It goes beyond the legal text: {word.ground.mismatch}.")
    if concept is not None:
        reasons.append(concept.rationale)
        authority = (*authority, *concept.authority)
    elif category is not None:
        reasons.append(category.rationale)
    standing = word.ground.standing
    if standing is not None:
        authority = (standing.authority, *authority)
    if ruling is not None and house is not None:
        work = f"{house.guide}: {ruling.title}" if ruling.title else house.guide
        authority = (Authority(house.name, work, ruling.date, ruling.point, ruling.status), *authority)
    return clerk.at(
        word.start, word.end, word.sentence,
        rule=_rule(word),
        severity=severity_in(word, ruling),
        message=_message(clerk, word, dispute, category.label if category else "contested term", origin),
        because=" ".join(reason.strip() for reason in (*reasons, _shown_by(clerk, word)) if reason),
        authority=authority,
        instead=_instead(word, dispute, explanations, analysis.article.language),
        standing=_standing(standing.authority) if standing is not None else None,
        voice=word.voice,
        speaker=word.speaker.name if word.speaker is not None else None,
        origin=origin if word.voice == "own" else None,
        concept=word.concept or None,
        dispute=word.dispute or None,
        side=word.side or None,
    )  # fmt: skip


def _shown_by(clerk: Clerk, word: Loaded) -> str:
    """The words of the text that led to the finding."""
    prose = clerk.analysis.prose
    shown = f"Shown by “{prose.text[word.start : word.end]}”"
    if word.doer.shown_by is not None:
        doer = prose.text[slice(*prose.span(*word.doer.shown_by))]
        shown += f", and “{doer}” for who does it"
    if word.speaker is not None:
        shown += f", said by “{word.speaker.name}”"
    return f"{shown}."


def _rule(word: Loaded) -> str:
    if word.concept == "unattributed-credit":
        return "sources/unattributed-credit"
    return _OWN_RULES.get(word.category, f"loaded/{word.category}")


def severity_of(word: Loaded) -> Severity:
    """A warning for what is precise and stands in own voice; a note for all else."""
    if word.voice != "own" or word.ground.standing is not None:
        return "note"
    if word.label is not None:
        return "warning" if word.label.strength >= 2 else "note"
    if word.term is not None and word.side and word.strength >= 2:
        return "warning"
    return "warning" if word.precise else "note"


def severity_in(word: Loaded, ruling: Ruling | None) -> Severity:
    """The severity under a house's ruling: a checked one raises or lowers it, an unchecked one is only shown."""
    severity = severity_of(word)
    demand = ruling.demand(word.voice) if ruling is not None and ruling.status == "checked" else ""
    if demand == "required" and word.ground.standing is None:
        return "warning"
    if demand == "advisory" and word.side:
        return severity
    return "note" if demand in ("advisory", "allowed") else severity


def _standing(authority: Authority) -> str:
    return f"{authority.body}, {authority.work} ({authority.date}): {authority.says}"


def _message(clerk: Clerk, word: Loaded, dispute: Dispute | None, label: str, origin: str) -> str:
    quoted = clerk.analysis.prose.text[word.start : word.end]
    side = dispute.side(word.side) if dispute is not None and word.side else None
    takes = f"favours {side.name}" if side is not None else label
    if word.ground.standing is not None:
        return f"“{quoted}”: {takes}; {word.ground.standing.authority.body}'s term for some of these places"
    if word.voice == "own":
        return f"“{quoted}”: {takes}; {_CHOSEN.get(origin, 'in the text’s own voice')}"
    if word.voice in ("quoted", "attributed"):
        by = f" {word.speaker.name}" if word.speaker is not None else " a source"
        return f"“{quoted}”: {takes}; {'quoted from' if word.voice == 'quoted' else 'attributed to'}{by}"
    return f"“{quoted}”: {takes}; in quotation marks without a speaker"


def _instead(word: Loaded, dispute: Dispute | None, explanations: Explanations, language: str) -> tuple[str, ...]:
    own: ByLanguage = {}
    if word.term is not None:
        own = word.term.instead
    elif word.label is not None:
        own = word.label.instead
    wordings = own.get(language, ())
    if not wordings:
        wording = explanations.wordings.get(word.concept)
        wordings = wording.instead if wording is not None else ()
    if not wordings and word.referent is not None:
        wordings = word.referent.neutral.get(language, ())
    actor = actor_name(dispute, word.doer.side, language)
    filled = tuple(text.replace("{actor}", actor) for text in wordings if actor or "{actor}" not in text)
    if not filled:
        wording = explanations.wordings.get(word.concept)
        filled = wording.instead if wording is not None else ()
    return filled


def actor_name(dispute: Dispute | None, side: str, language: str) -> str:
    """The plain name of a side in a language, "" where it is not known: its first actor there."""
    found = dispute.side(side) if dispute is not None and side else None
    if found is None:
        return ""
    return next(iter(found.actors.get(language, ())), found.name) if language != "en" else found.name
