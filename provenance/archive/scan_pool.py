"""Partitions on processes of this machine: a process that dies costs its partition, which another takes up once."""

from __future__ import annotations

import multiprocessing
import signal
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

from provenance.archive.partitions import Part
from provenance.archive.scan_kernel import Settings, scan_partition
from provenance.archive.scan_tables import Counts
from provenance.errors import ProvenanceError, UsageError

_TRIES = 2


class Outcome(NamedTuple):
    """A partition that is done, or one that took two processes with it (`counts` is None)."""

    number: int
    counts: Counts | None


def on_processes(
    folder: str, parts: Sequence[Part], numbers: Sequence[int], settings: Settings, workers: int
) -> Iterator[Outcome]:
    """Scan partitions, `workers` at a time; raises UsageError where their tables cannot be written."""
    pool = _Pool(folder, settings)
    waiting, tries = deque(numbers), Counter[int]()
    try:
        while waiting or pool.busy:
            while waiting and len(pool.busy) < workers:
                number = waiting.popleft()
                pool.send(number, parts[number])
            for connection in wait(list(pool.busy)):
                number, found = pool.receive(connection)
                if isinstance(found, str):
                    raise UsageError(found, where=folder, mend="the same command goes on from what is done")
                if found is None:
                    tries[number] += 1
                    if tries[number] < _TRIES:
                        waiting.appendleft(number)
                        continue
                yield Outcome(number, found)
    finally:
        pool.close()


class _Pool:
    """Processes that each hold one partition or none."""

    def __init__(self, folder: str, settings: Settings) -> None:
        self.folder, self.settings = folder, settings
        self.busy: dict[Any, int] = {}
        self._idle: list[Any] = []
        self._processes: dict[Any, Any] = {}
        self._context = multiprocessing.get_context("spawn")

    def send(self, number: int, part: Part) -> None:
        connection = self._waiting() or self._started()
        self.busy[connection] = number
        with suppress(OSError):  # it died meanwhile: receive() will say so
            connection.send((number, part))

    def receive(self, connection: Any) -> tuple[int, Counts | str | None]:
        """A partition with its counts, with what keeps all from going on, or with None where its process died."""
        number = self.busy.pop(connection)
        try:
            found: Counts | str = connection.recv()
        except (EOFError, OSError):
            connection.close()
            self._processes.pop(connection).join()
            return number, None
        self._idle.append(connection)
        return number, found

    def close(self) -> None:
        """Let idle processes end, and end the others; what they had not written whole is not there."""
        for connection, process in self._processes.items():
            if connection in self.busy:
                process.terminate()
            connection.close()
        for process in self._processes.values():
            process.join()

    def _waiting(self) -> Any:
        """A process that has nothing to do; one that died of that costs no partition one of its tries."""
        while self._idle:
            connection = self._idle.pop()
            if self._processes[connection].is_alive():
                return connection
            connection.close()
            self._processes.pop(connection).join()
        return None

    def _started(self) -> Any:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self.folder, self.settings), daemon=True)
        process.start()
        theirs.close()
        self._processes[ours] = process
        return ours


def _serve(connection: Connection, folder: str, settings: Settings) -> None:
    """A process: partitions in, counts out, until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            number, part = connection.recv()
        except EOFError:
            return
        try:
            found: Counts | str = scan_partition(folder, number, part, settings)
        except OSError as error:
            found = f"cannot be written: {error.strerror or error}"
        except ProvenanceError as error:
            found = str(error)
        connection.send(found)
