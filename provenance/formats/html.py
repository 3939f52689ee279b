"""The comparison as one HTML page that needs nothing else: no network, no other file, no script to be read.

An editor opens it from an e-mail, on a phone or printed, with copy under embargo in it. So the page carries
its own style and script, forbids every request by its own policy, and treats the articles as hostile text.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.compare.comparison import ConceptRow, LabelRow
from provenance.formats.html_figures import chain_tree, heard_row, lane, strip, voice_row
from provenance.formats.html_marks import letter, name_of, side_marks
from provenance.formats.html_matrix import concept_matrix, label_matrix
from provenance.formats.html_shell import asset, page, size
from provenance.formats.html_text import Used, points_of, side_key, text_pages
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


def render(report: CompareReport, analyses: Sequence[Analysis]) -> str:
    """The whole comparison as one self-contained HTML page of at most about `LIMIT` bytes."""
    whole = _page(report, analyses, ROOM)
    over = size(whole) - LIMIT
    return whole if over <= 0 else _page(report, analyses, max(ROOM - 2 * over - 20_000, 40_000))


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
        labels=label_matrix(report.labels, sides, places),
        concepts=concept_matrix(report.concepts, sides, places),
        shares=[voice_row(share) for share in report.voices],
        heard=[heard_row(row, sides, places) for row in report.sources],
        strips=[strip(number, analysis, sides, len(analyses)) for number, analysis in enumerate(analyses)],
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
    return [points_of(report.sources[number], article.chain) for number, article in enumerate(report.articles)]
