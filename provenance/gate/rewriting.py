"""Writing a changed text back into its file: same encoding, byte-order mark and line ends, and all or nothing."""

from __future__ import annotations

import codecs
import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from provenance.article.decoding import SIZE_LIMIT, decode
from provenance.article.readers import RECORDS, Format, format_of
from provenance.errors import ReadError, UsageError

_MARKS = {
    "utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE,
}  # fmt: skip


class Original(NamedTuple):
    """A file as it was read: its bytes, and how its text is written."""

    path: Path
    content: bytes
    text: str
    encoding: str
    mark: bytes
    format: Format

    def encoded(self, text: str) -> bytes:
        """Another text in this file's encoding. UsageError for a character that it does not have."""
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            what = f"{self.encoding} has no {text[error.start]!r}"
            raise UsageError(what, where=str(self.path), mend="save the file as UTF-8 first") from None


def original(path: str) -> Original:
    """Read a file that is to be changed. ReadError where it cannot be written back byte for byte."""
    file = Path(os.path.realpath(path))
    try:
        with file.open("rb") as stream:
            content = stream.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadError(f"cannot be read: {why}", where=path) from None
    format = format_of(Path(path).suffix, content[:1024])
    if format == "docx" or format in RECORDS:
        mend = "change it in the word processor" if format == "docx" else "change the texts where they come from"
        raise ReadError(f"is {format.upper()}, which cannot be changed here", where=path, mend=mend)
    decoded = decode(content, format, where=path)
    mark = _MARKS[decoded.encoding] if decoded.known_by == "mark" else b""
    found = Original(file, content, decoded.text, decoded.encoding, mark, format)
    with contextlib.suppress(UsageError):
        if found.encoded(decoded.text) == content:
            return found
    what = f"holds bytes that are not {decoded.encoding}, which would be lost"
    raise ReadError(what, where=path, mend="save it as UTF-8 first")


def rewrite(original: Original, text: str) -> None:
    """Put another text in the file, all or nothing. UsageError where it was changed meanwhile or cannot be written."""
    path, content = original.path, original.encoded(text)
    temporary = ""
    try:
        if path.read_bytes() != original.content:
            raise UsageError("was changed meanwhile", where=str(path), mend="run again")
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:50]}.", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(path, temporary)
        os.replace(temporary, path)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(path), mend="nothing was changed") from None
    finally:
        with contextlib.suppress(OSError):
            if temporary:
                os.unlink(temporary)
