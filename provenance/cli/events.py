"""`provenance events`: which of many articles tell of one event, and why they are together."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from provenance.cli.options import Lang, Lexicons, Output, Paths
from provenance.cli.output import page_options, write


class EventsFormat(StrEnum):
    """Report formats of events."""

    terminal = "terminal"
    json = "json"


def events(
    paths: Paths,
    lang: Lang = "",
    format: Annotated[EventsFormat, typer.Option("--format", help="How to print the report.")] = EventsFormat.terminal,
    output: Output = None,
    lexicons: Lexicons = None,
) -> None:
    """Group articles into events, also across languages, and say why. Exit 0, or 2 for unreadable input."""
    from provenance.article.read import read_many
    from provenance.gate.grouping import group_all
    from provenance.lexicon.lexicon import Lexicon

    report = group_all(read_many(paths, language=lang), Lexicon(lexicons or ()))
    if format is EventsFormat.json:
        from provenance.formats.json import render as to_json

        text = to_json(report)
    else:
        from provenance.formats.terminal_events import render

        text = render(report, **page_options(output))
    write(text, output)
    raise typer.Exit(report.exit_code)
