"""The facts of the HTML page: a grid of dots by outlet, and the sentences beside one another with what only one has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from provenance.compare.facts import Fact, NotFound, Telling, shown
from provenance.compare.figures import Figure, FigureRow
from provenance.compare.quotations import QuotationPair, apart, differs
from provenance.formats.html_marks import Places, letter, tidy
from provenance.formats.page import shorten
from provenance.gate.comparing import CompareReport
from provenance.text.words import fold

FACTS, SENTENCES, QUOTATIONS = 40, 16, 20
_LONGEST, _NAME, _LINES = 360, 110, 6
_WORD = re.compile(r"[^\W_]+")


class Piece(NamedTuple):
    """Some words of a sentence; `only` where no other article's sentence has them."""

    text: str
    only: bool


class Dot(NamedTuple):
    """A fact in one article: its rank there, its part and a link; without rank not found, with the nearest sentence."""

    rank: int
    part: str
    link: str
    nearest: str
    similarity: float


class Line(NamedTuple):
    """One telling of a fact as pieces."""

    letter: str
    part: str
    link: str
    pieces: tuple[Piece, ...]


class FactView(NamedTuple):
    """A row of the grid (None where the article is in a language that was not aligned) and its sentences."""

    id: str
    name: str
    dots: tuple[Dot | None, ...]
    lines: tuple[Line, ...]
    nearest: tuple[Line, ...]


class FigureView(NamedTuple):
    """One number as an article gives it."""

    letter: str
    text: str
    hedge: str
    link: str


class QuotationView(NamedTuple):
    """A quotation in two versions."""

    change: str
    speakers_differ: bool
    sides: tuple[tuple[str, str, str, tuple[Piece, ...]], ...]


def fact_views(report: CompareReport, places: Places) -> list[FactView]:
    """The facts that a page has room for; the sentences of the first of them."""
    order = {row.article: {fact: rank + 1 for rank, fact in enumerate(row.order)} for row in report.emphasis}
    views = []
    languages = [article.language for article in report.articles]
    for number, fact in enumerate(report.facts.shared[:FACTS]):
        lines = _lines(fact, languages, places) if number < SENTENCES else ()
        far = [one for one in fact.not_found if one.nearest is not None][: _LINES if number < SENTENCES else 0]
        nearest = tuple(_near(one, places) for one in far)
        dots = tuple(_dot(fact, article, order, places) for article in range(len(report.articles)))
        name = shorten(tidy(shown(fact, languages).text), _NAME)
        views.append(FactView(fact.id, name, dots, lines, nearest))
    return views


def _dot(fact: Fact, article: int, order: dict[int, dict[str, int]], places: Places) -> Dot | None:
    for telling in fact.tellings:
        if telling.article == article:
            return Dot(order[article][fact.id], telling.part, places.link(article, telling.start), "", 1.0)
    missing = next((one for one in fact.not_found if one.article == article), None)
    if missing is None:
        return None
    near = missing.nearest
    text = shorten(tidy(near.text), _NAME) if near is not None else ""
    link = places.link(article, near.start) if near is not None else ""
    return Dot(0, "", link, text, missing.similarity)


def _lines(fact: Fact, languages: Sequence[str], places: Places) -> tuple[Line, ...]:
    """The tellings; what only one has is marked against those of its own language."""
    lines = []
    for telling in fact.tellings[:_LINES]:
        code = languages[telling.article]
        others = [
            other.text
            for other in fact.tellings
            if other.article != telling.article and languages[other.article] == code
        ]
        lines.append(_line(telling, others or [telling.text], places))
    return tuple(lines)


def _near(one: NotFound, places: Places) -> Line:
    assert one.nearest is not None
    text = shorten(tidy(one.nearest.text), _LONGEST)
    link = places.link(one.article, one.nearest.start)
    return Line(letter(one.article), f"{one.similarity:.2f}", link, (Piece(text, False),))


def _line(telling: Telling, others: Sequence[str], places: Places) -> Line:
    link = places.link(telling.article, telling.start)
    return Line(letter(telling.article), telling.part, link, pieces(telling.text, others))


def pieces(text: str, others: Sequence[str]) -> tuple[Piece, ...]:
    """A text cut where words begin or end that none of the others has."""
    known = {match[0] for other in others for match in _WORD.finditer(fold(other))}
    text = shorten(tidy(text), _LONGEST)
    made: list[Piece] = []
    at = 0
    for match in _WORD.finditer(fold(text)):
        only = match[0] not in known
        gap, word = text[at : match.start()], text[match.start() : match.end()]
        if made and made[-1].only and only:
            made[-1] = Piece(made[-1].text + gap + word, True)
        else:
            made += [Piece(gap, False)] if gap else []
            made.append(Piece(word, only))
        at = match.end()
    made += [Piece(text[at:], False)] if text[at:] else []
    return tuple(_together(made))


def _together(made: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbouring pieces of one kind as one."""
    for only, group in groupby(made, key=lambda piece: piece.only):
        yield Piece("".join(piece.text for piece in group), only)


def figure_views(rows: Sequence[FigureRow], places: Places) -> list[tuple[str, str, tuple[FigureView, ...]]]:
    """What is counted, the fact it stands in, and the numbers."""
    return [(row.of, row.fact, tuple(_figure(one, places) for one in row.figures)) for row in rows[:FACTS]]


def _figure(one: Figure, places: Places) -> FigureView:
    return FigureView(letter(one.article), tidy(one.text), one.hedge, places.link(one.article, one.start))


def quotation_views(pairs: Sequence[QuotationPair], places: Places) -> list[QuotationView]:
    """Quotations in two versions: those that differ first, without those that are the same."""
    changed = [pair for pair in pairs if differs(pair)]
    rank = {"altered": 0, "translated": 1, "joined": 2, "cut": 3, "same": 4}
    changed.sort(key=lambda pair: (not pair.speakers_differ, rank[pair.change]))
    return [
        QuotationView(
            f"{pair.change}{apart(pair)}",
            pair.speakers_differ,
            (_version(pair, 0, places), _version(pair, 1, places)),
        )
        for pair in changed[:QUOTATIONS]
    ]


def _version(pair: QuotationPair, side: int, places: Places) -> tuple[str, str, str, tuple[Piece, ...]]:
    """One version; what only it has is marked, in a translation only its numbers and negation."""
    one, other = (pair.one, pair.other) if side == 0 else (pair.other, pair.one)
    link = places.link(one.article, one.start)
    own = (pair.missing, pair.added)[side]
    shown = pieces(one.text, [other.text]) if pair.change != "translated" else _marked(one.text, own)
    return letter(one.article), tidy(shorten(one.speaker, 60)), link, shown


def _marked(text: str, only: Sequence[str]) -> tuple[Piece, ...]:
    """A text with some of its words marked where each first stands."""
    text = shorten(tidy(text), _LONGEST)
    pattern = "|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in only)
    parts = re.split(f"({pattern})", text) if pattern else [text]
    return tuple(Piece(part, at % 2 == 1) for at, part in enumerate(parts) if part)


def alone_views(rows: Sequence[Telling], places: Places) -> list[tuple[str, str, str]]:
    """Letter, sentence and link of what only one article tells early."""
    return [
        (letter(one.article), shorten(tidy(one.text), _LONGEST), places.link(one.article, one.start)) for one in rows
    ]
