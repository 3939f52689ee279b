"""The article as every wing sees it: source text, mapped view, passages, language, declared metadata."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from provenance.text.span import Span
from provenance.text.view import View

PassageKind = Literal["headline", "standfirst", "body", "caption", "credit", "furniture"]
PROSE: frozenset[str] = frozenset(("headline", "standfirst", "body", "caption"))


class Passage(NamedTuple):
    """A stretch of the view (code points of `view.text`) and what it is to a reader."""

    kind: PassageKind
    start: int
    end: int


class Field(NamedTuple):
    """One piece of declared metadata: its name, value, and source span where it stands in the text."""

    name: str
    value: str
    span: Span | None = None


class Problem(msgspec.Struct, frozen=True):
    """An input that could not be read or checked, in one clear line."""

    path: str
    message: str


class Article(msgspec.Struct, frozen=True, eq=False):
    """One text to check.

    `text` is the decoded source and every public offset is a code point of it; `view` is what a reader
    sees, and passages are spans of the view. `language` is an ISO 639-1 code, "" where nobody could tell;
    `language_from` says how it is known. `original` is the other side of a bitext, passage by passage.
    """

    path: str
    text: str
    format: Literal["plain", "markdown", "html", "jsonl", "docx", "feed", "ninjs", "newsml", "tmx", "xliff"]
    view: View
    passages: tuple[Passage, ...]
    language: str
    language_from: Literal["declared", "detected", "unknown"]
    fields: tuple[Field, ...] = ()
    original: Article | None = None

    def declared(self, name: str) -> str:
        """The first declared value of a metadata field, or ""."""
        for field in self.fields:
            if field.name == name:
                return field.value
        return ""

    @property
    def headline(self) -> str:
        """The words of the headline, or ""."""
        for passage in self.passages:
            if passage.kind == "headline":
                return self.view.text[passage.start : passage.end].strip()
        return ""
