"""Opinion in a report's own voice; columns, sources and manners of doing are left alone."""

from __future__ import annotations

import pytest

from provenance.framing.analysis import analyse
from provenance.framing.findings import framing_findings
from provenance.lexicon.lexicon import Lexicon
from tests.framing.test_agency import LEXICON, read


def opinions(text: str, language: str = "en") -> list[str]:
    findings = framing_findings(read(text, language), LEXICON, origin="this text")
    assert all(f"“{one.quoted}”" in one.because for one in findings if one.rule == "loaded/opinion")
    return [one.quoted for one in findings if one.rule == "loaded/opinion"]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "Unfortunately, the council closed the library.", "Unfortunately"),
        ("en", "The council closed the library, sadly, on Monday.", "sadly"),
        ("en", "The mayor is surely right about the harbour.", "surely"),
        ("en", "Make no mistake, the harbour will close.", "Make no mistake"),
        ("en", "The dumping must be stopped before the summer.", "must be stopped"),
        ("es", "Lamentablemente, el ayuntamiento cerró la biblioteca.", "Lamentablemente"),
        ("fr", "Malheureusement, la mairie a fermé la bibliothèque.", "Malheureusement"),
        ("de", "Die Stadt hat leider die Bücherei geschlossen.", "leider"),
        ("pt", "Infelizmente, a câmara fechou a biblioteca.", "Infelizmente"),
        ("it", "Purtroppo, il comune ha chiuso la biblioteca.", "Purtroppo"),
        ("ru", "К сожалению, город закрыл библиотеку.", "К сожалению"),
        ("uk", "На жаль, місто закрило бібліотеку.", "На жаль"),
        ("tr", "Maalesef belediye kütüphaneyi kapattı.", "Maalesef"),
        ("az", "Təəssüf ki, bələdiyyə kitabxananı bağladı.", "Təəssüf ki"),
        ("hy", "Ցավոք, քաղաքը փակեց գրադարանը։", "Ցավոք"),
        ("ar", "للأسف أغلقت البلدية المكتبة.", "للأسف"),
    ],
)
def test_a_comment_is_noticed(language: str, text: str, word: str) -> None:
    assert opinions(text, language) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "“Unfortunately, the library closes,” Ana Roe said.",
        "Ana Roe said that the dumping must be stopped.",
        "The court found that he had been wrongly convicted.",
        "If the board were thinking clearly, it would sell.",
        "Must it be stopped before the summer?",
        "Unfortunately, I lost my card. We paid for our seats. My train was late.",
    ],
)
def test_what_is_no_comment_of_a_report_is_left_alone(text: str) -> None:
    assert opinions(text) == []


def test_a_comment_is_told_once() -> None:
    analysis = analyse(read("Clearly, the harbour will close.").article, Lexicon())
    findings = framing_findings(analysis, LEXICON, origin="this text")
    assert [one.rule for one in findings if one.quoted == "Clearly"] == ["loaded/opinion"]
