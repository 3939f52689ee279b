"""Places as editors count them: lines, and characters in UTF-8, UTF-16 or UTF-32 units, whichever was agreed on.

Lines end at `\\n`, `\\r\\n` and `\\r` and nowhere else, as the protocol has it; a place behind the end of a line is
its end, one behind the text the end of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple

Encoding = Literal["utf-8", "utf-16", "utf-32"]


class Place(NamedTuple):
    """A line and a character, both from 0."""

    line: int
    character: int


class Positions:
    """Turns the code points of one text into an editor's places and back."""

    __slots__ = ("_ascii", "_starts", "_text", "encoding")

    def __init__(self, text: str, encoding: Encoding) -> None:
        starts, at = [0], 0
        if "\r" in text:
            for line in text.replace("\r\n", "\0\n").replace("\r", "\n").split("\n")[:-1]:
                at += len(line) + 1
                starts.append(at)
        else:
            while (at := text.find("\n", at) + 1) > 0:
                starts.append(at)
        self._text, self._starts, self.encoding = text, starts, encoding
        self._ascii = encoding == "utf-32" or text.isascii()

    def place(self, offset: int) -> Place:
        """The place of a code point."""
        line = bisect_right(self._starts, offset) - 1
        before = self._text[self._starts[line] : offset]
        return Place(line, len(before) if self._ascii else _units(before, self.encoding))

    def offset(self, line: int, character: int) -> int:
        """The code point at a place; half a character counts as the place before it."""
        if line >= len(self._starts):
            return len(self._text)
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._text)
        words = self._text[start:end].rstrip("\r\n")
        if self._ascii or words.isascii():
            return start + min(character, len(words))
        passed = 0
        for number, char in enumerate(words):
            passed += _units(char, self.encoding)
            if passed > character:
                return start + number
        return start + len(words)

    @property
    def first_line(self) -> int:
        """Where the first line ends."""
        return self.offset(0, 1 << 30)


def _units(text: str, encoding: Encoding) -> int:
    if text.isascii() or encoding == "utf-32":
        return len(text)
    if encoding == "utf-16":
        return len(text) + sum(char > "\uffff" for char in text)
    return len(text.encode("utf-8", "surrogatepass"))
