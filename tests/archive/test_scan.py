"""A scan: every article is a row or a failure with its reason, and a scan cut short ends as one that was not."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from multiprocessing import active_children
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("rensa")

from provenance.archive.scan import finished, held, manifest_of, scanned
from provenance.archive.scan_kernel import Settings, scan_partition
from provenance.archive.scan_pool import _Pool
from provenance.archive.scan_tables import TABLES, Counts
from provenance.errors import ReadError, UsageError
from tests.archive.conftest import OTHER, STORY
from tests.archive.scans import made, rows, run, tables, written

_START = "from provenance.cli import console; console()"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scan that nothing disturbed, with its input beside it."""
    at = tmp_path_factory.mktemp("scan")
    run(at / "out", written(at / "copy.jsonl"))
    return at


def test_every_line_is_a_row_or_a_failure(whole: Path) -> None:
    articles, failures = rows(whole / "out", "articles"), rows(whole / "out", "failures")
    assert len(articles) == 24
    assert [(row["path"], row["error"]) for row in failures] == [(f"{whole}/copy.jsonl:5", "unreadable")]
    assert [row["path"] for row in articles[3:5]] == [f"{whole}/copy.jsonl:4", f"{whole}/copy.jsonl:6"]
    assert len({row["article"] for row in articles}) == 24
    assert articles[1]["checked"]
    assert articles[1]["published"] == "2026-03-02"
    known = {row["article"] for row in articles}
    for name in set(TABLES) - {"failures", "articles"}:
        assert {row["article"] for row in rows(whole / "out", name)} <= known


def test_findings_are_those_of_check_and_quote_the_text(whole: Path) -> None:
    from provenance.article.read import read_many
    from provenance.gate.check import examine
    from provenance.lexicon.lexicon import Lexicon

    articles = {one.path: one for one in read_many([whole / "copy.jsonl"]) if hasattr(one, "text")}
    by_number = {row["article"]: articles[str(row["path"])] for row in rows(whole / "out", "articles")}
    found = rows(whole / "out", "findings")
    for row in found:
        article = by_number[row["article"]]
        assert article.text[row["start"] : row["end"]] == row["quoted"]  # type: ignore[misc]
    second = next(number for number, article in by_number.items() if article.path.endswith(":2"))
    wanted = sorted((one.rule, one.start, one.end) for one in examine(by_number[second], Lexicon()).findings)
    assert sorted((r["rule"], r["start"], r["end"]) for r in found if r["article"] == second) == wanted  # type: ignore[type-var]
    assert wanted


def test_two_processes_write_the_same_bytes_as_one(whole: Path, tmp_path: Path) -> None:
    last = run(tmp_path, whole / "copy.jsonl", workers=2)[-1]
    assert (last.done, last.counts.articles, last.counts.failures) == (7, 24, {"unreadable": 1})
    assert tables(tmp_path) == tables(whole / "out")


def test_a_process_killed_costs_its_partition_only(whole: Path, tmp_path: Path) -> None:
    steps = scanned(tmp_path, made(tmp_path, whole / "copy.jsonl"), workers=2)
    for last in steps:
        if last.done == 1:
            for child in active_children():
                os.kill(child.pid or 0, signal.SIGKILL)
    assert (last.done, last.lost) == (7, ())
    assert tables(tmp_path) == tables(whole / "out")


def test_a_process_that_dies_idle_costs_no_try(whole: Path, tmp_path: Path) -> None:
    manifest = made(tmp_path, whole / "copy.jsonl")
    pool = _Pool(str(tmp_path), manifest.settings)
    try:
        for number in range(4):
            pool.send(number, manifest.parts[number])
            (connection,) = pool.busy
            assert isinstance(pool.receive(connection)[1], Counts)
            for child in active_children():
                child.kill()
                child.join()
    finally:
        pool.close()


def test_partitions_that_kill_every_process_are_lost_and_said(whole: Path, tmp_path: Path) -> None:
    ended = threading.Event()

    def killing() -> None:
        while not ended.wait(0.02):
            for child in active_children():
                child.kill()

    thread = threading.Thread(target=killing)
    thread.start()
    try:
        last = run(tmp_path, whole / "copy.jsonl", partition=20)[-1]
    finally:
        ended.set()
        thread.join()
    assert (last.done, last.lost) == (0, (0, 1))
    assert run(tmp_path, whole / "copy.jsonl", partition=20)[-1].done == 2


def test_a_scan_killed_goes_on_and_ends_the_same(whole: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", _START, "scan", str(whole / "copy.jsonl"), "--out", str(tmp_path / "out"),
               "--partition", "4", "--workers", "1", "--no-copies"]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    until = time.monotonic() + 30
    while not finished(tmp_path / "out") and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert finished(tmp_path / "out")
    (tmp_path / "out" / "articles" / ".00006.parquet.1.part").write_bytes(b"half")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "24 articles in 7 of 7 partitions" in done.stdout
    assert tables(tmp_path / "out") == tables(whole / "out")


def test_a_scan_that_is_done_reads_nothing_again(whole: Path, tmp_path: Path) -> None:
    out = shutil.copytree(whole / "out", tmp_path / "out")
    (step,) = run(out, whole / "copy.jsonl")
    assert (step.done, step.before, step.counts.articles) == (7, 7, 24)


def test_another_input_or_setting_is_refused(whole: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "copy.jsonl", 6)
    run(tmp_path / "out", file)
    with pytest.raises(UsageError, match="articles a partition 4, now 5"):
        made(tmp_path / "out", file, partition=5)
    with file.open("a") as stream:
        stream.write(json.dumps({"text": OTHER}) + "\n")
    with pytest.raises(UsageError, match=r"copy.jsonl has changed"):
        made(tmp_path / "out", file)
    manifest = made(tmp_path / "out", file, anew=True)
    assert list(scanned(tmp_path / "out", manifest))[-1].counts.articles == 7


def test_two_scans_do_not_share_a_folder(tmp_path: Path) -> None:
    with held(tmp_path), pytest.raises(UsageError, match="another scan is at work"), held(tmp_path):
        pass
    with held(tmp_path):
        pass


def test_a_worker_with_other_lexicons_is_refused(whole: Path, tmp_path: Path) -> None:
    manifest = made(tmp_path, whole / "copy.jsonl")
    with pytest.raises(UsageError, match="a worker has provenance"):
        scan_partition(str(tmp_path), 0, manifest.parts[0], Settings("0.0", "none"))
    assert not finished(tmp_path)


def test_a_folder_that_is_no_scan_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is not the folder of a scan"):
        manifest_of(tmp_path)
    (tmp_path / "scan.json").write_text("{")
    with pytest.raises(ReadError, match="cannot be read"):
        manifest_of(tmp_path)


def test_a_mixed_folder_with_broken_files(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    (copy / "empty").mkdir(parents=True)
    (copy / "a.txt").write_text(STORY.format(day="Monday"))
    (copy / "b.html").write_text(f"<html lang=en><body><article><p>{OTHER}</p></article></body></html>")
    (copy / "c.parquet").write_bytes(b"PAR1 no more")
    (copy / "d.jsonl.gz").write_bytes(b"no gzip")
    written(copy / "e.jsonl", 3)
    manifest = made(tmp_path / "out", copy, copy / "empty", tmp_path / "no.jsonl")
    assert [Path(one.path).name for one in manifest.problems] == ["c.parquet", "d.jsonl.gz", "no.jsonl"]
    last = list(scanned(tmp_path / "out", manifest))[-1]
    assert (last.counts.articles, last.lost) == (5, ())
    reasons = {row["path"]: str(row["message"]) for row in rows(tmp_path / "out", "failures")}
    assert reasons[str(copy / "empty")].startswith("no article in this folder")


def test_text_that_no_lexicon_covers_is_listed_as_unchecked(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "Ni pa jasno, kdo je odgovoren.", "language": "sl"}) + "\n")
    run(tmp_path / "out", tmp_path / "a.jsonl")
    (article,) = rows(tmp_path / "out", "articles")
    (failure,) = rows(tmp_path / "out", "failures")
    assert (article["checked"], failure["error"]) == (False, "unchecked")


def scan_command(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _START, "scan", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_says_what_it_did_and_clusters_copies(tmp_path: Path) -> None:
    file = written(tmp_path / "copy.jsonl")
    done = scan_command(str(file), "--out", str(tmp_path / "out"), "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert re.search(r"24 articles in 1 of 1 partitions \(1 of them now\), \d+ findings", done.stdout)
    assert f"failed: unreadable 1; listed in {tmp_path / 'out' / 'failures'}" in done.stdout
    assert "copies: 24 articles in 2 clusters" in done.stdout
    assert len(rows_of_copies(tmp_path / "out")) == 24


def rows_of_copies(folder: Path) -> list[dict[str, object]]:
    from pyarrow import parquet

    return list(parquet.read_table(folder / "copies.parquet").to_pylist())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no.jsonl", "--out", "{out}"), "no such file"),
        (("-", "--out", "{out}"), "standard input cannot be cut into parts"),
        (("{file}", "--out", "/dev/null/x"), "cannot be written"),
        (("{file}", "--out", "{out}", "--scheduler", "carrier pigeon"), "'carrier pigeon' is no address"),
    ],
)
def test_bad_input_is_said_with_exit_2(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    if "--scheduler" in arguments:
        pytest.importorskip("distributed")
    file = written(tmp_path / "copy.jsonl", 2)
    done = scan_command(*(one.format(file=file, out=tmp_path / "out") for one in arguments))
    assert done.returncode == 2, done.stdout + done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
