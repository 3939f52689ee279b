"""Adding to the archive, reading from it, and forgetting."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import msgspec

from provenance.archive.prints import ALGORITHM, unpacked, written
from provenance.archive.record import Record, article_of, record
from provenance.archive.schema import ArchiveError, connect, explained, transaction
from provenance.article.article import Article, Problem
from provenance.lexicon.outlets import Outlets

# A batch is committed when it has so many articles or code points, or is so many seconds old: a crash then costs that
# much work and nothing else, and the texts that wait for it take no more memory.
_BATCH, _LETTERS, _SECONDS = 2_000, 1 << 24, 2.0


class Added(msgspec.Struct, frozen=True):
    """How far an addition has come: all that was committed."""

    new: int = 0
    known: int = 0
    versions: int = 0
    problems: tuple[Problem, ...] = ()


class Kept(msgspec.Struct, frozen=True):
    """An archived article without its text."""

    id: int
    story: str
    version: int
    path: str
    format: str
    outlet: str
    url: str
    title: str
    date: str
    language: str
    words: int
    added: str


KEPT = ", ".join(f"article.{name}" for name in Kept.__struct_fields__)


class Archive:
    """One archive file. Close it, or use it in a `with`."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self.connection = connect(path, create=create)

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was not committed was not added."""
        self.connection.close()

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """The rows of a query. Raises ArchiveError where the file cannot be read."""
        with explained(self.path):
            return self.connection.execute(query, values).fetchall()

    def add(
        self, inputs: Iterable[Article | Problem], outlets: Outlets, *, outlet: str = "", date: str = ""
    ) -> Iterator[Added]:
        """Add articles batch by batch; yields after every commit how many of them are there for good.

        An article that is there already is left as it is; another text of the same story is its next version.
        Articles of an unknown language are kept, too. `outlet` and `date` hold where an article declares none.
        """
        done, batch, problems = Added(), list[Record](), list[Problem]()
        begun, letters = time.monotonic(), 0
        for one in inputs:
            if isinstance(one, Problem):
                problems.append(one)
                continue
            batch.append(record(one, outlets, outlet=outlet, date=date))
            letters += len(one.text)
            if len(batch) >= _BATCH or letters >= _LETTERS or time.monotonic() - begun > _SECONDS:
                done = self._commit(batch, done, problems)
                yield done
                batch, begun, letters = [], time.monotonic(), 0
        yield self._commit(batch, done, problems)

    def _commit(self, batch: list[Record], done: Added, problems: list[Problem]) -> Added:
        new = versions = 0
        if not batch:
            return Added(done.new, done.known, done.versions, tuple(problems))
        with explained(self.path), transaction(self.connection):
            for one in batch:
                version = self._insert(one)
                new += version > 0
                versions += version > 1
            self.connection.execute("INSERT OR IGNORE INTO printed VALUES (?)", (ALGORITHM,))
        known = done.known + len(batch) - new
        return Added(done.new + new, known, done.versions + versions, tuple(problems))

    def _insert(self, one: Record) -> int:
        """Insert an article and give its version; 0 where it is there already."""
        execute = self.connection.execute
        if execute("SELECT 1 FROM article WHERE digest = ?", (one.digest,)).fetchone():
            return 0
        (last,) = execute("SELECT max(version) FROM article WHERE story = ?", (one.story,)).fetchone()
        version = (last or 0) + 1
        number = execute(
            "INSERT INTO article (digest, story, version, path, format, outlet, url, title, date, language, words,"
            " added, text, prose, passages, fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                one.digest, one.story, version, one.path, one.format, one.outlet, one.url, one.title, one.date,
                one.language, one.words, datetime.now(UTC).isoformat(timespec="seconds"), one.text,
                one.prose if one.prose != one.text else None, one.passages, one.fields,
            ),
        ).lastrowid  # fmt: skip
        if one.credits:
            self.connection.executemany(
                "INSERT INTO credit VALUES (?, ?, ?, ?)", [(number, *credit) for credit in one.credits]
            )
        execute("INSERT INTO print VALUES (?, ?, ?)", (number, ALGORITHM, one.prints))
        execute("INSERT INTO phrase (rowid, title, prose) VALUES (?, ?, ?)", (number, one.title, one.prose))
        execute("INSERT INTO shared (rowid, prints) VALUES (?, ?)", (number, written(unpacked(one.prints))))
        return version

    def kept(self, number: int) -> Kept:
        """What is known of an article. Raises ArchiveError where there is none of that number."""
        found = self.rows(f"SELECT {KEPT} FROM article WHERE id = ?", number)
        if not found:
            raise ArchiveError(f"has no article {number}", where=str(self.path), mend="see: provenance archive search")
        return Kept(*found[0])  # type: ignore[arg-type]

    def article(self, number: int) -> Article:
        """An archived article, as it was read; its path names the archive's number."""
        one = self.kept(number)
        ((text, passages, fields),) = self.rows("SELECT text, passages, fields FROM article WHERE id = ?", number)
        return article_of(one.path, one.format, one.language, text, passages, fields)  # type: ignore[arg-type]

    def versions(self, story: str) -> list[Kept]:
        """The versions of a story, the oldest first."""
        found = self.rows(f"SELECT {KEPT} FROM article WHERE story = ? ORDER BY version", story)
        return [Kept(*row) for row in found]  # type: ignore[arg-type]

    def forget(self, numbers: Iterable[int]) -> int:
        """Take articles out with all that was derived from them; how many were there. All or none."""
        with explained(self.path), transaction(self.connection):
            return sum(map(self._delete, numbers))

    def _delete(self, number: int) -> int:
        execute = self.connection.execute
        row = execute(
            "SELECT title, coalesce(prose, text), prints FROM article JOIN print ON article = id WHERE id = ?",
            (number,),
        ).fetchone()
        if row is None:
            return 0
        title, prose, kept = row
        # An index that keeps no text is told what it once was given.
        execute("INSERT INTO phrase (phrase, rowid, title, prose) VALUES ('delete', ?, ?, ?)", (number, title, prose))
        execute("INSERT INTO shared (shared, rowid, prints) VALUES ('delete', ?, ?)", (number, written(unpacked(kept))))
        execute("DELETE FROM article WHERE id = ?", (number,))
        return 1

    def damage(self) -> list[str]:
        """What SQLite's own check finds wrong; nothing where the file is sound."""
        with explained(self.path):
            found = [str(row[0]) for row in self.connection.execute("PRAGMA integrity_check")]
            for table in ("phrase", "shared"):
                self.connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        lost = self.rows("SELECT count(*) FROM article WHERE id NOT IN (SELECT article FROM print)")[0][0]
        return [one for one in found if one != "ok"] + ([f"{lost} articles without prints"] if lost else [])
