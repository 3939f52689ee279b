"""Loaded words in the summary: in some headlines and not in others, and rates that differ by more than chance."""

from __future__ import annotations

from provenance.article.read import read_text
from provenance.compare.comparison import Difference
from provenance.gate.comparing import compare_all
from provenance.lexicon.lexicon import Lexicon

BODY = "\n\nThe council of Port Halden met on Monday. It spoke about the road to the harbour.\n"
SHRILL = "It was a disastrous, squalid, shameful and reckless day for the council of Port Halden. "
PLAIN = "The council of Port Halden met on Monday and spoke for an hour about the harbour road. "


def loaded(lexicon: Lexicon, *texts: tuple[str, str]) -> tuple[list[Difference], list[str]]:
    articles = [read_text(text, name=f"{n}.txt", language=code) for n, (code, text) in enumerate(texts)]
    report, _ = compare_all(articles, lexicon)
    return [one for one in report.summary if one.kind == "loaded"], [article.text for article in articles]


def test_a_loaded_headline_is_set_against_plain_ones(lexicon: Lexicon) -> None:
    texts = ("Shameful vote on the harbour" + BODY, "Council votes on the harbour" + BODY)
    (found, *_), sources = loaded(lexicon, *(("en", text) for text in texts))
    assert found.says == "Loaded words in headlines: 0.txt has “Shameful”; 1.txt has none."
    (evidence,) = found.evidence
    assert sources[0][evidence.start : evidence.end] == "Shameful"


def test_rates_that_differ_surely_with_their_words(lexicon: Lexicon) -> None:
    (found,), sources = loaded(lexicon, ("en", SHRILL * 4), ("en", PLAIN * 4))
    assert found.says.startswith("0.txt uses ")
    assert found.says.endswith("in its own voice (“squalid”, “shameful”, “disastrous”), 1.txt 0.")
    assert all(sources[0][one.start : one.end].lower() == one.text for one in found.evidence)


def test_what_chance_could_do_and_other_languages_are_left_alone(lexicon: Lexicon) -> None:
    assert loaded(lexicon, ("en", PLAIN * 9 + "A shameful day."), ("en", PLAIN * 10))[0] == []
    spanish = "El consejo de Port Halden se reunió el lunes y habló una hora del camino del puerto. " * 4
    assert loaded(lexicon, ("en", SHRILL * 4), ("es", spanish))[0] == []
