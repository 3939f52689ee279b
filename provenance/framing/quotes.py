"""Quotation marks: which characters stand inside whose marks, in one paragraph and across paragraphs.

The direction of a mark is read from the white space around it first and from its glyph second, because a
closing mark is often typed as an opening one; a different opening mark nests, and everything is reset at the
end of a paragraph unless the next one opens with a mark again (the same speaker goes on).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_DOUBLE = '"“”„‟«»〝〞「」『』＂'
_SINGLE = "'‘’‚‛‹›"
_MARK = re.compile(f"''|``|[{_DOUBLE}{_SINGLE}]")
_OPENING_GLYPHS = frozenset(("“", "„", "‟", "«", "‘", "‚", "‛", "‹", "``", "「", "『", "〝"))
_FAMILY = {
    "“": "“", "”": "“", "„": "“", "‟": "“", '"': '"', "＂": '"', "«": "«", "»": "«", "''": "''", "``": "''",
    "'": "'", "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "‹", "›": "‹", "「": "「", "」": "「", "『": "『",
    "』": "『", "〝": "〝", "〞": "〝",
}  # fmt: skip
_BEFORE_OPENING = frozenset(" \t\r\n\u00a0\u202f([{—–-/:>¿¡")
_AFTER_CLOSING = frozenset(" \t\r\n\u00a0\u202f)]}—–-/.,;:!?…<՝։")
_LONGEST_SINGLE = 600


class Quote(NamedTuple):
    """What stands between a pair of marks (view code points, without the marks); `closed` if both are there."""

    start: int
    end: int
    closed: bool
    opened: bool = True


class _Mark(NamedTuple):
    start: int
    end: int
    glyph: str
    opens: bool
    closes: bool


def quotes(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quote]:
    """The outermost quotes of each paragraph, in order."""
    found: list[Quote] = []
    blocks = list(paragraphs)
    for number, (start, end) in enumerate(blocks):
        follows = number + 1 < len(blocks) and _opens_with_mark(text, *blocks[number + 1])
        found += _paragraph(text, start, end, goes_on=follows)
    return [_without_space(text, quote) for quote in found]


def _without_space(text: str, quote: Quote) -> Quote:
    """A quotation without the white space that French puts inside its marks."""
    start, end = quote.start, quote.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return quote._replace(start=start, end=end)


def _opens_with_mark(text: str, start: int, end: int) -> bool:
    match = _MARK.match(text, start, end)
    return match is not None and match[0] not in ("'", "’")


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The marks of a paragraph that can be quotation marks, with what their surroundings let them do."""
    marks = []
    for match in _MARK.finditer(text, start, end):
        at, upto, glyph = match.start(), match.end(), match[0]
        before = text[at - 1] if at > start else " "
        after = text[upto] if upto < end else " "
        if glyph in _SINGLE and before.isalnum() and after.isalnum():
            continue
        family = _FAMILY[glyph]
        may_open = before in _BEFORE_OPENING or (_FAMILY.get(before, family) != family)
        may_close = after in _AFTER_CLOSING or (_FAMILY.get(after, family) != family)
        if may_open and after in " \u00a0\u202f\n" and glyph not in _OPENING_GLYPHS:
            may_open = False
        if may_open == may_close:
            may_open = glyph in _OPENING_GLYPHS
            may_close = not may_open or glyph in ('"', "''", "'")
            may_open = may_open or glyph in ('"', "''")
        marks.append(_Mark(at, upto, glyph, may_open, may_close))
    return marks


def _paragraph(text: str, start: int, end: int, *, goes_on: bool) -> list[Quote]:
    found: list[Quote] = []
    marks = _marks(text, start, end)
    opened: _Mark | None = None
    for number, mark in enumerate(marks):
        family = _FAMILY[mark.glyph]
        if opened is not None:
            if family == _FAMILY[opened.glyph] and (mark.closes or not mark.opens):
                found.append(Quote(opened.end, mark.start, True))
                opened = None
            elif family == _FAMILY[opened.glyph] and family != "'":
                found.append(Quote(opened.end, mark.start, False))
                opened = mark
            elif {family, _FAMILY[opened.glyph]} == {"“", '"'} and mark.closes and not mark.opens:
                found.append(Quote(opened.end, mark.start, True))
                opened = None
        elif mark.opens:
            if family != "'" or _single_closes(marks, number):
                opened = mark
        elif mark.closes and family != "'" and not found:
            found.append(Quote(start, mark.start, True, opened=False))
    if opened is not None:
        found.append(Quote(opened.end, end, goes_on))
    return found


def _single_closes(marks: list[_Mark], number: int) -> bool:
    """Whether a single mark is closed by another one near enough; else it is an apostrophe."""
    opening = marks[number]
    for mark in marks[number + 1 :]:
        if mark.start - opening.end > _LONGEST_SINGLE:
            return False
        if _FAMILY[mark.glyph] == "'" and mark.closes and mark.start > opening.end:
            return True
    return False
