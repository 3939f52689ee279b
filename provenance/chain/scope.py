"""Scope: which paragraphs of a text a cited source covers."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.framing.analysis import Analysis
from provenance.framing.speakers import Speaker

_SHARED = 3


def paragraphs_of(analysis: Analysis, speakers: Sequence[Speaker]) -> list[tuple[int, int]]:
    """The paragraphs (view spans) that give something to these speakers, with the lead that they continue.

    A lead paragraph before the first of them belongs to it when the two share three or more content words.
    """
    prose = analysis.prose
    keys = {speaker.key for speaker in speakers}
    numbers = {
        prose.sentences[prose.sentence_at_offset(stretch.start)].passage
        for stretch in analysis.voices.stretches
        if stretch.speaker is not None and stretch.speaker.key in keys
    }
    # A medium that is named beside the words of others has no words of its own.
    numbers = numbers or {prose.sentences[prose.sentence_at_offset(one.start)].passage for one in speakers}
    if numbers and (lead := _lead(analysis, min(numbers))) is not None:
        numbers.add(lead)
    passages = analysis.article.passages
    return [(passages[number].start, passages[number].end) for number in sorted(numbers)]


def _lead(analysis: Analysis, first: int) -> int | None:
    """The body paragraph right before `first`, if it opens the text and tells of the same thing."""
    passages = analysis.article.passages
    bodies = [number for number, passage in enumerate(passages) if passage.kind == "body"]
    if first not in bodies or bodies.index(first) != 1:
        return None
    lead = bodies[0]
    shared = _content(analysis, lead) & _content(analysis, first)
    return lead if len(shared) >= _SHARED else None


def _content(analysis: Analysis, passage: int) -> set[str]:
    """The longer words of a paragraph, with proper names of any length."""
    prose = analysis.prose
    common = frozenset(prose.language.words("function_words"))
    return {
        prose.words.folded[at][:6]
        for sentence in prose.sentences
        if sentence.passage == passage
        for at in range(sentence.first, sentence.last)
        if len(prose.words.folded[at]) > 5 and prose.words.folded[at] not in common
    }
