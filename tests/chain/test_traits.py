"""What survives translation: letters, skeletons, numbers and dates are the same on every machine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.chain.quantities import days, numbers, quantities
from provenance.chain.skeletons import consonants, skeleton
from provenance.chain.traits import ALGORITHM, merged, traits
from provenance.chain.transliteration import romanise

LANGUAGES = st.sampled_from(["", "en", "de", "ru", "uk", "tr", "az", "ar", "hy", "ka", "el", "fa", "xx"])


@pytest.mark.parametrize(
    ("word", "language", "plain"),
    [
        ("Ծառուկյան", "hy", "tsarukyan"),
        ("ქართული", "ka", "kartuli"),
        ("Зеленський", "uk", "zelenskii"),
        ("Cümhuriyyət", "az", "jumhuriyyet"),
        ("Cumhuriyet", "tr", "cumhuriyet"),
        ("İSTANBUL", "tr", "istanbul"),
        ("Μπάλα", "el", "bala"),
        ("بغداد", "ar", "bghdad"),
        ("نتنياهو", "ar", "ntniahu"),
        ("Straße", "de", "strasse"),
        ("naïve", "fr", "naive"),
    ],
)
def test_words_of_many_scripts_in_latin_letters(word: str, language: str, plain: str) -> None:
    assert romanise(word, language) == plain


@given(st.text(max_size=80), LANGUAGES)
def test_only_small_letters_digits_and_blanks_are_left(text: str, language: str) -> None:
    plain = romanise(text, language)
    assert all(char in "abcdefghijklmnopqrstuvwxyz0123456789 " for char in plain)
    assert romanise(plain) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [("navalny", "navalnii"), ("putin", "butin"), ("tbilisi", "tpilisi"), ("clinton", "klinton"), ("philip", "filip")],
)
def test_spellings_of_one_name_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other) > 0


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=300))
def test_a_skeleton_is_short_and_fits_64_bits(word: str) -> None:
    assert 0 <= skeleton(word) < 2**63
    assert consonants(skeleton(word)) <= 13


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("some 3.5 million people, twenty-five of them in 1,500 rooms", "en", ["3500000", "25", "1500"]),
        ("one hundred and five; one dog; two dozen", "en", ["105", "24"]),
        ("three, four", "en", ["3", "4"]),
        ("fünfundzwanzigtausend, 1.500,25 oder 3,5 Millionen", "de", ["25000", "1500.25", "3500000"]),
        ("двадцать пять тысяч триста; 1 500 000", "ru", ["25300", "1500000"]),
        ("mil novecientos noventa y nueve", "es", ["1999"]),
        ("خمسة وعشرون من ٣٥٠", "ar", ["25", "350"]),
        ("քսանհինգ հազար", "hy", ["25000"]),
        ("at 10:30, version 1.2.3", "en", ["10", "30", "1", "2", "3"]),
        ("1" * 5000, "en", []),
        ("9 November 2020 350 people", "en", ["9", "2020", "350"]),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(text: str, language: str, values: list[str]) -> None:
    assert [number.value for number in numbers(text, language)] == values


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("on 9 November 2020", "en", ["2020-11-09"]),
        ("on November 9, 2020 and in May 2021", "en", ["2020-11-09", "2021-05"]),
        ("it may rain", "en", []),
        ("am 3. März", "de", ["--03-03"]),
        ("09.11.2020 und 2021-02-31", "de", ["2020-11-09"]),
        ("9 ноября 2020 года", "ru", ["2020-11-09"]),
        ("9 de noviembre de 2020", "es", ["2020-11-09"]),
        ("31 April 2020", "en", []),
    ],
)
def test_dates(text: str, language: str, values: list[str]) -> None:
    assert [day.value for day in days(text, language)] == values


@given(st.text(max_size=200), LANGUAGES)
def test_quantities_stand_in_order_inside_the_text(text: str, language: str) -> None:
    found, dates = quantities(text, language)
    for spans in (found, dates):
        places = [(one.start, one.end) for one in spans]
        assert places == sorted(places)
        assert all(0 <= start < end <= len(text) for start, end in places)


def test_numbers_of_traits_are_fixed() -> None:
    """Golden values: whoever changes one of these changes ALGORITHM too, since stored traits would not compare."""
    found = traits("Navalny met 25 of them", "en")
    assert ALGORITHM == "traits-2"
    assert found.grams[:4].tolist() == [8703, 298874, 302805, 302806]
    assert found.skeletons.tolist() == [36, 63, 772, 7287]
    assert found.names.tolist() == [7287]
    assert found.numbers == ("25",)
    assert traits("Навальный", "ru").names == found.names
    assert 7287 in traits("ونافالني", "ar").names


@given(st.lists(st.text(max_size=60), max_size=6), LANGUAGES)
def test_traits_of_sentences_merge_into_those_of_the_text(sentences: list[str], language: str) -> None:
    parts = [traits(sentence, language) for sentence in sentences]
    whole = merged(parts)
    assert merged(parts[::-1]).grams == whole.grams
    assert whole.words == sum(part.words for part in parts)
    assert whole.skeletons.tolist() == sorted(one for part in parts for one in part.skeletons)


@pytest.mark.parametrize("text", ["", "a", "\0", "x" * 200_000, "́" * 1000, "日" * 3000, "\ud800", "٣" * 400])
def test_hostile_texts_are_read(text: str) -> None:
    found = traits(text, "en")
    assert list(found.grams) == sorted(found.grams)
    assert all(0 <= one < 2**32 for one in found.grams)
