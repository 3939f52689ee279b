"""Who does what, on the HTML page: a row an actor, the deeds that each article gives them, each with its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from provenance.compare.deeds import DeedRow
from provenance.formats.html_marks import Places, SideMark, SideMarks, side_mark, tidy
from provenance.formats.html_wording import VERBS
from provenance.formats.page import shorten

DEEDS = 15


class DeedView(NamedTuple):
    """One actor's row: a cell an article of deeds with their form, whom they affect and a link."""

    name: str
    side: SideMark | None
    cells: tuple[tuple[tuple[str, str, str, str], ...], ...]


def deed_views(rows: Sequence[DeedRow], sides: SideMarks, places: Places) -> list[DeedView]:
    """The actors that a page has room for; deeds that nobody does always have their row."""
    shown = [*[row for row in rows if not row.hidden][: DEEDS - 1], *[row for row in rows if row.hidden]]
    return [
        DeedView(
            tidy(shorten(row.name, 60)),
            side_mark(sides, row.dispute, row.side) if row.side else None,
            tuple(
                tuple(
                    (
                        tidy(shorten(deed.verb, 40)),
                        deed.form,
                        tidy(shorten(deed.affected, 40)),
                        places.link(cell.article, deed.spans[0][0]),
                    )
                    for deed in cell.deeds[:VERBS]
                )
                for cell in row.cells
            ),
        )
        for row in shown
    ]
