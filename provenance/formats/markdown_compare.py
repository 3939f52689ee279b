"""A comparison as Markdown: what differs most, then the matrices as tables, for a comment or a desk's notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.compare.comparison import differing, names_of
from provenance.compare.facts import shown
from provenance.compare.independence import count_of, said
from provenance.compare.quotations import apart, both_shown, differs
from provenance.compare.referents import introducing
from provenance.compare.uses import Cell
from provenance.formats.chain_line import chain_line
from provenance.formats.html_marks import letter, tidy
from provenance.formats.markdown import escape
from provenance.formats.page import shorten
from provenance.gate.comparing import CompareReport

_MOST, _LONGEST = 20, 160


def render(report: CompareReport) -> str:
    """The report as Markdown; at most twenty rows a part, and it says how many are left out."""
    names = names_of(report.articles)
    lines = [f"## {len(names)} articles side by side", ""]
    lines += [f"- **not compared** {_text(one.path)}: {_text(one.message)}" for one in report.problems]
    lines += ["", *_articles(report, names), ""]
    lines += _independent(report)
    lines += ["### What differs most", ""]
    lines += [f"{number + 1}. {_text(one.says, 600)}" for number, one in enumerate(report.summary)]
    lines += [] if report.summary else ["Nothing that the rules count as a difference."]
    lines += _matrix("What they call it", [(row.name, row.cells, differing(row)) for row in report.labels], names)
    people = [(row.name, introducing(row), True) for row in report.referents]
    lines += _matrix("How they introduce people (found in these texts, not from a list)", people, names)
    concepts = [(row.concept.replace("-", " "), row.cells, differing(row)) for row in report.concepts]
    lines += _matrix("Contested words", concepts, names)
    lines += _joins(report)
    lines += [*_facts(report, names), *_figures(report, names), *_quotations(report, names)]
    lines += [*_voices(report, names), *_history(report, names)]
    lines += ["", "### Where each comes from", ""]
    lines += [f"- **{letter(n)}** {_text(chain_line(one.chain), 400)}" for n, one in enumerate(report.articles)]
    lines += ["", *(f"Note: {_text(note, 400)}  " for note in report.notes)]
    tool = report.tool
    lines += ["", f"<sub>{escape(tool.name)} {escape(tool.version)}, lexicons {escape(tool.lexicons)}</sub>"]
    return "\n".join(lines) + "\n"


def _text(text: str, longest: int = _LONGEST) -> str:
    return escape(shorten(tidy(text), longest))


def _articles(report: CompareReport, names: Sequence[str]) -> Iterator[str]:
    yield "| | outlet | headline | language | words |"
    yield "| --- | --- | --- | --- | ---: |"
    for number, (name, one) in enumerate(zip(names, report.articles, strict=True)):
        headline = _text(one.headline) if one.headline else "none"
        yield f"| {letter(number)} | {_text(name)} | {headline} | {one.language or 'unknown'} | {one.words} |"


def _independent(report: CompareReport) -> Iterator[str]:
    lines = said(report.independence, [letter(number) for number in range(len(report.articles))])
    if lines:
        yield from (f"{len(report.articles)} articles, {count_of(report.independence)}:", "")
        yield from (f"- {_text(line, 400)}" for line in lines)
        yield ""


def _header(first: str, names: Sequence[str]) -> list[str]:
    heads = " | ".join(f"{letter(number)} {_text(name, 30)}" for number, name in enumerate(names))
    return [f"| {first} | {heads} |", f"| --- |{' --- |' * len(names)}"]


def _matrix(title: str, rows: Sequence[tuple[str, Sequence[Cell], bool]], names: Sequence[str]) -> Iterator[str]:
    if not rows:
        return
    ranked = sorted(rows, key=lambda row: not row[2])
    yield from ("", f"### {title}", "", *_header("", names))
    for name, cells, _ in ranked[:_MOST]:
        yield f"| **{_text(name)}** | {' | '.join(_cell(cell) for cell in cells)} |"
    if len(rows) > _MOST:
        yield f"\nand {len(rows) - _MOST} rows more."


def _cell(cell: Cell) -> str:
    said = []
    for use in cell.uses[:6]:
        notes = [use.voice, *([use.side] if use.side else []), *(["headline"] if use.passage == "headline" else [])]
        times = f" ×{len(use.spans)}" if len(use.spans) > 1 else ""
        said.append(f"{_text(use.text, 40)}{times} ({', '.join(notes)})")
    return "<br>".join(said) or "—"


def _joins(report: CompareReport) -> Iterator[str]:
    rows = [row for row in report.concepts if row.join is not None and row.join.says]
    if rows:
        yield from ("", "### How the words came there", "")
    for row in rows[:_MOST]:
        if row.join is not None:
            yield f"- **{_text(row.concept.replace('-', ' '))}**: {_text(row.join.says, 300)}"


def _facts(report: CompareReport, names: Sequence[str]) -> Iterator[str]:
    if not report.facts.shared:
        return
    order = {row.article: row.order for row in report.emphasis}
    yield from ("", "### Facts, shared and not found", "")
    yield from _header("fact, and its place in each article's order", names)
    for fact in report.facts.shared[:_MOST]:
        told = {one.article: one for one in reversed(fact.tellings)}
        missing = {one.article for one in fact.not_found}
        cells = [
            f"{order[n].index(fact.id) + 1}, {told[n].part}" if n in told else "not found" if n in missing else "·"
            for n in range(len(names))
        ]
        named = shown(fact, [article.language for article in report.articles]).text
        yield f"| {fact.id} {_text(named)} | {' | '.join(cells)} |"
    if len(report.facts.shared) > _MOST:
        yield f"\nand {len(report.facts.shared) - _MOST} facts more."


def _figures(report: CompareReport, names: Sequence[str]) -> Iterator[str]:
    if report.figures:
        yield from ("", "### Numbers that differ", "")
    for row in report.figures[:_MOST]:
        said = ", ".join(f"{letter(one.article)} {_text(f'{one.hedge} {one.text}'.strip())}" for one in row.figures)
        yield f"- {_text(row.of)}: {said} ({row.fact})"


def _quotations(report: CompareReport, names: Sequence[str]) -> Iterator[str]:
    pairs = [pair for pair in report.quotations if differs(pair)]
    if pairs:
        yield from ("", "### Quotations in two versions", "")
    for pair in pairs[:_MOST]:
        shown = zip((pair.one, pair.other), both_shown(pair), strict=True)
        said = " / ".join(f"{letter(one.article)} “{_text(text)}”" for one, text in shown)
        yield f"- {pair.change}{_text(apart(pair))}: {said}"


def _voices(report: CompareReport, names: Sequence[str]) -> Iterator[str]:
    yield from ("", "### Whose voice, who is heard", "")
    yield "| | own | quoted | attributed | loaded, own voice | heard (words) | not heard |"
    yield "| --- | ---: | ---: | ---: | ---: | --- | --- |"
    for share, row in zip(report.voices, report.sources, strict=True):
        total = max(share.words, 1)
        shares = " | ".join(f"{100 * part // total} %" for part in (share.own, share.quoted, share.attributed))
        heard = ", ".join(f"{_text(one.name, 40)} ({one.words})" for one in row.heard[:6]) or "nobody"
        silent = ", ".join(map(_text, row.silent)) or "—"
        yield f"| {letter(share.article)} | {shares} | {share.loaded['own']} | {heard} | {silent} |"


def _history(report: CompareReport, names: Sequence[str]) -> Iterator[str]:
    yield from ("", "### Where each starts its history", "")
    for row in report.history:
        if row.earliest is not None:
            yield f"- {letter(row.article)}: {row.year}, “{_text(row.earliest.text)}”"
        elif row.first is not None:
            yield f"- {letter(row.article)}: no year; “{_text(row.first.text)}”"
        else:
            yield f"- {letter(row.article)}: names no earlier time"
