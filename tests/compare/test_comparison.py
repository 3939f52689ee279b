"""The parts of a comparison: what they find, what they leave alone, and that every span opens to its words."""

from __future__ import annotations

import csv
import io
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.article.read import read_text
from provenance.compare.comparison import names_of
from provenance.compare.facts import facts
from provenance.formats.cells_csv import render as to_csv
from provenance.formats.html_facts import pieces
from provenance.formats.json import render as to_json
from provenance.formats.markdown_compare import render as to_markdown
from provenance.formats.terminal_compare import render as to_terminal
from provenance.framing.analysis import Analysis, analyse
from provenance.gate.comparing import CompareReport, compare_all
from provenance.lexicon.lexicon import Lexicon
from tests.formats.html_page import examples, hostile

LEAD = "A ferry ran aground off Port Halden on Monday, and 53 passengers were hurt, the coast guard said."
ONE = f"""{LEAD}

“We heard a crash and then the lights went out over the whole deck,” said Ines Corvo, a passenger.

The operator had sold the ship twice since 1998. Divers will look at the hull on Thursday.
"""
OTHER = """A ferry that ran aground off Port Halden on Monday left about 40 passengers hurt, the coast guard reported.

“We heard a bang and then the lights went out over the whole deck,” Ines Corvo, who was on board, said.

Schools in the district stayed closed because of the storm. The mayor praised the volunteers at length.
"""


def compared(lexicon: Lexicon, *texts: str) -> tuple[CompareReport, tuple[Analysis, ...]]:
    return compare_all([read_text(text, name=f"{n}.txt", language="en") for n, text in enumerate(texts)], lexicon)


def test_one_fact_told_twice_is_one_fact(lexicon: Lexicon) -> None:
    report, analyses = compared(lexicon, ONE, OTHER)
    first = report.facts.shared[0]
    assert {telling.article for telling in first.tellings} == {0, 1}
    assert all(telling.part == "lead" for telling in first.tellings)
    for telling in chain.from_iterable(fact.tellings for fact in report.facts.shared):
        text = analyses[telling.article].article.text
        assert text[telling.start : telling.end] == telling.text
    told = {telling.text for fact in report.facts.shared for telling in fact.tellings}
    assert not any("Schools" in text or "Divers" in text for text in told)


def test_a_third_text_without_it_is_named_with_its_nearest_sentence(lexicon: Lexicon) -> None:
    report, _ = compared(
        lexicon, ONE, OTHER, "The storm closed the harbour of Port Halden on Monday. Trees fell. Rain."
    )
    missing = report.facts.shared[0].not_found
    assert [one.article for one in missing] == [2]
    assert missing[0].nearest is not None
    assert "harbour" in missing[0].nearest.text
    assert 0 < missing[0].similarity < 0.5


def test_numbers_for_the_same_noun_differ(lexicon: Lexicon) -> None:
    report, analyses = compared(lexicon, ONE, OTHER)
    rows = {row.of: row for row in report.figures}
    assert set(rows) == {"passenger"}
    figures = rows["passenger"].figures
    assert [(one.article, one.value, one.hedge) for one in figures] == [(0, "53", ""), (1, "40", "about")]
    for one in figures:
        assert analyses[one.article].article.text[one.start : one.end] == one.text
    assert report.summary[0].kind == "figure"


def test_numbers_that_agree_are_no_difference(lexicon: Lexicon) -> None:
    assert compared(lexicon, ONE, ONE.replace("A ferry", "The ferry"))[0].figures == ()


def test_an_altered_quotation(lexicon: Lexicon) -> None:
    (pair,) = compared(lexicon, ONE, OTHER)[0].quotations
    assert (pair.change, pair.missing, pair.added, pair.speakers_differ) == ("altered", ("crash",), ("bang",), False)


def test_a_cut_quotation_and_one_given_to_another(lexicon: Lexicon) -> None:
    cut = "“We heard a crash and then the lights went out,” said Ines Corvo.\n\nThe pier was empty by then, she added."
    assert [pair.change for pair in compared(lexicon, ONE, cut)[0].quotations] == ["cut"]
    moved = ONE.replace("Ines Corvo", "Pavel Ruiz")
    (pair,) = compared(lexicon, ONE, moved)[0].quotations
    assert (pair.change, pair.speakers_differ) == ("same", True)


def test_where_each_starts_its_history(lexicon: Lexicon) -> None:
    report, _ = compared(lexicon, ONE, OTHER)
    assert [row.year for row in report.history] == [1998, 0]


def test_too_little_text_is_said(lexicon: Lexicon) -> None:
    report, _ = compared(lexicon, ONE, OTHER)
    assert [row.because for row in report.wording] == ["too little text"] * 2
    assert all(not row.distinct for row in report.wording)


def test_a_word_that_only_one_repeats_stands_out_with_its_interval(lexicon: Lexicon) -> None:
    plain = "The council met about the budget of the town and the road to the harbour was planned again. "
    shrill = "The council quarrelled over a shambles of a budget while the harbour road was delayed again. "
    report, _ = compared(lexicon, shrill * 30, plain * 30)
    words = {one.word: one for one in report.wording[0].distinct}
    assert "shambles" in words
    assert "council" not in words
    assert all(0 < one.low <= one.log_odds <= one.high for one in words.values())


def test_reporting_verbs_stand_by_side(lexicon: Lexicon) -> None:
    report, _ = compare_all(examples(), lexicon)
    sides = {row.side: row for row in report.reporting if row.side}
    assert {verb.text for verb in sides["armenia"].cells[1].verbs} == {"claims"}
    assert {verb.cue_class for verb in sides["armenia"].cells[1].verbs} == {"doubt"}


def test_the_join_shows_who_took_a_word_over(lexicon: Lexicon) -> None:
    report, _ = compare_all(examples(), lexicon)
    row = next(row for row in report.concepts if row.concept == "liberate")
    assert row.join is not None
    relay = next(trail for trail in row.join.trails if trail.article == 1)
    assert [stage.state for stage in relay.stages] == ["unknown", "given", "unknown", "own"]
    assert relay.stages[1].article == 0
    assert row.join.taken_over == (1,)
    assert row.join.entered == ("meridiana.txt",)


def test_inputs_are_named_for_what_they_are(lexicon: Lexicon) -> None:
    stranger = "Bakers in the old quarter voted for longer hours. Flour costs more than ever, they wrote. It rained."
    long = ONE + "\n\n" + "\n\n".join(f"Paragraph {n} speaks of hull number {n * 7} alone." for n in range(60))
    report, _ = compared(lexicon, long, OTHER, ONE, ONE, stranger)
    notes = "\n".join(report.notes)
    assert "3.txt has the same words as 2.txt" in notes
    assert "4.txt: no sentence tells the same" in notes
    assert "may be missing for its length" in notes
    mixed, _ = compare_all(examples(), lexicon)
    assert any("says less there" in note for note in mixed.notes)
    assert (len(mixed.facts.unaligned), len(mixed.facts.across)) == (0, 3)


def test_twenty_articles_and_one_outlet_twice(lexicon: Lexicon) -> None:
    report, _ = compared(lexicon, *[ONE, OTHER] * 10)
    assert len(report.articles) == 20
    assert "\n" in to_terminal(report)
    report, _ = compare_all([examples()[2], examples()[2]], lexicon)
    assert len(set(names_of(report.articles))) == 2
    assert any("2 articles of one outlet" in note for note in report.notes)


@pytest.mark.parametrize("render", [to_markdown, to_csv, to_terminal, to_json])
def test_every_format_bears_hostile_text(render: object, lexicon: Lexicon) -> None:
    report, _ = compare_all(hostile(), lexicon)
    text = render(report)  # type: ignore[operator]
    assert text
    assert text == render(compare_all(hostile(), lexicon)[0])  # type: ignore[operator]
    if render is to_markdown:
        assert "<script" not in text
    if render is to_csv:
        rows = list(csv.reader(io.StringIO(text)))
        assert {len(row) for row in rows} == {12}
        assert not any(cell[:1] in ("=", "+", "@") for row in rows[1:] for cell in row)


def test_the_terminal_keeps_to_its_width(lexicon: Lexicon) -> None:
    report, _ = compare_all(examples(), lexicon)
    assert max(map(len, to_terminal(report, width=80).splitlines())) <= 80


def test_every_span_of_the_csv_opens_to_its_words(lexicon: Lexicon) -> None:
    report, analyses = compare_all(examples(), lexicon)
    rows = list(csv.DictReader(io.StringIO(to_csv(report))))
    assert len(rows) > 60
    for row in rows:
        article = analyses[ord(row["article"]) - ord("A")].article
        start, end = int(row["start"]), int(row["end"])
        if row["value"] == "not found":
            continue
        assert 0 <= start < end <= len(article.text)
        if row["part"] in ("names", "contested words", "loaded words"):
            shown = article.view.text[article.view.at(start) : article.view.at(end)]
            assert " ".join(shown.split()) == row["value"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=120), min_size=2, max_size=3))
def test_whatever_the_texts_facts_stay_within_them(texts: list[str]) -> None:
    lexicon = Lexicon()
    analyses = [analyse(read_text(f"Rain. {text}", name="a", language="en"), lexicon) for text in texts]
    for fact in facts(analyses).shared:
        for one in fact.tellings:
            assert 0 <= one.start < one.end <= len(analyses[one.article].article.text)


@given(st.text(max_size=200), st.text(max_size=200))
def test_pieces_lose_no_word(text: str, other: str) -> None:
    made = "".join(piece.text for piece in pieces(text, [other]))
    assert made.split() == "".join(char if char.isprintable() or char.isspace() else "�" for char in text).split()


def test_a_day_of_a_month_counts_nothing(lexicon: Lexicon) -> None:
    one = "Fifteen of the 19 hijackers of the attack were citizens of the kingdom, the commission found in its report."
    other = "Fifteen of the Sept. 11 hijackers of the attack were citizens of the kingdom, the commission found."
    report, _ = compared(lexicon, one, other)
    assert report.facts.shared
    assert report.figures == ()


def test_articles_with_the_same_words_stand_in_one_clause(lexicon: Lexicon) -> None:
    shrill = "Karabakh was liberated by the army in 2020. The road was closed again on Monday."
    plain = "The army took Karabakh in 2020. The road to Armenia was closed again on Monday."
    report, _ = compared(lexicon, shrill, shrill.replace("Monday", "Friday"), plain)
    said = " ".join(one.says for one in report.summary)
    assert "0.txt and 1.txt say “liberated” in their own voice; 2.txt does not use such a word." in said


def test_a_file_with_a_name_nobody_remembers_is_called_by_its_letter(lexicon: Lexicon) -> None:
    articles = [read_text(ONE, name=f"in/{'7f' * 20}_{number}.txt", language="en") for number in (1, 2)]
    report, _ = compare_all(articles, lexicon)
    assert names_of(report.articles) == ["article A", "article B"]


def test_a_scale_without_its_number_is_no_figure(lexicon: Lexicon) -> None:
    half = ONE.replace("53 passengers", "half a million passengers")
    assert compared(lexicon, half, OTHER)[0].figures == ()


def test_long_versions_of_a_quotation_are_shown_from_what_they_share() -> None:
    from provenance.compare.quotations import Quotation, QuotationPair, both_shown

    shared = "It will be shut until May, the mayor told me."
    one, other = f"Nobody asked us about the bridge before the winter came. {shared}", shared
    quoted = [Quotation(at, text, "", 0, len(text)) for at, text in enumerate((one, other))]
    pair = QuotationPair(quoted[0], quoted[1], "altered", (), (), speakers_differ=False)
    assert both_shown(pair) == (f"… the winter came. {shared}", other)
