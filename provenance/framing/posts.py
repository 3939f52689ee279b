"""Words that are somebody else's without quotation marks: reproduced posts, and what people call themselves.

An embedded post stands in a page as a paragraph with its author's handle; "identify as" and its like hand the
word that follows to those who choose it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from provenance.article.article import PROSE
from provenance.framing.prose import Prose
from provenance.lexicon.matcher import Hit

# "— Name (@handle)", with or without the dash, as embedded posts end.
_HANDLE = re.compile(r"\(@\w{2,30}\)")
_NEAR = 3


class Post(NamedTuple):
    """A reproduced post as a view span."""

    start: int
    end: int


def posts(prose: Prose) -> list[Post]:
    """The paragraphs that reproduce a post, by the handle at their end."""
    found = []
    for passage in prose.article.passages:
        if passage.kind in PROSE and (match := _last_handle(prose.text, passage.start, passage.end)):
            found.append(Post(passage.start, match.start()))
    return found


def _last_handle(text: str, start: int, end: int) -> re.Match[str] | None:
    """A handle in the last 80 characters of a paragraph."""
    return _HANDLE.search(text, max(start, end - 80), end)


def self_named(prose: Prose, hit: Hit) -> bool:
    """Whether people are said to call themselves so: "identify as" and the like, up to three words before."""
    before = prose.between("selfnaming", max(hit.first - _NEAR - 3, 0), hit.first)
    return bool(before) and hit.first - before[-1].last <= _NEAR and _same_sentence(prose, before[-1], hit)


def negated(prose: Prose, hit: Hit) -> bool:
    """Whether a negator stands one or two words before: "not evil", "no genocide"."""
    before = prose.between("negator", max(hit.first - 2, 0), hit.first)
    return bool(before) and _same_sentence(prose, before[-1], hit)


def _same_sentence(prose: Prose, one: Hit, other: Hit) -> bool:
    return prose.sentence_at(one.first) == prose.sentence_at(other.first)
