"""A text prepared for alignment: what of each sentence survives translation, as sparse arrays, computed once.

A strand depends on its own text alone, so that it can be kept and laid against any number of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from provenance.chain.bridges import bridged
from provenance.chain.skeletons import consonants
from provenance.chain.traits import Traits, traits

Floats = npt.NDArray[np.floating[Any]]
Integers = npt.NDArray[np.int64]
# Sentences that a bead may take from one text.
LONGEST_SPAN = 4
CHANNELS = ("grams", "skeletons", "names", "facts", "bridges")
_MARKS = ("?", "!", ":", ";", "(", '"“”„«»', "–—", ",", "0123456789", "%")
# What a name gives without its last consonant, which endings change.
_SHORTER, _LEAST = 0.6, 3


class Sparse:
    """One channel of a strand: unique `ids` (sorted), and entries (id place, sentence, weight) sorted by id.

    `norms[k]` holds the lengths of the summed vectors of k + 1 sentences from each sentence on.
    """

    __slots__ = ("columns", "ids", "norms", "rows", "values")

    def __init__(self, sentences: Sequence[dict[int, float]]) -> None:
        entries = sorted((key, row, value) for row, one in enumerate(sentences) for key, value in one.items())
        keys = np.array([key for key, _, _ in entries], dtype=np.uint64)
        self.ids, self.columns = np.unique(keys, return_inverse=True)
        self.rows = np.array([row for _, row, _ in entries], dtype=np.int64)
        count = len(sentences)
        held = np.bincount(self.columns, minlength=len(self.ids)) if len(keys) else np.zeros(0)
        rarity = np.log1p(count / np.maximum(held, 1)).astype(np.float32)
        values = np.array([value for _, _, value in entries], dtype=np.float32)
        self.values: Floats = values * rarity[self.columns] if len(keys) else values
        weighed: list[dict[int, float]] = [{} for _ in sentences]
        for column, row, value in zip(self.columns.tolist(), self.rows.tolist(), self.values.tolist(), strict=True):
            weighed[row][column] = value
        self.norms = _span_norms(weighed)

    def dense(self, places: Integers, size: int, count: int) -> Floats:
        """The columns that `places` (new column, or -1) keeps, as an array of `count` sentences × `size`."""
        found = np.zeros((count, size), dtype=np.float32)
        where = places[self.columns]
        kept = where >= 0
        found[self.rows[kept], where[kept]] = self.values[kept]
        return found


def _span_norms(sentences: list[dict[int, float]]) -> list[Floats]:
    """Lengths of the sums of 1 to 4 sentences in a row, 0 where a span would run over the end."""
    count = len(sentences)
    inner = np.zeros((LONGEST_SPAN, count), dtype=np.float64)
    for step in range(LONGEST_SPAN):
        for row in range(count - step):
            one, other = sentences[row], sentences[row + step]
            if len(other) < len(one):
                one, other = other, one
            inner[step, row] = sum(value * other[key] for key, value in one.items() if key in other)
    squares = inner[0].copy()
    norms = [np.sqrt(squares).astype(np.float32)]
    for size in range(1, LONGEST_SPAN):
        if count <= size:
            norms.append(np.zeros(0, dtype=np.float32))
            continue
        grown = squares[:-1] + inner[0, size:]
        for step in range(1, size + 1):
            grown = grown + 2 * inner[step, size - step : size - step + len(grown)]
        squares = grown
        norms.append(np.sqrt(np.maximum(squares, 0)).astype(np.float32))
    return norms


class Strand:
    """One text's sentences as an aligner sees them: channels, lengths in code points, marks of punctuation."""

    __slots__ = ("channels", "keys", "language", "lengths", "marks", "norms", "sentences")

    def __init__(self, texts: Sequence[str], language: str, concepts: Sequence[Iterable[str]] = ()) -> None:
        self.language = language
        self.sentences = len(texts)
        found = [traits(text, language, concepts[at] if concepts else ()) for at, text in enumerate(texts)]
        self.channels = {name: Sparse([_CHANNEL[name](one) for one in found]) for name in _CHANNEL}
        self.channels["bridges"] = Sparse([_bridges(text, language) for text in texts])
        self.lengths: Floats = np.array([len(text) + 1 for text in texts], dtype=np.float32)
        self.marks: Floats = np.array([_marks(text) for text in texts], dtype=np.float32).reshape(-1, len(_MARKS))
        self.keys = [" ".join(text.lower().split()) for text in texts]
        # Lengths of the summed vectors of k + 1 sentences, a row a channel and the marks of punctuation below.
        self.norms: list[Floats] = [
            np.stack([*(self.channels[name].norms[size] for name in CHANNELS), _rolled(self.marks, size + 1)])
            for size in range(LONGEST_SPAN)
        ]


def _marks(text: str) -> list[float]:
    return [float(sum(map(text.count, group))) for group in _MARKS]


def _rolled(marks: Floats, size: int) -> Floats:
    """Lengths of the summed marks of `size` sentences in a row."""
    if len(marks) < size:
        return np.zeros(0, dtype=np.float32)
    total = np.concatenate((np.zeros((1, marks.shape[1]), dtype=np.float32), np.cumsum(marks, axis=0)))
    spans = total[size:] - total[:-size]
    found: Floats = np.sqrt((spans * spans).sum(axis=1)).astype(np.float32)
    return found


def _grams(one: Traits) -> dict[int, float]:
    return dict.fromkeys(one.grams, 1.0)


def _skeletons(one: Traits) -> dict[int, float]:
    return _with_shorter(one.skeletons) | dict.fromkeys(one.skeletons, 1.0)


def _names(one: Traits) -> dict[int, float]:
    return _with_shorter(one.names)


def _with_shorter(skeletons: Iterable[int]) -> dict[int, float]:
    """Skeletons, and what is left of them without up to three consonants at the end, which count less."""
    found: dict[int, float] = {}
    for name in skeletons:
        weight = 1.0
        while consonants(name) >= _LEAST and weight > _SHORTER**3:
            found[name] = max(found.get(name, 0.0), weight)
            name //= 10
            weight *= _SHORTER
    return found


def _facts(one: Traits) -> dict[int, float]:
    facts = [*(f"#{value}" for value in one.numbers), *one.dates, *(f"@{concept}" for concept in one.concepts)]
    return {crc32(fact.encode()): 1.0 for fact in facts}


def _bridges(text: str, language: str) -> dict[int, float]:
    """The bridge words of a sentence, apart from the facts: most languages have none, and that says nothing."""
    return {crc32(meaning.encode()): 1.0 for meaning in bridged(text, language)}


_CHANNEL = {"grams": _grams, "skeletons": _skeletons, "names": _names, "facts": _facts}
