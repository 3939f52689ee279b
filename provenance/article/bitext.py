"""Bitexts: a translation and its original, already aligned by a translator's own tool (TMX, XLIFF).

The article is the translation: its units joined by a blank line, one passage a unit, and every offset is a code
point of that text. `original` is the other side, with as many passages, so that the n-th of one belongs to the n-th
of the other. A unit that has only one side stays, empty on the other, and is a sentence cut or added.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Literal, NamedTuple

from provenance.article.article import Article, Field, Passage
from provenance.article.language import identify
from provenance.article.language_names import language_code
from provenance.errors import ReadError
from provenance.text.view import plain_view

BitextFormat = Literal["tmx", "xliff"]


class Unit(NamedTuple):
    """One pair of segments, white space made single; "" where a side is missing. `line` is its place in the file."""

    source: str
    target: str
    line: int


class Bitext(NamedTuple):
    """The units of a file in its order, with the languages as declared; `left_out` says what was not taken and why."""

    source_language: str
    target_language: str
    units: Sequence[Unit]
    left_out: tuple[str, ...] = ()


def bitext_article(content: bytes, *, name: str, format: BitextFormat, language: str = "") -> Article:
    """The translation in a TMX or XLIFF file, with its `original`.

    `language` picks the translation where a file holds several. Raises ReadError with file:line.
    """
    wanted = language_code(language) or language
    read = import_module(f"provenance.article.readers.{format}").read_bitext
    bitext: Bitext = read(content, where=name, language=wanted)
    if not any(any(map(str.isalnum, unit.target)) for unit in bitext.units):
        raise ReadError("holds no translation", where=name, mend="export it with its target segments")
    if not any(any(map(str.isalnum, unit.source)) for unit in bitext.units):
        raise ReadError("holds no original", where=name, mend="export it with its source segments")
    fields = tuple(Field("bitext:left out", each) for each in bitext.left_out)
    source = _side(f"{name}#source", format, [unit.source for unit in bitext.units], bitext.source_language)
    return _side(name, format, [unit.target for unit in bitext.units], bitext.target_language, fields, source)


def _side(
    name: str,
    format: BitextFormat,
    segments: list[str],
    declared: str,
    fields: tuple[Field, ...] = (),
    original: Article | None = None,
) -> Article:
    view = plain_view("\n\n".join(segments))
    passages, at = [], 0
    for segment in segments:
        passages.append(Passage("body", view.at(at), view.at(at + len(segment))))
        at += len(segment) + 2
    code, known = identify(view.text[:30_000], declared)
    text = "\n\n".join(segments)
    return Article(name, text, format, view, tuple(passages), code, known, fields, original)


def plain(text: str) -> str:
    """A segment on one line: white space that only lays out the file made single."""
    return " ".join(text.split())


def same_language(declared: str, code: str) -> bool:
    """Whether a declared language ("es-VE", "Spanish") is the one of a code."""
    return bool(declared) and (language_code(declared) or declared.lower()) == (language_code(code) or code.lower())
