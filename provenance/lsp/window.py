"""A window on an article: some of its paragraphs as an article of their own, with every place still the whole's."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from provenance.article.article import Article, Passage
from provenance.text.span import Span
from provenance.text.view import View


class Paragraph(NamedTuple):
    """A passage in the source: its span there, its kind, and its source text."""

    start: int
    end: int
    kind: str
    source: str


class _Window(View):
    """Part of a view, mapped to the source of the whole."""

    __slots__ = ("_shift", "_whole")

    def __init__(self, whole: View, start: int, end: int) -> None:
        super().__init__(whole.text[start:end])
        self._whole, self._shift = whole, start

    def source(self, start: int, end: int) -> Span:
        return self._whole.source(start + self._shift, end + self._shift)

    def at(self, source_offset: int) -> int:
        return min(max(self._whole.at(source_offset) - self._shift, 0), len(self.text))


def paragraphs(article: Article) -> list[Paragraph]:
    """The passages of an article as they stand in its source."""
    found = []
    for passage in article.passages:
        span = article.view.source(passage.start, passage.end)
        found.append(Paragraph(span.start, span.end, passage.kind, article.text[span.start : span.end]))
    return found


def window(article: Article, first: int, last: int) -> Article:
    """The article of passages `first` to `last`; its text, and so every source place, is the whole's."""
    start, end = article.passages[first].start, article.passages[last].end
    inside = tuple(Passage(one.kind, one.start - start, one.end - start) for one in article.passages[first : last + 1])
    return msgspec.structs.replace(article, view=_Window(article.view, start, end), passages=inside)
