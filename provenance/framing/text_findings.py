"""Findings about a text as a whole against its parts: half of a status, mixed names, a headline above its story."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.framing.clerk import Clerk
from provenance.framing.finding import Finding
from provenance.framing.wording import Loaded

_SHOWN = 4
_MARKS = "/()[]"
# Wants that are no words.
_SIGNS = ("%",)


def text_findings(clerk: Clerk) -> Iterator[Finding]:
    """Half-statements, mixed names; and the headline where the text has one."""
    if clerk.analysis.disputes:
        yield from _half_statements(clerk)
        yield from _mixed_names(clerk)
    if clerk.analysis.prose.sentences and clerk.analysis.prose.passage_of(0) == "headline":
        from provenance.framing.headline import headline_findings  # only texts that have one

        yield from headline_findings(clerk)


def _half_statements(clerk: Clerk) -> Iterator[Finding]:
    prose = clerk.analysis.prose
    if not prose.by_kind.get("half"):
        return
    text = f" {' '.join(prose.words.folded)} "
    for dispute in clerk.analysis.disputes:
        for hit in prose.by_kind.get("half", ()):
            if hit.target.key != dispute.id:
                continue
            half = dispute.half_statements[int(hit.target.place)]
            wants = half.wants.get(prose.language.code, ())
            if any(_stands(want, text) or (want in _SIGNS and want in prose.text) for want in wants):
                continue
            start, end = prose.span(hit.first, hit.last)
            missing = ", ".join(f"“{want}”" for want in wants[:_SHOWN])
            yield clerk.at(
                start, end, prose.sentence_at(hit.first), rule="text/half-statement", severity="note",
                message="a statement of status that leaves out its other half",
                because=f"“{prose.text[start:end]}”: {half.because} Nowhere in the text: {missing} or the like.",
                voice=clerk.analysis.voices.at(start, end).voice, dispute=dispute.id,
            )  # fmt: skip


def _stands(want: str, text: str) -> bool:
    """Whether a word, a phrase or a `stem*` stands in the folded words of a text."""
    folded = " ".join(want.lower().replace("-", " ").split())
    return f" {folded[:-1]}" in text if folded.endswith("*") else f" {folded} " in text


def _mixed_names(clerk: Clerk) -> Iterator[Finding]:
    """One thing called by the names of opposing sides, both in the text's own voice."""
    named: dict[tuple[str, str], list[Loaded]] = {}
    for word in clerk.analysis.words:
        if word.label is not None and word.referent is not None and word.voice == "own" and word.side:
            named.setdefault((word.dispute, word.referent.id), []).append(word)
    for words in named.values():
        found = _second_side(clerk, words)
        if found is not None:
            yield _mixed(clerk, *found)


def _second_side(clerk: Clerk, words: list[Loaded]) -> tuple[Loaded, Loaded] | None:
    """The first names of two sides, unless the text sets the two names side by side as an explanation does."""
    first = words[0]
    dispute = next(one for one in clerk.analysis.disputes if one.id == first.dispute)
    own = dispute.side(first.side)
    prose = clerk.analysis.prose
    for second in words:
        if own is None or second.side not in own.opposes:
            continue
        if any(one.sentence == other.sentence for one in words for other in words if one.side != other.side):
            return None
        around = prose.text[max(second.start - 1, 0) : second.end + 1]
        return None if any(mark in around for mark in _MARKS) else (first, second)
    return None


def _mixed(clerk: Clerk, first: Loaded, second: Loaded) -> Finding:
    prose = clerk.analysis.prose
    dispute = next(one for one in clerk.analysis.disputes if one.id == first.dispute)
    names = [prose.text[word.start : word.end] for word in (first, second)]
    sides = [side.name if (side := dispute.side(word.side)) is not None else word.side for word in (first, second)]
    line = clerk.lines.place(clerk.analysis.article.view.source(first.start, first.end).start)[0]
    neutral = first.referent.neutral.get(prose.language.code, ()) if first.referent is not None else ()
    return clerk.at(
        second.start, second.end, second.sentence, rule="text/mixed-names", severity="note",
        message=f"“{names[1]}” here, “{names[0]}” in line {line}: two sides' names for one thing",
        because=f"“{names[0]}” is what {sides[0]} say, “{names[1]}” what {sides[1]} say; a reader cannot tell that "
        "both are the same, or why the name changes.",
        instead=tuple(neutral[:3]), voice="own", dispute=first.dispute, side=second.side,
    )  # fmt: skip
