"""On which line each key of a TOML text stands, so that a complaint about a setting can point at it.

The text has been accepted by the TOML parser before; this pass only counts lines and need not judge.
"""

from __future__ import annotations

import re

from provenance.text.span import Lines

Key = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_SPACE = re.compile(r"[ \t]*+")
_BARE = re.compile(r"[A-Za-z0-9_-]++")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'",
    re.DOTALL,
)
_PLAIN = re.compile(r"""[^"'\[\]{}#\n]++""")


def key_lines(text: str) -> dict[Key, int]:
    """The line of every key and table header; elements of arrays of tables are numbered from 0."""
    return _Scanner(text).found()


def line_of(lines: dict[Key, int], key: Key) -> int:
    """The line of a key, or of the nearest table around it (inline tables have no lines of their own)."""
    while key and key not in lines:
        key = key[:-1]
    return lines.get(key, 1)


class _Scanner:
    """One pass over the statements of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines = Lines(text)
        self._counts: dict[Key, int] = {}
        self._found: dict[Key, int] = {}

    def found(self) -> dict[Key, int]:
        base: Key = ()
        while True:
            self._at = _match_end(_BLANK, self._text, self._at)
            if self._at >= len(self._text):
                return self._found
            start = self._at
            if self._text.startswith("[", start):
                base = self._header()
            else:
                key = base + self._path()
                self._note(key, start)
                self._at += 1
                self._value()
            if self._at == start:
                return self._found

    def _note(self, key: Key, offset: int) -> None:
        line = self._lines.place(offset)[0]
        for size in range(1, len(key) + 1):
            self._found.setdefault(key[:size], line)

    def _header(self) -> Key:
        start = self._at
        array = self._text.startswith("[[", start)
        self._at += 2 if array else 1
        path = self._path()
        self._at += 2 if array else 1
        key: Key = ()
        for part in path[:-1] if array else path:
            key = self._latest((*key, part))
        if array:
            key = (*key, path[-1]) if path else key
            number = self._counts.get(key, 0)
            self._counts[key] = number + 1
            self._found.setdefault(key, self._lines.place(start)[0])
            key = (*key, number)
        self._note(key, start)
        return key

    def _latest(self, key: Key) -> Key:
        return (*key, self._counts[key] - 1) if key in self._counts else key

    def _path(self) -> tuple[str, ...]:
        """A dotted key; stops before whatever follows it."""
        parts: list[str] = []
        while True:
            self._at = _match_end(_SPACE, self._text, self._at)
            match = _BARE.match(self._text, self._at) or _STRING.match(self._text, self._at)
            if match is None:
                return tuple(parts)
            parts.append(_name(match[0]))
            self._at = _match_end(_SPACE, self._text, match.end())
            if not self._text.startswith(".", self._at):
                return tuple(parts)
            self._at += 1

    def _value(self) -> None:
        """Pass over a value to the end of its statement."""
        depth = 0
        text = self._text
        while self._at < len(text):
            char = text[self._at]
            if char == "\n" and not depth:
                return
            if char in "\"'":
                match = _STRING.match(text, self._at)
                self._at = match.end() if match else len(text)
            elif char == "#":
                end = text.find("\n", self._at)
                self._at = end if end >= 0 else len(text)
            else:
                depth += (char in "[{") - (char in "]}")
                self._at = self._at + 1 if char in "[]{}\n" else _match_end(_PLAIN, text, self._at)


def _match_end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _name(raw: str) -> str:
    """The key that a bare, literal or basic string spells."""
    if raw[0] == "'":
        return raw[1:-1]
    if raw[0] != '"':
        return raw
    if "\\" not in raw:
        return raw[1:-1]
    import tomllib

    return next(iter(tomllib.loads(f"{raw} = 0")))
