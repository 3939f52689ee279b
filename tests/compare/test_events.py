"""Articles of one event meet, in one language and across several; strangers stay apart, and it is said why."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.article.read import read_text
from provenance.compare.events import events, grouped, strays
from provenance.compare.gists import Gist, gist, gist_of
from provenance.compare.linkage import linked

DAM = (
    "Dam at Kesterlow fails, 4,200 leave the valley",
    "The dam above Kesterlow failed on Tuesday night and 4,200 people were told to leave the Orrin valley. "
    "Engineer Marta Velloni of the water board said the spillway had cracked after three days of rain.",
)
DAM_TOO = (
    "Orrin valley emptied as Kesterlow dam gives way",
    "Water from the broken Kesterlow dam reached the first houses before dawn. The water board's Marta Velloni "
    "had warned of cracks in the spillway. Some 4,200 people spent the night in schools outside the Orrin valley.",
)
DAM_RU = (
    "Прорыв плотины в Кестерлоу: из долины Оррин вывезли 4200 человек",
    "Плотина над Кестерлоу прорвалась во вторник ночью. Марта Веллони из водного совета сказала, что водосброс "
    "треснул после дождя. 4200 человек покинули долину Оррин и ночуют в школах.",
)
BANK = (
    "Pallister bank raises rates to 3.75",
    "The central bank of Pallister raised its rate to 3.75 on Thursday. Governor Ines Haddock said that food and rents "
    "had grown dearer for seven months and that another rise might follow in autumn.",
)
CUP = (
    "Late goal gives Tarn Rovers the cup",
    "A goal by Deji Okonmah in the last minute gave Tarn Rovers the cup against Wexley. Coach Lund called it the "
    "finest evening of his eleven years at the club.",
)


def taken(*texts: tuple[str, str], languages: str = "") -> list[Gist]:
    codes = languages.split() or ["en"] * len(texts)
    return [
        gist_of(f"{number}.txt", *text, code, across=True)
        for number, (text, code) in enumerate(zip(texts, codes, strict=True))
    ]


def test_one_event_in_two_articles_and_two_strangers() -> None:
    assert grouped(taken(DAM, BANK, DAM_TOO, CUP)) == [0, 1, 0, 3]


def test_two_articles_alone_are_told_apart_and_put_together() -> None:
    assert grouped(taken(DAM, DAM_TOO)) == [0, 0]
    assert grouped(taken(DAM, BANK)) == [0, 1]


def test_across_languages_names_and_numbers_hold_an_event_together() -> None:
    found = events(taken(DAM, BANK, DAM_RU, CUP, languages="en en ru en"))
    assert [[member.article for member in event.articles] for event in found.events] == [[0, 2]]
    shared = found.events[0].shared
    assert "Kesterlow" in shared.names
    assert "Orrin" in shared.names


def test_an_event_says_why_its_articles_are_together() -> None:
    found = events(taken(DAM, DAM_TOO, CUP))
    shared = found.events[0].shared
    assert {"Kesterlow", "Velloni", "Orrin"} <= set(shared.names)
    assert "spillway" in shared.words
    assert "4,200" in shared.numbers
    member = found.events[0].articles[0]
    assert (member.nearest, member.id) == (1, "0.txt")
    assert member.closeness >= 1
    assert [one.article for one in found.alone] == [2]


def test_the_stray_is_the_one_that_does_not_belong() -> None:
    assert [one.article for one in strays(taken(DAM, BANK, DAM_TOO))] == [1]
    assert strays(taken(DAM, DAM_TOO)) == ()


@pytest.mark.parametrize("text", ["", "\n", "§§§", "2024"])
def test_a_text_without_words_stands_alone(text: str) -> None:
    assert grouped(taken(DAM, (text, ""), DAM_TOO)) == [0, 1, 0]


def test_nothing_and_one_article_make_no_event() -> None:
    assert grouped([]) == []
    assert events(taken(DAM)).events == ()


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_no_event(draw: random.Random) -> None:
    texts = [DAM, BANK, DAM_TOO, CUP, DAM]
    order = list(range(len(texts)))
    draw.shuffle(order)
    found = grouped(taken(*(texts[number] for number in order)))
    sets = {frozenset(order[at] for at, group in enumerate(found) if group == one) for one in set(found)}
    assert sets == {frozenset((0, 2, 4)), frozenset((1,)), frozenset((3,))}


def test_a_large_event_stays_whole() -> None:
    """Thirty outlets on one story have no more near neighbours each than three; size alone must not split them."""
    draw = random.Random(3)
    words = (DAM[1] + DAM_TOO[1]).split()
    many = [(DAM[0], " ".join(draw.sample(words, 30))) for _ in range(30)]
    assert len(set(grouped(taken(*many, BANK, CUP)))) == 3


def test_the_address_stands_in_for_a_headline() -> None:
    page = read_text(
        "<html><head><meta property='og:url' content='https://paper.example/news/kesterlow-dam-fails-in-the-night'>"
        "</head><body><p>Water came before dawn.</p></body></html>", format="html",
    )  # fmt: skip
    assert "kesterlow" in gist(page).telling.values()


def test_linkage_takes_the_nearest_first_and_stops_at_the_least() -> None:
    assert linked(4, [(0, 1, 2.0), (1, 2, 1.2), (2, 3, 3.0)], 1.0) == [0, 0, 2, 2]
    assert linked(3, [(0, 1, 0.9)], 1.0) == [0, 1, 2]
