"""Loaded words against BABE and PTC, lexicon alone: no training, the pipeline as it ships.

BABE (Spinde et al. 2021): the unit is the word (a run of letters and digits); positive are the words of the
annotated biased expressions where they stand in the sentence. A word's score is that of the loaded word that
covers it, weighed by voice, 0 elsewhere. One threshold is chosen on four of five stratified folds (seed 42) and
applied to the fifth.

PTC (Da San Martino et al. 2019): Loaded_Language alone; characters shared between found and annotated spans,
as in the task's own measure (partial overlap, each span's share averaged), at the same kind of threshold.
"""

from __future__ import annotations

import ast
import csv
import json
from collections.abc import Sequence

import numpy as np
from sklearn.model_selection import StratifiedKFold

from benchmarks.evaluation_data import missing, shared
from provenance.framing.analysis import Analysis, analyse
from provenance.framing.proof import sentence
from provenance.framing.wording import weight
from provenance.lexicon.lexicon import Lexicon
from provenance.text.words import split_words

BABE, PTC = "data/babe/sentences.csv", "data/ptc/articles.jsonl"


def main() -> None:
    """Print word F1, precision at recall .3 and average precision on BABE, span F1 on PTC."""
    _babe()
    _ptc()


def _babe() -> None:
    path = shared(BABE)
    if path is None:
        print(missing(BABE))
        return
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lexicon = Lexicon()
    scores, truth, owner = [], [], []
    for number, row in enumerate(rows):
        analysis = analyse(sentence(row["text"], "en"), lexicon)
        words = analysis.prose.words.folded
        scores += _word_scores(analysis)
        truth += _gold_words(words, ast.literal_eval(row["biased_words"] or "[]"))
        owner += [number] * len(words)
    score, gold, where = np.array(scores), np.array(truth), np.array(owner)
    folds = StratifiedKFold(5, shuffle=True, random_state=42)
    labels = [row["label_bias"] for row in rows]
    counts = np.zeros(3)
    for train, test in folds.split(np.zeros(len(rows)), labels):
        threshold = _best_threshold(score[np.isin(where, train)], gold[np.isin(where, train)])
        held = np.isin(where, test)
        found = score[held] >= threshold
        counts += [(found & gold[held]).sum(), found.sum(), gold[held].sum()]
    both, found_all, gold_all = counts
    print(f"BABE words, lexicon alone, {len(rows)} sentences, {int(gold_all)} of {len(gold)} words marked")
    print(f"  F1 {2 * both / (found_all + gold_all):.3f}  P {both / found_all:.3f}  R {both / gold_all:.3f}")
    precision, average = _ranked(score, gold, 0.3)
    print(f"  precision at recall .3 {precision:.3f}  average precision {average:.3f}")
    clean = [number for number, label in enumerate(labels) if label == "Non-biased"]
    print(f"  own-voice words of warning strength in neutral sentences: {_warned(rows, clean, lexicon):.3f} a sentence")


def _warned(rows: Sequence[dict[str, str]], numbers: Sequence[int], lexicon: Lexicon) -> float:
    from provenance.framing.findings import severity_of

    total = 0
    for number in numbers:
        words = analyse(sentence(rows[number]["text"], "en"), lexicon).words
        total += sum(severity_of(word) != "note" for word in words)
    return total / len(numbers)


def _word_scores(analysis: Analysis) -> list[float]:
    scores = [0.0] * len(analysis.prose.words)
    for word in analysis.words:
        for at in range(word.first, word.last + 1):
            scores[at] = max(scores[at], weight(word))
    return scores


def _gold_words(words: list[str], marked: Sequence[str]) -> list[bool]:
    gold = [False] * len(words)
    for expression in marked:
        wanted = list(split_words(expression))
        for at in range(len(words) - len(wanted) + 1):
            if wanted and words[at : at + len(wanted)] == wanted:
                gold[at : at + len(wanted)] = [True] * len(wanted)
    return gold


def _best_threshold(score: np.ndarray, gold: np.ndarray) -> float:
    candidates = np.unique(score[score > 0])
    f1 = []
    for threshold in candidates:
        found = score >= threshold
        f1.append(2 * (found & gold).sum() / (found.sum() + gold.sum()))
    return float(candidates[int(np.argmax(f1))])


def _ranked(score: np.ndarray, gold: np.ndarray, recall: float) -> tuple[float, float]:
    """Precision at a recall, and average precision; ties are taken together."""
    levels = np.unique(score)[::-1]
    points = [((score >= level) & gold).sum() for level in levels]
    found = [(score >= level).sum() for level in levels]
    recalls = np.array(points) / gold.sum()
    precisions = np.array(points) / np.array(found)
    average = float(np.sum(np.diff(np.concatenate([[0.0], recalls])) * precisions))
    return float(precisions[int(np.argmax(recalls >= recall))]), average


def _ptc() -> None:
    path = shared(PTC)
    if path is None:
        print(missing(PTC))
        return
    with (path.parent / "spans.csv").open(encoding="utf-8", newline="") as file:
        spans = [row for row in csv.DictReader(file) if row["technique"] == "Loaded_Language"]
    gold: dict[str, list[tuple[int, int]]] = {}
    for row in spans:
        gold.setdefault(row["article"], []).append((int(row["start"]), int(row["end"])))
    lexicon = Lexicon()
    from provenance.article.read import read_text

    found: list[tuple[str, int, int, float]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        article = read_text(record["text"], language="en")
        for word in analyse(article, lexicon).words:
            span = article.view.source(word.start, word.end)
            found.append((record["id"], span.start, span.end, weight(word)))
    best = max(_span_f1(found, gold, threshold) for threshold in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9))
    print(
        f"PTC Loaded_Language, {sum(map(len, gold.values()))} spans: best F1 over thresholds {best[0]:.3f} at {best[1]}"
    )


def _span_f1(
    found: Sequence[tuple[str, int, int, float]], gold: dict[str, list[tuple[int, int]]], threshold: float
) -> tuple[float, float]:
    kept = [one for one in found if one[3] >= threshold]
    precision = recall = 0.0
    for name, start, end, _ in kept:
        for a, b in gold.get(name, ()):
            shared_ = max(min(end, b) - max(start, a), 0)
            precision += shared_ / max(end - start, 1)
            recall += shared_ / max(b - a, 1)
    p = precision / max(len(kept), 1)
    r = recall / max(sum(map(len, gold.values())), 1)
    return (2 * p * r / (p + r) if p + r else 0.0), threshold


if __name__ == "__main__":
    main()
