"""The matcher finds what the lexicons list, in every spelling a text may have, and nothing across a stop."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.lexicon.compiler import folded_form
from provenance.lexicon.index import Index, Target
from provenance.lexicon.matcher import Matcher
from provenance.text.view import plain_view
from provenance.text.words import Words


def matcher(
    *forms: str, language: str = "en", suffixes: tuple[str, ...] = (), prefixes: tuple[str, ...] = ()
) -> Matcher:
    keys = sorted({folded_form(form, language) for form in forms})
    pairs: dict[str, int] = {}
    for key in keys:
        words = key.split(" ")
        if len(words) > 1:
            pair = " ".join(words[:2])
            pairs[pair] = pairs.get(pair, 0) | 1 << len(words)
    cased = {folded_form(form, language) for form in forms if form != form.lower()}
    targets = [Target("concept", key, cased=key in cased) for key in keys]
    return Matcher(
        Index(
            language, "\n".join(keys), list(range(len(keys))), "\n".join(pairs), list(pairs.values()),
            sorted({pair.split(" ")[0] for pair in pairs}),
            sorted({word for key in keys for word in key.split(" ") if word.endswith("*")}), {},
            [(number,) for number in range(len(keys))], targets, {}, suffixes, prefixes, {},
        )
    )  # fmt: skip


def found(one: Matcher, text: str, language: str = "en") -> list[str]:
    words = Words(plain_view(text).text, language)
    return [text[words.starts[hit.first] : words.ends[hit.last]] for hit in one.find(words)]


@pytest.mark.parametrize(
    ("forms", "text", "expected"),
    [
        (["far right"], "The far-right and the far right met.", ["far-right", "far right"]),
        (["far right"], "They went far. Right after that it rained.", []),
        (["far right"], "far\nright", ["far\nright"]),
        (["far right"], "far\n\nright", []),
        (["regime"], "REGIME, Regime’s and regimes", ["REGIME", "Regime"]),
        (["Artsakh"], "artsakh and Artsakh and ARTSAKH", ["Artsakh", "ARTSAKH"]),
        (["café"], "The café was shut.", ["café"]),
        (["mena"], "meña mena", ["mena"]),
        (["so called"], "so-called ‘so called’", ["so-called", "so called"]),
        (["territor*"], "territory territorial terror", ["territory", "territorial"]),
        (["occupied territor*"], "the occupied territories", ["occupied territories"]),
        (["crack down on", "crack"], "crack down on crack", ["crack", "crack down on", "crack"]),
        (["anti occupation"], "anti-occupation", ["anti-occupation"]),
    ],
)  # fmt: skip
def test_spellings(forms: list[str], text: str, expected: list[str]) -> None:
    assert sorted(found(matcher(*forms), text)) == sorted(expected)


def test_decomposed_accents_are_found() -> None:
    view = plain_view("The cafe\u0301 was shut.")
    words = Words(view.text)
    (hit,) = matcher("café").find(words)
    span = view.source(words.starts[hit.first], words.ends[hit.last])
    assert (span.start, span.end) == (4, 9)


def test_endings_of_agglutinative_languages() -> None:
    one = matcher("işğal", "azad ed*", language="az", suffixes=("dan", "ın", "a"))
    assert found(one, "işğaldan İŞĞAL işğalın azad edildi", "az") == ["işğaldan", "İŞĞAL", "işğalın", "azad edildi"]


def test_clitics_of_arabic() -> None:
    one = matcher("احتلال", language="ar", prefixes=("ال", "وال", "بال", "و"))
    assert found(one, "الاحتلال والاحتلال احتلال", "ar") == ["الاحتلال", "والاحتلال", "احتلال"]


def test_turkish_letters_do_not_shift_offsets() -> None:
    one = matcher("ısrar", language="tr")
    assert found(one, "İSTANBUL ISRAR", "tr") == ["ISRAR"]


WORD = st.sampled_from(["far", "right", "regime", "the", "occupied", "land"])


@settings(max_examples=200, deadline=None)
@given(
    phrases=st.lists(st.lists(WORD, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6),
    text=st.lists(WORD, max_size=25).map(" ".join),
)
def test_finds_exactly_what_a_naive_search_finds(phrases: list[str], text: str) -> None:
    tokens = text.split(" ") if text else []
    naive = sorted(
        (at, at + len(phrase.split()) - 1)
        for phrase in set(phrases)
        for at in range(len(tokens))
        if tokens[at : at + len(phrase.split())] == phrase.split()
    )
    assert sorted((hit.first, hit.last) for hit in matcher(*phrases).find(Words(text))) == naive
