"""The matrices of the HTML page: a row a thing or concept, a column an article, every use a link to its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from provenance.compare.comparison import ConceptRow, LabelRow, differing
from provenance.compare.referents import ReferentRow, introducing
from provenance.compare.uses import Cell
from provenance.formats.html_marks import Places, SideMark, SideMarks, side_mark, tidy
from provenance.formats.html_wording import JoinView, join_view

_ROWS, _USES, _LINKS = 40, 8, 5


class UseView(NamedTuple):
    """One wording in a cell; `links` lead to its first occurrences, `times` is how many there are.

    `plain` is a name that takes no side.
    """

    text: str
    voice: str
    speaker: str
    side: SideMark | None
    headline: bool
    links: tuple[str, ...]
    times: int
    plain: bool


class RowView(NamedTuple):
    """A row of a matrix; `left[i]` counts the uses of a cell that there was no room for."""

    name: str
    under: str
    differs: bool
    cells: tuple[tuple[UseView, ...], ...]
    left: tuple[int, ...]
    join: JoinView | None = None


class Matrix(NamedTuple):
    """The rows that a page has room for, those that differ first, and how many are left out."""

    rows: tuple[RowView, ...]
    left: int


def label_matrix(rows: Sequence[LabelRow], sides: SideMarks, places: Places) -> Matrix:
    """What each article calls each thing."""
    ranked = sorted(rows, key=lambda row: not differing(row))
    shown = tuple(_row(row.name, "", row, sides, places) for row in ranked[:_ROWS])
    return Matrix(shown, max(len(rows) - _ROWS, 0))


def referent_matrix(rows: Sequence[ReferentRow], places: Places) -> Matrix:
    """How each article introduces whom no list knows."""
    shown = []
    for row in rows:
        cells = introducing(row)
        views = tuple(_cell(cell, None, {}, places, named=True) for cell in cells)
        left = tuple(max(len(cell.uses) - _USES, 0) for cell in cells)
        shown.append(RowView(tidy(row.name), "", True, views, left))
    return Matrix(tuple(shown), 0)


def concept_matrix(rows: Sequence[ConceptRow], sides: SideMarks, places: Places) -> Matrix:
    """Which contested words each article uses, in whose voice."""
    ranked = sorted(rows, key=lambda row: not differing(row))
    shown = tuple(
        _row(row.concept.replace("-", " "), row.category.replace("-", " "), row, sides, places)
        for row in ranked[:_ROWS]
    )
    return Matrix(shown, max(len(rows) - _ROWS, 0))


def _row(name: str, under: str, row: LabelRow | ConceptRow, sides: SideMarks, places: Places) -> RowView:
    named = isinstance(row, LabelRow)
    cells = tuple(_cell(cell, row.dispute, sides, places, named=named) for cell in row.cells)
    left = tuple(max(len(cell.uses) - _USES, 0) for cell in row.cells)
    join = None if isinstance(row, LabelRow) else join_view(row.join, places)
    return RowView(name, under, differing(row), cells, left, join)


def _cell(cell: Cell, dispute: str | None, sides: SideMarks, places: Places, *, named: bool) -> tuple[UseView, ...]:
    return tuple(
        UseView(
            tidy(use.text),
            use.voice,
            tidy(use.speaker or ""),
            side_mark(sides, dispute or "", use.side),
            use.passage == "headline",
            tuple(places.link(cell.article, start) for start, _ in use.spans[:_LINKS]),
            len(use.spans),
            named and not use.side,
        )
        for use in cell.uses[:_USES]
    )
