"""What a reader of one format hands over: source, view, blocks and declared metadata, not yet judged."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from provenance.article.article import Field
from provenance.text.view import View

BlockRole = Literal["title", "heading", "text", "standfirst", "caption", "furniture", "credit"]


class Block(NamedTuple):
    """A paragraph-like stretch of the view; `role` is what the markup says, "text" where it says nothing."""

    start: int
    end: int
    role: BlockRole = "text"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends; an empty one where it holds nothing else."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


class Draft(msgspec.Struct, frozen=True, eq=False):
    """A decoded text before its language is known and its passages are told apart."""

    source: str
    view: View
    blocks: tuple[Block, ...]
    fields: tuple[Field, ...] = ()
