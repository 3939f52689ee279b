"""What is looked at to decide whether a cue reports anything: small words, marks and shapes around it.

Every feature is a word of the language file (a cue, a function word), a mark or a shape; an ordinary word of
the text is never one. Training and reading share this code.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from provenance.framing.clauses import Reader
from provenance.framing.cues import Cue
from provenance.framing.prose import Sentence
from provenance.lexicon.languages import language
from provenance.text.words import split_words

# One name for each place of the tuples that `cue_features` gives.
SLOTS = (
    "cue", "word", "shape", "before-mark", "two-before", "behind-mark", "two-behind", "cue-behind", "that", "clause",
    "subject", "lengths", "rank", "last-cue", "next-cue", "cue-next",
)  # fmt: skip
_EDGE = "|"
_STOPS = frozenset((",", ";", "q", ":"))


@cache
def _closed(code: str) -> frozenset[str]:
    """The small words of a language that a feature may name."""
    file = language(code)
    words = [*file.words("function_words"), *file.group("pronouns", "subject"), *file.words("negators")]
    words += [word for name, table in file.groups.get("clauses", {}).items() if name != "credit" for word in table]
    return frozenset(part for word in words for part in split_words(word, code))


class Tokens(dict[int, str]):
    """The words of a text as features name them, by place: a small word itself, else its shape."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.closed = _closed(reader.prose.language.code)
        for kind, shape in (("speaker", "<speaker>"), ("title", "<title>"), ("document", "<document>")):
            for hit in reader.prose.by_kind.get(kind, ()):
                if reader.folded[hit.last] not in self.closed:
                    self.setdefault(hit.last, shape)

    def __missing__(self, word: int) -> str:
        folded = self.reader.folded[word]
        if folded in self.closed:
            shape = folded
        elif self.reader.capitalised(word):
            shape = "<Name>"
        elif folded.isdigit():
            shape = "<0>"
        else:
            shape = f"<-{ending}>" if (ending := _ending(folded)) else "<word>"
        self[word] = shape
        return shape


def _ending(word: str) -> str:
    if len(word) > 4:
        two = word[-2:]
        if two == "ed" or two == "ly":
            return two
        if two == "ng" and word[-3] == "i":
            return "ing"
        if two[1] == "s":
            return "s"
    return ""


# How numbers of words are named; no sentence has more words than this.
_SIZES = ("0", "1", "2", "3", *("4-6",) * 3, *("7-12",) * 6, *("13+",) * 10_100)


def cue_features(
    reader: Reader, tokens: Tokens, cues: Sequence[Cue], number: int, sentence: Sentence
) -> tuple[str, ...]:
    """The features of one of the cues of a text, in the order of `SLOTS`."""
    cue = cues[number]
    first, last = sentence.first, sentence.last
    gaps = reader.gaps
    lead, tail = cue.first, cue.last
    before = tokens[lead - 1] if lead > first else _EDGE
    before2 = tokens[lead - 2] if lead - 1 > first else _EDGE
    behind = tokens[tail + 1] if tail + 1 < last else _EDGE
    behind2 = tokens[tail + 2] if tail + 2 < last else _EDGE
    mark_before = gaps[lead - 1] if lead > first else _EDGE
    mark_behind = gaps[tail] if tail + 1 < last else _EDGE
    word = reader.folded[lead]
    start, end = reader.clause_start(lead, first), reader.clause_end(tail, last)
    opened = (start > first and gaps[start - 1]) or _EDGE
    quoted = "q" if 1 in reader.quoted[tail + 1 : min(tail + 5, last)] else ""
    rank = 0
    while number > rank and cues[number - rank - 1].first >= first:
        rank += 1
    following = cues[number + 1] if number + 1 < len(cues) and cues[number + 1].first < last else None
    upcoming = f"{following.sort} {_SIZES[following.first - tail]}" if following is not None else _EDGE
    return (
        cue.lemma,
        word,
        f"{cue.sort} {_ending(word)}",
        f"{mark_before} {before}",
        f"{before2} {before}",
        f"{mark_behind} {behind}",
        f"{behind} {behind2}",
        f"{cue.lemma} {behind}",
        _that(reader, tail, last),
        f"{opened} {start == lead} {end == tail} {mark_behind} {quoted}",
        _subject(reader, tokens, start, lead),
        f"{_SIZES[lead - start]} {_SIZES[end - tail]}",
        f"{_SIZES[rank]} {_SIZES[lead - first]}",
        f"{cues[number - 1].sort} {_SIZES[lead - cues[number - 1].last]}" if rank else _EDGE,
        upcoming,
        f"{cue.lemma} {following.sort}" if following is not None and following.first - tail < 4 else _EDGE,
    )


def _subject(reader: Reader, tokens: Tokens, start: int, lead: int) -> str:
    """What stands before a cue in its clause as a subject could."""
    relatives = reader.table("relatives")
    for at in range(lead - 1, max(start, lead - 9) - 1, -1):
        if reader.subjects[at]:
            return "<pronoun>"
        shape = tokens[at]
        if shape[0] != "<":
            if lead - at > 1 and shape in relatives:
                return shape
        elif shape not in ("<-ly>", "<word>"):
            return shape
    return _EDGE


def _that(reader: Reader, tail: int, last: int) -> str:
    """The first word that opens a clause within five words behind a cue, and how far off it stands."""
    complementisers, gaps, folded = reader.table("complementisers"), reader.gaps, reader.folded
    for at in range(tail + 1, min(tail + 6, last)):
        if gaps[at - 1] in _STOPS:
            return f"{gaps[at - 1]} {at - tail}"
        if folded[at] in complementisers:
            return f"{folded[at]} {at - tail}"
    return _EDGE
