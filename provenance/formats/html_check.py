"""A check as one HTML page to forward: the verdict, what to settle, the words in their places, who is heard, the chain.

Like the page of a comparison it carries its own style and script, asks for nothing and sends nothing, and takes the
articles for hostile text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provenance.article.article import Article
from provenance.compare.compare import compare
from provenance.formats.html_figures import chain_tree, heard_row, voice_row
from provenance.formats.html_marks import name_of, side_marks, tidy
from provenance.formats.html_shell import asset, page
from provenance.formats.html_text import text_pages
from provenance.formats.terminal import groups, places
from provenance.framing.analysis import analyse
from provenance.gate.comparing import CompareReport
from provenance.gate.report import ArticleReport, Report, is_open
from provenance.lexicon.lexicon import Lexicon

# Bytes of the page that the articles may take.
_ROOM = 1_500_000
_VERDICTS = {
    "pass": "Nothing found",
    "review": "Worth a look before publication",
    "fail": "Not to be published as it stands, by the house's own threshold",
}


def render(report: Report, articles: Sequence[Article], lexicon: Lexicon) -> str:
    """The whole report as one self-contained page; `articles` are those of the report, in order."""
    analyses = [analyse(article, lexicon) for article in articles]
    made = compare(analyses, [one.chain for one in report.articles])
    compared = CompareReport(
        report.tool, made.articles, (), (), made.voices, made.sources, (), report.problems,
        tuple(one.findings for one in report.articles),
    )  # fmt: skip
    sides = side_marks(analyses)
    pages, spots = text_pages(compared, analyses, sides, _ROOM) if analyses else ([], None)
    return page(
        "check.html",
        style(),
        script(),
        report=report,
        title=_title(report),
        verdict=_VERDICTS[report.verdict] if not report.problems else "Not everything was checked",
        names=[name_of(article) for article in made.articles],
        settle=[_groups(article, notes=False) for article in report.articles],
        notes=[_groups(article, notes=True) for article in report.articles],
        sides=list(dict.fromkeys(sides.values())),
        shares=[voice_row(share) for share in made.voices],
        heard=[heard_row(row, sides, spots) for row in made.sources] if spots is not None else [],
        chains=[chain_tree(n, one.chain, spots) for n, one in enumerate(report.articles)] if spots else [],
        link=(lambda number, finding: spots.link(number, finding.start) if finding.end else "") if spots else None,
        places=places,
        pages=pages,
    )


def _title(report: Report) -> str:
    headlines = [tidy(article.headline) for article in report.articles if article.headline]
    if len(report.articles) == 1 and headlines:
        return headlines[0][:160]
    count = len(report.articles)
    return f"{count} {'text' if count == 1 else 'texts'} checked"


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
