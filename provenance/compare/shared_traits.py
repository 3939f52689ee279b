"""What articles have in common, in words an editor can check: names, numbers, dates, concepts, telling words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

import msgspec

from provenance.chain.skeletons import consonants, skeleton
from provenance.chain.transliteration import romanise
from provenance.compare.gists import Gist, common_terms

MOST = 8
# Consonants from which a name is known again in another spelling.
_NAME = 3
_COMMON = 3e-4


class Shared(msgspec.Struct, frozen=True):
    """What at least half of some articles, and two, have in common; as written in the first that has it."""

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any((self.names, self.numbers, self.dates, self.concepts, self.words))


def shared(gists: Sequence[Gist]) -> Shared:
    """What two or more articles share, the things that most of them have first; at most 8 of a kind."""
    least = max(2, (len(gists) + 1) // 2)
    names = _frequent([_names(one) for one in gists], least)
    taken = {word.lower() for word in names}
    words = [word for word in _frequent([_words(one) for one in gists], least) if word.lower() not in taken]
    return Shared(
        tuple(names),
        tuple(_frequent([_same(one.numbers, _says_something) for one in gists], least)),
        tuple(_frequent([_same(one.traits.dates if one.traits else ()) for one in gists], least)),
        tuple(_frequent([_same(one.traits.concepts if one.traits else ()) for one in gists], least)),
        tuple(words[:MOST]),
    )


def _frequent(having: Sequence[dict[int | str, str]], least: int) -> list[str]:
    """As written: the keys that at least so many have, the most frequent first, then by the order of the first."""
    counts = Counter(key for one in having for key in one)
    first: dict[int | str, str] = {}
    for one in having:
        for key, written in one.items():
            first.setdefault(key, written)
    kept = (key for key in sorted(first, key=lambda key: -counts[key]) if counts[key] >= least)
    return [first[key] for key in islice(kept, MOST)]


def _names(one: Gist) -> dict[int | str, str]:
    """Capitalised telling words by their consonants, so that other alphabets meet; by themselves where too short."""
    found: dict[int | str, str] = {}
    for written in one.telling.values():
        if not written[0].islower() and not written[0].isdecimal():
            plain = romanise(written, one.language).replace(" ", "")
            bones = skeleton(plain) if plain else 0
            found.setdefault(bones if consonants(bones) >= _NAME else written.lower(), written)
    return found


def _words(one: Gist) -> dict[int | str, str]:
    common = common_terms(one.language)
    return {
        term: written
        for term, written in one.telling.items()
        if written[0].islower() and common.get(term, 0.0) < _COMMON
    }


def _same(values: Iterable[str], keep: Callable[[str], bool] = bool) -> dict[int | str, str]:
    return {value: value for value in values if keep(value)}


def _says_something(number: str) -> bool:
    return len(number) > 1
