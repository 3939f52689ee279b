"""Where a finding is, for programs that open files: file, line and column from 1, to the end of its words."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from provenance.formats.reasons_line import reasons_line
from provenance.framing.finding import Finding

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_RECORD = re.compile(r"(.*\.(?:jsonl|ndjson|xml|rss|atom|ninjs|json)):(\d+)", re.IGNORECASE | re.DOTALL)


class Place(NamedTuple):
    """A place in a file; all numbers are 0 where a finding is about the whole article.

    In JSON lines only the record's line is known, and the columns are 0.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


def place_of(path: str, finding: Finding) -> Place:
    """The place of a finding of the article at `path`; columns count code points."""
    record = _RECORD.fullmatch(path)
    if record is not None:
        line = int(record[2])
        return Place(record[1], line, 0, line, 0)
    if not finding.end:
        return Place(path, 0, 0, 0, 0)
    return Place(path, *ends(finding.line, finding.column, finding.quoted))


def ends(line: int, column: int, words: str) -> tuple[int, int, int, int]:
    """Line and column of the beginning and of the end (exclusive) of some words."""
    parts = _LINE_ENDS.split(words)
    last = len(parts[-1])
    return line, column, line + len(parts) - 1, column + last if len(parts) == 1 else last + 1


def file_of(path: str) -> Place:
    """The place of something that is about a file as a whole, or `file:line`."""
    match = re.fullmatch(r"(.+?):(\d+)", path, re.DOTALL)
    if match is not None:
        return Place(match[1], int(match[2]), 0, int(match[2]), 0)
    return Place(path, 0, 0, 0, 0)


def uri(file: str) -> str:
    """A file as a URI reference; standard input gets a name of its own."""
    if file in ("-", ""):
        return "stdin"
    name = quote(file.replace("\\", "/").encode("utf-8", "surrogateescape"), safe="/~!$&'()*+,;=@-._")
    return f"file://{name}" if name.startswith("/") else name


def replacements(finding: Finding) -> list[str]:
    """The alternatives that can stand where the finding stands: whole words for the text's own voice only."""
    if finding.voice != "own" or not finding.end:
        return []
    found = []
    for text in finding.instead:
        if len(text) <= 80 and not any(mark in text for mark in "…{}[]()/"):
            capital = finding.quoted[:1].isupper() and not finding.quoted.isupper()
            found.append(text[:1].upper() + text[1:] if capital else text)
    return found


def full_message(finding: Finding) -> str:
    """Message, reason, alternatives and what led to a score in one paragraph, for faces that show nothing else."""
    parts = [f"{finding.message}.", finding.because]
    if finding.instead:
        parts.append(f"Try: {' · '.join(finding.instead[:3])}.")
    if line := reasons_line(finding):
        parts.append(f"{line[:1].upper()}{line[1:]}.")
    return " ".join(" ".join(part.split()) for part in parts if part)
