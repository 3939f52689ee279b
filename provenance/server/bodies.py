"""What a request may hold: the JSON bodies of `/v1`, the form of the paste page, and the articles in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Annotated, Literal, TypeVar
from urllib.parse import parse_qsl

import msgspec
from msgspec import UNSET, Meta, UnsetType

from provenance.article.article import Article, Problem
from provenance.article.read import read_bytes, read_text
from provenance.errors import ReadError
from provenance.gate.report import FailOn
from provenance.server.task import Refused

Format = Literal["plain", "markdown", "html", "docx"]
_SUFFIX = {"plain": ".txt", "markdown": ".md", "html": ".html", "docx": ".docx"}
# Texts in one request, and fields in one form.
_TEXTS, _SOURCES, _FIELDS = 200, 20, 100
_Name = Annotated[str, Meta(max_length=300, description="What the text is called in the report.")]
_Language = Annotated[
    str, Meta(max_length=40, description="Language of the text (ISO 639-1); told from the text if absent.")
]


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text: its words as `text`, or a file's bytes in Base64 as `content`."""

    text: str | UnsetType = UNSET
    content: bytes | UnsetType = UNSET
    name: _Name = ""
    format: Format | UnsetType = UNSET
    language: _Language = ""


class _Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    text: Annotated[str, Meta(description="One text.")] | UnsetType = UNSET
    texts: (
        Annotated[Sequence[str | Text], Meta(min_length=1, max_length=_TEXTS, description="Several texts, in order.")]
        | UnsetType
    ) = UNSET
    format: Format | UnsetType = UNSET
    language: _Language = ""


class _Sourced(_Body, frozen=True, kw_only=True):
    sources: Annotated[
        Sequence[str | Text],
        Meta(max_length=_SOURCES, description="The texts that each was made from, the original first."),
    ] = ()


class TraceBody(_Sourced, frozen=True):
    """Texts to trace, and what they were made from."""


class CompareBody(_Body, frozen=True):
    """Texts to compare."""


class CheckBody(_Sourced, frozen=True):
    """Texts to check, what they were made from, for whom, when the check fails, and what scores words."""

    house: Annotated[str, Meta(max_length=80)] | UnsetType = UNSET
    fail_on: FailOn | UnsetType = UNSET
    model: (
        Annotated[str, Meta(max_length=80, description="A word model that whoever runs the server has named.")]
        | UnsetType
    ) = UNSET
    explain: Annotated[bool, Meta(description="Give each score with the features that led to it.")] = False


Body = TypeVar("Body", bound=_Body)


def decoded(content: bytes, kind: type[Body]) -> Body:
    """The JSON body of a request. Raises Refused, naming the field but not what stands in it."""
    try:
        body = msgspec.json.decode(content, type=kind)
    except msgspec.ValidationError as error:
        raise Refused(422, f"the body does not fit: {error}", "see /docs") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refused(400, "the body is not valid JSON", "send one JSON object in UTF-8; see /docs") from None
    if (body.text is UNSET) == (body.texts is UNSET):
        raise Refused(422, "the body needs either `text` or `texts`", "see /docs")
    sources = body.sources if isinstance(body, _Sourced) else ()
    for field, texts in (("texts", body.texts or ()), ("sources", sources)):
        for number, one in enumerate(texts):
            if isinstance(one, Text) and (one.text is UNSET) == (one.content is UNSET):
                raise Refused(422, f"`{field}[{number}]` needs either `text` or `content`", "see /docs")
    return body


def articles(body: _Body) -> Iterator[Article | Problem]:
    """The articles of a body, in order; what cannot be read is a `Problem` in its place."""
    if isinstance(body.texts, UnsetType):
        yield from _read((body.text or "",), ["text"], body.format, body.language)
    else:
        names = [f"text {number}" for number in range(1, len(body.texts) + 1)]
        yield from _read(body.texts, names, body.format, body.language)


def sources(body: _Sourced) -> tuple[tuple[Article, ...], list[Problem]]:
    """The sources of a body, in order, and those that cannot be read: nothing is laid against them."""
    several = len(body.sources) > 1
    names = [f"source {number}" if several else "source" for number in range(1, len(body.sources) + 1)]
    read = list(_read(body.sources, names))
    problems = [
        Problem(one.path, f"{one.message}: nothing is laid against it") for one in read if isinstance(one, Problem)
    ]
    return tuple(one for one in read if isinstance(one, Article)), problems


def _read(
    texts: Sequence[str | Text], names: Sequence[str], usual: Format | UnsetType = UNSET, spoken: str = ""
) -> Iterator[Article | Problem]:
    """Read texts in order; `usual` and `spoken` are the format and the language of those that name none."""
    for one, name in zip(texts, names, strict=True):
        text = one if isinstance(one, Text) else Text(text=one)
        name = text.name or name
        format = text.format or usual
        language = text.language or spoken
        try:
            if isinstance(text.content, UnsetType):
                yield read_text(text.text or "", name=name, format=format or _format(name), language=language)
            else:
                suffix = _SUFFIX[format] if format else PurePath(name).suffix
                # A file of several articles is a file for the command line.
                suffix = ".txt" if suffix.lower() in (".jsonl", ".ndjson") else suffix
                yield read_bytes(text.content, name=name, suffix=suffix, language=language)
        except ReadError as error:
            mend = f" ({error.mend})" if error.mend else ""
            yield Problem(error.where or name, f"{error.what}{mend}")
        except RecursionError:
            yield Problem(name, "is nested too deeply to read")


def _format(name: str) -> Literal["plain", "markdown", "html"]:
    """The format of a text by what it is called."""
    suffix = PurePath(name).suffix.lower()
    return "markdown" if suffix in (".md", ".markdown") else "html" if suffix in (".html", ".htm") else "plain"


def form(content: bytes) -> dict[str, str]:
    """The fields of a form body or a query string, whatever the body is labelled as. Raises Refused."""
    try:
        pairs = parse_qsl(
            content.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_FIELDS, errors="replace"
        )
    except ValueError:
        raise Refused(400, f"the form has more than {_FIELDS} fields") from None
    return dict(pairs)
