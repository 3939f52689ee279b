"""The tables of a scan become copies.parquet: every partition is read, texts too short are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.archive.copies_table import write_copies
from provenance.archive.prints import sketched
from provenance.errors import ReadError

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def test_copies_across_partitions(tmp_path: Path) -> None:
    story = " ".join(f"word{number * number % 997}" for number in range(300))
    (tmp_path / "prints").mkdir()
    for partition, texts in enumerate([[story, "too short"], ["nothing here is like " * 30, story]]):
        made = [sketched(text) for text in texts]
        table = pa.table(
            {
                "article": pa.array([partition << 32 | row for row in range(2)], pa.int64()),
                "sketch": pa.array([one.sketch or None for one in made], pa.binary()),
                "prints": pa.array([one.prints for one in made], pa.list_(pa.uint64())),
            }
        )
        parquet.write_table(table, tmp_path / "prints" / f"{partition:05}.parquet")
    write_copies(tmp_path)
    rows = parquet.read_table(tmp_path / "copies.parquet").to_pylist()
    assert [(row["article"], row["cluster"], row["verified"]) for row in rows] == [(0, 0, True), (1 << 32 | 1, 0, True)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copies.parquet", "prints"]


def test_a_folder_without_prints_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="has no prints"):
        write_copies(tmp_path)
