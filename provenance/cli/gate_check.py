"""A check under a policy: several reports in one run, from one analysis."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from provenance.article.article import Article, Problem
from provenance.article.read import read_many
from provenance.cli.output import page_options, write
from provenance.cli.plain_check import FORMATS, Call
from provenance.errors import UsageError
from provenance.gate.changed import Before, OlderText, Revision
from provenance.gate.policy import Layer, Setting
from provenance.gate.publication import Asked, Desk
from provenance.gate.report import Report, Waived

COMMAND_LINE = "command line"


class Wanted(NamedTuple):
    """One report: its format, and its file (None for standard output)."""

    format: str
    output: Path | None


def gate_check(call: Call, inputs: Iterable[Article | Problem] | None = None) -> int:
    """Check articles under the policies that hold for them; write every report and give the exit code."""
    wanted = wanted_reports(call)
    desk = Desk(asked_of(call))
    articles: dict[str, Article] = {}
    if inputs is None:
        inputs = read_many(call.paths, language=call.lang)
    if any(one.format in ("sarif", "rdjson", "html") for one in wanted):
        inputs = _keeping(inputs, articles)
    report = desk.check(inputs)
    for one in wanted:
        made = _page(report, desk, articles) if one.format == "html" else rendered(report, one, _texts(articles))
        write(made, one.output)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and any(one.format == "github" for one in wanted):
        _append(rendered(report, Wanted("markdown", None), {}), summary)
    return report.exit_code


def _keeping(inputs: Iterable[Article | Problem], articles: dict[str, Article]) -> Iterator[Article | Problem]:
    for one in inputs:
        if isinstance(one, Article):
            articles[one.path] = one
        yield one


def _texts(articles: dict[str, Article]) -> dict[str, str]:
    return {path: article.text for path, article in articles.items()}


def _page(report: Report, desk: Desk, articles: dict[str, Article]) -> str:
    """The page to forward; what it shows in full is analysed again, since no check keeps its analysis."""
    from provenance.formats.html_check import render, shown_in_full

    full = {number: articles[report.articles[number].path] for number in shown_in_full(report)}
    return render(report, {number: desk.analysis(article) for number, article in full.items()})


def wanted_reports(call: Call) -> list[Wanted]:
    """The reports of a run: `--format` (terminal unless another report takes standard output), and each `--report`."""
    found = []
    for pair in call.report:
        name, equals, file = pair.partition("=")
        if name not in FORMATS or not equals or not file:
            raise UsageError(f"--report {pair}", mend=f"write FORMAT=FILE, with one of {', '.join(FORMATS)}")
        found.append(Wanted(name, None if file == "-" else Path(file)))
    if call.format or call.output or all(one.output is not None for one in found):
        found.insert(0, Wanted(call.format or "terminal", Path(call.output) if call.output else None))
    return found


def command_layer(call: Call) -> Layer:
    """What the command line settles over every policy."""
    given = {
        "house": call.house,
        "model": call.model,
        "fail_on": call.fail_on,
        "baseline": call.baseline,
        "lexicons": tuple(str(folder) for folder in call.lexicons),
        "advisory": call.advisory,
        "readability": call.readability,
    }
    layer = {name: Setting(value, COMMAND_LINE) for name, value in given.items() if value}
    if call.fail_on and not call.advisory:
        # Whoever names a threshold wants it, also where the policy is advisory.
        layer["advisory"] = Setting(False, COMMAND_LINE)
    return layer


def asked_of(call: Call) -> Asked:
    """What a call asks beyond the policy. Raises UsageError for options that contradict each other."""
    before: Before | None = None
    if call.diff and call.since_text:
        raise UsageError("--diff and --since-text cannot both say what is new", mend="give one of them")
    if call.diff:
        before = Revision(call.diff)
    elif call.since_text:
        before = OlderText(call.since_text)
    if call.by and not call.anyway:
        raise UsageError("--by says who publishes anyway", mend='add --anyway "reason"')
    anyway = None
    if call.anyway:
        if not call.anyway.strip():
            raise UsageError("--anyway gives no reason", mend='write --anyway "reason"')
        anyway = Waived(" ".join(call.anyway.split()), call.by.strip() or _user(), None, COMMAND_LINE)
    return Asked(
        call.config, command_layer(call), before, None, anyway, against=tuple(call.against), explain=call.explain
    )


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise UsageError("nobody is named who publishes anyway", mend='add --by "name"') from None


def rendered(report: Report, wanted: Wanted, texts: dict[str, str]) -> str:
    """The report in one format."""
    from importlib import import_module

    if wanted.format == "terminal":
        from provenance.formats.terminal_gate import render

        return render(report, **page_options(wanted.output))
    if wanted.format == "json":
        from provenance.formats.json import render as to_json

        return to_json(report)
    text: str = import_module(f"provenance.formats.{wanted.format}").render(report, texts)
    return text


def _append(text: str, file: str) -> None:
    try:
        with open(file, "a", encoding="utf-8", errors="replace") as stream:
            stream.write(text)
    except OSError as error:
        raise UsageError(f"the step summary cannot be written: {error.strerror}", where=file) from None
