"""Plain text: what stands in the file is what a reader sees."""

from __future__ import annotations

from provenance.article.draft import Block, Draft
from provenance.article.paragraphs import paragraph_spans
from provenance.text.view import plain_view


def read(source: str) -> Draft:
    """The draft of a plain text; its blocks are paragraphs."""
    view = plain_view(source)
    return Draft(source, view, tuple([Block(start, end) for start, end in paragraph_spans(view.text)]))
