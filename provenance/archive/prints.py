"""Prints and sketch: a few numbers of a text by which a copy of it, or of half of it, is found among millions.

A print is the hash of five words in a row. Of all of them a text keeps those that are divisible by a number that
grows with its length (sampling modulo p: Manber 1994, Schleimer et al. 2003), so that two texts that share a run
of words share prints, wherever the run stands. About thirty prints an article; half of a 500-word text shares
some fifteen, and misses all of them once in ten million.

A sketch is a MinHash of the same hashes (Broder 1997), one byte of each of 128 minima (Li and König 2010): it says how
alike two whole texts are, where prints say what they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from provenance.text.words import fold

# Whoever stores prints stores this beside them: numbers of another algorithm do not compare.
ALGORITHM = "prints-1"
SHINGLE = 5
# Minima of a sketch, a byte each; another number, seed or version of rensa makes another algorithm.
SKETCH, _SEED = 128, 42
SKETCH_ALGORITHM = "sketch-2"
_WORD = re.compile(r"\w+")
# Words of a text, and the power of two that its prints are divisible by.
_SAMPLING = ((120, 2), (300, 8), (10**9, 16))
_FINEST = _SAMPLING[0][1]
_FACTORS = tuple(np.uint64(one) for one in (1, 3, 5, 7, 11))
_MASK, _SPREAD = np.uint64((1 << 32) - 1), np.uint64(0x9E3779B1)
Hashes = npt.NDArray[np.uint64]


class _Values(dict[str, int]):
    """The hash of each word, kept: the same few thousand words make most of all articles."""

    def __missing__(self, word: str) -> int:
        value = self[word] = crc32(word.encode("utf-8", "replace")) | 1
        return value


_values, _MANY = _Values(), 200_000


def prints(text: str, *, asking: bool = False) -> list[int]:
    """The prints of a text, sorted, each once, unsigned 32 bit; `asking` gives all that any text could have kept."""
    words, hashes = _hashes(text)
    return _sampled(hashes, _FINEST if asking else _modulus(words))


class Sketched(NamedTuple):
    """The prints of a text, and its sketch: 128 bytes, none for a text of fewer than five words."""

    prints: list[int]
    sketch: bytes


def sketched(text: str) -> Sketched:
    """The prints and the sketch of a text in one pass."""
    from rensa import RMinHash

    words, hashes = _hashes(text)
    if not len(hashes):
        return Sketched([], b"")
    minima = RMinHash.digest_matrix_from_flat_token_hashes(hashes, [0, len(hashes)], SKETCH, _SEED).to_rows()[0]
    return Sketched(_sampled(hashes, _modulus(words)), bytes([minimum & 0xFF for minimum in minima]))


def _hashes(text: str) -> tuple[int, Hashes]:
    """The number of words, and the hash of every five in a row, 32 bits wide."""
    words = _WORD.findall(fold(text))
    if len(_values) > _MANY:
        _values.clear()
    values = np.fromiter(map(_values.__getitem__, words), dtype=np.uint64, count=len(words))
    mixed = np.zeros(max(len(values) - SHINGLE + 1, 0), dtype=np.uint64)
    if len(mixed):
        for place, factor in enumerate(_FACTORS):
            mixed = mixed * factor + values[place : place + len(mixed)]
        mixed = (mixed * _SPREAD) & _MASK
        mixed ^= mixed >> np.uint64(15)
    return len(words), mixed


def _modulus(words: int) -> int:
    return next(modulus for most, modulus in _SAMPLING if words <= most)


def _sampled(hashes: Hashes, modulus: int) -> list[int]:
    return sorted(set(hashes[hashes & np.uint64(modulus - 1) == 0].tolist()))


def packed(found: Iterable[int]) -> bytes:
    """Prints as bytes, four each, little end first."""
    return np.array(list(found), dtype="<u4").tobytes()


def unpacked(content: bytes) -> list[int]:
    """The prints that were packed."""
    found: list[int] = np.frombuffer(content, dtype="<u4").tolist()
    return found


def written(found: Iterable[int]) -> str:
    """Prints as words of an index."""
    return np.array(list(found), dtype=">u4").tobytes().hex(" ", 4)
