"""The wording of a comparison on the terminal: loaded words by category, the words that stand out, the word shift."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from provenance.compare.uses import Cell
from provenance.compare.wording import Shift, Wording
from provenance.formats.html_marks import letter
from provenance.formats.page import Page, shorten
from provenance.gate.comparing import CompareReport

_CATEGORIES, _WORDS, _BARS, _BAR, _LONGEST = 8, 5, 5, 10, 18


def loaded(page: Page, report: CompareReport) -> None:
    """The loaded words of each category: those in own voice by word, those given to others by number."""
    rows = [row for row in report.loaded if any(use.voice == "own" for cell in row.cells for use in cell.uses)]
    if not rows:
        return
    page.line()
    page.line("Loaded words", "bold")
    page.line("own voice by word; what others are quoted or reported with is only counted", "dim")
    for row in rows[:_CATEGORIES]:
        page.entry("", row.category, "bold", indent=1)
        for cell in row.cells:
            if cell.uses:
                page.entry(f"   {letter(cell.article)}", _said(cell), indent=6)
    left = len(report.loaded) - len(rows[:_CATEGORIES])
    if left > 0:
        page.entry("", f"and {left} {'category' if left == 1 else 'categories'} more; --format json has all", indent=1)


def _said(cell: Cell) -> str:
    own: Counter[str] = Counter()
    others = 0
    for use in cell.uses:
        if use.voice == "own":
            own[shorten(use.text.lower(), 30)] += len(use.spans)
        else:
            others += len(use.spans)
    words = [f"{word} ×{count}" if count > 1 else word for word, count in own.most_common(_WORDS)]
    more = len(own) - len(words)
    parts = [", ".join(words) + (f", and {more} more" if more else "")] if words else []
    parts += [f"{others} in others’ words"] if others else []
    return " · ".join(parts)


def wording(page: Page, report: CompareReport) -> None:
    """The words that part each article from the others, and what each loaded word adds to the difference."""
    if len(report.articles) < 2:
        return
    page.line()
    page.line("Words that set each apart", "bold")
    bars = any(row.shifts for row in report.wording)
    if bars:
        page.line("bars: what a loaded word in own voice adds, per 1,000 words, here or (right) elsewhere", "dim")
    for row in report.wording:
        page.entry(f" {letter(row.article)}", _distinct(row), indent=6)
        _shift(page, row.shifts)


def _distinct(row: Wording) -> str:
    if not row.distinct:
        return f"{row.because} to say" if row.because == "too little text" else row.because or "no word stands out"
    said = ", ".join(f"{one.word} ({one.uses}, elsewhere {one.elsewhere})" for one in row.distinct[:_WORDS])
    return f"more often here: {said}"


def _shift(page: Page, shifts: Sequence[Shift]) -> None:
    here = [one for one in shifts if one.amount > 0][:_BARS]
    there = [one for one in shifts if one.amount < 0][:_BARS]
    most = max((abs(one.amount) for one in shifts), default=1.0)
    column = (page.width - 1) // 2
    for at in range(max(len(here), len(there))):
        cells = [_bar(side[at], most) if at < len(side) else "" for side in (here, there)]
        page.columns([f"     {cells[0]}" if cells[0] else "", cells[1]], column)


def _bar(one: Shift, most: float) -> str:
    """A word with its bar, drawn to the article's largest; at least one sign."""
    amount = abs(one.amount)
    return f"{shorten(one.word, _LONGEST)} {'▇' * max(round(_BAR * amount / most), 1)} {amount:.1f}"
