"""Boosted trees over word features, fitted with scikit-learn and taken out as plain trees."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from provenance.framing.trees import Node
from provenance.framing.word_features import FEATURES, NAMED, Value

Rows = Sequence[Sequence[Value]]


class Coding(NamedTuple):
    """Named values in order of how often they are loaded, so that a tree can part them at one place."""

    orders: dict[str, tuple[str, ...]]

    def matrix(self, rows: Rows) -> np.ndarray:
        """Rows as numbers, shape (rows, features); unknown names are -1."""
        columns = []
        for place, name in enumerate(FEATURES):
            values: list[Any] = [row[place] for row in rows]
            if name in NAMED:
                codes = {value: code for code, value in enumerate(self.orders[name])}
                values = [codes.get(value, -1) for value in values]
            columns.append(np.array(values, dtype=np.float32))
        return np.column_stack(columns)


def coding(rows: Rows, loaded: np.ndarray, smoothing: float = 30.0) -> Coding:
    """Order each named feature's values by their smoothed share of loaded words."""
    mean = float(loaded.mean())
    orders = {}
    for place, name in enumerate(FEATURES):
        if name not in NAMED:
            continue
        counts: Counter[str] = Counter()
        hits: defaultdict[str, float] = defaultdict(float)
        for row, hit in zip(rows, loaded, strict=True):
            counts[str(row[place])] += 1
            hits[str(row[place])] += float(hit)
        rate = {value: (hits[value] + smoothing * mean) / (counts[value] + smoothing) for value in counts}
        orders[name] = tuple(sorted(rate, key=lambda value: (rate[value], value)))
    return Coding(orders)


def usual_values(rows: Rows) -> tuple[Value, ...]:
    """The most common value of each feature."""
    return tuple(Counter(row[place] for row in rows).most_common(1)[0][0] for place in range(len(FEATURES)))


SETTINGS: dict[str, Any] = {
    "max_iter": 120, "learning_rate": 0.07, "max_leaf_nodes": 12, "min_samples_leaf": 40, "l2_regularization": 5.0,
}  # fmt: skip


def boost(matrix: np.ndarray, loaded: np.ndarray, **settings: Any) -> Any:
    """Fit boosted trees; no early stopping, so that a seed gives one result."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    least = min(SETTINGS["min_samples_leaf"], max(len(loaded) // 50, 3))  # a small desk has few words
    chosen = {**SETTINGS, "min_samples_leaf": least, "random_state": 0, "early_stopping": False, **settings}
    return HistGradientBoostingClassifier(**chosen).fit(matrix, loaded)


def taken_out(model: Any) -> tuple[float, list[Node]]:
    """The bias and the trees of a fitted model; a threshold lies between two whole values or measured ones."""
    trees = [_node(stage[0].nodes, 0) for stage in model._predictors]
    return round(float(model._baseline_prediction[0, 0]), 4), trees


def _node(nodes: Any, number: int) -> Node:
    node = nodes[number]
    if node["is_leaf"]:
        return round(float(node["value"]), 3)
    # scikit-learn goes left up to and including the threshold; ours goes left below it.
    threshold = float(np.nextafter(np.float32(node["num_threshold"]), np.float32(np.inf)))
    threshold = float(np.ceil(threshold)) if node["feature_idx"] < len(FEATURES) else round(threshold, 4)
    return [int(node["feature_idx"]), threshold, _node(nodes, node["left"]), _node(nodes, node["right"])]
