"""Sentences made comparable: each as weighted words, word pairs, character runs, names and numbers.

A word weighs by how few sentences of the compared articles hold it, so that what every article says anyway (the
event's own names) tells two sentences apart no more than a preposition does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from provenance.chain.quantities import numbers
from provenance.framing.analysis import Analysis
from provenance.framing.prose import Prose, Sentence

# Sentences of one article that enter, and the fewest words of one that does.
MOST, _FEWEST = 250, 4
_RUN = 4

Vector = dict[str, float]


class Statement(NamedTuple):
    """A sentence of one article as features; `start` and `end` are code points of the article's source."""

    article: int
    sentence: int
    passage: str
    start: int
    end: int
    said: tuple[str, ...]
    words: Vector
    pairs: Vector
    runs: Vector
    names: frozenset[str]
    numbers: frozenset[str]


class _Raw(NamedTuple):
    article: int
    number: int
    sentence: Sentence
    said: tuple[str, ...]
    words: list[str]
    names: frozenset[str]
    numbers: frozenset[str]


def statements(analyses: Sequence[Analysis]) -> list[list[Statement]]:
    """The sentences of each article as features; at most `MOST` an article, none twice, none of under four words."""
    raw = [list(_raw(number, analysis)) for number, analysis in enumerate(analyses)]
    every = [one for own in raw for one in own]
    words = _weights(set(one.words) for one in every)
    pairs = _weights(set(_pairs(one.words)) for one in every)
    runs = _weights(set(_runs(one.words)) for one in every)
    made = []
    for analysis, own in zip(analyses, raw, strict=True):
        view, prose = analysis.article.view, analysis.prose
        made.append(
            [
                Statement(
                    one.article, one.number, prose.passage_of(one.number),
                    *view.source(one.sentence.start, one.sentence.end),
                    one.said, _vector(one.words, words),
                    _vector(_pairs(one.words), pairs), _vector(_runs(one.words), runs),
                    one.names, one.numbers,
                )
                for one in own
            ]
        )  # fmt: skip
    return made


def _raw(article: int, analysis: Analysis) -> Iterable[_Raw]:
    prose = analysis.prose
    common = frozenset(prose.language.words("function_words"))
    named = _names(prose)
    taken, seen = 0, set[tuple[str, ...]]()
    for number, sentence in enumerate(prose.sentences):
        if taken == MOST:
            return
        places = range(sentence.first, sentence.last)
        words = [prose.words.folded[at] for at in places]
        said = tuple(words)
        if len(words) < _FEWEST or said in seen:
            continue
        seen.add(said)
        taken += 1
        content = [word for word in words if word not in common and (len(word) > 1 or not word.isascii())]
        names = frozenset(prose.words.folded[at] for at in places if at in named)
        yield _Raw(article, number, sentence, said, content, names, _numbers(prose, sentence))


def _names(prose: Prose) -> set[int]:
    """Words that are names: capitals that do not only come from the beginning of the sentence."""
    words = prose.words
    firsts = {sentence.first for sentence in prose.sentences}
    inside = [
        at
        for sentence in prose.sentences
        if prose.passage_of(prose.sentence_at(sentence.first) if sentence.first < sentence.last else 0) != "headline"
        for at in range(sentence.first, sentence.last)
        if at not in firsts and words.capitalised(at)
    ]
    known = {words.folded[at] for at in inside}
    return {at for at in range(len(words)) if words.capitalised(at) and words.folded[at] in known}


def _numbers(prose: Prose, sentence: Sentence) -> frozenset[str]:
    """The numbers of a sentence, in digits or in words, each as its plain value."""
    text = prose.text[sentence.start : sentence.end]
    return frozenset(one.value for one in numbers(text, prose.language.code))


def _pairs(words: Sequence[str]) -> list[str]:
    return [f"{one} {other}" for one, other in pairwise(words)]


def _runs(words: Sequence[str]) -> list[str]:
    """Runs of four characters within words and over their borders."""
    text = f" {' '.join(words)} "
    return [text[at : at + _RUN] for at in range(len(text) - _RUN + 1)]


def _weights(sets: Iterable[set[str]]) -> Vector:
    counts: Counter[str] = Counter()
    total = 0
    for one in sets:
        counts.update(one)
        total += 1
    return {feature: log((total + 1) / (count + 0.5)) for feature, count in counts.items()}


def _vector(features: Sequence[str], weights: Vector) -> Vector:
    counts = Counter(features)
    vector = {feature: (1 + log(count)) * weights[feature] for feature, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {feature: weight / length for feature, weight in vector.items()} if length else {}
