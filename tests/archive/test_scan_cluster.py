"""A scan on a Dask cluster of processes on loopback, one of them killed: the same bytes as on one process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed")
pytest.importorskip("pyarrow")
pytest.importorskip("rensa")

from provenance.archive.scan import scanned
from provenance.errors import UsageError
from tests.archive.scans import made, run, tables, written

_ROOT = Path(__file__).parents[2]


def started(*arguments: str) -> subprocess.Popen[bytes]:
    """A process of the cluster, ended with this one at the latest."""
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "10s"}
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments], env=environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler with two workers, and the workers."""
    file = tmp_path / "scheduler.json"
    processes = [
        started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    ]
    until = time.monotonic() + 30
    while not file.exists() and time.monotonic() < until:
        time.sleep(0.1)
    time.sleep(0.2)
    address = str(json.loads(file.read_text())["address"])
    processes += [
        started("worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard",
                "--local-directory", str(tmp_path / f"worker{number}"))
        for number in range(2)
    ]  # fmt: skip
    from distributed import Client

    with Client(address, timeout=30, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(2, timeout=60)  # type: ignore[no-untyped-call]
    yield address, processes[1:]
    for process in reversed(processes):
        process.kill()
        process.wait()


def test_one_worker_killed_mid_scan_and_the_bytes_are_the_same(
    tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    file = written(tmp_path / "copy.jsonl", 120)
    run(tmp_path / "one", file)
    manifest = made(tmp_path / "many", file)
    last = None
    for last in scanned(tmp_path / "many", manifest, scheduler=address):
        if last.done == 3:
            workers[0].send_signal(signal.SIGKILL)
    assert last is not None
    assert (last.done, last.lost) == (31, ())
    assert workers[0].wait(10) == -signal.SIGKILL
    assert tables(tmp_path / "many") == tables(tmp_path / "one")


def test_a_cluster_without_workers_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "scheduler.json"
    process = started(
        "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)
    )
    try:
        until = time.monotonic() + 30
        while not file.exists() and time.monotonic() < until:
            time.sleep(0.1)
        time.sleep(0.2)
        with pytest.raises(UsageError, match="the cluster has no workers"):
            run(tmp_path / "out", written(tmp_path / "a.jsonl", 2), scheduler=json.loads(file.read_text())["address"])
    finally:
        process.kill()
        process.wait()


def test_a_scheduler_that_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.archive.scan_cluster._TIMEOUT", 0.5)
    with pytest.raises(UsageError, match="no scheduler answers"):
        run(tmp_path / "out", written(tmp_path / "a.jsonl", 2), scheduler="tcp://127.0.0.1:1")
