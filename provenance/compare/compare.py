"""Builds a comparison from analysed articles; every figure is counted from spans that the report can show."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from provenance.chain.graph import Chain
from provenance.compare.comparison import (
    Compared,
    Comparison,
    ConceptRow,
    LabelRow,
    LoadedRow,
    names_of,
)
from provenance.compare.deeds import deed_rows
from provenance.compare.emphasis import emphasis
from provenance.compare.events import strays
from provenance.compare.facts import counted, facts
from provenance.compare.figures import differing_figures
from provenance.compare.gists import Gist, gist
from provenance.compare.history import histories
from provenance.compare.independence import independence
from provenance.compare.join import homes_of, join
from provenance.compare.notes import notes, stray_notes
from provenance.compare.quotations import quotation_pairs
from provenance.compare.referents import referent_rows, unnamed_notes
from provenance.compare.reporting import group_shares, verb_rows
from provenance.compare.summary import summary
from provenance.compare.uses import Cell, uses_at
from provenance.compare.voices import heard, outlet_of, voice_share
from provenance.compare.wording import wordings
from provenance.framing.analysis import Analysis
from provenance.framing.wording import Loaded
from provenance.lexicon.disputes import Dispute


def compare(analyses: Sequence[Analysis], chains: Sequence[Chain]) -> Comparison:
    """Compare articles; `chains[i]` is the chain of `analyses[i]`."""
    disputes = {dispute.id: dispute for analysis in analyses for dispute in analysis.disputes}
    articles = tuple(_compared(analysis, chain) for analysis, chain in zip(analyses, chains, strict=True))
    voices = independence(analyses, chains, names_of(articles))
    told = counted(facts(analyses), voices)
    outside = strays([gist_in(analysis) for analysis in analyses]) if len(analyses) > 1 else ()
    made = Comparison(
        articles=articles,
        labels=tuple(_label_rows(analyses, disputes)),
        referents=tuple(referent_rows(analyses)),
        concepts=tuple(_concept_rows(analyses, articles)),
        voices=tuple(voice_share(number, analysis) for number, analysis in enumerate(analyses)),
        sources=tuple(heard(number, analysis) for number, analysis in enumerate(analyses)),
        notes=(*stray_notes(articles, outside), *notes(analyses, articles, told), *unnamed_notes(analyses)),
        strays=outside,
        loaded=tuple(_loaded_rows(analyses)),
        facts=told,
        figures=tuple(differing_figures(analyses, told.shared)),
        quotations=tuple(quotation_pairs(analyses, told.shared)),
        emphasis=tuple(emphasis(analyses, told.shared)),
        reporting=tuple(verb_rows(analyses)),
        source_groups=tuple(group_shares(analyses)),
        wording=tuple(wordings(analyses)),
        history=tuple(histories(analyses)),
        summary=(),
        deeds=tuple(deed_rows(analyses)),
        independence=voices,
    )
    return msgspec.structs.replace(made, summary=tuple(summary(made, list(disputes.values()))))


def gist_in(analysis: Analysis) -> Gist:
    """The gist of an analysed article, with the concepts it uses."""
    prose = analysis.prose
    concepts = [hit.target.key for hit in (*prose.by_kind.get("concept", ()), *prose.by_kind.get("neutral", ()))]
    return gist(analysis.article, across=True, concepts=concepts)


def _compared(analysis: Analysis, chain: Chain) -> Compared:
    article = analysis.article
    return Compared(
        article.path, outlet_of(article, chain), article.headline, article.language, article.declared("date"),
        analysis.prose.word_count, chain, analysis.leans,
    )  # fmt: skip


def _label_rows(analyses: Sequence[Analysis], disputes: dict[str, Dispute]) -> Iterator[LabelRow]:
    for dispute in disputes.values():
        for referent in dispute.referents:
            cells = tuple(
                Cell(number, uses_at(analysis, _labels(analysis, dispute.id, referent.id)))
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


def _concept_rows(analyses: Sequence[Analysis], articles: Sequence[Compared]) -> Iterator[ConceptRow]:
    """Concepts that somebody uses with weight: those of a dispute, and those worth settling."""
    names, chains = names_of(articles), [article.chain for article in articles]
    homes = homes_of(analyses, [article.outlet for article in articles], chains)
    rows: defaultdict[tuple[str, str], list[tuple[int, Loaded]]] = defaultdict(list)
    category: dict[str, str] = {}
    for number, analysis in enumerate(analyses):
        for word in analysis.words:
            if word.concept and word.label is None and (word.dispute or word.precise):
                rows[word.concept, word.dispute].append((number, word))
                category[word.concept] = word.category
    for concept in category:
        disputes = [dispute for held, dispute in rows if held == concept and dispute]
        # A text too short to show that it is about the dispute uses the same word all the same.
        if len(disputes) == 1 and (concept, "") in rows:
            rows[concept, disputes[0]] += rows.pop((concept, ""))
    ranked = sorted(rows.items(), key=lambda row: (-sum(w.strength for _, w in row[1] if w.voice == "own"), row[0]))
    for (concept, dispute), uses in ranked:
        cells = tuple(
            Cell(number, uses_at(analysis, [(w.start, w.end, w.side or None) for at, w in uses if at == number]))
            for number, analysis in enumerate(analyses)
        )
        way = join(cells, names, chains, homes)
        yield ConceptRow(concept, category[concept], dispute or None, cells, way)


def _loaded_rows(analyses: Sequence[Analysis]) -> Iterator[LoadedRow]:
    """All loaded words by category; the categories with the most own-voice weight first."""
    rows: defaultdict[str, list[tuple[int, Loaded]]] = defaultdict(list)
    for number, analysis in enumerate(analyses):
        for word in analysis.words:
            rows[word.category].append((number, word))
    ranked = sorted(rows.items(), key=lambda row: (-sum(w.score for _, w in row[1] if w.voice == "own"), row[0]))
    for category, uses in ranked:
        yield LoadedRow(
            category,
            tuple(
                Cell(number, uses_at(analysis, [(w.start, w.end, w.side or None) for at, w in uses if at == number]))
                for number, analysis in enumerate(analyses)
            ),
        )
