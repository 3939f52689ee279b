"""Reporting verbs unevenly used: one side of a dispute "says", the other "claims".

A verb of doubt used of one side only takes sides without a loaded word (Caldas-Coulthard, On reporting reporting,
1994). Who speaks for a side is read from the dispute's file; exchanging the sides exchanges the finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from provenance.framing.clauses import tables
from provenance.framing.clerk import Clerk
from provenance.framing.finding import Finding, Severity
from provenance.lexicon.disputes import Dispute, Side

_ENOUGH = 2


class Report(NamedTuple):
    """One reporting verb: its words `first` to `last`, its class, whose words it gives."""

    first: int
    last: int
    cue_class: str
    speaker: str


def uneven_verb_findings(clerk: Clerk) -> Iterator[Finding]:
    """One finding for each pair of sides whose words are reported by different kinds of verbs."""
    for dispute in clerk.analysis.disputes:
        reports = reports_by_side(clerk, dispute)
        for doubted, granted in permutations(dispute.sides, 2):
            if granted.id in doubted.opposes:
                yield from _uneven(clerk, dispute, (doubted, granted), reports[doubted.id], reports[granted.id])


def reports_by_side(clerk: Clerk, dispute: Dispute) -> dict[str, list[Report]]:
    """The reporting verbs that the text itself chose for the speakers of each side, by place."""
    found: dict[str, list[Report]] = {side.id: [] for side in dispute.sides}
    taken: set[int] = set()
    starts = clerk.analysis.prose.words.starts
    for stretch in clerk.analysis.voices.stretches:
        speaker, cue = stretch.speaker, stretch.cue
        if speaker is None or cue is None or speaker.side not in found or cue[0] in taken:
            continue
        if any(other.voice == "quoted" and other.start <= starts[cue[0]] < other.end
               for other in clerk.analysis.voices.stretches):  # fmt: skip
            continue
        if is_noun(clerk, cue[0]):
            continue
        taken.add(cue[0])
        found[speaker.side].append(Report(*cue, stretch.cue_class, speaker.name))
    return found


def is_noun(clerk: Clerk, cue: int) -> bool:
    """Whether a word of saying is a noun: "their claims", "no mention"; "for claiming" is none."""
    prose = clerk.analysis.prose
    blocked = cue > 0 and prose.words.folded[cue - 1] in tables(prose.language.code)["blockers"]
    return blocked and not prose.words.folded[cue].endswith("ing")


def _uneven(
    clerk: Clerk, dispute: Dispute, sides: tuple[Side, Side], doubted: Sequence[Report], granted: Sequence[Report]
) -> Iterator[Finding]:
    doubts = [report for report in doubted if report.cue_class == "doubt"]
    if min(len(doubts), len(granted)) < _ENOUGH or len(doubts) * 2 < len(doubted):
        return
    if any(report.cue_class == "doubt" for report in granted):
        return
    facts = [report for report in granted if report.cue_class == "factive"]
    severity: Severity = "warning" if len(granted) > _ENOUGH or len(doubts) > _ENOUGH else "note"
    prose = clerk.analysis.prose
    first = doubts[0]
    start, end = prose.span(first.first, first.last)
    ours, theirs = (_told(clerk, reports) for reports in (doubts, facts or granted))
    yield clerk.at(
        start, end, prose.sentence_at(first.first), rule="sources/uneven-verbs", severity=severity,
        message=f"{sides[0].name}: {ours}; {sides[1].name}: {theirs}",
        because=f"Verbs of doubt stand with {sides[0].name} only ({ours}); {sides[1].name}: {theirs}.",
        instead=("said", "according to"), voice="own", dispute=dispute.id, side=sides[1].id,
    )  # fmt: skip


def _told(clerk: Clerk, reports: Sequence[Report]) -> str:
    prose = clerk.analysis.prose
    words = (prose.text[slice(*prose.span(report.first, report.last))] for report in reports)
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))
