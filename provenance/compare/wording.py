"""Distinctive wording: the words that set one article apart from the others on the event, and the loaded part of it.

Log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn, Fightin' words, Political Analysis 16:4,
2008): all articles together are the prior, so that a rare word needs more than one use to stand out. Sentences, not
words, are drawn anew for the intervals, because words come in sentences. Word shifts follow Gallagher et al.,
Generalized word shift graphs, EPJ Data Science 10:4, 2021: how much each word adds to the difference in loadedness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import log, sqrt
from random import Random

import msgspec

from provenance.framing.analysis import Analysis

# Words of own text that an article must have, uses that a word must have, and draws for the intervals.
FEWEST, _USES, _DRAWS, _SHOWN, _PRIOR = 120, 2, 200, 8, 500.0
_SENTENCES = 250
_INTERVAL = 0.9


class Distinct(msgspec.Struct, frozen=True):
    """A word of one article against the others: log-odds (natural), z-score, 90 % interval, uses here and elsewhere."""

    word: str
    log_odds: float
    z: float
    low: float
    high: float
    uses: int
    elsewhere: int
    spans: tuple[tuple[int, int], ...]


class Shift(msgspec.Struct, frozen=True):
    """What a loaded word adds to the difference in loadedness to the others, per 1,000 words; below 0: takes."""

    word: str
    amount: float
    uses: int
    elsewhere: int
    spans: tuple[tuple[int, int], ...]


class Wording(msgspec.Struct, frozen=True):
    """The distinctive words of one article in its own voice; `because` says why there are none ("too little text")."""

    article: int
    distinct: tuple[Distinct, ...]
    shifts: tuple[Shift, ...]
    because: str = ""


_Sentence = tuple[list[str], list[tuple[int, int]]]


def wordings(analyses: Sequence[Analysis]) -> list[Wording]:
    """The distinctive wording of each article against the others in its language."""
    own = [_own_sentences(analysis) for analysis in analyses]
    return [_wording(number, analyses, own) for number in range(len(analyses))]


def _wording(number: int, analyses: Sequence[Analysis], own: Sequence[Sequence[_Sentence]]) -> Wording:
    code = analyses[number].article.language
    others = [at for at, one in enumerate(analyses) if at != number and one.article.language == code]
    if not others:
        return Wording(number, (), (), "no other article in this language")
    shifts = tuple(_shifts(analyses[number], [analyses[at] for at in others]))
    rest = list(chain.from_iterable(own[at] for at in others))
    if min(_length(own[number]), _length(rest)) < FEWEST:
        return Wording(number, (), shifts, "too little text")
    found = _distinct(own[number], rest)
    return Wording(number, tuple(found), shifts, "" if found else "no word stands out beyond chance")


def _length(sentences: Sequence[_Sentence]) -> int:
    return sum(len(words) for words, _ in sentences)


def _own_sentences(analysis: Analysis) -> list[_Sentence]:
    """The words of the article's own voice by sentence, without function words and names, with their source spans."""
    prose, view = analysis.prose, analysis.article.view
    common = frozenset(prose.language.words("function_words"))
    found: list[_Sentence] = []
    for sentence in prose.sentences[:_SENTENCES]:
        words, spans = [], []
        for at in range(sentence.first, sentence.last):
            word = prose.words.folded[at]
            name = prose.words.capitalised(at) and at > sentence.first and prose.language.code != "de"
            if word in common or name or len(word) < 3 or word[0].isdecimal():
                continue
            start, end = prose.span(at, at)
            if analysis.voices.at(start, end).voice == "own":
                words.append(word)
                span = view.source(start, end)
                spans.append((span.start, span.end))
        found.append((words, spans))
    return found


def _distinct(own: Sequence[_Sentence], rest: Sequence[_Sentence]) -> list[Distinct]:
    here, there = _counts(own), _counts(rest)
    whole = here + there
    prior = {word: _PRIOR * count / whole.total() for word, count in whole.items()}
    ranked = sorted(
        ((_log_odds(word, here, there, prior), word) for word in here if here[word] >= _USES),
        key=lambda one: (-one[0][1], one[1]),
    )[: 2 * _SHOWN]
    lows = _intervals([word for _, word in ranked], own, rest, prior)
    found = []
    for (odds, z), word in ranked:
        low, high = lows[word]
        if low > 0 and z >= 1:
            spans = [span for words, places in own for one, span in zip(words, places, strict=True) if one == word]
            found.append(
                Distinct(
                    word, round(odds, 2), round(z, 2), round(low, 2), round(high, 2), here[word], there[word],
                    tuple(spans),
                )
            )  # fmt: skip
    return found[:_SHOWN]


def _counts(sentences: Sequence[_Sentence]) -> Counter[str]:
    return Counter(chain.from_iterable(words for words, _ in sentences))


def _log_odds(word: str, here: Counter[str], there: Counter[str], prior: dict[str, float]) -> tuple[float, float]:
    """The log-odds of a word and its z-score (Monroe et al., equations 16 and 22)."""
    a = prior[word]
    one, other = here[word] + a, there[word] + a
    odds = log(one / (here.total() + _PRIOR - one)) - log(other / (there.total() + _PRIOR - other))
    return odds, odds / sqrt(1 / one + 1 / other)


def _intervals(
    words: Sequence[str], own: Sequence[_Sentence], rest: Sequence[_Sentence], prior: dict[str, float]
) -> dict[str, tuple[float, float]]:
    """The 90 % interval of the log-odds of each word over sentences drawn with replacement; the draws are fixed."""
    random = Random(20081)
    number = {word: at for at, word in enumerate(words)}
    tables = [[(len(one), [number[word] for word in one if word in number]) for one, _ in half] for half in (own, rest)]
    draws: dict[str, list[float]] = {word: [] for word in words}
    for _ in range(_DRAWS):
        sums: list[tuple[int, list[int]]] = []
        for table in tables:
            counts, total = [0] * len(words), 0
            for length, held in random.choices(table, k=len(table)):
                total += length
                for at in held:
                    counts[at] += 1
            sums.append((total, counts))
        (here, ours), (there, theirs) = sums
        for word, at in number.items():
            one, other = ours[at] + prior[word], theirs[at] + prior[word]
            draws[word].append(log(one / (here + _PRIOR - one)) - log(other / (there + _PRIOR - other)))
    cut = int(_DRAWS * (1 - _INTERVAL) / 2)
    return {word: (values[cut], values[-1 - cut]) for word, one in draws.items() if (values := sorted(one))}


def _shifts(analysis: Analysis, others: Sequence[Analysis]) -> list[Shift]:
    """The loaded words in own voice that part one article's loadedness from that of the others together."""
    score: dict[str, float] = {}
    here = _loaded(analysis, score)
    there = Counter(text for other in others for text, spans in _loaded(other, score).items() for _ in spans)
    length = max(analysis.prose.word_count, 1)
    rest = max(sum(other.prose.word_count for other in others), 1)
    found = []
    for text, weight in score.items():
        spans = here.get(text, [])
        amount = 1000 * weight * (len(spans) / length - there[text] / rest)
        found.append(Shift(text, round(amount, 2), len(spans), there[text], tuple(spans)))
    return sorted(found, key=lambda shift: (-abs(shift.amount), shift.word))[: 2 * _SHOWN]


def _loaded(analysis: Analysis, score: dict[str, float]) -> dict[str, list[tuple[int, int]]]:
    """Where each loaded word stands in own voice; its highest score goes into `score`."""
    held: dict[str, list[tuple[int, int]]] = {}
    for word in analysis.words:
        if word.voice == "own" and word.score > 0:
            text = analysis.prose.text[word.start : word.end].lower()
            span = analysis.article.view.source(word.start, word.end)
            held.setdefault(text, []).append((span.start, span.end))
            score[text] = max(score.get(text, 0.0), word.score)
    return held
