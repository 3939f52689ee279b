"""Labelled sentences taken apart into words with their features: what every training and evaluation starts from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from provenance.article.article import Article, Passage
from provenance.framing.analysis import analyse
from provenance.framing.judging import candidates
from provenance.framing.word_features import Value, WordFeatures
from provenance.learn.labels import Labelled, places
from provenance.lexicon.lexicon import Lexicon
from provenance.text.view import plain_view

Progress = Callable[[], None]


class Sheet(NamedTuple):
    """Words in rows. Shapes: `loaded`, `judged`, `looked_at`, `owner` (words,); `sentence_loaded` (sentences,).

    `owner` numbers the sentence of a word; `judged` words count in training and evaluation; `looked_at` are those
    that a model without words of its own judges.
    """

    labels: Sequence[Labelled]
    rows: list[tuple[Value, ...]]
    words: list[str]
    loaded: np.ndarray
    judged: np.ndarray
    looked_at: np.ndarray
    owner: np.ndarray
    sentence_loaded: np.ndarray

    def begins(self) -> np.ndarray:
        """Where each sentence's words begin, and at the end their number; shape (sentences + 1,)."""
        return np.searchsorted(self.owner, np.arange(len(self.labels) + 1))


def article_of(text: str, language: str) -> Article:
    """A sentence as an article of one paragraph."""
    view = plain_view(text)
    return Article("label", text, "plain", view, (Passage("body", 0, len(view.text)),), language, "declared")


def lay_out(labels: Sequence[Labelled], lexicon: Lexicon, language: str, done: Progress = lambda: None) -> Sheet:
    """The words of labelled sentences with their features."""
    rows: list[tuple[Value, ...]] = []
    words: list[str] = []
    loaded: list[bool] = []
    judged: list[bool] = []
    looked: list[bool] = []
    owner: list[int] = []
    for number, one in enumerate(labels):
        analysis = analyse(article_of(one.text, language), lexicon)
        read = WordFeatures(analysis.prose, analysis.voices, analysis.words)
        folded = read.folded
        prose = [at for at in range(len(folded)) if analysis.prose.sentence_at(at) >= 0]
        gold = _at(folded, one.words)
        known = gold | _at(folded, one.dismissed)
        asked = set(candidates(read))
        rows += [read.of(at) for at in prose]
        words += [folded[at] for at in prose]
        loaded += [at in gold for at in prose]
        judged += [not one.judged_only or at in known for at in prose]
        looked += [at in asked for at in prose]
        owner += [number] * len(prose)
        done()
    return Sheet(
        labels, rows, words, np.array(loaded), np.array(judged), np.array(looked), np.array(owner),
        np.array([one.loaded for one in labels]),
    )  # fmt: skip


def _at(folded: list[str], expressions: Sequence[str]) -> set[int]:
    return {at for one in expressions for first, last in places(folded, one) for at in range(first, last + 1)}
