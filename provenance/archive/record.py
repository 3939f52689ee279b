"""An article as the archive keeps it, and made again from what was kept."""

from __future__ import annotations

from _blake2 import blake2b
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from provenance.archive.prints import packed, prints
from provenance.article.article import PROSE, Article, Field, Passage
from provenance.article.dates import day
from provenance.article.read import read_text
from provenance.chain.credits import credits
from provenance.chain.metadata import page_outlet
from provenance.lexicon.outlets import Outlets

# Formats whose passages and fields are read from the text itself; of the others they are kept beside it.
_MARKUP = ("plain", "markdown", "html")


class Record(NamedTuple):
    """One article's row: text and metadata, what to search, its credits and prints."""

    digest: bytes
    story: str
    path: str
    format: str
    outlet: str
    url: str
    title: str
    date: str
    language: str
    words: int
    text: str
    prose: str
    passages: bytes
    fields: bytes
    credits: Sequence[tuple[str, str, str]]
    prints: bytes


def record(article: Article, outlets: Outlets, *, outlet: str = "", date: str = "") -> Record:
    """The row of an article; `outlet` and `date` stand in where it declares none."""
    outlet = page_outlet(article, outlets)[0] or outlet
    url = article.declared("canonical") or article.declared("url")
    prose = prose_of(article)
    kept = article.format not in _MARKUP
    return Record(
        digest(article.text, outlet, url),
        _story(article, outlet, url),
        article.path,
        article.format,
        outlet,
        url,
        article.headline or article.declared("title"),
        day(article.declared("date")) or day(date),
        article.language,
        prose.count(" ") + prose.count("\n\n") + 1 if prose else 0,
        article.text,
        prose,
        msgspec.msgpack.encode([tuple(one) for one in article.passages] if kept else []),
        msgspec.msgpack.encode([(one.name, one.value) for one in article.fields] if kept else []),
        [(one.role, one.name, one.place) for one in credits(article, outlets)],
        packed(prints(prose)),
    )


def prose_of(article: Article) -> str:
    """The words of an article that are searched and printed: its scored passages, parted by blank lines."""
    text = article.view.text
    return "\n\n".join(text[one.start : one.end] for one in article.passages if one.kind in PROSE)


def article_of(path: str, format: str, language: str, text: str, passages: bytes, fields: bytes) -> Article:
    """The article that a row was made from."""
    markup = format if format in _MARKUP else "plain"
    article = read_text(text, name=path, format=markup, language=language)  # type: ignore[arg-type]
    if format in _MARKUP:
        return article
    kept = tuple(Passage(*one) for one in msgspec.msgpack.decode(passages))
    declared = tuple(Field(*one) for one in msgspec.msgpack.decode(fields))
    return msgspec.structs.replace(article, format=format, passages=kept, fields=declared)


def digest(text: str, outlet: str, url: str) -> bytes:
    """What makes an article the same one: its text, and who published it where."""
    content = "\0".join((outlet, url, text)).encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=16).digest()


def _story(article: Article, outlet: str, url: str) -> str:
    """What versions of one story have in common: their address, else outlet and headline, else their file."""
    if url:
        return f"url {url.partition('#')[0].partition('?')[0].rstrip('/')}"
    title = (article.headline or article.declared("title")).casefold()
    if outlet and title:
        return f"title {outlet.casefold()} {title}"
    return f"path {article.path}"
