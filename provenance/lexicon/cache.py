"""Compiled lexicons kept between runs: keyed by content, safe to delete, never needed.

A cache entry's name holds a digest of the bytes it was made from and of the code version, so a changed
lexicon can never be answered with an old one. A read-only home, a full disk or a damaged entry only
costs the time to compile again.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
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


@cache
def digest(folders: tuple[Path, ...]) -> str:
    """A digest of every lexicon file below `folders`, names and bytes, 32 hexadecimal digits."""
    total = blake2b(str(_COMPILED).encode(), digest_size=16)
    for folder in folders:
        for parent, children, names in sorted(os.walk(folder)):
            children[:] = [name for name in children if not name.startswith(".")]
            for name in sorted(names):
                if name.endswith((".toml", ".txt")):
                    content = Path(parent, name).read_bytes()
                    total.update(f"\0{Path(parent, name).relative_to(folder)}\0{len(content)}\0".encode())
                    total.update(content)
    return total.hexdigest()


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
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=entry.parent, prefix=entry.name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(entry)
    except OSError:
        return
