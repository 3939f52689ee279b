"""Lines that are not prose: credits and page furniture, recognised by the forms of a language.

Only short lines made mostly of such words are recognised, so that no sentence is ever taken for
furniture; what a credit line says is for the chain to find out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec

from provenance.lexicon.languages import language
from provenance.text.words import fold

LineKind = Literal["credit", "furniture", ""]

_WORD = re.compile(r"[^\W_]+")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_NUMBER = re.compile(r"\d+\w{0,2}")
# "(AFP)", "AP/Reuters", "afp/jb/mm": an agency or its desk signing off, alone on a line.
_SIGN_OFF = re.compile(r"[\s(\[—–-]*(?:[A-Z]{2,7}|[A-Za-z]{2,8}(?:/[A-Za-z]{1,8}){1,4})[\s)\].]*")
_END_MARKS = frozenset(("ends", "end", "30"))
# Marks that a form may want behind its opening words: "source: …", "news, …".
_MARKS = ":：,/–—-"
# Words of a line, at most: furniture, a credit that one word opens ("by", "via"; half of it at the head),
# any other credit; and the characters of any of them.
_FURNITURE, _WEAK, _CREDIT = 14, 16, 60
_LONGEST = 450
# Time words that stand in date lines of any language's pages, beside the months.
_CLOCK = frozenset(("am", "pm", "gmt", "utc", "est", "edt", "cet", "cest", "msk", "bst", "pst", "pdt", "h"))
# Credit forms that tell where a story was written open its first sentence; they are no lines.
_IN_PROSE = frozenset(("dateline", "correction"))

Phrase = tuple[str, ...]


class LineForms(msgspec.Struct, frozen=True):
    """What marks a line in one language: phrases as tuples of folded words, by first word."""

    opening: dict[str, tuple[tuple[Phrase, str], ...]]
    inside: dict[str, tuple[Phrase, ...]]
    labels: dict[str, tuple[Phrase, ...]]
    disclaimers: dict[str, tuple[Phrase, ...]]
    dates: frozenset[str]
    months: frozenset[str]


@cache
def line_forms(code: str) -> LineForms:
    """The forms of a language together with the English ones, which pages of every language carry."""
    known = [language(code), language("en")] if code not in ("", "en") else [language("en")]
    opening: dict[str, dict[tuple[Phrase, str], None]] = {}
    inside: dict[str, dict[Phrase, None]] = {}
    for one in known:
        for name, forms in one.groups.get("credits", {}).items():
            if name in _IN_PROSE:
                continue
            for form in forms:
                _credit_form(form, one.code, opening, inside)

    def phrases(key: str) -> dict[str, tuple[Phrase, ...]]:
        return _by_first(_words(form, one.code) for one in known for form in one.group("furniture", key))

    return LineForms(
        {first: tuple(found) for first, found in opening.items()},
        {first: tuple(found) for first, found in inside.items()},
        phrases("labels"),
        phrases("disclaimers"),
        frozenset(word for one in known for form in one.group("furniture", "dates") for word in _words(form, one.code)),
        frozenset(word for one in known for month in one.words("months") for word in _months(month, one.code)),
    )


def _months(month: str, code: str) -> tuple[str, str]:
    folded = fold(month, code)
    return folded, folded[:3]


def _words(text: str, code: str) -> Phrase:
    return tuple(_WORD.findall(fold(text, code)))


def _by_first(found: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    table: dict[str, dict[Phrase, None]] = {}
    for phrase in found:
        if phrase:
            table.setdefault(phrase[0], {})[phrase] = None
    return {first: tuple(sorted(ones, key=len, reverse=True)) for first, ones in table.items()}


def _credit_form(
    form: str,
    code: str,
    opening: dict[str, dict[tuple[Phrase, str], None]],
    inside: dict[str, dict[Phrase, None]],
) -> None:
    """Sort a credit form by its literal words: those that open the line, or else the longest within it."""
    pieces = _PLACEHOLDER.split(form)
    first = _words(pieces[0], code)
    if first:
        last = pieces[0].rstrip()[-1]
        follows = "whole" if len(pieces) == 1 else last if last in _MARKS else ""
        opening.setdefault(first[0], {})[(first, follows)] = None
        return
    longest = max((_words(piece, code) for piece in pieces), key=len)
    # What ends with "that" opens a sentence: "Interfax xəbər verir ki, …".
    if len(longest) >= 3 and longest[-1] not in language(code).group("attribution", "that"):
        inside.setdefault(longest[0], {})[longest] = None


def line_kind(text: str, forms: LineForms, code: str, *, foot: bool) -> LineKind:
    """Whether a line at the head or foot is a credit or furniture; "" where it may be prose."""
    if len(text) > _LONGEST:
        return ""
    words = _words(text, code)
    if not words or (len(words) == 1 and words[0] in _END_MARKS):
        return "furniture"
    disclaimed = _disclaimer(text, words, forms)
    rest = text[_end_of(text, disclaimed) :].lstrip(" \xa0:：–—-") if disclaimed else text
    if _is_credit(rest, words[disclaimed:], forms, foot=foot):
        return "credit"
    if disclaimed and foot:
        return "furniture"
    if text.lstrip()[0] == "©" and len(words) <= _WEAK:
        return "credit"
    if foot and len(words) <= 5 and _SIGN_OFF.fullmatch(text):
        return "credit"
    return "furniture" if _is_furniture(text, words, forms) else ""


def _disclaimer(text: str, words: Phrase, forms: LineForms) -> int:
    """How many words open the line as a disclaimer: "Disclaimer:", "The views expressed here …"."""
    for phrase in forms.disclaimers.get(words[0], ()):
        size = len(phrase)
        if words[:size] != phrase:
            continue
        if size >= 3 or len(words) == size or _mark_after(text, size) in (":", "：", "–", "—"):
            return size
    return 0


def _end_of(text: str, count: int) -> int:
    """Where the first `count` words of a line end."""
    for number, match in enumerate(_WORD.finditer(text), start=1):
        if number == count:
            return match.end()
    return 0


def _mark_after(text: str, count: int) -> str:
    """The first visible character behind the first `count` words."""
    at = _end_of(text, count)
    return text[at : at + 4].lstrip()[:1]


def _is_credit(text: str, words: Phrase, forms: LineForms, *, foot: bool) -> bool:
    if not words or len(words) > _CREDIT:
        return False
    for phrase, follows in forms.opening.get(words[0], ()):
        if words[: len(phrase)] == phrase and _opens_credit(text, words, len(phrase), follows, foot=foot):
            return True
    if forms.inside.keys().isdisjoint(words):
        return False
    return any(
        words[at : at + len(phrase)] == phrase for at, word in enumerate(words) for phrase in forms.inside.get(word, ())
    )


def _opens_credit(text: str, words: Phrase, size: int, follows: str, *, foot: bool) -> bool:
    """Whether a line that begins with `size` words of a credit form is one."""
    if follows == "whole":
        return len(words) == size or (size >= 3 and len(words) <= size + 3) or (size >= 4 and foot)
    if len(words) <= size:
        return False
    if follows:
        return _mark_after(text, size) == follows and len(words) <= size + 25
    if size >= 4:
        return True
    if size == 1 and len(words) > (_WEAK if foot else _WEAK // 2):
        return False
    return _names_follow(text, size)


def _names_follow(text: str, size: int) -> bool:
    """Whether what follows the opening is names rather than a sentence."""
    rest = _WORD.findall(text)[size:]
    cased = [word for word in rest if word.lower() != word.upper()]
    if not cased:
        return len(rest) <= 6
    named = sum(word.lower() != word or word.isdigit() for word in cased)
    begins_as_name: bool = cased[0].lower() != cased[0]
    return begins_as_name and named * 5 >= len(cased) * 3


def _is_furniture(text: str, words: Phrase, forms: LineForms) -> bool:
    """Whether a short line is made of labels, dates and numbers."""
    if len(words) > _FURNITURE or text.rstrip()[-1] in "!?":
        return False
    covered = singles = phrases = numbers = times = at = 0
    has_number = any(word[0].isdigit() for word in words)
    while at < len(words):
        word = words[at]
        size = next((len(p) for p in forms.labels.get(word, ()) if words[at : at + len(p)] == p), 0)
        if size > 1:
            phrases += 1
        elif _NUMBER.fullmatch(word):
            numbers, size = numbers + 1, 1
        elif has_number and (word in forms.dates or word in forms.months or word in _CLOCK):
            times, size = times + 1, 1
        else:
            singles += size
        covered += size
        at += max(size, 1)
    if covered * 10 < len(words) * 7:
        return False
    return bool(phrases or singles >= 3 or numbers >= 3 or (times and numbers) or len(words) == 1)
