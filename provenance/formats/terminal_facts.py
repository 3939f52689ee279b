"""The facts of a comparison on the terminal: a grid of letters, numbers that differ, quotations, and how far back."""

from __future__ import annotations

from provenance.compare.facts import shown
from provenance.compare.quotations import apart, both_shown, differs
from provenance.formats.html_marks import letter
from provenance.formats.page import Page, shorten
from provenance.gate.comparing import CompareReport

_FACTS, _QUOTATIONS, _ACTORS = 12, 6, 8


def told(page: Page, report: CompareReport) -> None:
    """Shared facts, with the rank that each article gives them; numbers and quotations that differ."""
    facts = report.facts.shared
    if facts:
        page.line()
        page.line("Facts, shared and not found", "bold")
        page.line("a number is the place in the article's own order · ○ not found in this text · – not compared", "dim")
        heads = "".join(f"{letter(number):>3}" for number in range(len(report.articles)))
        page.line(f"{'':4}{heads}", "bold")
    order = {row.article: row.order for row in report.emphasis}
    for fact in facts[:_FACTS]:
        present = {one.article for one in fact.tellings}
        missing = {one.article for one in fact.not_found}
        cells = [
            str(order[n].index(fact.id) + 1) if n in present else "○" if n in missing else "–"
            for n in range(len(report.articles))
        ]
        grid = "".join(f"{cell:>3}" for cell in cells)
        text = shown(fact, [article.language for article in report.articles]).text
        room = page.width - 6 - len(grid)
        if room >= 30:
            page.entry(f"{fact.id:<4}{grid}", shorten(text, room), indent=6 + len(grid))
        else:
            page.entry(f"{fact.id:<4}{grid}", "", indent=5 + len(grid))
            page.entry("", shorten(text, page.width - 5), indent=4)
    if len(facts) > _FACTS:
        page.entry("", f"and {len(facts) - _FACTS} facts more; --format html has the sentences", indent=1)
    _numbers(page, report)
    _quotations(page, report)


def _numbers(page: Page, report: CompareReport) -> None:
    if report.figures:
        page.line()
        page.line("Numbers that differ", "bold")
    for row in report.figures[:_FACTS]:
        said = ", ".join(f"{letter(one.article)} {one.hedge} {one.text}".replace("  ", " ") for one in row.figures)
        page.entry("", f"{row.of}: {said} ({row.fact})", indent=1)


def _quotations(page: Page, report: CompareReport) -> None:
    pairs = [pair for pair in report.quotations if differs(pair)]
    if pairs:
        page.line()
        page.line("Quotations in two versions", "bold")
    for pair in pairs[:_QUOTATIONS]:
        who = ", given to different speakers" if pair.speakers_differ else ""
        page.entry("", f"{pair.change}{apart(pair)}{who}", "bold", indent=1)
        for one, text in zip((pair.one, pair.other), both_shown(pair), strict=True):
            by = f" ({shorten(one.speaker, 30)})" if one.speaker else ""
            page.entry(f"   {letter(one.article)}", f"“{shorten(text, 140)}”{by}", indent=6)
    if len(pairs) > _QUOTATIONS:
        page.entry("", f"and {len(pairs) - _QUOTATIONS} more", indent=1)


def acts(page: Page, report: CompareReport) -> None:
    """Who does harm or takes control in each article; last, what is done by nobody."""
    if not report.deeds:
        return
    page.line()
    page.line("Who does what", "bold")
    named = [row for row in report.deeds if not row.hidden][:_ACTORS]
    for row in [*named, *(row for row in report.deeds if row.hidden)]:
        page.entry("", row.name, "bold", indent=1)
        for cell in row.cells:
            if cell.deeds:
                said = " · ".join(f"{shorten(deed.verb, 30)} ({deed.form})" for deed in cell.deeds[:6])
                page.entry(f"   {letter(cell.article)}", said, indent=6)
    left = sum(not row.hidden for row in report.deeds) - len(named)
    if left > 0:
        page.entry("", f"and {left} {'actor' if left == 1 else 'actors'} more; --format json has all", indent=1)


def past(page: Page, report: CompareReport) -> None:
    """How far back each article goes."""
    page.line()
    page.line("Where each starts its history", "bold")
    for row in report.history:
        one = row.earliest or row.first
        said = f"{row.year or 'no year'}: {shorten(one.text, 100)}" if one is not None else "names no earlier time"
        page.entry(f" {letter(row.article)}", said, indent=6)
