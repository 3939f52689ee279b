"""Which sentences of two articles in different languages tell the same, without a model.

What survives translation is compared: letters as they sound, consonants, names, numbers, concepts of the lexicons and
bridge words (as in `chain.alignment`, but in any order, and with most sentences having no counterpart). A logistic
regression weighs it into a probability; weights and threshold are data, `lexicons/weights/crossing.toml`. Languages
that were not measured are not compared: the report says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from provenance.compare.pairing import Pair, Row
from provenance.compare.statements import Statement
from provenance.errors import LexiconError
from provenance.framing.analysis import Analysis
from provenance.lexicon.source import lexicons_folder

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from provenance.chain.strands import Strand

# Probabilities below this are not worth showing as a nearest sentence.
_LEAST = 0.02
_MOST_NUMBERS = 3
# Two articles are taken to share a text from so many pairs on that are sure alone, and this share of the shorter one.
_PAIRS, _SHARE = 2, 0.1
_CLEAR = 0.99
FEATURES = (
    "grams", "skeletons", "names", "facts", "bridges", "marks", "mixed", "row margin", "column margin", "length",
    "shorter", "numbers shared", "numbers apart", "numbers in both",
)  # fmt: skip


class Weights(NamedTuple):
    """A weight for each feature, what is added to their sum, and the probabilities from which a pair tells the same.

    `sure` between articles that share more, `alone` for a pair that stands by itself. `languages` (ISO 639-1) are
    those that the figures of the benchmark hold for.
    """

    features: tuple[float, ...]
    constant: float
    sure: float
    alone: float
    languages: frozenset[str]


class Units(NamedTuple):
    """The sentences or quotations of one article, ready to be laid against those of another language."""

    strand: Strand
    numbers: tuple[frozenset[str], ...]


def crosses(one: str, other: str) -> bool:
    """Whether two different languages are compared with one another."""
    known = weights().languages
    return one != other and one in known and other in known


def units(analysis: Analysis, own: Sequence[Statement]) -> Units:
    """The statements of an article as units, with the concepts that its lexicon finds in them."""
    prose = analysis.prose
    concepts: dict[int, list[str]] = {}
    for kind in ("concept", "neutral"):
        for hit in prose.by_kind.get(kind, ()):
            concepts.setdefault(prose.sentence_at(hit.first), []).append(hit.target.key)
    sentences = [prose.sentences[one.sentence] for one in own]
    return units_of(
        [prose.text[one.start : one.end] for one in sentences], analysis.article.language,
        [one.numbers for one in own], [concepts.get(one.sentence, ()) for one in own],
    )  # fmt: skip


def units_of(
    texts: Sequence[str], language: str, numbers: Sequence[frozenset[str]], concepts: Sequence[Sequence[str]] = ()
) -> Units:
    """Texts in one language as units; `numbers` are the plain values in each, `concepts` ids of the lexicons."""
    from provenance.chain.strands import Strand

    return Units(Strand(texts, language, concepts), tuple(numbers))


def probabilities(ones: Units, others: Units, by: Weights | None = None) -> list[Row]:
    """How probably each unit of one article tells what one of the other tells; what is improbable is not listed."""
    import numpy as np

    if not ones.numbers or not others.numbers:
        return [{} for _ in ones.numbers]
    table = by or weights()
    summed = np.tensordot(np.array(table.features), features(ones, others), 1) + table.constant
    found = 1 / (1 + np.exp(-summed))
    rows: list[Row] = [{} for _ in ones.numbers]
    for row, column in np.argwhere(found >= _LEAST).tolist():
        rows[row][column] = float(found[row, column])
    return rows


def features(ones: Units, others: Units) -> npt.NDArray[np.floating[Any]]:
    """What speaks for every pair of units: an array of `FEATURES` × units of one × units of the other."""
    import numpy as np

    from provenance.chain.resemblance import Resemblance, mixed_likeness

    single = Resemblance(ones.strand, others.strand).single
    mixed = mixed_likeness(single)
    one, other = (np.maximum(side.strand.lengths, 1) for side in (ones, others))
    counts = np.array(
        [[_numbers(mine, theirs) for theirs in others.numbers] for mine in ones.numbers], dtype=np.float32
    )
    return np.stack([
        *single, mixed, _margins(mixed), _margins(mixed.T).T,
        np.abs(np.log(one[:, None] / other[None, :])), np.log(np.minimum(one[:, None], other[None, :])),
        *np.moveaxis(counts, -1, 0),
    ])  # fmt: skip


def _numbers(ones: frozenset[str], others: frozenset[str]) -> tuple[int, int, bool]:
    """How many numbers two sentences share and do not share, and whether both or neither have any."""
    same = len(ones & others)
    apart = min(len(ones) - same, _MOST_NUMBERS) + min(len(others) - same, _MOST_NUMBERS)
    return min(same, _MOST_NUMBERS), apart, bool(ones) == bool(others)


def _margins(mixed: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.floating[Any]]:
    """How far each value of a row stands above the best of the others in it."""
    import numpy as np

    if mixed.shape[1] < 2:
        return np.zeros_like(mixed)
    ranked = np.sort(mixed, axis=1)
    best, second = ranked[:, -1:], ranked[:, -2:-1]
    found: npt.NDArray[np.floating[Any]] = mixed - np.where(mixed == best, second, best)
    return found


def crossed_pairs(
    ones: Sequence[Statement], others: Sequence[Statement], laid: tuple[Units, Units], rows: Sequence[Row]
) -> list[Pair]:
    """The pairs that surely tell the same; `rows` are the probabilities of the units that are `laid` side by side."""
    found = []
    for at, to, value in taken(laid, rows):
        rivals = (value for place, value in rows[at].items() if place != to)
        found.append(Pair(ones[at], others[to], value, value - max(rivals, default=0.0)))
    return found


def taken(laid: tuple[Units, Units], rows: Sequence[Row], by: Weights | None = None) -> list[tuple[int, int, float]]:
    """The places (row, column) of units that tell the same, with the probability.

    Each must be the other's most probable. A pair by itself must be surer: texts on one dispute share names and
    phrases everywhere. Sentences whose numbers are many and all different must be beyond doubt.
    """
    table = by or weights()
    ones, others = laid[0].numbers, laid[1].numbers
    likely = [
        (at, to, value)
        for at, to, value in mutual(rows, table.sure)
        if value >= _CLEAR or ones[at] & others[to] or len(ones[at] | others[to]) < _MOST_NUMBERS
    ]
    sure = sum(value >= table.alone for _, _, value in likely)
    together = sure >= max(_PAIRS, _SHARE * min(len(ones), len(others)))
    return [one for one in likely if together or one[2] >= table.alone]


def mutual(rows: Sequence[Row], least: float) -> list[tuple[int, int, float]]:
    """The places (row, column) that are the best of both their row and their column, from `least` on."""
    best: dict[int, tuple[float, int]] = {}
    for at, row in enumerate(rows):
        for to, value in row.items():
            best[to] = max(best.get(to, (0.0, 0)), (value, -at))
    found = []
    for at, row in enumerate(rows):
        if row:
            to = max(row, key=lambda place: (row[place], -place))
            if row[to] >= least and best[to][1] == -at:
                found.append((at, to, row[to]))
    return found


@cache
def weights() -> Weights:
    """The weights that ship. Raises LexiconError."""
    path = lexicons_folder() / "weights" / "crossing.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Weights(
            tuple(float(table["features"][name]) for name in FEATURES), float(table["constant"]),
            float(table["sure"]), float(table["alone"]), frozenset(table["languages"]),
        )  # fmt: skip
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise LexiconError(f"holds no weights: {error}", where=str(path)) from None
