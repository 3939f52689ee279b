"""Credit lines: who relayed, translated, wrote or first published the text, as the page itself says.

A line is cut at its separators, and each piece is held against the credit forms of its language. Only a piece
that fits a form whole is a credit, so ordinary prose is never one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from provenance.article.article import Article
from provenance.lexicon.languages import language

ROLES = (
    "via", "translated", "machine_translated", "originally", "republication", "syndicated", "with_information",
    "source", "agency_byline", "dateline", "byline", "desk", "edited", "photo", "correction",
)  # fmt: skip
_SEPARATOR = re.compile(r"\s+[–—|•·]\s+|\s+-\s+|\s*[;|•]\s*|\.\s+(?=[^\W\d_])|\n+|\s*[()\[\]]\s*")
_PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")
_LONGEST_LINE = 400
_NAME = r"[^\n:;|]{1,80}?"


class Credit(NamedTuple):
    """One credit: its role, the name it gives ("" for machine translation), and view code points of both."""

    role: str
    name: str
    start: int
    end: int
    passage: str
    translated_from: str = ""


def credits(article: Article) -> list[Credit]:
    """Every credit of the article, by place; prose passages are searched in their short lines only."""
    found = []
    text = article.view.text
    for passage in article.passages:
        if passage.kind in ("headline", "standfirst"):
            continue
        if passage.kind in ("body", "caption") and passage.end - passage.start > 160:
            continue
        for start, end in _pieces(text, passage.start, passage.end):
            credit = _credit(article, text, start, end, passage.kind)
            if credit is not None:
                found.append(credit)
    return found


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a passage between separators, trimmed; a label such as "Disclaimer:" is a piece of its own."""
    pieces = []
    at = start
    for match in [*_SEPARATOR.finditer(text, start, end), None]:
        upto = match.start() if match else end
        first, last = at, upto
        while first < last and (text[first].isspace() or text[first] in ".,*_-–—"):
            first += 1
        while last > first and (text[last - 1].isspace() or text[last - 1] in ".,*_"):
            last -= 1
        if 0 < last - first <= _LONGEST_LINE:
            pieces.append((first, last))
        at = match.end() if match else end
    return pieces


def _credit(article: Article, text: str, start: int, end: int, kind: str) -> Credit | None:
    for code in dict.fromkeys((article.language, "en")):
        start = _behind_label(text, start, end, code)
        for role, pattern in _patterns(code):
            match = pattern.match(text, start, end)
            if match is not None and (kind not in ("body", "caption") or role in _SAFE_IN_PROSE):
                names = match.groupdict()
                name = next((names[key] for key in ("outlet", "name", "org") if names.get(key)), "")
                return Credit(role, name.strip(" .,"), start, end, kind, names.get("lang") or "")
    return None


_SAFE_IN_PROSE = frozenset(
    ("via", "translated", "machine_translated", "originally", "republication", "with_information", "source")
)


def _behind_label(text: str, start: int, end: int, code: str) -> int:
    """Where a piece goes on behind a disclaimer's label."""
    for label in language(code).group("furniture", "disclaimers"):
        if text[start : start + len(label)].lower() == label and start + len(label) < end:
            at = start + len(label)
            while at < end and (text[at].isspace() or text[at] in ":-–"):
                at += 1
            return at if at < end else start
    return start


@cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The credit forms of a language as patterns, longest first within a role."""
    found = []
    for role in ROLES:
        for form in sorted(language(code).group("credits", role), key=len, reverse=True):
            if pattern := _compile(form):
                found.append((role, pattern))
    return tuple(found)


def _compile(form: str) -> re.Pattern[str] | None:
    """A form as a pattern for a whole piece; each placeholder counts once, later ones match without a name."""
    seen: set[str] = set()

    def place(match: re.Match[str]) -> str:
        name = match[1]
        if name in seen:
            return _NAME
        seen.add(name)
        return f"(?P<{name}>{_NAME})"

    bare = form.strip().rstrip(".").strip()
    if not _PLACEHOLDER.sub("", re.escape(bare)).replace("\\", "").strip(" ()/,.-–—"):
        return None
    pattern = _PLACEHOLDER.sub(place, re.escape(bare)).replace("\\ ", r"\s+")
    return re.compile(pattern + r"\s*$" if "{" in form else pattern + r"\b.{0,80}$", re.IGNORECASE)
