"""Paragraphs of plain text: where blank lines, or lines that nobody wrapped, part them.

A line break is a paragraph's end where a program that wraps lines would not have put one: behind a
short line, or where the lines are far too long to have been wrapped at all.
"""

from __future__ import annotations

from itertools import pairwise

# Lines longer than this on average were not wrapped by anybody.
_UNWRAPPED = 100
_FINAL = tuple(".!?…:։؟۔。！？\"”»’'")

Line = tuple[int, int]


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text as trimmed spans, in order."""
    spans: list[tuple[int, int]] = []
    run: list[Line] = []
    widest = longest = count = total = 0
    runs: list[list[Line]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        shown = line.strip()
        if shown:
            size = len(shown)
            begin = at if line[0] == shown[0] else at + len(line) - len(line.lstrip())
            run.append((begin, begin + size))
            total += size
            count += 1
            if size > widest:
                widest = size
        elif run:
            longest = max(longest, len(run))
            runs.append(run)
            run = []
        at += len(line)
    if run:
        longest = max(longest, len(run))
        runs.append(run)
    if longest < 2:
        return [lines[0] for lines in runs]
    unwrapped = total > _UNWRAPPED * count
    for lines in runs:
        spans += lines if unwrapped else _unwrap(text, lines, min(widest, _UNWRAPPED))
    return spans


def _unwrap(text: str, lines: list[Line], width: int) -> list[tuple[int, int]]:
    """Join the lines that a wrapping program parted, leaving apart those that a person did."""
    if len(lines) > 2:
        width = max(end - start for start, end in lines)
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if _meant(text, before, line, width):
            joined.append(line)
        else:
            joined[-1] = (joined[-1][0], line[1])
    return joined


def _meant(text: str, before: Line, line: Line, width: int) -> bool:
    """Whether the break between two lines was meant: the next word would still have fitted."""
    word = text[line[0] : min(line[1], line[0] + 40)].split(maxsplit=1)[0]
    needed = before[1] - before[0] + 1 + len(word)
    if text[before[1] - 1] in _FINAL and not word[:1].islower():
        return needed <= width
    return needed <= width * 0.7
