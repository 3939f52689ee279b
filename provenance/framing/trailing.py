"""Reporting clauses behind what they report, or put into the middle of it: "CONTENT, X said, CONTENT"."""

from __future__ import annotations

from provenance.framing.clauses import Reader
from provenance.framing.cues import Cue
from provenance.framing.extent import Extent, Words, content_end
from provenance.framing.noun_phrases import object_end, phrase_end, subject_before
from provenance.framing.prose import Sentence

_PARTS = frozenset(",q(-:;")


def trailing_clause(reader: Reader, cue: Cue, sentence: Sentence, clause: int) -> Extent | None:
    """ "CONTENT, X said", "CONTENT, said X" and "“CONTENT,” X said. “CONTENT.”"."""
    first, last, gaps, folded = sentence.first, sentence.last, reader.gaps, reader.folded
    if clause == first or gaps[clause - 1] not in (",", "q", "-", "."):
        return None
    after_quote = bool(reader.quoted[clause - 1])
    if not after_quote and gaps[clause - 1] == "q":
        return None
    following = cue.last + 1
    if following < last and (folded[following] in reader.table("complementisers") or reader.quoted[following]):
        return None
    relative = folded[clause] in reader.table("relatives") and clause < cue.first
    if relative and not after_quote:
        return None
    end = reader.clause_end(cue.last, last)
    if not after_quote and clause - first < 3 and (gaps[end] != "," or folded[first] in reader.table("relatives")):
        return None
    source: Words | None
    if clause == cue.first or _only_small(reader, clause, cue.first - 1, "auxiliaries", "adverbs"):
        source = _inverted(reader, cue, sentence, after_quote)
        if source is None:
            if not (after_quote and end == cue.last):
                return None
        else:
            end = reader.clause_end(source[1], last)
    else:
        if not after_quote and not _closes(reader, cue, end, sentence):
            return None
        source = subject_before(reader, cue.first, sentence, floor=clause)
        if source is None:
            return None
    content = [(_content_start(reader, sentence, clause - 1), clause - 1)]
    rest = None if source is None or source[0] > cue.last else _rest(reader, end, sentence, after_quote)
    if rest is not None:
        content.append(rest)
    return Extent(tuple(content), source, True)


def _content_start(reader: Reader, sentence: Sentence, upto: int) -> int:
    """Where what stands before a trailing clause begins: behind a semicolon of the sentence, if there is one."""
    for at in range(upto - 1, sentence.first, -1):
        if reader.gaps[at] == ";":
            return at + 1
    return sentence.first


def _rest(reader: Reader, end: int, sentence: Sentence, after_quote: bool) -> Words | None:
    """What goes on behind a reporting clause put into the middle of what it reports."""
    begin = end + 1
    if begin >= sentence.last or reader.gaps[end] not in (",", "q", ".") or reader.quoted[begin]:
        return None
    if after_quote and not reader.quoted[begin]:
        return None
    word = reader.folded[begin]
    if word in reader.table("stops") or word.endswith("ing") or word in reader.table("skips"):
        return None
    if sentence.last - begin < 4:
        return None
    return begin, content_end(reader, begin, sentence.last)


def _closes(reader: Reader, cue: Cue, end: int, sentence: Sentence) -> bool:
    """Whether a clause ends with its cue, or goes on only with when, where or to whom it was said."""
    if cue.last == end:
        return reader.gaps[end] != ":" or end + 1 >= sentence.last
    if end - cue.last > 12:
        return False
    word = reader.folded[cue.last + 1]
    if word in reader.table("tails") or word in reader.table("adverbs"):
        return True
    return cue.lemma in reader.table("tells") and object_end(reader, cue.last + 1, sentence.last) == end


def _only_small(reader: Reader, first: int, last: int, *tables: str) -> bool:
    return all(
        any(reader.folded[at] in reader.table(name) for name in tables) or reader.folded[at].endswith("ly")
        for at in range(first, last + 1)
    )


def _inverted(reader: Reader, cue: Cue, sentence: Sentence, after_quote: bool) -> Words | None:
    """The source of "CONTENT, said X, the minister"; None where an apposition stands before the cue instead."""
    first = cue.last + 1
    while first < sentence.last and reader.folded[first] in reader.table("helpers_behind"):
        first += 1
    if first >= sentence.last or reader.gaps[first - 1] in _PARTS:
        return None
    if reader.folded[first] in reader.table("skips") or reader.folded[first] in reader.table("adverbs"):
        return None
    if not after_quote and (
        cue.lemma not in reader.table("inverts")
        or not _begins_noun(reader, first)
        or reader.subjects[first]
        or _is_apposition(reader, cue.first, sentence)
    ):
        return None
    last = phrase_end(reader, first, sentence.last)
    return first, last


def _is_apposition(reader: Reader, word: int, sentence: Sentence) -> bool:
    """Whether what ends with a comma before `word` is put beside a subject ("X, the minister, said")."""
    first = sentence.first
    start = reader.clause_start(word - 1, first)
    if start <= first or reader.gaps[start - 1] not in (",", "-", "("):
        return False
    begins = reader.folded[start]
    if begins in reader.table("articles") or begins in reader.table("relatives") or begins in reader.table("beside"):
        return True
    return word - start <= 4 and all(reader.capitalised(at) for at in range(start, word))


def _begins_noun(reader: Reader, word: int) -> bool:
    return (
        reader.capitalised(word)
        or reader.folded[word] in reader.table("articles")
        or bool(reader.subjects[word])
        or bool(reader.speakers[word])
    )
