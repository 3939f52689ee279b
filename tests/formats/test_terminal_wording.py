"""Loaded words and word shift on the terminal: in 80 columns, at most five a side, and "too little text" said."""

from __future__ import annotations

import re

from provenance.article.read import read_text
from provenance.formats.terminal_compare import render
from provenance.gate.comparing import compare_all
from provenance.lexicon.lexicon import Lexicon
from tests.formats.html_page import examples

PLAIN = "The council met about the budget of the town and the road to the harbour was planned again. "
SHRILL = "The council passed a shambles of a budget on a disastrous, squalid, shameful and reckless farce of a day. "


def shown(lexicon: Lexicon, *texts: str) -> str:
    articles = [read_text(text, name=f"{n}.txt", language="en") for n, text in enumerate(texts)]
    return render(compare_all(articles, lexicon)[0])


def test_loaded_words_stand_by_category_and_others_are_counted(lexicon: Lexicon) -> None:
    text = shown(lexicon, SHRILL, PLAIN + "“It was a disastrous day,” the mayor said.")
    part = text[text.index("Loaded words") : text.index("Whose voice")]
    assert re.search(r"A +.*disastrous", part)
    assert re.search(r"B +1 in others’ words", part)


def test_the_shift_has_at_most_five_words_a_side_with_bars_that_grow_with_the_amount(lexicon: Lexicon) -> None:
    text = shown(lexicon, SHRILL * 8, PLAIN * 8)
    part = text[text.index("Words that set each apart") : text.index("Where each starts")]
    bars = [(len(bar), float(amount)) for bar, amount in re.findall(r"(▇+) ([\d.]+)", part)]
    of_a = part[part.index("\n A") : part.index("\n B")]
    assert 1 <= len(re.findall("▇+", of_a)) <= 5
    assert all(one[0] >= other[0] for one in bars for other in bars if one[1] > other[1])
    assert max(map(len, text.splitlines())) <= 80


def test_too_little_text_is_said(lexicon: Lexicon) -> None:
    assert shown(lexicon, SHRILL, PLAIN).count("too little text to say") == 2


def test_narrow_and_mixed_languages_fit(lexicon: Lexicon) -> None:
    report, _ = compare_all(examples(), lexicon)
    for width in (60, 80, 120):
        assert max(map(len, render(report, width=width).splitlines())) <= width
    assert "no other article in this language" in render(report)
