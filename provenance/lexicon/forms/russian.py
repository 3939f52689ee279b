"""Russian without a dictionary: the regular endings, for words that `lexicons/forms/ru.txt` does not list.

A newsroom's own lexicon so works without the maintainer's tool; mutations of consonants are not attempted.
"""

from __future__ import annotations

import re

from provenance.lexicon.forms.tables import word_table

# ending: what stands in its place in the other forms
_NOUNS = word_table(
    """
    ия ии ию ией ий иям иями иях; ие ия ию ием ии ий иям иями иях; ий ия ию ием ии иев иям иями иях; а ы е у
    ой ам ами ах -; я и е ю ей ям ями ях ь; ь и ю я ем ью е ей ям ями ях; й я ю ем е и ев ям ями ях; о а у
    ом е ам ами ах -; е а я у ю ем ей ам ям ами ями ах ях; ец ца цу цем цом це цы цев цам цами цах
    """
)
_CONSONANT = "а у ом е ы ов ам ами ах"
_ADJECTIVE = "ый ая ое ые ого ому ым ом ой ую ых ыми"
_SOFT = "ий яя ее ие его ему им ем ей юю их ими"
_PAST = "л ла ло ли в вший вшая вшее вшие вшего вшему вшим вшем вшей вшую вших вшими"
_PRESENT = "ю ешь ет ем ете ют й йте"
_PRESENT_I = "ю ишь ит им ите ят и"


def inflect(word: str, pos: str) -> tuple[str, ...]:
    """The regular forms of a Russian word."""
    return tuple({"n": _noun, "v": _verb, "a": _adjective}[pos](word))


def _spelled(form: str) -> str:
    """*ы* becomes *и* after a velar or a hissing sound, an unstressed *о* becomes *е* after a hissing one."""
    form = re.sub("([гкхжшщч])ы", r"\1и", form)
    return re.sub("([жшщчц])ом$", r"\1ем", form)


def _noun(word: str) -> list[str]:
    for size in (2, 1):
        if word[-size:] in _NOUNS:
            return [word, *(_spelled(word[:-size] + end.strip("-")) for end in _NOUNS[word[-size:]])]
    ends = "а у ем е и ей ам ами ах" if word[-1] in "жшщч" else _CONSONANT
    return (
        [word, *(_spelled(word + end) for end in ends.split())]
        if re.search("[бвгджзклмнпрстфхцчшщ]$", word)
        else [word]
    )


def _adjective(word: str) -> list[str]:
    if not word.endswith(("ый", "ий", "ой")):
        return [word]
    soft = word.endswith("ний") or re.search("[жшщч]ий$", word)
    stem = word[:-2]
    if soft and not word.endswith("ний"):
        ends = "ий ая ее ие его ему им ем ей ую их ими"
    else:
        ends = _SOFT if soft else _ADJECTIVE
    return [word, *(_spelled(stem + end) for end in ends.split())]


def _verb(word: str) -> list[str]:
    """Past, present or future, participles; *-овать* has *-ую*, *-ить* the second conjugation."""
    tail = "ся" if word.endswith("ся") else ""
    infinitive = word.removesuffix("ся")
    if not infinitive.endswith("ть"):
        return [word]
    stem = infinitive[:-2]
    forms = [stem + end for end in _PAST.split()]
    if infinitive.endswith("овать"):
        forms += [stem[:-3] + "у" + end for end in _PRESENT.split()]
    elif infinitive.endswith("ить"):
        forms += [stem[:-1] + end for end in _PRESENT_I.split()]
    else:
        forms += [stem + end for end in _PRESENT.split()]
    if not tail:
        participle = stem[:-1] + "ен" if stem.endswith("и") else stem + "н"
        forms += [participle + end for end in ("", "а", "о", "ы")] + _adjective(participle + "ный")
        return [word, *forms]
    return [
        word,
        *(form + ("сь" if form[-1] in "аеиоуюя" and not form.endswith(("ая", "ее", "ие")) else "ся") for form in forms),
    ]
