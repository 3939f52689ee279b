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

    Words are counted, not weighed, so that a text with its sides exchanged has the mirrored lean. `favours` is the
    side with most own words, "" where none has or there are fewer than three.
    """

    dispute: str
    own: dict[str, int]
    other: dict[str, int]
    unpaired: dict[str, int]
    favours: str
    abstains: bool


def leans(words: Sequence[Loaded], disputes: Sequence[Dispute]) -> list[Lean]:
    """The lean of each active dispute."""
    return [
        _lean([word for word in words if word.dispute == dispute.id and word.side], dispute) for dispute in disputes
    ]


def _lean(words: list[Loaded], dispute: Dispute) -> Lean:
    sides = [side.id for side in dispute.sides]
    own, other, unpaired = (dict.fromkeys(sides, 0) for _ in range(3))
    for word in words:
        if not word.paired:
            unpaired[word.side] += 1
        elif word.voice == "own":
            own[word.side] += 1
        else:
            other[word.side] += 1
    total = sum(own.values())
    most = max(sides, key=lambda side: own[side])
    clear = total >= MINIMUM and sum(own[side] == own[most] for side in sides) == 1
    return Lean(dispute.id, own, other, unpaired, most if clear else "", total < MINIMUM)
