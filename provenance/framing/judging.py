"""Judges the words of an article by a word model: a probability for each, and for each sentence.

The model that ships sees only what the lexicons say, so it looks only at words that they know something about: listed
ones, those that resemble them, and the neighbours of strong ones. All others have probability 0.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provenance.framing.analysis import Analysis
from provenance.framing.word_features import Value, WordFeatures
from provenance.framing.word_grams import EXTRA, beside, gram_score, grams, phrase_score
from provenance.framing.word_model import Judge, aggregates, chance

_ALIKE = 2  # level of the induced table from which a word on no list is looked at
_STRONG = 5


class Judgement(msgspec.Struct, frozen=True):
    """Probabilities of words by number (absent: not looked at) and of sentences in order."""

    words: dict[int, float]
    sentences: tuple[float, ...]
    features: dict[int, tuple[Value, ...]]
    extra: dict[int, tuple[float, ...]]

    def of(self, first: int, last: int) -> float | None:
        """The highest probability among words `first` to `last` (inclusive); None where none was looked at."""
        return max((self.words[at] for at in range(first, last + 1) if at in self.words), default=None)


def candidates(read: WordFeatures) -> list[int]:
    """The words that a model without words of its own looks at."""
    levels = [known.level for known in read.known]
    known = {at for at, level in enumerate(levels) if level >= _ALIKE} | set(read.loaded) | set(read.hits)
    strong = {at for at, level in enumerate(levels) if level >= _STRONG} | set(read.loaded)
    around = {at + step for at in strong for step in (-1, 1)}
    return sorted(at for at in known | around if 0 <= at < len(levels) and read.prose.sentence_at(at) >= 0)


def judge(analysis: Analysis, by: Judge) -> Judgement:
    """Judge an article's words and sentences."""
    prose = analysis.prose
    read = WordFeatures(prose, analysis.voices, analysis.words)
    everything = by.model.grams is not None
    asked = [at for one in prose.sentences for at in range(one.first, one.last)] if everything else candidates(read)
    features = {at: read.of(at) for at in asked}
    extra = _extra(analysis, by, features) if everything else {}
    words = {at: by.probability(row, extra.get(at, ())) for at, row in features.items()}
    return Judgement(words, tuple(_sentences(analysis, by, words)), features, extra)


def _extra(analysis: Analysis, by: Judge, features: dict[int, tuple[Value, ...]]) -> dict[int, tuple[float, ...]]:
    """What the first step says of each word and its neighbours."""
    model = by.model.grams
    assert model is not None
    found: dict[int, tuple[float, ...]] = {}
    for sentence in analysis.prose.sentences:
        folded = analysis.prose.words.folded[sentence.first : sentence.last]
        if not folded:
            continue
        scores = [gram_score(model, grams(folded, at, features[sentence.first + at])) for at in range(len(folded))]
        priors = [model.prior.get(word, model.usual_prior) for word in folded]
        found.update(zip(range(sentence.first, sentence.last), beside(scores, priors), strict=True))
    return found


def _sentences(analysis: Analysis, by: Judge, words: dict[int, float]) -> list[float]:
    prose, weights = analysis.prose, by.model.sentences
    found = []
    for sentence in prose.sentences:
        chances = [words.get(at, 0.0) for at in range(sentence.first, sentence.last)]
        if weights is None:
            found.append(max(chances, default=0.0))
            continue
        values: dict[str, float] = aggregates(chances)
        folded = prose.words.folded[sentence.first : sentence.last]
        for number, part in enumerate(weights.phrases):
            values[f"phrases_{number}"] = phrase_score(part, folded)
        total = weights.bias + sum(weight * values[name] for name, weight in weights.aggregates.items())
        found.append(chance(total))
    return found


def reasons(judgement: Judgement, by: Judge, first: int, last: int, most: int = 8) -> Sequence[tuple[str, str, float]]:
    """Feature, value and weight (log odds) behind the highest word of a span; () where none was looked at."""
    asked = [at for at in range(first, last + 1) if at in judgement.words]
    if not asked:
        return ()
    at = max(asked, key=judgement.words.__getitem__)
    extra = dict(zip(EXTRA, judgement.extra.get(at, ()), strict=False))
    return by.weights(judgement.features[at], extra)[:most]
