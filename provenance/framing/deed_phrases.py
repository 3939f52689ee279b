"""Phrases about a verb of harm: its subject, whom it acts on, who stands behind "by", whose an attack is."""

from __future__ import annotations

from functools import cache

from provenance.framing.clauses import tables
from provenance.framing.prose import Prose, Sentence
from provenance.lexicon.languages import language
from provenance.lexicon.matcher import Hit
from provenance.text.words import split_words

Sides = tuple[tuple[str, str], ...]
Phrase = tuple[int, int]
REACH = 8
_AGENT = 6
# Letters: a full stop behind a longer word ends a phrase ("U.S. soldiers").
_ABBREVIATED = 3


@cache
def _words(code: str, name: str) -> frozenset[str]:
    """Single words of a list of a language's `[agency]`, folded."""
    return frozenset(word for entry in language(code).group("agency", name) for word in split_words(entry, code))


class Phrases:
    """The phrases of one text, as spans of words (inclusive)."""

    def __init__(self, prose: Prose, disputes: set[str]) -> None:
        self.prose = prose
        self.disputes = disputes
        self.folded = prose.words.folded
        clauses = tables(prose.language.code)
        self.helpers = clauses["auxiliaries"] | clauses["adverbs"] | clauses["passive"]
        self.passive = clauses["passive"]
        self.by = clauses["by"]
        self.breaks = clauses["relatives"] | clauses["stops"]
        self.blockers = clauses["blockers"]
        self.english = prose.language.code == "en"
        self.german = prose.language.code == "de"
        self.joins = clauses["joins"]
        self.unreal = _words(prose.language.code, "unreal")
        self.accidents = _words(prose.language.code, "accidents")

    def text(self, phrase: Phrase | None) -> str:
        """A phrase as written, "" where there is none."""
        return self.prose.text[slice(*self.prose.span(*phrase))] if phrase is not None else ""

    def sides(self, phrase: Phrase | None) -> Sides:
        """The sides of active disputes whose actors a phrase names."""
        if phrase is None or not self.disputes:
            return ()
        hits = self.prose.between("actor", phrase[0], phrase[1] + 1)
        named = ((hit.target.key, hit.target.place) for hit in hits if hit.target.key in self.disputes)
        return tuple(dict.fromkeys(named))

    def accident(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of an accident, an illness or a disaster."""
        return not self.accidents.isdisjoint(self.folded[sentence.first : sentence.last])

    def helped_from(self, first: int, sentence: Sentence) -> tuple[int, set[str]]:
        """The last word before a verb and its helping words and adverbs, and those words."""
        at, found = first - 1, set()
        while at >= sentence.first and self.prose.words.gap(at) in (" ", "'", "’", "\n"):
            word = self.folded[at]
            if word not in self.helpers and word not in self.unreal and not (self.english and word.endswith("ly")):
                break
            found.add(word)
            at -= 1
        return at, found

    def phrase_before(self, last: int, sentence: Sentence) -> Phrase | None:
        """The subject that ends at a word; past a relative word, the noun before it."""
        if last < sentence.first:
            return None
        if self.folded[last] in self.breaks and last > sentence.first:
            if self.folded[last] not in _RELATIVE:
                return None
            last -= 1
        elif self.prose.words.gap(last).strip(" '’\n\""):
            return None
        first = last
        while first > sentence.first and last - first < REACH and not self.ends(first - 1):
            first -= 1
        while first < last and self.folded[first] in self.breaks:
            first += 1
        return first, last

    def ends(self, word: int) -> bool:
        """Whether a phrase cannot reach back over the gap behind `word`, or over the word itself."""
        mark = self.prose.words.gap(word).strip(" '’-\n")
        short = mark == "." and len(self.folded[word]) <= _ABBREVIATED
        return bool(mark and not short) or self.folded[word] in self.breaks

    def phrase_behind(self, last: int, sentence: Sentence) -> Phrase | None:
        """Whom an active verb acts on: the words behind it up to a break, at most six."""
        end = last
        while end + 1 < sentence.last and end - last < _AGENT and not self.prose.words.gap(end).strip(" '’-\n\""):
            if self.folded[end + 1] in self.breaks or (self.english and self.folded[end + 1] in _PREPOSITIONS):
                break
            end += 1
        return (last + 1, end) if end > last else None

    def agent(self, last: int, sentence: Sentence) -> Phrase | None:
        """Whoever stands behind "by": somebody, not a time, a tool or a way of doing it."""
        at = last + 1
        while at < sentence.last and at - last <= _AGENT and self.folded[at] not in self.by:
            if self.prose.words.gap(at - 1).strip(" '’-\n\"(") or self.folded[at] in self.breaks:
                return None
            at += 1
        if at + 1 >= sentence.last or at - last > _AGENT or self.folded[at] not in self.by:
            return None
        phrase = self.phrase_behind(at, sentence)
        if phrase is None or self.folded[phrase[0]] in _TIMES or any(char.isdigit() for char in self.text(phrase)[:1]):
            return None
        if self.english and self.folded[phrase[0]].endswith("ing"):
            return None
        return self.maker(phrase, sentence) if self.is_event(phrase) else phrase

    def is_event(self, phrase: Phrase) -> bool:
        """Whether the head of a phrase is a noun for an attack or a weapon."""
        return any(hit.last == phrase[1] or hit.first == phrase[0] + 1 or hit.first == phrase[0]
                   for hit in self.prose.between("event", phrase[0], phrase[1] + 1))  # fmt: skip

    def maker(self, phrase: Phrase, sentence: Sentence) -> Phrase | None:
        """Whose an attack is: a name before the noun, "by" or "between" somebody behind it."""
        events = self.prose.between("event", phrase[0], phrase[1] + 1)
        first = events[0].first if events else phrase[0]
        for hit in self.prose.between("actor", max(first - 3, sentence.first), phrase[1] + 1):
            if first - hit.last <= 2:
                return hit.first, hit.last
        for kind in ("speaker", "party"):
            for hit in self.prose.between(kind, max(first - 2, sentence.first), first):
                return hit.first, hit.last
        before = first - 1
        if (
            before > sentence.first
            and self.prose.words.capitalised(before)
            and not self.prose.words.gap(before).strip()
        ):
            return before, before
        last = events[-1].last if events else phrase[1]
        for at in range(last + 1, min(last + 5, sentence.last - 1)):
            if self.folded[at] in self.by or self.folded[at] in ("between", "entre"):
                return self.phrase_behind(at, sentence)
        return None

    def lacks_object(self, hit: Hit, sentence: Sentence) -> bool:
        """A verb that takes an object and has none is a short passive: "Three killed in raid"."""
        if not self.folded[hit.last].endswith(("ed", "shot", "beaten", "slain")):
            return False
        if hit.last + 1 >= sentence.last:
            return True
        return self.folded[hit.last + 1] in _SHORT_PASSIVE

    def broken(self, last: int, first: int) -> bool:
        """Whether a comma or another mark parts two words."""
        return any(self.prose.words.gap(at).strip(" '’-\n") for at in range(last, first))


_RELATIVE = frozenset(("who", "which", "that", "que", "quien", "quienes", "qui", "который", "которые", "che"))
_PREPOSITIONS = frozenset((
    "in", "on", "at", "after", "before", "during", "near", "when", "as", "outside", "inside", "for", "with", "by",
    "from", "over", "under", "while", "amid", "following", "since", "until", "through", "across", "along", "around",
    "and", "or", "but",
))  # fmt: skip
_SHORT_PASSIVE = frozenset((
    "in", "on", "after", "during", "near", "when", "as", "outside", "inside", "amid", "following", "since", "while",
    "overnight",
))  # fmt: skip
# What stands behind "by" and is nobody.
_TIMES = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "then", "now", "noon", "midnight",
    "dawn", "night", "accident", "mistake", "chance", "error", "hand", "force", "default", "law",
))  # fmt: skip
