"""A draft tried on what was published: a term, a file, and what each place says today."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from provenance.archive.past import past
from provenance.archive.search import Query
from provenance.archive.store import Archive
from provenance.article.read import read_many
from provenance.cli.app import app
from provenance.errors import LexiconError
from provenance.gate.trial import Trial, published, try_out
from provenance.lexicon.lexicon import Lexicon


def tried(archive: Archive, draft: str, **query: str) -> Trial:
    return try_out(draft, past(archive, Query(**query)))


def test_a_term_is_tried_once_a_story(archive: Archive) -> None:
    trial = tried(archive, "flour")
    assert [(hit.path, hit.quoted, hit.voice, hit.already) for hit in trial.hits] == [
        (f"{archive.path}#2", "flour", "own", ""), (f"{archive.path}#3", "flour", "own", ""),
    ]  # fmt: skip
    assert trial.hits[0].sentence.startswith("Forty ships wait")
    assert (trial.articles, trial.hit_articles) == (3, 2)
    assert {one.name: (one.articles, one.hits, one.own) for one in trial.outlets} == {
        "Ister Courier": (1, 1, 1), "Vennmark Post": (2, 1, 1),
    }  # fmt: skip
    assert [(one.name, one.hits) for one in trial.months] == [("", 0), ("2026-03", 1), ("2026-04", 1)]
    assert sum(one.words for one in trial.months) == trial.words


def test_places_that_are_flagged_already_say_by_what(archive: Archive) -> None:
    trial = tried(archive, "regime", outlet="Vennmark Post")
    assert [(hit.quoted, hit.already) for hit in trial.hits] == [("regime", "regime")]


def test_a_term_may_carry_its_part_of_speech(archive: Archive) -> None:
    assert [hit.quoted for hit in tried(archive, "ship/n", until="2026-03").hits] == ["ships"]
    assert tried(archive, "ship", until="2026-03").hits == ()


def test_a_file_is_tried_on_files_with_outlet_and_date(collection: Path, tmp_path: Path, lexicon: Lexicon) -> None:
    draft = tmp_path / "draft.toml"
    draft.write_text(
        'language = "en"\n[[concept]]\nid = "beekeeping"\ncategory = "dysphemism"\nstrength = 2\nprecise = false\n'
        'rationale = "A try."\nforms = ["beekeeping"]\nhits = ["They taught beekeeping."]\nmisses = ["They sang."]\n',
        encoding="utf-8",
    )
    trial = try_out(draft, published(read_many([collection]), lexicon.outlets))
    assert [(hit.outlet, hit.date, hit.concept) for hit in trial.hits] == [("Vennmark Post", "", "beekeeping")]


@pytest.mark.parametrize("draft", ["?!", "none.toml", "junta/x"])
def test_no_draft_is_said(archive: Archive, draft: str) -> None:
    with pytest.raises(LexiconError):
        tried(archive, draft)


def test_the_command_draws_a_sample_and_gives_json(archive: Archive, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        done = CliRunner().invoke(app, ["lexicon", "try", *arguments, "--archive", str(archive.path)])
        assert done.exit_code == 0, done.output
        return done.output

    page = run("the", "--sample", "1", "--seed", "3")
    assert "more hits" in page
    assert "already today" in page
    # Where a line breaks depends on how long the path of this run is.
    assert f"{archive.path}#2:1:211·2026-03-03·IsterCourier" in "".join(run("flour").split())
    assert page == run("the", "--sample", "1", "--seed", "3")
    assert json.loads(run("flour", "--format", "json"))["hits"][0]["outlet"] == "Ister Courier"
    done = CliRunner().invoke(app, ["lexicon", "try", "flour"])
    assert "name articles, or an archive" in str(done.exception)
