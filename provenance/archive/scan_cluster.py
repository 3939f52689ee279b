"""Partitions on an existing Dask cluster: the same kernel, on workers that have our versions and see the folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from provenance._version import __version__
from provenance.archive.partitions import Part
from provenance.archive.scan_kernel import Settings, scan_partition
from provenance.archive.scan_pool import Outcome
from provenance.errors import UsageError

# Partitions handed out per thread of the cluster: enough that none waits, few enough to hold in mind.
_AHEAD = 2
_TIMEOUT = 15
_ADDRESS = re.compile(r"(?:[a-z]{2,8}://)?[\w.:\[\]-]{1,255}:\d{1,5}")


def on_cluster(
    address: str, folder: str, parts: Sequence[Part], numbers: Sequence[int], settings: Settings
) -> Iterator[Outcome]:
    """Scan partitions on the cluster of a scheduler; a lost worker's partition is given to another.

    Raises UsageError where the cluster cannot be reached, has no workers, or one of them cannot take part.
    """
    import distributed
    from distributed.scheduler import KilledWorker

    client = _client(address)
    try:
        threads = _taking_part(client, address, folder)
        waiting, running = iter(numbers), dict[Any, int]()
        library: Any = distributed  # its annotations are partial
        completed = library.as_completed(loop=client.loop)

        def submit() -> None:
            number = next(waiting, None)
            if number is not None:
                # Pure functions would be taken from a former scan's results; the tables would be missing then.
                future = client.submit(scan_partition, folder, number, parts[number], settings, pure=False)
                running[future] = number
                completed.add(future)

        for _ in range(threads * _AHEAD):
            submit()
        for future in completed:
            number = running.pop(future)
            try:
                counts = future.result()
            except KilledWorker:
                counts = None
            except OSError as error:
                raise UsageError(f"a worker cannot write: {error}", where=folder) from None
            future.release()
            submit()
            yield Outcome(number, counts)
    finally:
        client.close()


def _client(address: str) -> Any:
    try:
        import distributed
    except ImportError:
        raise UsageError(
            "needs dask.distributed, which is not installed", where="--scheduler",
            mend="pip install 'news-provenance[cluster]'",
        ) from None  # fmt: skip
    if not _ADDRESS.fullmatch(address):
        raise UsageError(f"{address!r} is no address", where="--scheduler", mend="write it as tcp://HOST:PORT")
    library: Any = distributed
    try:
        return library.Client(address, timeout=_TIMEOUT, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(
            f"no scheduler answers: {error}", where=address, mend="start one: dask scheduler, dask worker"
        ) from None


def _taking_part(client: Any, address: str, folder: str) -> int:
    """How many threads the workers have, once each was seen to have our version and to see our folder."""
    try:
        found = client.run(_state, folder)
    except Exception as error:  # whatever a worker without provenance raises while it unpacks the question
        raise UsageError(
            f"a worker cannot take part: {type(error).__name__}: {error}", where=address,
            mend=f"install provenance {__version__} on every worker",
        ) from None  # fmt: skip
    if not found:
        raise UsageError("the cluster has no workers", where=address, mend="start one: dask worker ADDRESS")
    for worker, (version, sees) in sorted(found.items()):
        if version != __version__:
            mend = "install the same on every worker"
            raise UsageError(f"has provenance {version}, not {__version__}", where=worker, mend=mend)
        if not sees:
            raise UsageError(f"does not see {folder}", where=worker, mend="name a folder that all workers share")
    return max(sum(map(int, client.nthreads().values())), 1)


def _state(folder: str) -> tuple[str, bool]:
    return __version__, (Path(folder) / "scan.json").is_file()
