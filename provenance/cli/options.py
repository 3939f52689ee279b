"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
Config = Annotated[
    str,
    typer.Option("--config", metavar="FILE", help="The policy; else the nearest provenance.toml above each file."),
]
Against = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="SOURCE",
        help="A text this one was made from; repeatable, in the order the text travelled (the original first).",
    ),
]
House = Annotated[
    str, typer.Option("--house", metavar="NAME", help="Whose reading of a style guide to apply (default: neutral).")
]
