"""The summary, the join, reporting verbs, distinctive words and histories of the HTML page, each use with its link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from provenance.compare.comparison import Difference
from provenance.compare.history import History
from provenance.compare.join import Join, Stage
from provenance.compare.reporting import VerbRow
from provenance.compare.wording import Wording
from provenance.formats.html_marks import Places, SideMark, SideMarks, letter, side_mark, tidy
from provenance.formats.page import shorten

VERBS, _BARS, _LINKS, _HALF = 6, 6, 3, 100
_STATES = {
    "own": "own voice",
    "given": "given to somebody",
    "absent": "not in the text",
    "unknown": "no text of theirs here",
}


class DifferenceView(NamedTuple):
    """A difference in a sentence, with links to its words: letter, words, reference."""

    says: str
    kind: str
    evidence: tuple[tuple[str, str, str], ...]


class StageView(NamedTuple):
    """A hand in the join: what it is, what can be seen of it, its words with their links, and how it was reached."""

    name: str
    state: str
    meaning: str
    via: str
    words: tuple[tuple[str, str], ...]


class JoinView(NamedTuple):
    """The join of one concept: what can be seen in a sentence, and the hands of each article."""

    says: str
    trails: tuple[tuple[str, tuple[StageView, ...]], ...]


class VerbView(NamedTuple):
    """Reporting verbs of one group: a cell an article, each verb with its class, count and first link."""

    name: str
    side: SideMark | None
    cells: tuple[tuple[tuple[str, str, int, str], ...], ...]


class ShiftBar(NamedTuple):
    """A bar of a word shift; `x` and `width` in units of a drawing 200 wide with its zero in the middle."""

    word: str
    amount: float
    x: int
    width: int
    link: str
    uses: int
    elsewhere: int


class WordingView(NamedTuple):
    """One article's distinctive words and the bars of its word shift."""

    letter: str
    because: str
    distinct: tuple[tuple[str, float, float, float, int, int, str], ...]
    bars: tuple[ShiftBar, ...]


def difference_views(rows: Sequence[Difference], places: Places) -> list[DifferenceView]:
    """The differences of the summary."""
    return [
        DifferenceView(
            tidy(row.says),
            row.kind,
            tuple(
                (letter(e.article), tidy(shorten(e.text, 60)), places.link(e.article, e.start)) for e in row.evidence
            ),
        )
        for row in rows
    ]


def join_view(join: Join | None, places: Places) -> JoinView | None:
    """The join of one concept, without articles that neither use it nor had it from anybody."""
    if join is None or not join.says:
        return None
    trails = tuple(
        (letter(trail.article), tuple(_stage(stage, trail.article, places) for stage in trail.stages))
        for trail in join.trails
        if any(stage.state in ("own", "given") for stage in trail.stages)
    )
    return JoinView(tidy(join.says), trails)


def _stage(stage: Stage, article: int, places: Places) -> StageView:
    home = stage.article if stage.article is not None else article
    words = tuple((tidy(shorten(use.text, 40)), places.link(home, use.spans[0][0])) for use in stage.uses[:_LINKS])
    via = f"{stage.via}, {stage.status}" if stage.via else ""
    return StageView(tidy(shorten(stage.name, 60)), stage.state, _STATES[stage.state], via, words)


def verb_views(rows: Sequence[VerbRow], sides: SideMarks, places: Places) -> list[VerbView]:
    """The reporting verbs by side and kind."""
    return [
        VerbView(
            row.name,
            side_mark(sides, row.dispute, row.side),
            tuple(
                tuple(
                    (tidy(verb.text), verb.cue_class, len(verb.spans), places.link(cell.article, verb.spans[0][0]))
                    for verb in cell.verbs[:VERBS]
                )
                for cell in row.cells
            ),
        )
        for row in rows
    ]


def wording_views(rows: Sequence[Wording], places: Places) -> list[WordingView]:
    """The words that set each article apart."""
    largest = max((abs(shift.amount) for row in rows for shift in row.shifts), default=1.0) or 1.0
    views = []
    for row in rows:
        bars = []
        more = [shift for shift in row.shifts if shift.amount > 0][:_BARS]
        for shift in [*more, *[shift for shift in row.shifts if shift.amount < 0][:_BARS]]:
            width = max(round(_HALF * abs(shift.amount) / largest), 1)
            x = _HALF if shift.amount > 0 else _HALF - width
            link = places.link(row.article, shift.spans[0][0]) if shift.spans else ""
            bars.append(ShiftBar(tidy(shift.word), shift.amount, x, width, link, shift.uses, shift.elsewhere))
        distinct = tuple(
            (tidy(d.word), d.log_odds, d.low, d.high, d.uses, d.elsewhere, places.link(row.article, d.spans[0][0]))
            for d in row.distinct
        )
        views.append(WordingView(letter(row.article), row.because, distinct, tuple(bars)))
    return views


def history_views(rows: Sequence[History], places: Places) -> list[tuple[str, int, str, str, str, str]]:
    """Letter, earliest year, the sentence that names it and the first that goes back, each with its link."""
    views = []
    for row in rows:
        told = [
            (shorten(tidy(one.text), 220), places.link(row.article, one.start)) if one is not None else ("", "")
            for one in (row.earliest, row.first)
        ]
        views.append((letter(row.article), row.year, *told[0], *told[1]))
    return views
