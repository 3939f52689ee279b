"""What `provenance serve` is told, and what it hands on to the processes that check."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from provenance.errors import UsageError
from provenance.framing.model_files import ships

# Bytes of a request body, seconds of one check, checks that may wait for each process.
SIZE, SECONDS, WAITING = 8 * 1024 * 1024, 20.0, 64


class WorkerSettings(msgspec.Struct, frozen=True):
    """What a process that checks must know."""

    house: str = ""
    lexicons: tuple[str, ...] = ()
    seconds: float = SECONDS
    config: str = ""
    models: dict[str, str] = {}


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How the server listens and what it refuses."""

    host: str = "127.0.0.1"
    port: int = 8010
    workers: int = 0
    token: str = ""
    size: int = SIZE
    seconds: float = SECONDS
    waiting: int = WAITING
    house: str = ""
    lexicons: tuple[Path, ...] = ()
    config: str = ""
    models: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    log: bool = True

    @property
    def processes(self) -> int:
        """Processes that check: as many as named, else as there are cores."""
        return self.workers or os.cpu_count() or 1

    def for_worker(self) -> WorkerSettings:
        """The part that goes to the processes."""
        config = str(Path(self.config).resolve()) if self.config else ""
        lexicons = tuple(str(path.resolve()) for path in self.lexicons)
        return WorkerSettings(self.house, lexicons, self.seconds, config, self.named_models)

    @property
    def named_models(self) -> dict[str, str]:
        """The models that a request may name, by the name it gives: one of ours, or the name of a folder.

        Raises UsageError for two of one name.
        """
        found: dict[str, str] = {}
        for one in self.models:
            name = one if ships(one) else Path(one).resolve().name
            if name in found:
                raise UsageError(f"two models are called {name!r}", where="--model", mend="rename one of the folders")
            found[name] = one if ships(one) else str(Path(one).resolve())
        return found


def megabytes(size: int) -> str:
    """A number of bytes as people say it."""
    return f"{size / 1024 / 1024:.3g} MB" if size >= 1024 * 1024 else f"{size} bytes"
