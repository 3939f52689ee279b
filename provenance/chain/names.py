"""Names in a credit: where each begins and ends, and whether what follows could stand behind a name.

Pages glue a byline to a job title or a date ("Ana PetrovStaff Writer", "Ana Petrov3.11.2023"), so a name also ends
where a capital follows a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from provenance.lexicon.languages import language

_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’‘·-](?=[^\W\d_])|\.(?=\s+[^\W\d_]))*")
_HANDLE = re.compile(r"[\w@][\w.@-]*\w|\w")
_GLUED = re.compile(r"(?<=[^\W\d_])(?<=[^A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ.'’-])(?=[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ])")
_KEPT_GLUE = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O)$")
_PARTICLES = frozenset((
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "le", "la", "el",
    "al", "bin", "ibn", "ben", "y", "e", "zu", "zur", "zum", "af", "av", "ter", "ten", "lo", "los",
))  # fmt: skip
JOINERS = frozenset((
    "and", "und", "sowie", "y", "e", "et", "и", "та", "ve", "və", "og", "och", "en", "i", "a", "és", "și", "si", "και",
    "ו", "եւ", "և", "&", "with", "mit", "con", "avec", "com", "с",
))  # fmt: skip
WITH = frozenset((
    "with", "mit", "con", "avec", "com", "с",
))  # fmt: skip
_PARTING = re.compile(r"\s*(?:,|;|/|&|\||•|·|،|、)\s*|\s+")
# Particles that a name may begin with.
_FIRST = frozenset(
    ("von", "van", "de", "di", "da", "del", "della", "bin", "ibn", "ben", "al", "el", "ten", "ter", "af", "av")
)
_DATED = re.compile(r"(?:am|on|um|le|el|del|em|il|op|den|on the)\s+(?:[^\W\d_]{3,12}\.?\s+)?\d", re.IGNORECASE)
_MOST_TOKENS = 4
# What stands right behind a name on many pages.
_BEHIND = (
    "staff", "writer", "reporter", "correspondent", "editor", "updated", "published", "for", "phd", "md", "in",
    "lesezeit", "news", "foto", "fotos", "photo", "photos", "bild", "video", "follow", "kategorien",
)  # fmt: skip
# What may follow the last name: nothing, a mark, a number, a capital (a title, a place) or a word of a date.
_MARKS = ",;|/–—-•·.:()[]<@#"


class Name(NamedTuple):
    """A name as a span of the text it was found in; `joined` is the word or mark that ties it to the one before."""

    start: int
    end: int
    joined: str = ""


def names(text: str, code: str, *, known: Sequence[str] = (), handles: bool = False) -> tuple[list[Name], int]:
    """The names that a text opens with and where they end; none where running prose follows them.

    `known` are names the page declares, which end a name sooner; `handles` allows one word of any case.
    """
    found: list[Name] = []
    at, joined = 0, ""
    if handles and (word := _HANDLE.fullmatch(text)) and any(map(str.isdigit, text)) and any(map(str.isalpha, text)):
        return [Name(*word.span())], word.end()
    while (name := _name(text, at, code, known)) is not None:
        found.append(Name(*name, joined))
        gap = _PARTING.match(text, name[1])
        at, joined = (gap.end(), gap[0].strip()) if gap else (name[1], "")
        if not joined and any(text[at:].lower().startswith(one.lower()) for one in known):
            joined = " "
        word = _HANDLE.match(text, at)
        if word and word[0].lower() in JOINERS:
            joined, at = word[0].lower(), word.end() + 1
        elif text[at : at + 1] == "&":
            joined, at = "&", at + 2
        if not joined:
            break
    if not found and handles and (handle := _HANDLE.match(text)):
        glue = next((g.start() for g in _GLUED.finditer(handle[0]) if _parts_there(handle[0], g.start())), 0)
        if glue and handle[0][:glue].islower():  # "annaVeröffentlicht am …"
            return [Name(handle.start(), handle.start() + glue)], handle.start() + glue
        if _is_handle(text, handle, code):
            return [Name(*handle.span())], handle.end()
    while found and not _ends(text, found[-1].end, code):
        if found.pop().joined != ",":  # "Ana Petrov, Editor for …"
            return [], 0
    return found, found[-1].end if found else 0


def _is_handle(text: str, handle: re.Match[str], code: str) -> bool:
    """Whether a word of small letters is all that an opening leaves, but for a date or a number."""
    rest = text[handle.end() :].lstrip(" ,•·")
    words = frozenset(language(code).words("function_words"))
    alone = not rest or rest[0].isdigit() or rest[0] == "|" or _DATED.match(rest) is not None
    words |= frozenset(language("en").words("function_words"))
    short = 2 if _DATED.match(rest) else 3
    return alone and len(handle[0]) >= short and handle[0].lower() not in words and any(map(str.isalpha, handle[0]))


def _name(text: str, at: int, code: str, known: Sequence[str]) -> tuple[int, int] | None:
    """One name from `at` on."""
    rest = text[at:].lower()
    for one in known:
        behind = text[at + len(one) : at + len(one) + 2]
        longer = behind[:1].islower() or (" " not in one and behind[:1] == " " and behind[1:].isupper())
        if rest.startswith(one.lower()) and not longer:
            return at, at + len(one)
    start, end, count = at, at, 0
    while count < _MOST_TOKENS and (token := _TOKEN.match(text, at)) is not None:
        word = token[0]
        if word.lower() in _stops(code) and not (count and word.isupper()) and not (count == 1 and _surname(word)):
            break
        if count > 1 and text[token.end() : token.end() + 1] == ":":
            break
        if word[0].islower():
            nextword = _TOKEN.match(text, token.end() + 1)
            if not count and word not in _FIRST:
                break
            if word not in _PARTICLES or nextword is None or not nextword[0][0].isupper() or word in WITH:
                break
            if not count and word in JOINERS:
                break
        else:
            count += 1
        glue = next((g.start() for g in _GLUED.finditer(word) if _parts_there(word, g.start())), 0)
        if glue:
            return start, token.start() + glue
        end = token.end()
        if text[end : end + 2].startswith((" ", "\xa0")) and text[end + 1 : end + 2] not in ("", " "):
            at = end + 1
        else:
            break
    if not count:
        return None
    return start, end - (text[end - 1 : end] == "." and count > 1 and end == len(text))


def _surname(word: str) -> bool:
    """Whether a word that often stands behind a name is a name itself, too."""
    return word in ("Staff", "Bild", "May", "April", "August", "Jan")


def _parts_there(word: str, at: int) -> bool:
    """Whether a capital within a word begins another word: not in "McKay", not in "HansG"."""
    return len(word) - at > 2 and not _KEPT_GLUE.search(word[:at])


def _ends(text: str, end: int, code: str) -> bool:
    """Whether names may end there: no running prose follows."""
    rest = text[end:].lstrip()
    if not rest or rest[0] in _MARKS or rest[0].isdigit() or _DATED.match(rest):
        return True
    word = _TOKEN.match(rest)
    if word is None:
        return True
    return word[0].lower() in _stops(code) or (word[0][0].isupper() and end < len(text))


@cache
def _stops(code: str) -> frozenset[str]:
    """Words that are no names: months, words of dates, occupations, and what parts a name from its house."""
    words: set[str] = set(_BEHIND)
    for one in (language(code), language("en")):
        for month in one.words("months"):
            words |= {month.lower(), month.lower()[:3]}
        for phrase in (*one.group("furniture", "dates"), *one.group("furniture", "occupations")):
            words.add(phrase.lower().split()[0])
    return frozenset(words - {"on", "date", "may", "mar", "jan", "time", "a", "i"} | {"on"})


def is_name(text: str) -> bool:
    """Whether a line is nothing but two to four capitalised words."""
    words = [word for word in text.split() if word not in _PARTICLES]
    plain = "".join(text.split()).replace("-", "").replace(".", "").replace("’", "").replace("'", "")
    if len(words) > 3 and any(word in ("von", "de", "by", "di", "par") for word in text.split()):
        return False
    return 2 <= len(words) <= _MOST_TOKENS and plain.isalpha() and all(word[0].isupper() for word in words)
