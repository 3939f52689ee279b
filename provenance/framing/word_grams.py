"""Words, their neighbours and the parts they are made of, as a desk's own model weighs them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log, sqrt

from provenance.framing.word_features import FEATURES, Value
from provenance.framing.word_model import Grams, Phrases

# What the second step sees of the first: scores of the word and its neighbours (log odds), and the word's own record.
EXTRA = (
    "grams", "prior", "grams_left", "grams_right", "grams_left_2", "grams_right_2", "grams_highest",
)  # fmt: skip
_LISTS = tuple(FEATURES.index(name) for name in ("category", "strength", "kind", "induced", "voice", "ending"))
_LOWEST = -8.0


def grams(folded: Sequence[str], at: int, features: Sequence[Value]) -> list[str]:
    """The features of the first step: the word, its neighbours, its letters, and how the lists hold it."""
    word = folded[at]
    left, right = (folded[at - 1] if at else "^"), (folded[at + 1] if at + 1 < len(folded) else "$")
    found = [f"w {word}", f"l {left}", f"r {right}", f"b {left} {word}", f"a {word} {right}"]
    if at > 1:
        found.append(f"ll {folded[at - 2]}")
    if at + 2 < len(folded):
        found.append(f"rr {folded[at + 2]}")
    edged = f"<{word}>"
    for length in (3, 4, 5):
        found += {f"c {edged[begin : begin + length]}" for begin in range(len(edged) - length + 1)}
    found += [f"{FEATURES[place]} {features[place]}" for place in _LISTS]
    found.append(f"list {features[_LISTS[0]]} {features[_LISTS[1]]}")
    return found


def gram_score(model: Grams, found: Sequence[str]) -> float:
    """The log odds of the first step."""
    weights = model.weights
    return model.bias + sum(weights.get(gram, 0.0) for gram in found)


def beside(scores: Sequence[float], priors: Sequence[float]) -> list[tuple[float, ...]]:
    """`EXTRA` for each word of a sentence, from its words' scores and records."""
    padded = [_LOWEST, _LOWEST, *scores, _LOWEST, _LOWEST]
    ranked = sorted(scores, reverse=True)
    found: list[tuple[float, ...]] = []
    for at, (score, prior) in enumerate(zip(scores, priors, strict=True)):
        other = ranked[1] if len(ranked) > 1 and score == ranked[0] else ranked[0]
        other = other if len(ranked) > 1 else _LOWEST
        found.append((score, prior, padded[at + 1], padded[at + 3], padded[at], padded[at + 4], other))
    return found


def phrases(folded: Sequence[str]) -> Iterator[str]:
    """Words and pairs of neighbours."""
    yield from folded
    for left, right in pairwise(folded):
        yield f"{left} {right}"


def phrase_score(model: Phrases, folded: Sequence[str]) -> float:
    """The log odds of a sentence by its phrases: weighed by idf and length where the model has idf, else as present."""
    counts: dict[str, int] = {}
    for phrase in phrases(folded):
        if phrase in model.weights:
            counts[phrase] = counts.get(phrase, 0) + 1
    if not model.idf:
        return model.bias + sum(model.weights[phrase] for phrase in counts)
    weighed = {phrase: (1 + log(count)) * model.idf[phrase] for phrase, count in counts.items()}
    norm = sqrt(sum(value * value for value in weighed.values())) or 1.0
    return model.bias + sum(value * model.weights[phrase] for phrase, value in weighed.items()) / norm
