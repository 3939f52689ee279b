"""GitHub annotations: one workflow command a finding, only for what is open."""

from __future__ import annotations

from collections.abc import Mapping

from provenance.formats.places import Place, file_of, full_message, place_of
from provenance.gate.report import Report, is_open

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, texts: Mapping[str, str] | None = None) -> str:
    """The commands that a GitHub runner turns into annotations; errors first, since it shows ten of a kind."""
    commands = [
        (finding.severity, _command(_LEVELS[finding.severity], place_of(article.path, finding), finding.rule,
                                    full_message(finding)))
        for article in report.articles
        for finding in article.findings
        if is_open(finding)
    ]  # fmt: skip
    commands.sort(key=lambda one: ("error", "warning", "note").index(one[0]))
    lines = [_command("error", file_of(one.path), "not checked", one.message) for one in report.problems]
    return "".join(f"{line}\n" for line in [*lines, *(command for _, command in commands)])


def _command(level: str, place: Place, title: str, message: str) -> str:
    fields = {"file": place.file} if place.file not in ("", "-") else {}
    if place.line and fields:
        fields["line"] = str(place.line)
        if place.column:
            fields["endLine"] = str(place.end_line)
            if place.line == place.end_line:
                fields |= {"col": str(place.column), "endColumn": str(place.end_column)}
    fields["title"] = title
    properties = ",".join(f"{name}={_property(value)}" for name, value in fields.items())
    return f"::{level} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
