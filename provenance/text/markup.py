"""Markup: an HTML scanner and a flow that shows only what a reader sees.

Everything here is linear in the source, whatever the source holds: tags that never close, quotes that
never close, ten thousand levels, ten million characters on one line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from provenance.text.view import View, ViewBuilder, visible

# A quote counts only behind `=`, as in a browser; possessive, so that nothing is ever scanned twice.
_TAG = re.compile(
    r"""<(?:!--|(/?+)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>|[!?/])""",
)
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++)))?+""")
_SPACE_OR_ENTITY = re.compile(
    r"[ \t\r\n\f]++|&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?", re.ASCII
)
# Elements whose content is not markup, or is not shown; an unclosed one of the second kind hides nothing.
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
_UNSEEN = frozenset(("template", "svg", "noscript", "math", "object", "audio", "video", "canvas"))
_CLOSING = {name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE) for name in _RAW | _UNSEEN}


class Token(NamedTuple):
    """A stretch of HTML source; `attributes` is the span of an opening tag's attributes."""

    kind: Literal["text", "open", "close", "raw", "other"]
    start: int
    end: int
    name: str = ""
    attributes: tuple[int, int] = (0, 0)


def html_tokens(source: str) -> Iterator[Token]:
    """Tags, text, comments and raw content of HTML, in order; together they cover the source."""
    limit = source.rfind(">") + 1  # behind the last `>` no tag can close: the rest is text
    unclosed: set[str] = set()
    at = done = 0
    while (tag := _TAG.search(source, at, limit)) is not None:
        start, name = tag.start(), tag[2]
        at = tag.end() if name else _other_end(source, start)
        if done < start:
            yield Token("text", done, start)
        done = at
        if not name:
            yield Token("other", start, at)
            continue
        name = name.lower()
        if tag[1]:
            yield Token("close", start, at, name)
            continue
        yield Token("open", start, at, name, tag.span(3))
        if name in _CLOSING and name not in unclosed and not source.startswith("/>", at - 2):
            closing = _CLOSING[name].search(source, at)
            if closing is None and name in _UNSEEN:
                unclosed.add(name)
                continue
            done = closing.start() if closing else len(source)
            if at < done:
                yield Token("raw", at, done, name)
            at = done
    if done < len(source):
        yield Token("text", done, len(source))


def _other_end(source: str, start: int) -> int:
    """Where a comment, doctype, processing instruction or stray `</` ends."""
    if source.startswith("<!--", start):
        end = source.find("-->", start + 2)
        return end + 3 if end >= 0 else len(source)
    return source.index(">", start) + 1


def attributes(source: str, start: int, end: int) -> dict[str, tuple[int, int]]:
    """Attribute names, in lower case, to the source spans of their values; the first of a name counts."""
    found: dict[str, tuple[int, int]] = {}
    for match in _ATTRIBUTE.finditer(source, start, end):
        group = match.lastindex or 1
        found.setdefault(match[1].lower(), match.span(group) if group > 1 else (match.end(), match.end()))
    return found


class Flow:
    """Lays out running text: white space collapses, entities show their character, blocks stand apart.

    `blocks` holds the view spans of the finished blocks; one of invisible characters alone is empty.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._builder = ViewBuilder(source)
        self._space: tuple[str, int, int] | None = None
        self._parted: tuple[int, int] | None = None
        self._begun: int | None = None
        self.blocks: list[tuple[int, int]] = []

    @property
    def open(self) -> bool:
        """Whether a block has begun and not ended."""
        return self._begun is not None

    def text(self, start: int, end: int, *, verbatim: bool = False) -> int:
        """Show `source[start:end]` as running text (`verbatim`: keep its lines); says how much was shown."""
        before = self._builder.length
        source, done = self._source, start
        for match in _SPACE_OR_ENTITY.finditer(source, start, end):
            at, upto = match.span()
            whole = match[0]
            if whole == " " and done < at and not verbatim:
                continue  # a single space between words stays in the running stretch
            self._keep(done, at)
            done = upto
            if whole[0] == "&":
                self._entity(whole, at, upto)
            elif verbatim and self._begun is not None:
                self._builder.keep(at, upto)
            else:
                self._rest(" ", at, upto)
        self._keep(done, end)
        return self._builder.length - before

    def line(self, start: int, end: int) -> None:
        """A line break within a block; two in a row part blocks."""
        if self._space is not None and self._space[0] == "\n":
            self.part(start, end)
        elif self.open:
            self._space = ("\n", start, end)

    def part(self, start: int, end: int) -> None:
        """End the block, if one is open."""
        self._space = None
        if self._begun is not None:
            self.blocks.append((self._begun, self._builder.length))
            self._begun = None
            self._parted = (start, end)

    def show(self, text: str, start: int, end: int) -> None:
        """Show `text` for `source[start:end]`."""
        shown = visible(text)
        if shown:
            self._begin()
            self._builder.show(shown, start, end)

    def view(self) -> View:
        """The finished view; the last block ends with it."""
        self.part(len(self._source), len(self._source))
        return self._builder.view()

    def _entity(self, whole: str, start: int, end: int) -> None:
        shown = html.unescape(whole)
        if shown.isspace() and shown != "\xa0":
            self._rest(" ", start, end)
        elif shown == whole:
            self._keep(start, end)
        else:
            self.show(shown, start, end)

    def _rest(self, shown: str, start: int, end: int) -> None:
        if self.open and self._space is None:
            self._space = (shown, start, end)

    def _keep(self, start: int, end: int) -> None:
        trailing = end > start and self._source[end - 1] == " "
        if trailing:
            end -= 1
        if start < end:
            self._begin()
            self._builder.keep(start, end)
        if trailing:
            self._rest(" ", end, end + 1)

    def _begin(self) -> None:
        if self._begun is None:
            if self._parted is not None:
                self._builder.show("\n\n", *self._parted)
            self._begun = self._builder.length
        elif self._space is not None:
            self._builder.show(*self._space)
        self._space = None
