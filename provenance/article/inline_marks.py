"""Inline marks of Markdown: which characters of a paragraph a reader does not see.

One pass with stacks, so that a million unmatched marks cost no more than a million letters.
"""

from __future__ import annotations

import re

_MARK = re.compile(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])"""
    r"""|(?P<code>`++)"""
    r"""|(?P<comment><!--)"""
    r"""|(?P<auto><(?:https?://|mailto:)[^\s<>]{1,500}>)"""
    r"""|(?P<tag></?[A-Za-z][^<>]{0,500}>)"""
    r"""|(?P<image>!\[)|(?P<open>\[\^?)|(?P<close>\])"""
    r"""|(?P<run>\*++|_++|~~)"""
)
_TARGET = re.compile(
    r"""\([ \t\n]*+(?:<[^<>\n]{0,1000}>|[^\s()]{0,1000}(?:\([^\s()]{0,200}\)[^\s()]{0,500}){0,4})"""
    r"""(?:[ \t\n]++(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?[ \t\n]*+\)"""
    r"""|\[[^\[\]\n]{0,200}\]"""
)

Spans = list[tuple[int, int]]


def hidden_spans(source: str, lines: Spans) -> Spans:
    """The spans of marks within the lines of a block, sorted and disjoint."""
    start, end = lines[0][0], lines[-1][1]
    if _MARK.search(source, start, end) is None:
        return []
    return _Marks(source, start, end).found()


class _Marks:
    """The marks of one block while they are being paired."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self._source, self._start, self._end = source, start, end
        self._hidden: Spans = []
        self._openers: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}
        self._brackets: list[tuple[int, int, bool]] = []
        self._unclosed_code: set[int] = set()

    def found(self) -> Spans:
        """Every hidden span, in order."""
        at = self._start
        while (match := _MARK.search(self._source, at, self._end)) is not None:
            at = self._take(match)
        merged: Spans = []
        for start, end in sorted(self._hidden):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def _take(self, match: re.Match[str]) -> int:
        """Deal with one mark; says where to go on."""
        start, end = match.span()
        kind = match.lastgroup
        if kind == "escape":
            self._hidden.append((start, start + 1))
        elif kind == "code":
            return self._code(start, end)
        elif kind == "comment":
            close = self._source.find("-->", end, self._end)
            self._hidden.append((start, close + 3 if close >= 0 else self._end))
            return self._hidden[-1][1]
        elif kind == "auto":
            self._hidden += [(start, start + 1), (end - 1, end)]
        elif kind == "tag":
            self._hidden.append((start, end))
        elif kind in ("image", "open"):
            self._brackets.append((start, end, kind == "image"))
        elif kind == "close":
            return self._close(start, end)
        else:
            self._run(start, end)
        return end

    def _code(self, start: int, end: int) -> int:
        """A code span shows its content as it stands."""
        size = end - start
        if size in self._unclosed_code:
            return end
        at = end
        fence = self._source[start:end]
        while (close := self._source.find(fence, at, self._end)) >= 0:
            upto = close + size
            while upto < self._end and self._source[upto] == "`":
                upto += 1
            if upto - close == size:
                self._hidden += [(start, end), (close, upto)]
                return upto
            at = upto
        self._unclosed_code.add(size)
        return end

    def _close(self, start: int, end: int) -> int:
        if not self._brackets:
            return end
        begin, inner, image = self._brackets.pop()
        target = _TARGET.match(self._source, end, self._end)
        if self._source[begin : begin + 2] == "[^":
            self._hidden.append((begin, end))  # a footnote's number
        elif target is None:
            return end
        elif image:
            self._hidden.append((begin, target.end()))
            return target.end()
        else:
            self._hidden += [(begin, inner), (start, target.end())]
            return target.end()
        return end

    def _run(self, start: int, end: int) -> None:
        """A run of `*`, `_` or `~~`: it closes the nearest one that opens, or opens one itself."""
        source, mark = self._source, self._source[start]
        before = source[start - 1] if start > self._start else " "
        after = source[end] if end < self._end else " "
        opens, closes = not after.isspace(), not before.isspace()
        if mark == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        openers = self._openers[mark]
        while closes and start < end and openers:
            opener = openers[-1]
            size = min(opener[1] - opener[0], end - start)
            self._hidden += [(opener[1] - size, opener[1]), (start, start + size)]
            opener[1] -= size
            start += size
            if opener[0] == opener[1]:
                openers.pop()
        if opens and start < end:
            openers.append([start, end])
