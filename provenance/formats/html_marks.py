"""What every part of the HTML page shares: letters of articles, signs of sides, and where the words stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from provenance.formats.page import shorten
from provenance.framing.analysis import Analysis

_SIGNS = "▲■●◆"


class SideMark(NamedTuple):
    """A side's sign, name and class; the sign stands wherever the colour does."""

    sign: str
    name: str
    style: str


SideMarks = dict[tuple[str, str], SideMark]


def side_marks(analyses: Sequence[Analysis]) -> SideMarks:
    """A sign for each side of each dispute that any of the articles speaks of."""
    marks: SideMarks = {}
    for analysis in analyses:
        for dispute in analysis.disputes:
            for number, side in enumerate(dispute.sides):
                at = number % len(_SIGNS)
                marks[dispute.id, side.id] = SideMark(_SIGNS[at], side.name, f"s{at}")
    return marks


def side_mark(marks: SideMarks, dispute: str | None, side: str | None) -> SideMark | None:
    """The mark of a side; of a side known by its id alone where `dispute` is None."""
    if not side:
        return None
    if dispute is not None:
        return marks.get((dispute, side))
    return next((mark for (_, known), mark in marks.items() if known == side), None)


def letter(number: int) -> str:
    """A, B, C … for the articles, in argument order."""
    return chr(ord("A") + number)


def name_of(outlet: str, path: str) -> str:
    """The outlet, or the file's name where no outlet is known."""
    return shorten(tidy(outlet if outlet != path else path.rpartition("/")[2] or path), 60)


class Places:
    """The elements of the page that show spans of the articles, found by source offset."""

    def __init__(self) -> None:
        self._marks: dict[int, list[tuple[int, int, str]]] = {}
        self._starts: dict[int, list[int]] = {}
        self._points: dict[tuple[int, int], str] = {}

    def add(self, article: int, start: int, end: int, name: str) -> None:
        """Remember that the element `name` shows a span; spans are added in order and do not overlap."""
        self._marks.setdefault(article, []).append((start, end, name))
        self._starts.setdefault(article, []).append(start)

    def add_point(self, article: int, start: int, name: str) -> None:
        """Remember that the element `name` stands where a span begins that is not marked itself."""
        self._points.setdefault((article, start), name)

    def link(self, article: int, start: int) -> str:
        """The reference of the element that shows a source offset, "" where the page does not show it."""
        at = bisect_right(self._starts.get(article, []), start) - 1
        if at >= 0 and start < self._marks[article][at][1]:
            return f"#{self._marks[article][at][2]}"
        point = self._points.get((article, start))
        return f"#{point}" if point is not None else ""


def tidy(text: str) -> str:
    """Text of an article for the page: as long as it was, without characters that no page can carry."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in "\n\t" or char.isspace() else "\ufffd" for char in text)
