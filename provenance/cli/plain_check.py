"""`provenance check FILE…` as hooks and editors call it, without loading the command-line framework.

The framework costs as much as the check itself. A call with only known options is taken here and does the very
same; `--help` and every mistake go the framework's way. Without a policy, and with none of the gate's options,
nothing of the gate beyond the check itself is loaded either.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from provenance.article.article import Article, Problem
    from provenance.gate.report import FailOn

FORMATS = ("terminal", "json", "sarif", "rdjson", "github", "junit", "markdown", "html")
_PLAIN_FORMATS = ("", "terminal", "json")
_THRESHOLDS = ("", "error", "warning", "note", "never")
_ONE = (
    "format",
    "output",
    "fail-on",
    "lang",
    "house",
    "config",
    "model",
    "baseline",
    "diff",
    "since-text",
    "anyway",
    "by",
)
_MANY = ("report", "lexicons", "against")
_FLAGS = ("advisory", "readability", "explain")


class Call(NamedTuple):
    """What a check was asked for; "" and () stand for an option that was not given."""

    paths: Sequence[str]
    lang: str = ""
    format: str = ""
    output: str = ""
    fail_on: str = ""
    house: str = ""
    lexicons: Sequence[str] = ()
    config: str = ""
    baseline: str = ""
    diff: str = ""
    since_text: str = ""
    report: Sequence[str] = ()
    anyway: str = ""
    by: str = ""
    advisory: bool = False
    readability: bool = False
    against: Sequence[str] = ()
    model: str = ""
    explain: bool = False


def plain_check(arguments: list[str]) -> int | None:
    """Run a check and give its exit code; None where the call is for the framework."""
    call = _call(arguments[1:]) if arguments[:1] == ["check"] else None
    return run_check(call) if call is not None else None


def _call(arguments: list[str]) -> Call | None:
    paths: list[str] = []
    one: dict[str, str] = {}
    many: dict[str, list[str]] = {name: [] for name in _MANY}
    flags = dict.fromkeys(_FLAGS, False)
    rest = iter(arguments)
    for argument in rest:
        name = argument.removeprefix("--") if argument.startswith("--") else ""
        if name in _ONE or name in _MANY:
            value = next(rest, "")
            if not value or value.startswith("-"):
                return None
            if name in _MANY:
                many[name].append(value)
            else:
                one[name.replace("-", "_")] = value
        elif name in flags:
            flags[name] = True
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            paths.append(argument)
    if not paths or one.get("format", "") not in ("", *FORMATS) or one.get("fail_on", "") not in _THRESHOLDS:
        return None
    return Call(
        paths, report=many["report"], lexicons=many["lexicons"], against=many["against"],
        **cast("Any", {**flags, **one}),
    )  # fmt: skip


def run_check(call: Call) -> int:
    """Check articles, write the reports and give the exit code."""
    from provenance.article.read import read_many

    inputs = None
    if _is_plain(call):
        inputs = list(read_many(call.paths, language=call.lang))
        if not any(_may_hold_waivers(one) for one in inputs):
            return _check(call, inputs)
    from provenance.cli.gate_check import gate_check

    return gate_check(call, inputs)


def _is_plain(call: Call) -> bool:
    """Whether no policy, side file or option of the gate has a say: only files, and nothing beside them."""
    if call.format not in _PLAIN_FORMATS or call.report or call.advisory or call.readability:
        return False
    if call.model or call.explain:
        return False
    if call.config or call.baseline or call.diff or call.since_text or call.anyway or call.by or call.against:
        return False
    from provenance.gate.policy_place import nearest_policy

    seen: dict[str, str] = {}
    return not any(
        os.path.exists(f"{path}.waivers.toml") or os.path.isdir(path) or "*" in path or nearest_policy(path, seen)
        for path in call.paths
    )


def _may_hold_waivers(one: Article | Problem) -> bool:
    text = getattr(one, "text", "")
    return "provenance" in text and getattr(one, "format", "") in ("markdown", "html")


def _check(call: Call, inputs: list[Article | Problem]) -> int:
    from provenance.cli.output import page_options, write
    from provenance.gate.check import check
    from provenance.lexicon.lexicon import Lexicon

    output = Path(call.output) if call.output else None
    lexicon = Lexicon([Path(folder) for folder in call.lexicons])
    report = check(inputs, lexicon, cast("FailOn", call.fail_on or "error"), lexicon.house(call.house or "neutral"))
    if call.format == "json":
        from provenance.formats.json import render as to_json

        text = to_json(report)
    else:
        from provenance.formats.terminal import render

        text = render(report, **page_options(output))
    write(text, output)
    return report.exit_code
