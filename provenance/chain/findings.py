"""Turns the chain into findings: what an editor should settle about where the text comes from."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.chain.gaps import is_state, undisclosed
from provenance.chain.graph import Chain
from provenance.chain.shown_by import beside, handed_on, shown_by, translated_by
from provenance.framing.analysis import Analysis
from provenance.framing.clerk import Clerk
from provenance.framing.finding import Finding

# The gaps that keep a reader from following the text back.
_NEEDED = ("link", "language", "date", "name", "which")


def chain_findings(analysis: Analysis, chain: Chain) -> list[Finding]:
    """The findings of the chain wing."""
    clerk = Clerk(analysis)
    return [
        *_translated_quotes(clerk, chain),
        *_unlinked(clerk, chain),
        *_undisclosed(clerk, chain),
        *_contradicted(clerk, chain),
        *_detected(clerk, chain),
    ]


def _detected(clerk: Clerk, chain: Chain) -> Iterator[Finding]:
    """Findings on texts that were handed in; without any, nothing more is loaded."""
    if all(hop.status not in ("detected", "contradicted") for hop in chain.hops):
        return
    from provenance.chain.credited import detection_findings

    yield from detection_findings(clerk, chain)


def _translated_quotes(clerk: Clerk, chain: Chain) -> Iterator[Finding]:
    if not any(hop.kind == "translated" for hop in chain.hops):
        return
    analysis = clerk.analysis
    credit = shown_by(translated_by(chain))
    for stretch in analysis.voices.stretches:
        if stretch.voice != "quoted" or stretch.speaker is None:
            continue
        yield clerk.at(
            stretch.start, stretch.end, analysis.prose.sentence_at_offset(stretch.start),
            rule="chain/quote-translated", severity="note",
            message=f"quotation from {stretch.speaker.name} passed through translation: check the primary text",
            because="In a translated text the words in quotation marks are the translator's, not the speaker's. "
            f"{credit}".rstrip(),
            voice="quoted", speaker=stretch.speaker.name,
        )  # fmt: skip


def _unlinked(clerk: Clerk, chain: Chain) -> Iterator[Finding]:
    missing = [gap.what for gap in chain.missing if gap.what.startswith(_NEEDED)]
    if chain.relayed and missing:
        yield clerk.whole(
            "chain/incomplete", "note", f"not given: {', '.join(missing)}",
            "A reader cannot follow a translated or relayed text back without them. "
            f"{shown_by(handed_on(chain))}".rstrip(),
        )  # fmt: skip


def _undisclosed(clerk: Clerk, chain: Chain) -> Iterator[Finding]:
    for node in undisclosed(clerk.analysis, chain):
        each = next(one for one in node.ownership if is_state(one.says))
        yield clerk.whole(
            "chain/ownership-undisclosed", "note",
            f"{node.name}: {each.says} ({each.body}, {each.date}), and the text does not say so",
            "Readers judge an account by who stands behind it; the assessment is the named body's. "
            f"{shown_by(beside(chain, node.id))}".rstrip(),
        )  # fmt: skip


def _contradicted(clerk: Clerk, chain: Chain) -> Iterator[Finding]:
    for one in chain.contradictions:
        yield clerk.whole("chain/contradiction", "warning", one.what, one.because)
