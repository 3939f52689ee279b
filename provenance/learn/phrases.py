"""Sentences by their words and pairs of words: TF-IDF with logistic regression, and NB-SVM (Wang and Manning 2012)."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from provenance.framing.word_grams import phrases
from provenance.learn.sheet import Sheet


class PhraseModels(NamedTuple):
    """Both models; `ratio` holds the log count ratios of the second."""

    weigher: Any
    first: Any
    counter: Any
    ratio: np.ndarray
    second: Any

    def scores(self, sheet: Sheet, asked: np.ndarray) -> np.ndarray:
        """Log odds of both, shape (asked, 2)."""
        texts = sentence_phrases(sheet, asked)
        one = self.first.decision_function(self.weigher.transform(texts))
        other = self.second.decision_function(self.counter.transform(texts).multiply(self.ratio).tocsr())
        return np.column_stack([one, other])


def sentence_phrases(sheet: Sheet, asked: np.ndarray) -> list[list[str]]:
    """The phrases of some sentences."""
    begins = sheet.begins()
    return [list(phrases(sheet.words[begins[one] : begins[one + 1]])) for one in asked]


def fit_phrases(sheet: Sheet, taught: np.ndarray) -> PhraseModels:
    """Fit both models on the sentences numbered `taught`."""
    from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    texts, truth = sentence_phrases(sheet, taught), sheet.sentence_loaded[taught]
    weigher = TfidfVectorizer(analyzer=list, sublinear_tf=True, min_df=2)
    first = LogisticRegression(C=3.0, solver="liblinear", random_state=0).fit(weigher.fit_transform(texts), truth)
    counter = CountVectorizer(analyzer=list, binary=True, min_df=2)
    counts = counter.fit_transform(texts)
    loaded = np.asarray(counts[truth].sum(axis=0)).ravel() + 1.0
    plain = np.asarray(counts[~truth].sum(axis=0)).ravel() + 1.0
    ratio = np.log((loaded / loaded.sum()) / (plain / plain.sum()))
    second = LogisticRegression(C=0.1, solver="liblinear", random_state=0).fit(counts.multiply(ratio).tocsr(), truth)
    return PhraseModels(weigher, first, counter, ratio, second)
