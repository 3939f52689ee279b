"""Drift: what a text says otherwise than the source that it was made from, sentence by sentence.

Only differences are reported, never who is to blame, and only where both texts can be read: a concept that the
source's language has no words for in our lexicon is not called added. Both texts are shown for every difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from provenance.chain.alignment import align
from provenance.chain.beads import Bead
from provenance.chain.drift_facts import fact_differences
from provenance.chain.drift_voice import voice_differences
from provenance.chain.drift_wording import wording_differences
from provenance.chain.paired import Difference, Drift, Reading, Stretch
from provenance.chain.strands import Strand
from provenance.framing.analysis import Analysis
from provenance.framing.finding import fingerprint
from provenance.lexicon.lexicon import Lexicon

# Score from which a bead is beyond doubt, and the share of words in such beads below which two texts are no text and
# its source: across languages, and in one language, where whatever was taken over is plain to see. Of the
# true pairs of NTREX in six far languages the least was .27 (Russian), of as many false ones the most .20 (Georgian).
_ACROSS, _SAME = (0.35, 0.22), (0.8, 0.25)
# Score from which the wording of two joined sentences is compared; a little below, their figures still are, as notes.
_WORDED, _COUNTED = -0.2, -0.3
_SHORTEST = 12
_KINDS_ALIGNED = ("actor", "party", "concept", "label", "document")


def strand_of(analysis: Analysis) -> Strand:
    """The sentences of an analysed text, prepared for alignment, with what the lexicon knows of each."""
    prose = analysis.prose
    known: list[list[str]] = [[] for _ in prose.sentences]
    for kind in _KINDS_ALIGNED:
        for hit in prose.by_kind.get(kind, ()):
            place = hit.target.place if kind in ("actor", "party") else hit.target.place.partition("/")[0]
            known[prose.sentence_at(hit.first)].append(f"{kind} {hit.target.key} {place}")
    texts = [prose.text[one.start : one.end] for one in prose.sentences]
    return Strand(texts, analysis.article.language, known)


def beads_between(source: Analysis, target: Analysis) -> tuple[list[Bead], str]:
    """The beads of two texts, and what aligned them: their file, or their sentences."""
    if target.article.original is source.article:
        return _by_passage(source, target), "file"
    return align(strand_of(source), strand_of(target)), "sentences"


def _by_passage(source: Analysis, target: Analysis) -> list[Bead]:
    """Passage n of one side belongs to passage n of the other."""
    beads = []
    row = column = 0
    for number in range(len(target.article.passages)):
        down, right = (_behind(one, start, number) for one, start in ((source, row), (target, column)))
        if down > row or right > column:
            beads.append(Bead((row, down), (column, right), 1.0))
        row, column = down, right
    return beads


def _behind(analysis: Analysis, start: int, passage: int) -> int:
    sentences = analysis.prose.sentences
    while start < len(sentences) and sentences[start].passage == passage:
        start += 1
    return start


def drift(source: Analysis, target: Analysis, lexicon: Lexicon) -> Drift:
    """Align a text with a source and report what it says otherwise; both are analysed."""
    beads, by = beads_between(source, target)
    left, right = Reading(source, lexicon), Reading(target, lexicon)
    stretches = [Stretch(left, right, bead) for bead in beads]
    covered = _share(target, [bead.target for bead in beads if bead.joined])
    kept = _share(source, [bead.source for bead in beads if bead.joined])
    notes = list(_notes(left, right))
    found: list[Difference] = []
    firm, least = _SAME if left.language == right.language else _ACROSS
    sure = _share(target, [bead.target for bead in beads if bead.joined and bead.score >= firm])
    back = _share(source, [bead.source for bead in beads if bead.joined and bead.score >= firm])
    compared = max(sure, back) >= least
    if not compared:
        notes.insert(0, f"only {sure:.0%} of the text surely has a counterpart in this source: it is not compared")
    else:
        found = [*_apart(stretches), *_within(stretches)]
    article = target.article
    return Drift(
        source.article.path, article.path, source.article.language, article.language, by, round(covered, 3),
        round(kept, 3), tuple(stretch.pair() for stretch in stretches), tuple(_signed(found)), tuple(notes),
        compared,
    )  # fmt: skip


def _share(analysis: Analysis, spans: Iterable[tuple[int, int]]) -> float:
    sentences = analysis.prose.sentences
    words = sum(sentences[at].last - sentences[at].first for first, last in spans for at in range(first, last))
    return words / max(analysis.prose.word_count, 1)


def _notes(left: Reading, right: Reading) -> Iterable[str]:
    for reading in (left, right):
        if not reading.analysis.article.language:
            yield f"the language of {reading.analysis.article.path} could not be told: only figures are compared"
        elif not reading.knows_framing:
            code = reading.analysis.article.language
            yield f"no framing lexicon for {code!r}: loaded words are not compared"


def _within(stretches: Sequence[Stretch]) -> Iterable[Difference]:
    for at, stretch in enumerate(stretches):
        if stretch.bead.joined and stretch.bead.score >= _COUNTED:  # below, they are joined only for want of better
            around = [*stretches[max(at - 2, 0) : at], *stretches[at + 1 : at + 3]]
            if stretch.bead.score >= _WORDED:
                yield from voice_differences(stretch, around, at)
                yield from wording_differences(stretch, around, at)
            yield from fact_differences(stretch, around, at)


def _apart(stretches: Sequence[Stretch]) -> Iterable[Difference]:
    """Sentences that only one text has, neighbours together; a crumb is none."""
    run: list[int] = []
    for at in range(len(stretches) + 1):
        here = stretches[at] if at < len(stretches) else None
        if run and (here is None or here.bead.joined or here.only_source != stretches[run[0]].only_source):
            yield from _one_apart([stretches[each] for each in run], run[0])
            run = []
        if here is not None and not here.bead.joined:
            run.append(at)


def _one_apart(run: Sequence[Stretch], at: int) -> Iterable[Difference]:
    cut = run[0].only_source
    excerpts = [each for stretch in run for each in (stretch.pair().source if cut else stretch.pair().target)]
    if sum(len(each.quoted) for each in excerpts) < _SHORTEST:
        return
    whole = run[0].left if cut else run[0].right
    shown = whole.excerpt(*_ends(run, cut))
    count = f"{len(excerpts)} sentences" if len(excerpts) > 1 else "a sentence"
    if cut:
        what = f"{count} of the source left out"
        yield Difference("cut", "note", what, "The text says nothing of it.", shown, None, at)
    else:
        what = f"{count} that the source does not have"
        yield Difference("added", "note", what, "Nothing in the source stands behind it.", None, shown, at)


def _ends(run: Sequence[Stretch], cut: bool) -> tuple[int, int]:
    spans = [stretch.source_span if cut else stretch.target_span for stretch in run]
    return spans[0][0], spans[-1][1]


def _signed(found: Iterable[Difference]) -> Iterable[Difference]:
    """Differences in the order of the texts, with fingerprints that tell equal ones apart."""
    seen: dict[tuple[str, str], int] = {}
    for one in sorted(found, key=lambda one: (one.pair, one.severity != "warning", one.kind)):
        shown = f"{one.source.quoted if one.source else ''}\n{one.target.quoted if one.target else ''}"
        number = seen[one.kind, shown] = seen.get((one.kind, shown), -1) + 1
        yield msgspec.structs.replace(one, fingerprint=fingerprint(f"drift/{one.kind}", shown, one.what, number))
