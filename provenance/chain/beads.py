"""Beads: which sentences of two texts stand for one another. Apart from the aligner, which loads numpy."""

from __future__ import annotations

from typing import NamedTuple


class Bead(NamedTuple):
    """Sentences `source[0]` to `source[1]` (exclusive) stand for `target[0]` to `target[1]`; one side may be empty.

    `score` is the weighed sum that chose it, in no unit: above 0 speaks for it.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    score: float = 0.0

    @property
    def joined(self) -> bool:
        """Whether both texts have a part in it."""
        return self.source[0] < self.source[1] and self.target[0] < self.target[1]
