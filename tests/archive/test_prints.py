"""Prints and sketches: fixed numbers, the same in one pass or two, alike where texts are."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.archive.prints import SKETCH, prints, sketched


def words(count: int, seed: int) -> list[str]:
    draw = random.Random(seed)
    return [f"w{draw.randrange(30_000)}" for _ in range(count)]


def alike(one: str, other: str) -> float:
    here, there = sketched(one).sketch, sketched(other).sketch
    return sum(a == b for a, b in zip(here, there, strict=True)) / SKETCH


def test_a_sketch_is_fixed() -> None:
    """A golden value: whoever changes it changes SKETCH_ALGORITHM too."""
    assert sketched("the sea waited with us for twenty years").sketch.hex()[:16] == "7b48a0d2b40d94b4"


@pytest.mark.parametrize("text", ["", "a", "one two three four", "word " * 20_000, "x" * 100_000, "\ud800a " * 9])
def test_hostile_texts_have_a_sketch_or_none(text: str) -> None:
    assert len(sketched(text).sketch) == (SKETCH if len(text.split()) >= 5 else 0)


@given(st.lists(st.sampled_from(["sun", "sea", "port", "mayor", "said", "euro"]), max_size=60))
def test_one_pass_gives_the_same_prints(few: list[str]) -> None:
    text = " ".join(few)
    assert sketched(text).prints == prints(text)
    assert sketched(text) == sketched(text.upper() + ".")


def test_a_sketch_says_how_alike_two_texts_are() -> None:
    text = words(400, 1)
    assert alike(" ".join(text), " ".join(text)) == 1
    # 300 of 500 words in a row: 296 of 696 sequences are shared.
    half = sum(
        alike(" ".join(words(500, seed)), " ".join(words(500, seed)[:300] + words(200, -seed - 1)))
        for seed in range(20)
    )
    assert half / 20 == pytest.approx(296 / 696, abs=0.03)
    assert alike(" ".join(text), " ".join(words(400, 2))) < 0.05
