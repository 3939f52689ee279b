"""Nouns that report: "X's claim that CONTENT", "accusations of CONTENT"."""

from __future__ import annotations

from provenance.framing.clauses import Reader
from provenance.framing.cues import Cue
from provenance.framing.extent import Extent, Words, content_end
from provenance.framing.noun_phrases import subject_before
from provenance.framing.prose import Sentence


def of_noun(reader: Reader, cue: Cue, sentence: Sentence) -> Extent | None:
    """ "X's claim that CONTENT", "accusations of CONTENT by X"."""
    at, last, folded = cue.last + 1, sentence.last, reader.folded
    if at >= last:
        return None
    if reader.gaps[cue.last] in ("q", ":"):
        begin, whole = at, True
    elif folded[at] in reader.table("complementisers"):
        begin, whole = at, folded[at] not in reader.table("infinitives")
    elif at + 1 < last:
        begin, whole = at + 1, False
    else:
        return None
    end = reader.clause_end(begin, last)
    source = _owner(reader, cue, sentence)
    if whole:
        end = content_end(reader, begin, last)
    return Extent(((begin, end),), source, whole)


def _owner(reader: Reader, cue: Cue, sentence: Sentence) -> Words | None:
    """Whose claim it is: "X's claim", "his claim", else the subject of the sentence's verb before it."""
    before = cue.first - 1
    while (
        before > sentence.first
        and reader.words.text[reader.words.ends[before] : reader.words.starts[cue.first]].strip() == ""
        and before > cue.first - 4
    ):
        if reader.folded[before] == "s" and reader.gaps[before - 1] == "j":
            first = before - 1
            while first > sentence.first and reader.gaps[first - 1] == "" and reader.capitalised(first - 1):
                first -= 1
            return first, before - 1
        if reader.folded[before] in ("his", "her", "their", "its", "my", "our", "your", "whose"):
            return before, before
        before -= 1
    return subject_before(reader, cue.first, sentence)
