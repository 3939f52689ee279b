"""DOCX: the paragraphs of a word-processor file, with tracked changes taken as accepted.

The text that is checked is the paragraphs' text joined by a blank line (`"\\n\\n"`), and every offset is a code
point of that text; a line break inside a paragraph is `"\\n"`, a tab `"\\t"`. Footnotes and endnotes follow the
running text. Tables are read cell by cell. Comments are no prose: each is a field `comment`, its span where it is
anchored. Running heads, hidden text and everything outside the file are not read.
"""

from __future__ import annotations

from itertools import groupby

from provenance.article.article import Field
from provenance.article.decoding import SIZE_LIMIT
from provenance.article.docx_package import Package
from provenance.article.docx_story import Mark, Paragraph, Story
from provenance.article.docx_styles import Styles
from provenance.article.draft import Block, BlockRole, Draft, trimmed
from provenance.article.readers import plain
from provenance.errors import ReadError
from provenance.text.span import Span
from provenance.text.view import plain_view

_NOTES = ("footnotes", "endnotes")
_PROPERTIES = {"title": "docx:title", "creator": "docx:creator", "language": "language", "modified": "docx:modified"}
_LONGEST_VALUE = 2_000


def read(source: str) -> Draft:
    """The draft of text that was already taken out of its file."""
    return plain.read(source)


def read_bytes(content: bytes, *, where: str) -> Draft:
    """The draft of a DOCX file; ReadError where it is none, damaged, or unpacks to more than it may."""
    if len(content) > SIZE_LIMIT:
        raise ReadError(f"is larger than {SIZE_LIMIT >> 20} MB", where=where, mend="leave its pictures out")
    package = Package(content, where)
    main = package.main_part()
    story = _story(package, main)
    for kind in _NOTES:
        if part := package.related(main, kind):
            story.paragraphs += _story(package, part).paragraphs
    styles = Styles(package, package.related(main, "styles"))
    laid_out = _LaidOut(story.paragraphs)
    blocks = _blocks(laid_out, styles)
    fields = [*_comments(package, main, story, laid_out), *_properties(package)]
    return Draft(laid_out.text, plain_view(laid_out.text), blocks, tuple(fields)) if not _irregular(
        laid_out.text
    ) else _mapped(laid_out.text, blocks, tuple(fields))
