"""What `provenance serve` is told, and what it hands on to the processes that check."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

# Bytes of a request body, seconds of one check, checks that may wait for each process.
SIZE, SECONDS, WAITING = 8 * 1024 * 1024, 20.0, 64


class WorkerSettings(msgspec.Struct, frozen=True):
    """What a process that checks must know."""

    house: str = ""
    lexicons: tuple[str, ...] = ()
    seconds: float = SECONDS
    config: str = ""


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
    origins: tuple[str, ...] = ()
    log: bool = True

    @property
    def processes(self) -> int:
        """Processes that check: as many as named, else as there are cores."""
        return self.workers or os.cpu_count() or 1

    def for_worker(self) -> WorkerSettings:
        """The part that goes to the processes."""
        config = str(Path(self.config).resolve()) if self.config else ""
        return WorkerSettings(self.house, tuple(str(path.resolve()) for path in self.lexicons), self.seconds, config)


def megabytes(size: int) -> str:
    """A number of bytes as people say it."""
    return f"{size / 1024 / 1024:.3g} MB" if size >= 1024 * 1024 else f"{size} bytes"
