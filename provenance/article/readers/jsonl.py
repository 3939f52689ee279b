"""JSON Lines: one article a line, in the field `text`; offsets are of that field's value.

A line that cannot be read is one problem with its file and line; the other lines go on.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from provenance.article.article import Field
from provenance.article.decoding import SIZE_LIMIT
from provenance.article.draft import Draft
from provenance.article.readers import plain
from provenance.errors import ReadError

# What other exports call the fields that the other wings ask for.
_NAMES = {
    "lang": "language",
    "headline": "title",
    "published": "date",
    "publication": "outlet",
    "link": "url",
    "authors": "author",
}
_LONGEST_VALUE = 2_000


class Line(NamedTuple):
    """One line of a file: its number, from 1, and its draft or what is wrong with it."""

    number: int
    draft: Draft | ReadError


def lines(content: Iterable[bytes], *, where: str, first: int = 1) -> Iterator[Line]:
    """The articles of a JSON Lines file, or of its lines from `first` on; blank lines are passed over."""
    for number, line in enumerate(content, start=first):
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.isspace() or not line:
            continue
        place = f"{where}:{number}"
        try:
            yield Line(number, draft_of(line, place))
        except ReadError as error:
            yield Line(number, error)


def read(source: str) -> Draft:
    """The draft of one line."""
    return draft_of(source.encode("utf-8", "replace"), "line")


def draft_of(line: bytes, where: str) -> Draft:
    """The draft of one JSON object in UTF-8; ReadError says what is wrong with it."""
    if len(line) > SIZE_LIMIT:
        raise ReadError(f"is longer than {SIZE_LIMIT >> 20} MB", where=where, mend="split the text")
    try:
        record: Any = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise ReadError(f"is not valid JSON: {error}", where=where, mend="one JSON object a line, in UTF-8") from None
    if not isinstance(record, dict):
        raise ReadError("is not a JSON object", where=where, mend='write {"text": "…"}')
    text = record.pop("text", None)
    if not isinstance(text, str):
        found = "has no field `text`" if text is None else "has a `text` that is not a string"
        raise ReadError(found, where=where, mend='write {"text": "…"}')
    draft = plain.read(text)
    return Draft(draft.source, draft.view, draft.blocks, tuple(_fields(record)))


def _fields(record: dict[Any, Any]) -> Iterator[Field]:
    for key, value in record.items():
        name = _NAMES.get(key, key)
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, bool) or not isinstance(one, str | int | float):
                continue
            shown = str(one).strip()
            if shown and len(shown) <= _LONGEST_VALUE:
                yield Field(name, shown)
