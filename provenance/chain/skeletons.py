"""Consonant skeletons: what is left of a name when spelling, vowels and voicing are taken away.

Names cross scripts with their consonants: Navalny, Навальный and نافالني are all N-F-L-N. A skeleton is a whole
number with a digit for each consonant class, so that one without its last consonants is a division by ten.
"""

from __future__ import annotations

import re

# Spellings of one sound that take several letters, longest first; then the class of each letter.
_SPELLINGS = (
    ("tsch", "s"), ("sch", "s"), ("tch", "s"), ("tsh", "s"), ("dzh", "s"), ("dj", "s"), ("ch", "s"), ("sh", "s"),
    ("zh", "s"), ("ts", "s"), ("tz", "s"), ("dz", "s"), ("ph", "f"), ("kh", "k"), ("gh", "k"), ("th", "t"),
    ("ce", "s"), ("ci", "s"), ("cy", "s"), ("ck", "k"), ("x", "ks"),
)  # fmt: skip
_SOUNDS = dict(_SPELLINGS)
_SPELT = re.compile("|".join(spelling for spelling, _ in _SPELLINGS))
_CLASSES = {
    **dict.fromkeys("bp", "1"), **dict.fromkeys("fv", "2"), **dict.fromkeys("td", "3"),
    **dict.fromkeys("kgqc", "4"), **dict.fromkeys("szj", "5"), "m": "6", "n": "7", "l": "8", "r": "9",
}  # fmt: skip
_TO_CLASSES = str.maketrans({**dict.fromkeys("aeiouwhy0123456789 ", ""), **_CLASSES})
_REPEATED = re.compile(r"(\d)\1+")
_VOWELS = frozenset("aeiou")
# An opening vowel has no digit of its own left: it is written as a doubled class, which nothing else can be.
_OPEN = "77"
LONGEST = 12


def skeleton(word: str) -> int:
    """The skeleton of a romanised word: one digit a consonant, 77 before it for an opening vowel; 0 for none.

    Only the first 12 consonants count.
    """
    sounds = _SPELT.sub(_sound, word)
    digits = _REPEATED.sub(r"\1", sounds.translate(_TO_CLASSES))[:LONGEST]
    if not digits:
        return 0
    return int(_OPEN + digits if word[0] in _VOWELS else digits)


def _sound(match: re.Match[str]) -> str:
    return _SOUNDS[match[0]]


def consonants(found: int) -> int:
    """How many consonants, an opening vowel counted as one, a skeleton has."""
    digits = str(found) if found else ""
    return len(digits) - 1 if digits.startswith(_OPEN) else len(digits)
