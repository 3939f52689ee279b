"""The report: the one value that leaves the analysis, for every format and face."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Literal

import msgspec

from provenance.article.article import Problem
from provenance.chain.graph import Chain
from provenance.framing.finding import MODEL_RULE, SEVERITIES, Finding, Severity

Verdict = Literal["pass", "review", "fail"]
FailOn = Literal["error", "warning", "note", "never"]
TOOL = "provenance"


class Tool(msgspec.Struct, frozen=True):
    """Which tool said it, with which lexicons."""

    name: str
    version: str
    lexicons: str


class Heard(msgspec.Struct, frozen=True):
    """A source heard: first mention and the last words given to it in code points, how many `words` it is given."""

    name: str
    kind: str
    party: str | None
    side: str | None
    start: int
    end: int
    words: int
    mentions: int
    last_start: int = 0
    last_end: int = 0


class Waived(msgspec.Struct, frozen=True):
    """Who let a finding pass and why; `where` is the waiver's file:line."""

    reason: str
    by: str
    until: str | None
    where: str


class Weighed(Finding, frozen=True, kw_only=True):
    """A finding as the house weighed it: waived by somebody, or known to a baseline, or neither."""

    waived: Waived | None = None
    baselined: bool = False


_FIELDS = Finding.__struct_fields__
_values = attrgetter(*_FIELDS)


class WaiverUse(msgspec.Struct, frozen=True):
    """A waiver that applied to an article of this run, and how many findings it let pass."""

    path: str
    rules: tuple[str, ...]
    words: tuple[str, ...]
    reason: str
    by: str
    until: str | None
    where: str
    status: Literal["used", "unused", "expired"]
    findings: int


class Stale(msgspec.Struct, frozen=True):
    """An entry of a baseline that no longer fits anything: it may go."""

    path: str
    rule: str
    quoted: str
    fingerprint: str


class BaselineUse(msgspec.Struct, frozen=True):
    """A baseline of this run: how many findings it knew, and what in it is stale."""

    file: str
    known: int
    stale: tuple[Stale, ...]


class ArticleReport(msgspec.Struct, frozen=True):
    """What was found in one article; `fail_on` is the severity from which it fails."""

    path: str
    language: str
    words: int
    sentences: int
    findings: tuple[Weighed, ...]
    scores: dict[str, Any]
    sources: tuple[Heard, ...]
    chain: Chain
    headline: str = ""
    date: str = ""
    notes: tuple[str, ...] = ()
    fail_on: FailOn = "error"


class InForce(msgspec.Struct, frozen=True):
    """What some articles were checked under; without a policy `policy` is "", and rules and glossary are counted."""

    articles: tuple[str, ...]
    policy: str
    house: str
    fail_on: FailOn
    advisory: bool = False
    languages: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    rules: int = 0
    glossary: int = 0
    waivers_in_text: bool = True


class Report(msgspec.Struct, frozen=True):
    """The verdict over all articles, and what could not be checked."""

    tool: Tool
    verdict: Verdict
    articles: tuple[ArticleReport, ...]
    problems: tuple[Problem, ...]
    waivers: tuple[WaiverUse, ...] = ()
    baselines: tuple[BaselineUse, ...] = ()
    policies: tuple[str, ...] = ()
    in_force: tuple[InForce, ...] = ()

    @property
    def exit_code(self) -> int:
        """2 where something was not checked, 1 where findings reach the threshold, else 0."""
        if self.problems:
            return 2
        return 1 if self.verdict == "fail" else 0


def verdict_of(articles: Sequence[ArticleReport], fail_on: FailOn | None = None) -> Verdict:
    """`fail` where an open finding reaches the threshold (its article's own if none is given), `review`
    where there are others, else `pass`."""
    findings = [(finding, article) for article in articles for finding in article.findings if is_open(finding)]
    if any(fails(finding, fail_on or article.fail_on) for finding, article in findings):
        return "fail"
    return "review" if findings else "pass"


def is_checked(article: ArticleReport, problems: Sequence[Problem]) -> bool:
    """Whether nothing kept an article from being checked in full; a waiver's problem names its line."""
    return not any(one.path == article.path or one.path.startswith(f"{article.path}:") for one in problems)


def weighed(finding: Finding) -> Weighed:
    """A finding before anybody has waived it."""
    return Weighed(**dict(zip(_FIELDS, _values(finding), strict=True)))


def is_open(finding: Finding) -> bool:
    """Whether a finding is still to be settled: nobody waived it and no baseline knows it."""
    return not isinstance(finding, Weighed) or (finding.waived is None and not finding.baselined)


def fails(finding: Finding, fail_on: FailOn) -> bool:
    """Whether a finding is open and reaches the threshold; what only a model supports fails nothing."""
    return fail_on != "never" and finding.rule != MODEL_RULE and is_open(finding) and reaches(finding.severity, fail_on)


def reaches(severity: Severity, threshold: Severity) -> bool:
    """Whether a severity is at or above a threshold."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(threshold)
