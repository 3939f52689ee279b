"""Our labelled sets of other languages: what was reached stays reached; a floor is lowered only on purpose.

The sets, the protocol and a listing of the misses: `python -m benchmarks.languages --misses`.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from benchmarks.languages import CASES, Counts, cases, measure, spans
from provenance.lexicon.lexicon import Lexicon

VOICES = {"own", "quoted", "attributed"}
ALL = sorted(path.stem.removeprefix("labelled-") for path in CASES.glob("labelled-*.jsonl"))


class Floor(NamedTuple):
    """Precision and recall of loaded words, silent sentences flagged at most, share of voices right."""

    precision: float
    recall: float
    flagged: float
    voice: float


# A little below what was measured; raise them when a lexicon grows.
FLOORS = {
    "es": Floor(0.91, 0.71, 0.05, 0.87),
    "fr": Floor(0.92, 0.76, 0.05, 0.86),
    "de": Floor(0.86, 0.88, 0.15, 0.79),
    "pt": Floor(0.90, 0.34, 0.05, 0.78),
    "ru": Floor(0.94, 0.82, 0.05, 0.92),
}


@pytest.fixture(scope="module")
def counts(lexicon: Lexicon) -> dict[str, Counts]:
    return {code: measure(code, lexicon) for code in FLOORS}


@pytest.mark.parametrize("code", sorted(FLOORS))
def test_loaded_words_are_found(counts: dict[str, Counts], code: str) -> None:
    one, floor = counts[code], FLOORS[code]
    assert one.precision >= floor.precision
    assert one.recall >= floor.recall


@pytest.mark.parametrize("code", sorted(FLOORS))
def test_ordinary_senses_stay_silent(counts: dict[str, Counts], code: str) -> None:
    assert counts[code].silent_flagged <= FLOORS[code].flagged


@pytest.mark.parametrize("code", sorted(FLOORS))
def test_the_voice_is_right(counts: dict[str, Counts], code: str) -> None:
    assert counts[code].voice_right >= FLOORS[code].voice


@pytest.mark.parametrize("code", ALL)
def test_every_line_is_well_formed(code: str, lexicon: Lexicon) -> None:
    known = set(lexicon.explanations("en").wordings)
    texts = [case["text"] for case in cases(code)]
    assert len(texts) == len(set(texts)), "a sentence stands twice"
    for case in cases(code):
        for _, _, label in spans(case):
            assert label["voice"] in VOICES, case["text"]
            assert not label["concept"] or label["concept"] in known, (label["concept"], case["text"])
