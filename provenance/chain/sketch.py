"""A sketch of an article: little enough to store for thousands, enough to see which of them share its words.

Containment is exact over hashed sequences of five words; for very many articles a MinHash (Broder 1997, by rensa)
finds the near copies first. Hashes are fixed, and a sketch says by which algorithm it was made: sketches of
different algorithms are never compared.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

import msgspec

from provenance.errors import ReadError
from provenance.framing.quotes import quotes
from provenance.text.words import Words

ALGORITHM = "sketch-1"
_SHINGLE = 5
_PRIME, _MASK = 1_000_003, (1 << 64) - 1
_PERMUTATIONS, _SEED = 128, 42
_BANDS = 32
# Quotations of fewer words are shared by chance.
_QUOTED = 6


class Sketch(msgspec.Struct, frozen=True):
    """The sketch of one text; `shingles` and `quotes` are sorted unsigned 64-bit hashes, little-endian, no repeats.

    `minhash` holds 128 unsigned 32-bit minima, little-endian, or nothing for a text of fewer than five words.
    """

    algorithm: str
    language: str
    words: int
    shingles: bytes
    quotes: bytes
    minhash: bytes


def sketch(text: str, language: str = "") -> Sketch:
    """The sketch of a text of any length; offsets and words cannot be had back from it."""
    folded = Words(text, language).folded
    shingles = _hashes(folded)
    quoted: set[int] = set()
    for one in quotes(text, [(0, len(text))]):
        words = Words(text[one.start : one.end], language).folded
        if len(words) >= _QUOTED:
            quoted.update(_hashes(words))
    return Sketch(ALGORITHM, language, len(folded), _packed(shingles), _packed(quoted), _minhash(shingles))


def _hashes(words: list[str]) -> set[int]:
    plain = [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    found = set()
    for at in range(len(plain) - _SHINGLE + 1):
        value = 0
        for one in plain[at : at + _SHINGLE]:
            value = (value * _PRIME + one) & _MASK
        found.add(value)
    return found


def _packed(hashes: Iterable[int]) -> bytes:
    return b"".join(one.to_bytes(8, "little") for one in sorted(hashes))


def _minhash(shingles: set[int]) -> bytes:
    if not shingles:
        return b""
    from rensa import RMinHash

    minima = RMinHash(_PERMUTATIONS, _SEED)
    minima.update([f"{one:016x}" for one in sorted(shingles)])
    return b"".join(one.to_bytes(4, "little") for one in minima.digest())


def containment(one: Sketch, other: Sketch) -> float:
    """The share (0 to 1) of the first text's sequences of five words that the second has, exactly.

    Raises ReadError for sketches of different algorithms.
    """
    _same(one, other)
    mine = _set(one.shingles)
    return len(mine & _set(other.shingles)) / len(mine) if mine else 0.0


def quoted_alike(one: Sketch, other: Sketch) -> int:
    """How many sequences of five words inside longer quotations two texts share. Raises ReadError as `containment`."""
    _same(one, other)
    return len(_set(one.quotes) & _set(other.quotes))


def resemblance(one: Sketch, other: Sketch) -> float:
    """The estimated Jaccard likeness (0 to 1, give or take .09) of two texts. Raises ReadError as `containment`."""
    _same(one, other)
    pairs = list(zip(_minima(one), _minima(other), strict=False))
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0


def bands(one: Sketch) -> list[bytes]:
    """32 keys for a table of near copies: texts alike by .6 share at least one of them in 99 of 100 cases."""
    size = len(one.minhash) // _BANDS
    return [bytes([at]) + one.minhash[at * size : (at + 1) * size] for at in range(_BANDS)] if size else []


def packed(one: Sketch) -> bytes:
    """A sketch as bytes, to be stored."""
    return msgspec.msgpack.encode(one)


def unpacked(stored: bytes) -> Sketch:
    """A sketch from its bytes. Raises ReadError for what is none, and for one of another algorithm."""
    try:
        one = msgspec.msgpack.decode(stored, type=Sketch)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise ReadError(f"the stored sketch cannot be read: {error}", mend="sketch the article anew") from None
    if one.algorithm != ALGORITHM or len(one.shingles) % 8 or len(one.quotes) % 8:
        raise ReadError(f"the stored sketch is of {one.algorithm!r}, not {ALGORITHM!r}", mend="sketch the article anew")
    return one


def _same(one: Sketch, other: Sketch) -> None:
    if one.algorithm != other.algorithm:
        raise ReadError(
            f"sketches of {one.algorithm!r} and {other.algorithm!r} do not compare", mend="sketch both articles anew"
        )


def _set(hashes: bytes) -> set[int]:
    return set(struct.unpack(f"<{len(hashes) // 8}Q", hashes))


def _minima(one: Sketch) -> tuple[int, ...]:
    return struct.unpack(f"<{len(one.minhash) // 4}I", one.minhash)
