"""Which side a word takes: from who does it to whom, in several orders and languages."""

from __future__ import annotations

import pytest

from provenance.framing.analysis import analyse
from provenance.framing.proof import sentence
from provenance.lexicon.lexicon import Lexicon

NK = "nagorno-karabakh"


def sides(text: str, lexicon: Lexicon, language: str = "en") -> list[tuple[str, str]]:
    words = analyse(sentence(text, language), lexicon, [NK], switched_on=[NK]).words
    return [(word.concept, word.side) for word in words if word.term is not None and word.term.side_from]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Baku liberated the town.", "en", [("liberate", "azerbaijan")]),
        ("Yerevan liberated the town.", "en", [("liberate", "armenia")]),
        ("The town was liberated by Azerbaijani troops.", "en", [("liberate", "azerbaijan")]),
        ("The town was liberated from Armenian forces.", "en", [("liberate", "azerbaijan")]),
        ("The town was liberated after years of Armenian occupation.", "en",
         [("liberate", "azerbaijan"), ("occupation", "azerbaijan")]),
        ("Azerbaijani forces occupied the hills.", "en", [("occupy", "armenia")]),
        ("The Azerbaijani occupation of the hills goes on.", "en", [("occupation", "armenia")]),
        ("The occupation of the hills by Azerbaijan goes on.", "en", [("occupation", "armenia")]),
        ("The town was liberated on Sunday.", "en", [("liberate", "")]),
        ("La ocupación armenia de los distritos terminó.", "es", [("occupation", "azerbaijan")]),
        ("Bakú liberó la ciudad.", "es", [("liberate", "azerbaijan")]),
    ],
)  # fmt: skip
def test_side_from_who_does_it(text: str, language: str, expected: list[tuple[str, str]], lexicon: Lexicon) -> None:
    assert sides(text, lexicon, language) == expected


def test_weak_cues_of_one_side_do_not_switch_a_dispute_on(lexicon: Lexicon) -> None:
    text = "Vladimir Putin met farmers. The Kremlin said Putin liked the cheese. Moscow was cold."
    assert analyse(sentence(text, "en"), lexicon).disputes == ()


def test_a_strong_cue_switches_it_on(lexicon: Lexicon) -> None:
    disputes = analyse(sentence("The road to Nagorno-Karabakh was shut.", "en"), lexicon).disputes
    assert [dispute.id for dispute in disputes] == [NK]


def test_a_legal_term_stays_out_of_the_lean(lexicon: Lexicon) -> None:
    text = " ".join(f"{place} was under Armenian occupation." for place in ("Kelbajar", "Agdam", "Fuzuli"))
    analysis = analyse(sentence(text, "en"), lexicon, [NK], switched_on=[NK])
    assert [word.ground.standing is not None for word in analysis.words if word.concept == "occupation"] == [True] * 3
    assert sum(analysis.leans[0].own.values()) == 0
    assert analysis.leans[0].abstains
