"""rdjson: the diagnostics that reviewdog puts into a review; only what is open. Its columns count UTF-8 bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from provenance.formats.places import Place, file_of, full_message, place_of, replacements
from provenance.framing.finding import Finding
from provenance.gate.report import Report, is_open

_LEVELS = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
Json = dict[str, Any]


def render(report: Report, texts: Mapping[str, str]) -> str:
    """The open findings and what could not be checked, as rdjson; `texts` gives the text of each article."""
    diagnostics = [
        _diagnostic(finding, place_of(article.path, finding), texts.get(article.path, ""))
        for article in report.articles
        for finding in article.findings
        if is_open(finding)
    ]
    for problem in report.problems:
        place = file_of(problem.path)
        location: Json = {"path": place.file}
        if place.line:
            location["range"] = {"start": {"line": place.line}}
        diagnostics.append(
            {
                "message": f"not checked: {problem.message}",
                "location": location,
                "severity": "ERROR",
                "code": {"value": "not-checked"},
            }
        )
    log = {"source": {"name": report.tool.name}, "diagnostics": diagnostics}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _diagnostic(finding: Finding, place: Place, text: str) -> Json:
    diagnostic: Json = {
        "message": full_message(finding),
        "location": {"path": place.file},
        "severity": _LEVELS[finding.severity],
        "code": {"value": finding.rule},
    }
    if place.line:
        span = _range(finding, place, text)
        diagnostic["location"]["range"] = span
        suggestions = [{"range": span, "text": words} for words in replacements(finding)] if place.column else []
        if suggestions:
            diagnostic["suggestions"] = suggestions
    return diagnostic


def _range(finding: Finding, place: Place, text: str) -> Json:
    if not place.column:
        return {"start": {"line": place.line}}
    start = _bytes(text, finding.start, place.column)
    end = _bytes(text, finding.end, place.end_column)
    return {"start": {"line": place.line, "column": start}, "end": {"line": place.end_line, "column": end}}


def _bytes(text: str, offset: int, column: int) -> int:
    """The column of an offset in UTF-8 bytes, from 1; in code points where the text is not at hand."""
    before = text[offset - column + 1 : offset]
    return len(before.encode("utf-8", "replace")) + 1 if text else column
