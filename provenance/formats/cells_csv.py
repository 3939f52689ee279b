"""The cells of a comparison as CSV: one line a use, for a spreadsheet; every line opens to its words by offset.

A cell that begins with a sign that spreadsheets take for a formula gets an apostrophe before it: article text is
hostile input there too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from provenance.compare.comparison import names_of
from provenance.compare.uses import Cell
from provenance.formats.html_marks import tidy
from provenance.gate.comparing import CompareReport

COLUMNS = ("part", "row", "dispute", "article", "outlet", "value", "side", "voice", "speaker", "where", "start", "end")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_Line = tuple[str, str, str, int, str, str, str, str, str, int, int]


def render(report: CompareReport) -> str:
    """Every cell of every part, in the order of the JSON; offsets are code points of the article's source."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    names = names_of(report.articles)
    for part, row, dispute, article, value, side, voice, speaker, where, start, end in _lines(report):
        texts = (part, row, dispute, chr(ord("A") + article), names[article], value, side, voice, speaker, where)
        writer.writerow([*map(_safe, texts), start, end])
    return out.getvalue()


def _lines(report: CompareReport) -> Iterator[_Line]:
    for label in report.labels:
        yield from _uses("names", label.name, label.dispute, label.cells)
    for referent in report.referents:
        yield from _uses("people", referent.name, "", referent.cells)
    for concept in report.concepts:
        yield from _uses("contested words", concept.concept, concept.dispute or "", concept.cells)
    for category in report.loaded:
        yield from _uses("loaded words", category.category, "", category.cells)
    yield from _told(report)
    yield from _heard(report)


def _told(report: CompareReport) -> Iterator[_Line]:
    for fact in report.facts.shared:
        for one in fact.tellings:
            yield "facts", fact.id, "", one.article, one.text, "", "", "", one.part, one.start, one.end
        for missing in fact.not_found:
            near = missing.nearest
            place = (near.start, near.end) if near is not None else (0, 0)
            value = f"not found; nearest {missing.similarity}: {near.text}" if near is not None else "not found"
            yield "facts", fact.id, "", missing.article, value, "", "", "", "", *place
    for figures in report.figures:
        for number in figures.figures:
            value = f"{number.hedge} {number.text}".strip()
            yield "numbers", figures.of, "", number.article, value, "", "", "", figures.fact, number.start, number.end
    for count, pair in enumerate(report.quotations):
        for quoted in (pair.one, pair.other):
            row, place = f"{count + 1} {pair.change}", (quoted.start, quoted.end)
            yield "quotations", row, "", quoted.article, quoted.text, "", "quoted", quoted.speaker, "", *place


def _heard(report: CompareReport) -> Iterator[_Line]:
    for sources in report.sources:
        for one_source in sources.heard:
            side, place = one_source.side or "", (one_source.start, one_source.end)
            yield "sources", one_source.kind, "", sources.article, one_source.name, side, "", "", "", *place
    for actor in report.deeds:
        for told in actor.cells:
            for deed in told.deeds:
                yield (
                    "deeds", actor.name, actor.dispute or "", told.article, deed.verb, actor.side or "", deed.voice,
                    "", deed.form, *deed.spans[0],
                )  # fmt: skip
    for verbs in report.reporting:
        for cell in verbs.cells:
            for verb in cell.verbs:
                for start, end in verb.spans:
                    yield (
                        "reporting verbs", verbs.name, verbs.dispute or "", cell.article, verb.text, verbs.side or "",
                        "", "", verb.cue_class, start, end,
                    )  # fmt: skip


def _uses(part: str, row: str, dispute: str, cells: tuple[Cell, ...]) -> Iterator[_Line]:
    for cell in cells:
        for use in cell.uses:
            for start, end in use.spans:
                yield (
                    part, row, dispute, cell.article, use.text, use.side or "", use.voice, use.speaker or "",
                    use.passage, start, end,
                )  # fmt: skip


def _safe(text: str) -> str:
    """One line that no spreadsheet reads as a formula."""
    flat = " ".join(tidy(text).split())
    return f"'{flat}" if flat.startswith(_FORMULA) else flat
