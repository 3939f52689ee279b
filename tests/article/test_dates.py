"""Declared dates: one reading, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.article.dates import day, moment


@pytest.mark.parametrize(
    ("declared", "as_day", "as_moment"),
    [
        ("2026-03-04", "2026-03-04", ""),
        ("2026-03-04T01:30:00+02:00", "2026-03-04", "2026-03-03T23:30:00"),
        ("2026-03-04T09:00Z", "2026-03-04", "2026-03-04T09:00:00"),
        ("2026-03-04T09:00:00", "2026-03-04", ""),
        ("Tue, 03 Mar 2026 10:00:00 +0100", "2026-03-03", "2026-03-03T09:00:00"),
        ("published 2026-03-04", "2026-03-04", ""),
        ("2026-02-30", "", ""),
        ("2026-13-01", "", ""),
        ("03.04.2026", "", ""),
        ("last week", "", ""),
        ("", "", ""),
    ],
)
def test_a_declared_date_has_one_reading(declared: str, as_day: str, as_moment: str) -> None:
    assert day(declared) == as_day
    assert moment(declared) == as_moment


@given(st.text())
def test_any_text_has_a_date_or_none(declared: str) -> None:
    assert day(declared) == "" or len(day(declared)) == 10
    assert moment(declared) == "" or len(moment(declared)) == 19
