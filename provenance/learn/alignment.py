"""Trains the weights of the aligner from texts whose beads are known, and writes them as a readable file.

An averaged structured perceptron (Collins 2002) with a margin: the aligner runs over a text with every wrong bead
made a little better than it is, and the weights move from the row that it found towards the right one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from provenance.chain.alignment import TYPES, Weights, alone_costs, bead_scores, best_row
from provenance.chain.beads import Bead
from provenance.chain.resemblance import FEATURES, Resemblance
from provenance.chain.strands import Floats, Strand

_TYPE_NUMBER = {size: number for number, size in enumerate(TYPES)}
SIZE = len(FEATURES) + len(TYPES) + 2


class Example(NamedTuple):
    """Two strands with their right beads."""

    source: Strand
    target: Strand
    beads: Sequence[Bead]


class _Remembered:
    """The features of one example, worked out once."""

    def __init__(self, example: Example) -> None:
        alike = Resemblance(example.source, example.target)
        self.rows, self.columns = alike.rows, alike.columns
        self.example = example
        self._features = {
            (tall, wide): alike.features(tall, wide)
            for tall, wide in TYPES
            if tall <= alike.rows and wide <= alike.columns
        }

    def features(self, tall: int, wide: int) -> Floats:
        """As `Resemblance.features`."""
        return self._features[tall, wide]

    def vector(self, beads: Sequence[Bead]) -> Floats:
        """The summed features of a row of beads; those too large for any type count nothing."""
        total = np.zeros(SIZE, dtype=np.float64)
        for bead in beads:
            (row, down), (column, right) = bead.source, bead.target
            size = (down - row, right - column)
            if size in _TYPE_NUMBER:
                total[: len(FEATURES)] += self._features[size][:, row, column]
                total[len(FEATURES) + _TYPE_NUMBER[size]] += 1
            elif not bead.joined:
                for strand, (first, last) in ((self.example.source, bead.source), (self.example.target, bead.target)):
                    relative = np.minimum(strand.lengths / strand.lengths.mean(), 3.0)
                    total[-2] += last - first
                    total[-1] += float(relative[first:last].sum())
        return total


def weights_of(vector: Floats) -> Weights:
    """The weights that a vector of the trainer stands for."""
    count = len(FEATURES)
    types = {size: float(vector[count + number]) for size, number in _TYPE_NUMBER.items()}
    return Weights(vector[:count].astype(np.float32), types, float(vector[-2]), float(vector[-1]))


def train(
    examples: Sequence[Example], *, rounds: int = 8, margin: float = 0.3, seed: int = 1, start: Floats | None = None
) -> Weights:
    """The averaged weights after some rounds over the examples, in an order that `seed` gives."""
    known = [_Remembered(one) for one in examples]
    vector = _first() if start is None else start.copy()
    total, count = np.zeros(SIZE), 0
    order = random.Random(seed)
    for number in range(rounds):
        order.shuffle(known)
        rate = 0.1 / (1 + number)
        for one in known:
            found = _found(one, weights_of(vector), margin)
            step = one.vector(one.example.beads) - one.vector(found)
            vector = vector + rate * step / max(len(one.example.beads), 1) ** 0.5
            total, count = total + vector, count + 1
    return weights_of(total / count)


def _first() -> Floats:
    vector = np.zeros(SIZE)
    vector[: len(FEATURES)] = [2, 2, 1, 1, 1, 0.3, 1, 1, 0.5, -0.1, -0.5]
    vector[len(FEATURES) : -2] = [-0.3, *([-1.0] * (len(TYPES) - 1))]
    return vector


def _found(one: _Remembered, weights: Weights, margin: float) -> list[Bead]:
    scores = bead_scores(one, weights)
    cut, added = alone_costs(one.example.source, weights), alone_costs(one.example.target, weights)
    for cells in scores.values():
        cells += np.float32(margin)
    cut, added = cut + margin, added + margin
    for bead in one.example.beads:
        (row, down), (column, right) = bead.source, bead.target
        if (down - row, right - column) in scores:
            scores[down - row, right - column][row, column] -= np.float32(margin)
        elif not bead.joined:
            cut[row:down] -= margin
            added[column:right] -= margin
    return best_row(scores, cut, added)


def lines(kind: str, weights: Weights) -> Iterator[str]:
    """The weights of a kind as TOML, rounded to thousandths."""
    yield f"[{kind}]"
    yield f"alone = {weights.alone:.3f}"
    yield f"alone_per_length = {weights.alone_per_length:.3f}"
    yield f"\n[{kind}.features]"
    for name, value in zip(FEATURES, weights.features, strict=True):
        yield f'"{name}" = {value:.3f}'
    yield f"\n[{kind}.types]"
    for (tall, wide), value in weights.types.items():
        yield f"{tall}-{wide} = {value:.3f}"
