"""XML from outside, opened with suspicion: no DTD, no entities, nothing fetched, errors that name the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from provenance.article.decoding import decode
from provenance.errors import ReadError

# `<?xml …?>`: its encoding has been obeyed already.
_DECLARATION = re.compile(r"\s{0,200}<\?xml[^>]{0,300}\?>")


class _Begun(Exception):
    """The root element has begun, and no DTD stood before it."""


def document(content: bytes, *, where: str) -> Any:
    """The root element of an XML file (lxml). ReadError with file:line where it is not well-formed or has a DTD."""
    from lxml import etree

    text = decode(content, "xml", where=where).text
    declaration = _DECLARATION.match(text)
    if declaration is not None:
        text = "\n" * declaration[0].count("\n") + text[declaration.end() :]
    elif text[:1].isspace():
        text = "\n" * (len(text) - len(text.lstrip("\n"))) + text.lstrip()
    _refuse_dtd(text, where)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        what = f"is not well-formed XML: {error.msg}" if error.msg else "holds no XML element"
        raise ReadError(what, where=f"{where}:{error.lineno or 1}", mend="export it again") from None


def _refuse_dtd(text: str, where: str) -> None:
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        what = "has a DTD, which may declare entities"
        raise ReadError(what, where=f"{where}:{parser.CurrentLineNumber}", mend="take the <!DOCTYPE …> out")

    def begun(*_: object) -> None:
        raise _Begun

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begun
    try:
        parser.Parse(text, True)
    except (_Begun, expat.ExpatError):
        return  # what is not well-formed is said by the parser that reads it


def name_of(element: Any) -> str:
    """The local name of an element, in lower case; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def space_of(element: Any) -> str:
    """The namespace of an element."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """The child elements of these local names, in order."""
    return (child for child in element if name_of(child) in names)


def words(element: Any) -> str:
    """The text within an element on one line; "" for none."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def inner_html(element: Any) -> str:
    """What stands within an element, as HTML text."""
    from lxml import etree

    pieces = [element.text or ""] if not len(element) else [_escaped(element.text or "")]
    for child in element:
        if isinstance(child.tag, str):
            for one in child.iter():
                if isinstance(one.tag, str):
                    one.tag = name_of(one)
            etree.cleanup_namespaces(child)
        pieces.append(etree.tostring(child, encoding="unicode", method="html"))
    return "".join(pieces)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
