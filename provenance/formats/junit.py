"""JUnit XML for build servers: a suite an article, a case a finding; only what fails the gate is a failure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from provenance.formats.places import full_message
from provenance.gate.report import ArticleReport, Report, Weighed, fails

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(report: Report, texts: Mapping[str, str] | None = None) -> str:
    """The report as JUnit XML."""
    root = Element("testsuites", name=report.tool.name)
    for article in report.articles:
        _suite(root, article)
    if report.problems:
        suite = SubElement(root, "testsuite", name="not checked")
        for problem in report.problems:
            case = SubElement(suite, "testcase", classname="not-checked", name=_clean(problem.path or "run"))
            SubElement(case, "error", type="not-checked", message=_clean(problem.message))
        _count(suite)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(root: Element, article: ArticleReport) -> None:
    suite = SubElement(root, "testsuite", name=_clean(article.path))
    for finding in article.findings:
        _case(suite, article, finding)
    if not article.findings:
        SubElement(suite, "testcase", classname="provenance", name="nothing found")
    _count(suite)


def _case(suite: Element, article: ArticleReport, finding: Weighed) -> None:
    place = f"{finding.line}:{finding.column} {' '.join(finding.quoted.split())[:60]}" if finding.end else "whole text"
    case = SubElement(suite, "testcase", classname=finding.rule, name=_clean(place), file=_clean(article.path))
    message = _clean(finding.message)
    if finding.waived is not None:
        SubElement(case, "skipped", message=_clean(f"waived by {finding.waived.by}: {finding.waived.reason}"))
    elif finding.baselined:
        SubElement(case, "skipped", message="known to the baseline")
    elif fails(finding, article.fail_on):
        SubElement(case, "failure", type=finding.severity, message=message).text = _clean(full_message(finding))
    else:
        SubElement(case, "system-out").text = _clean(f"{finding.severity}: {full_message(finding)}")


def _count(suite: Element) -> None:
    suite.set("tests", str(len(suite)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(case.find(tag) is not None for case in suite)))


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)
