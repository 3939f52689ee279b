"""Adding, showing, forgetting; the same article twice is once; what a crash leaves is whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from provenance.archive.schema import VERSION, ArchiveError
from provenance.archive.store import Added, Archive
from provenance.article.article import Problem
from provenance.article.read import read_many, read_text
from provenance.lexicon.lexicon import Lexicon
from tests.archive.conftest import OTHER, STORY, line


def test_articles_are_kept_with_their_metadata(archive: Archive) -> None:
    one = archive.kept(1)
    assert (one.outlet, one.title, one.date, one.language, one.version) == (
        "Ister Courier", "Harbour closed", "2026-03-02", "en", 1,
    )  # fmt: skip
    assert archive.article(1).view.text == STORY.format(day="Monday")
    assert archive.article(1).declared("outlet") == "Ister Courier"


def test_the_same_article_twice_is_once(archive: Archive, collection: Path, lexicon: Lexicon) -> None:
    assert list(archive.add(read_many([collection]), lexicon.outlets))[-1] == Added(0, 4, 0, ())


def test_another_text_of_a_story_is_its_next_version(archive: Archive) -> None:
    assert [one.version for one in archive.versions(archive.kept(1).story)] == [1, 2]
    assert archive.kept(3).version == 1


def test_problems_are_counted_and_named(tmp_path: Path, lexicon: Lexicon) -> None:
    with Archive(tmp_path / "a.db", create=True) as opened:
        last = list(opened.add([Problem("x.txt", "no such file"), read_text(OTHER)], lexicon.outlets))[-1]
    assert (last.new, last.problems) == (1, (Problem("x.txt", "no such file"),))


def test_markup_comes_back_as_it_was_read(tmp_path: Path, lexicon: Lexicon) -> None:
    page = f"<html><head><title>Bees</title></head><body><h1>Bees</h1><p>{OTHER}</p></body></html>"
    read = read_text(page, format="html")
    with Archive(tmp_path / "a.db", create=True) as opened:
        list(opened.add([read], lexicon.outlets))
        again = opened.article(1)
    assert (again.view.text, again.passages, again.text) == (read.view.text, read.passages, page)


def test_what_is_forgotten_is_gone_everywhere(archive: Archive) -> None:
    assert archive.forget([4, 99]) == 1
    with pytest.raises(ArchiveError, match="no article 4"):
        archive.kept(4)
    assert not archive.rows("SELECT rowid FROM phrase WHERE phrase MATCH 'beekeeping'")
    assert not archive.rows("SELECT * FROM credit WHERE article = 4")
    assert archive.damage() == []


def test_a_missing_archive_is_an_error_where_only_reading(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no such archive"):
        Archive(tmp_path / "none.db")


def test_another_file_is_never_taken_for_an_archive(tmp_path: Path) -> None:
    text, other = tmp_path / "text.db", tmp_path / "other.db"
    text.write_text("a letter, and no database at all " * 40)
    with pytest.raises(ArchiveError, match="is not an archive"):
        Archive(text, create=True)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    with pytest.raises(ArchiveError, match="database of another program"):
        Archive(other, create=True)


def test_a_newer_format_is_refused(archive: Archive) -> None:
    archive.connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(ArchiveError, match="newer version"):
        Archive(archive.path)


def test_a_damaged_file_says_so(archive: Archive) -> None:
    archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    archive.close()
    content = bytearray(archive.path.read_bytes())
    content[4096 : len(content) - 4096] = os.urandom(len(content) - 8192)
    archive.path.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"damaged|not an archive"):
        _read_all(archive.path)


def _read_all(path: Path) -> None:
    with Archive(path) as opened:
        opened.damage()
        opened.rows("SELECT * FROM article")


def test_a_full_disk_leaves_what_was_committed(archive: Archive, lexicon: Lexicon) -> None:
    (pages,) = archive.connection.execute("PRAGMA page_count").fetchone()
    archive.connection.execute(f"PRAGMA max_page_count = {pages}")
    many = [read_text(f"{OTHER} Number {n}. {STORY}") for n in range(80)]
    with pytest.raises(ArchiveError, match="disk is full"):
        list(archive.add(many, lexicon.outlets))
    assert archive.rows("SELECT count(*) FROM article") == [(4,)]
    assert archive.damage() == []


def test_a_locked_archive_says_who_to_wait_for(archive: Archive, lexicon: Lexicon) -> None:
    holder = sqlite3.connect(archive.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    archive.connection.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(ArchiveError, match="another program is writing"):
        list(archive.add([read_text(OTHER + " Later.")], lexicon.outlets))
    holder.execute("ROLLBACK")
    holder.close()


_WRITER = """
import sys
from pathlib import Path
from provenance.archive import store
from provenance.article.read import read_text
from provenance.lexicon.lexicon import Lexicon
store._BATCH = 5
def many():
    n = 0
    while True:
        n += 1
        yield read_text(f"{sys.argv[2]} wrote note {n} of its own about ropes, salt, lamps and the tide at dusk.")
with store.Archive(Path(sys.argv[1]), create=True) as archive:
    for done in archive.add(many(), Lexicon().outlets):
        print(done.new, flush=True)
"""


def _writer(path: Path, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _WRITER, str(path), name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_kill_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    acknowledged = 0
    for number in range(4):
        writer = _writer(path, f"Writer {number}")
        assert writer.stdout is not None
        seen = [int(writer.stdout.readline()) for _ in range(3 + number)]
        writer.send_signal(signal.SIGKILL)
        rest = writer.communicate()[0].split()
        acknowledged += max([*seen, *(int(one) for one in rest if one.isdigit())])
    with Archive(path) as opened:
        ((count,),) = opened.rows("SELECT count(*) FROM article")
        assert int(count) >= acknowledged  # type: ignore[call-overload]
        assert opened.damage() == []
        assert opened.rows("SELECT count(*) FROM print") == [(count,)]


def test_two_processes_add_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    writers = [_writer(path, name) for name in ("North", "South")]
    time.sleep(2)
    counts = []
    for writer in writers:
        writer.terminate()
        counts.append(max((int(one) for one in writer.communicate()[0].split() if one.isdigit()), default=0))
    assert min(counts) > 0
    with Archive(path) as opened:
        assert int(opened.rows("SELECT count(*) FROM article")[0][0]) >= sum(counts)  # type: ignore[call-overload]
        assert opened.damage() == []


def test_many_make_one_archive_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from provenance.archive.store import Archive\n"
        "sys.stdin.read(); Archive(Path(sys.argv[1]), create=True).close()"
    )
    for number in range(4):
        path = str(tmp_path / f"{number}.db")
        makers = [
            subprocess.Popen([sys.executable, "-c", code, path], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(3)
        ]
        for maker in makers:
            assert maker.stdin is not None
            maker.stdin.close()
        assert [maker.wait(60) for maker in makers] == [0, 0, 0]


def test_lines_without_a_date_stay_undated(tmp_path: Path, lexicon: Lexicon) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(
        line(text=OTHER, date="last week") + line(text=STORY, date="Tue, 03 Mar 2026 10:00:00 GMT")
        + line(text=OTHER + STORY, date="2026-03-04T09:00:00Z") + line(text=STORY + OTHER, date="2026-13-01")
    )  # fmt: skip
    with Archive(tmp_path / "a.db", create=True) as opened:
        list(opened.add(read_many([file]), lexicon.outlets))
        assert [row[0] for row in opened.rows("SELECT date FROM article ORDER BY id")] == [
            "",
            "2026-03-03",
            "2026-03-04",
            "",
        ]
