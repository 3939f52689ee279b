"""The events of an archive: stories once, with their versions, and whose words they share."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from provenance.archive.schema import ArchiveError
from provenance.archive.search import Query
from provenance.archive.store import Archive
from provenance.archive.stories import events_of
from provenance.cli.app import app
from provenance.lexicon.lexicon import Lexicon


def test_a_story_stands_once_with_its_versions(archive: Archive, lexicon: Lexicon) -> None:
    report = events_of(archive, lexicon, Query())
    assert [[member.article for member in event.articles] for event in report.events] == [[0, 1]]
    assert [(story.number, story.outlet) for story in report.stories] == [
        (2, "Ister Courier"), (3, "Vennmark Post"), (4, "Vennmark Post"),
    ]  # fmt: skip
    assert [(one.number, one.version) for one in report.stories[0].versions] == [(1, 1), (2, 2)]
    assert report.stories[1].versions == ()


def test_the_later_story_names_the_earlier_whose_words_it_shares(archive: Archive, lexicon: Lexicon) -> None:
    first, second, bees = events_of(archive, lexicon, Query()).stories
    assert second.overlap is not None
    assert (second.overlap.article, second.overlap.number, second.overlap.earlier) == (0, 2, True)
    assert second.overlap.of_this > 0.8
    assert first.overlap is None
    assert bees.overlap is None


def test_dates_that_do_not_tell_leave_it_open(archive: Archive, lexicon: Lexicon) -> None:
    archive.connection.execute("UPDATE article SET date = ''")
    overlap = events_of(archive, lexicon, Query()).stories[1].overlap
    assert overlap is not None
    assert not overlap.earlier


def test_other_prints_are_refused(archive: Archive, lexicon: Lexicon) -> None:
    archive.connection.execute("INSERT INTO printed VALUES ('prints-0')")
    with pytest.raises(ArchiveError, match="prints-0"):
        events_of(archive, lexicon, Query())


def test_the_command_takes_an_archive(archive: Archive, collection: object) -> None:
    def run(*arguments: str) -> str:
        done = CliRunner().invoke(app, ["events", *arguments])
        return done.output if done.exception is None or isinstance(done.exception, SystemExit) else str(done.exception)

    file = str(archive.path)
    page = run(file)
    assert "2 versions: #1 2026-03-02, #2 2026-03-03" in page
    assert "shares words with #2, dated earlier" in page
    assert json.loads(run(file, "--format", "json"))["stories"][0]["number"] == 2
    assert json.loads(run(file, "--since", "2026-04", "--format", "json"))["articles"] == 1
    assert json.loads(run(file, "--dispute", "nagorno-karabakh", "--format", "json"))["articles"] == 0
    assert "stands alone" in run(file, str(collection))
    assert "none is named" in run(str(collection), "--since", "2026")
