"""Aligns the sentences of a text with those of its source, in the same language or in another one, without a model.

Beads join one to four sentences of one text with one to four of the other, or leave a sentence alone; dynamic
programming over weighed features finds the best row of beads (after Gale and Church 1993; the features are those
that survive translation). Sentences that stand in both texts are set first, and only what lies between them is
weighed. The weights are data: `lexicons/weights/alignment.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from provenance.chain.anchors import Anchor, anchors
from provenance.chain.beads import Bead
from provenance.chain.resemblance import FEATURES, Resemblance
from provenance.chain.strands import LONGEST_SPAN, Floats, Strand
from provenance.errors import LexiconError
from provenance.lexicon.source import lexicons_folder

TYPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1))


class Weights(NamedTuple):
    """Weights of the features, of each size of bead, and what a sentence left alone costs, with its length."""

    features: Floats
    types: dict[tuple[int, int], float]
    alone: float
    alone_per_length: float


def align(source: Strand, target: Strand, weights: Weights | None = None) -> list[Bead]:
    """The beads of two texts, in order; every sentence of either is in exactly one."""
    if not source.sentences or not target.sentences:
        return [Bead((at, at + 1), (0, 0)) for at in range(source.sentences)] + [
            Bead((0, 0), (at, at + 1)) for at in range(target.sentences)
        ]
    same = source.language == target.language
    if weights is None:
        weights = weights_for("same" if same else "across")
    alike = Resemblance(source, target)
    cut, added = alone_costs(source, weights), alone_costs(target, weights)
    if same and (found := anchors(source, target, alike.single[0])):
        return _between(found, alike, weights, cut, added)
    return best_row(bead_scores(alike, weights), cut, added)


def _between(
    found: list[Anchor], alike: Resemblance, weights: Weights, cut: Floats, added: Floats
) -> list[Bead]:  # fmt: skip
    """The anchors as beads, and the best row of beads in each gap between them."""
    single = np.tensordot(weights.features, alike.features(1, 1), 1) + np.float32(weights.types[1, 1])
    beads = []
    row = column = 0
    for anchor in (*found, Anchor(len(cut), len(added))):
        if anchor.row > row and anchor.column > column:
            part = alike.window((row, anchor.row), (column, anchor.column))
            inside = best_row(bead_scores(part, weights), cut[row : anchor.row], added[column : anchor.column])
            beads += [_moved(bead, row, column) for bead in inside]
        else:
            beads += [Bead((at, at + 1), (column, column), float(cut[at])) for at in range(row, anchor.row)]
            beads += [Bead((row, row), (at, at + 1), float(added[at])) for at in range(column, anchor.column)]
        row, column = anchor.row + 1, anchor.column + 1
        if anchor.row < len(cut):
            score = float(single[anchor.row, anchor.column])
            beads.append(Bead((anchor.row, row), (anchor.column, column), score))
    return beads


def _moved(bead: Bead, row: int, column: int) -> Bead:
    source, target = bead.source, bead.target
    return Bead((source[0] + row, source[1] + row), (target[0] + column, target[1] + column), bead.score)


class Alike(Protocol):
    """What tells the features of every bead of a size: a `Resemblance`, or one remembered for training."""

    rows: int
    columns: int

    def features(self, tall: int, wide: int) -> Floats:
        """As `Resemblance.features`."""


def bead_scores(alike: Alike, weights: Weights) -> dict[tuple[int, int], Floats]:
    """The score of every bead of every size, at the place where it begins."""
    found = {}
    for tall, wide in TYPES:
        if tall <= alike.rows and wide <= alike.columns:
            weighed = np.tensordot(weights.features, alike.features(tall, wide), 1)
            found[tall, wide] = weighed + np.float32(weights.types[tall, wide])
    return found


def alone_costs(strand: Strand, weights: Weights) -> Floats:
    """What it costs to leave each sentence alone; longer than the mean costs more."""
    found: Floats = weights.alone + weights.alone_per_length * np.minimum(strand.lengths / strand.lengths.mean(), 3.0)
    return found


def best_row(scores: dict[tuple[int, int], Floats], cut: Floats, added: Floats) -> list[Bead]:
    """The row of beads with the highest sum; `cut` and `added` score each sentence left alone."""
    rows, columns = len(cut), len(added)
    steps = list(scores)
    # Beads by where they end, behind four columns that nothing reaches; the last one leaves a source's sentence alone.
    ending = np.full((rows + 1, len(steps) + 1, columns + 1), -np.inf, dtype=np.float32)
    for number, (tall, wide) in enumerate(steps):
        ending[tall:, number, wide:] = scores[tall, wide]
    ending[1:, -1, :] = cut[:, None]
    best = np.full((rows + 1, columns + 1 + LONGEST_SPAN), -np.inf)
    taken = np.full((rows + 1, columns + 1), -1, dtype=np.int8)
    back = np.array([tall for tall, _ in steps] + [1])[:, None]
    left = LONGEST_SPAN + np.arange(columns + 1)[None, :] - np.array([wide for _, wide in steps] + [0])[:, None]
    running = np.concatenate(([0.0], np.cumsum(added)))
    across = np.arange(columns + 1)
    for row in range(rows + 1):
        offered = best[np.maximum(row - back, 0), left] + ending[row]
        which = offered.argmax(axis=0)
        line = offered[which, across]
        if row == 0:
            line[0] = 0.0
        # A sentence of the target left alone looks at its own row: the best so far, less what was added since.
        level = line - running
        reached = np.maximum.accumulate(level)
        alone = reached > level
        line[alone] = (reached + running)[alone]
        which[alone] = len(steps) + 1
        best[row, LONGEST_SPAN:] = line
        taken[row] = which
    return _walked_back(steps, taken, scores, cut, added)


def _walked_back(
    steps: list[tuple[int, int]],
    taken: npt.NDArray[np.int8],
    scores: dict[tuple[int, int], Floats],
    cut: Floats,
    added: Floats,
) -> list[Bead]:
    row, column = len(cut), len(added)
    beads = []
    while row or column:
        choice = int(taken[row, column])
        if choice == len(steps) + 1 or not row:
            beads.append(Bead((row, row), (column - 1, column), float(added[column - 1])))
            column -= 1
        elif choice == len(steps):
            beads.append(Bead((row - 1, row), (column, column), float(cut[row - 1])))
            row -= 1
        else:
            tall, wide = steps[choice]
            score = float(scores[tall, wide][row - tall, column - wide])
            beads.append(Bead((row - tall, row), (column - wide, column), score))
            row, column = row - tall, column - wide
    return beads[::-1]


@cache
def weights_for(kind: str) -> Weights:
    """The weights for two texts in the `same` language, or `across` languages. Raises LexiconError."""
    path = lexicons_folder() / "weights" / "alignment.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))[kind]
        features = np.array([float(table["features"][name]) for name in FEATURES], dtype=np.float32)
        types = {(tall, wide): float(table["types"][f"{tall}-{wide}"]) for tall, wide in TYPES}
        return Weights(features, types, float(table["alone"]), float(table["alone_per_length"]))
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise LexiconError(f"holds no weights {kind!r}: {error}", where=str(path)) from None
