"""Which sentences of two articles tell the same: scored by words, characters, names, word pairs and numbers.

Two sentences are paired when each is the other's best, and when what they share says enough: words that are no
names (articles on one event share those everywhere), a good part of either sentence, or a long run word by word.
How far a pair stands clear of the second best says more than how high it scores; a second best that only repeats
the best (a headline and its lead, two halves of one quotation) is no rival.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from provenance.compare.statements import Statement, Vector

WORDS, RUNS, NAMES, PAIRS, NUMBERS = 0.45, 0.30, 0.15, 0.10, 0.10
_LEAST, _REPEAT = 0.15, 0.25
# What stands in more sentences of an article than this tells none of them apart, and would cost the square of them.
_COMMON = 40

Row = dict[int, float]


class Pair(NamedTuple):
    """Two sentences of two articles that tell the same; `score` is at most 1.1."""

    one: Statement
    other: Statement
    score: float
    margin: float


class Shared(NamedTuple):
    """What two sentences share beside names.

    `words`: how many; `weight`: their part of the cosine of all words; `alike`: the cosine of all words but names;
    `part`: the part of the lighter sentence's words, by weight, that the other has too (0 to 1); `run`: the longest
    run word by word.
    """

    words: int
    weight: float
    alike: float
    part: float
    run: int


def scores(ones: Sequence[Statement], others: Sequence[Statement]) -> list[Row]:
    """How alike the sentences of two articles are, `rows[i][j]`; what shares no four characters is not listed."""
    words = _products([one.words for one in ones], [other.words for other in others])
    runs = _products([one.runs for one in ones], [other.runs for other in others])
    pairs = _products([one.pairs for one in ones], [other.pairs for other in others])
    found: list[Row] = []
    for at, one in enumerate(ones):
        row = {}
        for to, alike in runs[at].items():
            other = others[to]
            row[to] = (
                WORDS * words[at].get(to, 0.0) + RUNS * alike + PAIRS * pairs[at].get(to, 0.0)
                + NAMES * _share(one.names, other.names) + NUMBERS * _share(one.numbers, other.numbers)
            )  # fmt: skip
        found.append(row)
    return found


def score(one: Statement, other: Statement) -> float:
    """How alike two sentences are, 0 to 1.1."""
    return scores([one], [other])[0].get(0, 0.0)


def best_pairs(ones: Sequence[Statement], others: Sequence[Statement], rows: Sequence[Row]) -> list[Pair]:
    """The pairs of sentences that tell the same; `rows` are the scores of the two articles."""
    columns: defaultdict[int, Row] = defaultdict(dict)
    for at, row in enumerate(rows):
        for to, value in row.items():
            columns[to][at] = value
    found = []
    for at, row in enumerate(rows):
        if not row:
            continue
        to = _best(row)
        if row[to] < _LEAST or _best(columns[to]) != at:
            continue
        rival = max(_rival(others, row, to), _rival(ones, columns[to], at))
        pair = Pair(ones[at], others[to], row[to], row[to] - rival)
        if tells_the_same(pair, shared(pair.one, pair.other)):
            found.append(pair)
    return found


def tells_the_same(pair: Pair, both: Shared) -> bool:
    """Whether a pair of each other's best tells the same: settings chosen by reading (see the benchmark)."""
    clear = both.part >= 0.4 or both.alike >= 0.32
    if both.words >= 3 and both.weight >= 0.15 and (both.run >= 8 or (both.run >= 6 and clear)):
        return True
    if not clear:
        return False
    return (
        (both.words >= 3 and pair.score >= 0.27 and pair.margin >= 0.08 and both.weight >= 0.15)
        or (both.words >= 1 and pair.score >= 0.40 and pair.margin >= 0.20 and both.weight >= 0.20)
        or (both.words >= 2 and pair.score >= 0.30 and pair.margin >= 0.15 and both.weight >= 0.10)
    )


def shared(one: Statement, other: Statement) -> Shared:
    """What two sentences share beside names."""
    names = one.names | other.names
    words = [word for word in one.words if word in other.words and word not in names]
    weight = sum(one.words[word] * other.words[word] for word in words)
    lengths = _length(one) * _length(other)
    stems, others = _stems(one), _stems(other)
    both = stems.keys() & others.keys()
    parts = [sum(own[stem] for stem in both) / sum(own.values()) for own in (stems, others) if own]
    return Shared(
        len(words), weight, weight / lengths if lengths else 0.0, max(parts, default=0.0), _run(one.said, other.said)
    )


def _best(values: Row) -> int:
    return max(values, key=lambda place: (values[place], -place))


def _rival(statements: Sequence[Statement], values: Row, best: int) -> float:
    """The highest value of a sentence that neither stands beside the best one nor repeats it."""
    for place in sorted(values, key=lambda place: -values[place])[:12]:
        if abs(place - best) > 1 and score(statements[best], statements[place]) < _REPEAT:
            return values[place]
    return 0.0


def _length(one: Statement) -> float:
    return sqrt(sum(weight * weight for word, weight in one.words.items() if word not in one.names))


def _stems(one: Statement) -> Vector:
    """The words that are no names by their first letters, so that "test" and "tests" are one."""
    return {
        word[: max(4, len(word) - 3)] if len(word) > 5 else word: weight
        for word, weight in one.words.items()
        if word not in one.names
    }


def _run(ones: Sequence[str], others: Sequence[str]) -> int:
    """The longest run of words that stands in both."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(others):
        places[word].append(at)
    longest, before = 0, dict[int, int]()
    for word in ones:
        here = {at: before.get(at - 1, 0) + 1 for at in places.get(word, ())}
        longest, before = max(longest, *here.values(), 0), here
    return longest


def _products(ones: Sequence[Vector], others: Sequence[Vector]) -> list[defaultdict[int, float]]:
    """The cosines of all vectors that share a feature which is not common."""
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(others):
        for feature, weight in vector.items():
            postings[feature].append((number, weight))
    found = []
    for vector in ones:
        row: defaultdict[int, float] = defaultdict(float)
        for feature, weight in vector.items():
            held = postings.get(feature, ())
            for number, other in held if len(held) <= _COMMON else ():
                row[number] += weight * other
        found.append(row)
    return found


def _share(ones: frozenset[str], others: frozenset[str]) -> float:
    return len(ones & others) / len(ones | others) if ones and others else 0.0
