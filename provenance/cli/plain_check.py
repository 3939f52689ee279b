"""`provenance check FILE…` as hooks and editors call it, without loading the command-line framework.

The framework costs as much as the check itself. A call with none but the plainest options is taken here and
does the very same; everything else, `--help` and every mistake go the framework's way.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from provenance.gate.report import FailOn

_FORMATS = ("terminal", "json")
_THRESHOLDS = ("error", "warning", "note", "never")


def plain_check(arguments: list[str]) -> int | None:
    """Run a plain check and give its exit code; None where the call is not a plain check."""
    if len(arguments) < 2 or arguments[0] != "check":
        return None
    paths: list[str] = []
    options = {"--format": "terminal", "--fail-on": "error", "--lang": "", "--output": ""}
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in options:
            value = next(rest, "")
            if not value or value.startswith("-"):
                return None
            options[argument] = value
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            paths.append(argument)
    if not paths or options["--format"] not in _FORMATS or options["--fail-on"] not in _THRESHOLDS:
        return None
    output = Path(options["--output"]) if options["--output"] else None
    fail_on = cast("FailOn", options["--fail-on"])
    return run_check(paths, language=options["--lang"], format=options["--format"], output=output, fail_on=fail_on)


def run_check(
    paths: list[str],
    *,
    language: str = "",
    format: str = "terminal",
    output: Path | None = None,
    fail_on: FailOn = "error",
    house: str = "neutral",
    lexicons: list[Path] | None = None,
) -> int:
    """Check articles, write the report and give the exit code."""
    from provenance.article.read import read_many
    from provenance.cli.output import page_options, write
    from provenance.gate.check import check
    from provenance.lexicon.lexicon import Lexicon

    lexicon = Lexicon(lexicons or ())
    rules = lexicon.house(house)
    report = check(read_many(paths, language=language), lexicon, fail_on, rules)
    if format == "json":
        from provenance.formats.json import render as to_json

        text = to_json(report)
    else:
        from provenance.formats.terminal import render

        text = render(report, **page_options(output))
    write(text, output)
    return report.exit_code
