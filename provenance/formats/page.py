"""Terminal pages: one width, colour only where the terminal has it, and never as the only carrier."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

LABEL = 12


class Page:
    """Lines of a terminal report: a label at the left, text wrapped behind it."""

    def __init__(self, width: int, *, colour: bool) -> None:
        from rich.console import Console

        self.width = max(width, 40)
        self._file = io.StringIO()
        self._console = Console(
            file=self._file, width=self.width, force_terminal=colour, color_system="standard" if colour else None,
            highlight=False, markup=False, emoji=False, legacy_windows=False,
        )  # fmt: skip

    def line(self, text: str | Text = "", style: str = "") -> None:
        """One paragraph, wrapped at the page's width."""
        self._console.print(text, style=style or None, soft_wrap=False)

    def ends(self, left: str, right: str, style: str = "bold") -> None:
        """A line with text at both ends; two lines where they do not fit on one."""
        room = self.width - len(right) - 2
        if len(left) > room:
            self.line(left, style)
            self.line(right.rjust(self.width), style)
        else:
            self.line(f"{left}{right.rjust(self.width - len(left))}", style)

    def entry(self, label: str, text: str, style: str = "", *, indent: int = LABEL) -> None:
        """A labelled paragraph; what does not fit is wrapped under the text."""
        from rich.text import Text

        lines = Text(printable(text)).wrap(self._console, self.width - indent, tab_size=4)
        for number, wrapped in enumerate(lines):
            wrapped.rstrip()
            head = f"{label[: indent - 1]:<{indent}}" if number == 0 else " " * indent
            row = Text(head, style=style if style else "dim")
            row.append_text(wrapped)
            self._console.print(row, no_wrap=True, overflow="ignore", crop=False)

    def entries(self, label: str, texts: Iterable[str], style: str = "") -> None:
        """Several paragraphs under one label."""
        for number, text in enumerate(texts):
            self.entry(label if number == 0 else "", text, style)

    def text(self) -> str:
        """All lines so far, without trailing white space."""
        return "\n".join(line.rstrip() for line in self._file.getvalue().splitlines()) + "\n"


def printable(text: str) -> str:
    """Text without control and direction characters, so that a hostile article cannot write on the terminal."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " if char.isspace() else "�" for char in text)


def shorten(text: str, width: int) -> str:
    """At most `width` characters on one line, cut in the middle of nothing but words."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + "…"


def join(names: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
