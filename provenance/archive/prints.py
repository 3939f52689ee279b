"""Prints: a few numbers of a text by which a copy of it, or of half of it, is found among millions.

A print is the hash of five words in a row. Of all of them a text keeps those that are divisible by a number that
grows with its length (sampling modulo p: Manber 1994, Schleimer et al. 2003), so that two texts that share a run
of words share prints, wherever the run stands. About thirty prints an article; half of a 500-word text shares
some fifteen, and misses all of them once in ten million.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

import numpy as np

from provenance.text.words import fold

# Whoever stores prints stores this beside them: numbers of another algorithm do not compare.
ALGORITHM = "prints-1"
SHINGLE = 5
_WORD = re.compile(r"\w+")
# Words of a text, and the number that its prints are divisible by.
_SAMPLING = ((120, 2), (300, 8), (10**9, 16))
_FINEST = _SAMPLING[0][1]
_FACTORS = tuple(np.uint64(one) for one in (1, 3, 5, 7, 11))
_MASK, _SPREAD = np.uint64((1 << 32) - 1), np.uint64(0x9E3779B1)
_known: dict[str, int] = {}


def prints(text: str, *, asking: bool = False) -> list[int]:
    """The prints of a text, sorted, each once, unsigned 32 bit; `asking` gives all that any text could have kept."""
    words = _WORD.findall(fold(text))
    modulus = _FINEST if asking else next(modulus for most, modulus in _SAMPLING if len(words) <= most)
    values = np.array([_known.get(word) or _value(word) for word in words], dtype=np.uint64)
    if len(values) < SHINGLE:
        return []
    mixed = np.zeros(len(values) - SHINGLE + 1, dtype=np.uint64)
    for place, factor in enumerate(_FACTORS):
        mixed = mixed * factor + values[place : place + len(mixed)]
    mixed = (mixed * _SPREAD) & _MASK
    mixed ^= mixed >> np.uint64(15)
    return [int(one) for one in np.unique(mixed[mixed % np.uint64(modulus) == 0])]


def _value(word: str) -> int:
    if len(_known) > 200_000:
        _known.clear()
    value = _known[word] = crc32(word.encode("utf-8", "replace")) | 1
    return value


def packed(found: Iterable[int]) -> bytes:
    """Prints as bytes, four each, little end first."""
    return b"".join(number.to_bytes(4, "little") for number in found)


def unpacked(content: bytes) -> list[int]:
    """The prints that were packed."""
    return [int.from_bytes(content[at : at + 4], "little") for at in range(0, len(content), 4)]


def written(found: Iterable[int]) -> str:
    """Prints as words of an index."""
    return " ".join(f"{number:08x}" for number in found)
