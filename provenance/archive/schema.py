"""The archive's file: its tables, how it is opened, how an older one is brought up to date.

One SQLite file with a write-ahead log: a batch of articles is one transaction, so that a crash at any moment loses
nothing that was committed and leaves no half article, and two processes may add at once.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from provenance.errors import ProvenanceError

# Written into the file's header, so that another program's database is never taken for an archive.
APPLICATION = 0x50524F56
_WAIT, _PAUSE = 30.0, 0.02

# Each step takes the file from the version before it to the next; a step is never changed once released.
_STEPS: tuple[str, ...] = (
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        digest BLOB NOT NULL UNIQUE,
        story TEXT NOT NULL,
        version INTEGER NOT NULL,
        path TEXT NOT NULL,
        format TEXT NOT NULL,
        outlet TEXT NOT NULL,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        date TEXT NOT NULL,
        language TEXT NOT NULL,
        words INTEGER NOT NULL,
        added TEXT NOT NULL,
        text TEXT NOT NULL,
        prose TEXT,
        passages BLOB NOT NULL,
        fields BLOB NOT NULL
    );
    CREATE INDEX article_story ON article (story, version);
    CREATE INDEX article_outlet ON article (outlet, date);
    CREATE INDEX article_date ON article (date);
    CREATE TABLE credit (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        role TEXT NOT NULL,
        name TEXT NOT NULL,
        place TEXT NOT NULL
    );
    CREATE INDEX credit_article ON credit (article);
    CREATE INDEX credit_name ON credit (name);
    CREATE TABLE print (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        algorithm TEXT NOT NULL,
        prints BLOB NOT NULL
    );
    CREATE TABLE measured (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        lexicons TEXT NOT NULL,
        own_words INTEGER NOT NULL,
        disputes TEXT NOT NULL,
        findings BLOB NOT NULL,
        PRIMARY KEY (article, lexicons)
    ) WITHOUT ROWID;
    CREATE TABLE wording (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        lexicons TEXT NOT NULL,
        concept TEXT NOT NULL,
        form TEXT NOT NULL,
        voice TEXT NOT NULL,
        dispute TEXT NOT NULL,
        side TEXT NOT NULL,
        count INTEGER NOT NULL
    );
    CREATE INDEX wording_concept ON wording (concept, lexicons);
    CREATE INDEX wording_article ON wording (article);
    CREATE TABLE heard (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        lexicons TEXT NOT NULL,
        dispute TEXT NOT NULL,
        party TEXT NOT NULL,
        words INTEGER NOT NULL
    );
    CREATE INDEX heard_dispute ON heard (dispute, lexicons);
    CREATE INDEX heard_article ON heard (article);
    CREATE VIRTUAL TABLE phrase USING fts5 (
        title, prose, content = '', tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE VIRTUAL TABLE shared USING fts5 (
        prints, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
    );
    """,
    # Which algorithms made the prints that are kept: prints of different ones share nothing, and nobody would notice.
    """
    CREATE TABLE printed (algorithm TEXT PRIMARY KEY) WITHOUT ROWID;
    INSERT INTO printed SELECT DISTINCT algorithm FROM print;
    """,
    # The indexes hold 16 MB of new words before they write them, and merge eight pieces at once (not 1 MB and four):
    # fewer writes while a large archive grows.
    """
    INSERT INTO phrase (phrase, rank) VALUES ('hashsize', 16777216);
    INSERT INTO shared (shared, rank) VALUES ('hashsize', 16777216);
    INSERT INTO phrase (phrase, rank) VALUES ('automerge', 8);
    INSERT INTO shared (shared, rank) VALUES ('automerge', 8);
    """,
)
VERSION = len(_STEPS)


class ArchiveError(ProvenanceError):
    """An archive that cannot be opened, read or written."""


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """Open an archive, bring it up to date, and give the connection; ArchiveError says why it cannot be."""
    if not create and not path.exists():
        raise ArchiveError("no such archive", where=str(path), mend="make one with: provenance archive add PATHS")
    with explained(path):
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        try:
            _prepared(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepared(connection: sqlite3.Connection, path: Path) -> None:
    """Prepare a file that another process may be making at this moment.

    SQLite does not wait for its turn while a file is switched to a write-ahead log: it says "locked" at once.
    """
    last = time.monotonic() + _WAIT
    while True:
        try:
            return _prepare(connection, path)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > last:
                raise
        time.sleep(_PAUSE)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    foreign = _tables(connection)
    # Read behind the tables: a process that makes the archive at this moment writes both at once.
    application, version = _header(connection)
    if (application, version) == (APPLICATION, VERSION):
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -65536")
        return
    if application not in (0, APPLICATION) or (application == 0 and foreign):
        raise ArchiveError("is a database of another program", where=str(path), mend="name another file")
    if version > VERSION:
        raise ArchiveError(
            f"was written by a newer version (its format is {version}, this program knows {VERSION})",
            where=str(path), mend="update provenance",
        )  # fmt: skip
    connection.execute("PRAGMA journal_mode = WAL")
    _migrate(connection)
    _prepare(connection, path)


def _migrate(connection: sqlite3.Connection) -> None:
    """Take the steps that the file has not taken yet, all or none; another process may have been faster."""
    with transaction(connection):
        version = _header(connection)[1]
        for number in range(version, VERSION):
            for statement in _STEPS[number].split(";\n"):
                if statement.strip():
                    connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One change of the file, all or none; it waits for another process that is writing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _header(connection: sqlite3.Connection) -> tuple[int, int]:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return application, version


def _tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


_MENDS = (
    ("locked", "another program is writing to it", "wait until it is done, then try again"),
    ("busy", "another program is writing to it", "wait until it is done, then try again"),
    ("full", "the disk is full", "make room; what was committed is safe"),
    ("readonly", "may not be written", "check the rights of the file and of its folder"),
    ("unable to open", "cannot be opened", "check that its folder exists and may be written"),
    ("not a database", "is not an archive", "name another file"),
    ("malformed", "is damaged", "restore a copy, or: sqlite3 FILE .recover"),
    ("disk i/o", "cannot be read or written: the disk gives errors", "check the disk; restore a copy"),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """What SQLite complains of, said as what happened, where and how to mend it."""
    try:
        yield
    except sqlite3.Error as error:
        said = str(error).lower()
        what, mend = next(((what, mend) for sign, what, mend in _MENDS if sign in said), (str(error), ""))
        raise ArchiveError(what, where=str(path), mend=mend) from error
