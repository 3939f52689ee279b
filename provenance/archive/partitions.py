"""Large inputs cut into partitions: what each holds is told by bytes, rows or names, so that any worker can read it."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple, cast

import msgspec

from provenance.archive.inputs import WARC, collection, from_record, from_row, is_page, needed
from provenance.article.article import Article, Problem
from provenance.article.decoding import SIZE_LIMIT
from provenance.article.read import read_lines
from provenance.article.readers import FORMATS
from provenance.errors import ReadError

_BLOCK = 1 << 20
_MEND = "pip install 'news-provenance[cluster]'"


class Part(msgspec.Struct, frozen=True, omit_defaults=True):
    """A part of the input: lines of JSON Lines by bytes, rows of Parquet, pages of WARC from a byte on, or files.

    `first` is the number of the first line or row, from 1; `count` how many pages of a WARC file.
    """

    kind: Literal["lines", "rows", "pages", "files"]
    path: str = ""
    start: int = 0
    end: int = 0
    first: int = 1
    count: int = 0
    files: tuple[str, ...] = ()


class Plan(NamedTuple):
    """The partitions of all inputs, in order, and what of them cannot be read."""

    parts: list[Part]
    problems: list[Problem]


def plan(paths: Iterable[str], size: int) -> Plan:
    """Cut inputs into partitions of at most `size` articles (of files: `size` files, whatever is in each)."""
    parts, problems, files = list[Part](), list[Problem](), list[str]()
    for path in paths:
        try:
            for part in _cut(path, size, files):
                parts.append(part)
        except ReadError as error:
            mend = f" ({error.mend})" if error.mend else ""
            problems.append(Problem(error.where or path, f"{error.what}{mend}"))
        except FileNotFoundError:
            problems.append(Problem(path, "no such file"))
        except (OSError, EOFError, zlib.error) as error:
            problems.append(Problem(path, f"cannot be read: {getattr(error, 'strerror', None) or error}"))
    parts += [Part("files", files=tuple(files[at : at + size])) for at in range(0, len(files), size)]
    return Plan(parts, problems)


def _cut(path: str, size: int, files: list[str]) -> Iterator[Part]:
    if path == "-":
        raise ReadError("standard input cannot be cut into parts", where=path, mend="write it to a file first")
    if path.endswith(".parquet"):
        yield from _rows(path, size)
    elif path.endswith(WARC):
        yield from _pages(path, size)
    elif FORMATS.get(Path(path.removesuffix(".gz")).suffix.lower()) == "jsonl":
        yield from _lines(path, size)
    elif Path(path).exists():
        files.append(path)
    else:
        raise ReadError("no such file", where=path)


def _lines(path: str, size: int) -> Iterator[Part]:
    start = at = 0
    first = line = 1
    with _opened(path) as stream:
        while block := stream.read(_BLOCK):
            place = -1
            while (place := block.find(b"\n", place + 1)) >= 0:
                line += 1
                if line - first == size:
                    yield Part("lines", path, start, at + place + 1, first)
                    start, first = at + place + 1, line
            at += len(block)
    if at > start:
        yield Part("lines", path, start, at, first)


def _opened(path: str) -> BinaryIO:
    """A file's bytes, unpacked where it is packed: its parts then cost what stands before them, too."""
    return cast(BinaryIO, gzip.open(path, "rb")) if path.endswith(".gz") else open(path, "rb")


def _rows(path: str, size: int) -> Iterator[Part]:
    parquet = needed("pyarrow.parquet", path, _MEND)
    try:
        with parquet.ParquetFile(path) as file:
            names, count = file.schema_arrow.names, file.metadata.num_rows
    except OSError:
        raise
    except Exception as error:  # pyarrow's errors share no base but Exception
        raise ReadError(f"cannot be read: {error}", where=path) from None
    if "text" not in names:
        raise ReadError("has no column `text`", where=path, mend=f"it has: {', '.join(names[:20])}")
    for start in range(0, count, size):
        yield Part("rows", path, start, min(start + size, count), start + 1)


def _pages(path: str, size: int) -> Iterator[Part]:
    warcio = needed("warcio.archiveiterator", path, _MEND)
    start = count = 0
    broken: ReadError | None = None
    try:
        with open(path, "rb") as stream:
            records = warcio.ArchiveIterator(stream)
            for record in records:
                if record.rec_type != "response" or not is_page(record):
                    continue
                if count == size:
                    yield Part("pages", path, start, count=count)
                    count = 0
                if not count:
                    start = records.get_record_offset()
                count += 1
    except OSError:
        raise
    except Exception as error:  # warcio raises several kinds for a file that breaks off
        broken = ReadError(f"breaks off or is no WARC: {error}", where=path)
    if count:
        yield Part("pages", path, start, count=count)
    if broken:
        raise broken


def articles_in(part: Part, language: str) -> Iterator[Article | Problem]:
    """The articles of a partition, in order; what cannot be read is a `Problem` in its place."""
    place = part.path or (part.files[0] if part.files else "")
    try:
        if part.kind == "files":
            yield from collection(part.files, language=language)
        elif part.kind == "lines":
            yield from _read_lines(part, language)
        elif part.kind == "rows":
            yield from _read_rows(part, language)
        else:
            yield from _read_pages(part, language)
    except ReadError as error:
        yield Problem(error.where or place, error.what)
    except Exception as error:  # the readers of others raise kinds of their own; the rest of this part is lost
        yield Problem(place, f"cannot be read on: {type(error).__name__}: {error}")


def _read_lines(part: Part, language: str) -> Iterator[Article | Problem]:
    with _opened(part.path) as stream:
        stream.seek(part.start)

        def lines() -> Iterator[bytes]:
            while (left := part.end - stream.tell()) > 0:
                yield stream.readline(min(SIZE_LIMIT + 1, left))

        yield from read_lines(lines(), name=part.path, language=language, first=part.first)


def _read_rows(part: Part, language: str) -> Iterator[Article | Problem]:
    from pyarrow import parquet

    with parquet.ParquetFile(part.path) as file:
        groups, begins, at = list[int](), 0, 0
        for group in range(file.num_row_groups):
            count = file.metadata.row_group(group).num_rows
            if at < part.end and at + count > part.start:
                begins = begins if groups else at
                groups.append(group)
            at += count
        number = begins
        for batch in file.iter_batches(batch_size=256, row_groups=groups):
            skipped = max(part.start - number, 0)
            wanted = batch.slice(skipped, max(part.end - number - skipped, 0))
            for row, values in enumerate(wanted.to_pylist(), number + skipped + 1):
                yield from_row(values, f"{part.path}:{row}", language)
            number += len(batch)


def _read_pages(part: Part, language: str) -> Iterator[Article | Problem]:
    from warcio.archiveiterator import ArchiveIterator

    count = 0
    with open(part.path, "rb") as stream:
        stream.seek(part.start)
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and is_page(record):
                yield from_record(record, part.path, language)
                count += 1
                if count == part.count:
                    return
