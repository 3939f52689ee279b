"""Drift of facts: numbers, dates and names of aligned sentences that do not agree.

A number that stands in the sentence beside, in another unit (miles for kilometres), on another clock or in a
shorter form of the year is the same number: translators convert, and that is no drift.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from provenance.chain.paired import Difference, DriftSeverity, Reading, Stretch
from provenance.chain.quantities import Day, quantities
from provenance.chain.skeletons import consonants, skeleton
from provenance.chain.transliteration import romanise

# Units that translators convert: how many of one make one of the other, with the slack of rounding.
_CONVERSIONS = (1.609, 0.3048, 0.4536, 0.4047, 2.54, 2.59, 3.785, 0.9144, 1.852, 28.35, 0.5556)
_SLACK = 0.04
# Words behind a figure that measure, by their beginnings in the languages that we know them in; elsewhere any may.
_MEASURE = re.compile(
    r"\W{0,2}(?:\w+\s)?(?:km|cm|mm|kg|mph|lbs?\b|ft\b|m\b|m²|°|kilo|mil(?:e|l?as?|has?)\b|mi[ly]|met|mèt|feet|foot|pie|fu[ßs]|"
    r"inch|pulg|pouc|zoll|yard|acre|hect|hekt|pound|libr|livr|pfund|gallon|galón|lit|grad|degr|cels|fahr|knot|nud|"
    r"км|м\b|см|кг|кило|мет|мил[яьи]|фут|дюйм|ярд|акр|гект|фунт|галл|литр|град|узл)",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"\W{0,2}(?:\w+\s)?(?:°|grad|degr|cels|fahr|град)", re.IGNORECASE)
_MEASURED_IN = frozenset(("en", "es", "fr", "de", "it", "pt", "ru", "uk"))
# Letters behind a figure that multiply it.
_SCALES = {
    "k": 1e3, "тыс": 1e3, "tys": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "млн": 1e6, "мил": 1e6, "bn": 1e9, "b": 1e9,
    "mrd": 1e9, "md": 1e9, "mds": 1e9, "mld": 1e9, "млрд": 1e9, "tn": 1e12, "bio": 1e12, "трлн": 1e12,
}  # fmt: skip
_SCALED = re.compile(rf"[ \u00a0\u202f-]?({'|'.join(sorted(_SCALES, key=len, reverse=True))})\b\.?", re.IGNORECASE)
_ROMAN = re.compile(r"\b[IVXLC]{1,7}\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NAME = re.compile(r"[^\W\d_]{4,}")
_ROUND = frozenset((10.0, 12.0, 100.0, 1000.0, 1e6, 1e9, 1e12))


class Figure(NamedTuple):
    """A number at a view span; `written` in figures, not in words; `measure` where a unit may stand behind it.

    `degrees` where the unit is one of temperature, which no factor converts.
    """

    value: float
    start: int
    end: int
    written: bool
    measure: bool = False
    degrees: bool = False


class Facts(NamedTuple):
    """The numbers and dates of a stretch, and the numbers inside the dates."""

    figures: list[Figure]
    days: list[Day]
    dated: list[float]


def facts_in(text: str, language: str, offset: int = 0) -> Facts:
    """Numbers and dates of a text, at places moved by `offset`."""
    found, days = quantities(text, language)
    inside = [(day.start, day.end) for day in days]
    figures, dated = [], []
    for one in found:
        value = float(one.value)
        scale = _SCALED.match(text, one.end)
        if scale is not None and _is_scale(text, one.start, scale):
            value *= _SCALES[scale[1].lower()]
        if any(start <= one.start < end for start, end in inside):
            dated.append(value)
        else:
            written = text[one.start].isdecimal()
            measure = language not in _MEASURED_IN or _MEASURE.match(text, one.end, one.end + 24) is not None
            degrees = _DEGREES.match(text, one.end, one.end + 24) is not None
            figures.append(Figure(value, one.start + offset, one.end + offset, written, measure, degrees))
    return Facts(figures, [Day(d.value, d.start + offset, d.end + offset) for d in days], dated)


def _is_scale(text: str, start: int, scale: re.Match[str]) -> bool:
    """Whether letters behind a figure multiply it: a lone m, k or b only behind money and without a blank."""
    if len(scale[1]) > 1:
        return True
    return not scale[0][0].isspace() and text[max(start - 1, 0)] in "$£€¥"


def fact_differences(here: Stretch, around: Sequence[Stretch], at: int) -> Iterator[Difference]:
    """Numbers, dates and names of aligned sentences that do not agree."""
    before = facts_in(here.source_text, here.left.language, here.source_span[0])
    after = facts_in(here.target_text, here.right.language, here.target_span[0])
    if before.figures or after.figures:
        yield from _numbers(here, around, before, after, at)
    if before.days and after.days:
        yield from _dates(here, before, after, at)
    yield from _names(here, at)


def _numbers(here: Stretch, around: Sequence[Stretch], before: Facts, after: Facts, at: int) -> Iterator[Difference]:
    gone = _unmatched(before.figures, _values(after, here.target_text))
    come = _unmatched(after.figures, _values(before, here.source_text))
    if not gone and not come:
        return
    near_left = [value for one in around for value in _values(_facts_of(one, "left"), one.source_text)]
    near_right = [value for one in around for value in _values(_facts_of(one, "right"), one.target_text)]
    # A figure moved to the sentence beside is moved as it stands: an hour there must not excuse another one here.
    gone = [one for one in gone if one.value not in near_right]
    come = [one for one in come if one.value not in near_left]
    if gone and len(gone) == len(come) and len(gone) <= 3:
        for one, other in zip(gone, come, strict=True):
            firm = here.sure and _firm(one) and _firm(other)
            severe: DriftSeverity = "warning" if firm else "note"
            yield _number(here, at, "number-changed", severe, one, other)
        return
    for one in gone:
        if _telling(one):
            yield _number(here, at, "number-lost", "note", one, None)
    for one in come:
        if _telling(one):
            yield _number(here, at, "number-added", "note", None, one)


def _facts_of(one: Stretch, side: str) -> Facts:
    if side == "left":
        return facts_in(one.source_text, one.left.language)
    return facts_in(one.target_text, one.right.language)


def apart(one: str, language: str, other: str, other_language: str) -> tuple[list[Figure], list[Figure]]:
    """The firm figures of each of two texts without an equal, or one converted, in the other; text code points."""
    ours, theirs = facts_in(one, language), facts_in(other, other_language)
    gone, come = _unmatched(ours.figures, _values(theirs, other)), _unmatched(theirs.figures, _values(ours, one))
    return [figure for figure in gone if _firm(figure)], [figure for figure in come if _firm(figure)]


def _values(facts: Facts, text: str) -> list[float]:
    """Every number of a text, in dates and in Roman numerals too."""
    roman = [float(_roman(match[0])) for match in _ROMAN.finditer(text)]
    return [*(one.value for one in facts.figures), *facts.dated, *roman]


def _unmatched(figures: Sequence[Figure], values: Sequence[float]) -> list[Figure]:
    """The figures without an equal among some values; each value serves once, an equal before one that is alike."""
    left = list(values)
    rest = []
    for one in figures:
        if one.value in left:
            left.remove(one.value)
        else:
            rest.append(one)
    found = []
    for one in rest:
        alike = next((value for value in left if _same(one, value)), None)
        # Once said, a number may be said again.
        if alike is not None:
            left.remove(alike)
        elif one.value not in values:
            found.append(one)
    return found


def _same(figure: Figure, other: float) -> bool:
    """Whether two numbers may be one: another clock, a shorter year, another unit."""
    less, more = sorted((figure.value, other))
    if more == less + 12 and 12 <= more <= 24:
        return True
    if 1900 <= more < 2100 and less == more % 100:
        return True
    if less <= 0 or not figure.measure:
        return False
    if abs((more - 32) * 5 / 9 - less) < 1.1 and more < 200:  # Fahrenheit and Celsius
        return True
    if figure.degrees:
        return False
    return any(abs(more / less / each - 1) < _SLACK or abs(more / less * each - 1) < _SLACK for each in _CONVERSIONS)


def _firm(one: Figure) -> bool:
    """Whether a number cannot well be an idiom, a part of a word or a list's count."""
    return one.value != 0 and (one.written or one.value not in _ROUND)


def _telling(one: Figure) -> bool:
    """Whether a number that only one text has is worth a note: written in figures, or more than a dozen."""
    return one.value not in _ROUND and one.value > 1 and (one.written or one.value > 12)


def _number(
    here: Stretch, at: int, kind: str, severity: DriftSeverity, before: Figure | None, after: Figure | None
) -> Difference:
    old = here.left.excerpt(before.start, before.end) if before is not None else here.source_excerpt()
    new = here.right.excerpt(after.start, after.end) if after is not None else here.target_excerpt()
    if before is not None and after is not None and old is not None and new is not None:
        what, because = f"“{new.quoted}” for “{old.quoted}”", "The figures of the two texts do not agree."
    elif before is not None and old is not None:
        what, because = f"“{old.quoted}” of the source left out", "The source gives a figure and the text does not."
    else:
        what = f"“{new.quoted if new is not None else ''}” is not in the source"
        because = "The text gives a figure and the source does not."
    return Difference(kind, severity, what, because, old, new, at)


def _dates(here: Stretch, before: Facts, after: Facts, at: int) -> Iterator[Difference]:
    gone = [day for day in before.days if not any(_same_day(day, other) for other in after.days)]
    come = [day for day in after.days if not any(_same_day(day, other) for other in before.days)]
    if len(gone) == len(come) == 1:
        old, new = here.left.excerpt(gone[0].start, gone[0].end), here.right.excerpt(come[0].start, come[0].end)
        severe: DriftSeverity = "warning" if here.sure else "note"
        yield Difference(
            "date-changed", severe, f"“{new.quoted}” for “{old.quoted}”", "The dates of the two texts do not agree.",
            old, new, at,
        )  # fmt: skip


def _same_day(one: Day, other: Day) -> bool:
    """Whether two dates may be the same one: what both give agrees."""
    return all(not a or not b or a == b for a, b in zip(_parts(one), _parts(other), strict=True))


def _parts(day: Day) -> tuple[str, str, str]:
    if day.value.startswith("--"):
        return "", day.value[2:4], day.value[5:7]
    return day.value[:4], day.value[5:7], day.value[8:10]


def _roman(numeral: str) -> int:
    total = 0
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total


class _Named(NamedTuple):
    bone: int
    plain: str
    start: int
    end: int


def _names(here: Stretch, at: int) -> Iterator[Difference]:
    """A name that is nearly, and not quite, one of the other text: a slip or another person."""
    before, after = _names_in(here.left, here.source_span), _names_in(here.right, here.target_span)
    if not before or not after:
        return
    if here.left.language == here.right.language:
        gone = [one for one in before if one.plain not in {other.plain for other in after}]
        come = [one for one in after if one.plain not in {other.plain for other in before}]
    else:
        all_left, all_right = _bones(here.left), _bones(here.right)
        gone = [one for one in before if not _stands(one.bone, all_right)]
        come = [one for one in after if not _stands(one.bone, all_left)]
    if len(gone) == len(come) == 1 and _nearly(gone[0], come[0]):
        old, new = here.left.excerpt(gone[0].start, gone[0].end), here.right.excerpt(come[0].start, come[0].end)
        yield Difference(
            "name-changed", "note", f"“{new.quoted}” for “{old.quoted}”", "The names are alike, and not the same.",
            old, new, at,
        )  # fmt: skip


def _names_in(reading: Reading, span: tuple[int, int]) -> list[_Named]:
    """Capitalised words inside a sentence, each once, with their skeletons."""
    text = reading.analysis.prose.text
    found: dict[int, _Named] = {}
    if reading.language in ("de", "ar", "fa", "he", "ka", "ja", "zh", "hy"):
        return []  # capitals say nothing there of names, or there are none
    for match in _NAME.finditer(text, *span):
        if match.start() == span[0] or not match[0][0].isupper() or match[0].isupper():
            continue
        plain = romanise(match[0], reading.language)
        bone = skeleton(plain)
        if consonants(bone) >= 3:
            found.setdefault(bone, _Named(bone, plain, *match.span()))
    return list(found.values())


@lru_cache(maxsize=8)
def _bones(reading: Reading) -> frozenset[int]:
    """The skeletons of every word of a text, with what is left of them without endings."""
    prose = reading.analysis.prose
    found = set()
    for word in set(prose.words.folded):
        bone = skeleton(romanise(word, reading.language))
        while consonants(bone) >= 3:
            found.add(bone)
            bone //= 10
    return frozenset(found)


def _stands(bone: int, others: frozenset[int]) -> bool:
    while consonants(bone) >= 3:
        if bone in others:
            return True
        bone //= 10
    return False


def _nearly(one: _Named, other: _Named) -> bool:
    """Whether two names share their beginning and most of their letters, and are not endings of one stem."""
    a, b = one.plain, other.plain
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= 3 and shared >= 0.5 * max(len(a), len(b)) and abs(len(a) - len(b)) <= 3
