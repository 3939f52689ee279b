"""The terminal report of a check: one screen to act on, then the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provenance.formats.chain_line import chain_line, missing_line
from provenance.formats.lean_line import lean_lines
from provenance.formats.page import Page, shorten
from provenance.framing.finding import Finding
from provenance.gate.report import ArticleReport, Report, is_checked, verdict_of

_KINDS = {
    "loaded": "wording",
    "sources": "sources",
    "chain": "chain",
    "agency": "agency",
    "text": "text",
    "drift": "drift",
    "gate": "waiver",
    "glossary": "glossary",
}
_NOTE_LINES = 6
_STYLE = {"error": "bold red", "warning": "yellow", "note": "dim"}


def render(report: Report, *, width: int = 80, colour: bool = False, evidence: bool = True) -> str:
    """The whole report as text of `width` columns."""
    page = Page(width, colour=colour)
    write(page, report, evidence=evidence)
    closing(page, report)
    return page.text()


def write(page: Page, report: Report, *, evidence: bool = True) -> None:
    """Each article of a report: what to act on, then the evidence."""
    for number, article in enumerate(report.articles):
        if number:
            page.line()
        _screen(page, article, report)
        if evidence:
            _evidence(page, article)
        _reasons(page, article)


def groups(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings that say the same of the same word, together, in the order of their first place."""
    found: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        word = finding.concept or finding.quoted.lower()
        key: tuple[str, ...] = (
            finding.rule, finding.severity, word, finding.side or "", finding.standing or "", str(finding.voice),
        )  # fmt: skip
        if finding.end == 0 or not word:
            key = (finding.rule, finding.message)
        found.setdefault(key, []).append(finding)
    return list(found.values())


def places(findings: Sequence[Finding], limit: int = 4) -> str:
    """ "11:107, 15:51", or "" for findings about the whole article."""
    spots = [f"{finding.line}:{finding.column}" for finding in findings if finding.end]
    more = f" +{len(spots) - limit}" if len(spots) > limit else ""
    return ", ".join(spots[:limit]) + more


def _screen(page: Page, article: ArticleReport, report: Report) -> None:
    settle = [group for group in groups(article.findings) if group[0].severity != "note"]
    notes = [group for group in groups(article.findings) if group[0].severity == "note"]
    left = " · ".join(
        part
        for part in (
            article.path,
            article.language or "language unknown",
            f"{article.words} words",
            article.date,
        )
        if part
    )
    verdict = _verdict(article, report)
    page.ends(left, f"{verdict} · {len(settle)} to settle, {len(notes)} {'note' if len(notes) == 1 else 'notes'}")
    if settle or notes:
        page.line()
    for number, group in enumerate(settle, 1):
        first = group[0]
        where = places(group)
        # Colour is never the only sign of an error, which exists only by a house's own policy.
        said = f"error: {first.message}" if first.severity == "error" else first.message
        page.entry(
            f"{number:>2} {_kind(first)}",
            f"{where}  {said}" if where else said,
            _STYLE[first.severity],
        )
        if first.instead:
            page.entry("", f"try: {' · '.join(first.instead[:3])}, or attribute it")
    _notes(page, notes)
    page.line()
    page.entry("heard", _heard(article))
    for line in lean_lines(article):
        page.entry("lean", line)
    if reads := article.scores.get("readability"):
        page.entry("reads", _reads(reads))
    page.entry("where from", chain_line(article.chain))
    if missing := missing_line(article.chain):
        page.entry("unknown", missing)
    for note in article.notes:
        page.entry("basis", note)


def _verdict(article: ArticleReport, report: Report) -> str:
    """What holds for one article; one that was not checked in full has not passed."""
    alone = len(report.articles) == 1
    if not is_checked(article, report.problems):
        return "NOT CHECKED"
    return (report.verdict if alone else verdict_of([article])).upper()


def _kind(finding: Finding) -> str:
    return _KINDS.get(finding.rule.partition("/")[0], finding.rule)


def _notes(page: Page, notes: Sequence[Sequence[Finding]]) -> None:
    """The notes that say most, one line each; the rest as a count."""
    ranked = sorted(notes, key=lambda group: (_note_rank(group[0]), group[0].end == 0, group[0].start))
    for group in ranked[:_NOTE_LINES]:
        where = places(group, 2)
        page.entry("   note", f"{where}  {group[0].message}" if where else group[0].message)
    if len(ranked) > _NOTE_LINES:
        page.entry("", f"and {len(ranked) - _NOTE_LINES} more notes, below")


def _note_rank(finding: Finding) -> int:
    if finding.end == 0:
        return 0
    return 1 if finding.standing or finding.dispute else 2 if not finding.rule.startswith("loaded/") else 3


def _heard(article: ArticleReport) -> str:
    if not article.sources:
        return "nobody is named as a source"
    names = [f"{source.name} ({source.kind}, {source.words} words)" for source in article.sources[:8]]
    more = f" and {len(article.sources) - 8} more" if len(article.sources) > 8 else ""
    share = (article.scores.get("heard") or {}).get("anonymous_share")
    unnamed = f" · {round(100 * share)} % of the words given are anonymous" if share else ""
    return ", ".join(names) + more + unnamed


def _reads(reads: dict[str, Any]) -> str:
    if reads["value"] is None:
        return f"no figure: {reads['because']}"
    made = f"{reads['method']}; syllables {reads['syllables']}, {reads['tool']}"
    return f"{reads['value']:.0f} (0 hard, 100 easy): {made}"


def _evidence(page: Page, article: ArticleReport) -> None:
    if not article.findings:
        return
    page.line()
    page.line("Evidence", "bold")
    for group in groups(article.findings):
        first = group[0]
        if first.severity == "note" and first.rule.startswith("loaded/") and not first.dispute:
            continue
        page.line()
        page.entry(
            places(group, 1) or "whole text",
            f"{first.severity} · {first.rule} · {first.message}",
            _STYLE[first.severity],
        )
        if len(group) > 1:
            page.entry("also at", places(group[1:], 12))
        page.entry("because", first.because)
        for authority in first.authority:
            page.entry(
                "who says so",
                f"{authority.body}, {authority.work} ({authority.date}, {authority.status}): {authority.says}",
            )
        if first.standing:
            page.entry("standing", first.standing)
        if first.instead:
            page.entry("instead", " · ".join(first.instead))
    _mild(page, article)


def _reasons(page: Page, article: ArticleReport) -> None:
    """With `--explain`: what led to each score, the heaviest first."""
    said = [one for one in article.findings if one.reasons]
    if not said:
        return
    from provenance.formats.reasons_line import weights  # a plain check needs none

    page.line()
    page.line("Scores", "bold")
    for finding in sorted(said, key=lambda one: -(one.score or 0.0)):
        page.line()
        page.entry(
            f"{finding.line}:{finding.column}",
            f"“{shorten(finding.quoted, 40)}” {finding.score:.2f} by {finding.scored_by}",
        )
        page.entry("because of", weights(finding.reasons or ()))
    if any(one.scored_by != "lexicon" for one in said):
        page.line()
        page.line("A model's weights are log odds lost if that feature alone were as in an ordinary word.")


def _mild(page: Page, article: ArticleReport) -> None:
    """Mild words in one paragraph: worth a glance, not a line each."""
    mild = [
        finding
        for finding in article.findings
        if finding.severity == "note" and finding.rule.startswith("loaded/") and not finding.dispute
    ]
    if mild:
        page.line()
        words = [f"{shorten(finding.quoted, 30)} {finding.line}:{finding.column}" for finding in mild]
        page.entry("mild words", " · ".join(words))


def closing(page: Page, report: Report) -> None:
    """What was not checked, and the verdict over several articles."""
    for problem in report.problems:
        page.line()
        page.entry("not checked", f"{problem.path}: {problem.message}", "bold red")
    if len(report.articles) > 1:
        page.line()
        count = sum(_verdict(article, report) == "NOT CHECKED" for article in report.articles)
        page.line(
            f"{report.verdict.upper()} · {len(report.articles)} articles{f', {count} not checked' * bool(count)}",
            "bold",
        )
