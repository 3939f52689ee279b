"""The lean: three counts by voice, an interval that mirrors, silence where there is too little."""

from __future__ import annotations

import pytest

from provenance.framing.lean import interval, leans
from provenance.framing.scores import scores
from tests.framing.test_fairness import FRAMES, LEXICON, PAIRS, label_pairs, lean, read


@pytest.mark.parametrize(("name", "first", "second"), PAIRS)
def test_the_interval_mirrors_when_the_sides_are_exchanged(name: str, first: str, second: str) -> None:
    dispute = LEXICON.dispute(name)
    pairs = label_pairs(dispute, first, second)
    labels = [pairs[number % len(pairs)] for number in range(7)]
    here = " ".join(FRAMES[n % 3].format(label=b if n % 3 == 2 else a) for n, (a, b) in enumerate(labels))
    there = " ".join(FRAMES[n % 3].format(label=a if n % 3 == 2 else b) for n, (a, b) in enumerate(labels))
    one, other = lean(here, dispute), lean(there, dispute)
    assert one.own[first] == other.own[second]
    assert one.own[second] == other.own[first]
    assert one.interval, name
    assert one.interval[first] == other.interval[second]
    assert one.interval[second] == other.interval[first]
    assert {one.favours, other.favours} in ({first, second}, {""})


def test_quoted_and_attributed_words_are_counted_apart() -> None:
    dispute = LEXICON.dispute("nagorno-karabakh")
    text = (
        "The separatist regime left the town. “The separatist regime is gone,” the minister said. "
        "The minister said that the separatist regime had collapsed."
    )
    found = lean(text, dispute)
    assert (found.own["azerbaijan"], found.quoted["azerbaijan"], found.attributed["azerbaijan"]) == (1, 1, 1)
    assert found.other["azerbaijan"] == 2
    assert found.abstains
    assert not found.interval


def test_few_sentences_never_give_certainty() -> None:
    bounds = interval([{"a": 2, "b": 0}, {"a": 2, "b": 0}, {"a": 1, "b": 0}], ["a", "b"])
    assert bounds["a"][0] < 0.8
    assert bounds["a"][1] == 1.0


def test_more_sentences_narrow_the_interval() -> None:
    few = interval([{"a": 1, "b": 0}, {"a": 0, "b": 1}] * 3, ["a", "b"])
    many = interval([{"a": 1, "b": 0}, {"a": 0, "b": 1}] * 30, ["a", "b"])
    assert many["a"][1] - many["a"][0] < few["a"][1] - few["a"][0]
    assert many["a"][0] < 0.5 < many["a"][1]


def test_the_report_names_minimum_and_coverage_beside_the_figure() -> None:
    dispute = LEXICON.dispute("nagorno-karabakh")
    row = scores(read("The separatist regime left the town.", dispute))["lean"][0]
    assert row["minimum"] == 3
    assert row["abstains"] is True
    assert set(row["coverage"]["paired"]) == {"azerbaijan", "armenia"}
    assert not leans([], [])
