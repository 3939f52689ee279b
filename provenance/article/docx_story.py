"""The running text of a word-processor part: what a reader would see with every tracked change accepted.

Insertions and the new place of moved text are read; deletions, the old place, hidden text, field codes, phonetic
guides, unfilled placeholders and the second copy of text boxes are not.
"""

from __future__ import annotations

from typing import NamedTuple

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
# Elements whose words nobody reads any more, or twice; inside properties the same names are mere signs.
_UNREAD = frozenset(("del", "moveFrom", "Fallback", "rt"))
_PROPERTIES = frozenset(("rPr", "trPr", "tcPr"))
# A sign inside an element's properties that leaves the whole element unread: sign, properties, element.
_SIGNS = frozenset(
    (("del", "trPr", "tr"), ("cellDel", "tcPr", "tc"), ("vanish", "rPr", "r"), ("showingPlcHdr", "sdtPr", "sdt"))
)
_SHOWN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_OFF = frozenset(("0", "false", "off"))
_NOTES = frozenset(("comment", "footnote", "endnote"))
_BOXES = frozenset(("tc", "txbxContent"))


class Mark(NamedTuple):
    """A place in the story: the number of a paragraph, and how many of its characters stand before."""

    paragraph: int
    offset: int


class Paragraph:
    """One paragraph while it is read; `joined` where its end was deleted, so that the next one goes on.

    `box` tells cells, text boxes and notes apart; `note` is the id of a comment or note that holds it.
    """

    __slots__ = ("box", "joined", "length", "level", "note", "pieces", "style")

    def __init__(self, box: int, note: str) -> None:
        self.box, self.note = box, note
        self.pieces: list[str] = []
        self.length = 0
        self.style, self.level, self.joined = "", -1, False

    @property
    def text(self) -> str:
        """The words, as one string."""
        return "".join(self.pieces)


class Story:
    """Handlers that gather the paragraphs of a part in reading order, and where comments are anchored."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.anchors: dict[str, list[Mark]] = {}
        self.authors: dict[str, str] = {}
        self._open: list[int] = []
        self._names: list[str] = ["", "", ""]
        self._hides: list[int] = [0, 0, 0]
        self._unread = 0
        self._boxes = [0]
        self._box_count = 0
        self._note = ""

    def opened(self, tag: str, values: dict[str, str]) -> None:
        """An element begins."""
        name = word_name(tag)
        above = self._names[-1]
        self._names.append(name)
        self._hides.append(0)
        if name in _UNREAD and above not in _PROPERTIES:
            self._hide(-1)
        elif name == "p":
            self._open.append(len(self.paragraphs))
            self.paragraphs.append(Paragraph(self._boxes[-1], self._note))
        elif name in _BOXES or name in _NOTES:
            self._box_count += 1
            self._boxes.append(self._box_count)
            if name in _NOTES:
                self._begin_note(values)
        elif name in ("commentRangeStart", "commentRangeEnd") and self._open:
            mark = Mark(self._open[-1], self.paragraphs[self._open[-1]].length)
            self.anchors.setdefault(value_of(values, "id"), []).append(mark)
        elif name in _SHOWN and above == "r":
            self._add(_SHOWN[name])
        else:
            self._property(name, above, values)

    def closed(self, tag: str) -> None:
        """An element ends."""
        name = self._names.pop()
        self._unread -= self._hides.pop()
        if name == "p":
            self._open.pop()
        elif name in _BOXES or name in _NOTES:
            self._boxes.pop()
            if name in _NOTES:
                self._note = ""

    def text(self, text: str) -> None:
        """Characters: read where they are a run's text."""
        if self._names[-1] == "t":
            self._add(text)

    def _add(self, text: str) -> None:
        if self._open and not self._unread:
            paragraph = self.paragraphs[self._open[-1]]
            paragraph.pieces.append(text)
            paragraph.length += len(text)

    def _hide(self, level: int) -> None:
        self._hides[level] += 1
        self._unread += 1

    def _begin_note(self, values: dict[str, str]) -> None:
        self._note = value_of(values, "id")
        self.authors[self._note] = value_of(values, "author")
        if value_of(values, "type") not in ("", "normal"):
            self._hide(-1)  # the rule above footnotes, not a footnote

    def _property(self, name: str, above: str, values: dict[str, str]) -> None:
        holder = self._names[-3]
        if (name, above, holder) in _SIGNS:
            if value_of(values, "val") not in _OFF:
                self._hide(-3)
        elif self._open and above == "pPr" and holder == "p":
            paragraph = self.paragraphs[self._open[-1]]
            if name == "pStyle":
                paragraph.style = value_of(values, "val")
            elif name == "outlineLvl":
                paragraph.level = level_of(values)
        elif self._open and name in ("del", "moveFrom") and above == "rPr" and holder == "pPr":
            self.paragraphs[self._open[-1]].joined = True


def word_name(tag: str) -> str:
    """The local name of a word-processing element, or of a copy kept for old programs; others as they stand."""
    space, _, name = tag.rpartition(" ")
    return name if space in WORD or name == "Fallback" else tag


def level_of(values: dict[str, str]) -> int:
    """The outline level in an element's attributes, 0 for the highest; -1 for running text or nonsense."""
    shown = value_of(values, "val")
    return int(shown) if shown.isascii() and shown.isdecimal() and len(shown) < 3 and int(shown) < 9 else -1


def value_of(values: dict[str, str], name: str) -> str:
    """An attribute by its local name, "" where it is missing."""
    return next((value for key, value in values.items() if key.rpartition(" ")[2] == name), "")
