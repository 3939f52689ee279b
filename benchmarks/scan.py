"""A scan: articles per second and core, what a second process gives, and memory as the input grows.

The 1,001 articles of `../shared/data/articles`, written as JSON Lines COPIES times (default 2) with a running number
behind each text. Each scan is a process of its own: start, plan, all analyses, all tables, without copy clusters;
seconds by the clock from start to end, the best of RUNS (default 2). Memory: the largest process, at N and at 4 N.
Then the atlas of both scans: seconds, memory, and the size of the page.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.evaluation_data import missing, shared

COPIES, RUNS = int(os.environ.get("COPIES", "2")), int(os.environ.get("RUNS", "2"))
_START = "from provenance.cli import console; console()"


def main() -> None:
    """Print the figures of scans by one process and two."""
    articles = shared("data/articles/us_news.jsonl")
    if articles is None:
        print(missing("data/articles"))
        return
    records = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        small, large = (_written(Path(folder), records, copies) for copies in (COPIES, 4 * COPIES))
        count = COPIES * len(records)
        best = {workers: min(_seconds(small, workers) for _ in range(RUNS)) for workers in (1, 2)}
        memory = _largest()
        for workers, seconds in best.items():
            rate = count / seconds / workers
            print(f"{count:,} articles, {workers} processes: {seconds:.1f} s, {rate:.0f} articles/s and process")
        print(f"two processes: {best[1] / best[2]:.2f} x one")
        _seconds(large, 2)
        print(f"largest process: {memory} MB at {count:,}, {_largest()} MB at {4 * count:,}")
        for file, articles in ((small, count), (large, 4 * count)):
            print(f"atlas of {articles:,} articles: {_atlas(file.with_suffix('.2'))}")


def _written(folder: Path, records: list[dict[str, object]], copies: int) -> Path:
    file = folder / f"{copies}.jsonl"
    with file.open("w") as stream:
        for number in range(copies):
            for record in records:
                stream.write(json.dumps({**record, "text": f"{record['text']} {number}"}) + "\n")
    return file


def _seconds(file: Path, workers: int) -> float:
    command = [sys.executable, "-c", _START, "scan", str(file), "--out", str(file.with_suffix(f".{workers}"))]
    command += ["--anew", "--no-copies", "--partition", "250", "--workers", str(workers)]
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def _atlas(folder: Path) -> str:
    begun = time.perf_counter()
    page = str(folder / "atlas.html")
    process = subprocess.Popen([sys.executable, "-c", _START, "atlas", str(folder), "--output", page])
    _, _, used = os.wait4(process.pid, 0)
    seconds, size = time.perf_counter() - begun, Path(page).stat().st_size
    return f"{seconds:.1f} s, {used.ru_maxrss // 1024} MB, a page of {size >> 10:,} KB"


def _largest() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
