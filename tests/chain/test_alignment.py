"""Alignment: every sentence in exactly one bead, in order; merged, cut and added sentences found."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.chain.alignment import align
from provenance.chain.beads import Bead
from provenance.chain.strands import Strand

ES = [
    "El puente de Velna se cerró el lunes 4 de mayo.",
    "El ingeniero Tomás Ferrer encontró grietas en dos pilares.",
    "La obra costará 3.200.000 euros y durará nueve meses.",
    "Los vecinos de Castro protestaron frente al ayuntamiento.",
    "La alcaldesa Irene Salcedo prometió una línea de autobuses gratuita.",
]
EN = [
    "The Velna bridge was closed on Monday, May 4.",
    "The engineer Tomás Ferrer found cracks in two of its piers.",
    "The work will cost 3.2 million euros and take nine months.",
    "Residents of Castro protested in front of the town hall.",
    "Mayor Irene Salcedo promised a free bus line.",
]
RU = [
    "Мост в Вельне закрыли в понедельник, 4 мая.",
    "Инженер Томас Феррер нашел трещины в двух опорах.",
    "Работы обойдутся в 3,2 миллиона евро и займут девять месяцев.",
    "Жители Кастро протестовали у мэрии.",
    "Мэр Ирене Сальседо пообещала бесплатный автобус.",
]


def joined(source: Sequence[str], target: Sequence[str], codes: tuple[str, str]) -> list[Bead]:
    return [bead._replace(score=0.0) for bead in align(Strand(source, codes[0]), Strand(target, codes[1]))]


def test_faithful_translations_align_one_to_one() -> None:
    straight = [Bead((at, at + 1), (at, at + 1)) for at in range(5)]
    assert joined(ES, EN, ("es", "en")) == straight
    assert joined(RU, EN, ("ru", "en")) == straight
    assert joined(RU, ES, ("ru", "es")) == straight


def test_a_merge_a_cut_and_an_addition() -> None:
    merged = [f"{EN[0]} {EN[1]}", *EN[2:]]
    assert joined(ES, merged, ("es", "en"))[0] == Bead((0, 2), (0, 1))
    cut = [*EN[:2], *EN[3:]]
    assert Bead((2, 3), (2, 2)) in joined(ES, cut, ("es", "en"))
    added = [*EN[:3], "Ferries on the lake have been sold out since Easter, hoteliers complain.", *EN[3:]]
    assert Bead((3, 3), (3, 4)) in joined(ES, added, ("es", "en"))


def test_the_same_text_aligns_with_itself() -> None:
    assert joined(EN, EN, ("en", "en")) == [Bead((at, at + 1), (at, at + 1)) for at in range(5)]


def test_an_empty_side_leaves_everything_alone() -> None:
    assert joined([], EN[:2], ("es", "en")) == [Bead((0, 0), (0, 1)), Bead((0, 0), (1, 2))]
    assert joined(ES[:1], [], ("es", "en")) == [Bead((0, 1), (0, 0))]
    assert joined([], [], ("es", "en")) == []


SENTENCES = st.lists(st.text(max_size=40), max_size=7)


@settings(max_examples=60, deadline=None)
@given(SENTENCES, SENTENCES, st.sampled_from(("en", "ar", "")))
def test_every_sentence_is_in_exactly_one_bead(source: list[str], target: list[str], code: str) -> None:
    beads = align(Strand(source, "en"), Strand(target, code))
    assert [at for bead in beads for at in range(*bead.source)] == list(range(len(source)))
    assert [at for bead in beads for at in range(*bead.target)] == list(range(len(target)))
