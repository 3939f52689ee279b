"""Whether a cue reports anything: by readable weights where a language has them, by rules of its file elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import log

import msgspec

from provenance.errors import LexiconError
from provenance.framing.clauses import Reader
from provenance.framing.cue_features import SLOTS, Tokens, cue_features
from provenance.framing.cues import Cue
from provenance.framing.prose import Sentence
from provenance.lexicon.cache import digest, remembered
from provenance.lexicon.source import TomlFile, lexicons_folder


class Weights(msgspec.Struct, frozen=True):
    """Weights of the features, slot by slot in the order of `SLOTS`; a cue is picked above `threshold`."""

    bias: float
    threshold: float
    slots: tuple[dict[str, float], ...]


class Picker:
    """Decides about the cues of one text."""

    def __init__(self, reader: Reader, cues: Sequence[Cue]) -> None:
        self.reader = reader
        self.cues = cues
        self.weights = cue_weights(reader.prose.language.code)
        self.tokens = Tokens(reader) if self.weights is not None else None

    def picks(self, number: int, sentence: Sentence) -> bool:
        """Whether a cue, by its number, reports something."""
        cue = self.cues[number]
        following = cue.last + 1
        if following < sentence.last and self.reader.folded[following] in self.reader.table("reciprocal"):
            return False
        if self.weights is None or self.tokens is None:
            return _by_rule(self.reader, cue, sentence)
        features = cue_features(self.reader, self.tokens, self.cues, number, sentence)
        return self.score(features) > self.weights.threshold

    def score(self, features: tuple[str, ...]) -> float:
        """The log odds that a cue with these features reports something."""
        assert self.weights is not None
        total = self.weights.bias
        for table, value in zip(self.weights.slots, features, strict=True):
            weight = table.get(value)
            if weight is not None:
                total += weight
        return total


def _by_rule(reader: Reader, cue: Cue, sentence: Sentence) -> bool:
    """A reporting verb whose neighbour does not make it a noun or an adjective."""
    if cue.sort != "verb":
        return False
    return cue.first == sentence.first or reader.folded[cue.first - 1] not in reader.table("blockers")


@cache
def cue_weights(code: str) -> Weights | None:
    """The weights of a language; None where it has none."""
    path = lexicons_folder() / "weights" / f"cues-{code}.toml"
    if not code.isalpha() or not path.exists():
        return None

    def make() -> Weights:
        data = TomlFile(path).data
        unknown = sorted(set(data["weights"]) - set(SLOTS))
        if unknown:
            raise LexiconError(f"unknown features {unknown}", where=str(path), mend="train the weights again")
        chance = float(data["threshold"])
        slots = tuple({str(k): float(v) for k, v in data["weights"].get(name, {}).items()} for name in SLOTS)
        return Weights(float(data["bias"]), log(chance / (1 - chance)), slots)

    return remembered(f"cue-weights-{code}", digest((lexicons_folder(),)), Weights, make)
