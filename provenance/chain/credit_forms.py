"""Credit forms of a language, as data to hold a line against: literal parts, placeholders, opening words."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from provenance.lexicon.languages import language

# From the strongest claim to the weakest: a piece that fits several forms is what the first of them says.
ROLES = (
    "machine_translated", "translated", "originally", "republication", "syndicated", "with_information", "photo",
    "via", "edited", "source", "correction", "byline",
)  # fmt: skip
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[^\W_]+")
_PLACE = re.compile(r"\{\w+\}")
_TEMPLATE = re.compile(r"(\{\w+\}|\s+|:)")
# Replacing one by one is many times as fast as translating.
_PLAIN = (("’", "'"), ("ʼ", "'"), ("`", "'"), ("：", ":"), ("\xa0", " "), ("\u3000", " "))
# Armenian intonation marks, which the view does not show.
_UNSEEN = dict.fromkeys(range(0x55B, 0x560))
# Roles whose party may be given as an address alone.
_LINKED = ("source", "originally", "republication")
_LONGEST_NAME, _LONGEST_LIST = 90, 280


class Form(NamedTuple):
    """A credit form: a pattern (as text) over folded text, the placeholders in order, and how many letters are literal.

    A weak one has no more than a preposition ("with {outlet}").
    """

    role: str
    pattern: str
    places: tuple[str, ...]
    weight: int
    words: tuple[str, ...] = ()
    literals: tuple[str, ...] = ("",)

    @property
    def weak(self) -> int:
        """How weak its literal part is: 0 enough by itself, 1 wants a name behind it, 2 one that is known."""
        if self.weight > 5 or self.role not in ("with_information", "via"):
            return 0
        return 1 if self.pattern.startswith(("via", "v\u00eda")) else 2


class Opening(NamedTuple):
    """The words that a form begins with when only a name follows, and whether a colon has to part them."""

    role: str
    words: str
    colon: bool


def folded(text: str) -> str:
    """Text as forms are compared: lower case, one kind of apostrophe and colon; of the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if lowered.isascii():
        return lowered.replace("`", "'")
    for char, plain in _PLAIN:
        lowered = lowered.replace(char, plain)
    return lowered


@cache
def forms(code: str) -> tuple[Form, ...]:
    """The forms of a language, by role and the longest literals first; those without literals are left out."""
    found = []
    for role in ROLES:
        ofrole = [_form(role, written) for written in language(code).group("credits", role)]
        found += sorted((form for form in ofrole if form.weight), key=lambda form: -form.weight)
    return tuple(found)


def _form(role: str, written: str) -> Form:
    written = folded(written.translate(_UNSEEN)).strip().rstrip(".").strip("()（）")
    pattern, places = "", []
    for part in _TEMPLATE.split(written):
        if part.startswith("{"):
            places.append(part[1:-1])
            longest = _LONGEST_LIST if role == "with_information" else _LONGEST_NAME
            address = r"https?://[^\s|]{1,300}|" if part in ("{outlet}", "{url}") and role in _LINKED else ""
            pattern += rf"(?P<p{len(places)}>{address}[^:;|]{{1,{longest}}}?)"
        elif part == ":":
            pattern += r"\s*:\s*"
        else:
            pattern += r"\s+" if part.isspace() else re.escape(part)
    literal = sum(map(str.isalnum, _PLACEHOLDER.sub("", written)))
    pattern = pattern.replace(r"\s+\s*:\s*", r"\s*:\s*").replace(r"\s*:\s*\s+", r"\s*:\s*")
    words = tuple(_PLACE.sub(" ", written).replace(":", " ").split())
    return Form(role, rf"{pattern}\W{{0,3}}", tuple(places), literal, words, tuple(_PLACE.split(written)))


class FormIndex(NamedTuple):
    """The forms of a language by the word they begin with, and those that begin otherwise by a literal in them."""

    opening: dict[str, tuple[tuple[int, Form], ...]]
    inside: tuple[tuple[str, int, Form], ...]


@cache
def _index(code: str) -> FormIndex:
    opening: dict[str, list[tuple[int, Form]]] = {}
    inside: list[tuple[str, int, Form]] = []
    for rank, form in enumerate(forms(code)):
        parted = form.literals[0][:1].isalnum() and not any("\u3040" <= char <= "\u9fff" for char in form.literals[0])
        first = _WORD.match(form.literals[0]) if parted else None
        if first and (first.end() < len(form.literals[0]) or len(form.literals) == 1):
            opening.setdefault(first[0], []).append((rank, form))
        else:
            inside.append((max(form.literals, key=len).strip(), rank, form))
    return FormIndex({word: tuple(found) for word, found in opening.items()}, tuple(inside))


def fitting(code: str, piece: str) -> list[Form]:
    """The forms of a language that a folded piece may fit, in order."""
    index = _index(code)
    first = _WORD.match(piece)
    found = list(index.opening.get(first[0], ())) if first else []
    found += [(rank, form) for literal, rank, form in index.inside if literal in piece]
    return [form for _, form in sorted(found, key=lambda one: one[0])]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A form's pattern, compiled when a piece first begins like it: few of some hundred ever are."""
    return re.compile(pattern)


def fit(form: Form, piece: str) -> dict[str, tuple[int, int]] | None:
    """Where the placeholders lie in a folded piece that fits a form whole; None where it does not."""
    match = _compiled(form.pattern).fullmatch(piece)
    if match is None:
        return None
    held: dict[str, tuple[int, int]] = {}
    for number, place in enumerate(form.places, start=1):
        start, end = match.span(f"p{number}")
        key = place if place not in held else f"{place}{number}"
        held[key] = (start, end)
    return held


@cache
def openings(code: str) -> tuple[Opening, ...]:
    """The openings of a language's bylines and sources, the longest first."""
    found: dict[tuple[str, str], bool] = {}
    for role in ("byline", "source"):
        for written in language(code).group("credits", role):
            parts = _PLACEHOLDER.split(folded(written.translate(_UNSEEN)).strip().strip("()（）"))
            if len(parts) != 3 or parts[2].strip() or parts[1] not in ("name", "outlet"):
                continue
            words = parts[0].strip().rstrip(":").strip()
            if words:
                colon = ":" in parts[0]
                found[role, words] = colon and found.get((role, words), True)
    ordered = sorted(found.items(), key=lambda one: -len(one[0][1]))
    return tuple(Opening(role, words, colon) for (role, words), colon in ordered)


@cache
def _source_words(code: str) -> frozenset[str]:
    return frozenset(one.words for one in (*openings(code), *openings("en")) if one.role == "source")


def labels_sources(words: str, code: str) -> bool:
    """Whether folded words are a label beneath or behind which sources are listed ("Sources:")."""
    bare = words.strip()
    if not bare.endswith(":"):
        return False
    bare = bare.rstrip(": ")
    known = _source_words(code)
    parts = bare.split()
    return bare in known or bool(parts and parts[-1] in known and len(parts) <= 3)
