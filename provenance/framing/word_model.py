"""How loaded a word is in its sentence, as a probability: a readable model over what the lexicons say.

The model that ships sits on features alone (`word_features`); one that a desk trains may add the words themselves
(`word_grams`). Both are data: weights and trees, never code, so that a model from a stranger can only be wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log

import msgspec

from provenance.framing.trees import Node, summed
from provenance.framing.word_features import FEATURES, NAMED, Value


class Grams(msgspec.Struct, frozen=True):
    """Weights of words and parts of words: a linear score for each word, and how loaded each was in training."""

    bias: float
    weights: dict[str, float]
    prior: dict[str, float]
    usual_prior: float


class Phrases(msgspec.Struct, frozen=True):
    """A sentence's score by its words and pairs of words: `weights` of phrases, beside their idf where there is one."""

    bias: float
    weights: dict[str, float]
    idf: dict[str, float] = {}


class Sentences(msgspec.Struct, frozen=True):
    """How words make a sentence score: weights of the aggregates of its words (`AGGREGATES`), and of its phrases."""

    bias: float
    aggregates: dict[str, float]
    threshold: float
    phrases: tuple[Phrases, ...] = ()


class Model(msgspec.Struct, frozen=True):
    """A word model; a word is flagged from `flag` on, and called loaded from `threshold` on (probabilities).

    `orders` gives each named feature its values in the order that the trees compare; `bias` and the trees add up
    to log odds, which `slope` and `shift` calibrate. `usual` is the value of each feature in an ordinary word.
    """

    name: str
    language: str
    card: dict[str, str]
    orders: dict[str, tuple[str, ...]]
    usual: tuple[Value, ...]
    bias: float
    slope: float
    shift: float
    threshold: float
    flag: float
    trees: list[Node]
    grams: Grams | None = None
    sentences: Sentences | None = None


class Judge:
    """A model made ready to judge words."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._codes: list[dict[str, int] | None] = [
            {value: place for place, value in enumerate(model.orders.get(name, ()))} if name in NAMED else None
            for name in FEATURES
        ]

    def numbers(self, features: Sequence[Value]) -> list[float]:
        """Features as the trees compare them: named values by their place in the model's order, -1 if unknown."""
        return [
            value if codes is None else codes.get(value, -1)  # type: ignore[misc, arg-type]
            for value, codes in zip(features, self._codes, strict=True)
        ]

    def log_odds(self, numbers: Sequence[float]) -> float:
        """Calibrated log odds that a word is loaded."""
        model = self.model
        return model.slope * (model.bias + summed(model.trees, numbers)) + model.shift

    def probability(self, features: Sequence[Value], extra: Sequence[float] = ()) -> float:
        """The probability that a word with these features is loaded."""
        return chance(self.log_odds([*self.numbers(features), *extra]))

    def weights(
        self, features: Sequence[Value], extra: Mapping[str, float] | None = None
    ) -> list[tuple[str, str, float]]:
        """Feature, value and weight (log odds lost if the feature were as in an ordinary word), heaviest first."""
        more = list((extra or {}).values())
        numbers = [*self.numbers(features), *more]
        usual = [*self.numbers(self.model.usual), *([0.0] * len(more))]
        shown = [*map(str, features), *(f"{value:.2f}" for value in more)]
        whole = self.log_odds(numbers)
        found = []
        for place, name in enumerate([*FEATURES, *(extra or {})]):
            if numbers[place] != usual[place]:
                changed = [*numbers[:place], usual[place], *numbers[place + 1 :]]
                weight = round(whole - self.log_odds(changed), 2)
                if weight:
                    found.append((name, shown[place], weight))
        return sorted(found, key=lambda one: -abs(one[2]))


AGGREGATES = ("highest", "second", "top3", "any", "any5", "all", "length")


def aggregates(chances: Sequence[float]) -> dict[str, float]:
    """What the words of a sentence come to together: log odds of the two highest, sums, chances of any, length."""
    highest = sorted(chances, reverse=True)[:5] + [0.0] * max(5 - len(chances), 0)
    none = none5 = 1.0
    for one in chances:
        none *= 1 - one
    for one in highest:
        none5 *= 1 - one
    return {
        "highest": odds(highest[0]), "second": odds(highest[1]), "top3": sum(highest[:3]), "any": 1 - none,
        "any5": odds(1 - none5), "all": sum(chances), "length": log(max(len(chances), 1)),
    }  # fmt: skip


def odds(probability: float) -> float:
    """Log odds of a probability, bounded."""
    bounded = min(max(probability, 1e-5), 1 - 1e-5)
    return log(bounded / (1 - bounded))


def chance(log_odds: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + exp(-max(min(log_odds, 30.0), -30.0)))
