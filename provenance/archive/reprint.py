"""Prints of an older algorithm made anew: they share nothing with today's, so that copies would silently be missed."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.archive.prints import ALGORITHM, packed, prints, unpacked, written
from provenance.archive.schema import ArchiveError, explained, transaction
from provenance.archive.store import Archive

_BATCH = 500


def comparable(archive: Archive) -> None:
    """Raise ArchiveError where some of the archive's prints were made by another algorithm than today's."""
    others = [str(row[0]) for row in archive.rows("SELECT algorithm FROM printed WHERE algorithm != ?", ALGORITHM)]
    if others:
        raise ArchiveError(
            f"holds prints of another algorithm ({', '.join(others)}; this program makes {ALGORITHM})",
            where=str(archive.path), mend=f"make them anew: provenance archive reprint --archive {archive.path}",
        )  # fmt: skip


def reprinted(archive: Archive) -> Iterator[tuple[int, int]]:
    """Make the prints of another algorithm anew, batch by batch; yields how many are done and how many there were.

    Each batch is a transaction of its own: broken off, it goes on where it was.
    """
    ((of,),) = archive.rows("SELECT count(*) FROM print WHERE algorithm != ?", ALGORITHM)
    done = 0
    while count := _batch(archive):
        done += count
        yield done, int(of)  # type: ignore[call-overload]


def _batch(archive: Archive) -> int:
    """Make one batch anew; 0 where nothing is left, and then the archive says so."""
    execute = archive.connection.execute
    with explained(archive.path), transaction(archive.connection):
        rows = execute(
            "SELECT id, coalesce(prose, text), prints FROM print JOIN article ON id = article"
            " WHERE algorithm != ? LIMIT ?",
            (ALGORITHM, _BATCH),
        ).fetchall()
        for number, prose, old in rows:
            new = prints(prose)
            delete = "INSERT INTO shared (shared, rowid, prints) VALUES ('delete', ?, ?)"
            execute(delete, (number, written(unpacked(old))))
            execute("INSERT INTO shared (rowid, prints) VALUES (?, ?)", (number, written(new)))
            execute("UPDATE print SET algorithm = ?, prints = ? WHERE article = ?", (ALGORITHM, packed(new), number))
        if not rows:
            execute("DELETE FROM printed WHERE algorithm != ?", (ALGORITHM,))
    return len(rows)
