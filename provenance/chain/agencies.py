"""Agencies that a text is signed with: in its dateline, in brackets at its end, or alone on a line.

A short name counts only where the lexicon knows an agency that bears it; which one, where several do, is left
to the chain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from provenance.chain.names import JOINERS, WITH, is_name
from provenance.lexicon.outlets import Outlets

_ELEMENT = re.compile(r"[^.,/()（）\[\]【】:：|+&—–\n-]+(?:[.-][^\s.,/()（）\[\]:|+&—–-]+)*")
_BRACKETED = re.compile(r"[(（\[]\s*([^()（）\[\]\n]{2,48}?)\s*[)）\]]\s*[.»”\"]?\s*$")
# "(Ana Petrov/Reuters)", "(Photo by Ana Petrov / AFP)": a picture's, also behind the last sentence.
_PICTURED = re.compile(
    r"[(（\[]\s*(?:((?:photos?|fotos?|bild|image|imagen|picture|фото)\b[^()（）/\n]{0,50})|([^()（）/\n]{4,40}?))\s*/"
    r"[^()（）\n]{2,40}[)）\]]\s*[.»”\"]?\s*$",
    re.IGNORECASE,
)
_WIRE_CHINESE = re.compile(r"[【（(]?((?:新华|中新|中央)社|(?:共同|時事)通信|新華社)\S{0,14}?\d{1,2}日[电電]")
# "dpa Berlin – …": an agency before the place.
_LEADING = re.compile(r"([^\W\d_]{2,8})\s+[^\W\d_a-z][^\W\d_]{2,}(?:[ -][^\W\d_]{2,}){0,2}\s+[–—-]\s")
_MAILED = re.compile(r"\s*[–—|,-]?\s*(?:\[email\s?protected\]|\S{1,60}@\S{1,60})$")
_PART_OR_MARK = re.compile(r"[,/+&|]|[^\s,/+&|]+")
# Where a dateline must have ended, and how long its parts and a signed line may be.
_HEAD, _PART, _SIGNED, _MARK = 90, 32, 60, 3


class Signed(NamedTuple):
    """An agency as a span of the text, credited by name or "with" others."""

    start: int
    end: int
    role: str


def is_agency(name: str, outlets: Outlets, *, surely: bool = False) -> bool:
    """Whether the lexicon knows an agency of this name; `surely`: and the name is written like nothing else.

    An agency whose name is also a word ("Mehr") must be written in capitals, or be a short mark ("dpa").
    """
    known = [one for one in outlets.bearing(name) if one.kind == "agency"]
    marked = name.isupper() or (len(name) <= _MARK and any(name in (one.name, *one.aliases) for one in known))
    return any(not one.ambiguous for one in known) or bool(known and marked and not surely)


def dateline(text: str, start: int, end: int, outlets: Outlets) -> Signed | None:
    """The agency of a dateline that opens a paragraph: "KYIV, 5 May (Reuters) — …"."""
    chinese = _WIRE_CHINESE.match(text, start, end)
    if chinese:
        return Signed(*chinese.span(1), "dateline")
    leading = _LEADING.match(text, start, end)
    if leading and is_agency(leading[1], outlets, surely=True):
        return Signed(*leading.span(1), "dateline")
    limit = min(end, start + _HEAD)
    for number, match in enumerate(_ELEMENT.finditer(text, start, limit)):
        first, last = _trimmed(text, *match.span())
        if number > 5 or last - first > _PART:
            return None
        before, after = text[max(start, first - 1) : first], text[match.end() : match.end() + 3].lstrip()[:1]
        enclosed = before in tuple("(（/【") and text[last : last + 1] in tuple(")）/】")
        parted = after in tuple("—–-:：") or (after == "." and number > 0)
        first = text.rfind(" via ", first, last) + 5 if " via " in text[first:last] else first
        name = text[first:last]
        if first < last and (enclosed or parted) and is_agency(name, outlets, surely=not enclosed):
            return Signed(first, last, "dateline")
    return None


def bracketed(text: str, start: int, end: int, outlets: Outlets) -> list[Signed]:
    """The agencies in brackets at the end of a paragraph: "… (dpa/AFP)"; a picture's behind who took it."""
    match = _BRACKETED.search(text, max(start, end - 60), end)
    found = _signed(text, match.start(1), match.end(1), outlets) if match else []
    return [one._replace(role="photo") for one in found] if found and _is_pictured(text, start, end, outlets) else found


def _is_pictured(text: str, start: int, end: int, outlets: Outlets) -> bool:
    """Whether the bracket at the end of a paragraph gives a photographer's whole name before the agency's."""
    match = _PICTURED.search(text, max(start, end - 110), end)
    if match is None:
        return False
    name = match[2] or ""
    return bool(match[1]) or (" " in name and is_name(name) and not outlets.bearing(name))


def signed_line(text: str, start: int, end: int, outlets: Outlets) -> list[Signed]:
    """The agencies of a line that holds nothing else: "AFP", "(KNA, DR)", "SDA/sep"."""
    if end - start > _SIGNED:
        return []
    mail = _MAILED.search(text, start, end)
    first, last = start, mail.start() if mail else end
    while first < last and text[first] in "(（[/—–-© ":
        first += 1
    if (
        text[first : first + 2] in ("19", "20")
        and text[first + 2 : first + 4].isdigit()
        and text[first + 4 : first + 5] == " "
    ):
        first += 5  # "© 2012 APA/AP"
    while last > first and text[last - 1] in ")）]/. ":
        last -= 1
    return _signed(text, first, last, outlets, whole=True)


def _signed(text: str, start: int, end: int, outlets: Outlets, *, whole: bool = False) -> list[Signed]:
    """Agencies among the parts of a sign-off; all other parts must be short marks of a desk."""
    found: list[Signed] = []
    for first, last, joined in _parts(text, start, end):
        name = text[first:last]
        if is_agency(name, outlets):
            found.append(Signed(first, last, "with_information" if joined in WITH else "agency_byline"))
        elif joined in WITH or (whole and last - first > 12 and not outlets.bearing(name)):
            return []
    return found


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The parts of a sign-off between marks and joining words, with the word before each."""
    joined, first, last = "", -1, -1
    for match in _PART_OR_MARK.finditer(text[start:end]):
        word = match[0].lower()
        if word in JOINERS or (len(word) == 1 and not word.isalnum()):
            if first >= 0:
                yield start + first, start + last, joined
            joined, first = word, -1
            continue
        first = match.start() if first < 0 else first
        last = match.end()
    if first >= 0:
        yield start + first, start + last, joined


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
