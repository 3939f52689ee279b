"""One reader a format, each with `read(source) -> Draft`; the dictionary below is the registry.

A format of `RECORDS` holds several articles, and its reader gives them with their lines.

Readers are imported when first used, so that a plain text never pays for HTML.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Literal, Protocol, cast

from provenance.article.draft import Draft

Format = Literal["plain", "markdown", "html", "jsonl", "docx", "feed", "ninjs", "newsml", "tmx", "xliff"]

FORMATS: dict[str, Format] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".docx": "docx",
    ".docm": "docx",
    ".rss": "feed",
    ".atom": "feed",
    ".ninjs": "ninjs",
    ".tmx": "tmx",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".sdlxliff": "xliff",
    ".mqxliff": "xliff",
}
# Formats whose files hold several articles; their paths carry the line behind the name.
RECORDS: frozenset[str] = frozenset(("jsonl", "feed", "ninjs", "newsml"))

_HTML_START = rb"(?i)(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}\?>\s{0,200})?(?:<!doctype\s+html|<html[\s>])"
_XML_START = rb"<(?:\?xml|rss[\s>]|feed[\s>]|rdf:RDF|news(?:Item|Message)[\s>])"
_NEWSML = rb"<(?:[\w.-]{1,20}:)?news(?:Item|Message)|iptc\.org/std/nar"


class Reader(Protocol):
    """What a module in this folder offers."""

    def read(self, source: str) -> Draft:
        """The draft of one decoded text."""


def reader(format: Format) -> Reader:
    """The reader of a format."""
    return cast(Reader, import_module(f"{__name__}.{format}"))


def format_of(suffix: str, head: bytes) -> Format:
    """The format by file extension, or, where that says nothing, by how the bytes begin."""
    known = FORMATS.get(suffix.lower())
    if known is not None:
        return known
    if not suffix and head.startswith(b"PK\x03\x04"):
        return "docx"
    if re.match(_HTML_START, head):
        return "html"
    if suffix.lower() == ".json":
        return "ninjs"
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if suffix.lower() in (".xml", "") and start[:1] == b"<" and (suffix or re.search(_XML_START, start)):
        return "newsml" if re.search(_NEWSML, start) else "feed"
    return "plain"
