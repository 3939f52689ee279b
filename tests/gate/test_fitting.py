"""What may stand in another word's place: its case and inflection, or a plain reason why not."""

from __future__ import annotations

import pytest

from provenance.gate.fitting import Place, fit

FITS = [
    # quoted, before, authored forms, alternative, what stands there then
    ("insists", "The mayor ", ("insist/v",), "said", "says"),
    ("insisting", "The mayor was ", ("insist/v",), "said", "saying"),
    ("seized", "Troops ", ("seize/v",), "took", "took"),
    ("seized", "The town was ", ("seize/v",), "took", "taken"),
    ("seize", "They will ", ("seize/v",), "took control", "take control"),
    ("regimes", "Both ", ("regime/n",), "government", "governments"),
    ("regime", "The ", ("regime/n",), "government", "government"),
    ("Regime", "", ("regime/n",), "government", "Government"),
    ("REGIME", "THE ", ("regime/n",), "government", "GOVERNMENT"),
    ("Marnburg", "They left ", (), "the main city", "the main city"),
    ("Marnburg", "They left. ", (), "the main city", "The main city"),
    ("claims that", "The mayor ", (), "said that", "says that"),
]
ADVICE = [
    ("regime", "A ", ("regime/n",), "authority", "“a”"),
    ("regime", "The ", ("regime/n",), "authorities", "plural"),
    ("seized", "They ", ("seize/v",), "Norland took", "subject"),
    ("seized", "They ", ("seize/v",), "took control of", "behind it"),
    ("seized", "They ", ("seize/v",), "the army took", "subject"),
    ("heroic", "The ", ("heroic",), "who rescued", "construction"),
    ("heroic", "The ", ("heroic",), "…", "blank"),
    ("occupation", "years of Norlandish ", ("occupation/n",), "control by Norland", "beside"),
    ("so<b>-called", "The ", ("so-called",), "known as", "markup"),
]


@pytest.mark.parametrize(("quoted", "before", "forms", "alternative", "wanted"), FITS)
def test_takes_the_form_and_case_that_stand_there(
    quoted: str, before: str, forms: tuple[str, ...], alternative: str, wanted: str
) -> None:
    assert fit(Place(quoted, before, "en", forms), alternative) == (wanted, "")


@pytest.mark.parametrize(("quoted", "before", "forms", "alternative", "why"), ADVICE)
def test_says_why_it_cannot(quoted: str, before: str, forms: tuple[str, ...], alternative: str, why: str) -> None:
    found = fit(Place(quoted, before, "en", forms), alternative)
    assert found.text == ""
    assert why in found.why


def test_other_languages_are_not_inflected() -> None:
    assert fit(Place("Regimes", "Die ", "de", ("Regime/n",)), "Regierung").why.endswith("not done in de")
    assert fit(Place("Regime", "Das ", "de", ("Regime/n",)), "Kabinett") == ("Kabinett", "")


def test_a_headline_keeps_its_capitals() -> None:
    place = Place("Regime", "Vale ", "en", ("regime/n",), headline=True)
    assert fit(place, "government of the day").text == "Government of the Day"
