"""Sentences: sentencex finds the ends, abbreviations of our own languages mend the wrong ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_LAST_WORD = re.compile(r"([^\s.]+(?:\.[^\s.]+)*)\.\s*$")
# A German ordinal behind an article ("im 19. Jahrhundert"), and words that open a new sentence all the same.
_ORDINAL = re.compile(r"\b(?:[Dd](?:er|ie|as|em|en|es)|[Aa]m|[Ii]m|[Vv]om|[Zz]u[mr]|[Bb]eim|ins)\s+\d{1,3}\.\s*$")
_NOUN = re.compile(
    r"(?!(?:Das?|De[rmns]|Die|Er|Sie|Es|Ein|Eine|Dann|Danach|Doch|Aber|Und|So|Nun|Im|In|Am|Auch)\b)[A-ZÄÖÜ]"
)
_LONGEST = 10_000


def sentence_spans(
    text: str, language: str, blocks: Iterable[tuple[int, int]], abbreviations: frozenset[str] = frozenset()
) -> list[tuple[int, int]]:
    """Spans of the sentences of each block, in order, trimmed of white space; blocks never share one.

    A run of more than 10,000 code points without an end is cut there, so that hostile input stays bounded.
    """
    from sentencex import get_sentence_boundaries

    spans: list[tuple[int, int]] = []
    for block_start, block_end in blocks:
        first = len(spans)
        for piece, upto in _pieces(text, block_start, block_end):
            chunk = text[piece:upto]
            for boundary in get_sentence_boundaries(language or "en", chunk):
                start, end = piece + boundary["start_index"], piece + boundary["end_index"]
                start, end = _trim(text, start, end)
                if start == end:
                    continue
                if len(spans) > first and (
                    _runs_on(text, spans[-1], start, abbreviations)
                    or (language == "de" and _is_ordinal(text, spans[-1], start))
                ):
                    spans[-1] = (spans[-1][0], end)
                else:
                    spans.append((start, end))
    return spans


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A block in stretches of at most 10,000 code points, cut behind a full stop where there is one."""
    while end - start > _LONGEST:
        cut = text.rfind(". ", start + _LONGEST // 2, start + _LONGEST)
        upto = cut + 2 if cut > 0 else start + _LONGEST
        yield start, upto
        start = upto
    yield start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _runs_on(text: str, before: tuple[int, int], start: int, abbreviations: frozenset[str]) -> bool:
    """Whether the sentence `before` only seemed to end: an abbreviation, or a lower-case continuation."""
    if text[before[1] - 1] != ".":
        return False
    if text[start].islower():
        return True
    match = _LAST_WORD.search(text, max(before[0], before[1] - 24), before[1])
    return match is not None and match[1].lower() in abbreviations


def _is_ordinal(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether the sentence `before` only seemed to end: with an ordinal of the noun that follows."""
    end = before[1]
    if end < 2 or text[end - 1] != "." or not text[end - 2].isdigit() or _NOUN.match(text, start) is None:
        return False
    return _ORDINAL.search(text, max(before[0], end - 16), end) is not None
