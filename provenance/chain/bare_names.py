"""Names that nothing introduces: what stands beside a name tells whether it wrote the text.

A date, the headline or an address beside it, or markup that calls its line a credit; whom the text speaks of, whom to
write to, somebody's rank and the house itself are nobody's byline.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from provenance.article.article import Article
from provenance.chain.author_links import is_title
from provenance.chain.byline_words import headings, houses, is_house
from provenance.chain.credit_forms import folded
from provenance.chain.credit_places import Line
from provenance.chain.names import is_name
from provenance.lexicon.languages import language

# Characters of a line, and of a long one; passages beneath the headline.
_SHORT, _LONG, _NEAR, _UNDER, _DATED = 60, 100, 5, 3, 90
# Times that a page may name its own author; characters of what may join a name and a date ("am", a topic).
_SPOKEN_OF, _JOINING = 4, 20
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2}\b")
_BEHIND_NAME = re.compile(r"\s*[,|/•]\s*(?=\d)|\s[–-]\s|\d")
_DATE = re.compile(
    r"(?:\d{1,2}\.?\s+[^\W\d_]{3,12}\.?\s+(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
    r"(?:[\s,|·–-]+\d{1,2}[:.]\d\d(?:\s*(?:Uhr|h)\b)?)?[\s,|·–-]+(?=[^\W\d_])"
)
_AND = re.compile(r"\s*,\s*|\s+(?:&|und|and|y|et|e|и|та|ve|və)\s+")
# Whom to write or to call: a form of address before the name, a postal code or a number behind it.
_HONORIFIC = re.compile(r"(?:frau|herr|mrs?|ms|mme|madame|monsieur|sig(?:nora)?)\b", re.IGNORECASE)
_REACHED = re.compile(
    r"(?:[A-Z]{1,2}-)?\d{4,5}\s+[^\W\d_]{3}|(?:tel|telefon|phone|fax|tél|téléphone|e-?mail)\b[.:]?", re.IGNORECASE
)


class BareNames:
    """The lines of an article, asked whether a name in one of them is its author's; `before` and `after` are the lines
    beside each, `title` the passage of the headline (-1 where there is none)."""

    def __init__(self, article: Article, before: Mapping[Line, Line], after: Mapping[Line, Line], title: int) -> None:
        self.article = article
        self.text = article.view.text
        self.code = article.language
        self.house = houses(article)
        self.before, self.after, self.title = before, after, title

    def stands(self, line: Line, start: int) -> bool:
        """Whether a line that the markup calls a credit is a name and no picture's credit."""
        before = self.before.get(line)
        if before is not None and before.kind == "caption":
            return False
        words = self.text[start : line.end]
        if line.kind != "credit" and not self._is_dated(line) and not self._leads(line, words):
            return False
        labels = language(self.code).group("furniture", "labels")
        bare = _BEHIND_NAME.split(words, maxsplit=1)[0].strip()
        opening = folded(bare).split()[:1]
        if opening and opening[0] in language(self.code).words("function_words"):
            return False
        parts = folded(words).split()
        if is_house(bare, self.house) or is_title(self.article, line.start) or self.is_contact(line, words):
            return False
        if self.text.count(bare) > _SPOKEN_OF and not self._precedes_date(line):  # whom the text is about
            return False
        return (
            all(map(is_name, _AND.split(bare)))
            and folded(bare) not in headings(self.code)
            and not any(word in labels for word in parts)
        )

    def _leads(self, line: Line, words: str) -> bool:
        """Whether a name of two or three words is all that parts the headline from a long line of the text."""
        after = self.after.get(line)
        if line.kind != "furniture" or line.number != self.title + 1 or after is None:
            return False
        long = after.end - after.start > _LONG and after.kind in ("standfirst", "body", "furniture")
        return long and len(words.split()) in (2, 3) and is_name(words) and self.text.count(words) <= 2

    def is_contact(self, line: Line, words: str) -> bool:
        """Whether a name is somebody to write to: addressed as such, or with an address or a number beneath it."""
        if _HONORIFIC.match(words):
            return True
        after = self.after.get(line)
        for _ in range(_UNDER):
            if after is None or after.end - after.start > _SHORT:
                return False
            if _REACHED.match(self.text, after.start, after.end):
                return True
            after = self.after.get(after)
        return False

    def _precedes_date(self, line: Line) -> bool:
        """Whether a date stands on the line behind one right beneath the headline."""
        after = self.after.get(line)
        near = after is not None and after.end - after.start <= _SHORT and self.is_beneath_title(line)
        return near and after is not None and _YEAR.search(self.text, after.start, after.end) is not None

    def behind_date(self, line: Line, start: int) -> int:
        """Where a line goes on behind a date that opens it."""
        date = _DATE.match(self.text, start, line.end)
        behind = _BEHIND_NAME.split(self.text[date.end() : line.end], maxsplit=1)[0] if date else ""
        return date.end() if date and len(behind.split()) == 2 else start

    def _is_dated(self, line: Line) -> bool:
        """Whether a short line right beneath the headline has a date behind it or on a line beside it."""
        longest = _DATED if _YEAR.search(self.text, line.start, line.end) else _SHORT
        if (
            line.kind != "furniture"
            or line.end - line.start > longest
            or not (
                0 < line.number - self.title <= _NEAR
                or (line.number == self.title - 1 and _DATE.match(self.text, line.start, line.end))
            )
        ):
            return False
        after = self.after.get(line)
        joined = self.after.get(after) if after is not None and after.end - after.start < _JOINING else None
        beside = [one for one in (self.before.get(line), after, joined, line) if one is not None]
        return any(
            one.end - one.start <= longest and _YEAR.search(self.text, one.start, one.end) is not None for one in beside
        )

    def is_addressed(self, line: Line, start: int) -> bool:
        """Whether a bare name has an address of its own on the line behind it."""
        after = self.after.get(line)
        words = self.text[start : line.end]
        if after is None or line.kind == "body" or line.place != "head" or not is_name(words):
            return False
        address = self.text[after.start : after.end].lower()
        return "@" in address and after.end - after.start < _SHORT and words.split()[-1].lower() in address

    def is_beneath_title(self, line: Line) -> bool:
        """Whether a line that is no paragraph stands among the first beneath the headline."""
        return line.kind in ("furniture", "credit") and self.title >= 0 and 0 < line.number - self.title <= _UNDER
