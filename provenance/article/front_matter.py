"""Front matter: the `key: value` lines between `---` (or `key = value` between `+++`) at the head of a text.

Only plain lines are read, and lists of plain values; what a key may mean is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from provenance.article.article import Field
from provenance.text.span import Span

_LINE = re.compile(r"([A-Za-z][\w .-]{0,40}?)[ \t]*+[:=](?:[ \t]++(.*)|)$")
_ITEM = re.compile(r"[ \t]*+-[ \t]++(.*)$")
_NAMES = {
    "lang": "language", "locale": "language", "authors": "author", "by": "author", "byline": "author",
    "headline": "title", "published": "date", "pubdate": "date", "publication": "outlet", "site": "outlet",
    "link": "url", "permalink": "url", "translators": "translator", "translated_by": "translator",
    "subtitle": "standfirst", "description": "standfirst", "summary": "standfirst", "dek": "standfirst",
    "standfirst": "standfirst", "excerpt": "standfirst", "sources": "source",
}  # fmt: skip
# Lines: a longer opening is a text that begins with a rule.
_LONGEST = 200


class FrontMatter(NamedTuple):
    """The declared fields, each with its span, and where the text begins."""

    fields: tuple[Field, ...]
    end: int


def front_matter(source: str) -> FrontMatter:
    """The front matter of a text; without any, no fields and the start of the text."""
    fence = source[:3]
    if fence not in ("---", "+++"):
        return FrontMatter((), 0)
    lines: list[tuple[int, str]] = []
    at = 0
    for number, line in enumerate(_lines(source)):
        bare = line.rstrip()
        if number and bare in (fence, "..."):
            return FrontMatter(tuple(_fields(lines)), at + len(line))
        if (not number and bare != fence) or number > _LONGEST:
            break
        if number:
            lines.append((at, line))
        at += len(line)
    return FrontMatter((), 0)


def _lines(source: str) -> Iterator[str]:
    at = 0
    while at < len(source):
        end = source.find("\n", at)
        end = len(source) if end < 0 else end + 1
        yield source[at:end]
        at = end


def _fields(lines: list[tuple[int, str]]) -> Iterator[Field]:
    name = ""
    for start, line in lines:
        bare = line.rstrip()
        item = _ITEM.match(bare)
        if item is not None and name:
            yield from _value(name, start + item.start(1), item[1])
            continue
        match = _LINE.match(bare)
        name = "" if match is None else _name(match[1])
        if match is not None and match[2]:
            yield from _values(name, start + match.start(2), match[2])


def _name(key: str) -> str:
    key = key.strip().lower().replace(" ", "_")
    return _NAMES.get(key, key)


def _values(name: str, start: int, value: str) -> Iterator[Field]:
    if not (value.startswith("[") and value.endswith("]")):
        yield from _value(name, start, value)
        return
    at = start + 1
    for part in value[1:-1].split(","):
        yield from _value(name, at + len(part) - len(part.lstrip()), part.strip())
        at += len(part) + 1


def _value(name: str, start: int, value: str) -> Iterator[Field]:
    """One value, its quotes and a comment behind it left out."""
    quote = value[:1]
    if quote in ("'", '"') and (end := value.find(quote, 1)) > 0:
        start, value = start + 1, value[1:end]
    elif " #" in value:
        value = value[: value.index(" #")].rstrip()
    if value and value not in ("|", ">", "~", "null"):
        yield Field(name, value, Span(start, start + len(value)))
