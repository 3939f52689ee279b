"""Copy clusters among many articles: planted ones found, and the time it takes.

Articles of 300 words drawn by Zipf (exponent 1) from 50,000 invented words, seed 5. Of every twenty, three copy an
earlier source of the same twenty: whole, 80 % and half of its words in one run, the rest drawn anew; one story is
planted in a fortieth of all articles. Recall: copies that lie in their source's cluster. Precision: clustered articles
whose cluster is the planted one's. Sketching and clustering in CPU seconds of one process; ARTICLES sets the largest
number (default 20,000; half of it is run first).
"""

from __future__ import annotations

import os
import resource
import time

import numpy as np

from provenance.archive.copy_clusters import Sketches, copy_clusters
from provenance.archive.prints import SKETCH, sketched

ARTICLES = int(os.environ.get("ARTICLES", "20000"))
_WORDS, _LENGTH, _WIRE = 50_000, 300, 40
_KEPT = {1: 300, 2: 240, 3: 150}


def main() -> None:
    """Print recall by share copied, precision, seconds and memory."""
    for size in (ARTICLES // 2, ARTICLES):
        _measured(size)


def _planted(size: int):  # type: ignore[no-untyped-def]
    """Text, source (the first article of a planted cluster, or itself) and kind of each article."""
    draw = np.random.default_rng(5)
    vocabulary = np.array([f"w{number}" for number in range(_WORDS)])
    chances = np.cumsum(1 / (np.arange(_WORDS) + 3))
    chances /= chances[-1]

    def drawn(count: int) -> np.ndarray:
        return np.minimum(np.searchsorted(chances, draw.random(count)), _WORDS - 1)

    wire = drawn(_LENGTH)
    source = wire
    for number in range(size):
        place = number % 20
        if number % _WIRE == 19:
            yield " ".join(vocabulary[wire]), 19, "wire"
        elif place in _KEPT:
            kept = _KEPT[place]
            text = np.concatenate((source[:kept], drawn(_LENGTH - kept)))
            yield " ".join(vocabulary[text]), number - place, f"{100 * kept // _LENGTH} %"
        else:
            text = drawn(_LENGTH)
            source = text if place == 0 else source
            yield " ".join(vocabulary[text]), number, ""


def _measured(size: int) -> None:
    sources, kinds, prints, sketches, counts = [], [], [], [], []
    sketching = 0.0
    for text, source, kind in _planted(size):
        begun = time.process_time()
        one = sketched(text)
        sketching += time.process_time() - begun
        sources.append(source)
        kinds.append(kind)
        prints += one.prints
        sketches.append(one.sketch)
        counts.append(len(one.prints))
    columns = Sketches(
        np.arange(size), np.frombuffer(b"".join(sketches), dtype=np.uint8).reshape(-1, SKETCH),
        np.array(prints, dtype=np.uint32), np.concatenate(([0], np.cumsum(counts))),
    )  # fmt: skip
    begun = time.process_time()
    found = copy_clusters(columns)
    spent = time.process_time() - begun
    cluster = dict(zip(found.article.tolist(), found.cluster.tolist(), strict=True))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    rate = size / sketching
    print(f"{size:9,} articles: sketched {rate:,.0f} a second, clustered in {spent:.2f} s, peak {memory} MB")
    for kind in ("wire", "100 %", "80 %", "50 %"):
        copies = [number for number in range(size) if kinds[number] == kind]
        right = sum(cluster.get(number) == sources[number] for number in copies)
        print(f"{'':9} copies of kind {kind:5}: {right:,} of {len(copies):,} in their cluster")
    right = sum(cluster[number] == sources[number] for number in cluster)
    print(f"{'':9} clustered {len(cluster):,}, of them in the right cluster {right:,}")


if __name__ == "__main__":
    main()
