"""What is prose stays prose; what is of the page is told apart, at head and foot only."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.article.article import Article
from provenance.article.page_lines import line_forms, line_kind
from provenance.article.read import read, read_text

BODY = "The boats stayed in the harbour on Monday, and nobody would say when they are to leave."


def shown(article: Article) -> list[tuple[str, str]]:
    return [(kind, article.view.text[start:end]) for kind, start, end in article.passages]


CREDITS = [
    "Disclaimer: Via Radio Kesh – Translated by PK404",
    "By Ana Petrov",
    "By Ana Petrov and Lu Chen in Port Vell",
    "Translated by teleVELL",
    "Source: Kestrel Wire",
    "(Reporting by Ana Petrov in Port Vell; Editing by Tom Reed)",
    "This article was originally published by Kestrel Wire and is used here with thanks",
    "With files from Kestrel Wire",
    "© Kestrel Wire 2031",
    "(AFP)",
    "afp/jb/mm",
]
FURNITURE = [
    "date 2031-05-20 Report This Content",
    "Share",
    "Share Print Email",
    "Published: 20 May 2031, 14:05 GMT",
    "20 May 2031",
    "Read more",
    "* * *",
    "###",
    "Skip to main content",
    "Disclaimer: nobody vouches for this page.",
]
PROSE = [
    "By Monday the crews had gone home, and the company had stopped answering the telephone.",
    "Via the northern road the trucks reached the town, where nobody had been expecting them any more.",
    "Share prices fell on Monday.",
    "Shares close higher",
    "Note that the boats are old.",
    "Note to the reader of this column that the boats are old and that nobody has looked at them since.",
    "Source code of the ferry's computer was lost.",
    "Published figures show a fall of two per cent in the catch of the year.",
    "The date of the second call is 2031-05-20.",
    "Reporting by the crews of what they see at sea is a duty that few of them have ever taken seriously.",
    BODY,
]


@pytest.mark.parametrize("line", CREDITS)
def test_credits(line: str) -> None:
    assert line_kind(line, line_forms("en"), "en", foot=True) == "credit"


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    assert line_kind(line, line_forms("en"), "en", foot=True) == "furniture"


@pytest.mark.parametrize("line", PROSE)
def test_prose(line: str) -> None:
    assert line_kind(line, line_forms("en"), "en", foot=True) == ""
    assert line_kind(line, line_forms("en"), "en", foot=False) == ""


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("es", "Traducido por Marta Luque"),
        ("es", "Vía Radio Kesh"),
        ("es", "Fuente: Radio Kesh"),
        ("ru", "Источник: Радио Кеш"),
        ("ru", "Автор: Роман Орлов"),
        ("de", "Quelle: Radio Kesch"),
        ("", "Translated by PK404"),
        ("ka", "Translated by PK404"),
    ],
)
def test_credits_of_other_languages(code: str, line: str) -> None:
    assert line_kind(line, line_forms(code), code, foot=True) == "credit"


def test_non_prose_amid_the_body_stays_body() -> None:
    article = read_text(f"{BODY}\n\nShare\n\n{BODY}\n\nSource: Kestrel Wire\n\n{BODY}\n")
    assert {kind for kind, _ in shown(article)} == {"body"}


def test_a_headline_has_no_stop_and_a_blank_line_after_it() -> None:
    assert shown(read_text(f"Boats stay in\n\n{BODY}\n"))[0] == ("headline", "Boats stay in")
    assert shown(read_text(f"Boats stay in?\n\n{BODY}\n"))[0] == ("headline", "Boats stay in?")
    assert shown(read_text(f"Boats stay in.\n\n{BODY}\n"))[0][0] == "body"
    assert shown(read_text("Boats stay in\n"))[0][0] == "body"


def test_furniture_before_the_headline_is_passed_over() -> None:
    article = read_text(f"date 2031-05-20 Report This Content\n\nBoats stay in\n\n{BODY}\n")
    assert [kind for kind, _ in shown(article)] == ["furniture", "headline", "body"]


def test_a_headline_said_twice_is_one() -> None:
    article = read_text(f"Boats stay in\n\nBoats stay in\n\n{BODY}\n")
    assert [kind for kind, _ in shown(article)] == ["headline", "furniture", "body"]


def test_lines_that_nobody_wrapped_are_paragraphs() -> None:
    long = BODY + " " + BODY
    assert len(read_text(f"{long}\n{long}\n{long}").passages) == 3


def test_lines_that_were_wrapped_are_one_paragraph() -> None:
    text = "The boats stayed in the harbour on\nMonday. Nobody would say when they\nare to leave again, or why.\n"
    assert len(read_text(text).passages) == 1


@pytest.mark.shared
def test_the_founding_article(shared: Path) -> None:
    found = [kind for kind, _ in shown(read(shared / "seed" / "article.txt"))]
    assert found == ["furniture", *["body"] * 9, "credit"]
