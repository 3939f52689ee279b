"""Terminal pages: one width, colour only where the terminal has it, and never as the only carrier.

Lines are wrapped here and coloured by rich, which is loaded only for a terminal that has colour: in a pipe or a
hook it would be a fifth of the time of a check.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

LABEL = 12


class _Row(NamedTuple):
    """One finished line: the part that is styled, and the plain part behind it."""

    styled: str
    plain: str
    style: str


class Page:
    """Lines of a terminal report: a label at the left, text wrapped behind it."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self.width = max(width, 40)
        self.colour = colour
        self._rows: list[_Row] = []

    def line(self, text: str = "", style: str = "") -> None:
        """One paragraph, wrapped at the page's width."""
        for part in wrap(printable(text), self.width) or [""]:
            self._rows.append(_Row(part, "", style))

    def row(self, text: str) -> None:
        """One line as it stands, already wrapped and printable."""
        self._rows.append(_Row("", text, ""))

    def ends(self, left: str, right: str, style: str = "bold") -> None:
        """A line with text at both ends; two lines where they do not fit on one."""
        left = printable(left)
        if len(left) > self.width - len(right) - 2:
            self.line(left, style)
            self._rows.append(_Row(right.rjust(self.width), "", style))
        else:
            self._rows.append(_Row(f"{left}{right.rjust(self.width - len(left))}", "", style))

    def entry(self, label: str, text: str, style: str = "", *, indent: int = LABEL) -> None:
        """A labelled paragraph; what does not fit is wrapped under the text."""
        for number, part in enumerate(wrap(printable(text), self.width - indent) or [""]):
            head = f"{printable(label)[: indent - 1]:<{indent}}" if number == 0 else " " * indent
            self._rows.append(_Row(head, part, style or "dim"))

    def entries(self, label: str, texts: Iterable[str], style: str = "") -> None:
        """Several paragraphs under one label."""
        for number, text in enumerate(texts):
            self.entry(label if number == 0 else "", text, style)

    def columns(self, cells: Sequence[str], width: int, style: str = "") -> None:
        """Cells beside one another, each wrapped in its column of `width`."""
        wrapped = [wrap(printable(cell), width - 2) or [""] for cell in cells]
        for number in range(max(map(len, wrapped), default=0)):
            parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
            self._rows.append(_Row("", " " + "".join(_padded(part, width) for part in parts), style))

    def text(self) -> str:
        """All lines so far, without trailing white space."""
        if not self.colour:
            return "".join(f"{row.styled}{row.plain}".rstrip() + "\n" for row in self._rows)
        from rich.console import Console
        from rich.text import Text

        console = Console(
            width=self.width, force_terminal=True, color_system="standard", highlight=False, markup=False, emoji=False,
            legacy_windows=False,
        )  # fmt: skip
        with console.capture() as capture:
            for row in self._rows:
                line = Text(row.styled, style=row.style)
                line.append(row.plain, style="default not bold not dim")
                line.rstrip()
                console.print(line, no_wrap=True, overflow="ignore", crop=False)
        return capture.get()


def wrap(text: str, width: int) -> list[str]:
    """The lines of a paragraph, none wider than `width` columns; a wide character counts two."""
    if text.isascii() or not any(unicodedata.east_asian_width(char) in "WF" for char in text):
        return textwrap.wrap(text, width, break_on_hyphens=False)
    lines, line, columns = [], "", 0
    for char in text:
        wide = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if columns + wide > width:
            lines.append(line)
            line, columns = "", 0
        line, columns = line + char, columns + wide
    return [*lines, line]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text))


def printable(text: str) -> str:
    """Text without control and direction characters, so that a hostile article cannot write on the terminal."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " if char.isspace() else "�" for char in text)


def shorten(text: str, width: int) -> str:
    """At most `width` characters on one line, cut between words."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + "…"
