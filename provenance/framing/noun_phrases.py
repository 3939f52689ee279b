"""Noun phrases near a cue: who stands before it as its subject, and how far a name behind it reaches."""

from __future__ import annotations

from provenance.framing.clauses import Reader
from provenance.framing.prose import Sentence

_LONGEST = 24
Words = tuple[int, int]


def subject_before(reader: Reader, word: int, sentence: Sentence, floor: int | None = None) -> Words | None:
    """The subject of a verb: the phrase before it and its auxiliaries, past an apposition between commas."""
    first = sentence.first if floor is None else floor
    gaps = reader.gaps
    last = word - 1
    while last >= first and _small(reader, last):
        if gaps[last] in ("q", ";", ":"):
            return None
        last -= 1
    if last < first:
        return None
    start = reader.clause_start(last, first)
    if gaps[last] in (",", "-", "(") and start > first and floor is None:
        # an apposition or a relative clause stands between commas: the phrase before it is the subject
        before = start - 1
        outer = reader.clause_start(before, first)
        steps = 0
        while (
            outer > first and gaps[outer - 1] == "," and before - outer < 6 and steps < 2 and not _begins(reader, outer)
        ):
            before = outer - 1
            outer = reader.clause_start(before, first)
            steps += 1
        if last - outer <= 2 * _LONGEST and _begins(reader, outer) and before >= outer:
            return _narrow(reader, outer, start - 1), last
    return _trim(reader, start, last)


def _begins(reader: Reader, word: int) -> bool:
    return reader.folded[word] not in reader.table("relatives")


def _small(reader: Reader, word: int) -> bool:
    folded = reader.folded[word]
    if folded in reader.table("auxiliaries") or folded in reader.table("adverbs"):
        return True
    return folded.endswith("ly") and not reader.capitalised(word)


def _narrow(reader: Reader, first: int, last: int) -> int:
    found = _trim(reader, first, last)
    return found[0] if found is not None else first


def _trim(reader: Reader, first: int, last: int) -> Words | None:
    """The last noun phrase of `first` to `last`: behind the last verb, conjunction or relative word."""
    folded = reader.folded
    relatives, subjects = reader.table("relatives"), reader.subjects
    if subjects[last]:
        return last, last
    if not reader.table("inverts"):
        return first, last
    start = first
    for at in range(last, first - 1, -1):
        if folded[at] in relatives and folded[at] not in ("and", "or"):
            if at > first and folded[at] in ("who", "which") and any(reader.rivals[at + 1 : last + 1]):
                continue
            start = at + 1
            break
        if subjects[at]:
            start = at
            break
    if start > last:
        return (last, last) if folded[last] in ("who", "that", "which", "whom") else None
    return start, last


def first_phrase(reader: Reader, sentence: Sentence, upto: int) -> Words | None:
    """The first noun phrase of a sentence that can speak: a pronoun, a name, or an article with its noun."""
    folded = reader.folded
    at = sentence.first
    while at < upto:
        if reader.gaps[at] == "," and at - sentence.first < 8 and folded[sentence.first] in reader.table("skips"):
            break
        at += 1
    at = at + 1 if at < upto else sentence.first
    while at < upto:
        if reader.subjects[at]:
            return at, at
        if folded[at] in reader.table("relatives") or folded[at] in reader.table("skips") or _small(reader, at):
            at += 1
            continue
        last = at
        while last + 1 < upto and reader.gaps[last] in ("", "j", ".") and not _turns(reader, last + 1):
            last += 1
        return at, last
    return None


def _turns(reader: Reader, word: int) -> bool:
    folded = reader.folded[word]
    return (
        folded in reader.table("auxiliaries")
        or folded in reader.table("relatives")
        or folded.endswith("ly")
        or (not reader.capitalised(word) and folded.endswith("ed"))
    )


def phrase_end(reader: Reader, first: int, last: int) -> int:
    """The last word of the noun phrase that begins at `first`: with what is put beside it between commas."""
    at = reader.clause_end(first, last)
    folded, tails = reader.folded, reader.table("tails")
    if reader.subjects[first]:
        return first
    for word in range(first + 1, at + 1):
        if folded[word] in tails and folded[word] not in ("of", "for", "at", "with"):
            return word - 1
    return at


def object_end(reader: Reader, first: int, last: int) -> int:
    """The last word of a short object ("reporters", "the BBC", "Ms. Ames"): capitals are one name."""
    if first >= last:
        return last - 1
    at = first
    folded = reader.folded
    if folded[at] in reader.table("articles") or folded[at] in ("his", "her", "their", "our"):
        at += 1
    while (
        at + 1 < last
        and reader.gaps[at] in ("", "j", ".")
        and ((reader.capitalised(at) and reader.capitalised(at + 1)) or reader.gaps[at] == "j")
    ):
        at += 1
    return min(at, last - 1)
