"""The zip archive of a word-processor file, opened with suspicion: bounded sizes, no entities, nothing external.

Only the few parts that hold words are unpacked. Declared sizes are checked before and true sizes while unpacking,
so that an archive made to burst costs no more than its limit.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any
from xml.parsers import expat

from provenance.errors import ReadError

# Bytes unpacked over all parts, and how many times its packed size a part above the floor may have.
UNPACKED_LIMIT = 96 * 1024 * 1024
RATIO_LIMIT, RATIO_FLOOR = 200, 1024 * 1024
_CHUNK = 256 * 1024
_OTHERS = (
    ("mimetype", "an OpenDocument or EPUB file"), ("xl/workbook.xml", "a spreadsheet"),
    ("ppt/presentation.xml", "a presentation"), ("META-INF/container.xml", "an EPUB"),
)  # fmt: skip
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, KeyError,
    IndexError, OverflowError,
)  # fmt: skip


class Package:
    """The parts of one archive; ReadError says what is wrong with it."""

    def __init__(self, content: bytes, where: str) -> None:
        self.where = where
        self._left = UNPACKED_LIMIT
        if content.startswith(b"\xd0\xcf\x11\xe0"):
            what = "is not a DOCX: it is encrypted, or an old .doc"
            raise ReadError(what, where=where, mend="save it as .docx, without a password")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            self._names = frozenset(self._archive.namelist())
        except _DAMAGE:
            raise ReadError("is not a DOCX: no readable zip archive", where=where, mend="save it again") from None

    def main_part(self) -> str:
        """The name of the part that holds the text."""
        name = self.related("", "officeDocument") or "word/document.xml"
        if name in self._names and "word" in name:
            return name
        what = next((what for sign, what in _OTHERS if sign in self._names), "a zip archive without a document")
        raise ReadError(f"is not a DOCX: it is {what}", where=self.where, mend="save it as .docx")

    def related(self, part: str, kind: str) -> str:
        """The name of the part that `part` relates to as `kind` ("styles", "comments"); "" where there is none."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._names:
            return ""
        found: list[str] = []

        def opened(tag: str, values: dict[str, str]) -> None:
            inside = values.get("TargetMode", "Internal") == "Internal"
            if tag.endswith("Relationship") and inside and values.get("Type", "").endswith(f"/{kind}"):
                target = values.get("Target", "")
                path = target if target.startswith("/") else posixpath.join("/", folder, target)
                found.append(posixpath.normpath(path).lstrip("/"))

        self.parse(relations, opened)
        return found[0] if found and found[0] in self._names else ""

    def parse(self, name: str, opened: Any, closed: Any = None, text: Any = None) -> None:
        """Run handlers over the XML of a part; names come as `namespace tag`."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = opened
        parser.EndElementHandler = closed
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        try:
            parser.Parse(self._unpack(name), True)
        except expat.ExpatError as error:
            what = f"is a damaged DOCX: {name} line {error.lineno}: {expat.errors.messages[error.code]}"
            raise ReadError(what, where=self.where, mend="open it and save it again") from None
        except (LookupError, ValueError) as error:  # an encoding that nobody knows
            raise ReadError(f"is a damaged DOCX: {name}: {error}", where=self.where, mend="save it again") from None

    def _refuse(self, *_: object) -> None:
        raise ReadError("declares XML entities, which no word processor writes", where=self.where, mend="save it again")

    def _unpack(self, name: str) -> bytes:
        """The bytes of a part, within the limits, whatever the archive says of itself."""
        try:
            info = self._archive.getinfo(name)
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ReadError("is packed in a way no word processor uses", where=self.where, mend="save it again")
            if info.flag_bits & 1:
                raise ReadError("is encrypted", where=self.where, mend="save it without a password")
            allowed = min(self._left, max(info.compress_size * RATIO_LIMIT, RATIO_FLOOR))
            if info.file_size > allowed:
                self._burst(name, allowed)
            pieces, size = [], 0
            with self._archive.open(info) as stream:
                while piece := stream.read(_CHUNK):
                    size += len(piece)
                    if size > allowed:
                        self._burst(name, allowed)
                    pieces.append(piece)
        except _DAMAGE as error:
            what = f"is a damaged DOCX: {name} cannot be unpacked ({type(error).__name__})"
            raise ReadError(what, where=self.where, mend="open it and save it again") from None
        self._left -= size
        return b"".join(pieces)

    def _burst(self, name: str, allowed: int) -> None:
        what = f"unpacks to more than it may: {name} above {max(allowed >> 20, 1)} MB"
        raise ReadError(what, where=self.where, mend="split it, or export its text")
