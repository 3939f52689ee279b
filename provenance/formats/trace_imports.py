"""Chains read back from the formats they are written in: the trace's own JSON, PROV-JSON, JSON-LD, ninjs, NewsML-G2."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from provenance.article.article import Problem
from provenance.article.decoding import SIZE_LIMIT, decode
from provenance.chain.graph import Chain
from provenance.errors import ReadError
from provenance.formats import packed_chain
from provenance.gate.report import Tool
from provenance.gate.tracing import TracedArticle, TraceReport

# Characters of somebody else's error message that we repeat.
_SAID = 160
FORMATS = ("json", "prov-json", "jsonld", "ninjs", "newsml")


def read_traces(paths: Iterable[str], name: str, tool: Tool) -> TraceReport:
    """The chains in files of one export format, as one report; what cannot be read is a problem in it."""
    articles: list[TracedArticle] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found = chains(_content(path), name, where=path)
        except ReadError as error:
            mend = f" ({error.mend})" if error.mend else ""
            problems.append(Problem(error.where or path, f"{error.what}{mend}"))
            continue
        names = [path] if len(found) == 1 else [f"{path} {number}" for number in range(1, len(found) + 1)]
        articles += [TracedArticle(*pair) for pair in zip(names, found, strict=True)]
    return TraceReport(tool, tuple(articles), tuple(problems))


def chains(content: bytes, name: str, *, where: str) -> list[Chain]:
    """The chains in one export. ReadError where it holds none."""
    try:
        found = _READERS[name](content, where)
    except (msgspec.DecodeError, RecursionError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise ReadError(f"is no {name} of a chain: {str(error)[:_SAID]}", where=where, mend="export it again") from None
    if not found:
        raise ReadError(
            f"is {name}, but holds no chain of ours", where=where, mend="`provenance trace --format` writes it"
        )
    return [packed_chain.checked(chain, where=where) for chain in found]


def _content(path: str) -> bytes:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadError(f"cannot be read: {why}", where=path) from None


def _json(content: bytes, where: str) -> Any:
    return msgspec.json.decode(decode(content, "json", where=where).text)


def _from_trace(content: bytes, where: str) -> list[Chain]:
    return [msgspec.convert(one["chain"], type=Chain) for one in _json(content, where)["articles"]]


def _from_prov(content: bytes, where: str) -> list[Chain]:
    from prov import Error as ProvException
    from prov.serializers.provjson import ProvJSONException

    from provenance.formats import prov

    text = decode(content, "json", where=where).text
    msgspec.json.decode(text)  # says clearly what is wrong where it is no JSON at all
    try:
        return prov.read_json(text)
    except (ProvJSONException, ProvException) as error:
        raise ReadError(f"is no PROV-JSON: {str(error)[:_SAID]}", where=where, mend="export it again") from None


def _from_json_ld(content: bytes, where: str) -> list[Chain]:
    from provenance.formats import jsonld

    return jsonld.read(decode(content, "json", where=where).text)


def _from_ninjs(content: bytes, where: str) -> list[Chain]:
    data = _json(content, where)
    marks = [mark for one in (data if isinstance(data, list) else [data]) for mark in one.get("trustIndicators", ())]
    return [packed_chain.unpack(one["href"], where=where) for one in marks if one.get("role") == packed_chain.MARK]


def _from_newsml(content: bytes, where: str) -> list[Chain]:
    from provenance.article.xml_document import document, name_of

    links = [one for one in document(content, where=where).iter() if name_of(one) == "link"]
    return [
        packed_chain.unpack(one.get("href", ""), where=f"{where}:{one.sourceline}")
        for one in links
        if one.get("reluri") == packed_chain.MARK
    ]


_READERS: dict[str, Callable[[bytes, str], list[Chain]]] = {
    "json": _from_trace, "prov-json": _from_prov, "jsonld": _from_json_ld, "ninjs": _from_ninjs,
    "newsml": _from_newsml,
}  # fmt: skip
