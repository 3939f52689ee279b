"""Compiled lexicons kept between runs: keyed by content, safe to delete, never needed.

A cache entry's name holds a digest of the bytes it was made from and of the code version, so a changed
lexicon can never be answered with an old one. A read-only home, a full disk or a damaged entry only
costs the time to compile again.
"""

from __future__ import annotations

import os
from _blake2 import blake2b  # hashlib would load OpenSSL, which costs a cold check several milliseconds
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

Made = TypeVar("Made")

# Raised whenever the compiled form changes.
_COMPILED = 6


def cache_folder() -> Path | None:
    """Where compiled lexicons are kept; None where `PROVENANCE_CACHE` is set to nothing."""
    named = os.environ.get("PROVENANCE_CACHE")
    if named is not None:
        return Path(named) if named else None
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "news-provenance"


@cache
def digest(folders: tuple[Path, ...]) -> str:
    """A digest of every lexicon file below `folders`, names and bytes, 32 hexadecimal digits.

    Files whose names, sizes and times are those of an earlier run are not read again: their digest is kept in
    the cache.
    """
    files = sorted(entry for folder in folders for entry in _files(str(folder), ""))
    signature = blake2b(repr(files).encode(), digest_size=16).hexdigest()
    base = cache_folder()
    memo = base / f"digest-{_COMPILED}-{signature}" if base is not None else None
    if memo is not None:
        try:
            known = memo.read_text(encoding="ascii")
            if len(known) == 32:
                return known
        except (OSError, UnicodeDecodeError):
            pass
    total = blake2b(str(_COMPILED).encode(), digest_size=16)
    for name, path, _, _ in files:
        with open(path, "rb") as file:
            content = file.read()
        total.update(f"\0{name}\0{len(content)}\0".encode())
        total.update(content)
    if memo is not None:
        _keep(memo, total.hexdigest().encode())
    return total.hexdigest()


def _files(folder: str, part: str) -> Iterator[tuple[str, str, int, int]]:
    """Name, path, size and time of each lexicon file below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{part}/{entry.name}"
            if entry.is_dir():
                if not entry.name.startswith("."):
                    yield from _files(entry.path, name)
            elif name.endswith((".toml", ".txt")):
                status = entry.stat()
                yield name, entry.path, status.st_size, status.st_mtime_ns


def remembered(name: str, key: str, kind: type[Made], make: Callable[[], Made]) -> Made:
    """`make()`, or what it gave the last time under the same `name` and content `key`."""
    folder = cache_folder()
    if folder is None:
        return make()
    entry = folder / f"{name}-{key}.msgpack"
    try:
        return msgspec.msgpack.decode(entry.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError):
        made = make()
        _keep(entry, msgspec.msgpack.encode(made))
        return made


def _keep(entry: Path, content: bytes) -> None:
    """Write whole or not at all; a cache that cannot be written is no error."""
    import tempfile  # costs as much as a cached check of a short text; needed only to write

    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=entry.parent, prefix=entry.name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(entry)
    except OSError:
        return
