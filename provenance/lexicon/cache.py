"""Compiled lexicons kept between runs: keyed by content, safe to delete, never needed.

A cache entry's name holds a digest of the bytes it was made from and of the code version, so a changed
lexicon can never be answered with an old one. A read-only home, a full disk or a damaged entry only
costs the time to compile again.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

Made = TypeVar("Made")

# Raised whenever the compiled form changes.
_COMPILED = 1


def cache_folder() -> Path | None:
    """Where compiled lexicons are kept; None where `PROVENANCE_CACHE` is set to nothing."""
    named = os.environ.get("PROVENANCE_CACHE")
    if named is not None:
        return Path(named) if named else None
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "news-provenance"


def digest(paths: Iterable[Path]) -> str:
    """A digest of the names and bytes of files, 32 hexadecimal digits."""
    total = blake2b(str(_COMPILED).encode(), digest_size=16)
    for path in paths:
        content = _content(str(path), path.stat().st_mtime_ns)
        total.update(f"\0{path.name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


@cache
def _content(path: str, _mtime: int) -> bytes:
    return blake2b(Path(path).read_bytes(), digest_size=16).digest()


def remembered(name: str, paths: list[Path], kind: type[Made], make: Callable[[], Made]) -> Made:
    """`make()`, or what it gave the last time the same files were read."""
    folder = cache_folder()
    if folder is None:
        return make()
    entry = folder / f"{name}-{digest(paths)}.msgpack"
    try:
        return msgspec.msgpack.decode(entry.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError):
        made = make()
        _keep(entry, msgspec.msgpack.encode(made))
        return made


def _keep(entry: Path, content: bytes) -> None:
    """Write whole or not at all; a cache that cannot be written is no error."""
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=entry.parent, prefix=entry.name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(entry)
    except OSError:
        return
