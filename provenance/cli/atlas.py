"""`provenance atlas`: what an archive shows of who relays whom, which words stand where, and who is heard."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.options import Lexicons, Output
from provenance.cli.output import write

if TYPE_CHECKING:
    from provenance.archive.atlas_figures import Atlas
    from provenance.lexicon.lexicon import Lexicon


class AtlasFormat(StrEnum):
    """Report formats of an atlas."""

    html = "html"
    json = "json"


def atlas(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE|DIR", help="An archive's file, or the folder of a scan.")],
    format: Annotated[AtlasFormat, typer.Option("--format", help="How to print the report.")] = AtlasFormat.html,
    output: Output = None,
    lexicons: Lexicons = None,
) -> None:
    """Draw an archive or a scan as one HTML page: who relays whom, words by outlet, disputes and who is heard."""
    from provenance.lexicon.lexicon import Lexicon

    lexicon = Lexicon(lexicons or ())
    made = _of_scan(archive, lexicon) if archive.is_dir() else _of_archive(archive, lexicon)
    if format is AtlasFormat.json:
        from provenance.formats.json import render as to_json

        write(to_json(made), output)
    else:
        from provenance.formats.html_atlas import render

        write(render(made), output)


def _of_scan(folder: Path, lexicon: Lexicon) -> Atlas:
    from provenance.archive.inputs import needed
    from provenance.archive.scan_atlas import scan_atlas

    needed("pyarrow", str(folder), "pip install 'news-provenance[cluster]'")
    return scan_atlas(folder, lexicon)


def _of_archive(path: Path, lexicon: Lexicon) -> Atlas:
    from provenance.archive.atlas import atlas as drawn
    from provenance.archive.measure import measured
    from provenance.archive.search import Query
    from provenance.archive.store import Archive

    with Archive(path) as opened:
        for done, of in measured(opened, lexicon, Query()):
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{done:,} of {of:,} articles measured")
        return drawn(opened, lexicon)
