"""Trains the weights that pick cues, from articles whose attributions are marked, and writes them with a card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from provenance.framing.clauses import Reader
from provenance.framing.cue_features import SLOTS, Tokens, cue_features
from provenance.framing.cues import possible_cues
from provenance.framing.prose import Prose
from provenance.framing.quotes import Quote

_RAREST = 8
_STRENGTH = 0.5


class Row(NamedTuple):
    """One possible cue: its features, whether it reports something, and the number of its article."""

    features: tuple[str, ...]
    reports: bool
    article: int


def rows(prose: Prose, quotes: list[Quote], marked: Sequence[tuple[int, int]], article: int) -> Iterable[Row]:
    """The possible cues of an article whose cues are `marked` as view spans; of one mark the last counts."""
    reader = Reader(prose, quotes)
    tokens = Tokens(reader)
    cues = possible_cues(reader)
    spans = [prose.span(cue.first, cue.last) for cue in cues]
    reporting = set()
    for start, end in marked:
        inside = [number for number, (first, last) in enumerate(spans) if first < end and start < last]
        reporting.update(inside[-1:])
    for number, cue in enumerate(cues):
        features = cue_features(reader, tokens, cues, number, reader.sentence(cue.first))
        yield Row(features, number in reporting, article)


class Trained(NamedTuple):
    """Weights by slot and value, rounded to hundredths; zero weights are left out."""

    bias: float
    weights: dict[str, dict[str, float]]

    @property
    def number(self) -> int:
        """How many weights there are."""
        return sum(map(len, self.weights.values()))


def train(found: Sequence[Row], rarest: int = _RAREST, strength: float = _STRENGTH) -> Trained:
    """Fit a sparse logistic regression over features seen at least `rarest` times."""
    import sklearn
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(pair for row in found for pair in zip(SLOTS, row.features, strict=True))
    kept = [
        {f"{slot}={value}": 1 for slot, value in zip(SLOTS, row.features, strict=True) if counts[slot, value] >= rarest}
        for row in found
    ]
    vectors: Any = DictVectorizer()
    matrix = vectors.fit_transform(kept)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    # The name of the sparse penalty changed with scikit-learn 1.8.
    recent = tuple(int(part) for part in sklearn.__version__.split(".")[:2]) >= (1, 8)
    sparse: dict[str, Any] = {"l1_ratio": 1} if recent else {"penalty": "l1"}
    model: Any = LogisticRegression(C=strength, solver="liblinear", max_iter=400, random_state=0, **sparse)
    model.fit(matrix, [row.reports for row in found])
    weights: dict[str, dict[str, float]] = {slot: {} for slot in SLOTS}
    for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True):
        slot, _, value = name.partition("=")
        if rounded := round(float(weight), 2):
            weights[slot][value] = rounded
    return Trained(round(float(model.intercept_[0]), 2), weights)


def written(trained: Trained, threshold: float, card: dict[str, str]) -> str:
    """The weights as a readable TOML file that begins with its card."""
    lines = ["# Which words report something: weights of a logistic regression over small words, marks and shapes.", ""]
    lines += [f"bias = {trained.bias}", f"threshold = {threshold}   # a cue is picked above this probability", ""]
    lines.append("[card]")
    lines += [f"{name} = {_string(text)}" for name, text in card.items()]
    for slot, table in trained.weights.items():
        if table:
            lines += ["", f"[weights.{slot}]"]
            ordered = sorted(table.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
            lines += [f"{_string(value)} = {weight}" for value, weight in ordered]
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
