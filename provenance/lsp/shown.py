"""What an editor shows: diagnostics, and what stands in the hover over one."""

from __future__ import annotations

from functools import lru_cache

from lsprotocol import types

from provenance.errors import LexiconError
from provenance.formats.explanation import explanation
from provenance.formats.reasons_line import reasons_line
from provenance.framing.finding import Finding
from provenance.lexicon.concepts import Authority
from provenance.lexicon.lexicon import Lexicon
from provenance.lsp.sheet import Sheet, Trouble

SOURCE = "provenance"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_LONGEST = 60


def diagnostics(sheet: Sheet) -> list[types.Diagnostic]:
    """Every open finding by place; those about the whole text stand on its first line."""
    return [*(_diagnostic(sheet, one) for one in sheet.findings), *(_trouble(sheet, one) for one in sheet.troubles)]


def span(sheet: Sheet, start: int, end: int) -> types.Range:
    """A stretch of the text in the editor's places."""
    first, last = sheet.positions.place(start), sheet.positions.place(end)
    return types.Range(types.Position(*first), types.Position(*last))


def _diagnostic(sheet: Sheet, finding: Finding) -> types.Diagnostic:
    end = finding.end or sheet.positions.first_line
    return types.Diagnostic(
        range=span(sheet, finding.start, end),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        data={"fingerprint": finding.fingerprint},
    )


def _trouble(sheet: Sheet, trouble: Trouble) -> types.Diagnostic:
    start = sheet.positions.offset(trouble.line, 0)
    end = sheet.positions.offset(trouble.line, 1 << 30)
    return types.Diagnostic(
        range=span(sheet, start, end), message=trouble.message, severity=types.DiagnosticSeverity.Error,
        code="not-checked", source=SOURCE,
    )  # fmt: skip


def hover(sheet: Sheet, offset: int, *, markdown: bool) -> str:
    """What is found at a place and what is known of it; "" where nothing is."""
    parts = []
    for finding in sheet.at(offset):
        parts += [_told(finding), _known(sheet, finding)]
    text = "\n\n---\n\n".join(part for part in parts if part)
    return text if markdown else text.replace("**", "").replace("```text\n", "").replace("\n```", "")


def _told(finding: Finding) -> str:
    lines = [f"**{_plain(finding.message)}**", f"`{finding.rule}` · {finding.severity}", _plain(finding.because)]
    if line := reasons_line(finding):
        lines.append(_plain(line))
    if finding.speaker:
        lines.append(f"speaker: {_plain(finding.speaker)}")
    if finding.standing:
        lines.append(f"standing: {_plain(finding.standing)}")
    if finding.instead:
        lines.append("instead: " + " · ".join(_plain(one) for one in finding.instead))
    lines += [f"says who: {_plain(_authority(one))}" for one in finding.authority]
    return "\n\n".join(line for line in lines if line)


def _known(sheet: Sheet, finding: Finding) -> str:
    """The page of `provenance explain` on the concept, or else on the rule."""
    if sheet.lexicon is None:
        return ""
    page = _page(sheet.lexicon, finding.concept or finding.rule) or _page(sheet.lexicon, finding.quoted)
    return f"```text\n{page}\n```" if page else ""


@lru_cache(maxsize=256)
def _page(lexicon: Lexicon, what: str) -> str:
    try:
        lines = explanation(lexicon, what, width=88).replace("```", "'''").rstrip().splitlines()
    except LexiconError:
        return ""
    more = [f"… {len(lines) - _LONGEST} more lines: provenance explain {what}"] if len(lines) > _LONGEST else []
    return "\n".join([*lines[:_LONGEST], *more])


def _authority(authority: Authority) -> str:
    return f"{authority.body}, {authority.work} ({authority.date}, {authority.status}): {authority.says}"


def _plain(text: str) -> str:
    """Words in which no sign of Markdown has a meaning."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in text)
