"""Whom a speaker speaks for, by what another sentence of the text says."""

from __future__ import annotations

import pytest

from tests.framing.test_agency import found, read

DISPUTE = "nagorno-karabakh"
OPENING = {
    "en": "Azerbaijani Foreign Minister Rashad Talibov and his Armenian counterpart Aram Petrosyan spoke by phone "
    "about the Lachin corridor in Nagorno-Karabakh, the region that both have claimed.",
    "es": "El ministro de Exteriores de Azerbaiyán, Rashad Talibov, y el canciller armenio, Aram Petrosián, hablaron "
    "por teléfono sobre el Alto Karabaj y sobre la carretera.",
    "ru": "Министр иностранных дел Азербайджана Рашад Талибов и его армянский коллега Арам Петросян поговорили по "
    "телефону о Нагорном Карабахе и о дороге.",
}


def parties(text: str, language: str = "en", dispute: str = DISPUTE) -> list[str]:
    """The party of every mention of a speaker, in order."""
    return [speaker.party for speaker in read(text, language, dispute).voices.speakers]


ELSEWHERE = {
    "uk": "Міністр закордонних справ України Андрій Коваль і його російський колега Ігор Лунін говорили про війну.",
    "fr": "Le ministre ukrainien des Affaires étrangères, Andri Koval, et son homologue russe, Igor Lounine, "
    "se sont vus à Genève au sujet de la guerre en Ukraine.",
    "de": "Der ukrainische Außenminister Andrij Kowal und sein russischer Amtskollege Igor Lunin trafen sich in Genf.",
}


@pytest.mark.parametrize(
    ("language", "sentence", "party"),
    [
        ("uk", "Коваль заявив, що міст відкриється в понеділок.", "kyiv"),
        ("uk", "Речниця Коваля повідомила, що міст відкриється.", "kyiv"),
        ("uk", "Лунін сказав, що його ніхто не попередив.", "moscow"),
        ("fr", "Koval a affirmé que le pont ouvrirait lundi.", "kyiv"),
        ("fr", "La porte-parole de Koval a déclaré que le pont ouvrirait.", "kyiv"),
        ("fr", "Lounine a dit que personne ne l'avait prévenu.", "moscow"),
        ("de", "Kowal sagte, die Brücke werde am Montag geöffnet.", "kyiv"),
        ("de", "Lunin erklärte, niemand habe ihn gewarnt.", "moscow"),
        ("de", "„Wir halten Wort“, sagte Kowal.", "kyiv"),
    ],
)
def test_the_same_in_ukrainian_french_and_german(language: str, sentence: str, party: str) -> None:
    assert parties(f"{ELSEWHERE[language]} {sentence}", language, "russia-ukraine")[-1] == party


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'ancien ministre ukrainien Andri Koval vit à Genève. Koval a affirmé que la guerre durerait."),
        ("de", "Der frühere ukrainische Außenminister Andrij Kowal lebt in Genf. Kowal sagte, der Krieg dauere an."),
        ("uk", "Колишній міністр України Андрій Коваль живе в Женеві. Коваль заявив, що війна триває."),
    ],
)
def test_a_former_minister_speaks_for_nobody(language: str, text: str) -> None:
    assert parties(text, language, "russia-ukraine")[-1] == ""


@pytest.mark.parametrize(
    ("language", "sentence", "party"),
    [
        ("en", "Talibov said the road would open on Monday.", "baku"),
        ("en", "Mr. Talibov said the road would open on Monday.", "baku"),
        ("en", "Talibov's spokeswoman said the road would open on Monday.", "baku"),
        ("en", "Petrosyan's spokesman said the road would open on Monday.", "yerevan"),
        ("en", "“Nobody told us about the road,” Petrosyan added.", "yerevan"),
        ("en", "Yerevan's envoy said that talks went on.", "yerevan"),
        ("en", "The Armenian side said it would wait for the road.", "yerevan"),
        ("es", "La portavoz de Talibov dijo que la carretera abriría el lunes.", "baku"),
        ("es", "Petrosián afirmó que nadie le había avisado.", "yerevan"),
        ("es", "El enviado de Ereván dijo que las conversaciones seguían.", "yerevan"),
        ("ru", "Пресс-секретарь Талибова сообщила, что дорога откроется в понедельник.", "baku"),
        ("ru", "Петросян заявил, что его никто не предупредил.", "yerevan"),
        ("ru", "«Мы сдержали слово», — сказал Талибов.", "baku"),
    ],
)
def test_a_speaker_is_joined_to_the_party_that_the_text_puts_him_with(language: str, sentence: str, party: str) -> None:
    assert parties(f"{OPENING[language]} {sentence}", language) == [party]


@pytest.mark.parametrize(
    "introduction",
    [
        "Aram Petrosyan, Armenia's foreign minister, flew to Geneva.",
        "Aram Petrosyan, the foreign minister of Armenia, flew to Geneva.",
        "The foreign minister of Armenia, Aram Petrosyan, flew to Geneva.",
        "Armenia's deputy foreign minister, Aram Petrosyan, flew to Geneva.",
        "Armenian Deputy Foreign Minister Petrosyan flew to Geneva.",
    ],
)
def test_ways_to_introduce_somebody(introduction: str) -> None:
    assert parties(f"The talks went on. {introduction} Petrosyan said that the road was closed.") == ["yerevan"]


@pytest.mark.parametrize(
    ("introduction", "sentence"),
    [
        ("The French ambassador to Armenia, Jean Moreau, flew home.", "Moreau said that the road was closed."),
        ("Former Armenian foreign minister Aram Petrosyan flew home.", "Petrosyan said that the road was closed."),
        ("Armenia told foreign minister Paul Moreau about it.", "Moreau said that the road was closed."),
        ("The Armenian opposition leader Aram Petrosyan flew home.", "Petrosyan said that the road was closed."),
        ("Armenian Foreign Minister Aram Petrosyan flew home.", "Petrosyan's critics said that the road was closed."),
        ("Armenian Foreign Minister Aram Petrosyan flew home.", "Petrosyan's rival said that the road was closed."),
        ("Armenian Foreign Minister Aram Petrosyan flew home.", "Lara Petrosyan said that the road was closed."),
        (
            "Armenian Foreign Minister Aram Petrosyan met the farmer Lara Petrosyan.",
            "Petrosyan said that the road was closed.",
        ),
        (
            "Armenian Foreign Minister Aram Mansur met Azerbaijani Foreign Minister Rashad Mansur.",
            "Mansur said that the road was closed.",
        ),
    ],
)
def test_who_is_not_joined(introduction: str, sentence: str) -> None:
    assert not any(parties(f"The talks went on. {introduction} {sentence}")[-1:])


def silent(text: str) -> tuple[str, str, str]:
    """The message, severity and reason of the finding on silent parties."""
    (one,) = found(text, "sources/side-silent", DISPUTE)
    return one.message, one.severity, one.because


def test_a_party_heard_through_a_name_is_not_called_silent() -> None:
    message, _, _ = silent(
        OPENING["en"] + " Talibov's spokeswoman said the road would open. Petrosyan said that nobody had told him. "
        "The talks went on in Geneva."
    )
    assert "Baku" not in message
    assert "Yerevan" not in message


def test_an_official_whose_country_is_not_said_is_named_beside_the_silence() -> None:
    text = "Deputy Foreign Minister Gagik Simonyan said that the road to Karabakh was closed. It rained. Snow fell. "
    message, severity, because = silent(text * 40)
    assert "Yerevan" in message
    assert severity == "note"
    assert "The text does not say for whom “Deputy Foreign Minister Gagik Simonyan” speaks." in because


def test_an_official_of_another_country_is_no_excuse() -> None:
    text = "French Foreign Minister Paul Moreau said that the road to Karabakh was closed. It rained. Snow fell. "
    _, severity, because = silent(text * 40)
    assert severity == "warning"
    assert "for whom" not in because
