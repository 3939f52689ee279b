"""Phrases that give a sentence away without a verb: "according to X", "X göre", "X: …" at a paragraph's head."""

from __future__ import annotations

from provenance.framing.clauses import Reader
from provenance.framing.extent import Extent, content_end
from provenance.framing.prose import Sentence
from provenance.lexicon.matcher import Hit

_LONGEST_SOURCE = 24
_LONGEST_LABEL = 4


def phrase_before(reader: Reader, hit: Hit, sentence: Sentence) -> Extent | None:
    """ "According to X, CONTENT" and "CONTENT, according to X, CONTENT"."""
    first = hit.last + 1
    if first >= sentence.last or _is_noun(reader, hit, sentence):
        return None
    end = _source_end(reader, first, sentence.last)
    source = first, min(end, hit.last + _LONGEST_SOURCE)
    runs = []
    before = reader.clause_start(hit.first, sentence.first)
    opening = hit.first - sentence.first <= 2 or all(
        reader.folded[at] in reader.table("relatives") or reader.folded[at] in reader.table("adverbs")
        for at in range(before, hit.first)
    )
    if hit.first - sentence.first > 2 or (
        before == hit.first > sentence.first
        and reader.folded[sentence.first] not in reader.table("relatives")
        and reader.folded[sentence.first] not in reader.table("adverbs")
    ):
        runs.append((_begin(reader, hit.first - 1, sentence), hit.first - 1))
    parted = reader.gaps[end] in (",", "q", "-", ":") or "nouns" in reader.table("orders")
    resumes = bool(runs) and reader.gaps[end] == "," and (_goes_on(reader, end + 1) or hit.first - sentence.first <= 3)
    if end + 1 < sentence.last and ((parted and (opening or not runs)) or resumes):
        runs.append((end + 1, content_end(reader, end + 1, sentence.last)))
    return Extent(tuple(runs), source, True) if runs else None


def _is_noun(reader: Reader, hit: Hit, sentence: Sentence) -> bool:
    """Whether an article or a preposition stands right before a single word: "No segundo dia", "the second day"."""
    before = hit.first - 1
    return (
        hit.first == hit.last
        and before >= sentence.first
        and not reader.gaps[before]
        and reader.folded[before] in reader.table("blockers")
    )


def _source_end(reader: Reader, first: int, last: int) -> int:
    """The last word of the source: the clause's end, but a quotation inside it may be a name."""
    end = reader.clause_end(first, last)
    if "nouns" in reader.table("orders"):
        return _german_end(reader, first, end)
    relatives, tails = reader.table("relatives"), reader.table("tails")
    for at in range(first + 1, end + 1):
        if reader.folded[at] in relatives and reader.folded[at] not in tails and reader.folded[at] not in ("and", "or"):
            return max(at - 1, first)
    return end


def _german_end(reader: Reader, first: int, end: int) -> int:
    """Where nouns are written with capitals and the verb comes next: the noun before the first other word."""
    noun = False
    for at in range(first, end + 1):
        if reader.capitalised(at):
            noun = True
        elif noun and reader.folded[at] not in reader.table("articles") and reader.folded[at] not in reader.table("of"):
            return at - 1
    return end


def _begin(reader: Reader, upto: int, sentence: Sentence) -> int:
    for at in range(upto - 1, sentence.first, -1):
        if reader.gaps[at] == ";":
            return at + 1
    return sentence.first


def _goes_on(reader: Reader, word: int) -> bool:
    if word >= len(reader.folded):
        return False
    folded = reader.folded[word]
    return folded in reader.table("auxiliaries") or folded in reader.table("complementisers") or folded in ("and", "or")


def phrase_after(reader: Reader, hit: Hit, sentence: Sentence) -> Extent | None:
    """ "X göre, CONTENT": the source stands before the phrase."""
    start = reader.clause_start(hit.first, sentence.first)
    if start == hit.first or hit.first - start > _LONGEST_SOURCE:
        return None
    source = start, hit.first - 1
    if hit.last + 1 < sentence.last:
        return Extent(((hit.last + 1, sentence.last - 1),), source, True)
    if start > sentence.first + 1:
        return Extent(((sentence.first, start - 1),), source, True)
    return None


def label(reader: Reader, number: int) -> Extent | None:
    """ "X: CONTENT" where a paragraph or headline begins with a short name and a colon, or ends "…: X"."""
    prose = reader.prose
    sentence = prose.sentences[number]
    first, last = sentence.first, sentence.last
    if first >= last or (number and prose.sentences[number - 1].passage == sentence.passage):
        return None
    for at in range(first, min(first + _LONGEST_LABEL, last - 1)):
        gap = reader.words.gap(at)
        if ":" in gap or (reader.quoted[at + 1] and gap.startswith(".")):
            short = at == first and len(reader.folded[at]) == 1
            if not _is_label(reader, first, at) or not (short or reader.quoted[at + 1] or last - at >= 4):
                return None
            return Extent(((at + 1, last - 1),), (first, at), True)
        if reader.gaps[at] not in ("", "j", "."):
            return None
    return None


def _is_label(reader: Reader, first: int, last: int) -> bool:
    """Whether words can be a name in front of a colon: capitals, or a script without them and no verb of saying."""
    if any(reader.rivals[first : last + 1]):
        return False
    return all(
        reader.capitalised(word) or reader.folded[word] in reader.table("articles") or _has_no_case(reader, word)
        for word in range(first, last + 1)
    )


def _has_no_case(reader: Reader, word: int) -> bool:
    letter = reader.words.text[reader.words.starts[word]]
    return letter.upper() == letter.lower() and letter.isalpha()
