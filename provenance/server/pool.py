"""The processes that check, as the front sees them: who is free, who is too slow, who must be replaced."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from pathlib import Path

import msgspec

from provenance.errors import ProvenanceError
from provenance.server.settings import Settings
from provenance.server.task import Answer, Task
from provenance.server.worker import BROKEN, LENGTH, READY

# Bytes that a pipe holds before its writer has to wait; seconds for a process to get ready.
_BUFFER, _READY = 1024 * 1024, 60


class PoolError(Exception):
    """Why a check was not made; `reason` is a word for the metrics."""

    def __init__(self, reason: str, status: int, what: str, mend: str) -> None:
        self.reason, self.status, self.what, self.mend = reason, status, what, mend
        super().__init__(what)


class _Worker:
    """One process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.ready = False

    async def ask(self, content: bytes) -> bytes:
        """Send a frame and wait for the frame that answers it."""
        assert self.process.stdin is not None
        self.process.stdin.write(LENGTH.pack(len(content)) + content)
        await self.process.stdin.drain()
        return await self.frame()

    async def frame(self) -> bytes:
        """The next frame."""
        assert self.process.stdout is not None
        (size,) = LENGTH.unpack(await self.process.stdout.readexactly(LENGTH.size))
        return await self.process.stdout.readexactly(size)

    def kill(self) -> None:
        """End the process at once."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()


class Pool:
    """As many processes as the settings say; each makes one check at a time."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.replaced = self.waiting = 0
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._decoder = msgspec.msgpack.Decoder(Answer)
        self._encode = msgspec.msgpack.Encoder().encode
        self._closing = False

    @property
    def alive(self) -> int:
        """Processes that are ready to check or at it."""
        return sum(worker.ready for worker in self._all)

    async def start(self) -> None:
        """Start every process. Raises ProvenanceError where the lexicons are not in order."""
        await asyncio.gather(*(self._spawn() for _ in range(self.settings.processes)))

    async def _spawn(self) -> None:
        """Start one process and wait until it is ready."""
        settings = msgspec.json.encode(self.settings.for_worker()).decode()
        package = str(Path(__file__).resolve().parents[2])
        paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "provenance.server.worker", settings,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=_BUFFER,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )  # fmt: skip
        worker = _Worker(process)
        self._all.add(worker)
        try:
            async with asyncio.timeout(_READY):
                first = await worker.frame()
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
            first = BROKEN + b"a process that checks did not start"
        if first != READY:
            self._all.discard(worker)
            worker.kill()
            raise ProvenanceError(first.removeprefix(BROKEN).decode("utf-8", "replace"))
        worker.ready = True
        self._idle.put_nowait(worker)

    async def run(self, task: Task) -> Answer:
        """The answer of whichever process is free first. Raises PoolError where none comes in time."""
        worker = await self._free()
        done = False
        try:
            async with asyncio.timeout(self.settings.seconds):
                content = await worker.ask(self._encode(task))
            done = True
        except TimeoutError:
            what = f"the check took longer than {self.settings.seconds:g} seconds and was ended"
            raise PoolError("time", 503, what, "send a shorter text, or raise --time-limit") from None
        except (asyncio.IncompleteReadError, ConnectionError):
            what = "the process that checked this text ended"
            raise PoolError("died", 503, what, "send it again; if it happens again, please report it") from None
        finally:
            if done:
                self._idle.put_nowait(worker)
            else:
                self._replace(worker)
        return self._decoder.decode(content)

    async def _free(self) -> _Worker:
        """A free process, waited for as long as a check may take."""
        if self.waiting >= self.settings.waiting * self.settings.processes:
            raise PoolError("busy", 503, "too many checks are waiting", "try again in a moment")
        self.waiting += 1
        try:
            async with asyncio.timeout(self.settings.seconds):
                while True:
                    worker = await self._idle.get()
                    if worker.process.returncode is None:
                        return worker
                    self._replace(worker)
        except TimeoutError:
            raise PoolError("busy", 503, "no process was free in time", "try again in a moment") from None
        finally:
            self.waiting -= 1

    def _replace(self, worker: _Worker) -> None:
        """End a process and start another in its place."""
        worker.kill()
        self._all.discard(worker)
        if not self._closing:
            self.replaced += 1
            task = asyncio.get_running_loop().create_task(self._respawn())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _respawn(self) -> None:
        """Start a process, again and again if it must be."""
        pause = 0.5
        while not self._closing:
            try:
                await self._spawn()
                break
            except (ProvenanceError, OSError) as error:
                sys.stderr.write(f"provenance: a process that checks did not start: {error}\n")
                await asyncio.sleep(pause)
                pause = min(2 * pause, 30)

    async def stop(self) -> None:
        """Let every process finish, and end those that do not."""
        self._closing = True
        for task in self._tasks:
            task.cancel()
        workers = list(self._all)
        for worker in workers:
            assert worker.process.stdin is not None
            worker.process.stdin.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(2):
                await asyncio.gather(*(worker.process.wait() for worker in workers))
        for worker in workers:
            if worker.process.returncode is None:
                worker.kill()
                await worker.process.wait()
        self._all.clear()
