"""Whether an alternative can stand where a loaded word stands, and in which form; in doubt it is advice only.

A replacement must leave the rest of the sentence as it is. Where that would need another article, another number,
another subject or another construction, an editor is told so and rewrites the sentence by hand.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from provenance.gate.casing import DETERMINERS, PREPOSITIONS, cased
from provenance.gate.verb_forms import HELPERS, bases_of, form_of, in_form
from provenance.lexicon.forms import inflect, surface_forms
from provenance.lexicon.languages import language
from provenance.text.words import fold

_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BLANK = re.compile(r"…|\.\.\.|[{}<>\[\]_]")
_CLAUSE = re.compile(r"(?:who|which|that|where|whose|whom|as|when|qui|que|dont|der|die|das|котор\w*|який|яка)\b", re.I)
_OPEN_END = frozenset(("according", "that", "led", "as", "since", "who", "which", "where"))
_VOWEL = re.compile(r"(?!(?:uni|use|usu|eu|one\b|once\b))[aeiou]|hon|hour|heir", re.IGNORECASE)


class Place(NamedTuple):
    """Where a word stands: as written, its sentence before it, its language, authored forms, and the passage."""

    quoted: str
    before: str
    language: str
    forms: tuple[str, ...] = ()
    after: str = ""
    headline: bool = False


class Fit(NamedTuple):
    """What would be written, or why an alternative is advice only."""

    text: str
    why: str = ""


def fit(place: Place, alternative: str) -> Fit:
    """The alternative in the form and case of the word it would replace."""
    if "\n" in place.quoted or "<" in place.quoted:
        return Fit("", "markup or a line break stands inside the words")
    if _BLANK.search(alternative):
        return Fit("", "has a blank to fill")
    if "," in alternative or _CLAUSE.match(alternative):
        return Fit("", "is another construction")
    words, own = alternative.split(), place.quoted.split()
    if not words or not own:
        return Fit("", "is empty")
    if _is_open(words[-1].lower(), place.language) and words[-1].lower() != own[-1].lower():
        return Fit("", "wants words behind it")
    if words[0][:1].isupper() and not own[0][:1].isupper() and words[0].isalpha() and not _adjectival(words[0]):
        return Fit("", "brings its own subject")
    if repeated := _repeated(place, words):
        return Fit("", f"would stand beside “{repeated}”")
    part, base = _authored(place)
    if place.language == "en":
        fitted = _english(place, words, own, part, base)
    elif part and fold(place.quoted, place.language) != fold(base, place.language):
        fitted = Fit("", f"would have to be inflected, which is not done in {place.language}")
    else:
        fitted = Fit(alternative)
    return Fit(cased(place.quoted, place.before, fitted.text, headline=place.headline)) if not fitted.why else fitted


def _is_open(word: str, code: str) -> bool:
    """Whether a phrase cannot end in this word."""
    prepositions = (*PREPOSITIONS, *(one for key in ("by", "of", "from") for one in _clauses(code, key)))
    return word in _OPEN_END or word in prepositions


def _clauses(code: str, key: str) -> tuple[str, ...]:
    return language(code).group("clauses", key)


def _adjectival(word: str) -> bool:
    """ "Armenian detainees" may stand where a common noun stood, "Armenia took" may not."""
    return word.endswith(("an", "ish", "ese", "i"))


def _repeated(place: Place, words: list[str]) -> str:
    """A neighbour that an alternative's words would repeat: "Armenian control by Armenia"."""
    near = [*_LETTERS.findall(place.before)[-2:], *_LETTERS.findall(place.after)[:2]]
    stems = {word.lower()[:6] for word in words if len(word) > 4}
    return next((word for word in near if word.lower()[:6] in stems), "")


def _authored(place: Place) -> tuple[str, str]:
    """The part of speech (`n`, `v`, `a`, "") and base of the form in the lexicon that the word is one of."""
    words = fold(" ".join(_LETTERS.findall(place.quoted)), place.language)
    for form in place.forms:
        if "/" not in form or "*" in form:
            continue
        try:
            surface = [fold(one.replace("-", " "), place.language) for one in surface_forms(form, place.language)]
        except ValueError:
            continue
        if words.replace("-", " ") in surface:
            return form.partition("/")[2][:1], surface[0]
    return "", ""


def _english(place: Place, words: list[str], own: list[str], part: str, base: str) -> Fit:
    previous = [word.lower() for word in _LETTERS.findall(place.before)[-3:]]
    if not part and (root := next(bases_of(own[0].lower()), "")) and next(bases_of(words[0].lower()), ""):
        part, base = "v", root
    if part == "v":
        return _verb(previous, words, own, base)
    if words[0].lower() in DETERMINERS and previous and previous[-1] in DETERMINERS:
        return Fit("", "brings its own article")
    if previous and previous[-1] in ("a", "an") and (previous[-1] == "an") != bool(_VOWEL.match(words[0])):
        return Fit("", f"does not go with “{previous[-1]}” before it")
    if part == "n":
        return _noun(place, words, own, base)
    return Fit(" ".join(words))


def _verb(previous: list[str], words: list[str], own: list[str], base: str) -> Fit:
    """The alternative's first word in the form of the verb that stands there."""
    head, verb = words[0].lower(), base.split()[0]
    if own[0].lower() in HELPERS and verb != own[0].lower():
        return Fit("", "is another construction")
    form = form_of(own[0].lower(), verb, helped=any(word in HELPERS for word in previous))
    later = [word for word in words[1:] if word.endswith("ed") or (next(bases_of(word), "") and word[-1:] not in "sg")]
    if words[0][:1].isupper() or head in DETERMINERS or head in PREPOSITIONS or later:
        return Fit("", "brings its own subject or is another construction")
    for root in (*bases_of(head), head):
        if root == head and len(words) > 1 and form != "base":
            break
        if (changed := in_form(root, form)) and root.isalpha():
            return Fit(" ".join((changed, *words[1:])))
    return Fit("", "cannot be put in the form that stands there")


def _noun(place: Place, words: list[str], own: list[str], base: str) -> Fit:
    """The alternative's head noun in the number that stands there."""
    at = next((number for number, word in enumerate(words) if word.lower() in PREPOSITIONS), len(words)) - 1
    if at < 0:
        return Fit("", "is another construction")
    plural = fold(" ".join(own)).replace("-", " ") != base
    looks_plural = _is_plural(words[at])
    if looks_plural and not plural:
        return Fit("", "is a plural where a singular stands")
    if plural and not looks_plural:
        several = [one for one in inflect(words[at], "n", "en") if one != words[at] and "'" not in one]
        if len(several) != 1:
            return Fit("", "has no plural that is known for certain")
        words = [*words[:at], several[0], *words[at + 1 :]]
    return Fit(" ".join(words))


def _is_plural(word: str) -> bool:
    lower = word.lower()
    return lower in ("people", "children", "men", "women", "police") or (
        lower.endswith("s") and not lower.endswith(("ss", "us", "is", "news"))
    ) or lower.endswith("men")  # fmt: skip
