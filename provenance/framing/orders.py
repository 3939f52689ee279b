"""Word orders that English does not have, by `orders` in a language's `[clauses]`.

`first`: the verb before its subject ("Dijo el alcalde que …"); `last`: the verb at the end ("X, … söyledi");
`inset`: a verb with its subject between commas in the middle of what is said ("…, aseguró X, …").
"""

from __future__ import annotations

from provenance.framing.clauses import Reader
from provenance.framing.cues import Cue
from provenance.framing.extent import Extent
from provenance.framing.prose import Sentence

_LONGEST_SUBJECT = 10
_LONGEST_INSET = 8


def by_order(reader: Reader, cue: Cue, sentence: Sentence) -> Extent | None:
    """What a cue gives away by the orders of its language; None where none of them is seen."""
    orders = reader.table("orders")
    if reader.table("as_words") and (found := _as_clause(reader, cue, sentence)) is not None:
        return found
    if "last" in orders and (found := _verb_last(reader, cue, sentence)) is not None:
        return found
    if "inset" in orders and (found := _inset(reader, cue, sentence)) is not None:
        return found
    return _verb_first(reader, cue, sentence) if "first" in orders else None


def _small(reader: Reader, word: int) -> bool:
    return reader.folded[word] in reader.table("auxiliaries") or reader.folded[word] in reader.table("adverbs")


def _opening(reader: Reader, cue: Cue, sentence: Sentence) -> int:
    """The first word of the cue's clause, past the conjunctions and helpers before the cue."""
    start = reader.clause_start(cue.first, sentence.first)
    while start < cue.first and (_small(reader, start) or reader.folded[start] in reader.table("relatives")):
        start += 1
    return start


def _verb_first(reader: Reader, cue: Cue, sentence: Sentence) -> Extent | None:
    """ "Dijo el alcalde que CONTENT", "Dijo el alcalde: “CONTENT”"; the cue opens its clause."""
    if _opening(reader, cue, sentence) != cue.first:
        return None
    start = reader.clause_start(cue.first, sentence.first)
    if start > sentence.first and reader.quoted[start - 1]:
        return None
    first = cue.last + 1
    while first < sentence.last and _small(reader, first):
        first += 1
    for at in range(first, min(first + _LONGEST_SUBJECT, sentence.last)):
        opens = reader.quoted[at] or reader.gaps[at - 1] == ":" or reader.folded[at] in reader.table("complementisers")
        if opens and at > first:
            if reader.folded[first] in reader.table("skips"):
                return None
            return Extent(((at, sentence.last - 1),), (first, at - 1), True)
        if opens or reader.gaps[at] in (";", "("):
            return None
    return None


def _beside(reader: Reader, end: int, sentence: Sentence) -> bool:
    """Whether what follows a source ends the sentence and tells who that is ("…, aseguró Ana Roa, ministra")."""
    first = end + 1
    if reader.gaps[end] != "," or reader.clause_end(first, sentence.last) + 1 < sentence.last:
        return False
    if reader.folded[first] in reader.table("articles"):
        first += 1
    return first < sentence.last and bool(reader.speakers[first])


def _as_clause(reader: Reader, cue: Cue, sentence: Sentence) -> Extent | None:
    """ "Wie die Polizei mitteilte, CONTENT" and "CONTENT, wie die Polizei mitteilte"."""
    start, end = reader.clause_start(cue.first, sentence.first), reader.clause_end(cue.last, sentence.last)
    if reader.folded[start] not in reader.table("as_words") or cue.last != end or cue.first - start < 2:
        return None
    source = start + 1, cue.first - 1
    if start == sentence.first:
        return Extent(((end + 1, sentence.last - 1),), source, True) if end + 1 < sentence.last else None
    return Extent(((sentence.first, start - 1),), source, True) if reader.gaps[start - 1] == "," else None


def _verb_last(reader: Reader, cue: Cue, sentence: Sentence) -> Extent | None:
    """ "X, CONTENT söyledi", "X, “CONTENT” dedi" and "“CONTENT” dedi X"."""
    first, last = sentence.first, sentence.last
    before = cue.first - 1
    if before < first:
        return None
    if reader.quoted[before]:
        begin = before
        while begin > first and reader.quoted[begin - 1]:
            begin -= 1
        source = (first, begin - 1) if begin > first else None
        if source is None and cue.last + 1 < last:
            source = cue.last + 1, reader.clause_end(cue.last + 1, last)
        return Extent(((begin, before),), source, True)
    if cue.last + 1 != last or not reader.folded[before].endswith(tuple(reader.table("report_endings"))):
        return None
    end = reader.clause_end(first, cue.first)
    if end < before and end - first <= _LONGEST_SUBJECT:
        return Extent(((end + 1, before),), (first, end), True)
    end = first
    while end + 1 < before and reader.capitalised(end + 1):
        end += 1
    return Extent(((end + 1, before),), (first, end), True)


def _inset(reader: Reader, cue: Cue, sentence: Sentence) -> Extent | None:
    """ "CONTENT, aseguró X, CONTENT" and "CONTENT, informó la policía"."""
    start = reader.clause_start(cue.first, sentence.first)
    if start == sentence.first or _opening(reader, cue, sentence) != cue.first:
        return None
    if reader.gaps[start - 1] not in (",", "-") or reader.quoted[start - 1]:
        return None
    end = reader.clause_end(cue.last, sentence.last)
    first, upto = cue.last + 1, end
    while first <= upto and _small(reader, first):
        first += 1
    while upto >= first and reader.folded[upto] in reader.table("particles"):
        upto -= 1
    if not first <= upto < first + _LONGEST_INSET or reader.folded[first] in reader.table("complementisers"):
        return None
    if any(reader.folded[at] in reader.table("complementisers") for at in range(first, upto + 1)):
        return None
    runs = [(sentence.first, start - 1)]
    if end + 1 < sentence.last and not _beside(reader, end, sentence):
        if reader.gaps[end] not in (",", "-") or start - sentence.first > 3:
            return None
        runs.append((end + 1, sentence.last - 1))
    return Extent(tuple(runs), (first, upto), True)
