"""Whether the word model knows words of its training: BABE with half of the word types masked.

Protocol: word types are grouped by their first five letters, so that inflections stay together, and the groups fall
into two halves (seed 7). In each of the 5 stratified folds of `benchmarks.babe` two models are fitted, each on the
other folds' words of one half alone; every word of the held fold is judged by both. For one of them its type was
among the taught ("seen"), for the other it was masked ("unseen"); both learned from as many sentences, and about as
many words. So the same words are measured twice, and the difference is what knowing the type is worth. Thresholds come
from held-out scores of the other folds in the same condition. Intervals: 95 %, bootstrap over sentences, 500 draws, of
the paired difference. Only words that the shipped model looks at are judged; the others have probability 0 in both.

"with words" is the same for a model that weighs words and letters, as `provenance train` makes it: it shows what the
measure shows of a model that does know words.

Run: `python -m benchmarks unseen_words`; `python -m benchmarks.unseen_words shipped` for the shipped recipe alone.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

import numpy as np

from benchmarks.babe import PART, babe_labels
from benchmarks.evaluation_data import missing, shared
from provenance.learn.crossing import Folds, stratified
from provenance.learn.evaluation import at_recall, average_precision, best_threshold
from provenance.learn.fitting import GramTable, fit, gram_table, judged
from provenance.learn.sheet import Sheet, lay_out
from provenance.lexicon.lexicon import Lexicon

LETTERS, SEED, DRAWS = 5, 7, 500


class Judged(NamedTuple):
    """Probabilities and decisions where each word's type was taught, or was masked; shapes (words,)."""

    chances: np.ndarray
    flagged: np.ndarray


def main(*parts: str) -> None:
    """Print the figures of the shipped recipe, and of one that weighs words."""
    path = shared(PART)
    if path is None:
        print(missing(PART))
        return
    sheet = lay_out(babe_labels(path), Lexicon(), "en")
    half = halves(sheet.words)
    print(f"BABE: {len(sheet.words)} words, {len(set(sheet.words))} types; {int(half.sum())} words in one half, "
          f"{int(sheet.loaded[half].sum())} and {int(sheet.loaded[~half].sum())} loaded")  # fmt: skip
    for part in parts or ("shipped", "with words"):
        seen, unseen = both(sheet, half, None if part == "shipped" else gram_table(sheet))
        _print(part, sheet, seen, unseen)


def halves(words: list[str]) -> np.ndarray:
    """Which words belong to the first half of the types, shape (words,)."""
    stems = sorted({word[:LETTERS] for word in words})
    first = np.random.default_rng(SEED).random(len(stems)) < 0.5
    chosen = {stem for stem, one in zip(stems, first, strict=True) if one}
    return np.array([word[:LETTERS] in chosen for word in words])


def both(sheet: Sheet, half: np.ndarray, table: GramTable | None) -> tuple[Judged, Judged]:
    """Every word judged by a model that was taught its half, and by one that was taught the other."""
    seen, unseen = np.zeros(len(sheet.words)), np.zeros(len(sheet.words))
    folds = stratified(sheet)
    for taught, held in folds:
        at = np.isin(sheet.owner, held)
        for known in (half, ~half):
            fitted = fit(sheet._replace(judged=sheet.judged & known), taught, table)
            chances, _ = judged(fitted, sheet, held, table)
            seen[at & known], unseen[at & ~known] = chances[known[at]], chances[~known[at]]
    return _decided(sheet, folds, seen), _decided(sheet, folds, unseen)


def _decided(sheet: Sheet, folds: Folds, chances: np.ndarray) -> Judged:
    flagged = np.zeros(len(chances), dtype=bool)
    for _, held in folds:
        here = np.isin(sheet.owner, held)
        flagged[here] = chances[here] >= best_threshold(chances[~here], sheet.loaded[~here])
    return Judged(chances, flagged)


def _f1(loaded: np.ndarray, flagged: np.ndarray) -> float:
    return 2 * int((loaded & flagged).sum()) / max(int(loaded.sum() + flagged.sum()), 1)


def _figures(loaded: np.ndarray, one: Judged, at: np.ndarray) -> np.ndarray:
    """Word F1, average precision, precision at recall .3 of some words."""
    chances = one.chances[at]
    return np.array(
        [_f1(loaded[at], one.flagged[at]), average_precision(chances, loaded[at]), at_recall(chances, loaded[at])[0]]
    )


def _print(part: str, sheet: Sheet, seen: Judged, unseen: Judged) -> None:
    whole = np.arange(len(sheet.words))
    told = _figures(sheet.loaded, seen, whole), _figures(sheet.loaded, unseen, whole)
    begins = sheet.begins()
    drawing = np.random.default_rng(SEED)
    drawn = []
    for _ in range(DRAWS):
        sentences = drawing.integers(0, len(sheet.labels), len(sheet.labels))
        at = np.concatenate([np.arange(begins[one], begins[one + 1]) for one in sentences])
        drawn.append(_figures(sheet.loaded, seen, at) - _figures(sheet.loaded, unseen, at))
    low, high = np.percentile(np.array(drawn), [2.5, 97.5], axis=0)
    for number, name in enumerate(("word F1", "average precision", "precision at recall .3")):
        difference = told[0][number] - told[1][number]
        print(f"{part}: {name} seen {told[0][number]:.3f} unseen {told[1][number]:.3f} "
              f"difference {difference:+.3f} [{low[number]:+.3f}, {high[number]:+.3f}]", flush=True)  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
