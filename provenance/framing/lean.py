"""Lean: how the paired words of a dispute divide between its sides, in the article's own voice.

There is no axis outside a declared dispute. Words with legal standing and words without a counterpart stay
out, and a text with too few paired words gets no figure.
"""

from __future__ import annotations

from _random import Random  # random would load hashlib and OpenSSL, as finding.py explains
from collections.abc import Sequence
from itertools import permutations

import msgspec

from provenance.framing.wording import Loaded
from provenance.lexicon.disputes import Dispute

MINIMUM = 3
# Paired words in own voice, and sentences that hold them, from which there is an interval.
INTERVAL_WORDS, INTERVAL_SENTENCES = 5, 3
_RESAMPLES = 400
_SEED = 20_260
_QUOTED = ("quoted", "scare", "unsure")


class Lean(msgspec.Struct, frozen=True):
    """Counts per side: `own` paired words in own voice, `other` all the rest, `unpaired` outside the lean.

    `attributed` and `quoted` part `other` into reported speech and what stands in quotation marks, closed or not.
    Words are counted, not weighed, so that a text with its sides exchanged has the mirrored lean. `favours` is the
    side with most own words, "" where none has or there are fewer than three. `interval` is each side's share of the
    own words, 0 to 1, as the bounds of a 95 % interval; empty where there are too few words to give one.
    """

    dispute: str
    own: dict[str, int]
    other: dict[str, int]
    unpaired: dict[str, int]
    favours: str
    abstains: bool
    attributed: dict[str, int] = {}
    quoted: dict[str, int] = {}
    interval: dict[str, tuple[float, float]] = {}


def leans(words: Sequence[Loaded], disputes: Sequence[Dispute]) -> list[Lean]:
    """The lean of each active dispute."""
    return [
        _lean([word for word in words if word.dispute == dispute.id and word.side], dispute) for dispute in disputes
    ]


def _lean(words: list[Loaded], dispute: Dispute) -> Lean:
    sides = [side.id for side in dispute.sides]
    own, attributed, quoted, unpaired = (dict.fromkeys(sides, 0) for _ in range(4))
    sentences: dict[int, dict[str, int]] = {}
    for word in words:
        if not word.paired:
            unpaired[word.side] += 1
        elif word.voice == "own":
            own[word.side] += 1
            counts = sentences.setdefault(word.sentence, dict.fromkeys(sides, 0))
            counts[word.side] += 1
        else:
            (quoted if word.voice in _QUOTED else attributed)[word.side] += 1
    total = sum(own.values())
    most = max(sides, key=lambda side: own[side])
    clear = total >= MINIMUM and sum(own[side] == own[most] for side in sides) == 1
    other = {side: attributed[side] + quoted[side] for side in sides}
    bounds = {}
    if total >= INTERVAL_WORDS and len(sentences) >= INTERVAL_SENTENCES:
        bounds = interval(list(sentences.values()), sides)
    return Lean(
        dispute.id, own, other, unpaired, most if clear else "", total < MINIMUM, attributed, quoted, bounds
    )  # fmt: skip


def interval(sentences: Sequence[dict[str, int]], sides: Sequence[str]) -> dict[str, tuple[float, float]]:
    """A 95 % interval of each side's share (0 to 1) of the own words, by a bootstrap over the sentences that hold one.

    Percentile bootstrap (Efron and Tibshirani, 1993) with one more sentence of a word for each side in the pool, as
    Agresti and Coull (1998) add observations: else a text that uses one side's words only would be given certainty
    by three sentences. The seed is fixed, and the draws do not look at sides: exchanging them exchanges the bounds.
    """
    count = len(sentences) + len(sides)
    draw = Random(_SEED + count).random
    orders = list(permutations(sides))
    shares: dict[str, list[float]] = {side: [] for side in sides}
    for _ in range(-(-_RESAMPLES // len(orders))):
        drawn = [int(draw() * count) for _ in range(count)]
        # Each draw counts once for every order of the added sentences, or their places would tell sides apart.
        for order in orders:
            pool = [*sentences, *({side: 1} for side in order)]
            sums = {side: sum(pool[at].get(side, 0) for at in drawn) for side in sides}
            total = sum(sums.values())
            for side in sides:
                shares[side].append(sums[side] / total)
    made = len(shares[sides[0]])
    low = round(made * 0.025)
    high = made - 1 - low
    return {side: (round(ranked[low], 3), round(ranked[high], 3)) for side in sides if (ranked := sorted(shares[side]))}
