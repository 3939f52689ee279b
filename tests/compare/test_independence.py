"""Copies are one voice: shared words, the agency as second witness, and what is left apart."""

from __future__ import annotations

import msgspec

from provenance.article.read import read_text
from provenance.compare.independence import said
from provenance.formats.html import render as to_html
from provenance.formats.markdown_compare import render as to_markdown
from provenance.formats.terminal_compare import render as to_terminal
from provenance.gate.comparing import CompareReport, compare_all
from provenance.lexicon.lexicon import Lexicon
from tests.compare.test_comparison import compared

BODY = """A ferry ran aground off Port Halden on Monday, and 53 passengers were hurt, the coast guard said.

The ship had left the inner harbour an hour late because a ramp would not close, two dock workers told the inquiry.

The operator had sold the vessel twice since 1998 and bought it back each time.
Divers will look at the hull on Thursday.

Insurers put the loss at nine million and said that the policy had lapsed for three weeks in the spring. The union of
seamen wants the captain heard in public, while the ministry would rather wait until the recorder has been read out.
"""
OWN = """Two dozen relatives waited through Monday night outside the hospital of Port Halden for word of the ferry.

Nobody from the company came. A nurse brought tea, and a priest read out the names of those who had been found.

The inquiry opens next week, and the district has asked a judge from the mainland to lead it.
"""
# Two and a half sentences of the dispatch, then the desk's own words.
EDITED = f"""{BODY.splitlines()[0]}

{BODY.splitlines()[2].partition(" because")[0]} because of a broken ramp. {BODY.splitlines()[4]}

Families of those on board met the mayor in the evening. He promised them a list of names by noon and a bus to the
hospital, but by midnight neither had come, and some of them walked the six miles along the coast road in the rain.
A teacher who had come with eleven pupils said that she would not leave before the last of them was accounted for.
"""
WIRE = f"PORT HALDEN, Nov 3 (Reuters) - {BODY}"


def groups(report: CompareReport) -> list[tuple[int, ...]]:
    return [voice.articles for voice in report.independence.voices]


def test_a_dispatch_in_two_outlets_is_one_voice_and_a_third_text_its_own(lexicon: Lexicon) -> None:
    report, _ = compared(lexicon, WIRE, OWN, f"{BODY}\n(Reuters)\n")
    assert groups(report) == [(0, 2), (1,)]
    (kin,) = report.independence.voices[0].kin
    assert kin.agencies == ("Reuters",)
    assert kin.share > 0.9
    assert report.independence.credits == ()
    assert report.independence.voices[1].because == ()


def test_an_edited_copy_needs_the_agency_as_a_second_witness(lexicon: Lexicon) -> None:
    with_credit, _ = compared(lexicon, WIRE, f"{EDITED}\n(Reuters)\n")
    without, _ = compared(lexicon, BODY, EDITED)
    assert groups(with_credit) == [(0, 1)]
    assert 0.25 <= with_credit.independence.voices[0].kin[0].share < 0.5
    assert groups(without) == [(0,), (1,)]


def test_a_credit_alone_joins_nothing_and_is_said(lexicon: Lexicon) -> None:
    report, _ = compared(lexicon, WIRE, f"{OWN}\n(Reuters)\n")
    assert groups(report) == [(0,), (1,)]
    (credit,) = report.independence.credits
    assert (credit.agency, credit.articles) == ("Reuters", (0, 1))
    assert "A, B credit Reuters, which alone does not" in " ".join(to_terminal(report).split())


def test_two_reports_of_one_speech_are_two_voices(lexicon: Lexicon) -> None:
    speech = "“" + " ".join(BODY.split()).replace(", the coast guard said", "") + "”"
    one = f"Ines Corvo told the council on Monday: {speech}"
    other = f"In a long night at the town hall only one speaker was heard out. {speech} said Ines Corvo."
    assert groups(compared(lexicon, one, other)[0]) == [(0,), (1,)]


def test_a_short_duplicate_is_one_voice_and_a_shared_short_sentence_is_not(lexicon: Lexicon) -> None:
    short = "The bridge at Port Halden was closed on Monday night after the flood."
    assert groups(compared(lexicon, short, short)[0]) == [(0, 1)]
    assert groups(compared(lexicon, short, f"{short} It was open again by Tuesday.")[0]) == [(0,), (1,)]


def test_copies_of_a_copy_are_one_voice_with_the_fewest_pairs(lexicon: Lexicon) -> None:
    report, _ = compared(lexicon, BODY, BODY, OWN, BODY)
    assert groups(report) == [(0, 1, 3), (2,)]
    assert len(report.independence.voices[0].kin) == 2


def test_a_copy_adds_no_voice_to_a_fact(lexicon: Lexicon) -> None:
    report, _ = compared(lexicon, BODY, BODY, EDITED)
    first = report.facts.shared[0]
    assert {telling.article for telling in first.tellings} == {0, 1, 2}
    assert first.voices == 2


def test_texts_in_two_languages_are_not_joined_by_their_agency(lexicon: Lexicon) -> None:
    spanish = (
        "Un transbordador encalló el lunes frente a Port Halden y 53 pasajeros resultaron heridos, según la guardia."
    )
    inputs = [
        read_text(WIRE, name="a.txt", language="en"),
        read_text(f"{spanish}\n\n(Reuters)\n", name="b.txt", language="es"),
    ]
    report, _ = compare_all(inputs, lexicon)
    assert groups(report) == [(0,), (1,)]
    assert [credit.agency for credit in report.independence.credits] == ["Reuters"]


def test_every_report_says_it(lexicon: Lexicon) -> None:
    report, analyses = compared(lexicon, WIRE, OWN, f"{BODY}\n(Reuters)\n")
    share = round(100 * report.independence.voices[0].kin[0].share)
    line = f"one voice: A and C share {share} % of their words, both credit Reuters"
    for shown in (to_terminal(report), to_markdown(report), to_html(report, analyses)):
        assert line in " ".join(shown.split())
        assert "3 articles, 2 voices" in " ".join(shown.split())
    alone, alone_analyses = compared(lexicon, BODY, OWN)
    assert "voice:" not in to_markdown(alone)
    assert "No article repeats another at length" in to_html(alone, alone_analyses)


def test_a_name_with_a_percent_sign_stays_whole(lexicon: Lexicon) -> None:
    report, _ = compared(lexicon, BODY, BODY)
    assert said(report.independence, ["100%", "B"])[0].startswith("one voice: 100% and B share 100 % of")
    assert msgspec.json.decode(msgspec.json.encode(report))["independence"]["voices"][0]["articles"] == [0, 1]
