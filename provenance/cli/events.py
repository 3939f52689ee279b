"""`provenance events`: which of many articles, or of an archive, tell of one event, and why they are together."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.options import Lang, Lexicons, Output, Paths
from provenance.cli.output import page_options, write
from provenance.errors import UsageError

if TYPE_CHECKING:
    from provenance.gate.grouping import EventsReport
    from provenance.lexicon.lexicon import Lexicon


class EventsFormat(StrEnum):
    """Report formats of events."""

    terminal = "terminal"
    json = "json"


def _is_archive(path: str) -> bool:
    """Whether a path is an SQLite file."""
    try:
        with open(path, "rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _of_archive(path: Path, lexicon: Lexicon, query: tuple[str, ...], dispute: str) -> EventsReport:
    from provenance.archive.measure import measured
    from provenance.archive.search import Query
    from provenance.archive.store import Archive
    from provenance.archive.stories import events_of

    asked = Query("", "", *query)
    with Archive(path) as opened:
        if dispute:
            lexicon.dispute(dispute)
            for done, of in measured(opened, lexicon, asked):
                if sys.stderr.isatty():
                    sys.stderr.write(f"\r{done:,} of {of:,} articles measured")
        return events_of(opened, lexicon, asked, dispute=dispute)


def events(
    paths: Paths,
    lang: Lang = "",
    format: Annotated[EventsFormat, typer.Option("--format", help="How to print the report.")] = EventsFormat.terminal,
    output: Output = None,
    lexicons: Lexicons = None,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="Of an archive, from this date on.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Of an archive, up to this date.")] = "",
    dispute: Annotated[
        str, typer.Option("--dispute", metavar="ID", help="Of an archive, stories on this dispute.")
    ] = "",
) -> None:
    """Group articles, or the stories of an archive, into events, also across languages, and say why.

    Exit 0, or 2 for unreadable input.
    """
    from provenance.lexicon.lexicon import Lexicon

    lexicon = Lexicon(lexicons or ())
    if any(_is_archive(path) for path in paths):
        if len(paths) > 1:
            raise UsageError("an archive stands alone", mend="provenance events ARCHIVE [--since DATE] [--until DATE]")
        report = _of_archive(Path(paths[0]), lexicon, (lang, "", since, until), dispute)
    elif since or until or dispute:
        raise UsageError("--since, --until and --dispute choose from an archive, and none is named")
    else:
        from provenance.article.read import read_many
        from provenance.gate.grouping import group_all

        report = group_all(read_many(paths, language=lang), lexicon)
    if format is EventsFormat.json:
        from provenance.formats.json import render as to_json

        text = to_json(report)
    else:
        from provenance.formats.terminal_events import render

        text = render(report, **page_options(output))
    write(text, output)
    raise typer.Exit(report.exit_code)
