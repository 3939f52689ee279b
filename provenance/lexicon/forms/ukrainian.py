"""Ukrainian without a dictionary: the regular endings, for words that `lexicons/forms/uk.txt` does not list.

A newsroom's own lexicon so works without the maintainer's tool; mutations of consonants are not attempted.
"""

from __future__ import annotations

import re

from provenance.lexicon.forms.tables import word_table

_NOUNS = word_table(
    """
    ія ії ію ією ій іям іями іях; ння нню нням нні нь нням ннями ннях; ття ттю ттям тті ттями ттях; ець ця
    цю цеві цем ці ців цям цями цях; а и і у ою ам ами ах -; я і ю ею ь ям ями ях; ь і ю я ем ей ям ями ях;
    й я ю єм ї їв ям ями ях єві; о а у ом і ам ами ах -; е а у ем і ам ами ах
    """
)
_CONSONANT = "а у ові ом і и ів ам ами ах"
_ADJECTIVE = "ий а е і ого ому им ої ій у ою их ими"
_SOFT = "ій я є і його йому ім ьої ю ьою іх іми"
_PAST = "в ла ло ли вши"
_PRESENT = "ю єш є ємо єте ють й йте"
_PRESENT_I = "ю иш ить имо ите ять и іть"


def inflect(word: str, pos: str) -> tuple[str, ...]:
    """The regular forms of a Ukrainian word."""
    return tuple({"n": _noun, "v": _verb, "a": _adjective}[pos](word))


def _noun(word: str) -> list[str]:
    for size in (3, 2, 1):
        if word[-size:] in _NOUNS:
            return [word, *(word[:-size] + end.strip("-") for end in _NOUNS[word[-size:]])]
    if re.search("[бвгґджзклмнпрстфхцчшщ]$", word):
        return [word, *(word + end for end in _CONSONANT.split())]
    return [word]


def _adjective(word: str) -> list[str]:
    if word.endswith("ій"):
        return [word, *(word[:-2] + end for end in _SOFT.split())]
    return [word, *(word[:-2] + end for end in _ADJECTIVE.split())] if word.endswith("ий") else [word]


def _verb(word: str) -> list[str]:
    """Past, present or future, the synthetic future, the form in *-но* and the passive participle."""
    tail = "ся" if word.endswith("ся") else ""
    infinitive = word.removesuffix("ся")
    if not infinitive.endswith("ти"):
        return [word]
    stem = infinitive[:-2]
    forms = [stem + end for end in _PAST.split()] + [
        infinitive + end for end in ["му", "меш", "ме", "мемо", "мете", "муть"]
    ]
    if infinitive.endswith("увати"):
        forms += [stem[:-2] + end for end in _PRESENT.split()]
    elif infinitive.endswith("ити"):
        forms += [stem[:-1] + end for end in _PRESENT_I.split()]
    else:
        forms += [stem + end for end in _PRESENT.split()]
    if not tail:
        participle = stem[:-1] + "ен" if stem.endswith("и") else stem + "н"
        return [word, *forms, participle + "о", *_adjective(participle + "ий")]
    return [word, *(form + "ся" for form in forms)]
