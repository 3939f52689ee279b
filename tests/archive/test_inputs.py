"""Collections: packed files, and folders in which every known ending is found."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from provenance.archive.inputs import collection
from provenance.article.article import Article, Problem
from tests.archive.conftest import OTHER, STORY, line

PAGE = f"<html lang=en><head><title>Bees</title></head><body><article><p>{OTHER}</p></article></body></html>"


def test_a_folder_gives_packed_files_and_tables_too(tmp_path: Path) -> None:
    (tmp_path / ".hidden.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "a.HTML.gz").write_bytes(gzip.compress(PAGE.encode()))
    lines = line(text=STORY.format(day="Monday"), id="1") + line(text=OTHER, id="2")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (tmp_path / "c.txt").write_text(OTHER)
    (tmp_path / "d.unknown").write_text(OTHER)
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"text": [OTHER]}), tmp_path / "e.parquet")
    found = [one for one in collection([tmp_path]) if isinstance(one, Article)]
    names = [one.path.removeprefix(f"{tmp_path}/") for one in found]
    assert names == ["a.HTML.gz", "b.jsonl.gz:1", "b.jsonl.gz:2", "c.txt", "e.parquet:1"]
    assert [one.format for one in found] == ["html", "jsonl", "jsonl", "plain", "jsonl"]


@pytest.mark.parametrize(
    "content",
    [b"no gzip", gzip.compress(b"a few words " * 400, mtime=0)[:-20], b""],
    ids=["none", "cut", "empty"],
)
def test_a_broken_packed_file_is_one_problem(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "page.html.gz"
    file.write_bytes(content)
    (problem,) = collection([file])
    assert isinstance(problem, Problem)
    assert problem.path == str(file)


def test_a_missing_packed_file_and_an_empty_folder_say_so(tmp_path: Path) -> None:
    missing, empty = collection([tmp_path / "no.jsonl.gz", tmp_path])
    assert isinstance(missing, Problem)
    assert missing.message == "no such file"
    assert isinstance(empty, Problem)
    assert "no article in this folder" in empty.message


def test_a_packed_file_is_unpacked_no_further_than_may_be_read(tmp_path: Path) -> None:
    file = tmp_path / "bomb.txt.gz"
    with gzip.open(file, "wb", compresslevel=1) as packed:
        for _ in range(70):
            packed.write(b"word " * 200_000)
    (problem,) = collection([file])
    assert isinstance(problem, Problem)
    assert "large" in problem.message
