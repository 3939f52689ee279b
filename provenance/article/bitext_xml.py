"""The XML of translation memories, read with suspicion: no entities, nothing fetched, bounded depth and size.

Real exports open with a DOCTYPE that only names the standard's own DTD. Such a line declares nothing and is passed
over; it is never fetched. A DOCTYPE that declares anything is refused, and so is an entity nobody has declared.
"""

from __future__ import annotations

from typing import Any, Protocol
from xml.parsers import expat

from provenance.article.decoding import SIZE_LIMIT
from provenance.errors import ReadError

DEPTH_LIMIT = 100
UNIT_LIMIT = 200_000
_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"


class Story(Protocol):
    """What listens to the elements of a file; tags come without their namespace."""

    def opened(self, tag: str, values: dict[str, str], line: int) -> None:
        """An element begins."""

    def closed(self, tag: str) -> None:
        """An element ends."""

    def text(self, characters: str) -> None:
        """Characters of the element that is open."""


def language_of(values: dict[str, str]) -> str:
    """The declared language of an element (`xml:lang`, in old files `lang`), "" where there is none."""
    return values.get(_LANGUAGE) or values.get("lang") or ""


def hear(content: bytes, story: Story, *, where: str, kind: str) -> None:
    """Run a story over a file's bytes. Raises ReadError with file:line for what is damaged, hostile or too large."""
    if len(content) > SIZE_LIMIT:
        raise ReadError(f"is larger than {SIZE_LIMIT >> 20} MB", where=where, mend="export it in parts")
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def fail(what: str, mend: str) -> ReadError:
        return ReadError(f"is not a {kind} file that can be read: {what}",
                         where=f"{where}:{parser.CurrentLineNumber}", mend=mend)  # fmt: skip

    def opened(tag: str, values: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH_LIMIT:
            raise fail(f"elements are nested more than {DEPTH_LIMIT} deep", "export it again")
        story.opened(tag.rpartition(" ")[2], values, parser.CurrentLineNumber)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        story.closed(tag.rpartition(" ")[2])

    def doctype(name: str, system: str | None, public: str | None, declares: int) -> None:
        if declares:
            raise fail("it declares a document type of its own", "remove the DOCTYPE")

    def entity(*_: Any) -> None:
        raise fail("it uses an entity", "write the character itself")

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = story.text
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = entity
    parser.SkippedEntityHandler = entity
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        what = f"is not a {kind} file that can be read: {expat.errors.messages[error.code]}"
        raise ReadError(what, where=f"{where}:{error.lineno}", mend="export it again") from None
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise ReadError(
            f"is not a {kind} file that can be read: {error}", where=where, mend="save it as UTF-8"
        ) from None
