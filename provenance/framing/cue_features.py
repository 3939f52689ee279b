"""What is looked at to decide whether a cue reports anything: small words, marks and shapes around it.

Every feature is a word of the language file (a cue, a function word), a mark or a shape; an ordinary word of
the text is never one. Training and reading share this code.
"""

from __future__ import annotations

from functools import cache

from provenance.framing.clauses import Reader
from provenance.framing.cues import Cue
from provenance.framing.prose import Sentence
from provenance.lexicon.languages import language
from provenance.text.words import split_words

# One name for each place of the tuples that `cue_features` gives.
SLOTS = (
    "cue", "word", "shape", "before", "before-mark", "two-before", "behind", "behind-mark", "two-behind",
    "shape-before", "shape-behind", "cue-behind", "cue-before", "that", "clause", "quotes", "subject", "lengths",
    "helpers", "rank", "shape-subject", "cue-that", "around",
)  # fmt: skip
_EDGE = "|"


@cache
def _closed(code: str) -> frozenset[str]:
    """The small words of a language that a feature may name."""
    file = language(code)
    words = [*file.words("function_words"), *file.group("pronouns", "subject"), *file.words("negators")]
    words += [word for name, table in file.groups.get("clauses", {}).items() if name != "credit" for word in table]
    return frozenset(part for word in words for part in split_words(word, code))


class Tokens:
    """The words of a text as features name them: a small word itself, else its shape."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.closed = _closed(reader.prose.language.code)
        self.shapes: dict[int, str] = {}
        for kind, shape in (("speaker", "<speaker>"), ("title", "<title>"), ("document", "<document>")):
            for hit in reader.prose.by_kind.get(kind, ()):
                self.shapes.setdefault(hit.last, shape)
        self.subjects = {hit.first for hit in reader.prose.by_kind.get("subject", ())}

    def at(self, word: int) -> str:
        """One word as a feature."""
        folded = self.reader.folded[word]
        if folded in self.closed:
            return folded
        shape = self.shapes.get(word)
        if shape is None:
            if self.reader.capitalised(word):
                shape = "<Name>"
            elif folded.isdigit():
                shape = "<0>"
            else:
                shape = f"<-{ending}>" if (ending := _ending(folded)) else "<word>"
            self.shapes[word] = shape
        return shape


def _ending(word: str) -> str:
    if len(word) > 4:
        for ending in ("ing", "ed", "ly", "s"):
            if word.endswith(ending):
                return ending
    return ""


def _bucket(number: int) -> str:
    if number < 4:
        return str(number)
    return "4-6" if number < 7 else ("7-12" if number < 13 else "13+")


def cue_features(reader: Reader, tokens: Tokens, cue: Cue, sentence: Sentence, rank: int) -> tuple[str, ...]:
    """The features of one cue, in the order of `SLOTS`; `rank` counts the cues before it in its sentence."""
    first, last = sentence.first, sentence.last
    gaps, folded, at = reader.gaps, reader.folded, tokens.at
    lead, tail = cue.first, cue.last
    before = at(lead - 1) if lead > first else _EDGE
    before2 = at(lead - 2) if lead - 1 > first else _EDGE
    behind = at(tail + 1) if tail + 1 < last else _EDGE
    behind2 = at(tail + 2) if tail + 2 < last else _EDGE
    mark_before = gaps[lead - 1] if lead > first else _EDGE
    mark_behind = gaps[tail] if tail + 1 < last else _EDGE
    word = folded[lead]
    shape = f"{cue.sort} {_ending(word)}"
    start, end = reader.clause_start(lead, first), reader.clause_end(tail, last)
    subject, helpers = _subject(reader, tokens, start, lead)
    that = _that(reader, tail, last)
    opened = (start > first and gaps[start - 1]) or _EDGE
    quoted_before = start > first and bool(reader.quoted[start - 1])
    quoted_behind = any(reader.quoted[word] for word in range(tail + 1, min(tail + 5, last)))
    return (
        cue.lemma,
        word,
        shape,
        before,
        f"{mark_before} {before}",
        f"{before2} {before}",
        behind,
        f"{mark_behind} {behind}",
        f"{behind} {behind2}",
        f"{shape} {before}",
        f"{shape} {behind}",
        f"{cue.lemma} {behind}",
        f"{cue.lemma} {before}",
        that,
        f"{opened} {start == lead} {end == tail} {mark_behind}",
        f"{quoted_before} {quoted_behind}",
        subject,
        f"{_bucket(lead - start)} {_bucket(end - tail)}",
        helpers,
        f"{_bucket(rank)} {_bucket(lead - first)}",
        f"{shape} {subject} {helpers}",
        f"{cue.lemma} {that}",
        f"{before} {behind}",
    )


def _subject(reader: Reader, tokens: Tokens, start: int, lead: int) -> tuple[str, str]:
    """What stands before a cue in its clause as a subject could, and the nearest helping words between them."""
    folded, auxiliaries = reader.folded, reader.table("auxiliaries")
    helpers: list[str] = []
    at = lead - 1
    while at >= start and lead - at < 9:
        word = folded[at]
        if at in tokens.subjects:
            return "<pronoun>", " ".join(helpers)
        if word in auxiliaries:
            if len(helpers) < 2:
                helpers.append(word)
        elif word in tokens.closed:
            if lead - at > 1 and word in reader.table("relatives"):
                return word, " ".join(helpers)
        else:
            shape = tokens.at(at)
            if shape in ("<Name>", "<speaker>", "<title>", "<document>"):
                return shape, " ".join(helpers)
            if shape not in ("<-ly>", "<word>"):
                return shape, " ".join(helpers)
        at -= 1
    return _EDGE, " ".join(helpers)


def _that(reader: Reader, tail: int, last: int) -> str:
    """The first word that opens a clause within five words behind a cue, and how far off it stands."""
    complementisers = reader.table("complementisers")
    for at in range(tail + 1, min(tail + 6, last)):
        if reader.gaps[at - 1] in (",", ";", "q", ":"):
            return f"{reader.gaps[at - 1]} {at - tail}"
        if reader.folded[at] in complementisers:
            return f"{reader.folded[at]} {at - tail}"
    return _EDGE
