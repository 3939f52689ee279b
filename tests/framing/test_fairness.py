"""Fairness, for every dispute: exchanged sides mirror, the same act by another actor is found alike."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from provenance.framing.analysis import Analysis, analyse
from provenance.framing.lean import Lean
from provenance.framing.proof import sentence
from provenance.lexicon.disputes import Dispute
from provenance.lexicon.forms import surface_forms
from provenance.lexicon.lexicon import Lexicon

LEXICON = Lexicon()
PAIRS = [
    (name, first.id, second.id)
    for name in LEXICON.dispute_ids
    for first, second in combinations(LEXICON.dispute(name).sides, 2)
    if second.id in first.opposes
]
FRAMES = (
    "On Monday reporters drove past {label} and spoke to people there.",
    "A map in the report showed {label} beside the road.",
    "Two pages of the document dealt with {label}.",
)


def read(text: str, dispute: Dispute) -> Analysis:
    return analyse(sentence(text, "en"), LEXICON, [dispute.id], switched_on=[dispute.id])


def lean(text: str, dispute: Dispute) -> Lean:
    return next(lean for lean in read(text, dispute).leans if lean.dispute == dispute.id)


def written(form: str) -> str:
    """The base of a form as a text has it."""
    return surface_forms(re.sub(r"/(?=[A-Z])", " ", form).replace("*", ""), "en")[0]


def label_pairs(dispute: Dispute, first: str, second: str) -> list[tuple[str, str]]:
    """The first English name that each of two sides has for the same thing, where either is read at all."""
    pairs = []
    for referent in dispute.referents:
        by_side = {
            side: next((f for one in referent.labels if one.side == side for f in one.forms.get("en", ())), "")
            for side in (first, second)
        }
        if all(by_side.values()):
            a, b = (written(by_side[side]) for side in (first, second))
            pairs.append((a, b))
    return pairs


def actor(dispute: Dispute, side: str) -> str:
    found = dispute.side(side)
    assert found is not None
    return found.actors["en"][0].partition("/")[0]


@pytest.mark.parametrize(("name", "first", "second"), PAIRS)
def test_exchanged_names_mirror_the_lean(name: str, first: str, second: str) -> None:
    dispute = LEXICON.dispute(name)
    pairs = label_pairs(dispute, first, second)
    assert pairs, f"{name}: {first} and {second} have no paired name in English"
    for number, (a, b) in enumerate(pairs):
        frame = FRAMES[number % len(FRAMES)]
        one, other = lean(frame.format(label=a), dispute), lean(frame.format(label=b), dispute)
        assert one.own[first] == other.own[second], (a, b)
        assert one.own[second] == other.own[first] == 0, (a, b)
        assert one.own[first] >= 1, a
    text = " ".join(FRAMES[n % 3].format(label=a) for n, (a, _) in enumerate(pairs))
    swapped = " ".join(FRAMES[n % 3].format(label=b) for n, (_, b) in enumerate(pairs))
    assert lean(text, dispute).own[first] == lean(swapped, dispute).own[second]
    assert lean(text, dispute).own[second] == lean(swapped, dispute).own[first]


@pytest.mark.parametrize(("name", "first", "second"), PAIRS)
def test_the_same_act_by_the_other_actor_takes_the_other_side(name: str, first: str, second: str) -> None:
    dispute = LEXICON.dispute(name)
    mirrored = {term.concept for term in dispute.terms if term.side_from}
    for template, concept in (
        ("{actor} liberated the town on Sunday.", "liberate"),
        ("{actor} occupied the town on Sunday.", "occupy"),
        ("{actor} invaded the town on Sunday.", "invade"),
        ("{actor} annexed the town on Sunday.", "annex"),
    ):
        if concept not in mirrored:
            continue
        found = []
        for side in (first, second):
            words = read(template.format(actor=actor(dispute, side)), dispute).words
            found.append([(word.concept, word.strength, word.side) for word in words if word.concept == concept])
        assert [(c, s) for c, s, _ in found[0]] == [(c, s) for c, s, _ in found[1]], template
        if found[0] and found[0][0][2] and found[1][0][2]:
            assert found[0][0][2] != found[1][0][2], template


@pytest.mark.parametrize("name", LEXICON.dispute_ids)
def test_unpaired_and_legal_words_stay_out_of_the_lean(name: str) -> None:
    dispute = LEXICON.dispute(name)
    for referent in dispute.referents:
        for label in referent.labels:
            side = dispute.side(label.side)
            form = next(iter(label.forms.get("en", ())), "")
            if side is None or not form or referent.paired(label, side.opposes):
                continue
            text = f"The report names {written(form)} twice."
            words = [word for word in read(text, dispute).words if word.label == label]
            assert all(not word.paired for word in words), form
    for standing in dispute.standings:
        assert standing.authority.body
        assert standing.authority.says


@pytest.mark.parametrize("name", LEXICON.dispute_ids)
def test_an_unreviewed_dispute_never_exceeds_warning(name: str) -> None:
    dispute = LEXICON.dispute(name)
    assert len(dispute.sides) >= 2
    assert dispute.background
    assert all(dispute.parties), "parties to be heard"
