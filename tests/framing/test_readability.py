"""Readability: only where asked, only by a method of the language, and never from the network."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from provenance.article.read import read_text
from provenance.cli.plain_check import plain_check
from provenance.framing.prose import Prose
from provenance.framing.readability import METHODS, readability
from provenance.lexicon.lexicon import Lexicon

SENTENCES = {
    "en": "The council closed the library on Monday because the roof had fallen in. ",
    "de": "Die Stadt hat die Bücherei am Montag geschlossen, weil das Dach nicht mehr dicht war. ",
    "es": "El ayuntamiento cerró la biblioteca el lunes porque el techo se había caído. ",
    "fr": "La mairie a fermé la bibliothèque lundi parce que le toit était tombé. ",
    "it": "Il comune ha chiuso la biblioteca lunedì perché il tetto era crollato. ",
    "ru": "Город закрыл библиотеку в понедельник, потому что крыша была разрушена, и это было давно. ",
}


def reads(language: str, times: int = 12) -> tuple[float | None, str]:
    found = readability(Prose(read_text(SENTENCES[language] * times, language=language), Lexicon()))
    return found.value, found.because


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("readability went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_language_with_a_method_has_a_figure(language: str) -> None:
    value, _ = reads(language)
    assert value is not None
    assert 20 < value < 110
    assert METHODS[language]


def test_longer_words_read_harder() -> None:
    hard = "Institutional representatives emphasised unprecedented infrastructural responsibilities. " * 20
    plain, _ = reads("en")
    found = readability(Prose(read_text(hard, language="en"), Lexicon()))
    assert found.value is not None
    assert plain is not None
    assert found.value < plain


def test_too_little_text_or_no_method_gives_no_figure() -> None:
    assert reads("en", 1) == (None, "13 words; below 100 the figure means nothing")
    found = readability(Prose(read_text("O governo anunciou ontem uma nova lei. " * 20, language="pt"), Lexicon()))
    assert (found.value, found.because) == (None, "no method for language 'pt'")


def test_the_command_and_the_policy_switch_it_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(SENTENCES["en"] * 12, "utf-8")
    printed = []
    for arguments in (["a.txt"], ["a.txt", "--readability"]):
        assert plain_check(["check", *arguments]) == 0
        printed.append(capsys.readouterr().out)
    (tmp_path / "provenance.toml").write_text("readability = true\n", "utf-8")
    assert plain_check(["check", "a.txt"]) == 0
    printed.append(capsys.readouterr().out)
    assert ["Flesch" in text for text in printed] == [False, True, True]
