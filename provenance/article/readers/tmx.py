"""TMX 1.1–1.4b: translation memories. Inline codes of the original format are no words and are left out.

The original is the language of `srclang` (of the unit, else of the header). Where that is missing or `*all*`, the
translation has to be named, and the other language is the original.
"""

from __future__ import annotations

from collections import Counter

from provenance.article.bitext import Bitext, Unit, plain, same_language
from provenance.article.bitext_xml import UNIT_LIMIT, hear, language_of
from provenance.errors import ReadError

# Native codes, whose content is markup; `hi` only highlights, and its content is text.
_CODES = frozenset(("bpt", "ept", "ph", "it", "ut", "sub"))


class _Memory:
    """The units of one file while it is being read: for each its line and the segments by declared language."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.spoken = ""
        self.root = ""
        self.units: list[tuple[int, dict[str, str]]] = []
        self.again = 0
        self._language = ""
        self._pieces: list[str] | None = None
        self._codes = 0

    def opened(self, tag: str, values: dict[str, str], line: int) -> None:
        if not self.root:
            self.root = tag
        if tag == "header":
            self.spoken = values.get("srclang", "")
        elif tag == "tu":
            self.units.append((line, {}))
            if len(self.units) > UNIT_LIMIT:
                raise ReadError(f"has more than {UNIT_LIMIT} units", where=f"{self.where}:{line}", mend="split it")
        elif tag == "tuv":
            self._language = language_of(values)
        elif tag == "seg" and self.units:
            self._pieces, self._codes = [], 0
        elif self._pieces is not None and tag in _CODES:
            self._codes += 1

    def closed(self, tag: str) -> None:
        if tag == "seg" and self._pieces is not None:
            segments = self.units[-1][1]
            if self._language in segments:
                self.again += 1
            segments.setdefault(self._language, plain("".join(self._pieces)))
            self._pieces = None
        elif self._pieces is not None and tag in _CODES:
            self._codes -= 1

    def text(self, characters: str) -> None:
        if self._pieces is not None and not self._codes:
            self._pieces.append(characters)


def read_bitext(content: bytes, *, where: str, language: str = "") -> Bitext:
    """The units of a TMX file; `language` names the translation where there are several.

    Raises ReadError with file:line for what is no TMX or leaves open which side is which.
    """
    memory = _Memory(where)
    hear(content, memory, where=where, kind="TMX")
    if memory.root != "tmx":
        raise ReadError(f"is not a TMX file: it begins with <{memory.root}>", where=where, mend="export it as TMX")
    count = Counter(code for _, segments in memory.units for code in segments)
    source, target = _sides(memory.spoken, list(count), language, where)
    units = [Unit(segments.get(source, ""), segments.get(target, ""), line) for line, segments in memory.units]
    kept = [unit for unit in units if unit.source or unit.target]
    left_out = []
    if len(kept) < len(units):
        left_out.append(f"{len(units) - len(kept)} units without {source} and without {target}")
    if memory.again:
        left_out.append(f"{memory.again} further segments in a language their unit already has")
    return Bitext(source, target, kept, tuple(left_out))


def _sides(spoken: str, found: list[str], language: str, where: str) -> tuple[str, str]:
    """The declared languages of original and translation."""
    listed = ", ".join(sorted(one or "(none)" for one in found))
    if len(found) < 2:
        raise ReadError(f"holds no pairs: its segments are in {listed or 'no language'}", where=where)
    if language:
        target = next((one for one in found if same_language(one, language)), None)
        if target is None:
            raise ReadError(f"has no segments in {language!r}", where=where, mend=f"it has {listed}")
        others = [one for one in found if one != target]
        source = next((one for one in others if same_language(one, spoken)), None)
        source = others[0] if source is None and len(others) == 1 else source
    else:
        source = next((one for one in found if same_language(one, spoken)), None)
        others = [one for one in found if one != source]
        target = others[0] if source is not None and len(others) == 1 else None
    if source is None or target is None:
        what = f"leaves open which language is the original and which the translation: {listed}"
        raise ReadError(what, where=where, mend="name the translation's language with --lang")
    return source, target
