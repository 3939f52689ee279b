"""What a web page declares about itself: language, title, author, date, outlet, where it is from.

Nothing is judged here. The common names ("title", "date", "author", …) hold the best-known places of
each value, in order of trust; everything declared is also kept raw as `meta:<name>` and `jsonld:<path>`.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

import msgspec

from provenance.article.article import Field
from provenance.text.span import Span

# Common name: the raw names that give it, the most trusted first.
_PLACES = {
    "language": ("html:lang", "meta:content-language", "jsonld:inLanguage", "meta:og:locale"),
    "title": ("meta:og:title", "jsonld:headline", "meta:twitter:title", "html:title"),
    "date": (
        "meta:article:published_time", "jsonld:datePublished", "meta:date", "meta:dc.date",
        "meta:dc.date.issued", "meta:pubdate", "meta:parsely-pub-date", "meta:sailthru.date",
        "meta:og:published_time", "html:time",
    ),
    "author": (
        "jsonld:author.name", "jsonld:author", "meta:author", "meta:article:author", "meta:byl",
        "meta:dc.creator", "meta:parsely-author", "meta:sailthru.author", "microdata:author",
    ),
    "outlet": ("meta:og:site_name", "jsonld:publisher.name", "meta:dc.publisher"),
    "publisher": (
        "jsonld:publisher.name", "meta:article:publisher", "meta:dc.publisher", "meta:publisher", "microdata:publisher",
    ),
    "translator": ("jsonld:translator.name", "jsonld:translator", "meta:translator", "microdata:translator"),
    "url": ("meta:og:url", "jsonld:url", "jsonld:mainEntityOfPage.@id", "jsonld:mainEntityOfPage"),
    "canonical": ("html:canonical",),
}  # fmt: skip
_MANY = frozenset(("author", "translator"))
_LINKS = frozenset(("url", "canonical"))
_ARTICLES = frozenset((
    "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "AdvertiserContentArticle",
    "BlogPosting", "SocialMediaPosting",
))  # fmt: skip
# The article's own words, or lists that say nothing of where it is from.
_SKIPPED = frozenset(
    ("@context", "articleBody", "text", "image", "video", "logo", "keywords", "comment", "itemListElement")
)
# Enough for any real page; a page that declares more is not listened to any longer.
_MOST_FIELDS, _LONGEST, _DEEPEST = 200, 1_000, 6


class Declared:
    """Gathers the raw values of a page, in order of appearance."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._raw: list[Field] = []

    def add(self, name: str, start: int, end: int) -> None:
        """Note the value that stands at `source[start:end]`, entities and all."""
        if end - start > _LONGEST or len(self._raw) >= _MOST_FIELDS:
            return
        value = " ".join(html.unescape(self._source[start:end]).split())
        if value:
            self._raw.append(Field(name, value, Span(start, end)))

    def add_json(self, start: int, end: int) -> None:
        """Note what a block of JSON-LD says of the article; one that is not JSON says nothing."""
        try:
            data: Any = msgspec.json.decode(self._source[start:end].strip().encode("utf-8", "replace"), strict=False)
        except (msgspec.DecodeError, RecursionError):
            return
        nodes = list(_nodes(data, 0))
        articles = [node for node in nodes if _ARTICLES.intersection(_types(node))]
        for node in articles[:2]:
            for path, value in _flat(node, "", 0):
                if len(self._raw) >= _MOST_FIELDS:
                    return
                self._raw.append(Field(f"jsonld:{path}", value, Span(start, end)))

    def fields(self) -> tuple[Field, ...]:
        """Common names first, then everything raw."""
        by_name: dict[str, list[Field]] = {}
        for field in self._raw:
            by_name.setdefault(field.name, []).append(field)
        common: list[Field] = []
        for name, places in _PLACES.items():
            values: dict[str, Field] = {}
            for place in places:
                for field in by_name.get(place, ()):
                    if name in _LINKS or not field.value.startswith(("http:", "https:", "{")):
                        values.setdefault(field.value, Field(name, field.value, field.span))
            common += list(values.values())[: 8 if name in _MANY else 2]
        return (*common, *(field for field in self._raw if not field.name.startswith("html:")))


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)]


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects at the top of a block of JSON-LD, lists and graphs opened."""
    if depth > 3:
        return
    if isinstance(data, list):
        for one in data[:50]:
            yield from _nodes(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"), depth + 1)
        yield from _nodes(data.get("mainEntity"), depth + 1)


def _flat(node: Any, path: str, depth: int) -> Iterator[tuple[str, str]]:
    """Paths, such as `author.name`, and the strings that stand there."""
    if isinstance(node, str):
        value = " ".join(html.unescape(node[: _LONGEST + 1]).split())
        if value and len(value) <= _LONGEST:
            yield path, value
    elif isinstance(node, list):
        for one in node[:10]:
            yield from _flat(one, path, depth)
    elif isinstance(node, dict) and depth < _DEEPEST:
        for key, value in node.items():
            if key not in _SKIPPED and isinstance(key, str) and key.isascii():
                yield from _flat(value, f"{path}.{key}" if path else key, depth + 1)
