"""`provenance scan`: a large collection into Parquet tables, on the processes of a machine or a Dask cluster."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.options import Lang, Lexicons, Paths
from provenance.errors import UsageError

if TYPE_CHECKING:
    from provenance.archive.scan import Manifest, Progress

_SECONDS = 10.0
_STOPPED = 130


def scan(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the tables are written.")],
    lang: Lang = "",
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=0, help="Processes; 0: as many as there are cores.")
    ] = 0,
    partition: Annotated[
        int, typer.Option("--partition", metavar="N", min=1, help="Articles (or files) of one partition.")
    ] = 1000,
    scheduler: Annotated[
        str, typer.Option("--scheduler", metavar="ADDRESS", help="Run on this Dask cluster: tcp://host:8786.")
    ] = "",
    anew: Annotated[bool, typer.Option("--anew", help="Delete the tables of an earlier scan there first.")] = False,
    copies: Annotated[bool, typer.Option("--copies/--no-copies", help="Cluster copies at the end.")] = True,
    events: Annotated[bool, typer.Option("--events/--no-events", help="Group events at the end.")] = True,
    lexicons: Lexicons = None,
) -> None:
    """Check a large collection (JSON Lines, Parquet, WARC, folders) into Parquet tables.

    The same command goes on where a scan stopped. Articles that fail are counted and listed with the reason. Exit 0
    done, 2 where an input could not be read or a partition was lost.
    """
    from provenance.archive.inputs import needed
    from provenance.archive.scan import held, prepared, scanned
    from provenance.archive.scan_kernel import settings_of

    for module in ("pyarrow", "rensa"):
        needed(module, "scan", "pip install 'news-provenance[cluster]'")
    begun = time.monotonic()
    settings = settings_of(lang, map(str, lexicons or ()))
    count = workers or _cores()
    with held(out):
        try:
            manifest = prepared(
                out, [os.path.abspath(path) if path != "-" else path for path in paths], settings, partition, anew=anew
            )
            for problem in manifest.problems:
                sys.stderr.write(f"provenance: {problem.path}: {problem.message}\n")
            last = _shown(scanned(out, manifest, workers=count, scheduler=scheduler), begun)
        except KeyboardInterrupt:
            sys.stderr.write(f"\nprovenance: {out}: stopped; the same command goes on from what is done\n")
            raise typer.Exit(_STOPPED) from None
        except OSError as error:
            raise UsageError(f"cannot be written: {error.strerror or error}", where=str(out)) from None
        _closing(out, manifest, last, time.monotonic() - begun)
        if last.counts.articles and not last.lost:
            if copies:
                _copied(out)
            if events:
                _told(out)
    raise typer.Exit(2 if manifest.problems or last.lost else 0)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _shown(steps: Iterable[Progress], begun: float) -> Progress:
    """Show how far it has come; the last step."""
    return _bar(steps) if sys.stderr.isatty() else _lines(steps, begun)


def _lines(steps: Iterable[Progress], begun: float) -> Progress:
    said, last = begun, None
    for last in steps:
        if time.monotonic() - said > _SECONDS:
            said = time.monotonic()
            sys.stderr.write(f"{last.done:,} of {last.of:,} partitions, {last.counts.articles:,} articles\n")
            sys.stderr.flush()
    assert last is not None
    return last


def _bar(steps: Iterable[Progress]) -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(),
    )  # fmt: skip
    begun, first, last = time.monotonic(), 0, None
    with Progress(*columns, console=Console(stderr=True)) as shown:
        task = shown.add_task("partitions", total=None, rate="")
        for last in steps:
            if first == 0 and last.done == last.before:
                first = last.counts.articles
                shown.update(task, total=last.of)
            rate = (last.counts.articles - first) / max(time.monotonic() - begun, 0.1)
            failed = sum(last.counts.failures.values())
            text = f"{last.counts.articles:,} articles ({rate:,.0f}/s)" + (f", {failed:,} failed" if failed else "")
            shown.update(task, completed=last.done, rate=text)
    assert last is not None
    return last


def _closing(out: Path, manifest: Manifest, last: Progress, seconds: float) -> None:
    failed = ", ".join(f"{kind} {count:,}" for kind, count in last.counts.failures.items()) or "none"
    new = last.done - last.before
    lines = [
        f"{out}: {last.counts.articles:,} articles in {last.done:,} of {last.of:,} partitions ({new:,} of them now),"
        f" {last.counts.findings:,} findings",
        f"failed: {failed}" + (f"; listed in {out / 'failures'}" if last.counts.failures else ""),
        f"{seconds:.1f} s",
    ]
    for number in last.lost:
        part = manifest.parts[number]
        place = part.path or f"{part.files[0]} to {part.files[-1]}"
        lines.append(f"lost: partition {number} ({place} from {part.first:,}): its process died twice")
    sys.stdout.write("\n".join(lines) + "\n")


def _copied(out: Path) -> None:
    from provenance.archive.copies_table import write_copies

    found = write_copies(out)
    clusters = len(set(found.cluster.tolist()))
    sys.stdout.write(f"copies: {len(found.article):,} articles in {clusters:,} clusters\n")


def _told(out: Path) -> None:
    from provenance.archive.events_table import write_events

    found = write_events(out)
    events = len(set(found.event.tolist()))
    sys.stdout.write(f"events: {len(found.article):,} articles in {events:,} events of several articles\n")
