"""Who is heard: positions, shares, verbs used evenly or not, names that do not mix, headlines above their story."""

from __future__ import annotations

from itertools import combinations

import pytest

from provenance.article.read import read_text
from provenance.framing.analysis import analyse
from provenance.framing.finding import Finding
from provenance.framing.scores import scores
from provenance.framing.sourcing import anonymous_share, tallies
from provenance.lexicon.lexicon import Lexicon
from tests.framing.test_agency import found, read

LEXICON = Lexicon()


def speaker(dispute: str, side: str) -> str:
    """Somebody who speaks for a side: a party's English name that is no other side's too."""
    known = LEXICON.dispute(dispute)
    named = [party.voices.get("en", ()) for party in known.parties if party.side == side]
    others = {form for party in known.parties if party.side != side for form in party.voices.get("en", ())}
    forms = [form for voices in named for form in voices if form[:1].isupper() and form not in others]
    return next((form for form in forms if " " not in form and "/" not in form and "*" not in form), "")


VOICES = [
    (name, first.id, second.id)
    for name in LEXICON.dispute_ids
    for first, second in combinations(LEXICON.dispute(name).sides, 2)
    if second.id in first.opposes and speaker(name, first.id) and speaker(name, second.id)
]


def uneven(dispute: str, doubted: str, granted: str) -> list[Finding]:
    text = (
        f"{doubted} claimed that the road was open. {granted} said that the road was closed. "
        f"{doubted} claimed that the bridge was safe. {granted} said that the bridge was blocked. It rained. "
        f"{granted} said that the river was high."
    )
    return found(text, "sources/uneven-verbs", dispute)


@pytest.mark.parametrize(("name", "first", "second"), VOICES)
def test_uneven_verbs_mirror_when_the_sides_are_exchanged(name: str, first: str, second: str) -> None:
    one, other = speaker(name, first), speaker(name, second)
    here, there = uneven(name, one, other), uneven(name, other, one)
    assert [finding.severity for finding in here] == [finding.severity for finding in there] == ["warning"]
    assert [here[0].side, there[0].side] == [second, first]
    assert "“claimed”" in here[0].because
    assert "“said”" in here[0].because


def test_even_verbs_are_silent() -> None:
    text = (
        "Kyiv said that the road was open. Moscow said that the road was closed. Kyiv claimed that it was safe. "
        "Moscow claimed that it was blocked. It rained."
    )
    assert not found(text, "sources/uneven-verbs", "russia-ukraine")


def test_a_source_has_its_first_and_last_place_and_all_its_words() -> None:
    text = (
        "The minister, Ana Roe, said the road was open. Rain fell on the pass. "
        "Roe added that lorries could use it again from Monday."
    )
    sources = read(text).sources
    assert [source.name for source in sources] == ["Ana Roe"]
    assert text[sources[0].start : sources[0].end] == "Ana Roe"
    assert text[sources[0].last_start : sources[0].last_end].endswith("from Monday")
    assert sources[0].words > 10


def test_a_government_with_two_speakers_is_one_source_with_the_words_of_both() -> None:
    text = (
        "The Kremlin said the road was open. Putin said the bridge had been closed for repair. "
        "Rain fell on the pass all day."
    )
    sources = read(text, dispute="russia-ukraine").sources
    assert [source.mentions for source in sources if source.side == "russia"] == [2]
    assert sources[0].words >= 11


def test_the_anonymous_share_is_of_words_given() -> None:
    text = (
        "A source close to the board said that the plant would close on Friday. "
        "Ana Roe, the mayor, said that it would not. The plant makes glass."
    )
    analysis = read(text)
    share = anonymous_share(analysis.sources)
    assert share is not None
    assert 0.4 < share < 1
    assert tallies(analysis.sources, by="kind")["anonymous"].sources == 1
    assert scores(analysis)["heard"]["anonymous_share"] == round(share, 3)
    assert anonymous_share([]) is None


def test_a_silent_side_is_named_with_the_words_that_opened_the_dispute() -> None:
    text = "Moscow said that Ukraine had shelled the road. Rain fell. The front did not move. " * 2
    silent = found(text, "sources/side-silent", "russia-ukraine")
    assert silent
    assert "“Ukraine”" in silent[0].because
    assert "Kyiv" in silent[0].message or "Ukrain" in silent[0].message


def test_two_sides_names_for_one_thing_are_noticed_unless_explained() -> None:
    mixed = "Ships leave Port Stanley at noon. Sheep graze there. Snow fell on Puerto Argentino. It is small."
    names = found(mixed, "text/mixed-names", "falklands-malvinas")
    assert [one.quoted for one in names] == ["Puerto Argentino"]
    assert "line 1" in names[0].message
    assert "“Port Stanley”" in names[0].because
    explained = "Ships leave Port Stanley (Puerto Argentino) at noon. Sheep graze there. It is small."
    assert not found(explained, "text/mixed-names", "falklands-malvinas")


STORY = "\n\n".join(("The council met on Monday.", "Roads stay open.", "A vote is due.", "Rain fell.", "Buses ran."))


def test_a_headline_word_that_only_a_source_uses_is_noticed() -> None:
    text = f"Disgraceful plan for the harbour\n\n“The plan is disgraceful,” Ana Roe said.\n\n{STORY}"
    noticed = found(text, "text/headline")
    assert [one.quoted for one in noticed] == ["Disgraceful"]
    assert "line 3" in noticed[0].because


def test_a_headline_that_its_story_bears_out_is_silent() -> None:
    assert not found(f"Disgraceful plan for the harbour\n\nThe plan is disgraceful.\n\n{STORY}", "text/headline")
    assert not found(f"Mayor calls plan disgraceful\n\n“Disgraceful,” Ana Roe said.\n\n{STORY}", "text/headline")


def test_a_deed_hedged_in_the_story_is_no_fact_in_the_headline() -> None:
    text = f"Soldiers shot nine villagers\n\nSoldiers allegedly shot nine people, nobody knows why.\n\n{STORY}"
    assert [one.quoted for one in found(text, "text/headline")] == ["shot"]


@pytest.mark.parametrize(
    ("language", "text", "heard"),
    [
        (
            "en",
            "The foreign minister, Ana Roe, arrived. She said the border was open. The minister added that it rained.",
            [("Ana Roe", "government")],
        ),
        ("en", "“It was dark,” said Omar Roe, a farmer. “Nobody came at all that night.”", [("Omar Roe", "civilian")]),
        ("en", "A spokeswoman for the company said that no jobs were at risk.", [("company",)]),
        (
            "es",
            "El ministro de Exteriores, Juan Roe, llegó. Dijo que no. El ministro añadió que llovía.",
            [("Juan Roe", "government")],
        ),
        ("es", "Con esa frase, Alberto Roe respondió que la ley sería justa.", [("Alberto Roe", "person")]),
        ("es", "Los precios bajan, informó este martes el Banco Central.", [("Banco Central", "company")]),
        ("es", "Para el magistrado del Supremo, la ley es clara, según Roe.", [("Roe", "person")]),
        ("fr", "Le porte-parole de l'armée dit que la colline est prise.", [("military",)]),
        ("pt", "Segundo o porta-voz da polícia, três pessoas ficaram feridas.", [("police",)]),
        ("es", "La presidenta de la Comisión dijo que no.", [("presidenta de la Comisión", "government")]),
        ("es", "Aliyev y Talibov volverán a reunirse, dijo el portavoz.", [("portavoz", "government")]),
    ],
)
def test_a_speaker_is_named_without_the_words_around(language: str, text: str, heard: list[tuple[str, ...]]) -> None:
    sources = read(text, language).sources
    if len(heard[0]) == 1:
        assert [source.kind for source in sources] == [heard[0][0]]
    else:
        assert [(source.name, source.kind) for source in sources] == heard


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Ana Roe, 35, took over the inquiry into the fire, alleging that nobody had looked.", []),
        ("The group went on, launching an advertising campaign accusing the mayor of theft.", []),
        ("Bo Doe, a lawmaker, published a blog post stating that the bridge was safe.", []),
        ("The new plan goes beyond what most teachers hoped for.", []),
        ("After the vote, aides came forward to accuse Mr. Roe of theft.", ["aides"]),
        ("The leading candidate said that the bridge was safe.", ["leading candidate"]),
        ("Unidentified officials said that the bridge was safe.", ["Unidentified officials"]),
    ],
)
def test_what_somebody_does_is_nobody(lexicon: Lexicon, text: str, heard: list[str]) -> None:
    analysis = analyse(read_text(text, name="x", language="en"), lexicon)
    verbs = ("took", "launching", "published", "goes", "came")
    assert [one.name for one in analysis.sources if any(verb in one.name for verb in verbs)] == []
    if heard:
        assert [one.name for one in analysis.sources] == heard


@pytest.mark.parametrize("text", ["The two presidents spoke on Monday.", "The minister spoke again on Friday."])
def test_when_somebody_spoke_is_not_what_was_said(lexicon: Lexicon, text: str) -> None:
    analysis = analyse(read_text(f"Snow fell. {text}", name="x", language="en"), lexicon)
    assert analysis.voices.stretches == []
