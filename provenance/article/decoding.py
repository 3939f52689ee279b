"""Bytes to text: a byte-order mark, a declared encoding or UTF-8; nothing is guessed in silence.

A text decoded wrongly is checked wrongly, so a file that is not UTF-8 and does not say what it is
is refused, with the byte where it went wrong. HTML alone falls back to windows-1252, as browsers do.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from provenance.errors import ReadError

# Bytes. Reading is linear, so the limit guards memory: a text takes about six times its size.
SIZE_LIMIT = 64 * 1024 * 1024

# Longer marks first: UTF-32 little-endian begins like UTF-16 little-endian.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (docx, odt, epub)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "RTF"),
)
# Patterns are compiled when first wanted: a plain text wants none of them.
_HTML_CHARSET = rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})"""
_XML_CHARSET = rb"""^\s{0,9}<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})"""
_MATTER_CHARSET = rb"""^(?:encoding|charset)\s{0,9}[:=]\s{0,9}["']?([\w.:-]{2,40})"""
# What browsers read under these names; other names go to Python's codecs where they are text encodings.
_WEB = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "x-sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "tis-620": "cp874", "utf8": "utf-8", "unicode": "utf-8",
    "x-mac-cyrillic": "mac_cyrillic", "macintosh": "mac_roman",
}  # fmt: skip
_TEXT_CODEC = r"utf-8|windows-\d+|cp\d+|iso-8859-\d+|iso-2022-jp|koi8-[rutf]|gb18030|big5.*|euc[-_]jp|mac_.*"
# Control characters that no text holds: all below space but tab, line ends, form feed and escape.
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 12, 13, 27))


class Decoded(NamedTuple):
    """A text, the encoding it was read as, and how that is known ("mark", "declared", "utf-8", "assumed")."""

    text: str
    encoding: str
    known_by: str


def decode(content: bytes, format: str, *, where: str) -> Decoded:
    """The text of a file's bytes; ReadError where it is binary, too large or in an unknown encoding."""
    if len(content) > SIZE_LIMIT:
        raise ReadError(f"is larger than {SIZE_LIMIT >> 20} MB", where=where, mend="split it, or use JSONL")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(_strict(content[len(mark) :], encoding, len(mark), where), encoding, "mark")
    _refuse_binary(content, where)
    declared = _declared(content, format)
    try:
        text = content.decode("utf-8")
        if declared in ("", "utf-8") or not text.isascii():
            return Decoded(text, "utf-8", "utf-8" if not declared else "declared")
    except UnicodeDecodeError:
        if format != "html" and not declared:
            _strict(content, "utf-8", 0, where, format)
    if format == "html":
        # A page is shown even where single bytes are broken; each becomes one replacement character.
        encoding = declared or "windows-1252"
        return Decoded(content.decode(encoding, "replace"), encoding, "declared" if declared else "assumed")
    return Decoded(_strict(content, declared, 0, where), declared, "declared")


def _strict(content: bytes, encoding: str, shift: int, where: str, format: str = "") -> str:
    """The text, or where its bytes are first wrong; `shift` bytes stood before them."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"is not valid {encoding.upper()} at byte {error.start + shift}"
    mend = "save it as UTF-8" + (", or declare `encoding:` in the front matter" if format == "markdown" else "")
    raise ReadError(what, where=where, mend=mend)


def _declared(content: bytes, format: str) -> str:
    """The encoding that a page or a front matter declares, as Python's codec; "" where none is known."""
    if format == "html":
        match = re.search(_XML_CHARSET, content[:200]) or re.search(_HTML_CHARSET, content[:8192], re.IGNORECASE)
    elif format == "xml":
        match = re.search(_XML_CHARSET, content[:200])
    elif format == "markdown" and content[:3] in (b"---", b"+++"):
        match = re.search(_MATTER_CHARSET, content[:4096], re.MULTILINE)
    else:
        match = None
    if match is None:
        return ""
    name = match[1].decode("ascii", "replace").lower()
    name = _WEB.get(name, name)
    if name.startswith("utf-16"):
        return "utf-8"  # bytes in which an ASCII declaration can be read are not UTF-16
    try:
        return name if re.fullmatch(_TEXT_CODEC, name) and codecs.lookup(name) else ""
    except LookupError:
        return ""


def _refuse_binary(content: bytes, where: str) -> None:
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise ReadError(f"is {what}, not a text", where=where, mend="export its text first")
    head = content[:65_536]
    if (nul := head.find(b"\0")) >= 0:
        raise ReadError(f"is binary: a NUL at byte {nul}", where=where, mend="give a text file, in UTF-8")
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 50 > len(head):
        raise ReadError("is binary: it is full of control characters", where=where, mend="give a text file, in UTF-8")
