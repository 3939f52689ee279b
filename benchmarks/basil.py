"""Loaded words on BASIL (Fan et al. 2019), zero-shot: the weights that ship have seen nothing of it.

Protocol: every sentence of the 150 articles (headlines included), read by itself in English. Positive are sentences
with a lexical-bias span that is not marked as inside a quotation. A sentence's score is the highest probability of its
words outside quotation marks ("own" counts attributed paraphrase too); AUC over sentences. The length of a sentence
alone tells much, so its AUC stands beside; so do that of the lexicon alone, of all words, quoted ones included, and of
the sentence score that the model learned. Nothing was chosen on BASIL but what is named here.
"""

from __future__ import annotations

import csv

import numpy as np

from benchmarks.evaluation_data import missing, shared
from provenance.framing.analysis import analyse
from provenance.framing.judging import judge
from provenance.framing.model_files import word_judge
from provenance.framing.wording import weight
from provenance.learn.sheet import article_of
from provenance.lexicon.lexicon import Lexicon

SENTENCES, SPANS = "data/basil/sentences.csv", "data/basil/spans.csv"


def main() -> None:
    """Print the AUC of each way to score a sentence, with its bootstrap interval."""
    sentences, spans = shared(SENTENCES), shared(SPANS)
    if sentences is None or spans is None:
        print(missing(SENTENCES))
        return
    with spans.open(encoding="utf-8", newline="") as file:
        own = {
            (row["article"], row["sent_idx"])
            for row in csv.DictReader(file)
            if row["bias"] == "lex" and row["in_quote"] == "no"
        }
    with sentences.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["text"].strip()]
    truth = np.array([(row["article"], row["sent_idx"]) in own for row in rows])
    scores = _scores([row["text"] for row in rows])
    print(f"BASIL: {len(rows)} sentences, {int(truth.sum())} with an own-voice lexical span; AUC, zero-shot")
    for name, values in scores.items():
        low, high = _interval(truth, values)
        print(f"  {name:44s} {_auc(truth, values):.3f} [{low:.3f}, {high:.3f}]")


def _scores(texts: list[str]) -> dict[str, np.ndarray]:
    lexicon, by = Lexicon(), word_judge("words-en")
    found: dict[str, list[float]] = {}
    for text in texts:
        analysis = analyse(article_of(text, "en"), lexicon)
        said = judge(analysis, by)
        words, voices = analysis.prose.words, analysis.voices
        outside = [
            chance
            for at, chance in said.words.items()
            if voices.at(words.starts[at], words.ends[at]).voice not in ("quoted", "scare")
        ]
        none = 1.0
        for one in outside:
            none *= 1 - one
        row = {
            "highest word outside quotes (shipped)": max(outside, default=0.0),
            "any word outside quotes (noisy or)": 1 - none,
            "sum of words outside quotes": sum(outside),
            "highest word, quoted ones too": max(said.words.values(), default=0.0),
            "learned sentence score": max(said.sentences, default=0.0),
            "lexicon alone, highest, weighed by voice": max(map(weight, analysis.words), default=0.0),
            "length of the sentence alone": float(len(words)),
        }
        for name, value in row.items():
            found.setdefault(name, []).append(value)
    return {name: np.array(values) for name, values in found.items()}


def _auc(truth: np.ndarray, scores: np.ndarray) -> float:
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(truth, scores))


def _interval(truth: np.ndarray, scores: np.ndarray, draws: int = 200) -> tuple[float, float]:
    random = np.random.default_rng(42)
    drawn = [random.integers(0, len(truth), len(truth)) for _ in range(draws)]
    low, high = np.percentile([_auc(truth[at], scores[at]) for at in drawn], [2.5, 97.5])
    return float(low), float(high)


if __name__ == "__main__":
    main()
