"""XLIFF 1.2 and 2.x: what translation tools exchange. Inline codes are left out, the words inside them kept.

A segment is a unit: `segment` in 2.x; in 1.2 the `mrk mtype="seg"` stretches where both sides have them, else the
`trans-unit`. Proposals of a memory (`alt-trans`, the matches module) are nobody's text and are not read.
"""

from __future__ import annotations

from provenance.article.bitext import Bitext, Unit, plain, same_language
from provenance.article.bitext_xml import UNIT_LIMIT, hear
from provenance.errors import ReadError

# Native codes of 1.2, whose content is markup; the codes of 2.x are empty elements.
_CODES = frozenset(("bpt", "ept", "ph", "it", "sub"))
_HOLDERS = frozenset(("trans-unit", "segment"))
_SIDES = frozenset(("source", "target", "seg-source"))


class _Side:
    """One side of a unit: its words, and the words of its marked segments by their id."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.segments: dict[str, list[str]] = {}


class _Exchange:
    """The units of one file while it is being read."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.root = ""
        self.version = ""
        self.source_languages: dict[str, None] = {}
        self.target_languages: dict[str, None] = {}
        self.units: list[Unit] = []
        self._open: list[str] = []
        self._line = 0
        self._sides: dict[str, _Side] = {}
        self._now: _Side | None = None
        self._codes = 0
        self._marks: list[str] = []

    def opened(self, tag: str, values: dict[str, str], line: int) -> None:
        holder = self._open[-1] if self._open else ""
        self._open.append(tag)
        if not self.root:
            self.root, self.version = tag, values.get("version", "")
        for found, key in (
            (self.source_languages, "source-language"), (self.source_languages, "srcLang"),
            (self.target_languages, "target-language"), (self.target_languages, "trgLang"),
        ):  # fmt: skip
            if tag in ("file", "xliff") and values.get(key):
                found[values[key]] = None
        if tag in _HOLDERS:
            self._line, self._sides = line, {}
        elif tag in _SIDES and holder in _HOLDERS:
            self._now = self._sides.setdefault(tag, _Side())
            self._codes, self._marks = 0, []
        elif self._now is not None and tag in _CODES and self.version.startswith("1"):
            self._codes += 1
        elif self._now is not None and tag == "mrk":
            self._marks.append(values.get("mid", "") if values.get("mtype") == "seg" else "")

    def closed(self, tag: str) -> None:
        self._open.pop()
        holder = self._open[-1] if self._open else ""
        if tag in _HOLDERS:
            self._add()
        elif tag in _SIDES and holder in _HOLDERS:
            self._now = None
        elif self._now is not None and tag in _CODES and self.version.startswith("1"):
            self._codes -= 1
        elif self._now is not None and tag == "mrk" and self._marks:
            self._marks.pop()

    def text(self, characters: str) -> None:
        if self._now is None or self._codes:
            return
        self._now.pieces.append(characters)
        mark = next((one for one in self._marks if one), "")
        if mark:
            self._now.segments.setdefault(mark, []).append(characters)

    def _add(self) -> None:
        source, target = self._sides.get("source", _Side()), self._sides.get("target", _Side())
        parted = self._sides.get("seg-source", source)
        if parted.segments and parted.segments.keys() == target.segments.keys():
            pairs = [(parted.segments[mark], target.segments[mark]) for mark in parted.segments]
        else:
            pairs = [(source.pieces, target.pieces)]
        for before, after in pairs:
            unit = Unit(plain("".join(before)), plain("".join(after)), self._line)
            if unit.source or unit.target:
                self.units.append(unit)
        if len(self.units) > UNIT_LIMIT:
            raise ReadError(f"has more than {UNIT_LIMIT} units", where=f"{self.where}:{self._line}", mend="split it")


def read_bitext(content: bytes, *, where: str, language: str = "") -> Bitext:
    """The units of an XLIFF file; `language`, where given, must be that of its translation.

    Raises ReadError with file:line for what is no XLIFF or holds several languages.
    """
    exchange = _Exchange(where)
    hear(content, exchange, where=where, kind="XLIFF")
    if exchange.root != "xliff" or exchange.version[:2] not in ("1.", "2."):
        what = f"is not an XLIFF 1.x or 2.x file: it begins with <{exchange.root}> version {exchange.version!r}"
        raise ReadError(what, where=where, mend="export it as XLIFF 1.2 or 2")
    for side, found in (("source", exchange.source_languages), ("target", exchange.target_languages)):
        if len(found) > 1:
            what = f"holds several {side} languages: {', '.join(found)}"
            raise ReadError(what, where=where, mend="export one pair of languages a file")
    target = next(iter(exchange.target_languages), language)
    if language and target and not same_language(target, language):
        raise ReadError(f"is translated into {target!r}, not {language!r}", where=where, mend="leave --lang out")
    return Bitext(next(iter(exchange.source_languages), ""), target, exchange.units)
