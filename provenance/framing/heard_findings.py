"""Findings on who is heard: nobody in particular, one source only, a side that is silent, verbs that are not even."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.framing.clerk import Clerk
from provenance.framing.finding import Finding, Severity

# Words: a shorter text need not hear everybody.
SHORT_TEXT = 400
_SENTENCES = 3
_CUES = 3


def heard_findings(clerk: Clerk, origin: str) -> Iterator[Finding]:
    """The findings on sources; `origin` says who can have chosen the words."""
    yield from _vague(clerk)
    yield from _self_credit(clerk, origin)
    yield from _heard(clerk)
    if len({speaker.side for speaker in clerk.analysis.voices.speakers if speaker.side}) > 1:
        from provenance.framing.uneven_verbs import uneven_verb_findings  # few texts hear two sides of a dispute

        yield from uneven_verb_findings(clerk)


def _vague(clerk: Clerk) -> Iterator[Finding]:
    prose = clerk.analysis.prose
    taken = [(word.first, word.last) for word in clerk.analysis.words]
    for hit in prose.by_kind.get("vague", ()):
        if any(first <= hit.last and hit.first <= last for first, last in taken):
            continue
        start, end = prose.span(hit.first, hit.last)
        if clerk.analysis.voices.at(start, end).voice != "own":
            continue
        words = prose.text[start:end]
        yield clerk.at(
            start, end, prose.sentence_at(hit.first), rule="sources/vague", severity="note",
            message=f"“{words}”: nobody in particular speaks",
            because=f"“{words}” reports that somebody says something without saying who.", voice="own",
        )  # fmt: skip


def _self_credit(clerk: Clerk, origin: str) -> Iterator[Finding]:
    prose = clerk.analysis.prose
    for credit in clerk.analysis.self_credits:
        yield clerk.at(
            credit.start, credit.end, prose.sentence_at(credit.first), rule="sources/self-credit",
            severity="warning",
            message=f"unattributed credit to the only source heard ({credit.source.name})",
            because=f"“{prose.text[credit.start : credit.end]}” praises in the text's own voice the one it has its "
            f"information from: “{credit.source.name}”.",
            instead=(), voice="own", origin=origin,
        )  # fmt: skip


def _heard(clerk: Clerk) -> Iterator[Finding]:
    """Single source and silent parties; notes in a short text, which need not hear everybody."""
    analysis = clerk.analysis
    severity: Severity = "note" if analysis.prose.word_count < SHORT_TEXT else "warning"
    if len(analysis.prose.sentences) < _SENTENCES:
        return
    if len(analysis.sources) == 1:
        only = analysis.sources[0]
        times = f"{only.mentions} times" if only.mentions > 1 else "once"
        yield clerk.whole(
            "sources/single", severity, f"one source only: {only.name}",
            f"“{only.name}” is given words ({times}) and nobody else; with a single source nobody can tell which part "
            "of the account is its own.",
        )  # fmt: skip
    for silence in analysis.silences:
        names = ", ".join(party.name for party in silence.parties)
        cues = ", ".join(f"“{cue}”" for cue in cues_of(clerk, silence.dispute))
        because = (
            f"{cues} put{'s' if cues.count('“') == 1 else ''} the text into this dispute, whose file names who should "
            "be heard; whoever is missing cannot answer."
        )
        if silence.unplaced:
            whose = ", ".join(f"“{name}”" for name in silence.unplaced[:_CUES])
            because += f" The text does not say for whom {whose} speak{'' if len(silence.unplaced) > 1 else 's'}."
        yield clerk.whole(
            "sources/side-silent", "note" if silence.unplaced else severity, f"not heard: {names}", because,
            dispute=silence.dispute,
        )  # fmt: skip


def cues_of(clerk: Clerk, dispute: str) -> list[str]:
    """The first words of the text that switched a dispute on, as written, at most three."""
    prose = clerk.analysis.prose
    found: dict[str, str] = {}
    for kind in ("dispute", "weak", "label", "actor"):
        for hit in prose.by_kind.get(kind, ()):
            if hit.target.key == dispute and len(found) < _CUES:
                words = prose.text[slice(*prose.span(hit.first, hit.last))]
                found.setdefault(words.lower(), words)
    return list(found.values())
