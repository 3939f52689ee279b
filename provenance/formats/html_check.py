"""A check as one HTML page to forward: the verdict, what to settle, the words in their places, who is heard, the chain.

Like the page of a comparison it carries its own style and script, asks for nothing and sends nothing, and takes the
articles for hostile text. There is room for a few articles in full; the others have a line each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from provenance.compare.voices import heard, outlet_of, voice_share
from provenance.formats.html import LIMIT, ROOM
from provenance.formats.html_figures import chain_tree, heard_row, voice_row
from provenance.formats.html_marks import letter, name_of, side_marks, tidy
from provenance.formats.html_shell import asset, page, size
from provenance.formats.html_text import points_of, text_pages
from provenance.formats.terminal import groups, places
from provenance.framing.analysis import Analysis
from provenance.gate.report import ArticleReport, Report, is_checked, is_open, verdict_of

# Articles in full, lines about the others, groups of findings in one list, and bytes the texts have at least.
_FULL, _LINES, _GROUPS, _LEAST = 20, 400, 150, 40_000
_RANK = ("fail", "review", "pass")
_VERDICTS = {
    "pass": "Nothing found",
    "review": "Worth a look before publication",
    "fail": "Not to be published as it stands, by the house's own threshold",
}


def shown_in_full(report: Report, most: int = _FULL) -> list[int]:
    """Which articles have room in full, by number: those that fail, then those with most to settle."""
    return sorted(_ranked(report)[:most])


def _ranked(report: Report) -> list[int]:
    def rank(number: int) -> tuple[int, int]:
        article = report.articles[number]
        open_ones = [one for one in article.findings if is_open(one)]
        return _RANK.index(verdict_of([article])), -sum(one.severity != "note" for one in open_ones)

    return sorted(range(len(report.articles)), key=rank)


def render(report: Report, analyses: Mapping[int, Analysis]) -> str:
    """The report as one self-contained page of at most about `LIMIT` bytes; `analyses` by number of the article."""
    numbers = sorted(analyses)
    whole = _page(report, analyses, numbers, ROOM)
    while (over := size(whole) - LIMIT) > 0:
        whole = _page(report, analyses, numbers, max(ROOM - 2 * over - 20_000, _LEAST))
        if size(whole) <= LIMIT or not numbers:
            break
        kept = shown_in_full(msgspec.structs.replace(report, articles=[report.articles[n] for n in numbers]))
        numbers = sorted(numbers[at] for at in kept[: len(numbers) // 2])
    return whole


def _page(report: Report, analyses: Mapping[int, Analysis], numbers: Sequence[int], room: int) -> str:
    articles = [report.articles[number] for number in numbers]
    read = [analyses[number] for number in numbers]
    sources = [heard(at, analysis) for at, analysis in enumerate(read)]
    points = [points_of(row, one.chain) for row, one in zip(sources, articles, strict=True)]
    findings = [tuple(filter(is_open, one.findings)) for one in articles]
    sides = side_marks(read)
    pages, spots = text_pages(read, findings, sides, room, points)
    shown = [
        {
            "report": article,
            "name": name_of(outlet_of(read[at].article, article.chain), article.path),
            "settle": _groups(article, notes=False),
            "notes": _groups(article, notes=True),
            "page": pages[at],
            "share": voice_row(voice_share(at, read[at])),
            "heard": heard_row(sources[at], sides, spots),
            "chain": chain_tree(at, article.chain, spots),
        }
        for at, article in enumerate(articles)
    ]
    return page(
        "check.html",
        style(),
        script(),
        report=report,
        title=_title(report),
        verdict=_VERDICTS[report.verdict] if not report.problems else "Not everything was checked",
        shown=shown,
        lines=list(_lines(report, numbers))[:_LINES] if len(report.articles) > 1 else [],
        most={"lines": _LINES, "groups": _GROUPS},
        link=lambda at, finding: spots.link(at, finding.start) if finding.end else "",
        places=places,
    )


def _title(report: Report) -> str:
    headlines = [tidy(article.headline) for article in report.articles if article.headline]
    if len(report.articles) == 1 and headlines:
        return headlines[0][:160]
    count = len(report.articles)
    return f"{count} {'text' if count == 1 else 'texts'} checked"


def _lines(report: Report, numbers: Sequence[int]) -> Iterator[dict[str, Any]]:
    """A line for each article, those that fail first; the letter of those that the page has in full."""
    letters = {number: letter(at) for at, number in enumerate(numbers)}
    for number in _ranked(report):
        article = report.articles[number]
        found = [one for one in article.findings if is_open(one)]
        yield {
            "path": article.path,
            "headline": article.headline,
            "verdict": verdict_of([article]) if is_checked(article, report.problems) else "not checked",
            "settle": sum(one.severity != "note" for one in found),
            "notes": sum(one.severity == "note" for one in found),
            "letter": letters.get(number, ""),
        }


def _groups(article: ArticleReport, *, notes: bool) -> list[Any]:
    """Findings still to be settled, or notes, those that say the same together."""
    return [
        group
        for group in groups([one for one in article.findings if is_open(one)])
        if (group[0].severity == "note") == notes
    ]


def style() -> str:
    """The style of the page."""
    return asset("compare.css") + asset("check.css")


def script() -> str:
    """The script of the page, which is that of a comparison."""
    return asset("compare.js")
