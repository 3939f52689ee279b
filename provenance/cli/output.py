"""Where a report is written, and how wide and colourful the page may be."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TypedDict

from provenance.errors import UsageError


class PageOptions(TypedDict):
    """Width in columns, and whether the terminal has colour."""

    width: int
    colour: bool


def page_options(output: Path | None) -> PageOptions:
    """The terminal's width and colour, or 80 columns without colour in a file or a pipe."""
    tty = output is None and sys.stdout.isatty()
    colour = tty and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    width = 80
    if "COLUMNS" in os.environ and os.environ["COLUMNS"].isdigit():
        width = int(os.environ["COLUMNS"])
    elif tty:
        width = os.get_terminal_size(sys.stdout.fileno()).columns
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
