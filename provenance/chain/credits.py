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
# Roles whose forms are too short to be looked for in lines that may be prose.
_ONLY_IN_CREDITS = frozenset(("agency_byline", "dateline", "byline", "desk", "edited", "photo", "correction"))
_SEPARATOR = re.compile(r"\s+[–—|•·]\s+|\s+-\s+|\s*[;|•]\s*|\.\s+(?=[^\W\d_])|\n+|\s*[()\[\]]\s*")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NAMES = ("outlet", "name", "org")
_LONGEST_LINE, _LONGEST_NAME = 400, 80
_SHORT_PASSAGE = 160


class Credit(NamedTuple):
    """One credit: its role, the name it gives ("" for machine translation), and view code points of both."""

    role: str
    name: str
    start: int
    end: int
    passage: str
    translated_from: str = ""


class Form(NamedTuple):
    """A credit form: the literal parts around its placeholders, folded, and what each placeholder holds."""

    role: str
    literals: tuple[str, ...]
    places: tuple[str, ...]


def credits(article: Article) -> list[Credit]:
    """Every credit of the article, by place; prose passages are searched in their short lines only."""
    found = []
    text = article.view.text
    for passage in article.passages:
        if passage.kind in ("headline", "standfirst"):
            continue
        if passage.kind in ("body", "caption") and passage.end - passage.start > _SHORT_PASSAGE:
            continue
        for start, end in _pieces(text, passage.start, passage.end):
            credit = _credit(article, text, start, end, passage.kind)
            if credit is not None:
                found.append(credit)
    return found


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a passage between separators, trimmed."""
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
        piece = text[start:end]
        folded = " ".join(piece.lower().split())
        for form in forms(code):
            if kind in ("body", "caption") and form.role in _ONLY_IN_CREDITS:
                continue
            names = fit(form, folded)
            if names is not None:
                named = next((names[key] for key in _NAMES if names.get(key)), "")
                name = _as_written(piece, named)
                return Credit(form.role, name, start, end, kind, names.get("lang", ""))
    return None


def _as_written(piece: str, folded: str) -> str:
    """The part of a piece that a folded name was taken from, with its own letters."""
    words = " ".join(piece.split())
    at = words.lower().find(folded)
    return words[at : at + len(folded)].strip(" .,") if at >= 0 else folded.strip(" .,")


def fit(form: Form, folded: str) -> dict[str, str] | None:
    """What the placeholders hold where a folded piece fits a form whole; None where it does not."""
    literals = form.literals
    if not folded.startswith(literals[0]):
        return None
    if not form.places:
        rest = folded[len(literals[0]) :]
        return {} if len(rest) <= _LONGEST_NAME and not rest[:1].isalnum() else None
    at = len(literals[0])
    held: dict[str, str] = {}
    for number, place in enumerate(form.places):
        literal = literals[number + 1]
        if number + 1 == len(form.places):
            upto = len(folded) - len(literal)
            if not folded.endswith(literal):
                return None
        else:
            upto = folded.find(literal, at + 1)
        if upto <= at or upto - at > _LONGEST_NAME or any(char in ":;|" for char in folded[at:upto]):
            return None
        held.setdefault(place, folded[at:upto].strip())
        at = upto + len(literal)
    return held


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
def forms(code: str) -> tuple[Form, ...]:
    """The credit forms of a language, the longest first within a role."""
    found = []
    for role in ROLES:
        for written in sorted(language(code).group("credits", role), key=len, reverse=True):
            parts = _PLACEHOLDER.split(" ".join(written.strip().rstrip(".").lower().split()))
            if "".join(parts[::2]).strip(" ()/,.-–—"):
                found.append(Form(role, tuple(parts[::2]), tuple(parts[1::2])))
    return tuple(found)
