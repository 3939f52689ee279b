"""What the archive answers: phrases, sources, wording over time, who was heard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.archive.measure import measured
from provenance.archive.origins import kin_of_text
from provenance.archive.prints import packed, prints, unpacked
from provenance.archive.questions import hearings, rated, stats, terms, trend
from provenance.archive.schema import ArchiveError
from provenance.archive.search import Query, search
from provenance.archive.store import Archive
from provenance.lexicon.lexicon import Lexicon
from tests.archive.conftest import OTHER, STORY


def test_phrases_are_found_with_the_words_around_them(archive: Archive) -> None:
    found = search(archive, Query("ration flour"))
    assert [one.article.id for one in found] == [3, 2, 1]
    assert found[0].quoted == "ration flour"
    assert "old town" in found[0].before


def test_filters_hold_together(archive: Archive) -> None:
    assert [one.article.id for one in search(archive, Query("harbour", outlet="ister courier"))] == [2, 1]
    assert [one.article.id for one in search(archive, Query(since="2026-03-03", until="2026-04"))] == [3, 2]
    assert search(archive, Query("flour ration")) == []
    with pytest.raises(ArchiveError, match="nothing to search"):
        search(archive, Query("…!"))


def test_quotes_in_a_phrase_are_words_not_syntax(archive: Archive) -> None:
    assert search(archive, Query('harbour" OR "bees')) == []


def test_a_copied_half_is_found(archive: Archive) -> None:
    half = " ".join(STORY.format(day="Monday").split()[20:])
    found = kin_of_text(archive, "Our own first line, about something else entirely. " + half)
    assert {one.article.id for one in found} == {1, 2, 3}
    assert found[0].of_article > 0.5
    assert kin_of_text(archive, "Nothing that anybody here has ever written down before, nor will again.") == []


def test_wording_by_month_counts_own_voice(archive: Archive, lexicon: Lexicon) -> None:
    assert list(measured(archive, lexicon, Query()))[-1] == (4, 4)
    assert list(measured(archive, lexicon, Query())) == []
    found = trend(archive, lexicon.version, "regime", Query())
    assert [(one.month, one.rate.count, one.rate.articles) for one in found.months] == [
        ("2026-03", 2, 2), ("2026-04", 1, 1),
    ]  # fmt: skip
    assert found.undated == 1
    by_outlet = trend(archive, lexicon.version, "regime", Query(), by_outlet=True)
    assert {one.outlet for one in by_outlet.months} == {"Ister Courier", "Vennmark Post"}
    ((term),) = terms(archive, lexicon.version, "regime", "2026-04-01", Query())
    assert (term.form, term.before.count, term.after.count) == ("regime", 2, 1)


def test_parties_that_nobody_heard_are_listed(archive: Archive, lexicon: Lexicon) -> None:
    list(measured(archive, lexicon, Query()))
    found = hearings(archive, lexicon.version, "labour-disputes", ["employers", "workers"], Query())
    assert {one.party for one in found.parties} == {"employers", "workers"}


def test_versions_of_a_story_are_one_story(archive: Archive, lexicon: Lexicon) -> None:
    list(measured(archive, lexicon, Query()))
    for number, words in ((1, 10), (2, 30), (3, 7)):
        archive.connection.execute("UPDATE measured SET disputes = 'labour-disputes' WHERE article = ?", (number,))
        archive.connection.execute(
            "INSERT INTO heard VALUES (?, ?, 'labour-disputes', 'workers', ?)", (number, lexicon.version, words)
        )
    found = hearings(archive, lexicon.version, "labour-disputes", ["workers"], Query())
    assert found.stories == 2
    ((one),) = found.parties
    assert (one.stories, one.words, one.first, one.last) == (2, 37, "2026-03-02", "2026-04-01")


def test_a_change_of_lexicons_measures_anew(archive: Archive, lexicon: Lexicon, tmp_path: Path) -> None:
    list(measured(archive, lexicon, Query()))
    own = tmp_path / "own" / "framing" / "en"
    own.mkdir(parents=True)
    (own / "house.toml").write_text(
        'language = "en"\n[[list]]\ncategory = "dysphemism"\npos = "n"\nstrength = 2\nprecise = false\n'
        'terms = """\nbeekeeping\n"""\n',
        encoding="utf-8",
    )
    other = Lexicon([tmp_path / "own"])
    assert other.version != lexicon.version
    assert list(measured(archive, other, Query()))[-1] == (4, 4)


def test_stats_count_everything(archive: Archive) -> None:
    found = stats(archive)
    assert (found.articles, found.stories, found.undated) == (4, 3, 1)
    assert dict(found.outlets) == {"Ister Courier": 2, "Vennmark Post": 2}


def test_rates_carry_byars_limits() -> None:
    one = rated(10, 1000, 3)
    assert one.rate == 10.0
    # Exact limits of a Poisson count of 10: 4.80 and 18.39.
    assert one.low == pytest.approx(4.80, abs=0.05)
    assert one.high == pytest.approx(18.39, abs=0.05)
    assert rated(0, 1000, 1).low == 0.0
    assert rated(0, 0, 0).high == 0.0


@given(st.text(max_size=3000))
@settings(max_examples=60, deadline=None)
def test_prints_are_stable_and_pack(text: str) -> None:
    found = prints(text)
    assert found == prints(text)
    assert unpacked(packed(found)) == found
    assert set(found) <= set(prints(text, asking=True))


def test_prints_do_not_depend_on_the_run() -> None:
    assert prints(OTHER)[:2] == [78629878, 452317750]


def test_answers_are_json(archive: Archive) -> None:
    from provenance.formats.json import render

    assert json.loads(render(search(archive, Query("harbour"))))[0]["article"]["outlet"] == "Vennmark Post"
