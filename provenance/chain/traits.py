"""What of a sentence survives translation: its letters, consonants, names, numbers and dates, as plain integers.

Two texts in different scripts can be compared by these without any model, and two in the same language quickly.
They are computed once per sentence or article and kept; numbers are the same on every machine and in every run.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from provenance.chain.quantities import quantities
from provenance.chain.skeletons import consonants, skeleton
from provenance.chain.transliteration import knows_capitals, romanise, sounded
from provenance.lexicon.languages import language as language_file

# Whoever stores traits stores this beside them: numbers of another algorithm do not compare.
ALGORITHM = "traits-2"
_WORD = re.compile(r"[^\W_]+")
_SIZES = (4, 5)
_CACHED = 48
_NAME = 3


class Traits(msgspec.Struct, frozen=True):
    """The traits of a text; every array is sorted and keeps repeats, so that counts can be read off.

    `grams` are character 4- and 5-grams inside words of the text as it sounds, word edges included (unsigned 32 bit,
    exact: no two n-grams share a number); `skeletons` those of words with two or more consonants; `names` those,
    with three or more, of capitalised words (of every word where the script has no capitals), both unsigned 64 bit.
    `numbers` are plain decimals, `dates` as in `quantities.Day`, `concepts` ids that the caller hands in.
    """

    language: str
    words: int
    grams: array[int]
    skeletons: array[int]
    names: array[int]
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    concepts: tuple[str, ...] = ()


class _WordTraits(NamedTuple):
    grams: tuple[int, ...]
    skeletons: tuple[int, ...]
    names: tuple[int, ...]


def traits(text: str, language: str = "", concepts: Iterable[str] = ()) -> Traits:
    """The traits of a sentence or an article, from its text and ISO 639-1 language; offsets are not kept."""
    grams: list[int] = []
    skeletons: list[int] = []
    names: list[int] = []
    words = _WORD.findall(text)
    for word in words:
        one = _of_word(word, language) if len(word) <= _CACHED else _of_word.__wrapped__(word, language)
        grams += one.grams
        skeletons += one.skeletons
        names += one.names
    found, days = quantities(text, language)
    return Traits(
        language, len(words), array("I", sorted(grams)), array("Q", sorted(skeletons)), array("Q", sorted(names)),
        tuple(sorted(number.value for number in found)), tuple(sorted(day.value for day in days)),
        tuple(sorted(concepts)),
    )  # fmt: skip


def merged(parts: Sequence[Traits]) -> Traits:
    """The traits of several sentences as those of one text; the language is that of the first."""
    return Traits(
        parts[0].language if parts else "",
        sum(part.words for part in parts),
        array("I", sorted(one for part in parts for one in part.grams)),
        array("Q", sorted(one for part in parts for one in part.skeletons)),
        array("Q", sorted(one for part in parts for one in part.names)),
        tuple(sorted(one for part in parts for one in part.numbers)),
        tuple(sorted(one for part in parts for one in part.dates)),
        tuple(sorted(one for part in parts for one in part.concepts)),
    )


@lru_cache(maxsize=65536)
def _of_word(word: str, language: str) -> _WordTraits:
    plain = romanise(word, language).replace(" ", "")
    if not plain or word[0].isdecimal():
        return _WordTraits((), (), ())
    bone = skeleton(plain)
    size = consonants(bone)
    names: tuple[int, ...] = ()
    if not knows_capitals(word):
        names = tuple({bone, *map(skeleton, _without_clitics(word, language))})
        names = tuple(sorted(one for one in names if consonants(one) >= _NAME))
    elif size >= _NAME and word[0].isupper():
        names = (bone,)
    return _WordTraits(_grams(sounded(plain)), (bone,) if size > 1 else (), names)


def _grams(word: str) -> tuple[int, ...]:
    """The n-grams of a romanised word as numbers: its letters in base 36 behind a 1, then two bits for its edges."""
    found = []
    last = len(word)
    for size in _SIZES:
        # An edge counts as a letter; a word shorter than the size with both edges gives itself once.
        if last + 2 <= size:
            found.append(int("1" + word, 36) * 4 + 3)
            break
        found.append(int("1" + word[: size - 1], 36) * 4 + 1)
        found += [int("1" + word[at : at + size], 36) * 4 for at in range(last - size + 1)]
        found.append(int("1" + word[last - size + 1 :], 36) * 4 + 2)
    return tuple(found)


def _without_clitics(word: str, language: str) -> list[str]:
    """A word of a script without capitals, romanised, without the clitics that its language writes together with it."""
    return [
        romanise(word[len(clitic) :], language).replace(" ", "")
        for clitic in _clitics(language)
        if word.startswith(clitic) and len(word) - len(clitic) >= 3
    ]


@lru_cache(maxsize=64)
def _clitics(language: str) -> tuple[str, ...]:
    return language_file(language).words("prefixes") if language in ("ar", "fa", "he") else ()
