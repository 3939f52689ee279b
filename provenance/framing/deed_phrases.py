"""Phrases about a verb of harm: its subject, whom it acts on, who stands behind "by", whose an attack is."""

from __future__ import annotations

from functools import cache

from provenance.framing.clauses import tables
from provenance.framing.deed import Deed, Form, Sides
from provenance.framing.prose import Prose, Sentence
from provenance.framing.voice import Voices
from provenance.lexicon.languages import language
from provenance.lexicon.matcher import Hit
from provenance.text.words import split_words

Phrase = tuple[int, int]
REACH = 8
_AGENT = 6
# Letters: a full stop behind a longer word ends a phrase ("U.S. soldiers").
_ABBREVIATED = 3


@cache
def listed(code: str, name: str) -> frozenset[str]:
    """Single words of a list of a language's `[agency]`, folded."""
    return frozenset(word for entry in language(code).group("agency", name) for word in split_words(entry, code))


@cache
def phrases_of(code: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of a list of a language's `[agency]`, each as its folded words."""
    return tuple(tuple(split_words(entry, code)) for entry in language(code).group("agency", name))


class Phrases:
    """The phrases of one text, as spans of words (inclusive)."""

    def __init__(self, prose: Prose, voices: Voices, disputes: set[str]) -> None:
        self.prose = prose
        self.voices = voices
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
        code = prose.language.code
        self.unreal = listed(code, "unreal")
        self.accidents = listed(code, "accidents")
        self.many = listed(code, "many")
        self.handed = phrases_of(code, "handed")
        self.vehicles, self.tolls = listed(code, "vehicles"), listed(code, "tolls")
        self.opening, self.doubtful, self.committed = (
            listed(code, "clauses"),
            listed(code, "open"),
            listed(code, "committed"),
        )

    def text(self, phrase: Phrase | None) -> str:
        """A phrase as written, "" where there is none."""
        return self.prose.text[slice(*self.prose.span(*phrase))] if phrase is not None else ""

    def sides(self, phrase: Phrase | None) -> Sides:
        """The sides of active disputes whose actors a phrase names."""
        if phrase is None or not self.disputes:
            return ()
        hits = self.prose.between("actor", phrase[0], self._head(phrase) + 1)
        named = ((hit.target.key, hit.target.place) for hit in hits if hit.target.key in self.disputes)
        return tuple(dict.fromkeys(named))

    def _head(self, phrase: Phrase) -> int:
        """The last word of whom a phrase is of: "militants attempting to enter Israel" are militants."""
        if self.english:
            for at in range(phrase[0] + 1, phrase[1] + 1):
                if self.folded[at] == "to" or (
                    self.folded[at].endswith("ing") and not self.prose.words.capitalised(at)
                ):
                    return at - 1
        return phrase[1]

    def made(self, hit: Hit, kind: str, form: Form, actor: Phrase | None, affected: Phrase | None) -> Deed:
        """The deed of a hit, with its doer and those it befell."""
        start, end = self.prose.span(hit.first, hit.last)
        return Deed(
            start, end, hit.first, hit.last, self.prose.sentence_at(hit.first), self.prose.text[start:end], kind, form,
            self.text(actor), self.text(affected), self.sides(actor), self.sides(affected),
            self.voices.at(start, end).voice,
        )  # fmt: skip

    def accident(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a sentence tells of an accident, an illness or a disaster."""
        words = self.folded[sentence.first : sentence.last]
        for at, word in enumerate(words):
            if word in self.accidents and not (word == "fire" and at and words[at - 1] in _FIRING):
                return True
        if self.folded[hit.first] not in self.tolls or self.vehicles.isdisjoint(words):
            return False
        return not list(self.prose.between("event", sentence.first, sentence.last))

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

    def phrase_before(self, last: int, sentence: Sentence, over: str = "") -> Phrase | None:
        """The subject that ends at a word, `over` a mark behind it; past a relative word, the noun before it."""
        if last < sentence.first:
            return None
        if self.folded[last] in self.breaks and last > sentence.first:
            if self.folded[last] not in _RELATIVE:
                return None
            last -= 1
        elif self.prose.words.gap(last).strip(" '’\n\"" + over):
            return None
        first = last
        while first > sentence.first and last - first < REACH and not self.ends(first - 1):
            first -= 1
        for at in range(last - 1, first - 1, -1):
            # "People cower after the envoy was shot": the envoy alone, whom another clause begins with.
            if self.folded[at] in self.opening:
                return at + 1, last
        while first < last and self.folded[first] in self.breaks:
            first += 1
        return first, last

    def begins_adverbially(self, phrase: Phrase) -> bool:
        """Whether a phrase says when or where, as "on Monday" does, and not who."""
        return self.folded[phrase[0]] in _PREPOSITIONS

    def is_open(self, phrase: Phrase | None, sentence: Sentence) -> bool:
        """Whether a clause asks if something happened, and does not say that it did."""
        if phrase is None or not self.doubtful:
            return False
        return not self.doubtful.isdisjoint(self.folded[max(phrase[0] - 1, sentence.first) : phrase[1] + 1])

    def ends(self, word: int) -> bool:
        """Whether a phrase cannot reach back over the gap behind `word`, or over the word itself."""
        mark = self.prose.words.gap(word).strip(" '’-\n")
        short = mark == "." and len(self.folded[word]) <= _ABBREVIATED
        return bool(mark and not short) or self.folded[word] in self.breaks

    def phrase_behind(self, last: int, sentence: Sentence) -> Phrase | None:
        """Whom an active verb acts on: the words behind it up to a break, at most six."""
        end = last
        while end + 1 < sentence.last and end - last < _AGENT and not self._parted(end):
            if self.folded[end + 1] in self.breaks or (self.english and self.folded[end + 1] in _PREPOSITIONS):
                break
            end += 1
        return (last + 1, end) if end > last else None

    def _parted(self, word: int) -> bool:
        """Whether a mark parts a word from the next one; the point within a number does not."""
        gap = self.prose.words.gap(word)
        number = gap in (".", ",") and self.folded[word].isdigit() and self.folded[word + 1].isdigit()
        return bool(gap.strip(" '’-\n\"")) and not number

    def agent(self, last: int, sentence: Sentence) -> Phrase | None:
        """Whoever stands behind "by": somebody, not a time, a tool or a way of doing it."""
        at = last + 1
        while at < sentence.last and at - last <= _AGENT and not self._names_doer(at):
            joined = self.folded[at] in ("and", "or") and self.folded[at + 1].endswith(_PARTICIPLE)
            if self.prose.words.gap(at - 1).strip(" '’-\n\"(") or (self.folded[at] in self.breaks and not joined):
                return None
            at += 1
        if at + 1 >= sentence.last or at - last > _AGENT or not self._names_doer(at):
            return None
        phrase = self.phrase_behind(at, sentence)
        if phrase is None or self.folded[phrase[0]] in _TIMES or any(char.isdigit() for char in self.text(phrase)[:1]):
            return None
        if self.english and self.folded[phrase[0]].endswith("ing"):
            return None
        return self.maker(phrase, sentence) if self.is_event(phrase) else phrase

    def _names_doer(self, at: int) -> bool:
        """Whether a doer follows: "by", or the last word of "at the hands of"."""
        return self.folded[at] in self.by or any(
            tuple(self.folded[at + 1 - len(words) : at + 1]) == words for words in self.handed
        )

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
            and not (self.english and self._is_place(before, first))
            and self.prose.words.capitalised(before)
            and not self.prose.words.gap(before).strip()
        ):
            return before, before
        for at in range(max(first - REACH, sentence.first), first) if self.committed else ():
            if self.folded[at] in self.committed and (who := self.phrase_before(at - 1, sentence)) is not None:
                return who
        last = events[-1].last if events else phrase[1]
        for at in range(last + 1, min(last + 5, sentence.last - 1)):
            if self.folded[at] in self.by or self.folded[at] in ("between", "entre"):
                return self.phrase_behind(at, sentence)
        return None

    def _is_place(self, name: int, event: int) -> bool:
        """Whether a name before an attack says where it was, as in "the Orlando shooting", and not whose."""
        return self.folded[event].rstrip("s") in _THERE and not self.folded[name].endswith(_PEOPLES)

    def behind_event(self, relative: int, sentence: Sentence) -> Phrase | None:
        """The attack that "that" or "which" takes up past its place: "a shooting at a clinic last month that …"."""
        first = relative
        while first > sentence.first and relative - first < _FAR and not self.ends(first - 1):
            first -= 1
        for hit in self.prose.between("event", first, relative):
            if hit.last + 1 == relative or self.folded[hit.last + 1] in _PREPOSITIONS:
                return hit.first, hit.last
        return None

    def lacks_object(self, hit: Hit, sentence: Sentence) -> bool:
        """A verb that takes an object and has none is a short passive: "Three killed in raid"."""
        verb, at = self.folded[hit.last if self.folded[hit.last] not in ("down", "up") else hit.first], hit.last + 1
        if not verb.endswith(_PARTICIPLE):
            return False
        if at < sentence.last and self.folded[at] == "dead":
            at += 1
        if at >= sentence.last or self.prose.words.gap(at - 1).strip(" '’-\n\""):
            return True
        if self.folded[at] in ("and", "or") and self._counted(hit.first - 1, sentence):
            return True
        place = self.folded[at] == "at" and verb != "shot" and self.folded[at + 1 : at + 2] not in (["least"], ["most"])
        return place or self.folded[at] in _SHORT_PASSIVE

    def _counted(self, last: int, sentence: Sentence) -> bool:
        """Whether the word before a verb is a number of people: "tens of thousands wounded and …"."""
        if last < sentence.first:
            return False
        word = self.folded[last - 1 if self.folded[last].endswith("ly") and last > sentence.first else last]
        return word.isdigit() or word in self.many

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
    "overnight", "just", "steps", "alongside", "throughout",
))  # fmt: skip
_PARTICIPLE = ("ed", "shot", "beaten", "slain")
# Words between an attack and the "that" which takes it up.
_FAR = 14
# Before "fire" they make it gunfire.
_FIRING = frozenset((
    "open", "opened", "opening", "opens", "under", "return", "returned", "rifle", "artillery", "sniper", "tank", "gun",
    "friendly", "police", "hostile", "mortar", "rocket",
))  # fmt: skip
# Attacks that are called by their place, and how the names of peoples and groups end.
_THERE = frozenset((
    "shooting", "massacre", "bombing", "attack", "killing", "violence", "riot", "unrest", "explosion", "blast", "siege",
    "clash", "clashe", "assault", "shootout", "fighting", "strike", "raid", "operation",
))  # fmt: skip
_PEOPLES = ("an", "ans", "i", "ish", "ese", "ic", "nch", "ists", "ist")
# What stands behind "by" and is nobody.
_TIMES = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "then", "now", "noon", "midnight",
    "dawn", "night", "accident", "mistake", "chance", "error", "hand", "force", "default", "law",
))  # fmt: skip
