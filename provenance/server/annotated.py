"""A text that an editor plug-in sends with its markup marked as such, and offsets as plug-ins count them."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from provenance.article.article import Article
from provenance.article.draft import Block, Draft
from provenance.article.language import identify
from provenance.article.paragraphs import paragraph_spans
from provenance.article.passages import passages
from provenance.server.task import Refused
from provenance.text.view import View, ViewBuilder, plain_view

# View characters from which the language is told.
_TELLING = 30_000


class Part(msgspec.Struct, frozen=True, rename={"interpret_as": "interpretAs"}):
    """A stretch of words, or of markup and what a reader sees in its place."""

    text: str | None = None
    markup: str | None = None
    interpret_as: str = ""


class Annotated(msgspec.Struct, frozen=True):
    """The `data` of a request."""

    annotation: tuple[Part, ...]


def annotated_view(data: str) -> tuple[str, View]:
    """The whole text with its markup, and the view of what a reader sees. Raises Refused."""
    try:
        parts = msgspec.json.decode(data, type=Annotated).annotation
    except (msgspec.ValidationError, RecursionError) as error:
        raise Refused(400, f"`data` does not fit: {error}", 'send {"annotation": [{"text": …}]}') from None
    except (msgspec.DecodeError, UnicodeError):
        raise Refused(400, "`data` is not valid JSON") from None
    pieces: list[str] = []
    for number, part in enumerate(parts):
        if (part.text is None) == (part.markup is None):
            raise Refused(400, f"`data.annotation[{number}]` needs either `text` or `markup`")
        pieces.append(part.text if part.text is not None else part.markup or "")
    source = "".join(pieces)
    builder, at = ViewBuilder(source), 0
    for part, piece in zip(parts, pieces, strict=True):
        upto = at + len(piece)
        if part.text is not None:
            builder.keep(at, upto)
        elif part.interpret_as:
            builder.show(part.interpret_as, at, upto)
        at = upto
    return source, builder.view()


def article_of(source: str, view: View | None, language: str) -> Article:
    """The article of a text and what a reader sees of it."""
    marked, view = view is not None, view or plain_view(source)
    draft = Draft(source, view, tuple([Block(start, end) for start, end in paragraph_spans(view.text)]))
    code, known = identify(view.text[:_TELLING], language)
    # Markup that a reader does not see may hold waivers, as it does in a file.
    return Article("text", source, "markdown" if marked else "plain", view, passages(draft, code), code, known)


class Utf16:
    """Code points of a text as UTF-16 units, in which plug-ins count."""

    def __init__(self, text: str) -> None:
        plain = text.isascii() or max(text, default="") < "\U00010000"
        self._wide = [] if plain else [at for at, char in enumerate(text) if char > "\uffff"]

    def at(self, offset: int) -> int:
        """The UTF-16 offset of a code point."""
        return offset + bisect_left(self._wide, offset)
