"""Lean: how the paired words of a dispute divide between its sides, in the article's own voice.

There is no axis outside a declared dispute. Words with legal standing and words without a counterpart stay
out, and a text with too few paired words gets no figure.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provenance.framing.wording import Loaded
from provenance.lexicon.disputes import Dispute

MINIMUM = 3


class Lean(msgspec.Struct, frozen=True):
    """Counts per side: `own` paired words in own voice, `other` quoted or attributed, `unpaired` outside the lean.

    `favours` is the side with more strength-weighted own words, "" where they balance or are fewer than three.
    """

    dispute: str
    own: dict[str, int]
    other: dict[str, int]
    unpaired: dict[str, int]
    weight: dict[str, int]
    favours: str
    abstains: bool


def leans(words: Sequence[Loaded], disputes: Sequence[Dispute]) -> list[Lean]:
    """The lean of each active dispute."""
    return [
        _lean([word for word in words if word.dispute == dispute.id and word.side], dispute) for dispute in disputes
    ]


def _lean(words: list[Loaded], dispute: Dispute) -> Lean:
    sides = [side.id for side in dispute.sides]
    own, other, unpaired, weight = (dict.fromkeys(sides, 0) for _ in range(4))
    for word in words:
        if not word.paired:
            unpaired[word.side] += 1
        elif word.voice == "own":
            own[word.side] += 1
            weight[word.side] += word.strength
        else:
            other[word.side] += 1
    total = sum(own.values())
    most = max(sides, key=lambda side: weight[side])
    clear = total >= MINIMUM and sum(weight[side] == weight[most] for side in sides) == 1
    return Lean(dispute.id, own, other, unpaired, weight, most if clear else "", total < MINIMUM)
