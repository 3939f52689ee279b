"""Gists as rows of a sparse matrix, every row of length 1, so that a product is a cosine.

A term weighs by how often it comes in its article and by how few articles have it (TF-IDF). The language's common
words count as if a thousand articles of 400 words had been read before: so two articles alone can be compared by the
same measure as a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from provenance.chain.background import CHANNELS, background, bag
from provenance.chain.traits import Traits
from provenance.compare.gists import Gist, common_terms

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

READ_BEFORE = 1000
_THEIR_WORDS = 400
# Entries from which terms are folded into a fixed number of columns instead of being numbered.
_MANY = 8_000_000
_FOLDED = 1 << 22


def word_vectors(gists: Sequence[Gist]) -> csr_matrix:
    """The words of gists of one language: shape (articles, terms), rows of length 1."""
    import numpy as np

    terms = np.concatenate([np.frombuffer(one.terms, dtype=np.uint32) for one in gists])
    weights = np.concatenate([np.frombuffer(one.weights, dtype=np.float32) for one in gists])
    lengths = [len(one.terms) for one in gists]
    known = common_terms(gists[0].language)
    common = np.fromiter(known, dtype=np.uint32, count=len(known))
    shares = np.fromiter(known.values(), dtype=np.float64, count=len(known))
    columns, number = _columns(terms, common)
    expected = np.zeros(number)
    expected[columns[len(terms) :]] = READ_BEFORE * (1 - np.exp(-shares * _THEIR_WORDS))
    columns = columns[: len(terms)]
    rarity = _rarity(columns, number, len(gists), expected)
    return _unit(columns, weights * rarity[columns], lengths, number)


def trait_vectors(found: Sequence[Traits]) -> dict[str, csr_matrix]:
    """What survives translation, of texts in any languages: by channel, shape (articles, traits), rows of length 1.

    How rare a trait is in its own language says the background that ships.
    """
    import numpy as np

    vectors = {}
    for channel in CHANNELS:
        bags = [bag(one, channel) for one in found]
        terms = np.fromiter((term for one in bags for term in one), np.uint64)
        counts = np.fromiter((count for one in bags for count in one.values()), np.float32)
        rarity = np.fromiter(
            (_rare(text.language, channel, term) for text, one in zip(found, bags, strict=True) for term in one),
            np.float32,
        )
        columns, number = _columns(terms, terms[:0])
        weights = (1 + np.log(np.maximum(counts, 1))) * rarity
        vectors[channel] = _unit(columns, weights, [len(one) for one in bags], number)
    return vectors


def _rare(language: str, channel: str, term: int) -> float:
    return background(language).rarity(channel, term)


def _columns(terms: np.ndarray, more: np.ndarray) -> tuple[np.ndarray, int]:
    """The columns of `terms` and then of `more`, and the number of columns."""
    import numpy as np

    every = np.concatenate([terms, more])
    if len(every) < _MANY:
        known, columns = np.unique(every, return_inverse=True)
        return columns, max(len(known), 1)
    folded = (every.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - 22)
    return folded.astype(np.int64), _FOLDED


def _rarity(columns: np.ndarray, number: int, articles: int, expected: Any) -> np.ndarray:
    """The inverse document frequency of each column, with articles that were read before."""
    import numpy as np

    having = np.bincount(columns, minlength=number)
    rarity: np.ndarray = np.log((1 + articles + READ_BEFORE) / (1 + having + expected)).astype(np.float32)
    return rarity


def _unit(columns: np.ndarray, weights: np.ndarray, lengths: Sequence[int], number: int) -> csr_matrix:
    """Rows of length 1 from the columns and weights of all articles, one article behind the other."""
    import numpy as np
    from scipy.sparse import csr_matrix

    starts = np.concatenate([[0], np.cumsum(lengths)])
    rows = csr_matrix((weights.astype(np.float32), columns, starts), shape=(len(lengths), number))
    return _normal(rows)


def _normal(rows: csr_matrix) -> csr_matrix:
    import numpy as np

    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    rows = rows.tocsr()
    rows.data /= np.repeat(np.maximum(lengths, 1e-9), np.diff(rows.indptr)).astype(np.float32)
    return rows
