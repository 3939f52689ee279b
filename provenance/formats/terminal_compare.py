"""The terminal report of a comparison: a matrix that survives 80 columns, one column an outlet."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.compare.comparison import differing
from provenance.compare.independence import count_of
from provenance.compare.independence import said as said_of
from provenance.compare.referents import introducing
from provenance.compare.uses import Cell
from provenance.formats.chain_line import chain_line
from provenance.formats.html_marks import letter
from provenance.formats.page import Page, printable, shorten
from provenance.formats.terminal_facts import acts, past, told
from provenance.formats.terminal_wording import loaded, wording
from provenance.gate.comparing import CompareReport

_MARKS = {"own": "", "quoted": "“”", "attributed": "~", "scare": "‘’", "unsure": "?"}
_KEY = "own voice plain · “…” quoted · ~ attributed · ‘…’ scare quotes · ? unsure"
_MOST_ROWS = 12
# The narrowest column of a matrix; with more articles than fit, each has a line.
_COLUMN = 18


def render(report: CompareReport, *, width: int = 80, colour: bool = False) -> str:
    """The whole comparison as text of `width` columns."""
    page = Page(width, colour=colour)
    for number, article in enumerate(report.articles):
        facts = [article.language or "language unknown", f"{article.words} words"]
        page.entry(
            f" {letter(number)}",
            f"{article.outlet}: {article.headline or article.path} ({', '.join(facts)})",
            "bold",
        )
    _independent(page, report)
    _summary(page, report)
    page.line()
    page.line(_KEY, "dim")
    _matrix(page, "What they call it", [(row.name, row.cells, differing(row)) for row in report.labels])
    people = [(row.name, introducing(row), True) for row in report.referents]
    _matrix(page, "How they introduce people (found here, not from a list)", people)
    _matrix(page, "Contested words", [(row.concept, row.cells, differing(row)) for row in report.concepts])
    _joins(page, report)
    loaded(page, report)
    told(page, report)
    _voices(page, report)
    _heard(page, report)
    acts(page, report)
    wording(page, report)
    past(page, report)
    page.line()
    page.line("Where each comes from", "bold")
    for number, article in enumerate(report.articles):
        page.entry(f" {letter(number)}", chain_line(article.chain))
    if report.notes:
        page.line()
        page.entries("note", report.notes)
    for problem in report.problems:
        page.entry("not compared", f"{problem.path}: {problem.message}".strip(": "), "bold red")
    return page.text()


def _independent(page: Page, report: CompareReport) -> None:
    """Which articles are one voice; nothing where each is its own."""
    lines = said_of(report.independence, [letter(number) for number in range(len(report.articles))])
    if lines:
        page.line()
        page.line(f"{len(report.articles)} articles, {count_of(report.independence)}", "bold")
    for line in lines:
        page.entry("", line, indent=1)


def _summary(page: Page, report: CompareReport) -> None:
    page.line()
    page.line("What differs most", "bold")
    for number, one in enumerate(report.summary):
        page.entry(f" {number + 1}", one.says, indent=4)
    if not report.summary:
        page.entry("", "nothing that the rules count as a difference", indent=1)


def _joins(page: Page, report: CompareReport) -> None:
    rows = [
        (row.concept, row.join.says)
        for row in report.concepts
        if row.join is not None and row.join.says and (row.join.taken_over or sum(bool(c.uses) for c in row.cells) > 1)
    ]
    if rows:
        page.line()
        page.line("How the words came there", "bold")
    for concept, says in rows[:_MOST_ROWS]:
        page.entry("", f"{concept}: {says}", indent=1)


def _matrix(page: Page, title: str, rows: Sequence[tuple[str, Sequence[Cell], bool]]) -> None:
    if not rows:
        return
    page.line()
    page.line(title, "bold")
    shown = [row for row in rows if row[2]][:_MOST_ROWS] or list(rows[:_MOST_ROWS])
    column = (page.width - 1) // len(rows[0][1])
    if column >= _COLUMN:
        page.columns([letter(cell.article) for cell in rows[0][1]], column, "bold")
    for name, cells, _ in shown:
        page.entry("", name, "bold", indent=1)
        if column >= _COLUMN:
            page.columns([_said(cell) for cell in cells], column)
        else:
            _listed(page, cells)
    left = len(rows) - len(shown)
    if left > 0:
        rest = f"and {left} {'row' if left == 1 else 'rows'} more that are worded alike or come later"
        page.entry("", f"{rest}; --format json has all", indent=1)


def _listed(page: Page, cells: Sequence[Cell]) -> None:
    """A row of more articles than the page has columns for: a line each, and one for all that do not name it."""
    for cell in cells:
        if cell.uses:
            page.entry(f"   {letter(cell.article)}", _said(cell), indent=6)
    absent = [letter(cell.article) for cell in cells if not cell.uses]
    if absent:
        page.entry("   —", ", ".join(absent), indent=6)


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
        page.entry(f" {letter(share.article)}", parts, indent=6)


def _heard(page: Page, report: CompareReport) -> None:
    page.line()
    page.line("Who is heard", "bold")
    for sources in report.sources:
        names = ", ".join(f"{s.name} ({s.words})" for s in sources.heard[:6]) or "nobody is named as a source"
        if sources.silent:
            names += f" · not heard: {', '.join(sources.silent)}"
        page.entry(f" {letter(sources.article)}", names, indent=6)
