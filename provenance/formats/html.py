"""The comparison as one HTML page that needs nothing else: no network, no other file, no script to be read.

An editor opens it from an e-mail, on a phone or printed, with copy under embargo in it. So the page carries
its own style and script, forbids every request by its own policy, and treats the articles as hostile text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.compare.comparison import ConceptRow, LabelRow
from provenance.compare.independence import count_of, said
from provenance.compare.referents import introducing
from provenance.formats.html_deeds import DEEDS, deed_views
from provenance.formats.html_facts import FACTS, QUOTATIONS, alone_views, fact_views, figure_views, quotation_views
from provenance.formats.html_figures import chain_tree, heard_row, lane, strip, voice_row
from provenance.formats.html_marks import letter, name_of, side_marks
from provenance.formats.html_matrix import concept_matrix, label_matrix, referent_matrix
from provenance.formats.html_shell import asset, page, size
from provenance.formats.html_text import Used, points_of, side_key, text_pages
from provenance.formats.html_wording import (
    VERBS,
    difference_views,
    history_views,
    verb_views,
    wording_views,
)
from provenance.framing.analysis import Analysis
from provenance.gate.comparing import CompareReport

_VOICES = (
    ("own", "in the article’s own voice: it names nobody for the word, whoever wrote it first"),
    ("quoted", "inside quotation marks, with or without a named speaker"),
    ("attributed", "reported as somebody’s words, without quotation marks"),
    ("scare", "up to three words in quotation marks that are given to nobody"),
    ("unsure", "behind a quotation mark that is never closed"),
)


# Bytes that a page may have, and those of them that the articles may take at first.
LIMIT, ROOM = 500_000, 440_000
# Bytes left free, bytes the articles have at least, and how often a page is laid out anew to fit.
_SPARE, _LEAST, _TRIES = 5_000, 40_000, 4


def render(report: CompareReport, analyses: Sequence[Analysis]) -> str:
    """The whole comparison as one self-contained HTML page of at most about `LIMIT` bytes."""
    room: float = ROOM
    whole = _page(report, analyses, ROOM)
    for _ in range(_TRIES):
        over = size(whole) - LIMIT
        if over <= 0:
            break
        text = size(whole[whole.index('<section id="articles"') :])
        room = min(room, text) * max(text - over - _SPARE, 0) / text
        whole = _page(report, analyses, max(int(room), _LEAST))
    return whole


def _page(report: CompareReport, analyses: Sequence[Analysis], room: int) -> str:
    sides = side_marks(analyses)
    pages, places = text_pages(analyses, report.findings, sides, room, _points(report), _used(report))
    return page(
        "compare.html",
        asset("compare.css"),
        asset("compare.js"),
        report=report,
        letters=[letter(number) for number in range(len(report.articles))],
        names=[name_of(article.outlet, article.path) for article in report.articles],
        sides=list(dict.fromkeys(sides.values())),
        lanes=max([3, *(lane(mark) + 1 for mark in sides.values())]),
        voices=_VOICES,
        voices_counted=count_of(report.independence),
        independent=said(report.independence, [letter(number) for number in range(len(report.articles))]),
        summary=difference_views(report.summary, places),
        labels=label_matrix(report.labels, sides, places),
        referents=referent_matrix(report.referents, places),
        concepts=concept_matrix(report.concepts, sides, places),
        facts=fact_views(report, places),
        figures=figure_views(report.figures, places),
        quotations=quotation_views(report.quotations, places),
        alone=alone_views(report.facts.alone, places),
        shares=[voice_row(share) for share in report.voices],
        heard=[heard_row(row, sides, places) for row in report.sources],
        deeds=deed_views(report.deeds, sides, places),
        verbs=verb_views(report.reporting, sides, places),
        wording=wording_views(report.wording, places),
        strips=[
            strip(number, analysis, sides, len(analyses), report.emphasis[number])
            for number, analysis in enumerate(analyses)
        ],
        history=history_views(report.history, places),
        chains=[chain_tree(number, article.chain, places) for number, article in enumerate(report.articles)],
        pages=pages,
    )


def _used(report: CompareReport) -> list[Used]:
    """The spans that cells of the matrices point to, by article, each with its side."""
    used: list[Used] = [{} for _ in report.articles]
    rows: list[LabelRow | ConceptRow] = [*report.labels, *report.concepts]
    for row in rows:
        for cell in row.cells:
            for use in cell.uses:
                used[cell.article].update({span: side_key(row.dispute, use.side) for span in use.spans})
    return used


def _points(report: CompareReport) -> list[set[int]]:
    """The places that other parts of the page lead to, by article."""
    points = [points_of(report.sources[number], article.chain) for number, article in enumerate(report.articles)]
    for article, start in _told(report):
        points[article].add(start)
    return points


def _told(report: CompareReport) -> Iterator[tuple[int, int]]:
    """Article and source offset of everything that is shown with a link and is no use of a matrix."""
    shown = report.facts.shared[:FACTS]
    told = [*report.facts.alone, *(telling for fact in shown for telling in fact.tellings)]
    told += [one.nearest for fact in shown for one in fact.not_found if one.nearest is not None]
    told += [one for past in report.history for one in (past.first, past.earliest) if one is not None]
    yield from ((one.article, one.start) for one in told)
    for pair in report.quotations[:QUOTATIONS]:
        yield from ((one.article, one.start) for one in (pair.one, pair.other))
    for named in report.referents:
        yield from ((cell.article, span[0]) for cell in introducing(named) for use in cell.uses for span in use.spans)
    for row in report.figures[:FACTS]:
        yield from ((one.article, one.start) for one in row.figures)
    for difference in report.summary:
        yield from ((one.article, one.start) for one in difference.evidence)
    for group in report.reporting:
        for cell in group.cells:
            yield from ((cell.article, verb.spans[0][0]) for verb in cell.verbs[:VERBS])
    for actor in report.deeds[:DEEDS]:
        for own in actor.cells:
            yield from ((own.article, deed.spans[0][0]) for deed in own.deeds[:VERBS])
    for words in report.wording:
        yield from ((words.article, one.spans[0][0]) for one in words.distinct if one.spans)
        yield from ((words.article, one.spans[0][0]) for one in words.shifts if one.spans)
