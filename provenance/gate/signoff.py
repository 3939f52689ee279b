"""The sign-off log: who let what pass, when, on which text and with which lexicons. Off unless somebody signs.

One JSON object a line, only ever appended to, each with the hash of the one before and its own (blake2b), under a
lock and synced to the disk. A crash can tear no more than the last line: the next entry begins on a line of its own
and says what was torn, so that nothing is dropped in silence. The hashes show changes by chance or by hand in the
middle; whoever rewrites everything from some entry on is found out only by a hash that was noted elsewhere.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from provenance.errors import UsageError
from provenance.framing.finding import Finding

ROOT = "0" * 64
Kind = Literal["sign-off", "anchor"]


class Accepted(msgspec.Struct, frozen=True):
    """One finding that somebody let pass."""

    fingerprint: str
    rule: str
    severity: str
    quoted: str


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the log. `text` is the blake2b hash of the decoded text in UTF-8.

    `torn` tells of lines before this one that a crash cut short. An `anchor` begins a log from which older entries
    were dropped: `dropped` counts them, `anchored` is the hash of the last.
    """

    kind: Kind
    at: str
    by: str
    reason: str
    before: str
    article: str = ""
    text: str = ""
    lexicons: str = ""
    accepted: tuple[Accepted, ...] = ()
    torn: tuple[tuple[int, str], ...] = ()
    dropped: int = 0
    anchored: str = ""
    hash: str = ""

    @property
    def time(self) -> datetime:
        """When it was written."""
        return datetime.fromisoformat(self.at)

    @property
    def leads_to(self) -> str:
        """The hash that the next entry must carry."""
        return self.anchored if self.kind == "anchor" else self.hash


def digest(content: bytes) -> str:
    """64 hexadecimal digits."""
    return blake2b(content, digest_size=32).hexdigest()


def sealed(entry: Entry) -> Entry:
    """The entry with its own hash."""
    return msgspec.structs.replace(entry, hash=digest(_canonical(entry)))


def is_sealed(entry: Entry) -> bool:
    """Whether an entry's hash is that of its content."""
    return entry.hash == digest(_canonical(entry))


def _canonical(entry: Entry) -> bytes:
    data: dict[str, Any] = msgspec.to_builtins(msgspec.structs.replace(entry, hash=""))
    return json.dumps(data, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode()


def line_of(entry: Entry) -> bytes:
    """The line of an entry, with its end."""
    return msgspec.json.encode(entry) + b"\n"


def signed(
    *, article: str, text: str, lexicons: str, findings: list[Finding], by: str, reason: str, at: datetime | None = None
) -> Entry:
    """An entry that is not yet in a log. UsageError where nobody, nothing or no reason is named."""
    by, reason = _words(by), _words(reason)
    if not by or not reason:
        raise UsageError("a sign-off needs a name and a reason", mend="add --by NAME --reason WHY")
    if not findings:
        raise UsageError("nothing was accepted", mend="add --accept FINGERPRINT")
    accepted = tuple(Accepted(one.fingerprint, one.rule, one.severity, one.quoted) for one in findings)
    moment = (at or datetime.now(UTC)).isoformat(timespec="seconds")
    return Entry(
        "sign-off", moment, by, reason, "", _words(article), digest(text.encode("utf-8", "surrogatepass")), lexicons,
        accepted,
    )  # fmt: skip


def _words(text: str) -> str:
    shown = " ".join(text.split())
    return shown.encode("utf-8", "backslashreplace").decode()


class Tail(NamedTuple):
    """Where a log ends: the hash the next entry must carry, and the torn lines that nothing tells of yet."""

    before: str
    torn: tuple[tuple[int, str], ...]


def tail_of(content: bytes) -> Tail:
    """The end of a log, read backwards to its last whole entry."""
    torn: list[tuple[int, str]] = []
    for line in reversed(content.split(b"\n")):
        if not line:
            continue
        entry = entry_of(line)
        if entry is not None:
            return Tail(entry.leads_to, tuple(reversed(torn)))
        torn.append((len(line), digest(line)))
    return Tail(ROOT, tuple(reversed(torn)))


def entry_of(line: bytes) -> Entry | None:
    """The entry of a line; None where it is not whole."""
    try:
        entry = msgspec.json.decode(line, type=Entry)
        entry.time  # noqa: B018 (raises for a date that is none)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
    return entry if is_sealed(entry) else None


def append(path: Path, entry: Entry) -> Entry:
    """Add an entry to a log and see it onto the disk; gives it as it was written."""
    with locked(path) as handle:
        content = _content(handle)
        end = tail_of(content)
        whole = sealed(msgspec.structs.replace(entry, before=end.before, torn=end.torn))
        gap = b"\n" if content and not content.endswith(b"\n") else b""
        put(handle, gap + line_of(whole))
    return whole


def put(handle: int, content: bytes) -> None:
    """Write all of it and see it onto the disk."""
    while content:
        content = content[os.write(handle, content) :]
    os.fsync(handle)


def _content(handle: int) -> bytes:
    pieces = []
    os.lseek(handle, 0, os.SEEK_SET)
    while piece := os.read(handle, 1 << 20):
        pieces.append(piece)
    return b"".join(pieces)


@contextmanager
def locked(path: Path) -> Iterator[int]:
    """The log, open for appending, while nobody else may write to it. Makes it where there is none."""
    try:
        import fcntl
    except ImportError:
        raise UsageError("a sign-off log needs a system with file locks", where=str(path)) from None
    handle = -1
    try:
        while True:
            new = not path.exists()
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            fcntl.flock(handle, fcntl.LOCK_EX)
            if _same(handle, path):
                break
            os.close(handle)  # it was replaced by a pruned one while we waited
            handle = -1
        if new:
            sync_folder(path.parent)
        yield handle
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(path), mend="name another --log") from None
    finally:
        if handle >= 0:
            os.close(handle)


def _same(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def sync_folder(folder: Path) -> None:
    """See a new or renamed file's name onto the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
