"""What of a text stands word for word in another one: runs of words, quotations, and how far the rest was reworked.

Runs are found by greedy tiling (Wise 1993) in one pass over the text; likeness beyond runs is the longest common
subsequence of words. `kind` follows Clough and Stevenson (2011): copied, lightly revised, heavily revised, or not
taken from this text; how often it is right, `python -m benchmarks copies` says.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

import msgspec

from provenance.lexicon.source import TomlFile, lexicons_folder
from provenance.text.words import Words

Kind = Literal["cut", "light", "heavy", "non"]
KINDS: tuple[Kind, ...] = ("cut", "light", "heavy", "non")
FEATURES = (
    "stems", "pairs", "triples", "fives", "sequence", "long share", "edits", "triples squared", "sequence squared",
)  # fmt: skip
# The fewest words of a run, and how many words make it one that nobody writes by chance.
_SEED, LONG = 3, 8
# Places of one seed that are tried, so that a text of one repeated word stays cheap; subsequences are measured on
# this many words at most.
_PLACES, _MEASURED = 24, 6000
_STEM = 5


class Run(NamedTuple):
    """Words that stand alike in both: `text[start:end]` and `source[source_start:source_end]`, in code points."""

    start: int
    end: int
    source_start: int
    source_end: int
    words: int


class Copying(msgspec.Struct, frozen=True):
    """How much of a text stands in a source, and the other way round; shares are 0 to 1.

    `copied` is the share of the text's words in runs of eight and more, `contained` that of its 3-word sequences,
    `contains` that of the source's; `runs` are those of eight and more words, in the order of the text.
    """

    words: int
    source_words: int
    copied: float
    contained: float
    contains: float
    longest: int
    runs: tuple[Run, ...]
    kind: Kind
    probability: float


def copying(text: str, source: str, language: str = "") -> Copying:
    """Compare a text with one possible source in the same language, both plain text.

    Words are compared folded, without marks. Longer texts than 6,000 words are measured on their first 6,000 for the
    `kind` alone; runs and shares are those of the whole text.
    """
    ours, theirs = Words(text, language), Words(source, language)
    tiles = _tiles(ours.folded, theirs.folded)
    long = [tile for tile in tiles if tile[2] >= LONG]
    kind, probability = _kind(features(ours.folded, theirs.folded, tiles))
    runs = tuple(
        Run(ours.starts[at], ours.ends[at + size - 1], theirs.starts[there], theirs.ends[there + size - 1], size)
        for at, there, size in long
    )
    return Copying(
        len(ours), len(theirs), sum(size for _, _, size in long) / max(len(ours), 1),
        _contained(ours.folded, theirs.folded, 3), _contained(theirs.folded, ours.folded, 3),
        max((size for _, _, size in tiles), default=0), runs, kind, probability,
    )  # fmt: skip


def tiled(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of at least three words that two lists of words share: place in each, and length."""
    return _tiles(ours, theirs)


def _tiles(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for there in range(len(theirs) - _SEED + 1):
        held = places.setdefault(tuple(theirs[there : there + _SEED]), [])
        if len(held) < _PLACES:
            held.append(there)
    found = []
    at = 0
    while at <= len(ours) - _SEED:
        best = best_there = 0
        for there in places.get(tuple(ours[at : at + _SEED]), ()):
            size = _SEED
            most = min(len(ours) - at, len(theirs) - there)
            while size < most and ours[at + size] == theirs[there + size]:
                size += 1
            if size > best:
                best, best_there = size, there
        if best:
            found.append((at, best_there, best))
        at += max(best, 1)
    return found


def _contained(ours: Sequence[str], theirs: Sequence[str], size: int) -> float:
    """The share of the first list's sequences of `size` words that the second has."""
    held = set(_sequences(theirs, size))
    mine = _sequences(ours, size)
    return sum(one in held for one in mine) / max(len(mine), 1)


def _sequences(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return list(zip(*(words[shift:] for shift in range(size)), strict=False))


def features(ours: Sequence[str], theirs: Sequence[str], tiles: Sequence[tuple[int, int, int]]) -> list[float]:
    """What the kind of copying is read from, in the order of FEATURES."""
    from rapidfuzz.distance import LCSseq

    ours, theirs = ours[:_MEASURED], theirs[:_MEASURED]
    count = max(len(ours), 1)
    tiled_words = sum(size for _, _, size in tiles)
    stems, held = [word[:_STEM] for word in ours if len(word) > 3], {word[:_STEM] for word in theirs}
    triples = _contained(ours, theirs, 3)
    sequence = LCSseq.similarity(ours, theirs) / count
    return [
        sum(stem in held for stem in stems) / max(len(stems), 1),
        _contained(ours, theirs, 2), triples, _contained(ours, theirs, 5), sequence,
        sum(size for _, _, size in tiles if size >= LONG) / max(tiled_words, 1),
        10 * _edits(tiles) / count, triples**2, sequence**2,
    ]  # fmt: skip


def _edits(tiles: Sequence[tuple[int, int, int]]) -> int:
    """How often a run goes on after up to three words were changed in both texts."""
    return sum(0 <= b[0] - a[0] - a[2] <= 3 and 0 <= b[1] - a[1] - a[2] <= 3 for a, b in pairwise(tiles))


def _kind(values: Sequence[float]) -> tuple[Kind, float]:
    """The most likely kind and its probability; "non" where no weights lie in the lexicons."""
    weights = _weights()
    scores = {kind: row[0] + sum(w * v for w, v in zip(row[1:], values, strict=True)) for kind, row in weights.items()}
    if not scores:
        return "non", 0.0
    highest = max(scores.values())
    total = sum(math.exp(score - highest) for score in scores.values())
    best = max(KINDS, key=lambda kind: scores[kind])
    return best, math.exp(scores[best] - highest) / total


@cache
def _weights() -> dict[Kind, list[float]]:
    """For each kind its bias and a weight a feature."""
    path = lexicons_folder() / "weights" / "copies.toml"
    if not path.exists():
        return {}
    table = TomlFile(path).data["weights"]
    return {kind: [float(one) for one in table[kind]] for kind in KINDS}
