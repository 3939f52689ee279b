"""The terminal report under a policy: the report of what is open, then what was let pass and by whom."""

from __future__ import annotations

import msgspec

from provenance.formats.page import Page, shorten
from provenance.formats.terminal import closing, write
from provenance.gate.report import ArticleReport, Report, WaiverUse, fails, is_open

# Open findings from which a house is told how to begin with an archive.
_MANY = 300
_STALE_SHOWN = 5


def render(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """The whole report as text of `width` columns."""
    shown = msgspec.structs.replace(report, articles=tuple(map(_only_open, report.articles)))
    page = Page(width, colour=colour)
    write(page, shown)
    used = [use for use in report.waivers if use.findings or use.status == "expired"]
    if used:
        page.line()
        page.line(f"Waivers ({len(used)})", "bold")
        for use in used:
            page.entry(use.status, _waiver(use))
    for baseline in report.baselines:
        page.line()
        page.entry("baseline", f"{baseline.file}: {baseline.known} known findings left out")
        for stale in baseline.stale[:_STALE_SHOWN]:
            page.entry("stale", f"{stale.path}: {stale.rule} {shorten(stale.quoted, 40)}")
        if baseline.stale:
            page.entry("", f"{len(baseline.stale)} stale entries; `provenance baseline` writes it again without them")
    _verdict(page, report)
    closing(page, shown)
    return page.text()


def _only_open(article: ArticleReport) -> ArticleReport:
    return msgspec.structs.replace(article, findings=tuple(filter(is_open, article.findings)))


def _waiver(use: WaiverUse) -> str:
    what = " ".join((*use.rules, *(f"“{shorten(word, 30)}”" for word in use.words)))
    until = f", until {use.until}" if use.until else ""
    return f"{use.where}: {what} ×{use.findings}; {use.by}{until}: {use.reason}"


def _verdict(page: Page, report: Report) -> None:
    """What failed under which policy, and how to begin where there is too much to settle."""
    failing = sum(fails(one, article.fail_on) for article in report.articles for one in article.findings)
    if report.policies or failing:
        page.line()
    if failing:
        page.entry("fails", f"{failing} findings at or above the threshold", "bold red")
    if report.policies:
        page.entry("policy", ", ".join(report.policies))
    count = sum(is_open(one) for article in report.articles for one in article.findings)
    if count >= _MANY and not report.baselines:
        page.line()
        page.entry(
            "to begin",
            f"{count} findings are more than a desk can settle at once: `provenance baseline PATHS` writes them down, "
            "`check --baseline FILE` then reports only what is new, and `--diff REV` only changed lines.",
        )
