"""Inputs cut into partitions: however they are cut, the same articles come out, each once."""

from __future__ import annotations

import gzip
import json
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.archive.partitions import articles_in, plan
from provenance.article.article import Article, Problem
from tests.archive.conftest import OTHER, STORY

PAGE = "<html lang=en><head><title>{n}</title></head><body><article><p>{text}</p></article></body></html>"


def read(path: Path, size: int) -> list[tuple[str, str]]:
    """Every article's path and text, or a problem's path and message, over all partitions."""
    found = plan([str(path)], size)
    ones = [one for part in found.parts for one in articles_in(part, "en")]
    return [(one.path, one.text if isinstance(one, Article) else one.message) for one in ones] + [
        (one.path, one.message) for one in found.problems
    ]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["", "{bad", "long", "ünïcode ☃"]), max_size=12), st.integers(1, 5), st.booleans(),
    st.booleans(),
)  # fmt: skip
def test_lines_are_the_same_however_they_are_cut(kinds: list[str], size: int, packed: bool, ended: bool) -> None:
    lines = [
        kind if kind in ("", "{bad") else json.dumps({"text": f"{OTHER} {kind} {number}"}, ensure_ascii=False)
        for number, kind in enumerate(kinds)
    ]
    content = ("\n".join(lines) + ("\n" if ended else "")).encode()
    with TemporaryDirectory() as folder:
        file = Path(folder) / ("a.jsonl.gz" if packed else "a.jsonl")
        file.write_bytes(gzip.compress(content) if packed else content)
        assert read(file, size) == read(file, 1000)


@pytest.mark.parametrize("group", [1, 3, 100])
@pytest.mark.parametrize("size", [1, 2, 7])
def test_rows_of_parquet(tmp_path: Path, group: int, size: int) -> None:
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": [f"{OTHER} {n}" for n in range(8)]}), file, row_group_size=group)
    assert [path for path, _ in read(file, size)] == [f"{file}:{n}" for n in range(1, 9)]


def test_parquet_without_text_and_no_parquet(tmp_path: Path) -> None:
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pa.table({"body": ["a"]}), tmp_path / "a.parquet")
    (tmp_path / "b.parquet").write_bytes(b"PAR1")
    assert "has no column `text` (it has: body)" in read(tmp_path / "a.parquet", 5)[0][1]
    assert "cannot be read" in read(tmp_path / "b.parquet", 5)[0][1]


def warc(file: Path, count: int, *, packed: bool) -> None:
    """A crawl of made-up pages; every third answer is no page."""
    writer = pytest.importorskip("warcio.warcwriter").WARCWriter
    headers = pytest.importorskip("warcio.statusandheaders").StatusAndHeaders
    with file.open("wb") as stream:
        made = writer(stream, gzip=packed)
        for number in range(count):
            kind = "image/png" if number % 3 == 2 else "text/html"
            made.write_record(
                made.create_warc_record(
                    f"https://courier.example/{number}", "response",
                    payload=BytesIO(PAGE.format(n=number, text=STORY.format(day="Monday")).encode()),
                    http_headers=headers("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1"),
                )
            )  # fmt: skip


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("size", [1, 2, 5])
def test_pages_of_a_crawl(tmp_path: Path, packed: bool, size: int) -> None:
    file = tmp_path / ("a.warc.gz" if packed else "a.warc")
    warc(file, 9, packed=packed)
    found = read(file, size)
    assert len(found) == 6
    assert found == read(file, 1000)


def test_a_crawl_that_breaks_off_gives_what_stands_before_and_says_so(tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.warc.gz", tmp_path / "cut.warc.gz"
    warc(whole, 9, packed=True)
    cut.write_bytes(whole.read_bytes()[:-300])
    found = plan([str(cut)], 2)
    ones = [one for part in found.parts for one in articles_in(part, "en")]
    articles = [one for one in ones if isinstance(one, Article)]
    said = [*found.problems, *(one for one in ones if isinstance(one, Problem))]
    assert len(articles) + len(said) >= 5
    assert said or len(articles) == 6


def test_a_file_that_vanishes_after_the_plan_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(OTHER)
    (part,) = plan([str(file)], 10).parts
    file.unlink()
    (problem,) = articles_in(part, "")
    assert isinstance(problem, Problem)
