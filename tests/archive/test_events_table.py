"""The events of a scan: as `provenance events` groups them within a language, also where windows are small."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("rensa")

from provenance.archive.events_table import write_events
from provenance.article.article import Article
from provenance.article.read import read_many
from provenance.compare.events import grouped
from provenance.compare.gists import gist, weighed
from provenance.errors import ReadError
from tests.archive.conftest import line
from tests.archive.scans import rows, run

SYLLABLES = [one + other for one in "bdfgklmnprst" for other in ("a", "e", "i", "o", "u")]
COUNT, TOLD_BY = 60, 3


def collection(file: Path) -> Path:
    """Made-up events, each told three times in a row in words of its own, a day each."""
    draw = random.Random(11)
    common = ["".join(draw.choices(SYLLABLES, k=2)) for _ in range(200)]
    lines = []
    for number in range(COUNT):
        if number % TOLD_BY == 0:
            own = ["".join(draw.choices(SYLLABLES, k=4)).title() for _ in range(25)]
        text = " ".join(draw.choices(own, k=40) + draw.choices(common, k=60))
        lines.append(line(text=text, title=" ".join(own[:4]), date=f"2026-{1 + number // 28:02}-{1 + number % 28:02}",
                          outlet=f"Outlet {number % 7}", language="en"))  # fmt: skip
    draw.shuffle(lines)
    file.write_text("".join(lines))
    return file


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("events")
    run(folder / "out", collection(folder / "copy.jsonl"), partition=17)
    return folder


def events_of(folder: Path) -> set[frozenset[str]]:
    """The events that were written, as sets of paths."""
    from pyarrow import parquet

    path_of = {row["article"]: str(row["path"]) for row in rows(folder, "articles")}
    found: dict[int, set[str]] = {}
    for row in parquet.read_table(folder / "events.parquet").to_pylist():
        found.setdefault(row["event"], set()).add(path_of[row["article"]])
        assert row["event"] <= row["article"]
    return set(map(frozenset, found.values()))


def articles(scan: Path) -> list[Article]:
    return [one for one in read_many([scan / "copy.jsonl"]) if isinstance(one, Article)]


def test_one_window_groups_as_events_does(scan: Path) -> None:
    write_events(scan / "out")
    every = articles(scan)
    wanted: dict[int, set[str]] = {}
    for one, group in zip(every, grouped(gist(one) for one in every), strict=True):
        wanted.setdefault(group, set()).add(one.path)
    assert events_of(scan / "out") == {frozenset(group) for group in wanted.values() if len(group) > 1}
    assert len(events_of(scan / "out")) == COUNT // TOLD_BY


@pytest.mark.parametrize("half", [9, 20, 31])
def test_windows_find_every_event_whole_and_keep_nothing_of_their_own(scan: Path, half: int) -> None:
    found = write_events(scan / "out", half=half)
    assert len(found.article) == COUNT
    assert {len(event) for event in events_of(scan / "out")} == {TOLD_BY}
    assert not (scan / "out" / ".events").exists()


def test_what_a_scan_keeps_is_the_gist(scan: Path) -> None:
    for one in articles(scan)[:5]:
        whole, kept = gist(one), weighed(one)
        assert (kept.words, kept.terms, kept.weights) == (whole.words, whole.terms, whole.weights)


def test_words_that_are_not_set_apart_weigh_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("港口周一继续关闭，工会和港务局的谈判没有结果。船只在外面等待。")
    (one,) = read_many([tmp_path / "a.txt"], language="zh")
    assert isinstance(one, Article)
    assert weighed(one).terms == gist(one).terms


def test_a_scan_of_an_earlier_version_is_refused(scan: Path, tmp_path: Path) -> None:
    (tmp_path / "done").mkdir()
    (tmp_path / "done" / "00000.json").write_text("{}")
    with pytest.raises(ReadError, match="has no gists"):
        write_events(tmp_path)
