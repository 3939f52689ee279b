"""Cross-validation of a recipe: every sentence is judged by a model that has not seen it, thresholds included."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from provenance.learn.evaluation import best_threshold
from provenance.learn.fitting import GramTable, Step, fit, judged, say_nothing
from provenance.learn.sheet import Sheet

SEED = 42
Folds = Sequence[tuple[np.ndarray, np.ndarray]]


class Crossed(NamedTuple):
    """Held-out probabilities and decisions. Shapes: (words,), (words,), (sentences,), (sentences,)."""

    words: np.ndarray
    flagged: np.ndarray
    sentences: np.ndarray
    said: np.ndarray


def stratified(sheet: Sheet, number: int = 5) -> Folds:
    """Folds with the same share of loaded sentences, seed 42; fewer where one kind has fewer sentences."""
    from sklearn.model_selection import KFold, StratifiedKFold

    truth = sheet.sentence_loaded
    least = int(min(truth.sum(), (~truth).sum()))
    if least < number:
        return list(KFold(number, shuffle=True, random_state=SEED).split(np.zeros(len(truth))))
    return list(StratifiedKFold(number, shuffle=True, random_state=SEED).split(np.zeros(len(truth)), truth))


def grouped(sheet: Sheet, field: str = "topic", number: int = 5) -> Folds:
    """Folds that share no topic (or outlet)."""
    from sklearn.model_selection import GroupKFold

    names = [getattr(one, field) for one in sheet.labels]
    return list(GroupKFold(number).split(np.zeros(len(names)), groups=names))


def crossed(sheet: Sheet, folds: Folds, table: GramTable | None, step: Step = say_nothing) -> Crossed:
    """Judge every sentence by a model of the other folds; thresholds come from held-out scores of other folds."""
    words = np.zeros(len(sheet.owner))
    sentences = np.zeros(len(sheet.labels))
    said = np.zeros(len(sheet.labels), dtype=bool)
    for taught, held in folds:
        fitted = fit(sheet, taught, table, step)
        words[np.isin(sheet.owner, held)], sentences[held] = judged(fitted, sheet, held, table)
        said[held] = sentences[held] >= fitted.sentences.threshold
    flagged = np.zeros(len(sheet.owner), dtype=bool)
    for _, held in folds:
        here = np.isin(sheet.owner, held)
        others = ~here & sheet.judged
        flagged[here] = words[here] >= best_threshold(words[others], sheet.loaded[others])
    return Crossed(words, flagged, sentences, said)
