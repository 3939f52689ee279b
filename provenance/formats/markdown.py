"""Markdown: the report as a comment or a step summary; what fails first, then what is open, then what was let pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from provenance.formats.chain_line import chain_line, missing_line
from provenance.formats.reasons_line import reasons_line
from provenance.framing.finding import SEVERITIES
from provenance.gate.report import ArticleReport, Report, WaiverUse, Weighed, fails, is_open

_MARKS = re.compile(r"([\\`*_\[\]|~#])")
_SHOWN = 60


def render(report: Report, texts: Mapping[str, str] | None = None) -> str:
    """The report as Markdown; at most sixty findings an article, and it says how many are left out."""
    lines = [f"## Provenance: {report.verdict}", ""]
    lines += [f"- **not checked** {escape(one.path)}: {escape(one.message)}" for one in report.problems]
    lines += [""] if report.problems else []
    for article in report.articles:
        lines += _article(article)
    lines += _waivers(report.waivers)
    for use in report.baselines:
        stale = f", {len(use.stale)} entries are stale" if use.stale else ""
        lines.append(f"Baseline `{escape(use.file)}`: {use.known} known findings left out{stale}.")
    tool = report.tool
    lines += ["", f"<sub>{escape(tool.name)} {escape(tool.version)}, lexicons {escape(tool.lexicons)}</sub>"]
    return "\n".join(lines) + "\n"


def _article(article: ArticleReport) -> Iterator[str]:
    found = sorted((one for one in article.findings if is_open(one)), key=lambda one: -SEVERITIES.index(one.severity))
    language = article.language or "language unknown"
    yield f"### {escape(article.path)}"
    yield f"{language} · {article.words} words · {_counts(found)}"
    yield ""
    if found:
        yield "| | place | finding | try |"
        yield "| --- | --- | --- | --- |"
        yield from (_row(one, article) for one in found[:_SHOWN])
        yield ""
    if len(found) > _SHOWN:
        yield f"and {len(found) - _SHOWN} more."
        yield ""
    yield f"Where from: {escape(chain_line(article.chain))}  "
    if missing := missing_line(article.chain):
        yield f"Unknown: {escape(missing)}  "
    yield from (f"Basis: {escape(note)}  " for note in article.notes)
    yield ""


def _counts(found: Sequence[Weighed]) -> str:
    counts = [(severity, sum(one.severity == severity for one in found)) for severity in reversed(SEVERITIES)]
    return ", ".join(f"{count} {severity}{'s' * (count != 1)}" for severity, count in counts if count) or "nothing open"


def _row(finding: Weighed, article: ArticleReport) -> str:
    place = f"{finding.line}:{finding.column}" if finding.end else "whole text"
    severity = f"**{finding.severity}, fails**" if fails(finding, article.fail_on) else finding.severity
    instead = " · ".join(finding.instead[:3])
    said = f"{escape(finding.message)} `{finding.rule}`"
    if line := reasons_line(finding):
        said += f"<br><sub>{escape(line)}</sub>"
    return f"| {severity} | {place} | {said} | {escape(instead)} |"


def _waivers(uses: Sequence[WaiverUse]) -> Iterator[str]:
    if uses:
        yield "### Waivers"
    for use in uses:
        what = " ".join((*use.rules, *(f"“{word}”" for word in use.words)))
        until = f", until {use.until}" if use.until else ""
        yield escape(
            f"{use.path}: {what}: {use.reason} ({use.by}{until}; {use.where}) {use.status}, let pass: {use.findings}"
        )
        yield ""


def escape(text: str) -> str:
    """Text on one line that Markdown shows as it stands."""
    flat = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKS.sub(r"\\\1", flat).replace("@", "@\u200b")
