"""Options that several commands share, and where a report is written."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated, TypedDict

import typer

from provenance.errors import UsageError

Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, globs, folders, or - for standard input.")]
Lang = Annotated[
    str,
    typer.Option("--lang", metavar="CODE", help="Language of the texts (ISO 639-1); told from the text if absent."),
]
Output = Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write the report to a file.")]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option("--lexicons", metavar="DIR", help="A newsroom's own lexicon folder; repeatable."),
]


class PageOptions(TypedDict):
    """Width in columns, and whether the terminal has colour."""

    width: int
    colour: bool


def page_options(output: Path | None) -> PageOptions:
    """The terminal's width and colour, or 80 columns without colour in a file or a pipe."""
    tty = output is None and sys.stdout.isatty()
    colour = tty and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((80, 24)).columns if tty or "COLUMNS" in os.environ else 80
    return {"width": min(width, 120), "colour": colour}


def write(text: str, output: Path | None) -> None:
    """Write a report to a file or to standard output, in UTF-8 whatever the locale."""
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.flush()
        return
    try:
        output.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror}", where=str(output), mend="name another --output"
        ) from None
