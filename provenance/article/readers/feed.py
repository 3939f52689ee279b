"""RSS 2.0, RSS 1.0 and Atom: each item an article, its body the fullest text that it carries.

Offsets are code points of that body's value, as the XML says it. What an item declares of its source
(`<source>`, `dc:creator`, `atom:source`, a `via` link) is kept as fields for the chain.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from provenance.article.article import Field
from provenance.article.draft import Draft
from provenance.article.readers import plain
from provenance.article.readers.html import read_fragment
from provenance.article.readers.jsonl import Line
from provenance.article.xml_document import children, document, inner_html, name_of, space_of, words
from provenance.errors import ReadError

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# An item's element, local name, and the field it becomes.
_FIELDS = {
    "title": "title", "creator": "author", "author": "author", "pubdate": "date", "published": "date", "date": "date",
    "issued": "date", "language": "language", "publisher": "publisher", "translator": "translator",
}  # fmt: skip
# Bodies, the fullest first: `content:encoded`, Atom's `content`, then what announces them.
_BODIES = ("encoded", "content", "description", "summary", "title")
_LONGEST_VALUE = 2_000


def records(content: bytes, *, where: str) -> Iterator[Line]:
    """The items of a feed in order, with their lines; ReadError where it is no feed or holds none."""
    root = document(content, where=where)
    name = name_of(root)
    if name not in ("rss", "rdf", "feed"):
        mend = "known XML: RSS, Atom, NewsML-G2"
        raise ReadError(f"is XML, but no feed: its root is <{name}>", where=f"{where}:{root.sourceline}", mend=mend)
    channel = next(children(root, "channel"), root)
    items = [
        one for parent in {id(root): root, id(channel): channel}.values() for one in children(parent, "item", "entry")
    ]
    if not items:
        raise ReadError("is a feed without items", where=where, mend="give one that holds articles")
    shared = list(_of_channel(channel, root))
    for item in items:
        try:
            yield Line(item.sourceline, _draft(item, shared))
        except ReadError as error:
            yield Line(item.sourceline, error)


def _draft(item: Any, shared: list[Field]) -> Draft:
    held = {name_of(child): child for child in reversed(list(item)) if not space_of(child).endswith("mrss/")}
    body = next((held[name] for name in _BODIES if name in held and words(held[name])), None)
    if body is None:
        raise ReadError("holds no text", mend="an item needs a title, a description or content")
    fields = list(_of_item(item))
    own = {field.name for field in fields}
    # An item from another feed is not published by this one.
    fields += [field for field in shared if field.name not in own]
    draft = _body(body)
    return Draft(draft.source, draft.view, draft.blocks, tuple(fields))


def _body(element: Any) -> Draft:
    """A body by its declared type: Atom says text, html or xhtml; RSS carries HTML as text."""
    kind = element.get("type", "" if space_of(element) != _ATOM else "text").lower()
    if kind in ("xhtml", "application/xhtml+xml"):
        inner = next(children(element, "div"), element)
        return read_fragment(inner_html(inner))
    value = "".join(element.itertext())
    is_markup = kind in ("html", "text/html") or (kind == "" and ("</" in value or "<p>" in value or "<br" in value))
    if is_markup:
        return read_fragment(value)
    return plain.read(html.unescape(value) if kind == "" and "&" in value else value)


def _of_channel(channel: Any, root: Any) -> Iterator[Field]:
    title = words(next(children(channel, "title"), None))
    if title:
        yield Field("outlet", title)
    spoken = words(next(children(channel, "language"), None)) or root.get(_LANG, "") or channel.get(_LANG, "")
    if spoken:
        yield Field("language", spoken)


def _of_item(item: Any) -> Iterator[Field]:
    if item.get(_LANG):
        yield Field("language", item.get(_LANG))
    for child in item:
        name, value = name_of(child), words(child)
        if name == "author" and len(child):  # Atom: a person with name, address, page
            value = words(next(children(child, "name"), None))
        if name == "author" and "(" in value and "@" in value:  # RSS: "desk@example.org (Ana Petrov)"
            value = value.partition("(")[2].rstrip(") ")
        if name == "source" and space_of(child) in ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"):
            yield from _cut("dc:source", value)
        elif name == "source":
            yield from _source(child)
        elif name == "link":
            yield from _link(child)
        elif name in ("guid", "id") and value.startswith("http") and child.get("isPermaLink") != "false":
            yield from _cut("permalink", value)
        elif name in _FIELDS:
            yield from _cut(_FIELDS[name], value)


def _source(element: Any) -> Iterator[Field]:
    """RSS: a name with the feed's address; Atom: the metadata of the feed it was copied from."""
    if len(element):
        yield from _cut("feed:source", words(next(children(element, "title"), None)))
        for link in children(element, "link", "id"):
            yield from _cut("feed:source.url", link.get("href") or words(link))
        for author in children(element, "author"):
            yield from _cut("feed:source.author", words(next(children(author, "name"), None)))
    else:
        yield from _cut("feed:source", words(element))
        yield from _cut("feed:source.url", element.get("url", ""))


def _link(element: Any) -> Iterator[Field]:
    rel, target = element.get("rel", "alternate"), element.get("href") or words(element)
    if rel in ("alternate", "canonical"):
        yield from _cut("url" if rel == "alternate" else "canonical", target)
    elif rel in ("via", "related"):
        yield from _cut(f"feed:{rel}", target)


def _cut(name: str, value: str) -> Iterator[Field]:
    if value and len(value) <= _LONGEST_VALUE:
        yield Field(name, value)
