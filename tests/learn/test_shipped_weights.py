"""The weights that ship hold names of features and closed lists, and no word of what they were trained on."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import numpy as np
import pytest

from benchmarks.unseen_words import LETTERS, halves
from provenance.framing.finding import Voice
from provenance.framing.word_features import FEATURES, NAMED, small_words
from provenance.framing.word_model import AGGREGATES
from provenance.lexicon.lexicon import Lexicon
from tests.conftest import ROOT

FILE = ROOT / "lexicons" / "weights" / "words-en.toml"
# The closed lists of features that no lexicon names: kinds of entry, parts of speech, gaps between words, edges.
KINDS, PARTS = {"label", "list", "concept", "term"}, {"n", "v", "a", "r"}
GAPS = {"apostrophe", "quote", "comma", "hyphen", "edge", "other"}
_NAME = re.compile(r"[^\W\d]\w*")


@pytest.fixture(scope="module")
def weights() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def closed(lexicon: Lexicon) -> dict[str, set[str]]:
    """What each named feature may be, by the lexicons alone."""
    small = small_words("en")
    categories = {*lexicon.explanations("en").categories, "contested-name"}
    classes = set(small.classes.values())
    found = {"category": categories, "kind": KINDS, "part": PARTS, "ending": {name for _, name in small.endings}}
    found |= {"class": classes, "voice": set(Voice.__args__)}
    for name in NAMED:
        if name.endswith("_category"):
            found[name] = categories
        elif name.startswith(("before", "after")):
            found[name] = classes | {"edge"}
        elif name.startswith("gap"):
            found[name] = GAPS
    return {name: {*values, ""} for name, values in found.items()}


def test_every_value_is_of_a_closed_list(weights: dict[str, Any], lexicon: Lexicon) -> None:
    assert set(weights["orders"]) == NAMED
    allowed = closed(lexicon)
    for name, values in weights["orders"].items():
        assert set(values) <= allowed[name], name
    for name, value in weights["usual"].items():
        assert isinstance(value, int) if name not in NAMED else value in allowed[name], name


def test_trees_and_sums_name_features_alone(weights: dict[str, Any]) -> None:
    assert set(weights["features"]) == set(FEATURES)
    assert {name for tree in weights["trees"] for name in _NAME.findall(tree)} <= set(FEATURES)
    assert set(weights["sentences"]["aggregates"]) <= set(AGGREGATES)
    assert set(weights["sentences"]) <= {"bias", "threshold", "aggregates"}, "no weights of phrases"
    assert "grams" not in weights


def test_inflections_of_a_word_stay_in_one_half() -> None:
    words = ["critics", "criticism", "criticised", "harbour", "harbours", "a", "the"] * 3
    half = halves(words)
    by_stem: dict[str, set[bool]] = {}
    for word, one in zip(words, half.tolist(), strict=True):
        by_stem.setdefault(word[:LETTERS], set()).add(one)
    assert all(len(found) == 1 for found in by_stem.values())
    assert np.array_equal(half, halves(words))
