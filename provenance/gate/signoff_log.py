"""Reading a sign-off log, holding every entry against the one before, and dropping what is past its time."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from provenance.errors import ReadError
from provenance.gate.signoff import ROOT, Entry, digest, entry_of, line_of, locked, put, sealed, sync_folder


class Fault(NamedTuple):
    """What is wrong at a line, from 1; `torn` where a crash explains it, which no tampering does."""

    line: int
    what: str
    torn: bool = False


class Log(NamedTuple):
    """The entries of a log with their lines, and what is wrong with it."""

    entries: tuple[tuple[int, Entry], ...]
    faults: tuple[Fault, ...]

    @property
    def head(self) -> str:
        """The hash of the last entry: noted elsewhere, it proves that nothing before it was rewritten."""
        return self.entries[-1][1].hash if self.entries else ROOT


def read_log(path: Path) -> Log:
    """Read and verify a log. ReadError where there is none."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}", where=str(path), mend="name the log: --log FILE") from None
    return verified(content)


def verified(content: bytes) -> Log:
    """Every entry of a log's bytes, held against the one before."""
    entries: list[tuple[int, Entry]] = []
    faults: list[Fault] = []
    broken: list[tuple[int, bytes]] = []
    expected = ROOT
    lines = content.split(b"\n")
    for number, line in enumerate(lines, start=1):
        if not line:
            if number < len(lines):
                faults.append(Fault(number, "is empty"))
            continue
        entry = entry_of(line)
        if entry is None:
            broken.append((number, line))
            continue
        faults += _told(broken, entry)
        broken = []
        if entry.kind == "anchor" and entries:
            faults.append(Fault(number, "an anchor stands behind other entries"))
        elif entry.kind != "anchor" and entry.before != expected:
            faults.append(Fault(number, "does not follow the entry before it: one was changed, moved or taken out"))
        expected = entry.leads_to
        entries.append((number, entry))
    faults += [_end(number, line) for number, line in broken]
    if entries and not broken and not content.endswith(b"\n"):
        faults.append(Fault(entries[-1][0], "is whole but for its line end; the next entry mends it", True))
    return Log(tuple(entries), tuple(sorted(faults)))


def _told(broken: list[tuple[int, bytes]], entry: Entry) -> list[Fault]:
    """Broken lines before an entry: torn where the entry tells of them, else tampered with."""
    known = list(entry.torn)
    faults = []
    for number, line in broken:
        told = (len(line), digest(line))
        if told in known:
            known.remove(told)
        if not _is_cut(line):
            faults.append(Fault(number, "was changed: its hash is not its own"))
        elif told in entry.torn:
            what = f"was torn after {len(line)} bytes by a crash; the next entry tells of it"
            faults.append(Fault(number, what, True))
        else:
            faults.append(Fault(number, "is no whole entry, and no later one tells of a crash"))
    if known:
        faults.append(Fault(broken[0][0] if broken else 0, f"{len(known)} torn lines that an entry tells of are gone"))
    return faults


def _end(number: int, line: bytes) -> Fault:
    """A broken line that no entry follows."""
    if _is_cut(line):
        return Fault(number, f"was torn after {len(line)} bytes; the next entry will tell of it", True)
    return Fault(number, "was changed: its hash is not its own")


def _is_cut(line: bytes) -> bool:
    """Whether a crash can have left a line so: a whole one with a wrong hash was changed by somebody."""
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return True
    return False


def prune(path: Path, days: int, *, by: str, now: datetime | None = None) -> int:
    """Begin the log anew without entries older than `days`, anchored at the last one dropped; says how many went.

    Kept lines stay byte for byte. A log that does not verify is left alone, since pruning would hide the fault.
    """
    moment = now or datetime.now(UTC)
    with locked(path):
        content = path.read_bytes()
        log = verified(content)
        if faults := [one for one in log.faults if not one.torn]:
            raise ReadError(f"line {faults[0].line} {faults[0].what}; nothing was dropped", where=str(path))
        old = moment - timedelta(days=days)
        kept_from = next(
            (at for at, (_, one) in enumerate(log.entries) if one.kind != "anchor" and one.time >= old),
            len(log.entries),
        )
        gone = [one for _, one in log.entries[:kept_from]]
        count = sum(one.kind != "anchor" for one in gone)
        if not count:
            return 0
        before = sum(one.dropped for one in gone)
        anchor = sealed(
            Entry(
                "anchor", moment.isoformat(timespec="seconds"), by, f"older than {days} days", ROOT,
                dropped=before + count, anchored=gone[-1].leads_to,
            )
        )  # fmt: skip
        first = log.entries[kept_from - 1][0]  # lines from 1, so this many go
        rest = b"\n".join(content.split(b"\n")[first:])
        _replace(path, line_of(anchor) + rest)
    return count


def _replace(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:50]}.", dir=path.parent)
    try:
        put(handle, content)
        os.replace(temporary, path)
        sync_folder(path.parent)
    except OSError:
        os.unlink(temporary)
        raise
    finally:
        os.close(handle)
