"""Which blocks of a web page are the article: an extractor advises, the page's own build decides the rest.

Extractors drop credits, captions and whole paragraphs, so none is allowed to hand over text: a block
stays when enough of its words stand in what the extractor found, and the offsets never move.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Literal

from provenance.text.words import fold

Role = Literal["title", "heading", "text", "standfirst", "caption", "furniture", "credit"]

_WORD = re.compile(r"[^\W_]+")
# Words that have to follow each other to count as found; the share of a block that must be found.
_RUN, _FOUND = 4, 0.6
# Beyond these the extractor would take minutes or overrun its stack, and is not asked.
_LONGEST, _MOST_TAGS, _DEEPEST = 3_000_000, 40_000, 400
_UNPARTED = 20
# Words below which an extraction is taken for empty.
_EMPTY = 40
# A paragraph by its looks: characters, and the share of them that may stand in links.
_PARAGRAPH, _LINKED = 80, 0.35


@dataclass(slots=True)
class Piece:
    """A block of the page: what the markup says of it, and how many of its characters are links."""

    text: str
    role: Role
    boxed: bool = False
    linked: int = 0
    within_article: bool = False

    @property
    def is_paragraph(self) -> bool:
        """Whether it looks like running prose."""
        return len(self.text) >= _PARAGRAPH and self.linked <= _LINKED * len(self.text)

    @property
    def is_sentence(self) -> bool:
        """Whether it is short running prose: it ends with a stop, and stands in no menu or box."""
        ends = self.text.rstrip("\"'”’»)")[-1:] in (".", "!", "?", "…", "։", "۔", "。")
        return ends and self.role == "text" and not self.boxed and self.linked <= _LINKED * len(self.text)


def settle(pieces: list[Piece], source: str, *, tags: int, depth: int) -> None:
    """Give every piece its final role: what is not the article becomes furniture.

    `tags` and `depth` say how many elements the page opens, and how deep.
    """
    bounded = len(source) <= _LONGEST and tags <= _MOST_TAGS and depth <= _DEEPEST
    extracted = _extract(source) if bounded else ""
    words = _WORD.findall(fold(extracted))
    enough = len(words) >= _EMPTY or len(extracted) >= _EMPTY * 6
    body = _advised(pieces, words, extracted) if enough else set()
    covered = sum(len(pieces[i].text) for i in body)
    if covered * 2 < len(extracted) or not body:
        body |= _by_looks(pieces)
    if not body:
        body = {i for i, piece in enumerate(pieces) if piece.role == "text" and not piece.boxed}
    _decide(pieces, body)


def _extract(source: str) -> str:
    """The body as trafilatura sees it; "" where it sees none or fails."""
    try:
        import trafilatura

        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
        return trafilatura.extract(source, include_comments=False, include_tables=True) or ""
    except Exception:  # an extractor only advises: whatever it trips over, the page is still read
        return ""


def _advised(pieces: list[Piece], words: list[str], extracted: str) -> set[int]:
    """The pieces most of whose words stand, in order, in the extracted text."""
    runs = {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    lines = {" ".join(_WORD.findall(fold(line))) for line in extracted.splitlines()}
    running = " ".join(words)
    found = set()
    for i, piece in enumerate(pieces):
        own = _WORD.findall(fold(piece.text))
        if len(own) < _RUN + 1:
            # Few words: a short line, or a long one in a script that does not part them.
            joined = " ".join(own)
            if joined in lines or (len(joined) >= _UNPARTED and joined in running):
                found.add(i)
            continue
        total = len(own) - _RUN + 1
        hits = sum(tuple(own[at : at + _RUN]) in runs for at in range(total))
        if hits >= _FOUND * total:
            found.add(i)
    return found


def _by_looks(pieces: list[Piece]) -> set[int]:
    """Paragraphs outside menus and boxes, and short ones among them; of `<article>`, where that holds most."""
    looks = {i for i, piece in enumerate(pieces) if piece.is_paragraph and not piece.boxed and piece.role == "text"}
    inside = {i for i in looks if pieces[i].within_article}
    if sum(len(pieces[i].text) for i in inside) * 2 >= sum(len(pieces[i].text) for i in looks):
        looks = inside
    if not looks:
        return looks
    return looks | {i for i in range(min(looks), max(looks) + 4) if i < len(pieces) and pieces[i].is_sentence}


def _decide(pieces: list[Piece], body: set[int]) -> None:
    titles = [i for i, piece in enumerate(pieces) if piece.role == "title"]
    paragraphs = [i for i in body if pieces[i].is_paragraph] or sorted(body)
    first, last = (min(paragraphs), max(paragraphs)) if paragraphs else (0, len(pieces))
    head = max((i for i in titles if i < first), default=max(first - 4, 0))
    for i, piece in enumerate(pieces):
        near = head <= i <= last + 3
        if piece.role == "title":
            continue
        if piece.role == "credit" and piece.is_paragraph and piece.text.rstrip()[-1] in ".!?…":
            piece.role = "text"  # a box on the author, or a paragraph in a box named for its source
        if piece.role == "credit":
            piece.role = "credit" if i in body or head - 3 <= i <= last + 8 else "furniture"
        elif piece.role == "caption":
            piece.role = "caption" if near and not piece.boxed else "furniture"
        elif piece.role == "standfirst":
            piece.role = "standfirst" if head <= i <= first + 1 else ("text" if i in body else "furniture")
        elif piece.role == "heading" and not piece.boxed and head <= i <= last and i + 1 in body:
            continue
        elif i not in body and not (piece.role == "text" and first < i < last and _belongs(piece)):
            piece.role = "furniture"
        elif piece.role == "furniture" or (piece.boxed and not piece.is_paragraph and i not in body):
            piece.role = "text" if i in body and piece.is_paragraph else "furniture"


def _belongs(piece: Piece) -> bool:
    """Whether a block amid the body is prose that the extractor passed over."""
    return piece.is_paragraph and not piece.boxed and piece.within_article
