"""Authors by the markup of a line: a link to an author's page, or an element that the page itself calls the author.

Readers see only "16 May 2019 Ana Petrov Networks, Windows": where the name ends stands in the markup alone.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from provenance.article.article import Article

# An element with what is written in it, through at most three elements that open inside it.
_ELEMENT = re.compile(r"<(?:a|span|strong|em|b|i|p|address|cite|div)\b([^<>]{1,600})>\s*((?:<[^<>/]{1,400}>\s*){0,3})"
                      r"([^<>]{2,60})(?=<)", re.IGNORECASE)  # fmt: skip
_AUTHORED = re.compile(
    r"\brel=[\"']?author\b|\bitemprop=[\"']?author\b"
    r"|\bhref=[\"']?[^\"'\s>]{0,200}(?:/(?:authors?|autor(?:e[ns]?|i)?|auteurs?|redaktion|yazar|avtor|staff)/[\w%.@-]+"
    r"|[?&]author=)",
    re.IGNORECASE,
)
# What only looks like it: boxes, pictures and buttons have such classes, too.
_CLASSED = re.compile(
    r"\bclass=[\"']?[^\"'>]{0,120}(?<![a-z])(?:author|auteurs?|autor|byline)(?:[-_ ]?(?:name|link))?(?=[\"'\s>])",
    re.IGNORECASE,
)
# What an element calls somebody's rank or office: "Forum Moderator".
_TITLED = re.compile(
    r"<[a-z]{1,10}\b[^<>]{0,200}(?:\bitemprop=[\"']?jobTitle\b|\bclass=[\"'][^\"'<>]{0,80}?(?:user-?title|userbanner"
    r"|job-?title|(?:author|user|profile)[-_]{1,2}(?:title|role|position|rank))(?![a-z]))[^<>]{0,200}>"
    r"(?:\s*<[^<>]{1,120}>){0,4}\s*$",
    re.IGNORECASE,
)
_RIGHT = re.compile(r"<(?:p|div)\b[^<>]{0,200}(?:text-align:\s*right|\balign=[\"']?right)[^<>]{0,100}>\s*"
                    r"(?:<[^<>/]{1,200}>\s*){0,3}$", re.IGNORECASE)  # fmt: skip
_SPACE = re.compile(r"\s+")
# Source characters before a line in which its first element opens.
_OPENED = 700
_NEAR, _SPONSORED = 400, 120


class AuthorLink(NamedTuple):
    """A name as a span of the view; `sure` where a link or a property says author, not only a class."""

    start: int
    end: int
    sure: bool


def _before(article: Article, start: int, reach: int) -> str:
    """The markup right before a place of the view."""
    at = article.view.source(start, start + 1).start
    return article.text[max(at - reach, 0) : at]


def is_title(article: Article, start: int) -> bool:
    """Whether the element that opens right before a line (a view code point) holds somebody's rank or office."""
    return article.format == "html" and _TITLED.search(_before(article, start, _NEAR)) is not None


def is_right(article: Article, start: int) -> bool:
    """Whether a line is a paragraph set to the right, where a text is signed."""
    return article.format == "html" and _RIGHT.search(_before(article, start, _NEAR)) is not None


def is_sponsored(article: Article, start: int) -> bool:
    """Whether a line stands in an element named for a sponsor."""
    return article.format == "html" and "sponsor" in _before(article, start, _SPONSORED).casefold()


def author_links(article: Article, start: int, end: int, since: int) -> list[AuthorLink]:
    """The elements of a line (view code points) that the markup calls its authors; `since` is where the line before
    ends."""
    view = article.view
    line = view.source(start, end)
    floor = view.source(since, since).start if since else 0
    found: list[AuthorLink] = []
    at = start
    for match in _ELEMENT.finditer(
        article.text, max(line.start - _OPENED, floor), min(line.end + 1, len(article.text))
    ):
        opened = match[1] + match[2]
        sure = _AUTHORED.search(opened) is not None
        if not sure and _CLASSED.search(opened) is None:
            continue
        words = _SPACE.sub(" ", html.unescape(match[3])).strip(" \xa0,|")
        first = view.text.find(words, at, end) if words else -1
        if first >= 0:
            found.append(AuthorLink(first, first + len(words), sure))
            at = first + len(words)
    return found
