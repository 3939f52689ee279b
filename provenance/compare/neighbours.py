"""Who is near whom: the nearest articles of each, and how close they are for articles of their kind.

A cosine of .2 is much between two short leads and little between two texts on a crowded beat. So it is divided by
both texts' mean similarity to their nearest (local scaling; across languages, to their nearest in the other's
language, as in Conneau et al., 2018). Where there are too few articles to tell, the ordinary similarity of strangers
stands in for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from provenance.chain.background import background
from provenance.chain.likeness import WEIGHTS, chance
from provenance.compare.gists import Gist
from provenance.compare.vectors import trait_vectors, word_vectors
from provenance.lexicon.common_words import common_words

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

NEIGHBOURS = 15
ABROAD = 6
# By how many nearest a similarity is scaled; beyond them, what strangers have in common.
SCALED_BY = 6
STRANGERS = 0.08
# Where no table says which words of a language are common.
_STRANGERS_UNKNOWN = 0.12
# Across languages similarities count in standard deviations of unrelated texts, summed over what survives translation.
STRANGERS_ABROAD = 22.0
# Among few articles nothing has shown which words are ordinary on their beat, and long texts share many of those:
# up to this many, strangers have more in common by the logarithm of their length.
_FEW = 60
_MORE_BY_LENGTH = 0.1
_SHORT = 60
# Names of four consonants or more that articles of two languages must share, the last being an ending perhaps.
_NAMES = 2
_LONG_NAME = 1000
# Articles of one language from which candidates are found by their weightiest terms alone.
_MANY = 4000
_WEIGHTIEST = 64
_MOST_SHARED = 1500
_CANDIDATES = 24
_BLOCK = 512


class Link(NamedTuple):
    """Two articles by number, the lower first, and how close they are: 1 is as close as their nearest on average."""

    one: int
    other: int
    closeness: float


def links(gists: Sequence[Gist]) -> list[Link]:
    """Each article linked with its nearest, in its own language and in every other; each pair once."""
    by_language: dict[str, list[int]] = {}
    for number, one in enumerate(gists):
        by_language.setdefault(one.language, []).append(number)
    found: dict[tuple[int, int], float] = {}
    for numbers in by_language.values():
        if len(numbers) > 1:
            rows = word_vectors([gists[number] for number in numbers])
            nearest = _nearest(rows, rows, NEIGHBOURS, same=True)
            scale = _scale(nearest[1], _strangers([gists[number] for number in numbers]))
            _add(found, numbers, numbers, nearest, scale, scale)
    if len(by_language) > 1:
        _abroad(found, gists, list(by_language.values()))
    return [Link(one, other, closeness) for (one, other), closeness in sorted(found.items())]


def crosses(one: Gist) -> bool:
    """Whether an article can be compared with those of other languages: it is known what its language has in common."""
    return bool(background(one.language).shares)


def _abroad(found: dict[tuple[int, int], float], gists: Sequence[Gist], groups: list[list[int]]) -> None:
    """Add the links between languages."""
    numbers = [
        number for group in groups for number in group if gists[number].traits is not None and crosses(gists[number])
    ]
    if not numbers:
        return
    vectors = trait_vectors([traits for number in numbers if (traits := gists[number].traits) is not None])
    place = {number: row for row, number in enumerate(numbers)}
    groups = [kept for group in groups if (kept := [number for number in group if number in place])]
    for at, group in enumerate(groups):
        for others in groups[at + 1 :]:
            chances = chance(gists[group[0]].language, gists[others[0]].language)
            here = _by_chance(vectors, [place[number] for number in group], chances)
            there = _by_chance(vectors, [place[number] for number in others], chances)
            expected = sum(WEIGHTS[name] * mean / wide for name, (mean, wide) in chances.items() if wide > 0)
            outward = _beyond(_nearest(here, there, ABROAD, same=False), expected)
            back = _beyond(_nearest(there, here, ABROAD, same=False), expected)
            outward_scale, back_scale = _scale(outward[1], STRANGERS_ABROAD), _scale(back[1], STRANGERS_ABROAD)
            met: dict[tuple[int, int], float] = {}
            _add(met, group, others, outward, outward_scale, back_scale)
            _add(met, others, group, back, back_scale, outward_scale)
            found |= {pair: closeness for pair, closeness in met.items() if _name_the_same(gists, *pair)}


def _name_the_same(gists: Sequence[Gist], one: int, other: int) -> bool:
    """Whether two articles share names enough: letters alone are alike in related languages."""
    here, there = gists[one].traits, gists[other].traits
    if here is None or there is None:
        return False
    return len(_long_names(here.names) & _long_names(there.names)) >= _NAMES


def _long_names(names: Iterable[int]) -> set[int]:
    """The skeletons of names long enough, and what is left of them without the last consonant."""
    return {one for name in names for one in (name, name // 10) if one >= _LONG_NAME}


def _by_chance(
    vectors: dict[str, csr_matrix], rows: Sequence[int], chances: dict[str, tuple[float, float]]
) -> csr_matrix:
    """Some rows of every channel side by side, weighed so that products count in standard deviations of strangers."""
    import numpy as np
    from scipy.sparse import hstack

    parts = [np.sqrt(WEIGHTS[name] / wide) * vectors[name][rows] for name, (_, wide) in chances.items() if wide > 0]
    return hstack(parts, format="csr")


def _beyond(nearest: Nearest, expected: float) -> Nearest:
    """Similarities less what strangers of the two languages share by chance; never below 0."""
    return nearest[0], (nearest[1] - expected).clip(min=0)


Nearest = tuple["np.ndarray", "np.ndarray"]


def _add(
    found: dict[tuple[int, int], float],
    ones: Sequence[int],
    others: Sequence[int],
    nearest: Nearest,
    here: np.ndarray,
    there: np.ndarray,
) -> None:
    """Keep similarities, divided by the scale of both ends, as links; `nearest[i]` are those of `ones[i]`."""
    for row, (columns, values) in enumerate(zip(nearest[0].tolist(), nearest[1].tolist(), strict=True)):
        for column, value in zip(columns, values, strict=True):
            if value > 0:
                pair = ones[row], others[column]
                found[min(pair), max(pair)] = value / float(here[row] * there[column])


def _strangers(gists: Sequence[Gist]) -> Any:
    """The ordinary similarity of strangers for texts of such lengths, shape (texts, 1)."""
    import numpy as np

    few = max(0.0, 1 - len(gists) / _FEW)
    words = np.array([one.words for one in gists], dtype=np.float64)
    longer = np.log10(np.maximum(words, _SHORT) / _SHORT)
    ordinary = STRANGERS if common_words(gists[0].language) else _STRANGERS_UNKNOWN
    return (ordinary + _MORE_BY_LENGTH * few * longer)[:, None]


def _scale(values: np.ndarray, strangers: Any) -> np.ndarray:
    """The root of each text's mean similarity to its nearest, strangers standing in for those it lacks."""
    import numpy as np

    stand_ins = np.broadcast_to(strangers, (len(values), SCALED_BY))
    padded = np.concatenate([values, stand_ins], axis=1)
    scale: np.ndarray = np.sqrt(-np.sort(-padded, axis=1)[:, :SCALED_BY].mean(axis=1))
    return scale


def _nearest(rows: csr_matrix, others: csr_matrix, most: int, *, same: bool) -> Nearest:
    """The `most` nearest of `others` for each row: numbers and cosines, shape (rows, most), 0 where there are none."""
    import numpy as np

    if others.shape[0] <= _MANY:
        return _best(rows, others, most, same=same)
    weighty = _weightiest(others)
    candidates, _ = _best(weighty if same else _weightiest(rows), weighty, _CANDIDATES, same=same)
    exact = np.zeros(candidates.shape, dtype=np.float32)
    for start in range(0, rows.shape[0], _BLOCK):
        block = candidates[start : start + _BLOCK]
        repeated = np.repeat(np.arange(start, start + len(block)), block.shape[1])
        product = rows[repeated].multiply(others[block.ravel()]).sum(axis=1)
        exact[start : start + len(block)] = np.asarray(product).reshape(block.shape)
    if same:
        exact[candidates == np.arange(len(candidates))[:, None]] = 0
    order = np.argsort(-exact, axis=1, kind="stable")[:, :most]
    return np.take_along_axis(candidates, order, axis=1), np.take_along_axis(exact, order, axis=1)


def _best(rows: csr_matrix, others: csr_matrix, most: int, *, same: bool) -> Nearest:
    import numpy as np

    numbers = np.zeros((rows.shape[0], most), dtype=np.int64)
    values = np.zeros((rows.shape[0], most), dtype=np.float32)
    columns = others.T.tocsr()
    for start in range(0, rows.shape[0], _BLOCK):
        product = (rows[start : start + _BLOCK] @ columns).tocsr()
        for at in range(product.shape[0]):
            first, last = product.indptr[at], product.indptr[at + 1]
            near, close = product.indices[first:last], product.data[first:last]
            if same:
                elsewhere = near != start + at
                near, close = near[elsewhere], close[elsewhere]
            if len(close) > most:
                chosen = np.argpartition(-close, most - 1)[:most]
                near, close = near[chosen], close[chosen]
            order = np.lexsort((near, -close))
            numbers[start + at, : len(order)] = near[order]
            values[start + at, : len(order)] = close[order]
    return numbers, values


def _weightiest(rows: csr_matrix) -> csr_matrix:
    """The rows with their weightiest terms alone, and without terms that very many articles share."""
    import numpy as np
    from scipy.sparse import csr_matrix

    shared = np.bincount(rows.indices, minlength=rows.shape[1])
    weights = np.where((shared[rows.indices] > 1) & (shared[rows.indices] <= _MOST_SHARED), rows.data, 0)
    kept = []
    for first, last in zip(rows.indptr[:-1], rows.indptr[1:], strict=True):
        part = weights[first:last]
        chosen = (
            np.argpartition(-part, _WEIGHTIEST)[:_WEIGHTIEST] if last - first > _WEIGHTIEST else np.arange(len(part))
        )
        kept.append(first + np.sort(chosen[part[chosen] > 0]))
    entries = np.concatenate(kept)
    starts = np.concatenate([[0], np.cumsum([len(one) for one in kept])])
    return csr_matrix((rows.data[entries], rows.indices[entries], starts), shape=rows.shape)
