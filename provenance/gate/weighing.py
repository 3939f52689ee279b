"""Weighs the findings of one article: the house's severities, then waivers, then the baseline, then what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from provenance.framing.clerk import Clerk
from provenance.framing.finding import MODEL_RULE, Finding, fingerprint
from provenance.gate.baseline import Baseline
from provenance.gate.check import Examined
from provenance.gate.glossary import glossary_findings
from provenance.gate.policy import Settings
from provenance.gate.report import ArticleReport, Waived, WaiverUse, Weighed, is_open, weighed
from provenance.gate.required import required_findings
from provenance.gate.waivers import Waiver
from provenance.text.span import Lines


def house_findings(examined: Examined, settings: Settings) -> list[Finding]:
    """All findings of an article at the severities of the house; those it switched off are left out."""
    clerk = Clerk(examined.analysis)
    found = list(examined.findings)
    if settings.glossary:
        found += glossary_findings(clerk, settings.glossary)
    if settings.require:
        found += required_findings(clerk, examined.chain, settings.require, settings.origin("require"))
    return list(_at_severity(found, settings, examined.article.language))


def _at_severity(found: Sequence[Finding], settings: Settings, language: str) -> Iterator[Finding]:
    for finding in found:
        severity = settings.severity(finding, language) if settings.rules else finding.severity
        if severity == finding.severity or (finding.rule == MODEL_RULE and severity != "off"):
            yield finding
        elif severity != "off":
            yield msgspec.structs.replace(finding, severity=severity)


def raised(report: ArticleReport, settings: Settings) -> Iterator[str]:
    """Notes on errors that rest on a dispute file nobody outside has reviewed: they are the house's own."""
    told: set[str] = set()
    for one in report.findings:
        if one.severity == "error" and one.dispute and one.dispute not in told:
            told.add(one.dispute)
            rule = next((rule for rule in reversed(settings.rules) if rule.fits(one, report.language)), None)
            where = f" ({rule.where})" if rule is not None else ""
            yield f"errors on {one.dispute} rest on the house's own policy{where}, not on an outside review"


def waive(
    report: ArticleReport, waivers: Sequence[Waiver], settings: Settings, today: date, text: str
) -> tuple[ArticleReport, list[WaiverUse]]:
    """Let pass what a waiver in force lets pass; unused and expired waivers become findings."""
    count: Counter[int] = Counter()
    found: list[Weighed] = []
    for finding in report.findings:
        fitting = [at for at, one in enumerate(waivers) if one.lets_pass(finding)]
        live = next((at for at in fitting if not waivers[at].expired(today)), None)
        if live is not None:
            count[live] += 1
            finding = msgspec.structs.replace(finding, waived=waivers[live].signed)
        elif fitting:
            count[fitting[0]] += 1
        found.append(finding)
    uses = [_use(report.path, one, count[at], today) for at, one in enumerate(waivers)]
    lines = Lines(text)
    idle = [
        _idle(one, use, lines, text)
        for one, use in zip(waivers, uses, strict=True)
        if use.status != "used" and (one.judged or (use.status == "expired" and use.findings))
    ]
    found += map(weighed, _at_severity(idle, settings, report.language))
    return msgspec.structs.replace(report, findings=tuple(found)), uses


def _use(path: str, waiver: Waiver, count: int, today: date) -> WaiverUse:
    signed = waiver.signed
    status = "expired" if waiver.expired(today) else "used" if count else "unused"
    return WaiverUse(
        path, waiver.rules, waiver.words, signed.reason, signed.by, signed.until, signed.where,
        status,  # type: ignore[arg-type]
        count,
    )  # fmt: skip


def _idle(waiver: Waiver, use: WaiverUse, lines: Lines, text: str) -> Finding:
    """The finding about a waiver that does nothing, or whose last day is over."""
    line, column = lines.place(waiver.start) if waiver.end else (1, 1)
    rules = " ".join((*waiver.rules, *(f"“{word}”" for word in waiver.words)))
    if use.status == "expired":
        message = f"waiver expired on {use.until}: {rules} ({use.by})"
        because = f"Findings that it let pass until then and that are open now: {use.findings} ({use.where})."
    else:
        message = f"waiver lets nothing pass: {rules} ({use.by})"
        because = f"What it was for is gone, so it may go too ({use.where})."
    rule = f"gate/waiver-{use.status}"
    return Finding(
        start=waiver.start, end=waiver.end, rule=rule, severity="warning", line=line, column=column,
        quoted=text[waiver.start : waiver.end], message=message, because=because,
        fingerprint=fingerprint(rule, message, use.reason, 0),
    )  # fmt: skip


def pass_anyway(report: ArticleReport, waived: Waived) -> tuple[ArticleReport, WaiverUse]:
    """Let pass whatever is still open, on the word of whoever runs the check."""
    count = sum(map(is_open, report.findings))
    passed = (msgspec.structs.replace(one, waived=waived) if is_open(one) else one for one in report.findings)
    use = WaiverUse(
        report.path, ("*",), (), waived.reason, waived.by, None, waived.where, "used" if count else "unused", count
    )
    return msgspec.structs.replace(report, findings=tuple(passed)), use


def mark_known(report: ArticleReport, baseline: Baseline) -> ArticleReport:
    """Mark the findings that a baseline knows."""
    known = baseline.known(report.path, [one.fingerprint for one in report.findings])
    marked = (
        msgspec.structs.replace(one, baselined=True)
        if one.fingerprint in known and one.waived is None and not one.rule.startswith("gate/")
        else one
        for one in report.findings
    )
    return msgspec.structs.replace(report, findings=tuple(marked))
