"""The parties of a credit: one name each, without addresses, licences and dates that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.chain.names import JOINERS

_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*$")
_LICENCE = re.compile(
    r"\s+(?:under|sous|unter|bajo|con|sob|sotto)\s+(?:a\s+|an\s+|der\s+|una\s+|uma\s+)?(?:cc\b|creative|licen).*$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*[\[(（].*$")
_PARTING = re.compile(r"\s*[,;/]\s+|\s*;\s*|\s+\+\s+")
# Joining words that are no word of a name in any language.
_JOINING = sorted(JOINERS - {"a", "i", "e", "y", "с", "en", "con", "com"}, key=len, reverse=True)
_JOINED = re.compile(rf"\s+(?:{'|'.join(map(re.escape, _JOINING))})\s+")
# "F.A.Z.Buy this article": a button glued to a name that ends with a stop.
_BUTTON = re.compile(r"(?<=[A-Z]\.)(?=[A-Z][a-z]{3}).*$")
_DATED = re.compile(r"[\s,]+\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}.*$")
_DATE = re.compile(r"[\d\s./:,-]+(?:\w{2,12}\.?\s*)?[\d\s./:,-]*|(?:\w{2,4}\s+)?\d[\d\s./:,-]*\w{0,9}.*")
_HAN, _HAN_NAMES = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[^\s,，、/;；]+")
# "Associated Press writers …", "CNN's …"; "… in Kabul".
_STAFF = re.compile(
    r"(?:(?:der |den |les |las |the )?(?:nachrichten|news )?(?:agentur(?:en)?|agenc(?:y|ies)|agences?|agencias?)"
    r"|[\w ]{2,40}(?:['’]s|\b(?:writers?|reporters?|journalists?|correspondents?)))\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\s+(?:in|aus|à|en|из|da)\s+[^\W\d_].*$")
_LONGEST, _MOST_WORDS = 80, 9
# Agencies that write their names small, and what stands before a list of them: "sowie der Nachrichtenagenturen AFP".
_SMALL = frozenset(("dpa", "epd", "sda", "apa", "afp", "kna", "sid", "dts", "ots", "rtr", "ap", "mid", "efe", "ansa"))
_LED = re.compile(
    r".*\b(?:(?:nachrichten|news )?(?:agentur(?:en)?|agenc(?:y|ies)|agences?|agencias?))\s+(?=[^\W\d_])", re.IGNORECASE
)
_LISTS = frozenset(("source", "with_information", "translated", "edited"))


def parties(text: str, start: int, end: int, role: str) -> Iterator[tuple[int, int]]:
    """The spans of the parties that a placeholder held; none where it held a date or prose."""
    placed = False
    for first, last in _split(text, start, end, lists=role in _LISTS):
        match = _ADDRESS.search(text, first, last)
        if match and match.start() > first:
            last = match.start()
        if role == "with_information":
            lead = _LED.match(text, first, last) or _STAFF.match(text, first, last)
            first = lead.end() if lead else first
            if placed and lead is None and text[last : last + 1] != "," and " " not in text[first - 4 : first - 2]:
                placed = False
                continue
            placed = bool(_PLACED.search(text, first, last))
        for pattern in (_LICENCE, _NOTE, _DATED, _BUTTON, *((_PLACED,) if role == "with_information" else ())):
            match = pattern.search(text, first, last)
            if match and match.start() > first:
                last = match.start()
        while last > first and text[last - 1] in " .,:;\"“”»«'":
            last -= 1
        while first < last and text[first] in " .,:;\"“”»«'@":
            first += 1
        if _plausible(text[first:last], role):
            yield first, last


def _split(text: str, start: int, end: int, *, lists: bool) -> list[tuple[int, int]]:
    if not lists or "://" in text[start:end]:
        return [(start, end)]
    if _HAN.search(text, start, end):
        return [match.span() for match in _HAN_NAMES.finditer(text, start, end)]
    spans, at = [], start
    for match in [*_PARTING.finditer(text, start, end), None]:
        upto = match.start() if match else end
        inner = _JOINED.search(text, at, upto)
        noted = inner is not None and text.count("(", at, inner.start()) > text.count(")", at, inner.start())
        if inner and not noted and text[inner.end() : inner.end() + 1].isupper():
            spans += [(at, inner.start()), (inner.end(), upto)]
        else:
            spans.append((at, upto))
        at = match.end() if match else end
    return [(_behind_joiner(text, a, b), b) for a, b in spans if a < b]


def _behind_joiner(text: str, start: int, end: int) -> int:
    """Where a part goes on behind a joining word that opens it (", and Ana Petrov")."""
    word, _, rest = text[start:end].lstrip().partition(" ")
    return end - len(rest) if rest and word.lower() in _JOINING else start


def _plausible(name: str, role: str) -> bool:
    """Whether a held text can name a party: no date, no sentence, and capitals where the script has them."""
    if not name or len(name) > _LONGEST or not any(map(str.isalpha, name)) or _DATE.fullmatch(name):
        return False
    words = name.split()
    if len(words) > _MOST_WORDS:
        return False
    if name in _SMALL:
        return True
    cased = [word for word in words if word[0].lower() != word[0].upper()]
    if not cased or "." in name.strip(".") or "@" in name:
        return True
    if role in ("via", "syndicated", "with_information", "source") or len(words) > 3:
        return any(word != word.lower() for word in cased)
    return True
