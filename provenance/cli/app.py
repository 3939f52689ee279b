"""The commands. Heavy imports stand inside them, so that `--help` and a cold check stay fast."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="provenance",
    help="Check copy before publication: loaded words and whose voice they stand in, where the text comes from, "
    "how several outlets word one event.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Format(str, Enum):
    """Report formats of check and trace."""

    terminal = "terminal"
    json = "json"


class CompareFormat(str, Enum):
    """Report formats of compare."""

    terminal = "terminal"
    json = "json"
    html = "html"


class Threshold(str, Enum):
    """The severity from which a check fails."""

    error = "error"
    warning = "warning"
    note = "note"
    never = "never"


Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, globs, folders, or - for standard input.")]
Lang = Annotated[str, typer.Option("--lang", metavar="CODE", help="Language of the texts (ISO 639-1); told from the text if absent.")]
Output = Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write the report to a file.")]
Lexicons = Annotated[list[Path] | None, typer.Option("--lexicons", metavar="DIR", help="A newsroom's own lexicon folder; repeatable.")]


def _version(value: bool) -> None:
    if value:
        from provenance._version import __version__

        typer.echo(f"provenance {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Whose words, which side, what source."""


@app.command()
def check(
    paths: Paths,
    lang: Lang = "",
    format: Annotated[Format, typer.Option("--format", help="How to print the report.")] = Format.terminal,
    output: Output = None,
    fail_on: Annotated[Threshold, typer.Option("--fail-on", help="Severity from which the check fails.")] = Threshold.error,
    lexicons: Lexicons = None,
) -> None:
    """Check articles before publication. Exit 0 pass or review, 1 fail, 2 something was not checked."""
    from provenance.article.read import read_many
    from provenance.gate.check import check as run
    from provenance.lexicon.lexicon import Lexicon

    report = run(read_many(paths, language=lang), Lexicon(lexicons or ()), fail_on.value)
    if format is Format.json:
        from provenance.formats.json import render as to_json

        text = to_json(report)
    else:
        from provenance.formats.terminal import render

        text = render(report, **_screen(output))
    write(text, output)
    raise typer.Exit(report.exit_code)


@app.command()
def trace(
    paths: Paths,
    lang: Lang = "",
    format: Annotated[Format, typer.Option("--format", help="How to print the report.")] = Format.terminal,
    output: Output = None,
    lexicons: Lexicons = None,
) -> None:
    """Follow the source chain of articles, hop by hop, with the evidence. Exit 0, or 2 for unreadable input."""
    from provenance.article.read import read_many
    from provenance.gate.tracing import trace_all
    from provenance.lexicon.lexicon import Lexicon

    report = trace_all(read_many(paths, language=lang), Lexicon(lexicons or ()))
    if format is Format.json:
        from provenance.formats.json import render as to_json

        text = to_json(report)
    else:
        from provenance.formats.terminal_trace import render

        text = render(report, **_screen(output))
    write(text, output)
    raise typer.Exit(report.exit_code)


def _screen(output: Path | None) -> dict[str, int | bool]:
    """Width and colour of the page: the terminal's, or 80 columns without colour in a file or a pipe."""
    import os
    import shutil

    tty = output is None and sys.stdout.isatty()
    colour = tty and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((80, 24)).columns if tty or "COLUMNS" in os.environ else 80
    return {"width": min(width, 120), "colour": colour}


def write(text: str, output: Path | None) -> None:
    """Write a report to a file or to standard output, in UTF-8 whatever the locale."""
    from provenance.errors import UsageError

    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.flush()
        return
    try:
        output.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(output), mend="name another --output") from None
