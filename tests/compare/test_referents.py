"""Who is introduced how: names and titles found in the texts themselves, and what must not be taken for them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from provenance.article.read import read_text
from provenance.compare.mentions import mentions
from provenance.compare.referents import introducing, referent_rows, unnamed_notes
from provenance.framing.analysis import Analysis, analyse
from provenance.lexicon.lexicon import Lexicon


def read(lexicon: Lexicon, *texts: str, language: str = "en") -> list[Analysis]:
    return [analyse(read_text(text, name=f"{n}.txt", language=language), lexicon) for n, text in enumerate(texts)]


CALLED = (
    ("en", "On Friday the embattled President Ana Roe left Marn.", ("embattled", "president")),
    ("en", "French President Ana Roe left Marn on Friday.", ("president",)),
    ("en", "They met Ana Roe, a former army officer, in Marn.", ("former", "army", "officer")),
    ("en", "The opposition leader, Ana Roe, left Marn.", ("opposition", "leader")),
    ("en", "Police said that the dictator Ana Roe had left.", ("dictator",)),
    ("en", "Gen. Ana Roe left Marn on Friday.", ()),
    ("en", "Receiving President Ana Roe, the mayor smiled.", ("president",)),
    ("es", "Ayer la polémica presidenta Ana Roe dejó Marn.", ("polémica", "presidenta")),
    ("es", "Hablaron con Ana Roe, exjefa de la policía, en Marn.", None),
    ("ru", "Вчера президент Анна Рой покинула Марн.", ("президент",)),
    ("de", "Gestern reiste Präsidentin Anna Roth aus Marn ab.", ("präsidentin",)),
    ("tr", "Dün Cumhurbaşkanı Ana Roe şehirden ayrıldı.", ("cumhurbaşkanı",)),
)


@pytest.mark.parametrize(("language", "text", "called"), CALLED)
def test_what_a_text_calls_somebody(lexicon: Lexicon, language: str, text: str, called: tuple[str, ...] | None) -> None:
    (analysis,) = read(lexicon, text, language=language)
    found = [one for one in mentions(analysis) if one.name[-1] in ("roe", "рой", "roth")]
    assert [one.called for one in found][:1] == ([called] if called is not None else [()])
    for one in found:
        shown = analysis.prose.text[one.start : one.end]
        assert any(word in shown.casefold() for word in one.name)


MISSES = (
    "The Justice Department sued on Friday.",
    "Officials told reporters Tuesday that the bridge was shut.",
    "She praised Roe and Doe.",
    "Ana Roe, the mayor, and the bishop sang.",
    "They spoke of Ana Roe, the Senate leader, Tom Poe and others.",
    "Ana Roe, who leads the town, sang.",
    "The Treaty Of Marn Was Signed",
)


@pytest.mark.parametrize("text", MISSES)
def test_what_tells_nothing_of_anybody(lexicon: Lexicon, text: str) -> None:
    (analysis,) = read(lexicon, text)
    assert [one.called for one in mentions(analysis) if one.called] == []


ONE = "President Ana Roe spoke in Marn. Roe said that the harbour was open. Nobody asked Roe a question."
TWO = "The strongman Ana Roe spoke in Marn. “Ana Roe is a thief,” said Bo Doe. Doe left."
THREE = "Bo Doe, a fisherman, heard the speech in Marn. Ana B. Roe had spoken for an hour."


def test_a_row_for_whom_two_articles_introduce_with_other_words(lexicon: Lexicon) -> None:
    analyses = read(lexicon, ONE, TWO, THREE)
    (row,) = referent_rows(analyses)
    assert row.name in ("Ana Roe", "Ana B. Roe")
    assert row.apart == (("president",), ("strongman",), ())
    assert row.because[0].endswith("stands in A, B, C")
    shown = [[use.text for use in cell.uses] for cell in introducing(row)]
    assert shown == [["President Ana Roe"], ["strongman Ana Roe"], ["Ana B. Roe"]]
    for cell in row.cells:
        for use in cell.uses:
            for start, end in use.spans:
                assert analyses[cell.article].article.text[start:end] == use.text
    assert [use.voice for use in row.cells[1].uses] == ["own", "quoted"]
    assert sum(len(use.spans) for use in row.cells[0].uses) == 3


@pytest.mark.parametrize(
    "texts",
    [
        (ONE, THREE),  # only one of them introduces her
        (ONE, "President Ana Roe sang."),  # with the same word
        (ONE, "Judge Carl Roe sang."),  # somebody else of that name
        ("The former foreign minister Ana Roe sang.", "Ana Roe, the former Foreign Minister, sang."),
    ],
)
def test_no_row_where_nothing_differs(lexicon: Lexicon, texts: tuple[str, str]) -> None:
    assert list(referent_rows(read(lexicon, *texts))) == []


def test_names_meet_across_alphabets(lexicon: Lexicon) -> None:
    english = read(lexicon, "President Viktor Saratov left Marn. Saratov smiled.")
    russian = read(lexicon, "Диктатор Виктор Саратов покинул Марн.", language="ru")
    rows = list(referent_rows([*english, *russian]))
    assert [row.name for row in rows] == ["Viktor Saratov"]
    assert "consonants" in rows[0].because[-1]


def test_at_most_eight_rows_and_those_that_differ_most_first(lexicon: Lexicon) -> None:
    names = [f"{first} {last}" for first in ("Ana", "Bo", "Cy") for last in ("Roe", "Doe", "Poe")]
    names = [
        f"{first}{at} Name{at}x" for at, first in enumerate(["Ana", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida"])
    ]
    one = " ".join(f"President {name} sang." for name in names)
    two = " ".join(f"The {'old ' * (at == 8)}dictator {name} sang." for at, name in enumerate(names))
    rows = list(referent_rows(read(lexicon, one, two)))
    assert len(rows) == 8
    assert all(len(a.apart[1]) >= len(b.apart[1]) for a, b in pairwise(rows))


def test_a_language_without_capitals_is_said_and_not_guessed(lexicon: Lexicon) -> None:
    analyses = read(lexicon, "قال الرئيس إن الميناء مفتوح.", "غادر الرئيس المدينة أمس.", language="ar")
    assert list(referent_rows(analyses)) == []
    assert "ar" in next(iter(unnamed_notes(analyses)))
