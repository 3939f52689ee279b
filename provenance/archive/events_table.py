"""The events of a scan: its articles grouped by what they tell of, in windows of time, so that memory does not grow.

Articles are taken in the order of their dates, so many at a time that a window is grouped in memory; each window
shares half of its articles with the one before, and a group goes on as the event that most of its shared articles are
in. Languages are grouped apart: what survives translation is not kept in a scan.
"""

from __future__ import annotations

import os
import shutil
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from provenance.archive.scan import finished
from provenance.compare.events import grouped
from provenance.compare.gists import Gist
from provenance.errors import ReadError

Numbers = npt.NDArray[np.int64]
# Half a window: an event's articles are looked for among at least so many before and after.
HALF = 20_000


class Told(NamedTuple):
    """One entry an article that tells of an event which others tell of: `event` is the lowest of their articles."""

    article: Numbers
    event: Numbers


def write_events(folder: Path, *, half: int = HALF) -> Told:
    """Group the articles of a scan and write `folder/events.parquet`, whole or not at all.

    Raises ReadError where the scan has no gists, OSError where nothing can be written.
    """
    import pyarrow as pa
    from pyarrow import parquet

    scratch = folder / ".events"
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        found = _told(_stitched(_read(path) for path in _halves(folder, scratch, half)))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    partial = folder / ".events.parquet.part"
    with partial.open("wb") as file:
        parquet.write_table(pa.table(found._asdict()), file)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(folder / "events.parquet")
    return found


def _halves(folder: Path, scratch: Path, half: int) -> list[Path]:
    """The gists of a scan in files of `half` articles, by date; articles without one come last."""
    from pyarrow import parquet

    numbers = finished(folder)
    paths = [
        (folder / "gists" / f"{number:05}.parquet", folder / "articles" / f"{number:05}.parquet") for number in numbers
    ]
    if not all(gists.exists() for gists, _ in paths):
        raise ReadError("has no gists", where=str(folder), mend="scan anew: provenance scan … --anew")
    dates = [parquet.read_table(articles, columns=["published"])["published"].to_pylist() for _, articles in paths]
    every = np.array([date or "9999" for part in dates for date in part], dtype="U10")
    place = np.empty(len(every), dtype=np.int64)
    place[np.argsort(every, kind="stable")] = np.arange(len(every)) // half
    scratch.mkdir()
    writers: dict[int, Any] = {}
    try:
        start = 0
        for (gists, articles), part in zip(paths, dates, strict=True):
            rows = parquet.read_table(gists).append_column("language", parquet.read_table(articles)["language"])
            wanted = place[start : start + len(part)]
            start += len(part)
            for number in np.unique(wanted).tolist():
                if number not in writers:
                    writers[number] = parquet.ParquetWriter(scratch / f"{number:05}.parquet", rows.schema)
                writers[number].write_table(rows.filter(wanted == number))
    finally:
        for writer in writers.values():
            writer.close()
    return sorted(scratch.iterdir())


def _read(path: Path) -> list[tuple[int, Gist]]:
    from pyarrow import parquet

    table = parquet.read_table(path)
    columns = [table[name].to_pylist() for name in ("article", "language", "words")]
    terms, weights = (table[name].combine_chunks() for name in ("terms", "weights"))
    found = []
    for row, (number, language, words) in enumerate(zip(*columns, strict=True)):
        term, weight = (values[row].values.to_numpy().tobytes() for values in (terms, weights))
        found.append((number, Gist("", language, words, _array("I", term), _array("f", weight), {})))
    return found


def _array(kind: str, content: bytes) -> Any:
    made = array(kind)
    made.frombytes(content)
    return made


def _stitched(halves: Iterator[list[tuple[int, Gist]]]) -> dict[int, int]:
    """The event of every article: window by window, a group goes on as the event most of its shared articles are in."""
    event_of: dict[int, int] = {}
    before: list[tuple[int, Gist]] = []
    first = True
    for half in halves:
        if first:
            before, first = half, False
            continue
        _group(event_of, before, half)
        before = half
    if not event_of:
        _group(event_of, [], before)
    return event_of


def _group(event_of: dict[int, int], before: Sequence[tuple[int, Gist]], half: Sequence[tuple[int, Gist]]) -> None:
    """Group a window and name the events of the articles that have none yet."""
    window = [*before, *half]
    numbers = [number for number, _ in window]
    members: dict[int, list[int]] = {}
    for place, group in enumerate(grouped(gist for _, gist in window)):
        members.setdefault(group, []).append(numbers[place])
    for together in members.values():
        known = Counter(event_of[number] for number in together if number in event_of)
        new = [number for number in together if number not in event_of]
        event, votes = max(known.items(), key=lambda one: (one[1], -one[0]), default=(0, 0))
        for number in new:
            event_of[number] = event if 2 * votes > known.total() else min(new)


def _told(event_of: dict[int, int]) -> Told:
    """The articles of events of more than one article, events side by side, named by their lowest article."""
    members: dict[int, list[int]] = {}
    for number, event in event_of.items():
        members.setdefault(event, []).append(number)
    several = sorted(sorted(group) for group in members.values() if len(group) > 1)
    pairs = [(number, group[0]) for group in several for number in group]
    made = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Told(made[:, 0], made[:, 1])
