"""How good a word model is: figures with bootstrap intervals over sentences, calibration, by outlet and topic."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import numpy as np

from provenance.learn.sheet import Sheet

DRAWS = 300
BINS = 10


class Figure(NamedTuple):
    """An estimate with its 95 % interval (bootstrap over sentences)."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


class Counts(NamedTuple):
    """Of each sentence: words rightly flagged, flagged, loaded; shape (sentences,) each."""

    right: np.ndarray
    flagged: np.ndarray
    loaded: np.ndarray

    def of(self, chosen: np.ndarray) -> tuple[float, float, float]:
        """Precision, recall and F1 over chosen sentences, some of them perhaps several times."""
        right, flagged, loaded = (float(one[chosen].sum()) for one in self)
        precision = right / flagged if flagged else 0.0
        recall = right / loaded if loaded else 0.0
        return precision, recall, 2 * right / (flagged + loaded) if flagged + loaded else 0.0


def counts(sheet: Sheet, flagged: np.ndarray) -> Counts:
    """Count by sentence which words are flagged, loaded or both; words that nobody judged are left out."""
    number = len(sheet.labels)

    def by_sentence(which: np.ndarray) -> np.ndarray:
        return np.bincount(sheet.owner[which & sheet.judged], minlength=number)

    return Counts(by_sentence(flagged & sheet.loaded), by_sentence(flagged), by_sentence(sheet.loaded))


def word_figures(sheet: Sheet, flagged: np.ndarray, draws: int = DRAWS) -> dict[str, Figure]:
    """Precision, recall and F1 of flagged words."""
    counted = counts(sheet, flagged)
    number = len(sheet.labels)
    random = np.random.default_rng(42)
    drawn = np.array([counted.of(random.integers(0, number, number)) for _ in range(draws)])
    values = counted.of(np.arange(number))
    low, high = np.percentile(drawn, [2.5, 97.5], axis=0)
    return {
        name: Figure(values[at], float(low[at]), float(high[at]))
        for at, name in enumerate(("precision", "recall", "F1"))
    }


def macro_f1(truth: np.ndarray, said: np.ndarray) -> float:
    """Mean of both classes' F1."""
    parts = []
    for one in (True, False):
        right = float(((said == one) & (truth == one)).sum())
        total = float((said == one).sum() + (truth == one).sum())
        parts.append(2 * right / total if total else 0.0)
    return sum(parts) / 2


def sentence_figure(truth: np.ndarray, said: np.ndarray, draws: int = DRAWS) -> Figure:
    """Macro-F1 of sentences."""
    random = np.random.default_rng(42)
    number = len(truth)
    drawn = []
    for _ in range(draws):
        at = random.integers(0, number, number)
        drawn.append(macro_f1(truth[at], said[at]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Figure(macro_f1(truth, said), float(low), float(high))


def best_threshold(chances: np.ndarray, loaded: np.ndarray) -> float:
    """The probability from which flagging words gives the best F1; 1 where nothing is loaded."""
    order = np.argsort(-chances, kind="stable")
    right = np.cumsum(loaded[order])
    if not len(right) or not right[-1]:
        return 1.0
    scores = 2 * right / (np.arange(1, len(right) + 1) + right[-1])
    return float(chances[order[int(np.argmax(scores))]])


def at_recall(chances: np.ndarray, loaded: np.ndarray, recall: float = 0.3) -> tuple[float, float]:
    """Precision at a recall, and the probability from which it is reached; ties are taken together."""
    order = np.argsort(-chances, kind="stable")
    right = np.cumsum(loaded[order])
    wanted = recall * loaded.sum()
    place = int(np.searchsorted(right, wanted))
    level = chances[order[min(place, len(order) - 1)]]
    flagged = chances >= level
    return float(loaded[flagged].mean()), float(level)


def average_precision(chances: np.ndarray, loaded: np.ndarray) -> float:
    """Area under precision and recall."""
    from sklearn.metrics import average_precision_score

    return float(average_precision_score(loaded, chances)) if loaded.any() else 0.0


class Calibration(NamedTuple):
    """Brier score, expected calibration error, and rows of (mean probability, share loaded, words)."""

    brier: float
    error: float
    table: list[tuple[float, float, int]]


def calibration(chances: np.ndarray, loaded: np.ndarray) -> Calibration:
    """How far probabilities can be taken at their word: ten bins of equal width (Naeini et al. 2015)."""
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    table = []
    error = 0.0
    for one in range(BINS):
        inside = bins == one
        if inside.any():
            mean, share = float(chances[inside].mean()), float(loaded[inside].mean())
            table.append((mean, share, int(inside.sum())))
            error += abs(mean - share) * inside.sum() / len(chances)
    return Calibration(float(np.mean((chances - loaded) ** 2)), float(error), table)


def by_group(
    sheet: Sheet, flagged: np.ndarray, field: str, least: int = 20
) -> list[tuple[str, int, float, float, float]]:
    """Name, sentences, precision, recall, F1 of each outlet or topic; small ones stand together as "others"."""
    names = [str(getattr(one, field)) or "(none)" for one in sheet.labels]
    number = Counter(names)
    merged = np.array([name if number[name] >= least else "others" for name in names])
    counted = counts(sheet, flagged)
    found: list[tuple[str, int, float, float, float]] = []
    for name in sorted(set(merged)):
        chosen = np.flatnonzero(merged == name)
        found.append((str(name), len(chosen), *counted.of(chosen)))
    return sorted(found, key=lambda row: (row[0] == "others", -row[1]))


class Evaluation(NamedTuple):
    """All figures of one evaluation, and the protocol that gave them."""

    protocol: str
    words: dict[str, Figure]
    average_precision: float
    at_recall: list[tuple[float, float]]
    flags_in_neutral: float
    sentences: Figure | None
    calibration: Calibration
    outlets: list[tuple[str, int, float, float, float]]
    topics: list[tuple[str, int, float, float, float]]

    def plain(self) -> dict[str, Any]:
        """As JSON takes it."""
        return {
            "protocol": self.protocol,
            "words": {name: dict(figure._asdict()) for name, figure in self.words.items()},
            "average_precision": self.average_precision,
            "precision_at_recall": {str(recall): value for recall, value in self.at_recall},
            "flags_per_neutral_sentence_at_recall_0.3": self.flags_in_neutral,
            "sentence_macro_f1": self.sentences._asdict() if self.sentences else None,
            "calibration": self.calibration._asdict(),
            "by_outlet": self.outlets,
            "by_topic": self.topics,
        }


def evaluated(
    sheet: Sheet, chances: np.ndarray, flagged: np.ndarray, sentences_said: np.ndarray | None, protocol: str
) -> Evaluation:
    """Evaluate probabilities of all words of a sheet, and what was said of its sentences."""
    chosen, loaded = chances[sheet.judged], sheet.loaded[sheet.judged]
    precisions = [(recall, at_recall(chosen, loaded, recall)[0]) for recall in (0.1, 0.3, 0.5)]
    level = at_recall(chosen, loaded, 0.3)[1]
    neutral = ~sheet.sentence_loaded
    flags = (chances >= level) & neutral[sheet.owner] & sheet.judged
    said = sentence_figure(sheet.sentence_loaded, sentences_said) if sentences_said is not None else None
    return Evaluation(
        protocol, word_figures(sheet, flagged), average_precision(chosen, loaded), precisions,
        float(flags.sum() / max(neutral.sum(), 1)), said, calibration(chosen, loaded),
        by_group(sheet, flagged, "outlet"), by_group(sheet, flagged, "topic"),
    )  # fmt: skip
