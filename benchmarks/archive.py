"""The archive: how fast articles go in, how fast a phrase and a source are found, what kill -9 leaves.

Adding: made-up articles of 300 words (sentences drawn from a grammar, seed 5, no word of any evaluation data), read as
JSON Lines, with metadata, credits and prints, one process, CPU and wall seconds; committed in batches as always.
Finding: 200 phrases of three words that stand in some article, and 200 texts half of whose words were copied from an
archived article and half written anew; the source counts as found where it is first. Median and 95th percentile in
milliseconds of wall time. ARTICLES sets the number (default 20,000). Kills: a writer is killed at a random moment
KILLS times (default 200) and the file checked each time; every acknowledged article must be there.
"""

from __future__ import annotations

import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from provenance.archive.origins import kin_of_text
from provenance.archive.search import Query, search
from provenance.archive.store import Archive
from provenance.article.read import read_line
from provenance.lexicon.lexicon import Lexicon

ARTICLES = int(os.environ.get("ARTICLES", "20000"))
KILLS = int(os.environ.get("KILLS", "200"))
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en", "ist")]
_FRAME = ("the {} of {} told the {} that a {} would {} before the {} in {}", "{} and {} {} the {} near {} on {}")
_WRITER = """
import sys
from pathlib import Path
from benchmarks.archive import articles
from provenance.archive import store
from provenance.lexicon.lexicon import Lexicon
from provenance.article.read import read_line
store._BATCH = 20
inputs = (read_line(line, name="x") for line in articles(10**9, seed=int(sys.argv[2])))
with store.Archive(Path(sys.argv[1]), create=True) as archive:
    for done in archive.add(inputs, Lexicon().outlets):
        print(done.new, flush=True)
"""


def articles(count: int, seed: int = 5) -> Iterator[bytes]:
    """Made-up articles as lines of JSON; the same for the same seed."""
    draw = random.Random(seed)
    words = ["".join(draw.choices(_SYLLABLES, k=draw.randint(1, 4))) for _ in range(30_000)]
    for number in range(count):
        text = _text(draw, words, 300)
        yield json.dumps(
            {"text": text, "title": " ".join(draw.choices(words, k=6)), "outlet": f"Outlet {number % 400}",
             "date": f"20{10 + number % 16}-{1 + number % 12:02}-{1 + number % 28:02}",
             "url": f"https://o{number % 400}.example/{seed}/{number}", "language": "en"}
        ).encode()  # fmt: skip


def _text(draw: random.Random, words: list[str], length: int) -> str:
    sentences: list[str] = []
    while sum(one.count(" ") for one in sentences) < length:
        frame = draw.choice(_FRAME)
        sentence = frame.format(*(words[int(30_000 * draw.random() ** 3)] for _ in range(frame.count("{}"))))
        sentences.append(sentence.capitalize() + ".")
    return "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5))


def main() -> None:
    """Print rates, latencies, recall and what the kills left."""
    with tempfile.TemporaryDirectory() as folder:
        _filled(Path(folder) / "a.db")
        _killed(Path(folder) / "k.db")


def _filled(path: Path) -> None:
    outlets = Lexicon().outlets
    lines = list(articles(ARTICLES))
    begun, wall = time.process_time(), time.perf_counter()
    with Archive(path, create=True) as archive:
        for _ in archive.add((read_line(line, name=f"x:{n}") for n, line in enumerate(lines)), outlets):
            pass
        used, passed = time.process_time() - begun, time.perf_counter() - wall
        print(f"added {ARTICLES:,}: {ARTICLES / used:.0f} articles/s of CPU, {ARTICLES / passed:.0f} of wall time")
        print(f"  file {path.stat().st_size / ARTICLES:.0f} bytes an article")
        _phrases(archive, lines)
        _sources(archive, lines)


def _phrases(archive: Archive, lines: list[bytes]) -> None:
    draw, times = random.Random(7), []
    for _ in range(200):
        words = json.loads(draw.choice(lines))["text"].split()
        at = draw.randrange(len(words) - 3)
        begun = time.perf_counter()
        assert search(archive, Query(" ".join(words[at : at + 3])))
        times.append(1000 * (time.perf_counter() - begun))
    print(f"phrase: {_told(times)}")


def _sources(archive: Archive, lines: list[bytes]) -> None:
    draw, times, found = random.Random(9), [], 0
    words = ["".join(draw.choices(_SYLLABLES, k=draw.randint(1, 4))) for _ in range(30_000)]
    for _ in range(200):
        source = json.loads(draw.choice(lines))
        copied = source["text"].split()
        at = draw.randrange(len(copied) // 2)
        text = _text(draw, words, 150) + "\n\n" + " ".join(copied[at : at + len(copied) // 2])
        begun = time.perf_counter()
        kin = kin_of_text(archive, text)
        times.append(1000 * (time.perf_counter() - begun))
        found += bool(kin) and kin[0].article.url == source["url"]
    print(f"source of a half-copied text: {_told(times)}; first in {found} of 200")


def _told(times: list[float]) -> str:
    return f"median {statistics.median(times):.1f} ms, 95th percentile {statistics.quantiles(times, n=20)[-1]:.1f} ms"


def _killed(path: Path) -> None:
    draw, acknowledged = random.Random(11), 0
    for number in range(KILLS):
        command = [sys.executable, "-c", _WRITER, str(path), str(number)]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(draw.random() * 0.2)
        writer.send_signal(signal.SIGKILL)
        told = [first, *writer.communicate()[0].split("\n")]
        acknowledged += max(int(one) for one in told if one.strip().isdigit())
        with Archive(path) as archive:
            (((count,),), damage) = archive.rows("SELECT count(*) FROM article"), archive.damage()
        if damage or int(count) < acknowledged:  # type: ignore[call-overload]
            print(f"kill {number + 1}: {count} articles, {acknowledged} acknowledged, {damage}")
            return
    print(f"{KILLS} kills: sound each time; {count} articles there, {acknowledged} acknowledged")


if __name__ == "__main__":
    main()
