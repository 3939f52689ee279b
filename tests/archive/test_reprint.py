"""Prints of another algorithm: said, with the way out, and made anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from provenance.archive import reprint
from provenance.archive.origins import kin_of_text
from provenance.archive.schema import ArchiveError
from provenance.archive.store import Archive
from provenance.cli.app import app
from tests.archive.conftest import STORY


def aged(archive: Archive) -> None:
    """As an older program would have left it: three of four articles with other prints."""
    archive.connection.execute("INSERT INTO printed VALUES ('prints-0')")
    for number in (1, 2, 3):
        delete = "INSERT INTO shared (shared, rowid, prints) VALUES ('delete', ?, ?)"
        (kept,) = archive.connection.execute("SELECT prints FROM print WHERE article = ?", (number,)).fetchone()
        archive.connection.execute(delete, (number, reprint.written(reprint.unpacked(kept))))
        archive.connection.execute("INSERT INTO shared (rowid, prints) VALUES (?, '00000001')", (number,))
        archive.connection.execute(
            "UPDATE print SET algorithm = 'prints-0', prints = ? WHERE article = ?", (reprint.packed([1]), number)
        )


def test_other_prints_are_an_error_with_the_way_out(archive: Archive) -> None:
    aged(archive)
    with pytest.raises(ArchiveError, match="prints-0") as caught:
        kin_of_text(archive, STORY.format(day="Monday"))
    assert caught.value.where == str(archive.path)
    assert "provenance archive reprint" in caught.value.mend


def test_prints_are_made_anew(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    aged(archive)
    monkeypatch.setattr(reprint, "_BATCH", 2)
    done = CliRunner().invoke(app, ["archive", "reprint", "--archive", str(archive.path)])
    assert "3 articles printed anew" in done.output
    assert {one.article.id for one in kin_of_text(archive, STORY.format(day="Monday"))} == {1, 2, 3}
    assert archive.damage() == []
    assert list(reprint.reprinted(archive)) == []


def test_an_archive_of_the_first_format_is_brought_up_to_date(archive: Archive, tmp_path: Path) -> None:
    archive.connection.execute("DROP TABLE printed")
    archive.connection.execute("PRAGMA user_version = 1")
    with Archive(archive.path) as opened:
        assert opened.rows("SELECT algorithm FROM printed") == [("prints-1",)]
        assert kin_of_text(opened, STORY.format(day="Monday"))
