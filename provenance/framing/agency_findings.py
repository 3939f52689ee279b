"""Findings on agency: harm without its doer where a doer is in question, and harm of two sides told unevenly.

Often nobody knows yet who did it, so a hidden doer is a note, and only inside an active dispute, where harm to one of
its sides is told so more than once and never with a doer. A warning takes both sides: what one does is told with its
name, what the other does without.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from provenance.framing.analysis import Analysis
from provenance.framing.clerk import Clerk
from provenance.framing.deed import Deed, Form
from provenance.framing.finding import Finding, Severity
from provenance.lexicon.disputes import Dispute, Side

_ENOUGH = 2
_RULES: dict[Form, str] = {
    "agentless": "agency/passive", "nominal": "agency/nominal", "intransitive": "agency/intransitive",
}  # fmt: skip
_HOW: dict[Form, str] = {
    "agentless": "a passive that leaves out who did it",
    "nominal": "harm told by a noun, without who did it",
    "intransitive": "a verb that needs no doer, for people somebody killed",
}
_INSTEAD = ("name who did it, or say that it is not known",)


def agency_findings(clerk: Clerk) -> Iterator[Finding]:
    """Hidden doers, then uneven naming."""
    analysis = clerk.analysis
    own = [deed for deed in analysis.deeds if deed.voice == "own" and deed.kind == "harm"]
    if not own or not analysis.disputes:
        return
    uneven = [found for dispute in analysis.disputes for found in _uneven(clerk, own, dispute)]
    yield from uneven
    told = {finding.start for finding in uneven}
    covered = [(word.first, word.last) for word in analysis.words if word.category == "agency-deletion"]
    for deed in own:
        if deed.hidden and deed.form in _RULES and _matters(analysis, deed, own):
            if any(first <= deed.last and deed.first <= last for first, last in covered):
                continue
            finding = _hidden(clerk, deed)
            if finding.start not in told:
                yield finding


def _matters(analysis: Analysis, deed: Deed, own: Sequence[Deed]) -> bool:
    """Whether a reader is left to guess: no doer in this sentence or beside it, nor anywhere for those harmed."""
    if any(not other.hidden and abs(other.sentence - deed.sentence) <= 1 for other in own):
        return False
    prose = analysis.prose
    sentence = prose.sentences[deed.sentence]
    harmed = dict(deed.affected_sides)
    for hit in prose.between("actor", sentence.first, sentence.last):
        if hit.target.key in harmed and hit.target.place != harmed[hit.target.key]:
            return False
    return any(_pattern(own, name, side) for name, side in harmed.items())


def _pattern(own: Sequence[Deed], name: str, side: str) -> bool:
    """Whether harm to a side is told without a doer again and again, and never with one.

    A single such sentence is mostly a passing mention: of seven read in ordinary copy two were worth a note.
    """
    harm = [deed for deed in own if (name, side) in deed.affected_sides]
    return len(harm) >= _ENOUGH and all(deed.hidden for deed in harm)


def _hidden(clerk: Clerk, deed: Deed) -> Finding:
    whom = f" beside “{deed.affected}”" if deed.affected else ""
    return clerk.at(
        deed.start, deed.end, deed.sentence, rule=_RULES[deed.form], severity="note",
        message=f"“{deed.verb}”: {_HOW[deed.form]}",
        because=f"“{deed.verb}” stands{whom}, and neither this sentence nor its neighbours name a doer.",
        instead=_INSTEAD, voice=deed.voice, dispute=next((name for name, _ in deed.affected_sides), None),
    )  # fmt: skip


def _uneven(clerk: Clerk, own: Sequence[Deed], dispute: Dispute) -> Iterator[Finding]:
    """Harm to one side with the other side's name on it, harm to the other with nobody's."""
    for one, other in permutations(dispute.sides, 2):
        if other.id not in one.opposes:
            continue
        named = [deed for deed in own if _done(deed, dispute, other.id, one.id)]
        hidden = [deed for deed in own if deed.hidden and (dispute.id, other.id) in deed.affected_sides]
        back = any(_done(deed, dispute, one.id, other.id) for deed in own)
        if not named or not hidden or back or len(named) + len(hidden) <= _ENOUGH:
            continue
        if any(deed.hidden and (dispute.id, one.id) in deed.affected_sides for deed in own):
            continue
        yield _told_unevenly(clerk, dispute, (one, other), named, hidden)


def _done(deed: Deed, dispute: Dispute, actor: str, affected: str) -> bool:
    """Whether a deed is told with its doer of one side and its victims of the other."""
    return (dispute.id, actor) in deed.actor_sides and (dispute.id, affected) in deed.affected_sides


def _told_unevenly(
    clerk: Clerk, dispute: Dispute, sides: tuple[Side, Side], named: Sequence[Deed], hidden: Sequence[Deed]
) -> Finding:
    one, other = sides
    severity: Severity = "warning" if min(len(named), len(hidden)) >= _ENOUGH else "note"
    first = hidden[0]
    with_doer = ", ".join(f"“{deed.actor} … {deed.verb}”" for deed in named[:3])
    without = ", ".join(f"“{deed.affected} … {deed.verb}”" for deed in hidden[:3])
    return clerk.at(
        first.start, first.end, first.sentence, rule="agency/uneven", severity=severity,
        message=f"harm to {one.name} is told with its doer ({len(named)}×), harm to {other.name} without "
        f"({len(hidden)}×)",
        because=f"With a doer: {with_doer}. Without: {without}.",
        instead=("name the doer for both, or for neither",), voice="own", dispute=dispute.id, side=other.id,
    )  # fmt: skip
