"""Nouns for people in one article: titles, nouns for speakers, and the loaded words that label somebody."""

from __future__ import annotations

from functools import cache

from provenance.framing.analysis import Analysis
from provenance.framing.clauses import tables
from provenance.lexicon.languages import language

_LABELS = frozenset(("delegitimising-label", "criminalising-label", "legitimising-label", "dehumanising"))
# Names of time that take a capital; months are in the language files.
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


class Nouns:
    """The nouns for people of one article, as spans of words (both ends inclusive)."""

    def __init__(self, analysis: Analysis) -> None:
        self.prose = analysis.prose
        small = common(self.prose.language.code)
        hits = [*self.prose.by_kind.get("title", ()), *self.prose.by_kind.get("speaker", ())]
        spans = {(hit.first, hit.last) for hit in hits if self.prose.words.folded[hit.last] not in small}
        labels = (word for word in analysis.words if word.category in _LABELS and word.label is None)
        spans |= {(word.first, word.last) for word in labels if not self._verbal(word.last)}
        self._ending: dict[int, int] = {}
        self._starting: dict[int, int] = {}
        for first, last in spans:
            self._ending[last] = min(first, self._ending.get(last, first))
            self._starting[first] = max(last, self._starting.get(first, last))

    def _verbal(self, word: int) -> bool:
        """Whether a label is a verb's form: "praised", "disgracing"."""
        return self.prose.language.code == "en" and self.prose.words.folded[word].endswith(("ed", "ing"))

    def before(self, word: int, floor: int) -> int:
        """The first word of the noun that ends right before a word; -1 where there is none."""
        if word - 1 < floor or self.prose.words.gap(word - 1) != " ":
            return -1
        first = self._ending.get(word - 1, -1)
        return first if first >= floor else -1

    def within(self, first: int, until: int) -> list[tuple[int, int]]:
        """The nouns that lie in words `first` to `until` (exclusive)."""
        return [(at, self._starting[at]) for at in range(first, until) if self._starting.get(at, until) < until]

    def at(self, word: int) -> bool:
        """Whether a noun begins or ends at a word."""
        return word in self._starting or word in self._ending


@cache
def common(code: str) -> frozenset[str]:
    """Words that are no part of a name and describe nobody: small words, pronouns, days and months."""
    lists, file = tables(code), language(code)
    small = {*file.words("function_words"), *file.group("pronouns", "subject")}
    months = {month.lower() for month in file.words("months")}
    return frozenset(
        {*small, *months, *_DAYS, *lists["articles"], *lists["skips"], *lists["relatives"], *lists["openers"]}
    )


@cache
def address(code: str) -> frozenset[str]:
    """Forms of address, which say nothing of anybody: "Mr", "Sra"."""
    return frozenset(word.lower() for word in language(code).words("abbreviations"))
