"""The tables of a scan read side by side: partition by partition, so that memory does not grow with the scan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from provenance.archive.atlas_figures import Listed
from provenance.archive.scan import finished
from provenance.archive.scan_tables import Row

_ARTICLES = ("article", "outlet", "published", "title", "path", "own_words", "disputes", "language")


class ArticleRow(NamedTuple):
    """What the figures of an atlas need of an article."""

    number: int
    outlet: str
    date: str
    title: str
    path: str
    own_words: int
    disputes: tuple[str, ...]
    language: str

    def listed(self) -> Listed:
        """The article as it stands behind a figure."""
        return Listed(self.number, self.date, self.outlet, self.title or self.path)


class Joined:
    """One partition: its articles by number, and the rows of its other tables."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder, self._number = folder, number
        made = [ArticleRow(*row)._replace(disputes=tuple(row[6])) for row in self.rows("articles", *_ARTICLES)]
        self.articles = {one.number: one for one in made}

    def rows(self, table: str, *columns: str) -> Iterator[Row]:
        """Rows of a table, their values in the order of `columns`."""
        from pyarrow import parquet

        read = parquet.read_table(self._folder / table / f"{self._number:05}.parquet", columns=list(columns))
        values: list[list[Any]] = [read[column].to_pylist() for column in columns]
        return zip(*values, strict=True)


def partitions(folder: Path) -> Iterator[Joined]:
    """The finished partitions of a scan, in order."""
    for number in finished(folder):
        yield Joined(folder, number)
