"""Fits a word model on labelled sentences: boosted trees over features, and for a desk's own model words as well.

Two steps where words count: a logistic regression over words, neighbours and letters, then trees over the features and
what the first step says of a word and its neighbours. What a later step learns from is always said by models that have
not seen the sentence (inner folds by sentence).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from provenance.errors import ReadError
from provenance.framing.word_grams import beside, grams
from provenance.framing.word_model import AGGREGATES, aggregates
from provenance.learn.boosting import Coding, boost, coding
from provenance.learn.phrases import PhraseModels, fit_phrases
from provenance.learn.sheet import Sheet

INNER = 3
SMOOTHING = 5.0
Step = Callable[[str], None]


def say_nothing(what: str) -> None:
    """Progress that nobody wants."""


class GramStep(NamedTuple):
    """The first step: a fitted regression over gram columns, and each word's smoothed record as log odds."""

    model: Any
    prior: dict[str, float]
    usual: float

    def scores(self, matrix: Any) -> np.ndarray:
        """Log odds, shape (words,)."""
        found: np.ndarray = self.model.decision_function(matrix)
        return found


class SentenceStep(NamedTuple):
    """A logistic regression over aggregates and phrase scores."""

    model: Any
    phrases: PhraseModels | None
    threshold: float


class Fitted(NamedTuple):
    """A fitted word model with all that is needed to judge a sheet or to write it out."""

    coding: Coding
    booster: Any
    grams: GramStep | None
    slope: float
    shift: float
    sentences: SentenceStep


class GramTable(NamedTuple):
    """Grams of every word of a sheet: columns seen at least twice, shape (words, columns)."""

    matrix: Any
    names: list[str]


def gram_table(sheet: Sheet) -> GramTable:
    """Count the grams of a sheet; no label goes in."""
    from sklearn.feature_extraction.text import CountVectorizer

    begins = sheet.begins()
    listed = []
    for number in range(len(sheet.labels)):
        begin, end = begins[number], begins[number + 1]
        folded = sheet.words[begin:end]
        listed += [grams(folded, at, sheet.rows[begin + at]) for at in range(end - begin)]
    counter = CountVectorizer(analyzer=list, binary=True, min_df=2, dtype=np.float64)
    matrix = counter.fit_transform(listed)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    return GramTable(matrix, list(counter.get_feature_names_out()))


def fit(sheet: Sheet, taught: np.ndarray, table: GramTable | None = None, step: Step = say_nothing) -> Fitted:
    """Fit on the sentences numbered `taught`; with a `table`, words count. ReadError where nothing can be learned."""
    inside = np.isin(sheet.owner, taught)
    rows = inside & sheet.judged & (sheet.looked_at if table is None else True)
    refuse_one_class(sheet, rows)
    code = coding([sheet.rows[at] for at in np.flatnonzero(rows)], sheet.loaded[rows])
    matrix = code.matrix(sheet.rows)
    folds = _inner_folds(taught)
    first = None
    if table is not None:
        step("words")
        seen = [_fit_grams(sheet, table, rows & ~np.isin(sheet.owner, part)) for part in folds]
        extra = np.zeros((len(sheet.owner), 7))
        for part, one in zip(folds, seen, strict=True):
            at = np.isin(sheet.owner, part)
            extra[at] = _beside(sheet, table, one, part)
        first = _fit_grams(sheet, table, rows)
        matrix = np.hstack([matrix, extra])
    chances = np.zeros(len(sheet.owner))
    for part in folds:
        step("trees")
        held = np.isin(sheet.owner, part)
        model = boost(matrix[rows & ~held], sheet.loaded[rows & ~held])
        asked = held & (sheet.looked_at if table is None else True)
        chances[asked] = model.predict_proba(matrix[asked])[:, 1]
    step("trees")
    booster = boost(matrix[rows], sheet.loaded[rows])
    slope, shift = _calibrate(chances[rows], sheet.loaded[rows])
    step("sentences")
    sentences = _fit_sentences(sheet, taught, folds, calibrated(chances, slope, shift), table is not None)
    return Fitted(code, booster, first, slope, shift, sentences)


def refuse_one_class(sheet: Sheet, rows: np.ndarray) -> None:
    """Raise ReadError where all judged words are alike, or too few to tell."""
    loaded, plain = int(sheet.loaded[rows].sum()), int((~sheet.loaded[rows]).sum())
    if min(loaded, plain) < 10:
        raise ReadError(
            f"{loaded} words are marked as loaded and {plain} are not; nothing can be learned from that",
            where=sheet.labels[0].where.rpartition(":")[0] if sheet.labels else "",
            mend="label at least ten words of each kind, better some hundred",
        )  # fmt: skip


def judged(fitted: Fitted, sheet: Sheet, asked: np.ndarray, table: GramTable | None) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities of the words and of the sentences numbered `asked`; shapes (words of them,), (asked,)."""
    at = np.isin(sheet.owner, asked)
    matrix = fitted.coding.matrix([sheet.rows[row] for row in np.flatnonzero(at)])
    if fitted.grams is not None and table is not None:
        matrix = np.hstack([matrix, _beside(sheet, table, fitted.grams, asked)])
    chances = calibrated(fitted.booster.predict_proba(matrix)[:, 1], fitted.slope, fitted.shift)
    if table is None:
        chances[~sheet.looked_at[at]] = 0.0
    whole = np.zeros(len(sheet.owner))
    whole[at] = chances
    values = _sentence_values(sheet, asked, whole, fitted.sentences.phrases)
    return chances, fitted.sentences.model.predict_proba(values)[:, 1]


def calibrated(chances: np.ndarray, slope: float, shift: float) -> np.ndarray:
    """Probabilities after Platt's correction of their log odds."""
    bounded = np.clip(chances, 1e-6, 1 - 1e-6)
    found: np.ndarray = 1 / (1 + np.exp(-(slope * np.log(bounded / (1 - bounded)) + shift)))
    return found


def _calibrate(chances: np.ndarray, loaded: np.ndarray) -> tuple[float, float]:
    """Slope and shift (Platt 1999) of held-out log odds."""
    from sklearn.linear_model import LogisticRegression

    bounded = np.clip(chances, 1e-6, 1 - 1e-6)
    model = LogisticRegression(C=1e4).fit(np.log(bounded / (1 - bounded)).reshape(-1, 1), loaded)
    return round(float(model.coef_[0, 0]), 4), round(float(model.intercept_[0]), 4)


def _inner_folds(taught: np.ndarray) -> list[np.ndarray]:
    mixed = np.random.default_rng(0).permutation(taught)
    return [np.sort(part) for part in np.array_split(mixed, INNER)]


def _fit_grams(sheet: Sheet, table: GramTable, rows: np.ndarray) -> GramStep:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=0.3, solver="liblinear", dual=False, max_iter=60, tol=1e-2, random_state=0)
    model.fit(table.matrix[rows], sheet.loaded[rows])
    mean = float(sheet.loaded[rows].mean())
    count: dict[str, int] = {}
    hits: dict[str, int] = {}
    for at in np.flatnonzero(rows):
        word = sheet.words[at]
        count[word] = count.get(word, 0) + 1
        hits[word] = hits.get(word, 0) + int(sheet.loaded[at])
    rate = {word: (hits[word] + SMOOTHING * mean) / (number + SMOOTHING) for word, number in count.items()}
    prior = {word: float(np.log(one / (1 - one))) for word, one in rate.items()}
    return GramStep(model, prior, float(np.log(mean / (1 - mean))))


def _beside(sheet: Sheet, table: GramTable, first: GramStep, asked: np.ndarray) -> np.ndarray:
    """What the second step sees of the first in some sentences, shape (their words, 7)."""
    at = np.flatnonzero(np.isin(sheet.owner, asked))
    scores = first.scores(table.matrix[at])
    found = np.zeros((len(at), 7))
    owners = sheet.owner[at]
    edges = np.flatnonzero(np.diff(owners)) + 1
    for part in np.split(np.arange(len(at)), edges):
        priors = [first.prior.get(sheet.words[at[one]], first.usual) for one in part]
        found[part] = beside(scores[part].tolist(), priors)
    return found


def _fit_sentences(
    sheet: Sheet, taught: np.ndarray, folds: list[np.ndarray], chances: np.ndarray, phrases: bool
) -> SentenceStep:  # fmt: skip
    from sklearn.linear_model import LogisticRegression

    truth = sheet.sentence_loaded
    values = np.zeros((len(sheet.labels), len(AGGREGATES) + (2 if phrases else 0)))
    models = None
    for part in folds:
        rest = np.setdiff1d(taught, part)
        held = fit_phrases(sheet, rest) if phrases else None
        values[part] = _sentence_values(sheet, part, chances, held)
    if phrases:
        models = fit_phrases(sheet, taught)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(values[taught], truth[taught])
    found = model.predict_proba(values[taught])[:, 1]
    return SentenceStep(model, models, _best_threshold(found, truth[taught]))


def _sentence_values(sheet: Sheet, asked: np.ndarray, chances: np.ndarray, models: PhraseModels | None) -> np.ndarray:
    begins = sheet.begins()
    rows = [list(aggregates(chances[begins[one] : begins[one + 1]].tolist()).values()) for one in asked]
    values = np.array(rows)
    return values if models is None else np.hstack([values, models.scores(sheet, asked)])


def _best_threshold(chances: np.ndarray, truth: np.ndarray) -> float:
    """The threshold with the best macro-F1."""
    from sklearn.metrics import f1_score

    levels = np.unique(np.quantile(chances, np.linspace(0.05, 0.95, 91)))
    best = max(levels, key=lambda level: f1_score(truth, chances >= level, average="macro"))
    return float(best)
