"""Every surface form of a written form, so that authors of lexicons write base forms and nothing else.

Nothing is looked up while an article is read: forms are expanded once, when a lexicon is compiled.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from itertools import product
from types import ModuleType

from provenance.lexicon.forms.tables import listed

PARTS_OF_SPEECH = {"n": "noun", "v": "verb", "a": "adjective"}
MOST_FORMS = 2000
_MODULES = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
    "ru": "russian",
    "uk": "ukrainian",
}
_PARTS = re.compile(r"[\s_]+")


def surface_forms(form: str, language: str) -> tuple[str, ...]:
    """Every surface form of one written form such as "crack/v down on": the base first, the others sorted."""
    parts = [part for part in _PARTS.split(form) if part]
    if not parts:
        raise ValueError("a form needs at least one word")
    choices = [_choices(part, language, form) for part in parts]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > MOST_FORMS:
        raise ValueError(f"{form!r} has {count} forms, more than {MOST_FORMS}: inflect fewer of its words")
    base = " ".join(choice[0] for choice in choices)
    return base, *sorted({" ".join(words) for words in product(*choices)} - {base})


def inflect(word: str, pos: str, language: str) -> tuple[str, ...]:
    """The forms of one word as a part of speech (`n`, `v` or `a`): the word first, the others sorted."""
    if word.isupper() and len(word) > 1:
        return (word, word + "s") if language == "en" and pos == "n" else (word,)
    lower = word.lower()
    found = listed(lower, pos, language)
    if not found:
        module = _module(language)
        found = module.inflect(lower, pos) if module and len(lower) > 1 else ()
    if lower == word:
        return word, *sorted(set(found) - {word, ""})
    return word, *sorted({_like(word, one) for one in found if one} - {word})


def _like(word: str, form: str) -> str:
    """`form` with the capitals of `word`: at its beginning and after each hyphen."""
    capitals = [part[:1].isupper() for part in word.split("-")]
    parts = form.split("-")
    if len(parts) != len(capitals):
        return form[:1].upper() + form[1:] if capitals[0] else form
    return "-".join(part[:1].upper() + part[1:] if big else part for part, big in zip(parts, capitals, strict=True))


def _choices(part: str, language: str, form: str) -> tuple[str, ...]:
    word, slash, pos = part.partition("/")
    if not slash:
        return (part,)
    if pos not in PARTS_OF_SPEECH:
        known = ", ".join(f"/{letter} {name}" for letter, name in PARTS_OF_SPEECH.items())
        raise ValueError(f"{form!r}: unknown part of speech {'/' + pos!r}; known: {known}")
    if not word:
        raise ValueError(f"{form!r}: no word stands before {slash + pos!r}")
    if "*" in word:
        raise ValueError(f"{form!r}: {word!r} stands for every ending already; leave out {slash + pos!r}")
    return inflect(word, pos, language)


@cache
def _module(language: str) -> ModuleType | None:
    name = _MODULES.get(language)
    return import_module(f"{__name__}.{name}") if name else None
