"""Shares over articles: no order of them matters, the interval holds the share, and few words say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.archive.balances import LEAST_ARTICLES, Tally, wilson

COUNTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40)


def tally(counts: list[tuple[int, int]]) -> Tally:
    made = Tally()
    for left, right in counts:
        made.add({"left": left, "right": right}, {"left": 1, "right": 0})
    return made


@given(COUNTS)
def test_shares_add_up_and_lie_in_their_intervals(counts: list[tuple[int, int]]) -> None:
    found = tally(counts).balance("Ister Courier")
    assert found == tally(counts[::-1]).balance("Ister Courier")
    assert found.words == sum(map(sum, counts))
    if found.words:
        assert sum(one.share for one in found.shares) == pytest.approx(1, abs=0.002)
    for one in found.shares:
        assert one.low <= one.share <= one.high


def test_words_of_one_article_count_for_less_than_as_many_alone() -> None:
    alone = tally([(1, 0)] * 20 + [(0, 1)] * 20).balance("").shares[0]
    together = tally([(10, 0)] * 2 + [(0, 10)] * 2 + [(0, 0)] * 6 + [(1, 1)] * 2).balance("").shares[0]
    assert together.high - together.low > 1.5 * (alone.high - alone.low)


def test_forty_words_that_agree_in_six_articles_are_six_observations() -> None:
    found = tally([(7, 0)] * 6).balance("").shares[0]
    assert (found.share, found.low) == (1.0, round(wilson(1.0, 6)[0], 3))
    assert found.low < 0.7


def test_too_few_words_or_articles_abstain() -> None:
    assert tally([(30, 1)] * (LEAST_ARTICLES - 1)).balance("").abstains
    assert tally([(1, 0)] * 19).balance("").abstains
    assert not tally([(4, 0)] * 5).balance("").abstains


def test_wilson_as_published() -> None:
    # Newcombe (1998), table I: 81 of 263, Wilson score limits .2553 and .3662
    assert wilson(81 / 263, 263) == (pytest.approx(0.2553, abs=5e-4), pytest.approx(0.3662, abs=5e-4))
