"""What the front hands to a process that checks, and what it gets back: bytes, so that only one side reads them."""

from __future__ import annotations

from typing import Literal

import msgspec

Route = Literal["check", "trace", "compare", "page", "languagetool"]

JSON, TEXT, HTML = "application/json", "text/plain; charset=utf-8", "text/html; charset=utf-8"


class Task(msgspec.Struct, array_like=True, frozen=True):
    """One request, as it came."""

    route: Route
    body: bytes
    query: bytes = b""
    media: str = ""


class Answer(msgspec.Struct, array_like=True, frozen=True):
    """One response; `exit_code` is what the command would have given, -1 where there is no such command."""

    status: int
    media: str
    body: bytes
    exit_code: int = -1
    words: int = 0


class Refused(Exception):
    """A request that makes no sense; what is wrong with it and how to mend it, never a word of the text."""

    def __init__(self, status: int, what: str, mend: str = "") -> None:
        self.status, self.what, self.mend = status, what, mend
        super().__init__(what)


def refusal(route: str, status: int, what: str, mend: str = "") -> Answer:
    """The answer to a refused request: a sentence to editor plug-ins, JSON to everybody else."""
    if route == "languagetool":
        return Answer(status, TEXT, f"Error: {what}{f' ({mend})' if mend else ''}".encode())
    return Answer(status, JSON, msgspec.json.encode({"error": what, "mend": mend}))
