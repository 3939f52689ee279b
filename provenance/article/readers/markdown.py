"""Markdown: its marks are passed over, its front matter is metadata, and its title is a headline.

Enough of CommonMark to see what a reader sees; where a mark is doubtful it stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from provenance.article.draft import Block, BlockRole, Draft, trimmed
from provenance.article.front_matter import front_matter
from provenance.article.inline_marks import hidden_spans
from provenance.text.markup import Flow

_FENCE = re.compile(r" {0,3}(`{3,}+|~{3,}+)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]++|$)")
_CLOSING_MARKS = re.compile(r"(?:[ \t]++#++)?[ \t]*+$")
_UNDERLINE = re.compile(r" {0,3}(=++|-++)[ \t]*+$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,})$")
_MARKER = re.compile(r"[ \t]*+(?:[-*+]|\d{1,9}[.)])(?:[ \t]++|$)(?:\[[ xX]\][ \t]++)?")
_QUOTE = re.compile(r" {0,3}> ?")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*+\S")
_TABLE_RULE = re.compile(r"[ \t]*+\|?[ \t]*+:?-{2,}+:?[ \t|:-]*+$")
_IMAGE_ONLY = re.compile(r"\s*+(?:\[?!\[([^\]]*+)\](?:\([^)\n]*+\)|\[[^\]\n]*+\])(?:\]\([^)\n]*+\))?\s*+)$")
# HTML that a reader does not see, over several blocks, and what ends it.
_UNSEEN = re.compile(r" {0,3}<(!--|script\b|style\b)", re.IGNORECASE)
_UNSEEN_END = {"!--": "-->", "script": "</script>", "style": "</style>"}
_DEEPEST_QUOTE = 8


class _Lines(NamedTuple):
    """The lines of one block, as source spans without their markers."""

    role: BlockRole
    spans: list[tuple[int, int]]


def read(source: str) -> Draft:
    """The draft of a Markdown text."""
    matter = front_matter(source)
    flow = Flow(source)
    roles: list[BlockRole] = []
    shown: dict[str, BlockRole] = {"title": "title", "standfirst": "standfirst"}
    for field in matter.fields:
        role = shown.pop(field.name, None)
        if role is not None and field.span is not None:
            flow.text(*field.span)
            flow.part(field.span.end, field.span.end)
            roles.append(role)
    titled = "title" in roles
    for marked, spans in _blocks(source, matter.end):
        role = "heading" if marked == "title" and titled else marked
        titled = titled or marked == "title"
        before = len(flow.blocks)
        _lay_out(source, flow, spans, role)
        flow.part(spans[-1][1], spans[-1][1])
        roles += [_caption(source, spans, role)] * (len(flow.blocks) - before)
    view = flow.view()
    spans = [trimmed(view.text, *block) for block in flow.blocks]
    blocks = [Block(*span, role) for span, role in zip(spans, roles, strict=True) if span[0] < span[1]]
    return Draft(source, view, tuple(blocks), matter.fields)


def _caption(source: str, spans: list[tuple[int, int]], role: BlockRole) -> BlockRole:
    """An image that stands alone shows its description, which is a caption."""
    return "caption" if role == "text" and _IMAGE_ONLY.match(source, spans[0][0], spans[-1][1]) else role


def _lay_out(source: str, flow: Flow, spans: list[tuple[int, int]], role: BlockRole) -> None:
    """Show the lines of a block without their inline marks."""
    if role == "furniture":
        for start, end in spans:
            flow.text(start, end, verbatim=True)
        return
    image = _IMAGE_ONLY.match(source, spans[0][0], spans[-1][1]) if role == "text" else None
    if image is not None:
        flow.text(*image.span(1))
        return
    hidden = hidden_spans(source, spans)
    at = upto = 0
    for number, (start, end) in enumerate(spans):
        if number:
            flow.text(spans[number - 1][1], spans[number - 1][1] + 1)
        start = max(start, upto)  # a comment may go on over several lines
        while at < len(hidden) and hidden[at][0] < end:
            flow.text(start, hidden[at][0])
            upto = start = max(start, hidden[at][1])
            at += 1
        if start < end:
            flow.text(start, end)


def _blocks(source: str, start: int) -> Iterator[_Lines]:
    """The blocks behind the front matter, in order."""
    open_block: list[tuple[int, int]] = []
    fence = ""
    unseen = start
    for begin, end in _lines(source, start):
        if end <= unseen:
            continue
        begin = max(begin, unseen)
        line = source[begin:end]
        if not fence and not open_block and (raw := _UNSEEN.match(line)) is not None:
            ending = _UNSEEN_END[raw[1].lower()]
            close = source.find(ending, begin)
            unseen = close + len(ending) if close >= 0 else len(source) + 1
            if unseen > end:
                continue
            unseen = start
        if fence:
            if line.strip(" ").startswith(fence) and not line.strip(" `~"):
                fence = ""
                if open_block:
                    yield _Lines("furniture", open_block)
                open_block = []
            else:
                open_block.append((begin, end))
            continue
        shift = _quoted(line)
        inner = line[shift:]
        mark = _FENCE.match(inner)
        if mark or not inner.strip() or _alone(inner) or (open_block and _UNDERLINE.match(inner)):
            underline = None if mark else _UNDERLINE.match(inner)
            if open_block:
                yield _Lines(_under(underline), open_block)
            open_block = []
            fence = mark[1] if mark else ""
            heading = None if mark or underline else _HEADING.match(inner)
            if heading is not None:
                closing = _CLOSING_MARKS.search(inner, heading.end())
                span = (
                    begin + shift + heading.end(),
                    begin + shift + (closing.start() if closing else len(inner)),
                )
                if span[0] < span[1]:
                    yield _Lines("title" if len(heading[1]) == 1 else "heading", [span])
            continue
        item = _MARKER.match(inner)
        if item is not None and open_block:
            yield _Lines("text", open_block)
            open_block = []
        open_block.append((begin + shift + (item.end() if item else len(inner) - len(inner.lstrip())), end))
    if open_block:
        yield _Lines("furniture" if fence else "text", open_block)


def _under(underline: re.Match[str] | None) -> BlockRole:
    """What an underline makes of the lines above it."""
    if underline is None:
        return "text"
    return "title" if underline[1][0] == "=" else "heading"


def _alone(inner: str) -> bool:
    """Whether a line is a block by itself: a heading, a rule, a link definition, the rule of a table."""
    first = inner.lstrip()[:1]
    if first == "#":
        return _HEADING.match(inner) is not None
    if first == "[":
        return _DEFINITION.match(inner) is not None
    return first in "*-_|:" and (_RULE.match(inner) is not None or _TABLE_RULE.match(inner) is not None)


def _quoted(line: str) -> int:
    """How many characters the marks of block quotes take at the head of a line."""
    shift = 0
    for _ in range(_DEEPEST_QUOTE):
        mark = _QUOTE.match(line, shift)
        if mark is None:
            break
        shift = mark.end()
    return shift


def _lines(source: str, start: int) -> Iterator[tuple[int, int]]:
    """The lines from `start`, without their ends."""
    at = start
    for line in re.split(r"(\r\n|\r|\n)", source[start:]):
        if line not in ("\n", "\r", "\r\n"):
            yield at, at + len(line)
        at += len(line)
