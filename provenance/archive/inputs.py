"""Collections of articles: what `read` takes, packed or not, and Parquet and WARC files, one article after the other.

Memory stays the same whatever the size of the collection: a Parquet file is read batch by batch, a WARC record
by record, packed JSON Lines line by line.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

from provenance.article.article import Article, Problem
from provenance.article.decoding import SIZE_LIMIT
from provenance.article.read import read_bytes, read_line, read_many, read_stream
from provenance.article.readers import FORMATS
from provenance.errors import ReadError

_ROWS = 256
WARC = (".warc", ".warc.gz")
_TABLES = (".parquet", *WARC)


def collection(paths: Iterable[str | Path], *, language: str = "") -> Iterator[Article | Problem]:
    """The articles of files, folders and collections, in order; what cannot be read is a `Problem` in its place.

    Of a folder those files are read whose endings are known, hidden ones left out.
    """
    for path in map(str, paths):
        for name in files_in(path):
            try:
                yield from _from_file(name, language)
            except ReadError as error:
                mend = f" ({error.mend})" if error.mend else ""
                yield Problem(error.where or name, f"{error.what}{mend}")


def files_in(path: str) -> list[str]:
    """The files of a folder, sorted; anything else is left as it is."""
    folder = Path(path)
    if not folder.is_dir():
        return [path]
    found = sorted(
        str(file)
        for file in folder.rglob("*")
        if _known(file.name) and file.is_file() and not any(p.startswith(".") for p in file.relative_to(folder).parts)
    )
    return found or [path]


def _known(name: str) -> bool:
    lowered = name.lower()
    return lowered.endswith(_TABLES) or Path(lowered.removesuffix(".gz")).suffix in FORMATS


def _from_file(path: str, language: str) -> Iterator[Article | Problem]:
    lowered = path.lower()
    if lowered.endswith(".parquet"):
        yield from _from_parquet(path, language)
    elif lowered.endswith(WARC):
        yield from _from_warc(path, language)
    elif lowered.endswith(".gz"):
        yield from _from_packed(path, language)
    else:
        yield from read_many([path], language=language)


def _from_packed(path: str, language: str) -> Iterator[Article | Problem]:
    """The articles of a file packed with gzip, as if it were not; no more of it is unpacked than may be read."""
    try:
        with gzip.open(path, "rb") as stream:
            yield from read_stream(cast(BinaryIO, stream), path, Path(path[:-3]).suffix, language)
    except FileNotFoundError:
        raise ReadError("no such file", where=path) from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ReadError(f"breaks off or is not packed with gzip: {error}", where=path) from None
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}", where=path) from None


def _from_parquet(path: str, language: str) -> Iterator[Article | Problem]:
    """One article a row, from the columns that JSON Lines has as fields: `text` and what is known of it."""
    parquet = needed("pyarrow.parquet", path, "pip install 'news-provenance[cluster]'")
    try:
        file = parquet.ParquetFile(path)
    except Exception as error:  # pyarrow's errors share no base but Exception
        raise ReadError(f"cannot be read: {error}", where=path) from None
    with file:
        names = file.schema_arrow.names
        if "text" not in names:
            raise ReadError("has no column `text`", where=path, mend=f"it has: {', '.join(names[:20])}")
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS):
            for row in batch.to_pylist():
                number += 1
                yield from_row(row, f"{path}:{number}", language)


def from_row(row: dict[str, Any], place: str, language: str) -> Article | Problem:
    """The article of a row of a table, or why there is none."""
    try:
        line = msgspec.json.encode({key: value for key, value in row.items() if value is not None})
        return read_line(line, name=place, language=language)
    except ReadError as error:
        return Problem(error.where or place, error.what)


def _from_warc(path: str, language: str) -> Iterator[Article | Problem]:
    """The HTML pages of a WARC file (ISO 28500) that were answered with 200; other records are passed over."""
    warcio = needed("warcio.archiveiterator", path, "pip install 'news-provenance[cluster]'")
    try:
        with open(path, "rb") as stream:
            for record in warcio.ArchiveIterator(stream):
                if record.rec_type == "response" and is_page(record):
                    yield from_record(record, path, language)
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}", where=path) from None
    except Exception as error:  # warcio raises several kinds for a file that breaks off
        raise ReadError(f"breaks off or is no WARC: {error}", where=path) from None


def is_page(record: Any) -> bool:
    """Whether a WARC response is an HTML page that was answered with 200."""
    headers = record.http_headers
    return (
        headers is not None
        and headers.get_statuscode() == "200"
        and "html" in (headers.get_header("Content-Type") or "").lower()
    )


def from_record(record: Any, path: str, language: str) -> Article | Problem:
    """The article of a WARC record, or why there is none."""
    from provenance.article.article import Field

    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    place = f"{path}#{url}"
    content = record.content_stream().read(SIZE_LIMIT + 1)
    try:
        article = read_bytes(content, name=place, suffix=".html", language=language)
    except ReadError as error:
        return Problem(place, error.what)
    if article.declared("url") or article.declared("canonical"):
        return article
    return msgspec.structs.replace(article, fields=(*article.fields, Field("url", url)))


def needed(module: str, path: str, mend: str) -> Any:
    """A module of an optional dependency. Raises ReadError with the mend where it is not installed."""
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError:
        raise ReadError(f"needs {module.partition('.')[0]}, which is not installed", where=path, mend=mend) from None
