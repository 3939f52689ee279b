"""Where each story starts its history: the first sentence that goes back in time, and the earliest year it names.

Whoever starts a conflict's history in the year of one side's wrong tells another story than whoever starts it in
the year of the other's. The report says where each text starts, not where it should.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from provenance.compare.facts import Telling, sentence_told
from provenance.framing.analysis import Analysis

_YEAR = re.compile(r"(?<![\d.,:/#-])(1[5-9]\d\d|20\d\d)(?:s\b)?(?![\d:%]|[.,]\d)")
_BACK = {
    "en": re.compile(
        r"\b(?:years?|decades?|months?|weeks?|century|generation) (?:ago|earlier|before)\b|\bsince\b", re.I
    ),
    "es": re.compile(r"\bhace \w+ (?:años|décadas|meses)\b|\bdesde\b", re.I),
    "fr": re.compile(r"\bil y a \w+ (?:ans|mois|décennies)\b|\bdepuis\b", re.I),
    "de": re.compile(r"\bvor \w+ (?:Jahren|Monaten|Jahrzehnten)\b|\bseit\b", re.I),
    "ru": re.compile(r"\b(?:лет|года|месяцев) назад\b|\bс \d{4} года\b", re.I),
}


class History(msgspec.Struct, frozen=True):
    """One article's way back: its first sentence that names an earlier time, and the earliest year with its sentence.

    None and 0 where it names none.
    """

    article: int
    first: Telling | None
    earliest: Telling | None
    year: int


def histories(analyses: Sequence[Analysis]) -> list[History]:
    """Where each article starts its history."""
    return [_history(number, analysis) for number, analysis in enumerate(analyses)]


def _history(number: int, analysis: Analysis) -> History:
    prose = analysis.prose
    years: list[tuple[int, int]] = []
    back: list[int] = []
    word = _BACK.get(prose.language.code)
    now = _now(analysis)
    for at, sentence in enumerate(prose.sentences):
        if prose.passage_of(at) == "headline":
            continue
        text = prose.text[sentence.start : sentence.end]
        named = [year for match in _YEAR.finditer(text) if (year := int(match[1])) < now]
        years += [(year, at) for year in named]
        if named or (word is not None and word.search(text)):
            back.append(at)
    earliest = min(years, default=None)
    return History(
        number,
        sentence_told(number, analysis, back[0]) if back else None,
        sentence_told(number, analysis, earliest[1]) if earliest else None,
        earliest[0] if earliest else 0,
    )


def _now(analysis: Analysis) -> int:
    """The year of the article: its declared date, else one beyond every year that it can name."""
    match = _YEAR.search(analysis.article.declared("date"))
    return int(match[1]) if match else 2100
