"""Writes fitted word models out as data: readable TOML for the one that ships, JSON for a desk's own; no pickles."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from provenance.framing.model_files import FORMAT
from provenance.framing.trees import written_tree
from provenance.framing.word_features import FEATURES
from provenance.framing.word_grams import EXTRA
from provenance.framing.word_model import AGGREGATES
from provenance.learn.boosting import taken_out, usual_values
from provenance.learn.fitting import Fitted, GramTable
from provenance.learn.phrases import PhraseModels
from provenance.learn.sheet import Sheet

LEAST = 0.005


def as_data(
    fitted: Fitted, sheet: Sheet, table: GramTable | None, *, name: str, language: str, card: dict[str, str],
    threshold: float, flag: float,
) -> dict[str, Any]:  # fmt: skip
    """A fitted model as plain values; `threshold` and `flag` are probabilities."""
    bias, trees = taken_out(fitted.booster)
    names = (*FEATURES, *(EXTRA if fitted.grams is not None else ()))
    data: dict[str, Any] = {
        "format": FORMAT, "name": name, "language": language, "bias": bias, "slope": fitted.slope,
        "shift": fitted.shift, "threshold": round(threshold, 4), "flag": round(flag, 4), "card": card,
        "features": names, "usual": dict(zip(FEATURES, usual_values(sheet.rows), strict=True)),
        "orders": fitted.coding.orders, "sentences": _sentences(fitted),
        "trees": [written_tree(tree, names) for tree in trees],
    }  # fmt: skip
    if fitted.grams is not None and table is not None:
        weights = fitted.grams.model.coef_[0]
        data["grams"] = {
            "bias": _short(fitted.grams.model.intercept_[0]),
            "weights": {gram: _short(weight) for gram, weight in zip(table.names, weights, strict=True)
                        if abs(weight) >= LEAST},
            "prior": {word: _short(value) for word, value in fitted.grams.prior.items()
                      if abs(value - fitted.grams.usual) >= LEAST},
            "usual_prior": _short(fitted.grams.usual),
        }  # fmt: skip
    return data


def _short(value: Any) -> float:
    return round(float(value), 3)


def _sentences(fitted: Fitted) -> dict[str, Any]:
    step = fitted.sentences
    names = [*AGGREGATES, *(["phrases_0", "phrases_1"] if step.phrases is not None else [])]
    return {
        "bias": _short(step.model.intercept_[0]),
        "threshold": _short(step.threshold),
        "aggregates": {name: _short(weight) for name, weight in zip(names, step.model.coef_[0], strict=True)},
        "phrases": _phrases(step.phrases) if step.phrases is not None else [],
    }


def _phrases(models: PhraseModels) -> list[dict[str, Any]]:
    ratios = models.second.coef_[0] * np.asarray(models.ratio)
    vocabulary = models.weigher.get_feature_names_out()
    return [
        {
            "bias": _short(models.first.intercept_[0]),
            "weights": dict(zip(vocabulary, map(_short, models.first.coef_[0]), strict=True)),
            "idf": dict(zip(vocabulary, map(_short, models.weigher.idf_), strict=True)),
        },
        {
            "bias": _short(models.second.intercept_[0]),
            "weights": dict(zip(models.counter.get_feature_names_out(), map(_short, ratios), strict=True)),
        },
    ]  # fmt: skip


def as_toml(data: dict[str, Any], head: str) -> str:
    """A model without words of its own as a readable TOML file."""
    lines = [*(f"# {line}" for line in head.splitlines()), ""]
    lines += [
        f"{key} = {_value(value)}" for key, value in data.items() if not isinstance(value, dict) and key != "trees"
    ]
    lines += ["# Log odds of all trees are added up; `a < 2 ? x : y` is x where a is below 2, else y."]
    lines += ["# A named value stands for its place in its row of [orders], counted from 0."]
    lines += ["trees = [", *(f'  "{tree}",' for tree in data["trees"]), "]"]
    for part in ("card", "usual", "orders"):
        lines += ["", f"[{part}]", *(f"{key} = {_value(value)}" for key, value in data[part].items())]
    sentences = data["sentences"]
    lines += ["", "[sentences]", f"bias = {sentences['bias']}", f"threshold = {sentences['threshold']}", ""]
    lines += ["[sentences.aggregates]", *(f"{key} = {value}" for key, value in sentences["aggregates"].items())]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    """A value in TOML: JSON's texts, numbers and lists are TOML's too."""
    return json.dumps(value, ensure_ascii=False)
