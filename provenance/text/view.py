"""A mapped view: the text a reader sees, with every character tied to its place in the source.

Markup, entities, invisible characters and decomposed accents are skipped through the map and never
deleted from the source, so an offset never has to be found again.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from provenance.text.span import Span

# Characters a reader does not see or that a word may be spelt with or without: soft hyphen, zero-width
# and bidirectional controls, combining marks (Latin, Arabic vowel signs, Armenian intonation signs inside
# a word), tatweel, compatibility ligatures and full-width forms.
_IRREGULAR = re.compile(
    "[\u00ad\u0300-\u036f\u0483-\u0487\u055b-\u055f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufb00-\ufb06\ufb13-\ufb17"
    "\ufeff\uff01-\uff5e]"
)


class View:
    """Visible text with a map to its source; an identity where nothing is hidden.

    `text` is what is matched. `source(start, end)` gives the source span of `text[start:end]`.
    """

    __slots__ = ("_linear", "_source_ends", "_source_starts", "_starts", "text")

    def __init__(
        self,
        text: str,
        starts: list[int] | None = None,
        source_starts: list[int] | None = None,
        source_ends: list[int] | None = None,
        linear: list[bool] | None = None,
    ) -> None:
        self.text = text
        self._starts = starts or []
        self._source_starts = source_starts or []
        self._source_ends = source_ends or []
        self._linear = linear or []

    def source(self, start: int, end: int) -> Span:
        """The source span of the view's characters `start` to `end`, in code points."""
        if not self._starts:
            return Span(start, end)
        first = bisect_right(self._starts, start) - 1
        begin = self._source_starts[first] + (start - self._starts[first] if self._linear[first] else 0)
        if end <= start:
            return Span(begin, begin)
        last = bisect_right(self._starts, end - 1) - 1
        if self._linear[last]:
            return Span(begin, self._source_starts[last] + end - self._starts[last])
        return Span(begin, self._source_ends[last])

    def at(self, source_offset: int) -> int:
        """The first view offset whose source lies at or behind `source_offset` (the view's end if none)."""
        if not self._starts:
            return min(source_offset, len(self.text))
        run = bisect_right(self._source_starts, source_offset) - 1
        if run < 0:
            return 0
        if self._linear[run]:
            inside = source_offset - self._source_starts[run]
            limit = self._source_ends[run] - self._source_starts[run]
            return self._starts[run] + min(inside, limit)
        if source_offset <= self._source_starts[run]:
            return self._starts[run]
        return self._starts[run + 1] if run + 1 < len(self._starts) else len(self.text)


class ViewBuilder:
    """Collects the visible pieces of a source, in order, into a `View`."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._source_starts: list[int] = []
        self._source_ends: list[int] = []
        self._linear: list[bool] = []
        self.length = 0

    def _add(self, text: str, start: int, end: int, *, linear: bool) -> None:
        if not text:
            return
        self._pieces.append(text)
        self._starts.append(self.length)
        self._source_starts.append(start)
        self._source_ends.append(end)
        self._linear.append(linear)
        self.length += len(text)

    def keep(self, start: int, end: int) -> None:
        """Show `source[start:end]` as it stands, but for invisible and decomposed characters."""
        source = self._source
        done = start
        for match in _IRREGULAR.finditer(source, start, end):
            at = match.start()
            if at < done:
                continue
            shown, upto = _regular(source, at, end)
            begin = at
            if unicodedata.combining(source[at]) and at > done and not source[at - 1].isspace():
                begin, (shown, upto) = at - 1, _regular(source, at - 1, end)
            self._add(source[done:begin], done, begin, linear=True)
            self._add(shown, begin, upto, linear=False)
            done = upto
        self._add(source[done:end], done, end, linear=True)

    def show(self, text: str, start: int, end: int) -> None:
        """Show `text` in place of `source[start:end]` (an entity, or a break between blocks)."""
        self._add(text, start, end, linear=False)

    def view(self) -> View:
        """The finished view."""
        if not self._starts:
            return View("", [0], [0], [0], [False])
        return View("".join(self._pieces), self._starts, self._source_starts, self._source_ends, self._linear)


def _regular(source: str, at: int, end: int) -> tuple[str, int]:
    """The visible form of the character at `at` with the marks that follow it, and where they end."""
    upto = at + 1
    while upto < end and upto - at < 32 and unicodedata.combining(source[upto]):
        upto += 1
    shown = unicodedata.normalize("NFKC", source[at:upto])
    return "".join(c for c in shown if not _IRREGULAR.match(c)), upto


def visible(text: str) -> str:
    """`text` without the characters that a reader does not see."""
    return _IRREGULAR.sub("", text) if not text.isascii() else text


def plain_view(source: str) -> View:
    """The view of a text without markup: the identity unless it holds invisible or decomposed characters."""
    if _IRREGULAR.search(source) is None:
        return View(source)
    builder = ViewBuilder(source)
    builder.keep(0, len(source))
    return builder.view()
