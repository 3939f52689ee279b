"""The copies of a scan: its tables of prints read as columns, its clusters written beside them, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np

from provenance.archive.copy_clusters import Copies, Sketches, copy_clusters
from provenance.archive.prints import SKETCH
from provenance.errors import ReadError


def write_copies(folder: Path) -> Copies:
    """Cluster the articles of `folder/prints/*.parquet` and write `folder/copies.parquet`, one row a copied article.

    Raises ReadError where there are no prints. A text of fewer than five words has no sketch and is no copy.
    """
    import pyarrow as pa
    from pyarrow import parquet

    found = copy_clusters(read_sketches(folder))
    partial = folder / ".copies.parquet.part"
    with partial.open("wb") as file:
        parquet.write_table(pa.table(found._asdict()), file)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(folder / "copies.parquet")
    return found


def read_sketches(folder: Path) -> Sketches:
    """The columns `article`, `sketch` and `prints` of all partitions; articles without a sketch are left out."""
    from pyarrow import parquet

    paths = sorted((folder / "prints").glob("*.parquet"))
    if not paths:
        raise ReadError("has no prints", where=str(folder), mend="name the folder of a scan")
    articles, sketches, prints, counts = [], [], [], []
    for path in paths:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=["article", "sketch", "prints"]):
                kept = [bool(sketch.is_valid and len(sketch.as_py()) == SKETCH) for sketch in batch["sketch"]]
                some = batch.filter(_mask(kept))
                articles.append(some["article"].to_numpy().astype(np.int64))
                sketches.append(np.frombuffer(b"".join(some["sketch"].to_pylist()), dtype=np.uint8))
                prints.append(some["prints"].flatten().to_numpy().astype(np.uint32))
                counts.append(some["prints"].value_lengths().to_numpy().astype(np.int64))
    return Sketches(
        np.concatenate(articles), np.concatenate(sketches).reshape(-1, SKETCH), np.concatenate(prints),
        np.concatenate(([0], np.cumsum(np.concatenate(counts)))).astype(np.int64),
    )  # fmt: skip


def _mask(kept: list[bool]) -> Any:
    import pyarrow as pa

    return pa.array(kept, type=pa.bool_())
