"""Numbers and dates of a text in any of our languages, as values: they survive translation better than words.

Digits are read by the separators of the language, number words by the table of its language file. A value that
could be two things is read the way the language writes it. More than 15 digits are a serial number, and no quantity.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from provenance.chain.transliteration import romanise
from provenance.lexicon.languages import language as language_file
from provenance.text.words import fold

# Languages that write 1,500.25; the others we know write 1.500,25 or 1 500,25.
_POINT = frozenset(("en", "zh", "ja", "he", "ko", "th", "hi"))
_TOKEN = re.compile(
    r"\d{1,3}(?:[.,\u066b\u066c'’\u00a0\u202f\u2009 ]\d{3}(?!\d))+(?:[.,\u066b]\d+)*|\d+(?:[.,\u066b]\d+)*|[^\W\d_]+"
)
_MARKS = re.compile(r"[.,\u066b]")
_BLANKS = re.compile(r"[\u066c'’\u00a0\u202f\u2009 ]")
_DIGITS = re.compile(r"\d+")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_JOINERS = frozenset(("and", "y", "e", "und", "et", "и", "і", "da", "და", "և", "ve", "və", "och", "og", "en"))
_LONGEST = 32
_MOST_DIGITS = 15


class Number(NamedTuple):
    """A number at `text[start:end]`; `value` is plain decimal notation, such as "1500" or "3.5"."""

    value: str
    start: int
    end: int


class Day(NamedTuple):
    """A date at `text[start:end]`: "2020-11-09", "2020-11" where no day is given, "--11-09" where no year is."""

    value: str
    start: int
    end: int


class _Token(NamedTuple):
    folded: str
    start: int
    end: int
    number: float | None
    month: int


def numbers(text: str, language: str = "") -> list[Number]:
    """The numbers of a text in order; a word for one alone is no number, since it mostly is an article."""
    return _numbers(text, _tokens(text, language))


def days(text: str, language: str = "") -> list[Day]:
    """The dates of a text in order; a month alone, or figures that could be day or month, are none."""
    return _days(text, _tokens(text, language))


def quantities(text: str, language: str = "") -> tuple[list[Number], list[Day]]:
    """Numbers and dates of a text, read in one go."""
    tokens = _tokens(text, language)
    return _numbers(text, tokens), _days(text, tokens)


def _tokens(text: str, language: str) -> list[_Token]:
    """The figures, number words and months of a text, with the joining words among them."""
    found = []
    folded = fold(text, language)
    for match in _TOKEN.finditer(folded):
        word = match[0]
        start, end = match.span()
        if word[0].isdecimal():
            found += _figures(word, start, language)
            continue
        value, month = _reading(word, language) if len(word) <= _LONGEST else (None, 0)
        if value is not None or month or word in _JOINERS:
            found.append(_Token(word, start, end, value, month))
    return found


def _figures(word: str, start: int, language: str) -> list[_Token]:
    """One token for a figure; one for each part where the separators fit no number, as in a version or a time."""
    value = _figure(word, language)
    if value is not None:
        return [_Token(word, start, start + len(word), value, 0)]
    return [
        _Token(part[0], start + part.start(), start + part.end(), float(int(part[0])), 0)
        for part in _DIGITS.finditer(word)
        if len(part[0]) <= _MOST_DIGITS
    ]


def _figure(word: str, language: str) -> float | None:
    plain = _BLANKS.sub("", word).replace("\u066b", ",")
    marks = _MARKS.findall(plain)
    if len(plain) > _MOST_DIGITS:
        return None
    if not marks:
        return float(int(plain))
    groups = _MARKS.split(plain)
    decimal = "." if language in _POINT else ","
    if len(marks) == 1:
        grouped = len(groups[1]) == 3 and 1 <= len(groups[0]) <= 3 and groups[0] != "0" and marks[0] != decimal
        return float(int(groups[0] + groups[1])) if grouped else float(f"{int(groups[0])}.{groups[1]}")
    if all(len(group) == 3 for group in groups[1:]) and len(set(marks)) == 1:
        return float(int("".join(groups)))
    if marks[-1] not in marks[:-1] and all(len(group) == 3 for group in groups[1:-1]):
        return float(f"{int(''.join(groups[:-1]))}.{groups[-1]}")
    return None


@lru_cache(maxsize=65536)
def _reading(word: str, language: str) -> tuple[float | None, int]:
    """The number that a word stands for, and the month."""
    values, months = _number_words(language), _months(language)
    if word in values or word in months:
        return values.get(word), months.get(word, 0)
    if language == "ar" and word[0] == "و" and word[1:] in values:
        return values[word[1:]], 0
    parts = _compound(word, values)
    return (_sum(parts) if parts else None), 0


@lru_cache(maxsize=64)
def _number_words(language: str) -> dict[str, float]:
    return {fold(word, language): float(value) for word, value in language_file(language).numbers.items()}


def _compound(word: str, values: dict[str, float]) -> list[float]:
    """The values of the number words that a long word is made of, as in German or Armenian; [] where it is none."""
    found: list[float] = []
    at = 0
    while at < len(word):
        size = next((size for size in range(len(word) - at, 1, -1) if word[at : at + size] in values), 0)
        if size:
            found.append(values[word[at : at + size]])
            at += size
        elif found and (joiner := next((j for j in _JOINERS if word.startswith(j, at)), "")):
            at += len(joiner)
        else:
            return []
    return found if len(found) > 1 else []


def _sum(values: list[float]) -> float | None:
    """The number that number words make together; None where they make several."""
    total = current = 0.0
    for value in values:
        if value >= 1000:
            if current == 0 and total and total < value:
                return None
            total, current = total + max(current, 1.0) * value, 0.0
        elif value == 100:
            current = max(current, 1.0) * 100 if current < 10 else current + 100
        elif value == 12 and 1 < current < 10:
            current *= value  # two dozen
        elif current and not _fits(current, value):
            return None
        else:
            current += value
    return total + current


def _fits(current: float, value: float) -> bool:
    """Whether a word of `value` goes on from `current`: "twenty five", "five and twenty", "hundred seven"."""
    rest = current % 100
    if rest == 0:
        return value < 100
    return (rest % 10 == 0 and rest >= 20 and value < 20) or (rest < 10 and value % 10 == 0 and 20 <= value < 100)


def _numbers(text: str, tokens: list[_Token]) -> list[Number]:
    found: list[Number] = []
    at = 0
    while at < len(tokens):
        if tokens[at].number is None:
            at += 1
            continue
        last, value = at, tokens[at].number
        values = [value or 0.0]
        following = at + 1
        while following < len(tokens) and _follows(text, tokens[following - 1], tokens[following]):
            number = tokens[following].number
            if number is not None:
                together = _together(tokens, at, values, number)
                if together is None:
                    break
                values.append(number)
                last, value = following, together
            following += 1
        if value != 1 or tokens[at].folded[0].isdecimal():
            found.append(Number(_plain(value or 0.0), tokens[at].start, tokens[last].end))
        at = last + 1
    return found


def _together(tokens: list[_Token], first: int, values: list[float], number: float) -> float | None:
    """The value with one more token; a figure takes only a scale word ("3.5 million") behind it."""
    if tokens[first].folded[0].isdecimal():
        return values[0] * number if len(values) == 1 and number >= 1000 else None
    return _sum([*values, number]) if number < 10**15 else None


def _follows(text: str, before: _Token, after: _Token) -> bool:
    """Whether only a blank or a hyphen parts two tokens, and the second is no figure."""
    if after.folded[0].isdecimal() or after.month or after.start - before.end > 3:
        return False
    gap = text[before.end : after.start]
    return not gap.strip(" \u00a0-‐\u200c") and "\n" not in gap


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


@lru_cache(maxsize=64)
def _months(language: str) -> dict[str, int]:
    """The month, 1 to 12, of each word that names one; two-word names by their first word only where that is clear."""
    listed = [fold(one, language) for one in language_file(language).words("months")]
    plain = [romanise(one, language) for one in listed[:12]]
    blocks = len(listed) // 12 * 12 if len(listed) % 12 == 0 else (24 if len(listed) > 36 or language == "ar" else 12)
    found: dict[str, int] = {}
    for place, name in enumerate(listed):
        month = place % 12 + 1 if place < blocks else _alike(romanise(name, language), plain)
        if month and " " not in name:
            found.setdefault(name, month)
    return found


def _alike(name: str, plain: list[str]) -> int:
    """The month whose name begins like `name`, 0 where none shares three letters."""
    shared = [sum(1 for _ in _common(name, other)) for other in plain]
    best = max(shared)
    return shared.index(best) + 1 if best >= min(3, len(name)) else 0


def _common(one: str, other: str) -> list[str]:
    alike = []
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        alike.append(a)
    return alike


def _days(text: str, tokens: list[_Token]) -> list[Day]:
    found = [Day(m[0], *m.span()) for m in _ISO.finditer(text) if _is_day(int(m[2]), int(m[3]))]
    for m in _DOTTED.finditer(text):
        if _is_day(int(m[2]), int(m[1])):
            found.append(Day(f"{m[3]}-{int(m[2]):02}-{int(m[1]):02}", *m.span()))
    for at, token in enumerate(tokens):
        if token.month:
            day = _around(text, tokens, at)
            if day is not None:
                found.append(day)
    return sorted(found, key=lambda day: day.start)


def _around(text: str, tokens: list[_Token], at: int) -> Day | None:
    """The date that stands around a month: "9 November 2020", "November 9, 2020", "November 2020"."""
    month, start, end = tokens[at].month, tokens[at].start, tokens[at].end
    day = year = 0
    if at and _near(text, tokens[at - 1], tokens[at]) and _whole(tokens[at - 1], 1, 31):
        day, start = int(tokens[at - 1].number or 0), tokens[at - 1].start
    for other in tokens[at + 1 : at + 4]:
        if other.start - end > 8:
            break
        if not day and not year and _whole(other, 1, 31):
            day, end = int(other.number or 0), other.end
        elif _whole(other, 1000, 2999):
            year, end = int(other.number or 0), other.end
            break
    if not (day or year) or (day and not _is_day(month, day)):
        return None
    value = f"{year:04}-{month:02}" if year else f"--{month:02}"
    return Day(f"{value}-{day:02}" if day else value, start, end)


def _near(text: str, before: _Token, after: _Token) -> bool:
    return after.start - before.end <= 6 and "\n" not in text[before.end : after.start]


def _whole(token: _Token, least: int, most: int) -> bool:
    figure = token.folded
    return figure.isdecimal() and token.number is not None and least <= token.number <= most


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)
