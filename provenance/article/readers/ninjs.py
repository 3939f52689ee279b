"""ninjs, the IPTC's news in JSON: versions 1, 2 and 3; one object, a list of them, or an envelope of `items`.

Offsets are code points of the body's value. The body read is plain text where there is one, else HTML; what the
object says of people, sources, agencies and associated objects is kept as fields for the chain.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from provenance.article.article import Field
from provenance.article.decoding import decode
from provenance.article.draft import Draft
from provenance.article.readers import plain
from provenance.article.readers.html import read_fragment
from provenance.article.readers.jsonl import Line
from provenance.errors import ReadError

_MARKS = ("uri", "bodies", "body_text", "body_html", "body_xhtml", "headlines", "versioncreated", "versionCreated")
# Plain fields: ours, then the names of versions 3 and 1.
_PLAIN = (
    ("title", ("headline", "title")), ("language", ("language",)), ("date", ("contentCreated", "versionCreated",
    "firstCreated", "contentcreated", "versioncreated", "firstcreated")), ("byline", ("by", "byline")),
    ("copyright_holder", ("copyrightHolder", "copyrightholder")), ("dateline", ("located",)),
    ("usage_terms", ("usageTerms", "usageterms")), ("note", ("edNote", "ednote")),
)  # fmt: skip
_PEOPLE = {"author": "author", "writer": "author", "creator": "author", "translator": "translator", "by": "author"}
# What an associated object is to this one where its `rel` says so.
_TRANSLATED, _BASED = ("translat",), ("based", "source", "original", "derived")
_LONGEST_VALUE, _MOST = 2_000, 20


def records(content: bytes, *, where: str) -> Iterator[Line]:
    """The news objects of a file with the lines they begin on; ReadError where it is no ninjs."""
    text = decode(content, "json", where=where).text
    try:
        data: Any = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"is not valid JSON: {error.msg} (column {error.colno})"
        raise ReadError(what, where=f"{where}:{error.lineno}", mend="export it again") from None
    except RecursionError:
        raise ReadError("is JSON nested too deeply", where=where, mend="export it again") from None
    items = data.get("items") if isinstance(data, dict) and "uri" not in data else None
    found = items if isinstance(items, list) else data if isinstance(data, list) else [data]
    if not found or not any(isinstance(one, dict) and any(mark in one for mark in _MARKS) for one in found):
        mend = "a ninjs object has `uri` and `bodies` (or `body_text`)"
        raise ReadError("is JSON, but no ninjs", where=where, mend=mend)
    lines = _begun(text, found)
    for number, one in zip(lines, found, strict=True):
        try:
            yield Line(number, _draft(one))
        except ReadError as error:
            yield Line(number, error)


def _begun(text: str, found: list[Any]) -> list[int]:
    """The line on which each object begins, by its `uri`; objects without one count from the last."""
    lines, at, line = [], 0, 1
    for one in found:
        uri = one.get("uri") if isinstance(one, dict) and len(found) > 1 else None
        place = text.find(json.dumps(uri, ensure_ascii=False), at) if isinstance(uri, str) else -1
        if place >= 0:
            line += text.count("\n", at, place)
            at = place
        lines.append(line)
    return lines


def _draft(one: Any) -> Draft:
    if not isinstance(one, dict):
        raise ReadError("is no news object", mend="write a JSON object with `uri` and `bodies`")
    value, markup = _body(one)
    if not value.strip():
        raise ReadError("holds no text: neither `bodies` nor `body_text`", mend="give an object with its body")
    draft = read_fragment(value) if markup else plain.read(value)
    return Draft(draft.source, draft.view, draft.blocks, tuple(_fields(one)))


def _body(one: dict[str, Any]) -> tuple[str, bool]:
    """The body and whether it is HTML."""
    bodies = [each for each in _objects(one.get("bodies")) if isinstance(each.get("value"), str)]
    plain_first = sorted(bodies, key=lambda each: "html" in _kind(each) or "xml" in _kind(each))
    if plain_first:
        chosen = plain_first[0]
        value: str = chosen["value"]
        return value, "html" in _kind(chosen) or "xml" in _kind(chosen) or value.lstrip().startswith("<")
    for name in ("body_text", "body_html", "body_xhtml"):
        if isinstance(one.get(name), str) and one[name].strip():
            return one[name], name != "body_text"
    described = [each["value"] for each in _objects(one.get("descriptions")) if isinstance(each.get("value"), str)]
    return (described or [str(one.get("description_text") or "")])[0], False


def _kind(body: dict[str, Any]) -> str:
    return str(body.get("contentType") or body.get("contenttype") or "").lower()


def _fields(one: dict[str, Any]) -> Iterator[Field]:
    headline = next((each.get("value") for each in _objects(one.get("headlines"))), None)
    if isinstance(headline, str):
        yield from _cut("title", headline)
    for name, keys in _PLAIN:
        yield from _cut(name, next((one[key] for key in keys if isinstance(one.get(key), str)), ""))
    if str(one.get("uri", "")).startswith("http"):
        yield from _cut("url", one["uri"])
    people = [*_objects(one.get("people")), *_objects(one.get("person"))]
    for each in people[:_MOST]:
        yield from _cut(_PEOPLE.get(str(each.get("rel", "")).lower(), "ninjs:person"), each.get("name"))
    if not any(_PEOPLE.get(str(each.get("rel", "")).lower()) == "author" for each in people):
        by = one.get("by") or one.get("byline")
        yield from _cut("author", by.removeprefix("By ").removeprefix("by ") if isinstance(by, str) else "")
    for each in _objects(one.get("infoSources") or one.get("infosources"))[:_MOST]:
        yield from _cut("ninjs:infoSource", each.get("name"))
    for each in [*_objects(one.get("organisations")), *_objects(one.get("organisation"))][:_MOST]:
        rel = str(each.get("rel", "")).lower()
        if rel in ("provider", "source", "publisher"):
            yield from _cut("publisher" if rel == "publisher" else f"ninjs:{rel}", each.get("name"))
    yield from _associated(one.get("associations"))


def _associated(given: Any) -> Iterator[Field]:
    """Associated objects whose relation says that this text was made from them."""
    named = given.items() if isinstance(given, dict) else [("", each) for each in given or () if isinstance(each, dict)]
    for name, each in list(named)[:_MOST]:
        if not isinstance(each, dict):
            continue
        rel = f"{name} {each.get('rel', '')}".lower()
        kind = "translationOf" if any(mark in rel for mark in _TRANSLATED) else "basedOn"
        if kind == "translationOf" or any(mark in rel for mark in _BASED):
            uri = str(each.get("uri") or "")
            yield from _cut(f"ninjs:{kind}.url", uri if uri.startswith("http") else "")
            yield from _cut(f"ninjs:{kind}.language", each.get("language"))
            yield from _cut(f"ninjs:{kind}.name", each.get("copyrightHolder") or each.get("copyrightholder"))


def _objects(given: Any) -> list[dict[str, Any]]:
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []


def _cut(name: str, value: Any) -> Iterator[Field]:
    shown = " ".join(value.split()) if isinstance(value, str) else ""
    if shown and len(shown) <= _LONGEST_VALUE:
        yield Field(name, shown)
