"""A scan: a large collection checked partition by partition into Parquet tables, gone on with wherever it stopped.

`scan.json` says what is scanned, by what, and in which parts; a file in `done/` that a part's tables are whole. A scan
that was killed at any moment goes on with the parts that are missing, and ends with the tables it would have had.
"""

from __future__ import annotations

import shutil
from _blake2 import blake2b
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from provenance.archive.inputs import files_in
from provenance.archive.partitions import Part, plan
from provenance.archive.prints import ALGORITHM, SKETCH_ALGORITHM
from provenance.archive.scan_kernel import Settings
from provenance.archive.scan_pool import Outcome, on_processes
from provenance.archive.scan_tables import TABLES, Counts, write_whole
from provenance.article.article import Problem
from provenance.errors import ReadError, UsageError

_ANEW = "name another --out, or start over with --anew"
_MADE = ("copies.parquet", "events.parquet")


class Input(msgspec.Struct, frozen=True):
    """What was named as input: how many files, their bytes, and a digest of their names, sizes and times."""

    path: str
    files: int
    bytes: int
    digest: str


class Manifest(msgspec.Struct, frozen=True):
    """What a folder is a scan of; `problems` are inputs of which nothing, or not all, could be read."""

    settings: Settings
    partition: int
    inputs: tuple[Input, ...]
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...] = ()
    prints: str = ALGORITHM
    sketches: str = SKETCH_ALGORITHM


class Progress(msgspec.Struct, frozen=True):
    """How far a scan has come: partitions done of all, what they gave, and the partitions that were lost."""

    done: int
    of: int
    before: int
    counts: Counts
    lost: tuple[int, ...] = ()


def manifest_of(folder: Path) -> Manifest:
    """What a folder is a scan of. Raises ReadError where it is none."""
    path = folder / "scan.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        raise ReadError("is not the folder of a scan", where=str(folder), mend="make one: provenance scan") from None
    except (OSError, msgspec.DecodeError) as error:
        raise ReadError(f"cannot be read: {error}", where=str(path), mend=_ANEW) from None


def prepared(folder: Path, paths: Sequence[str], settings: Settings, partition: int, *, anew: bool) -> Manifest:
    """The manifest of a scan that begins or goes on in a folder.

    Raises UsageError where the folder is another scan's, or the input has changed since; OSError where it cannot be
    written.
    """
    expanded = [files_in(path) for path in paths]
    inputs = tuple(_input(path, files) for path, files in zip(paths, expanded, strict=True))
    if anew:
        _cleared(folder)
    if (folder / "scan.json").exists():
        manifest = manifest_of(folder)
        _same(folder, manifest, settings, partition, inputs)
        return manifest
    found = plan((file for files in expanded for file in files), partition)
    manifest = Manifest(settings, partition, inputs, tuple(found.parts), tuple(found.problems))
    for name in (*TABLES, "done"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    write_whole(folder / "scan.json", msgspec.json.format(msgspec.json.encode(manifest), indent=1))
    return manifest


def scanned(folder: Path, manifest: Manifest, *, workers: int = 1, scheduler: str = "") -> Iterator[Progress]:
    """Scan what is missing; yields at the beginning and after every partition."""
    done = {number: counts_of(folder, number) for number in finished(folder)}
    _swept(folder)
    missing = [number for number in range(len(manifest.parts)) if number not in done]
    total = sum(done.values(), Counts())
    before, lost = len(done), list[int]()
    yield Progress(before, len(manifest.parts), before, total)
    for outcome in _outcomes(folder, manifest, missing, workers, scheduler):
        if outcome.counts is None:
            lost.append(outcome.number)
        else:
            total += outcome.counts
            before += 1
        yield Progress(before, len(manifest.parts), len(done), total, tuple(sorted(lost)))
    _swept(folder)


def _outcomes(
    folder: Path, manifest: Manifest, missing: Sequence[int], workers: int, scheduler: str
) -> Iterator[Outcome]:
    if not missing:
        return iter(())
    where = str(folder.resolve())
    if scheduler:
        from provenance.archive.scan_cluster import on_cluster

        return on_cluster(scheduler, where, manifest.parts, missing, manifest.settings)
    return on_processes(where, manifest.parts, missing, manifest.settings, workers)


def _swept(folder: Path) -> None:
    """Remove what a killed worker left half written."""
    for partial in folder.glob("*/.*.part"):
        partial.unlink(missing_ok=True)


def finished(folder: Path) -> list[int]:
    """The numbers of the partitions whose tables are whole."""
    return sorted(int(path.stem) for path in (folder / "done").glob("[0-9]*.json"))


def counts_of(folder: Path, number: int) -> Counts:
    """What a finished partition gave."""
    return msgspec.json.decode((folder / "done" / f"{number:05}.json").read_bytes(), type=Counts)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder against a second scan. Raises UsageError where one is at work in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / ".lock").open("w")
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(folder), mend="name another --out") from None
    with file:
        try:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass  # no such locks on this system
        except OSError:
            raise UsageError(
                "another scan is at work here", where=str(folder), mend="wait, or name another --out"
            ) from None
        yield


def _cleared(folder: Path) -> None:
    for name in (*TABLES, "done"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in ("scan.json", *_MADE):
        (folder / name).unlink(missing_ok=True)


def _input(path: str, files: Sequence[str]) -> Input:
    digest, size = blake2b(digest_size=16), 0
    for name in files:
        try:
            state = Path(name).stat()
        except OSError:
            continue  # the plan says what is wrong with it
        size += state.st_size
        digest.update(f"{name}\0{state.st_size}\0{state.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return Input(path, len(files), size, digest.hexdigest())


def _same(folder: Path, manifest: Manifest, settings: Settings, partition: int, inputs: tuple[Input, ...]) -> None:
    """Raise UsageError where a folder's scan is not the one that is asked for."""
    before = manifest.settings
    changed = [
        f"{what} {then}, now {now}"
        for what, then, now in (
            ("version", before.version, settings.version),
            ("lexicons", before.lexicons, settings.lexicons),
            ("language", before.language or "any", settings.language or "any"),
            ("lexicon folders", " ".join(before.folders) or "none", " ".join(settings.folders) or "none"),
            ("articles a partition", manifest.partition, partition),
            ("inputs", " ".join(one.path for one in manifest.inputs), " ".join(one.path for one in inputs)),
        )
        if then != now
    ]
    if not changed:
        changed = [f"{now.path} has changed" for then, now in zip(manifest.inputs, inputs, strict=True) if then != now]
    if changed:
        raise UsageError(f"holds another scan: {'; '.join(changed)}", where=str(folder), mend=_ANEW)
