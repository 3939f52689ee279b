"""NewsML-G2: each `newsItem` with content an article, also within a `newsMessage`.

Offsets are code points of the content's value: of `inlineData` as it stands, of `inlineXML` (XHTML, NITF) written
out as HTML. Credits in the item's metadata and its `hopHistory` are kept as fields for the chain.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from provenance.article.article import Field
from provenance.article.draft import Draft
from provenance.article.readers import plain
from provenance.article.readers.html import read_fragment
from provenance.article.readers.jsonl import Line
from provenance.article.xml_document import children, document, inner_html, name_of, words
from provenance.errors import ReadError

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Elements of contentMeta that hold one value each.
_PLAIN = {
    "headline": "title", "by": "byline", "dateline": "dateline", "creditline": "credit_text",
    "contentcreated": "date",
}  # fmt: skip
_LONGEST_VALUE, _MOST = 2_000, 20
_BLOCKS = ("hl1", "hl2", "hedline")


def records(content: bytes, *, where: str) -> Iterator[Line]:
    """The news items of a file with their lines; ReadError where it holds none."""
    root = document(content, where=where)
    found = [one for one in root.iter() if name_of(one) == "newsitem"]
    if not found:
        what = f"is XML without a newsItem: its root is <{name_of(root)}>"
        raise ReadError(what, where=f"{where}:{root.sourceline}", mend="known XML: RSS, Atom, NewsML-G2")
    for item in found:
        try:
            yield Line(item.sourceline, _draft(item))
        except ReadError as error:
            yield Line(item.sourceline, error)


def _draft(item: Any) -> Draft:
    contents = [
        one for held in children(item, "contentset") for one in children(held, "inlinexml", "inlinedata")
    ]  # fmt: skip
    content = next((one for one in contents if words(one)), None)
    if content is None:
        what = "holds no text: no inlineXML, no inlineData"
        raise ReadError(what, mend="give an item with its content; remote content is not fetched")
    if name_of(content) == "inlinexml":
        body = next((one for one in content.iter() if name_of(one) in ("body", "body.content")), content)
        _as_html(body)
        draft = read_fragment(inner_html(body))
    else:
        value = "".join(content.itertext())
        markup = "html" in content.get("contenttype", "").lower() or value.lstrip().startswith("<")
        draft = read_fragment(value) if markup else plain.read(value)
    return Draft(draft.source, draft.view, draft.blocks, tuple(_fields(item)))


def _as_html(body: Any) -> None:
    """NITF's headlines as HTML's."""
    for one in body.iter():
        if name_of(one) in _BLOCKS:
            one.tag = "h2"


def _fields(item: Any) -> Iterator[Field]:
    spoken = next((one.get("tag", "") for one in item.iter() if name_of(one) == "language"), "") or item.get(_LANG, "")
    yield from _cut("language", spoken)
    for meta in children(item, "contentmeta"):
        for child in meta:
            name = name_of(child)
            if name in _PLAIN:
                yield from _cut(_PLAIN[name], words(child) or child.get("literal", ""))
            elif name in ("creator", "contributor"):
                role = f"{child.get('role', '')} {' '.join(one.get('qcode', '') for one in child.iter())}".lower()
                plain_name = "translator" if "transl" in role else "author"
                yield from _cut(
                    plain_name if name == "creator" or plain_name == "translator" else "contributor", _name(child)
                )
            elif name == "infosource":
                yield from _cut("newsml:infoSource", _name(child))
    for meta in children(item, "itemmeta"):
        for child in children(meta, "provider"):
            yield from _cut("newsml:provider", _name(child))
    for rights in children(item, "rightsinfo"):
        for child in children(rights, "copyrightholder"):
            yield from _cut("copyright_holder", _name(child))
    yield from _hops(item)


def _hops(item: Any) -> Iterator[Field]:
    """The parties of a hop history by what they did: made the text, translated it, or passed it on."""
    hops = [hop for history in children(item, "hophistory") for hop in children(history, "hop")]
    for hop in hops[:_MOST]:
        party = next(children(hop, "party"), None)
        acts = [act for act in children(hop, "action") if "metadata" not in act.get("target", "")]
        said = " ".join(f"{act.get('qcode', '')} {act.get('uri', '')} {words(act)}" for act in acts).lower()
        kind = "translated" if "translat" in said else "created" if "created" in said else "passed"
        if party is not None and acts:
            yield from _cut(f"newsml:hop.{kind}", _name(party))


def _name(party: Any) -> str:
    """A party's name, or its literal; of a bare code what stands behind the colon ("nprov:reuters")."""
    named = words(next(children(party, "name"), None))
    return named or party.get("literal", "") or party.get("qcode", "").rpartition(":")[2]


def _cut(name: str, value: str) -> Iterator[Field]:
    if value and len(value) <= _LONGEST_VALUE:
        yield Field(name, value)
