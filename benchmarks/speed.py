"""Speed and memory: a cold check beside proselint, and the throughput of the pipeline.

Cold: whole processes in turn on one 500-word text (the first article of the evaluation set, cut), 15 runs each
after a warm-up; the median of wall time and its ratio are what count, because machines are noisy. Both run
from byte code, as pip leaves it: PYTHONDONTWRITEBYTECODE, which some build machines set, is taken out of the
environment, or every run would compile our sources anew and not proselint's. proselint lives in a virtual
environment of its own (PROSELINT names its command; made on demand otherwise).
Throughput: `reading + sentences + matching + voice` and `everything check does` over us_news, one process,
CPU seconds.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from benchmarks.evaluation_data import missing, shared
from provenance.article.read import read_text
from provenance.framing.analysis import analyse
from provenance.framing.contest import active_disputes
from provenance.framing.prose import Prose
from provenance.framing.voice import voices
from provenance.gate.check import check_article
from provenance.lexicon.lexicon import Lexicon

PART = "data/articles/us_news.jsonl"
RUNS = 15


def main() -> None:
    """Print cold start, memory and throughput."""
    path = shared(PART)
    if path is None:
        print(missing(PART))
        return
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    _cold(texts[0])
    _throughput(texts)


def _cold(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "article.txt"
        file.write_text(" ".join(text.split(" ")[:500]), encoding="utf-8")
        script = Path(sys.executable).parent / "provenance"
        ours = [str(script), "check", str(file)]
        times: dict[str, list[float]] = {"provenance": []}
        commands = {"provenance": ours}
        if proselint := _proselint():
            times["proselint"] = []
            commands["proselint"] = [proselint, "check", str(file)]
        for run in range(RUNS + 1):
            for name, command in commands.items():
                begun = time.perf_counter()
                subprocess.run(
                    command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=_compiling()
                )
                if run:
                    times[name].append(1000 * (time.perf_counter() - begun))
        for name, values in times.items():
            print(f"cold {name}: median {statistics.median(values):.0f} ms, least {min(values):.0f} ms")
        if proselint:
            ratios = [a / b for a, b in zip(times["provenance"], times["proselint"], strict=True)]
            print(f"  ratio to proselint, run by run: median {statistics.median(ratios):.2f}")
        print(f"  peak memory {_peak(ours) / 1024:.0f} MB")


def _compiling() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _peak(command: list[str]) -> int:
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    return int(subprocess.run([sys.executable, "-c", code, *command], capture_output=True, check=True).stdout)


def _proselint() -> str | None:
    """The peer's command; made in a throwaway environment where none is named."""
    if named := os.environ.get("PROSELINT"):
        return named
    folder = Path(tempfile.gettempdir()) / "provenance-bench-proselint"
    command = folder / "bin" / "proselint"
    if not command.exists():
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        done = subprocess.run([str(folder / "bin" / "pip"), "install", "-q", "proselint"], check=False)
        if done.returncode:
            print("  proselint could not be installed: cold start is given without its peer")
            return None
    return str(command)


def _throughput(texts: list[str]) -> None:
    lexicon = Lexicon()
    check_article(read_text(texts[0]), lexicon)
    begun = time.process_time()
    for text in texts:
        prose = Prose(read_text(text), lexicon)
        voices(prose, active_disputes(prose, lexicon))
    first = time.process_time() - begun
    begun = time.process_time()
    for text in texts:
        analyse(read_text(text), lexicon)
    second = time.process_time() - begun
    begun = time.process_time()
    for text in texts:
        check_article(read_text(text), lexicon)
    third = time.process_time() - begun
    print(f"throughput on {len(texts)} articles, one core")
    print(f"  reading + sentences + matching + voice: {len(texts) / first:.0f} articles/s")
    print(f"  with wording, sources and lean:         {len(texts) / second:.0f} articles/s")
    print(f"  everything that check does:             {len(texts) / third:.0f} articles/s")
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
