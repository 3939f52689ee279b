"""The terminal report of a comparison: a matrix that survives 80 columns, one column an outlet."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.compare.comparison import differing
from provenance.compare.uses import Cell
from provenance.formats.chain_line import chain_line
from provenance.formats.page import Page, printable, shorten
from provenance.gate.comparing import CompareReport

_MARKS = {"own": "", "quoted": "“”", "attributed": "~", "scare": "‘’", "unsure": "?"}
_KEY = "own voice plain · “…” quoted · ~ attributed · ‘…’ scare quotes · ? unsure"
_MOST_ROWS = 12


def render(report: CompareReport, *, width: int = 80, colour: bool = False) -> str:
    """The whole comparison as text of `width` columns."""
    page = Page(width, colour=colour)
    for number, article in enumerate(report.articles):
        facts = [article.language or "language unknown", f"{article.words} words"]
        page.entry(
            f" {_letter(number)}",
            f"{article.outlet}: {article.headline or article.path} ({', '.join(facts)})",
            "bold",
        )
    page.line()
    page.line(_KEY, "dim")
    _matrix(page, "What they call it", [(row.name, row.cells, differing(row)) for row in report.labels])
    _matrix(page, "Contested words", [(row.concept, row.cells, differing(row)) for row in report.concepts])
    _voices(page, report)
    _heard(page, report)
    page.line()
    page.line("Where each comes from", "bold")
    for number, article in enumerate(report.articles):
        page.entry(f" {_letter(number)}", chain_line(article.chain))
    if report.notes:
        page.line()
        page.entries("note", report.notes)
    for problem in report.problems:
        page.entry("not compared", f"{problem.path}: {problem.message}".strip(": "), "bold red")
    return page.text()


def _letter(number: int) -> str:
    return chr(ord("A") + number)


def _matrix(page: Page, title: str, rows: Sequence[tuple[str, Sequence[Cell], bool]]) -> None:
    if not rows:
        return
    page.line()
    page.line(title, "bold")
    shown = [row for row in rows if row[2]][:_MOST_ROWS] or list(rows[:_MOST_ROWS])
    for name, cells, _ in shown:
        page.entry("", name, "bold", indent=1)
        for cell in cells:
            page.entry(f"   {_letter(cell.article)}", _said(cell), indent=6)
    left = len(rows) - len(shown)
    if left > 0:
        page.entry("", f"and {left} rows more that are worded alike or come later; --format json has all", indent=1)


def _said(cell: Cell) -> str:
    if not cell.uses:
        return "—"
    parts = []
    for use in cell.uses:
        count = f" ×{len(use.spans)}" if len(use.spans) > 1 else ""
        side = f" [{use.side}]" if use.side else ""
        head = " (headline)" if use.passage == "headline" else ""
        by = f", {shorten(use.speaker, 24)}" if use.speaker else ""
        parts.append(f"{_voiced(use.text, use.voice)}{count}{side}{head}{by}")
    return " · ".join(parts)


def _voiced(text: str, voice: str) -> str:
    mark = _MARKS[voice]
    shown = printable(shorten(text, 40))
    return f"{mark[0]}{shown}{mark[1]}" if len(mark) == 2 else f"{mark}{shown}"


def _voices(page: Page, report: CompareReport) -> None:
    page.line()
    page.line("Whose voice", "bold")
    for share in report.voices:
        total = max(share.words, 1)
        parts = (
            f"own {100 * share.own // total} %, quoted {100 * share.quoted // total} %, "
            f"attributed {100 * share.attributed // total} % of {share.words} words; "
            f"loaded words in own voice: {share.loaded['own']}"
        )
        page.entry(f" {_letter(share.article)}", parts, indent=6)


def _heard(page: Page, report: CompareReport) -> None:
    page.line()
    page.line("Who is heard", "bold")
    for sources in report.sources:
        names = ", ".join(f"{s.name} ({s.words})" for s in sources.heard[:6]) or "nobody is named as a source"
        if sources.silent:
            names += f" · not heard: {', '.join(sources.silent)}"
        page.entry(f" {_letter(sources.article)}", names, indent=6)
