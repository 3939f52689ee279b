"""Whose words they are: sentences of our own in twelve languages, and what English asks for beyond them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.article.read import read_text
from provenance.framing.prose import Prose
from provenance.framing.voice import Voices, voices
from provenance.lexicon.lexicon import Lexicon

CASES = Path(__file__).parent / "cases" / "voice"
LEXICON = Lexicon()


def heard(text: str, language: str = "en") -> tuple[Prose, Voices]:
    prose = Prose(read_text(text, language=language), LEXICON)
    return prose, voices(prose)


def given_away(text: str, language: str) -> tuple[list[str], list[str]]:
    """The stretches that are not own voice, joined where they touch, and the speakers by first mention."""
    prose, found = heard(text, language)
    spans: list[list[int]] = []
    for stretch in found.stretches:
        if spans and stretch.start <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], stretch.end)
        else:
            spans.append([stretch.start, stretch.end])
    return [prose.text[start:end] for start, end in spans], list(dict.fromkeys(one.name for one in found.speakers))


def cases() -> list[tuple[str, dict[str, object]]]:
    return [
        (path.stem, json.loads(line))
        for path in sorted(CASES.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize(("language", "case"), cases(), ids=lambda one: one if isinstance(one, str) else "")
def test_whose_words(language: str, case: dict[str, object]) -> None:
    attributed, speakers = given_away(str(case["text"]), language)
    assert attributed == case["attributed"]
    assert speakers == case["speakers"]


def voice_of(text: str, words: str) -> tuple[str, str | None]:
    prose, found = heard(text)
    start = prose.text.index(words)
    stretch = found.at(start, start + len(words))
    return stretch.voice, stretch.speaker.name if stretch.speaker else None


def test_a_pronoun_is_the_last_person_heard() -> None:
    text = "Mr. Dorman said the town was broke. Ms. Roe disagreed. He added that the regime had failed."
    assert voice_of(text, "regime") == ("attributed", "Mr. Dorman")


def test_a_title_is_its_last_holder() -> None:
    text = "Gen. Pavel Stark said that the rebels had fled. “They ran like thugs,” the general said."
    assert voice_of(text, "thugs") == ("quoted", "Gen. Pavel Stark")


def test_a_short_quotation_of_nobody_is_a_scare_quote() -> None:
    assert voice_of("Her so-called “reform” costs jobs.", "reform") == ("scare", None)


def test_a_quotation_goes_on_in_its_paragraph() -> None:
    text = "“It was wrong,” Dorman said. “We shall pay for this thuggish regime for many years.”"
    assert voice_of(text, "regime") == ("quoted", "Dorman")


def test_a_colon_hands_over_to_the_next_paragraph() -> None:
    text = "Luke Dorman wrote:\n\n“The town is broke.\n\n“We need help from the regime.”"
    assert voice_of(text, "regime") == ("quoted", "Luke Dorman")


def test_accusing_each_other_names_no_source() -> None:
    _, found = heard("Velt and Orsk regularly accuse each other of breaking the truce.")
    assert not found.speakers


def test_what_is_agreed_inside_a_report_has_one_source() -> None:
    text = "“Plans were discussed,” a Velt statement said.\n\nBoth leaders agreed to meet again, the statement added."
    _, found = heard(text)
    assert [speaker.name for speaker in found.speakers] == ["Velt", "Velt"]


def test_a_passive_without_an_agent_stays_own_voice() -> None:
    assert voice_of("The accord is celebrated as a triumph in the capital.", "triumph") == ("own", None)


@pytest.mark.parametrize("fragment", ["it doesn't matter nearly as much as we", "High-end colleges often"])
def test_a_fragment_is_no_speaker(fragment: str) -> None:
    _, found = heard(f"In the end {fragment} say that prices will fall.")
    assert all(speaker.name not in (fragment, "we") for speaker in found.speakers)


def test_a_verb_that_is_part_of_a_name_reports_nothing() -> None:
    text = "The Rapid Support Forces said that the town had fallen."
    assert voice_of(text, "town had fallen") == ("attributed", "Rapid Support Forces")


def test_a_headline_in_capitals_still_reports() -> None:
    text = "Ministry Says Talks Have Failed"
    assert voice_of(text, "Talks Have Failed")[0] == "attributed"
