"""The archive's commands, as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from provenance.archive.store import Archive
from provenance.cli.app import app
from tests.archive.conftest import OTHER, STORY


def run(*arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, ["archive", *arguments])
    assert done.exit_code == code, done.output
    return done.output


def test_every_question_is_answered(archive: Archive) -> None:
    file = ("--archive", str(archive.path))
    assert "4 articles · 3 stories" in run("stats", *file)
    assert "“ration flour”" in run("search", "ration flour", *file)
    assert "version     2" in run("show", "1", *file)
    assert "2026-04" in run("wording", "regime", *file)
    assert "stories" in run("heard", "labour-disputes", *file)
    assert "“regime”" in run("terms", "regime", "--date", "2026-04-01", *file)
    assert run("check", *file).endswith("sound\n")
    assert run("wording", "regime", "--format", "svg", *file).startswith("<svg")
    assert json.loads(run("search", "bees", "--format", "json", *file))[0]["article"]["title"] == "Bees"


def test_source_names_the_archived_article(archive: Archive, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(STORY.format(day="Monday"))
    assert "100% of this text" in run("source", str(copy), "--archive", str(archive.path))


def test_what_is_not_read_is_exit_2(tmp_path: Path) -> None:
    assert "1 not read" in run("add", str(tmp_path / "none.txt"), "--archive", str(tmp_path / "a.db"), code=2)


def test_parquet_rows_are_articles(tmp_path: Path) -> None:
    file = tmp_path / "copy.parquet"
    pq.write_table(pa.table({"text": [OTHER, STORY, None], "outlet": ["Post", None, "Post"]}), file)
    assert "2 added" in run("add", str(file), "--archive", str(tmp_path / "a.db"), code=2)
    pq.write_table(pa.table({"body": [OTHER]}), file)
    run("add", str(file), "--archive", str(tmp_path / "b.db"), code=2)


def test_warc_pages_are_articles(tmp_path: Path) -> None:
    body = f"<html><body><h1>Bees</h1><p>{OTHER}</p></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/bees\r\n"
        "WARC-Date: 2026-03-04T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    ).encode()
    file = tmp_path / "crawl.warc"
    file.write_bytes(head + http + b"\r\n\r\n")
    run("add", str(file), "--archive", str(tmp_path / "a.db"))
    with Archive(tmp_path / "a.db") as opened:
        assert opened.kept(1).url == "https://post.example/bees"


@pytest.mark.parametrize("arguments", [("stats",), ("search", "x"), ("show", "1"), ("forget", "1")])
def test_no_archive_is_said(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = CliRunner().invoke(app, ["archive", *arguments, "--archive", str(tmp_path / "none.db")])
    assert done.exit_code != 0
    assert "no such archive" in str(done.exception)


def test_trace_finds_an_uncredited_copy_in_the_archive(archive: Archive, tmp_path: Path) -> None:
    copy = tmp_path / "copy.md"
    copy.write_text("---\ndate: 2026-05-01\noutlet: Late Gazette\n---\n# Harbour news\n\n" + STORY.format(day="Monday"))
    done = CliRunner().invoke(app, ["trace", str(copy), "--archive", str(archive.path), "--format", "json"])
    assert done.exit_code == 0, done.output
    chain = json.loads(done.output)["articles"][0]["chain"]
    assert "detected" in {hop["status"] for hop in chain["hops"]}
    assert "Ister Courier" in {node["name"] for node in chain["nodes"]}
