"""Where credits may stand on a page: around the headline and the first paragraph, and beneath the last.

Between them and beyond them stand other articles' credits: teasers, lists, related stories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from provenance.article.article import Article
from provenance.chain.credit_forms import folded
from provenance.lexicon.languages import language

Place = Literal["head", "middle", "foot"]

_LONG, _HEADING = 150, 40
# Passages looked at above the headline, below it where no long paragraph follows, and beneath the last paragraph.
# A byline may stand a few passages into the text.
_ABOVE, _BELOW, _BENEATH, _CREDITED = 8, 14, 14, 3
# Characters of a teaser, and of an entry of a catalogue.
_TEASER, _ENTRY = 100, 90
_ENTRY_LINE = re.compile(r"[^\W\d_][^:：\n]{1,30}[:：]\s*\S")
_CATALOGUE = re.compile(
    r"(?:isbn|verlag|preis|format|seiten|publisher|pages|price|editorial|páginas|precio|éditeur|prix|editore|prezzo|pagine"
    r"|preço|editora|издательство|страниц|цена|видавництво|ціна|yayınevi|sayfa|fiyat|wydawnictwo|cena|uitgever|prijs"
    r"|release|genre|laufzeit|originaltitel|original title|出版社|定价|價格)\b[^:：\n]{0,20}[:：]",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n]+")


class Line(NamedTuple):
    """A line of a passage: view code points, the passage's number and kind, and its place on the page.

    `beneath` counts the passages between it and the last paragraph of the article above it.
    """

    start: int
    end: int
    number: int
    kind: str
    place: Place
    beneath: int = 0


def lines(article: Article) -> Iterator[Line]:
    """Every line of a page on which a credit of this article may stand, furniture too."""
    first, last, upper, lower = _frame(article)
    related = related_headings(article.language)
    for number in range(upper, lower + 1):
        passage = article.passages[number]
        if number > last and passage.kind == "furniture" and _is_heading(article, number, related):
            return  # what follows is about other articles
        near = first + (_CREDITED if passage.kind == "credit" else 0)
        place: Place = "head" if number <= near else ("foot" if number >= last else "middle")
        for match in _LINE.finditer(article.view.text, passage.start, passage.end):
            start, end = match.span()
            while start < end and article.view.text[start].isspace():
                start += 1
            while end > start and article.view.text[end - 1].isspace():
                end -= 1
            if start < end:
                yield Line(start, end, number, passage.kind, place, max(number - last, 0))


def is_behind_teaser(page: Sequence[Line], number: int) -> bool:
    """Whether a line beneath the text stands behind the words of another article's teaser, whose source it names."""
    if not page[number].beneath or page[number].kind == "body":
        return False
    before = page[max(number - 2, 0) : number]
    return any(one.kind == "furniture" and one.end - one.start > _TEASER for one in before)


def is_catalogued(text: str, page: Sequence[Line], number: int) -> bool:
    """Whether a line is an entry of a book's or a product's data: two more such lines stand beside it."""
    line = page[number]
    if line.end - line.start > _ENTRY or _ENTRY_LINE.match(text, line.start, line.end) is None:
        return False
    beside = page[max(number - 5, 0) : number + 6]
    return sum(_CATALOGUE.match(text, one.start, one.end) is not None for one in beside) > 1


@cache
def related_headings(code: str) -> frozenset[str]:
    """Headings of lists of other articles, folded, in a language and in English."""
    return frozenset(folded(one) for each in (code, "en") for one in language(each).group("furniture", "related"))


def _is_heading(article: Article, number: int, related: frozenset[str]) -> bool:
    """Whether a passage is a heading beneath which other articles are announced."""
    passage = article.passages[number]
    if passage.end - passage.start > _HEADING:
        return False
    return folded(article.view.text[passage.start : passage.end]).strip(" :»>→…") in related


def _frame(article: Article) -> tuple[int, int, int, int]:
    """First and last paragraph, and the passages between which to look."""
    passages = article.passages
    count = len(passages)
    bodies = [number for number, passage in enumerate(passages) if passage.kind == "body"]
    long = [number for number in bodies if passages[number].end - passages[number].start >= _LONG] or bodies
    title = next((number for number, passage in enumerate(passages) if passage.kind == "headline"), None)
    if article.format != "html" or not long:
        first, last = (long[0], long[-1]) if long else (count - 1, 0)
        return first, last, 0, count - 1
    below = [number for number in long if title is None or number > title]
    first = below[0] if below else long[-1]
    if title is not None:
        first = min(first, title + 2 * _BELOW) if below else title + _BELOW
    last = max(long[-1], first)
    upper = max(min(title if title is not None else first, first) - _ABOVE, 0)
    return min(first, count - 1), min(last, count - 1), upper, min(bodies[-1] + _BENEATH, count - 1)
