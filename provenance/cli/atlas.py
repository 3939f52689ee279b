"""`provenance atlas`: what an archive shows of who relays whom, which words stand where, and who is heard."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.options import Lexicons, Output
from provenance.cli.output import write


class AtlasFormat(StrEnum):
    """Report formats of an atlas."""

    html = "html"
    json = "json"


def atlas(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="An archive's file.")],
    format: Annotated[AtlasFormat, typer.Option("--format", help="How to print the report.")] = AtlasFormat.html,
    output: Output = None,
    lexicons: Lexicons = None,
) -> None:
    """Draw an archive as one HTML page: who relays whom, words in own voice by outlet, disputes and who is heard."""
    from provenance.archive.atlas import atlas as drawn
    from provenance.archive.measure import measured
    from provenance.archive.search import Query
    from provenance.archive.store import Archive
    from provenance.lexicon.lexicon import Lexicon

    lexicon = Lexicon(lexicons or ())
    with Archive(archive) as opened:
        for done, of in measured(opened, lexicon, Query()):
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{done:,} of {of:,} articles measured")
        made = drawn(opened, lexicon)
    if format is AtlasFormat.json:
        from provenance.formats.json import render as to_json

        write(to_json(made), output)
    else:
        from provenance.formats.html_atlas import render

        write(render(made), output)
