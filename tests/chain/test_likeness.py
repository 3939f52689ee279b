"""A text finds its source in another language, and the tables it stands on can be read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.chain.background import background, counted, read, written
from provenance.chain.bridges import bridged
from provenance.chain.likeness import CHANNELS, Candidates, chance
from provenance.chain.traits import Traits, traits
from provenance.errors import LexiconError

HARBOUR = (
    "Mayor Teresa Valdivia opened the new harbour of Puerto Lindo on 14 March 2021. The works cost 37 million euros, "
    "and the contractor Hormigones Benavente employed 412 workers."
)
VINEYARD = (
    "The vintners of Kakheti expect 250,000 tonnes of grapes. Minister Giorgi Lomidze promised subsidies in Telavi."
)
LIBRARY = "The library of Ostrava lends 1,900 books a day, said its director Hana Novotna."
SPANISH = (
    "La alcaldesa Teresa Valdivia inauguró el 14 de marzo de 2021 el nuevo puerto de Puerto Lindo. La constructora "
    "Hormigones Benavente empleó a 412 obreros."
)
RUSSIAN = "Министр Гиорги Ломидзе обещал в Телави субсидии; виноделы Кахетии ждут 250 000 тонн винограда."
ARABIC = "قالت هانا نوفوتنا مديرة مكتبة أوسترافا إن المكتبة تعير ١٩٠٠ كتاب في اليوم"


def seen(text: str, language: str) -> Traits:
    return traits(text, language, bridged(text, language))


@pytest.mark.parametrize(("text", "language", "place"), [(SPANISH, "es", 0), (RUSSIAN, "ru", 1), (ARABIC, "ar", 2)])
def test_a_translation_finds_its_source(text: str, language: str, place: int) -> None:
    candidates = Candidates([seen(one, "en") for one in (HARBOUR, VINEYARD, LIBRARY)])
    first, second, _ = candidates.likeness(seen(text, language))
    assert first.candidate == place
    assert first.score > second.score + 5


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_cosines_stay_between_nought_and_one(text: str, others: list[str]) -> None:
    for one in Candidates([seen(other, "en") for other in others]).likeness(seen(text, "ru")):
        assert set(one.cosines) == set(CHANNELS)
        assert all(0 <= cosine <= 1 + 1e-9 for cosine in one.cosines.values())


def test_a_text_is_most_like_itself() -> None:
    found = Candidates([seen(one, "en") for one in (VINEYARD, HARBOUR)]).likeness(seen(HARBOUR, "en"))
    assert found[0].candidate == 1
    assert found[0].cosines["grams"] == pytest.approx(1)


def test_nobody_is_like_anything() -> None:
    assert Candidates([]).likeness(seen(HARBOUR, "en")) == []


def test_tables_survive_the_round_trip(tmp_path: Path) -> None:
    table = counted([seen(HARBOUR, "en")] * 4 + [seen(VINEYARD, "en")] * 2)
    path = tmp_path / "en.txt"
    path.write_text(written(table, "a test\nof two lines"), encoding="utf-8")
    again = read(path)
    assert again.language == "en"
    assert {name: set(shares) for name, shares in again.shares.items()} == {
        name: set(shares) for name, shares in table.shares.items()
    }


@pytest.mark.parametrize(("content", "says"), [("traits-0 en\n", "made for"), ("traits-2 en\ngrams x 1\n", "no line")])
def test_a_damaged_table_is_named_with_its_line(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "en.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=says) as error:
        read(path)
    assert error.value.where.startswith(str(path))


@pytest.mark.parametrize("language", ["ar", "az", "de", "en", "es", "fr", "hy", "it", "ka", "pt", "ru", "tr", "uk"])
def test_tables_that_ship_can_be_read(language: str) -> None:
    table = background(language)
    assert all(0 < share <= 1 for shares in table.shares.values() for share in shares.values())
    assert len(table.shares["grams"]) > 1000


def test_a_language_without_a_table_has_only_rare_traits() -> None:
    assert background("xx").rarity("grams", 1) == background("").rarity("names", 5) > 4


def test_chance_is_known_for_every_pair() -> None:
    assert chance("ru", "en") != chance("xx", "yy")
    assert set(chance("xx", "yy")) == set(CHANNELS)


def test_bridge_words_meet_across_clitics_and_endings() -> None:
    arabic = bridged("وبالحكومة والانتخابات ومدينتهم", "ar")
    assert set(arabic) >= {"en:government", "en:election", "en:city"}
    assert set(bridged("The government; cities. Elections!", "en")) == {"en:government", "en:city", "en:election"}
    assert bridged("Regierung", "de") == ()
