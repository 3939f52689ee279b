"""Alignment: every sentence in exactly one bead, in order; merged, cut and added sentences found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.chain.alignment import align
from provenance.chain.anchors import Anchor, anchors
from provenance.chain.beads import Bead
from provenance.chain.resemblance import Resemblance
from provenance.chain.strands import Floats, Strand

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


def test_a_copy_is_anchored_and_what_lies_between_is_weighed() -> None:
    copy = [EN[0].lower(), "The engineer Tomás Ferrer has found cracks in two of its piers.", EN[3], *EN[4:]]
    beads = joined(EN, copy, ("en", "en"))
    assert beads == [
        Bead((0, 1), (0, 1)), Bead((1, 2), (1, 2)), Bead((2, 3), (2, 2)), Bead((3, 4), (2, 3)), Bead((4, 5), (3, 4)),
    ]  # fmt: skip


def test_a_short_sentence_taken_in_by_a_copied_one_is_not_left_over() -> None:
    split = ["It rained.", *EN[:3], "Nobody was hurt.", *EN[3:]]
    taken_in = [f"It rained. {EN[0]}", *EN[1:3], "Nobody was hurt.", *EN[3:]]
    assert joined(split, taken_in, ("en", "en"))[0] == Bead((0, 2), (0, 1))


def test_a_moved_sentence_does_not_pull_the_rest_apart() -> None:
    moved = [EN[4], *EN[:4]]
    found = anchors(*strands(EN, moved))
    assert found == [Anchor(at, at + 1) for at in range(4)]


def test_texts_that_share_one_sentence_have_no_anchors() -> None:
    other = ["Ferries on the lake have been sold out since Easter.", EN[1], "Hoteliers complain of it loudly."]
    assert anchors(*strands(EN, other)) == []


def test_what_is_asked_of_a_window_is_what_the_whole_says_there() -> None:
    whole = Resemblance(Strand(ES, "es"), Strand(EN, "en"))
    for tall, wide in ((1, 1), (1, 2), (2, 1)):
        part = whole.window((1, 4), (0, 4)).features(tall, wide)
        there = whole.features(tall, wide)[:, 1 : 5 - tall, 0 : 5 - wide]
        if (tall, wide) == (1, 1):
            assert np.allclose(part, there, atol=1e-5)
        assert np.allclose(part[:8], there[:8], atol=1e-5)


@settings(max_examples=60, deadline=None)
@given(st.permutations(EN + ES), st.permutations(EN + ES))
def test_anchors_rise_in_both_texts(source: list[str], target: list[str]) -> None:
    found = anchors(*strands(source, target))
    assert all(one.row < other.row and one.column < other.column for one, other in pairwise(found))
    beads = joined(source, target, ("en", "en"))
    assert [at for bead in beads for at in range(*bead.source)] == list(range(len(source)))
    assert [at for bead in beads for at in range(*bead.target)] == list(range(len(target)))


def strands(source: Sequence[str], target: Sequence[str]) -> tuple[Strand, Strand, Floats]:
    one, other = Strand(source, "en"), Strand(target, "en")
    return one, other, Resemblance(one, other).single[0]
