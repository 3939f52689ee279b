"""Numbers that differ: one fact told by two articles with two values for the same thing.

Only what is counted in the same unit or noun is set side by side ("53 wounded" and "50 wounded"), and every other
number of the sentences stays out: a difference that is none costs an editor more than one that is missed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from provenance.chain import drift_facts
from provenance.chain.quantities import Number, quantities
from provenance.compare.facts import Fact, Telling
from provenance.framing.analysis import Analysis
from provenance.framing.prose import Prose

_HEDGES = {
    "en": ("about", "around", "roughly", "nearly", "almost", "some", "approximately", "over", "under", "least", "most",
           "more", "fewer", "less", "at", "than", "up", "to", "estimated", "close"),
    "es": ("unos", "unas", "cerca", "casi", "alrededor", "más", "menos", "aproximadamente", "hasta", "medio"),
    "fr": ("environ", "près", "presque", "plus", "moins", "quelque", "jusqu"),
    "de": ("etwa", "rund", "fast", "knapp", "mehr", "mindestens", "bis", "ungefähr", "gut"),
    "pt": ("cerca", "quase", "mais", "menos", "aproximadamente", "até"),
    "it": ("circa", "quasi", "oltre", "più", "meno", "fino"),
    "ru": ("около", "почти", "более", "свыше", "примерно", "порядка", "менее", "до"),
}  # fmt: skip
_UNITS = {"$": "$", "€": "€", "£": "£", "%": "%", "¥": "¥", "₽": "₽"}
_REACH = 3


class Figure(msgspec.Struct, frozen=True):
    """A number in a sentence: `value` in plain notation, what it counts, and the hedge before it ("about"), if any.

    `kind` is number or date; `start` and `end` are code points of the article's text.
    """

    article: int
    kind: str
    value: str
    of: str
    hedge: str
    text: str
    start: int
    end: int


class FigureRow(msgspec.Struct, frozen=True):
    """One thing that the articles give different numbers for, in one fact."""

    fact: str
    of: str
    figures: tuple[Figure, ...]


def differing_figures(analyses: Sequence[Analysis], facts: Sequence[Fact]) -> list[FigureRow]:
    """Where the tellings of one fact count the same thing and give different values."""
    rows = []
    for fact in facts:
        found: dict[str, list[Figure]] = {}
        for telling in fact.tellings:
            for figure in figures_of(analyses[telling.article], telling):
                found.setdefault(figure.of, []).append(figure)
        for figures in found.values():
            values: dict[int, set[tuple[str, str]]] = {}
            for one in figures:
                values.setdefault(one.article, set()).add((one.value, one.kind))
            sets = list(values.values())
            if len(sets) > 1 and any(sets[0].isdisjoint(other) for other in sets[1:]):
                rows.append(FigureRow(fact.id, figures[0].of, tuple(figures)))
        rows += _crossed(analyses, fact)
    return rows


def _crossed(analyses: Sequence[Analysis], fact: Fact) -> Iterator[FigureRow]:
    """Tellings of a fact in two languages that agree in all numbers but one; what is counted has two names there."""
    found: dict[tuple[int, int], Figure] = {}
    named = "number"
    for one, other in combinations(fact.tellings, 2):
        languages = [analyses[telling.article].article.language for telling in (one, other)]
        if languages[0] == languages[1]:
            continue
        ours, theirs = drift_facts.apart(one.text, languages[0], other.text, languages[1])
        # A number in words may be an idiom, or count something else.
        if len(ours) == len(theirs) == 1 and ours[0].written and theirs[0].written:
            for telling, figure in ((one, ours[0]), (other, theirs[0])):
                made = _figure(analyses[telling.article], telling, figure)
                named = made.of if named == "number" and made.of else named
                found.setdefault((telling.article, made.start), made)
    if found and len({article for article, _ in found}) == len(found):
        of = [msgspec.structs.replace(figure, of=named) for _, figure in sorted(found.items())]
        yield FigureRow(fact.id, named, tuple(of))


def _figure(analysis: Analysis, telling: Telling, found: drift_facts.Figure) -> Figure:
    """A figure at code points of a telling's text as a figure of the article."""
    prose = analysis.prose
    sentence = prose.sentences[telling.place - 1]
    start, end = sentence.start + found.start, sentence.start + found.end
    of = _counted(prose, start, end, sentence.end)
    span = analysis.article.view.source(start, end)
    value = f"{found.value:.15g}"
    return Figure(telling.article, "number", value, of, _hedge(prose, start), prose.text[start:end], *span)


def figures_of(analysis: Analysis, telling: Telling) -> Iterator[Figure]:
    """The numbers and dates of one sentence with what they count; a number that counts nothing named stays out."""
    prose, view = analysis.prose, analysis.article.view
    sentence = prose.sentences[telling.place - 1]
    text = prose.text[sentence.start : sentence.end]
    numbers, days = quantities(text, prose.language.code)
    for day in days:
        span = view.source(sentence.start + day.start, sentence.start + day.end)
        yield Figure(telling.article, "date", day.value, "date", "", text[day.start : day.end], *span)
    for number in numbers:
        if any(day.start <= number.start < day.end for day in days) or _scale_alone(text, number):
            continue
        start, end = sentence.start + number.start, sentence.start + number.end
        of = "" if _in_date(prose, start) else _counted(prose, start, end, sentence.end)
        if of:
            hedge = _hedge(prose, start)
            shown = text[number.start : number.end]
            yield Figure(telling.article, "number", number.value, of, hedge, shown, *view.source(start, end))


def _scale_alone(text: str, number: Number) -> bool:
    """Whether a number is only the scale of one that was not read ("half a million")."""
    return not text[number.start].isdecimal() and number.value in ("1000", "1000000", "1000000000")


def _counted(prose: Prose, start: int, end: int, upto: int) -> str:
    """What a number counts: a currency or per-cent sign, else the noun that follows right behind it."""
    for sign in (prose.text[max(start - 1, 0) : start], prose.text[end : end + 2].strip()[:1]):
        if sign in _UNITS:
            return sign
    common = frozenset(prose.language.words("function_words"))
    words = prose.words
    place = bisect_left(words.starts, end)
    if place == len(words) or words.starts[place] >= upto or prose.text[end : words.starts[place]].strip("- \u00a0"):
        return ""
    word = words.folded[place]
    return "" if word in common or word[0].isdecimal() else _stem(word)


def _in_date(prose: Prose, start: int) -> bool:
    """Whether the word before a number is a month or its abbreviation: "Sept. 11" counts nothing."""
    before = prose.text[max(start - 12, 0) : start].split()[-1:]
    word = before[0].rstrip(".").lower() if before else ""
    return len(word) >= 3 and any(month.lower().startswith(word) for month in prose.language.words("months"))


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word[-1] == "s" and not word.endswith("ss") else word


def _hedge(prose: Prose, start: int) -> str:
    """The words before a number that make it a rough one: from the first hedge within three words on ("more than")."""
    hedges = _HEDGES.get(prose.language.code, ())
    before = prose.text[max(start - 40, 0) : start].split()[-_REACH:]
    known = [word.lower().strip(",;") in hedges for word in before]
    if not any(known):
        return ""
    common = frozenset(prose.language.words("function_words"))
    at = known.index(True)
    if all(is_hedge or word.lower() in common for word, is_hedge in zip(before[at:], known[at:], strict=True)):
        return " ".join(before[at:])
    return next(word for word, is_hedge in zip(before[::-1], known[::-1], strict=True) if is_hedge)
