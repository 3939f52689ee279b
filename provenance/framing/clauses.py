"""The places where a sentence turns: what parts its words, where its clauses begin and end, what is quoted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cache

from provenance.framing.prose import Prose, Sentence
from provenance.framing.quotes import Quote
from provenance.lexicon.languages import language
from provenance.text.words import split_words

_DOUBLE = '"“”„‟«»〝〞「」『』＂'
# What parts two words, by the first of these that stands between them.
_KINDS = (("q", _DOUBLE), (";", ";؛"), (":", ":"), (",", ",،՝"), ("(", "()[]"), (".", ".?!։՞؟"), ("-", "—–"))


class _Tables(dict[str, frozenset[str]]):
    """Lists of words by name; one that the language does not have is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        self[name] = frozenset()
        return self[name]


@cache
def tables(code: str) -> dict[str, frozenset[str]]:
    """The lists of a language's `[clauses]`, folded."""
    return _Tables(
        (name, frozenset(" ".join(split_words(entry, code)) for entry in entries))
        for name, entries in language(code).groups.get("clauses", {}).items()
    )


# Kinds of gaps that part no clauses: a full stop within a sentence belongs to an abbreviation.
_WITHIN = frozenset(("", "j", "."))


class _Gaps(dict[str, str]):
    """The kind of each gap between words: a letter of `_KINDS`, "j" where a hyphen or apostrophe joins, or ""."""

    def __missing__(self, gap: str) -> str:
        kind = ""
        if "''" in gap or "``" in gap:
            kind = "q"
        elif gap in ("'", "’", "-", ".", "ʼ", "\u2011"):
            kind = "j"
        else:
            kind = next((kind for kind, marks in _KINDS if any(mark in gap for mark in marks)), "")
            if not kind and ("--" in gap or " - " in gap):
                kind = "-"
        if len(self) < 5000:
            self[gap] = kind
        return kind


_GAPS = _Gaps()


class Reader:
    """The words of one text with what parts them; holds what the rules look up all the time."""

    def __init__(self, prose: Prose, quotes: list[Quote]) -> None:
        self.prose = prose
        self.words = prose.words
        self.folded = prose.words.folded
        self.quotes = quotes
        self.gaps = list(map(_GAPS.__getitem__, prose.words.gaps))
        self.quoted = self._quoted()
        self.subjects = self._flags("subject")
        self.speakers = self._flags("speaker", "title")
        self.rivals = self._flags("cue")
        # A list of the language's `[clauses]` by its name, folded.
        self.table: Callable[[str], frozenset[str]] = tables(prose.language.code).__getitem__

    def _quoted(self) -> bytearray:
        """For each word whether it stands inside quotation marks; what parts it from its neighbours is "q"."""
        starts, gaps = self.words.starts, self.gaps
        inside = bytearray(len(starts))
        for quote in self.quotes:
            first, last = bisect_left(starts, quote.start), bisect_left(starts, quote.end)
            for at in range(first, last):
                inside[at] = 1
            if first:
                gaps[first - 1] = "q"
            if first < last:
                gaps[last - 1] = "q"
        return inside

    def _flags(self, *kinds: str) -> bytearray:
        """For each word whether a form of one of these kinds begins there."""
        flags = bytearray(len(self.folded) + 1)
        for kind in kinds:
            for hit in self.prose.by_kind.get(kind, ()):
                flags[hit.first] = not hit.first or self.gaps[hit.first - 1] != "j"
        return flags

    def clause_start(self, word: int, first: int) -> int:
        """The first word of the clause that holds `word`: behind the last comma, colon, dash or quotation mark."""
        gaps = self.gaps
        while word > first and gaps[word - 1] in _WITHIN:
            word -= 1
        return word

    def clause_end(self, word: int, last: int) -> int:
        """The last word of the clause that holds `word`."""
        gaps = self.gaps
        while word + 1 < last and gaps[word] in _WITHIN:
            word += 1
        return word

    def capitalised(self, word: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.words.text[self.words.starts[word]].isupper()

    def sentence(self, word: int) -> Sentence:
        """The sentence that holds a word."""
        return self.prose.sentences[self.prose.sentence_at(word)]
