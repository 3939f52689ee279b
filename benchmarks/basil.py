"""Loaded words on BASIL (Fan et al. 2019), zero-shot: the weights that ship have seen nothing of it.

Protocol: the 150 articles, each read whole (headline, then its sentences as one paragraph), so that a quotation that
runs over sentences is seen. Positive are sentences with a lexical-bias span that is not marked as inside a quotation.
A sentence's score is the highest probability of its words that do not stand in a quotation with a speaker; AUC over
sentences, headlines included, with a bootstrap interval. The length of a sentence alone tells much, so its AUC stands
beside; so do that of the lexicon alone, of all words, quoted ones included, and of the score that the model learned for
sentences. Of these the highest word was named beforehand; reading whole articles was chosen on seeing both.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections import defaultdict
from pathlib import Path

import numpy as np

from benchmarks.evaluation_data import missing, shared
from provenance.framing.analysis import analyse
from provenance.framing.judging import judge
from provenance.framing.model_files import word_judge
from provenance.framing.wording import weight
from provenance.learn.sheet import article_of
from provenance.lexicon.lexicon import Lexicon

SENTENCES, SPANS = "data/basil/sentences.csv", "data/basil/spans.csv"
Row = dict[str, str]


def main() -> None:
    """Print the AUC of each way to score a sentence, with its bootstrap interval."""
    sentences, spans = shared(SENTENCES), shared(SPANS)
    if sentences is None or spans is None:
        print(missing(SENTENCES))
        return
    own = {
        (row["article"], row["sent_idx"]) for row in _rows(spans) if row["bias"] == "lex" and row["in_quote"] == "no"
    }
    articles: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _rows(sentences):
        if row["text"].strip():
            articles[row["article"]].append(row)
    lexicon = Lexicon()
    found: defaultdict[str, list[float]] = defaultdict(list)
    for rows in articles.values():
        for name, values in _scores(rows, lexicon).items():
            found[name] += values
    truth = np.array([(row["article"], row["sent_idx"]) in own for rows in articles.values() for row in rows])
    body = np.array([row["sent_idx"] != "-1" for rows in articles.values() for row in rows])
    print(f"BASIL: {len(truth)} sentences, {int(truth.sum())} with an own-voice lexical span; AUC, zero-shot")
    for name, listed in found.items():
        values_ = np.array(listed)
        low, high = _interval(truth, values_)
        without = _auc(truth[body], values_[body])
        print(f"  {name:42s} {_auc(truth, values_):.3f} [{low:.3f}, {high:.3f}]  without headlines {without:.3f}")


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _scores(rows: list[Row], lexicon: Lexicon) -> dict[str, list[float]]:
    """The scores of an article's sentences."""
    text, starts = "", []
    for row in rows:
        starts.append(len(text))
        text += row["text"].strip() + ("\n\n" if row["sent_idx"] == "-1" else " ")
    analysis = analyse(article_of(text, "en"), lexicon)
    said = judge(analysis, word_judge("words-en"))
    words = analysis.prose.words
    every: list[list[float]] = [[] for _ in rows]
    outside: list[list[float]] = [[] for _ in rows]
    for at, chance in said.words.items():
        number = bisect_right(starts, words.starts[at]) - 1
        every[number].append(chance)
        if analysis.voices.at(words.starts[at], words.ends[at]).voice not in ("quoted", "unsure"):
            outside[number].append(chance)
    learned, listed = [0.0] * len(rows), [0.0] * len(rows)
    for sentence, score in zip(analysis.prose.sentences, said.sentences, strict=True):
        number = bisect_right(starts, sentence.start) - 1
        learned[number] = max(learned[number], score)
    for word in analysis.words:
        number = bisect_right(starts, word.start) - 1
        listed[number] = max(listed[number], weight(word))
    return {
        "highest word outside quotations": [max(one, default=0.0) for one in outside],
        "any word outside quotations (noisy or)": [float(1 - np.prod([1 - each for each in one])) for one in outside],
        "sum of words outside quotations": [sum(one) for one in outside],
        "highest word, quoted ones too": [max(one, default=0.0) for one in every],
        "learned sentence score": learned,
        "lexicon alone, highest, weighed by voice": listed,
        "length of the sentence alone": [float(len(row["text"].split())) for row in rows],
    }


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
