"""Builds a comparison from analysed articles; every figure is counted from spans that the report can show."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from provenance.chain.graph import Chain
from provenance.compare.comparison import (
    Cell,
    Compared,
    Comparison,
    ConceptRow,
    LabelRow,
    Source,
    Sources,
    Use,
    VoiceShare,
)
from provenance.framing.analysis import Analysis
from provenance.framing.wording import Loaded
from provenance.lexicon.disputes import Dispute

_Key = tuple[str, str | None, str, str | None, str]


def compare(analyses: Sequence[Analysis], chains: Sequence[Chain]) -> Comparison:
    """Compare articles; `chains[i]` is the chain of `analyses[i]`."""
    disputes = {dispute.id: dispute for analysis in analyses for dispute in analysis.disputes}
    return Comparison(
        tuple(_compared(analysis, chain) for analysis, chain in zip(analyses, chains, strict=True)),
        tuple(_label_rows(analyses, disputes)),
        tuple(_concept_rows(analyses)),
        tuple(_voice_share(number, analysis) for number, analysis in enumerate(analyses)),
        tuple(_sources(number, analysis) for number, analysis in enumerate(analyses)),
        tuple(_notes(analyses, disputes)),
    )


def _compared(analysis: Analysis, chain: Chain) -> Compared:
    article = analysis.article
    page = chain.node("page").name
    outlet = article.declared("outlet") or ("" if page == "this page" else page) or article.path
    return Compared(
        article.path, outlet, article.headline, article.language, article.declared("date"),
        analysis.prose.word_count, chain, analysis.leans,
    )  # fmt: skip


def _label_rows(analyses: Sequence[Analysis], disputes: dict[str, Dispute]) -> Iterator[LabelRow]:
    for dispute in disputes.values():
        for referent in dispute.referents:
            cells = tuple(
                Cell(number, _uses(analysis, _labels(analysis, dispute.id, referent.id)))
                for number, analysis in enumerate(analyses)
            )
            if any(use.side for cell in cells for use in cell.uses) or sum(bool(cell.uses) for cell in cells) > 1:
                yield LabelRow(dispute.id, referent.id, referent.name, cells)


def _labels(analysis: Analysis, dispute: str, referent: str) -> list[tuple[int, int, str | None]]:
    """The places (view spans) where an article names a referent, with the side of the name."""
    found: list[tuple[int, int, str | None]] = [
        (word.start, word.end, word.side)
        for word in analysis.words
        if word.label is not None
        and word.dispute == dispute
        and word.referent is not None
        and word.referent.id == referent
    ]
    taken = sorted((start, end) for start, end, _ in found)
    found += [(*span, None) for span in _longest(_neutral(analysis, dispute, referent), taken)]
    return sorted(found, key=lambda place: place[:2])


def _neutral(analysis: Analysis, dispute: str, referent: str) -> list[tuple[int, int]]:
    """Where an article uses a neutral name of a referent."""
    return [
        analysis.prose.span(hit.first, hit.last)
        for hit in analysis.prose.by_kind.get("neutral", ())
        if hit.target.key == dispute and hit.target.place == referent
    ]


def _longest(spans: Iterable[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans clear of those taken; of spans that overlap, the longest."""
    kept = list(taken)
    longest = []
    for span in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        at = bisect_left(kept, span)
        if (at == 0 or kept[at - 1][1] <= span[0]) and (at == len(kept) or span[1] <= kept[at][0]):
            kept.insert(at, span)
            longest.append(span)
    return longest


def _concept_rows(analyses: Sequence[Analysis]) -> Iterator[ConceptRow]:
    """Concepts that somebody uses with weight: those of a dispute, and those worth settling."""
    rows: defaultdict[tuple[str, str], list[tuple[int, Loaded]]] = defaultdict(list)
    category: dict[str, str] = {}
    for number, analysis in enumerate(analyses):
        for word in analysis.words:
            if word.concept and word.label is None and (word.dispute or word.precise):
                rows[word.concept, word.dispute].append((number, word))
                category[word.concept] = word.category
    ranked = sorted(rows.items(), key=lambda row: (-sum(w.strength for _, w in row[1] if w.voice == "own"), row[0]))
    for (concept, dispute), uses in ranked:
        cells = tuple(
            Cell(number, _uses(analysis, [(w.start, w.end, w.side or None) for at, w in uses if at == number]))
            for number, analysis in enumerate(analyses)
        )
        yield ConceptRow(concept, category[concept], dispute or None, cells)


def _uses(analysis: Analysis, places: Iterable[tuple[int, int, str | None]]) -> tuple[Use, ...]:
    """Equal wordings in the same voice, together."""
    grouped: dict[_Key, list[tuple[int, int]]] = {}
    view = analysis.article.view
    for start, end, side in places:
        stretch = analysis.voices.at(start, end)
        speaker = stretch.speaker.name if stretch.speaker is not None else None
        passage = analysis.prose.passage_of(analysis.prose.sentence_at_offset(start))
        key = (view.text[start:end], side, stretch.voice, speaker, passage)
        span = view.source(start, end)
        grouped.setdefault(key, []).append((span.start, span.end))
    return tuple(Use(*key, tuple(spans)) for key, spans in grouped.items())


def _voice_share(number: int, analysis: Analysis) -> VoiceShare:
    prose = analysis.prose
    loaded = dict.fromkeys(("own", "quoted", "attributed", "scare", "unsure"), 0)
    weight = 0.0
    for word in analysis.words:
        loaded[word.voice] += 1
        weight += word.score if word.voice == "own" else 0.0
    marked: dict[int, str] = {}
    for stretch in reversed(analysis.voices.stretches):
        first = bisect_left(prose.words.starts, stretch.start)
        for at in range(first, bisect_left(prose.words.starts, stretch.end)):
            if marked.get(at) != "quoted":
                marked[at] = (
                    "quoted" if stretch.voice == "quoted" else "attributed" if stretch.voice == "attributed" else "own"
                )
    quoted = sum(voice == "quoted" for voice in marked.values())
    attributed = sum(voice == "attributed" for voice in marked.values())
    words = prose.word_count
    return VoiceShare(
        number, words, max(words - quoted - attributed, 0), quoted, attributed, loaded,
        round(1000 * weight / words, 1) if words else 0.0,
    )  # fmt: skip


def _sources(number: int, analysis: Analysis) -> Sources:
    view = analysis.article.view
    heard = []
    for source in analysis.sources:
        span = view.source(source.start, source.end)
        heard.append(
            Source(
                source.name,
                source.kind,
                source.party or None,
                source.side or None,
                source.words,
                span.start,
                span.end,
            )
        )
    silent = tuple(party.name for silence in analysis.silences for party in silence.parties)
    return Sources(number, tuple(heard), silent)


def _notes(analyses: Sequence[Analysis], disputes: dict[str, Dispute]) -> Iterator[str]:
    for dispute in disputes.values():
        absent = [a.article.path for a in analyses if dispute.id not in {one.id for one in a.disputes}]
        if absent and len(absent) < len(analyses):
            yield f"{', '.join(absent)}: does not speak of {dispute.name}, which the others do"
    seen: dict[str, str] = {}
    for analysis in analyses:
        text = " ".join(analysis.prose.words.folded)
        if text in seen:
            yield f"{analysis.article.path} has the same words as {seen[text]}: it is one voice, not two"
        seen.setdefault(text, analysis.article.path)
        if not analysis.sources:
            yield f"{analysis.article.path}: no source was recognised"
