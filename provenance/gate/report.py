"""The report: the one value that leaves the analysis, for every format and face."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from provenance.article.article import Problem
from provenance.chain.graph import Chain
from provenance.framing.finding import SEVERITIES, Finding, Severity

Verdict = Literal["pass", "review", "fail"]
FailOn = Literal["error", "warning", "note", "never"]
TOOL = "provenance"


class Tool(msgspec.Struct, frozen=True):
    """Which tool said it, with which lexicons."""

    name: str
    version: str
    lexicons: str


class Heard(msgspec.Struct, frozen=True):
    """A source heard: first mention in code points, `words` given to it."""

    name: str
    kind: str
    party: str | None
    side: str | None
    start: int
    end: int
    words: int
    mentions: int


class ArticleReport(msgspec.Struct, frozen=True):
    """What was found in one article."""

    path: str
    language: str
    words: int
    sentences: int
    findings: tuple[Finding, ...]
    scores: dict[str, Any]
    sources: tuple[Heard, ...]
    chain: Chain
    headline: str = ""
    date: str = ""
    notes: tuple[str, ...] = ()


class Report(msgspec.Struct, frozen=True):
    """The verdict over all articles, and what could not be checked."""

    tool: Tool
    verdict: Verdict
    articles: tuple[ArticleReport, ...]
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> int:
        """2 where something was not checked, 1 where findings reach the threshold, else 0."""
        if self.problems:
            return 2
        return 1 if self.verdict == "fail" else 0


def verdict_of(articles: Sequence[ArticleReport], fail_on: FailOn) -> Verdict:
    """`fail` where a finding reaches the threshold, `review` where there are others, else `pass`."""
    findings = [finding for article in articles for finding in article.findings]
    if fail_on != "never" and any(reaches(finding.severity, fail_on) for finding in findings):
        return "fail"
    return "review" if findings else "pass"


def reaches(severity: Severity, threshold: Severity) -> bool:
    """Whether a severity is at or above a threshold."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(threshold)
