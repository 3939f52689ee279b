"""Half-open spans of code points, and the only place where offsets become lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]` in code points of the decoded source."""

    start: int
    end: int


class Lines:
    """Where the lines of a text begin; turns an offset into a 1-based line and column.

    A line ends at `\\n`, `\\r\\n` or a lone `\\r`; the column counts code points.
    """

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        starts = [0]
        if "\r" in text:
            previous = ""
            for offset, char in enumerate(text):
                if char == "\n" and previous == "\r":
                    starts[-1] = offset + 1
                elif char in "\r\n":
                    starts.append(offset + 1)
                previous = char
        else:
            find, at = text.find, text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = find("\n", at + 1)
        self._starts = starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a code-point offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
