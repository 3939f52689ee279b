"""The tables of a scan: their columns, in one place for whoever writes or reads them, and how one is written.

A table is a folder of Parquet files, one a partition; `article` is the partition's number << 32 with the place in it,
the same in every table and every run. Places are code points of the article's source, as everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

TABLES: dict[str, dict[str, str]] = {
    # One row an article. Words in own voice; loaded words by voice; whether its wording was checked at all.
    "articles": {
        "article": "int64", "fingerprint": "text", "path": "text", "outlet": "text", "url": "text", "title": "text",
        "language": "text", "published": "text", "words": "int32", "own_words": "int32", "sentences": "int32",
        "loaded_own": "int32", "loaded_attributed": "int32", "loaded_quoted": "int32", "loaded_scare": "int32",
        "loaded_unsure": "int32", "own_weight_per_1000_words": "float64", "sources": "int32",
        "anonymous_share": "float64", "disputes": "texts", "relayed": "bool", "checked": "bool",
    },
    "findings": {
        "article": "int64", "rule": "text", "severity": "text", "start": "int32", "end": "int32", "line": "int32",
        "quoted": "text", "message": "text", "concept": "text", "voice": "text", "speaker": "text", "origin": "text",
        "dispute": "text", "side": "text", "fingerprint": "text",
    },
    # Loaded words as they stand, folded, counted by voice: what an atlas and a trend are made of.
    "wordings": {
        "article": "int64", "concept": "text", "wording": "text", "voice": "text", "dispute": "text", "side": "text",
        "count": "int32",
    },
    # One row a side; `low` and `high` bound its share of the own words; null where there are too few to say.
    "leans": {
        "article": "int64", "dispute": "text", "side": "text", "own": "int32", "attributed": "int32",
        "quoted": "int32", "unpaired": "int32", "low": "float64", "high": "float64", "favoured": "bool",
        "abstains": "bool", "terms_paired": "int32", "terms_unpaired": "int32",
    },
    # One row a source and dispute that it is a party of; `dispute` is empty for a source that is no party.
    "heard": {
        "article": "int64", "dispute": "text", "party": "text", "side": "text", "source": "text", "kind": "text",
        "words": "int32",
    },
    "credits": {"article": "int64", "role": "text", "name": "text", "place": "text"},
    "hops": {
        "article": "int64", "hop": "int32", "sender": "text", "sender_kind": "text", "receiver": "text",
        "receiver_kind": "text", "kind": "text", "status": "text", "confidence": "float64", "quoted": "text",
        "start": "int32", "end": "int32",
    },
    # `sketch` is null for a text of fewer than five words; `prints` are sorted.
    "prints": {"article": "int64", "sketch": "bytes", "prints": "prints"},
    # The words of an article as `provenance events` weighs them: terms are CRC-32 of folded words, sorted.
    "gists": {"article": "int64", "words": "int32", "terms": "prints", "weights": "weights"},
    # What is not in the tables, or not checked, and why: unreadable, unchecked or internal.
    "failures": {"path": "text", "error": "text", "message": "text"},
}  # fmt: skip


class Counts(msgspec.Struct, frozen=True):
    """What a partition gave; written last, so that its file says that the tables beside it are whole."""

    articles: int = 0
    findings: int = 0
    failures: dict[str, int] = {}

    def __add__(self, other: Counts) -> Counts:
        kinds = sorted({*self.failures, *other.failures})
        failures = {kind: self.failures.get(kind, 0) + other.failures.get(kind, 0) for kind in kinds}
        return Counts(self.articles + other.articles, self.findings + other.findings, failures)


def write_partition(folder: Path, number: int, rows: Rows, counts: Counts) -> None:
    """Write the tables of a partition, each whole or not at all, then its counts. Raises OSError."""
    import pyarrow as pa
    from pyarrow import parquet

    for name, columns in TABLES.items():
        values = list(zip(*rows[name], strict=True)) or [()] * len(columns)
        arrays = [pa.array(column, _type(kind)) for column, kind in zip(values, columns.values(), strict=True)]
        table = pa.table(dict(zip(columns, arrays, strict=True)))
        sink = pa.BufferOutputStream()
        parquet.write_table(table, sink, compression="zstd")
        write_whole(folder / name / f"{number:05}.parquet", sink.getvalue())
    write_whole(folder / "done" / f"{number:05}.json", msgspec.json.encode(counts))


def write_whole(path: Path, content: bytes | Any) -> None:
    """Write a file so that a kill at any moment leaves the old one or the new one. Raises OSError."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def tables_of(folder: Path, name: str) -> Sequence[Path]:
    """The files of a table, by partition."""
    return sorted((folder / name).glob("[0-9]*.parquet"))


def _type(kind: str) -> Any:
    import pyarrow as pa

    return {
        "int64": pa.int64(), "int32": pa.int32(), "float64": pa.float64(), "bool": pa.bool_(), "text": pa.string(),
        "bytes": pa.binary(), "texts": pa.list_(pa.string()), "prints": pa.list_(pa.uint32()),
        "weights": pa.list_(pa.float32()),
    }[kind]  # fmt: skip
