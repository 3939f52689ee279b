"""Collections that tests scan, and what a scan's folder holds."""

from __future__ import annotations

from pathlib import Path

from provenance.archive.scan import Manifest, Progress, prepared, scanned
from provenance.archive.scan_kernel import settings_of
from provenance.archive.scan_tables import TABLES
from tests.archive.conftest import OTHER, STORY, line

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")


def written(file: Path, count: int = 24) -> Path:
    """A file of made-up articles of two outlets, as JSON Lines; the fifth line is broken."""
    lines = [
        line(
            text=(STORY if number % 2 else OTHER).format(day=DAYS[number % 6]) + f" Edition {number}.",
            title=f"Harbour {number}", outlet=("Ister Courier", "Vennmark Post")[number % 2],
            date=f"2026-03-{number % 28 + 1:02}", url=f"https://courier.example/{number}", language="en",
        )
        for number in range(count)
    ]  # fmt: skip
    file.write_text("".join([*lines[:4], "{no json}\n", *lines[4:]]))
    return file


def run(folder: Path, *paths: Path, partition: int = 4, workers: int = 1, scheduler: str = "") -> list[Progress]:
    """Scan into a folder; every step of the way."""
    return list(scanned(folder, made(folder, *paths, partition=partition), workers=workers, scheduler=scheduler))


def made(folder: Path, *paths: Path, partition: int = 4, anew: bool = False) -> Manifest:
    """The manifest of a scan of some paths."""
    folder.mkdir(exist_ok=True)
    return prepared(folder, [str(path) for path in paths], settings_of(), partition, anew=anew)


def tables(folder: Path) -> dict[str, bytes]:
    """The bytes of every table of a scan, by partition."""
    return {
        f"{name}/{path.name}": path.read_bytes()
        for name in (*TABLES, "done")
        for path in sorted((folder / name).iterdir())
    }


def rows(folder: Path, name: str) -> list[dict[str, object]]:
    """A table's rows, partition by partition."""
    from pyarrow import parquet

    return [row for path in sorted((folder / name).iterdir()) for row in parquet.read_table(path).to_pylist()]
