"""From a path to articles: the one place that touches files; each input works or gives one clear line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from provenance.article.article import Article, Field, Problem
from provenance.article.decoding import SIZE_LIMIT, decode
from provenance.article.draft import Draft
from provenance.article.language import identify
from provenance.article.language_names import language_code
from provenance.article.passages import passages
from provenance.article.readers import FORMATS, RECORDS, Format, format_of, reader
from provenance.errors import ReadError

if TYPE_CHECKING:
    from provenance.article.readers.jsonl import Line

# View characters from which the language is told.
_TELLING = 30_000


def read(path: str | Path, *, language: str = "") -> Article:
    """The article in a file (`-`: standard input; JSON Lines: its first); ReadError says why there is none.

    `language` is a declared language, believed unless the text contradicts it.
    """
    for one in _articles(str(path), language):
        if isinstance(one, Problem):
            raise ReadError(one.message, where=one.path)
        return one
    raise ReadError("holds no article", where=str(path))


def read_many(paths: Iterable[str | Path], *, language: str = "") -> Iterator[Article | Problem]:
    """The articles of files, globs and folders, in order; what cannot be read is a `Problem` in its place."""
    for path in paths:
        try:
            for name in _expand(str(path)):
                yield from _read_one(name, language)
        except OSError as error:
            yield Problem(str(path), f"cannot be read: {error.strerror}")


def read_text(text: str, *, name: str = "text", format: Format = "plain", language: str = "") -> Article:
    """The article in a string; offsets are the string's own."""
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise ReadError(f"holds half a surrogate pair at character {error.start}", where=name) from None
    return _article(reader(format).read(text), name, format, language)


def _read_one(name: str | Problem, language: str) -> Iterator[Article | Problem]:
    if isinstance(name, Problem):
        yield name
        return
    try:
        yield from _articles(name, language)
    except ReadError as error:
        yield _problem(error, name)


def _problem(error: ReadError, name: str) -> Problem:
    mend = f" ({error.mend})" if error.mend else ""
    return Problem(error.where or name, f"{error.what}{mend}")


def _expand(name: str) -> Iterator[str | Problem]:
    """The files that a path, glob or folder stands for, sorted; hidden ones are left out."""
    if name == "-":
        yield name
        return
    path = Path(name)
    if path.is_dir():
        found = sorted(str(file) for file in path.rglob("*") if _is_shown(file, path))
        yield from found
        if not found:
            yield Problem(name, f"no article in this folder (known endings: {' '.join(sorted(FORMATS))})")
    elif any(char in name for char in "*?[") and not path.exists():
        import glob

        found = sorted(file for file in glob.glob(name, recursive=True) if Path(file).is_file())
        yield from found
        if not found:
            yield Problem(name, "no file matches this pattern")
    else:
        yield name


def _is_shown(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and file.suffix.lower() in FORMATS and file.is_file()


def _articles(name: str, language: str) -> Iterator[Article | Problem]:
    """The articles of one file, or of standard input."""
    if name == "-":
        yield from read_stream(sys.stdin.buffer, name, "", language)
        return
    path = Path(name)
    try:
        with path.open("rb") as stream:
            yield from read_stream(stream, name, path.suffix, language)
    except FileNotFoundError:
        raise ReadError("no such file", where=name) from None
    except IsADirectoryError:
        raise ReadError("is a folder, not a file", where=name) from None
    except (OSError, ValueError) as error:
        what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadError(f"cannot be read: {what}", where=name) from None


def read_stream(stream: BinaryIO, name: str, suffix: str, language: str) -> Iterator[Article | Problem]:
    """The articles of an open file, as if it had this name and ending (".jsonl"); ReadError where it holds none."""
    if FORMATS.get(suffix.lower()) == "jsonl":
        yield from _from_lines(stream, name, language)
        return
    content = stream.read(SIZE_LIMIT + 1)
    format = format_of(suffix, content[:1024])
    if format in RECORDS:
        yield from _from_records(content, format, name, language)
    else:
        yield read_bytes(content, name=name, suffix=suffix, language=language)


def read_bytes(content: bytes, *, name: str, suffix: str = "", language: str = "") -> Article:
    """The article in a file's bytes, as dropped on a page or piped; `suffix` is the file's ending (".docx")."""
    format = format_of(suffix, content[:1024])
    if format == "docx":
        from provenance.article.readers import docx

        return _article(docx.read_bytes(content, where=name), name, format, language)
    if format in RECORDS and format != "jsonl":
        found = list(_from_records(content, format, name, language))
        if isinstance(found[0], Article) and len(found) == 1:
            return found[0]
        what = f"holds {len(found)} articles" if len(found) > 1 else str(getattr(found[0], "message", ""))
        raise ReadError(what, where=name, mend="check the file from the command line, or give one article")
    if format == "tmx" or format == "xliff":
        from provenance.article.bitext import bitext_article

        return bitext_article(content, name=name, format=format, language=language)
    decoded = decode(content, format, where=name)
    draft = reader(format).read(decoded.text)
    if decoded.known_by == "assumed":
        field = Field("encoding", f"{decoded.encoding} (assumed: the page declares none and is not UTF-8)")
        draft = Draft(draft.source, draft.view, draft.blocks, (*draft.fields, field))
    return _article(draft, name, format, language)


def read_line(line: bytes, *, name: str, language: str = "") -> Article:
    """The article in one JSON object, as a line of JSON Lines or a row of another table; ReadError says why not."""
    from provenance.article.readers import jsonl

    return _article(jsonl.draft_of(line, name), name, "jsonl", language)


def _from_lines(stream: BinaryIO, name: str, language: str) -> Iterator[Article | Problem]:
    count = 0
    for one in read_lines(iter(lambda: stream.readline(SIZE_LIMIT + 1), b""), name=name, language=language):
        count += 1
        yield one
    if not count:
        raise ReadError("holds no text", where=name)


def read_lines(lines: Iterable[bytes], *, name: str, language: str = "", first: int = 1) -> Iterator[Article | Problem]:
    """The articles of lines of JSON Lines, each named by its number, the first of which is `first`."""
    from provenance.article.readers import jsonl

    for line in jsonl.lines(lines, where=name, first=first):
        place = f"{name}:{line.number}"
        try:
            if isinstance(line.draft, ReadError):
                raise line.draft
            yield _article(line.draft, place, "jsonl", language)
        except ReadError as error:
            yield _problem(error, place)


def _from_records(content: bytes, format: Format, name: str, language: str) -> Iterator[Article | Problem]:
    """The articles of a feed or of wire copy, each named by the line it begins on."""
    from importlib import import_module

    lines: Iterable[Line] = import_module(f"provenance.article.readers.{format}").records(content, where=name)
    for line in lines:
        place = f"{name}:{line.number}"
        try:
            if isinstance(line.draft, ReadError):
                raise line.draft
            yield _article(line.draft, place, format, language)
        except ReadError as error:
            yield _problem(error, place)


def _article(draft: Draft, name: str, format: Format, language: str) -> Article:
    """Judge a draft: its language first, then its passages."""
    if not draft.blocks or not any(char.isalnum() for char in draft.view.text):
        raise ReadError("holds no text", where=name)
    declared = language or next((f.value for f in draft.fields if f.name == "language" and language_code(f.value)), "")
    code, known = identify(_telling(draft), declared)
    fields = draft.fields
    if declared and known != "declared":
        fields = (*fields, Field("language:ignored", declared))
    return Article(name, draft.source, format, draft.view, passages(draft, code), code, known, fields)


def _telling(draft: Draft) -> str:
    """The text that tells the language: running text before anything else."""
    text = draft.view.text
    chosen = [block for block in draft.blocks if block.role == "text"]
    if not chosen or len(chosen) == len(draft.blocks):
        return text[:_TELLING]
    size, pieces = 0, []
    for block in chosen:
        pieces.append(text[block.start : block.end])
        size += block.end - block.start
        if size > _TELLING:
            break
    return "\n\n".join(pieces)
