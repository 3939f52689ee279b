"""Bylines: named by an opening word ("by", "Von", "Autor:"), by a label on a line of its own, or by nothing at all.

A bare name counts only where the markup calls its line a credit, or the page declares it as its author. What
stands beneath the article is read only where nothing stood above it: there begin the bylines of other articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provenance.article.article import Article
from provenance.chain.agencies import is_agency
from provenance.chain.author_links import AuthorLink, author_links, is_right
from provenance.chain.bare_names import BareNames
from provenance.chain.byline_words import (
    LABELS,
    LEFT,
    OCCUPATION,
    Byline,
    byline_openings,
    headings,
    is_house,
    nearest,
)
from provenance.chain.credit_forms import folded
from provenance.chain.credit_places import Line, related_headings
from provenance.chain.names import WITH, Name, is_name, names
from provenance.chain.signatures import bracketed_initials, bracketed_names, signature
from provenance.lexicon.languages import language
from provenance.lexicon.outlets import Outlets

# Characters of a line, and of one beneath a label; passages beneath the last paragraph.
_LONGEST, _SHORT, _BENEATH, _NEAR, _CREDITED = 200, 60, 3, 5, 16
_COLONS = (":", "：")
_EDGE = " \t\xa0\u3000*•·|–—-:：,/"
# What may stand before an opening: "Ciclismo | Por …", "Posted on 21 July 2019 by …", "2019Author …".
_PARTED = re.compile(r"(?:\s[|•·/–—-]\s+|\d(?:\s*(?:[|,•]|Uhr))*\s*)(?=[^\W\d_])")
# "Autor:innen", "Autor/-in", "Autor*in".
_COLON = re.compile(r"[^\W\d_]{2,14}\s?[:：]\s")
_INFLECTED = re.compile(r"[:*_/-]{1,2}in(?:nen)?\b|-(?!\s)", re.IGNORECASE)
# Times that a page may name its own author; characters of what may join a name and a date ("am", a topic).
_SPOKEN_OF, _JOINING = 4, 20
# Passages beneath the headline in which a line may name the author; characters of one that holds its date, too.
_UNDER, _LINKED, _DATED = 3, 8, 90
# Lines of names after a label, at most.
_MOST = 12
_INITIALS = re.compile(r"[a-zäöü]{2,3}")
# "Posted in Schools by anna on …".
_POSTED = re.compile(r"(?:posted|filed|published)\s+(?:in|under)\s[^\n]{1,60}?\s(?=by\s)", re.IGNORECASE)


def bylines(
    article: Article, page: Sequence[Line], free: Sequence[Line], known: Sequence[str], outlets: Outlets
) -> list[Byline]:
    """The bylines of an article; `free` are the lines that say nothing else."""
    reader = _Reader(article, page, known, outlets)
    above = nearest(
        list(reader.read([one for one in free if one.place == "head" or reader.bare.is_beneath_title(one)]))
    )
    if above:
        return above
    words = {line: article.view.text[line.start : line.end] for line in free}
    near = [one for one in free if one.place != "head"]
    beneath = [
        one
        for one in near
        if _may_sign(one, words[one], known) or reader.is_labelled(one) or reader.is_linked_beneath(one)
    ]
    found = nearest(list(reader.read(beneath, beneath=True)))
    return found or list(reader.signed(near))


def _may_sign(line: Line, words: str, known: Sequence[str]) -> bool:
    """Whether a line amid or beneath the text may hold its byline."""
    near = line.beneath <= _BENEATH or (line.kind == "credit" and line.beneath <= _CREDITED)
    return near or words in known or _COLON.match(words) is not None


class _Reader:
    def __init__(self, article: Article, page: Sequence[Line], known: Sequence[str], outlets: Outlets) -> None:
        self.article = article
        self.text = article.view.text
        self.code = article.language
        self.known = known
        self.outlets = outlets
        self.html = article.format == "html"
        self.before = {line: page[number - 1] for number, line in enumerate(page) if number}
        self.after = {line: page[number + 1] for number, line in enumerate(page[:-1])}
        self.title = next((line.number for line in page if line.kind == "headline"), -1)
        self.bare = BareNames(article, self.before, self.after, self.title)
        self.house = self.bare.house

    def read(self, page: Sequence[Line], *, beneath: bool = False) -> Iterator[Byline]:
        """The bylines of some lines in order."""
        labelled, related = 0, related_headings(self.code)
        elsewhere = False
        for line in page:
            elsewhere = (elsewhere and line.kind in ("furniture", "credit")) or (
                line.kind == "furniture" and folded(self.text[line.start : line.end]).strip(" :»>→…") in related
            )
            if elsewhere:
                continue
            if line.end - line.start > _LONGEST or line.kind == "headline":
                labelled = 0
                continue
            found = list(self._line(line, labelled=bool(labelled), beneath=beneath))
            yield from found
            if not found and self._is_label(line):
                labelled = _MOST
            elif found and line.kind == "credit" and labelled:
                labelled -= 1
            else:
                labelled = 0

    def is_labelled(self, line: Line) -> bool:
        """Whether a line is an author's label, or stands right beneath one."""
        before = self.before.get(line)
        return self._is_label(line) or (before is not None and self._is_label(before))

    def signed(self, page: Sequence[Line]) -> Iterator[Byline]:
        """Who signs beneath the last paragraph, or in brackets at its end."""
        for line in page:
            if line.place == "foot" and line.kind == "body":
                for start, end in bracketed_names(self.text, line.start, line.end):
                    yield self._byline(line, start, end, 1)
                initials = bracketed_initials(self.text, line.start, line.end, self.code)
                if initials is not None and line.beneath <= 1:
                    yield self._byline(line, *initials, 1)
        ending = next((one for one in page if one.place == "foot" and one.beneath == 1), None)
        bodies = [one for one in page if one.place == "foot" and one.kind == "body"]
        if bodies and self.text[bodies[-1].start] in "–—-":
            ending = bodies[-1]
        after = self.after.get(ending) if ending else None
        if ending is None:
            return
        goes_on = after is not None and after.kind == "body" and after.number != ending.number
        if after is not None and goes_on and (after is not bodies[-1] or not self._is_office(after)):
            return  # a heading
        right = ending.kind == "furniture" and is_right(self.article, ending.start)
        span = signature(self.text, ending.start, ending.end, ending.kind, self.code, set_right=right)
        if span is not None and not self._is_agency(self.text[slice(*span)]):
            yield self._byline(ending, *span, 1)

    def _is_office(self, line: Line) -> bool:
        """Whether a line beneath a signature is the office of who signs: short, of a few words, and no sentence."""
        return line.end - line.start < _LONGEST // 2 and self.text[line.end - 1].isalnum()

    def _byline(self, line: Line, start: int, end: int, rank: int) -> Byline:
        return Byline("byline", self.text[start:end], start, end, line.kind, line.place, line.number, rank)

    def _line(self, line: Line, *, labelled: bool, beneath: bool) -> Iterator[Byline]:
        start = next(self._starts(line), line.start)
        links = self._links(line)
        for at in self._starts(line):
            opening = self._behind_opening(at, line.end)
            if opening and (found := list(self._names(line, opening, 1))):
                yield from (self._cut(one, links) for one in found)
                return
        if self._is_desk(line) and not beneath:
            name = self.text[line.start : line.end]
            yield Byline("desk", name, line.start, line.end, line.kind, line.place, line.number, 1)
        elif line.kind not in ("caption", "body") and (at := self._declared_in(line, start)) >= 0:
            yield from self._names(line, at, 0)
        elif labelled and (mark := _INITIALS.fullmatch(self.text, line.start, line.end)):
            yield self._byline(line, *mark.span(), 1)
        elif labelled and line.end - line.start < _SHORT and line.kind != "body":
            found = list(self._names(line, start, 1))
            yield from (one for one in found if self._is_signed(one) or one.rank == 0 or one.role != "byline")
        elif links:
            for link in links:
                yield self._byline(line, link.start, link.end, 1 if link.sure else 2)
        elif self.bare.is_addressed(line, start):
            yield from self._names(line, start, 1)
        elif not beneath and self.bare.stands(line, at := self.bare.behind_date(line, start)):
            yield from self._names(line, at, 2)

    def _links(self, line: Line) -> list[AuthorLink]:
        """What the markup of a line calls its authors, labels and buttons left out."""
        near = -_UNDER <= line.number - self.title <= _LINKED or self._closes(line)
        if not self.html or line.kind in ("caption", "body") or not near:
            return []
        before = self.before.get(line)
        contact = self.bare.is_contact(line, self.text[line.start : line.end])
        found = author_links(self.article, line.start, line.end, before.end if before else 0)
        found = [one for one in found if one.sure or (self.bare.is_beneath_title(line) and not contact)]
        return [one for one in found if self._names_somebody(self.text[one.start : one.end], sure=one.sure)]

    def _names_somebody(self, words: str, *, sure: bool) -> bool:
        """Whether the words of an author's link are a name, not "All posts"."""
        parts = folded(words).split()
        labels = language(self.code).group("furniture", "labels")
        if is_house(words, self.house) or words in LEFT:
            return False
        if folded(words) in headings(self.code) or any(part in labels for part in parts) or self._is_word(words):
            return False
        return is_name(words) or (sure and len(parts) <= 2 and words.replace(" ", "").replace("-", "").isalpha())

    def is_linked_beneath(self, line: Line) -> bool:
        """Whether a line right beneath the text links to its author's page."""
        return self._closes(line) and bool(self._links(line))

    def _closes(self, line: Line) -> bool:
        return line.place == "foot" and 0 < line.beneath <= _NEAR

    def _cut(self, one: Byline, links: Sequence[AuthorLink]) -> Byline:
        """A byline that ends where the link around it ends."""
        end = next((link.end for link in links if link.start == one.start and link.end < one.end), one.end)
        return one._replace(name=self.text[one.start : end], end=end) if end < one.end else one

    def _names(self, line: Line, start: int, rank: int) -> Iterator[Byline]:
        text = self.text[start : line.end]
        found, _ = names(text, self.code, known=self.known, handles=rank == 1)
        several = [one for one in found if " " in text[one.start : one.end]]
        for one in found:
            name = text[one.start : one.end].strip().removeprefix("记者").removeprefix("記者").strip()
            house = " " not in name or bool(self.outlets.bearing(name)) or is_house(name, self.house, behind=True)
            if one is not found[0] and text[one.end : one.end + 1] in _COLONS:
                continue  # the next label: "Posted by: anna | Tags: bridges"
            if one is not found[0] and several and house and not self._is_agency(name):
                continue  # a house or a place behind the names
            role, at = self._role(name, one), start + one.start
            declared = any(name.lower() == other.lower() for other in self.known)
            yield Byline(role, name, at, start + one.end, line.kind, line.place, line.number, 0 if declared else rank)

    def _role(self, name: str, one: Name) -> str:
        if one.joined in WITH:
            return "with_information"
        return "agency_byline" if self._is_agency(name) else "byline"

    def _is_agency(self, name: str) -> bool:
        return is_agency(name, self.outlets)

    def _starts(self, line: Line) -> Iterator[int]:
        """Where a byline may open in a line: at its start, behind a separator, behind a date."""
        text = self.text[line.start : line.end]
        start = len(text) - len(text.lstrip(_EDGE))
        yield line.start + start
        posted = _POSTED.match(text, start)
        if posted:
            yield line.start + posted.end()
        for match in _PARTED.finditer(text, start + 1):
            yield line.start + match.end()

    def _behind_opening(self, start: int, end: int) -> int:
        """Where the names begin behind an opening, 0 where there is none."""
        lowered = folded(self.text[start:end])
        for words, colon in byline_openings(self.code):
            if not lowered.startswith(words):
                continue
            at = start + len(words)
            rest = self.text[at:end].lstrip()
            if not rest or _INFLECTED.match(rest) or self._is_word(rest):
                continue
            if colon and rest[0] not in ":：|/" and not self.text[at].isupper():
                continue
            if self.text[at].isalnum() and not (self.text[at].isupper() and words[-1].isalpha()):
                continue
            while at < end and self.text[at] in _EDGE:
                at += 1
            return at if at < end else 0
        return 0

    def _is_word(self, rest: str) -> bool:
        """Whether what stands behind an opening is another one ("Autor/Author"), not a name."""
        return any(folded(rest).strip("/*:| ") == words for words, _ in byline_openings(self.code))

    def _is_label(self, line: Line) -> bool:
        words = folded(self.text[line.start : line.end]).strip(" :*•|")
        return any(words == opening for opening, _ in byline_openings(self.code)) or words in LABELS

    def _declared_in(self, line: Line, start: int) -> int:
        """Where a declared author is named in a line, behind a date or an occupation too; -1 where none is."""
        for at in (start, *self._starts(line)):
            before = OCCUPATION.match(self.text, at, line.end)
            if self._is_declared(at, line.end) or (before and self._is_declared(before.end(), line.end)):
                return before.end() if before and self._is_declared(before.end(), line.end) else at
        return -1

    def _is_signed(self, one: Byline) -> bool:
        """Whether what stands beneath a label is a name: two words, one in a credit, or somebody's initials."""
        initials = len(one.name) <= 4 and one.name.isalpha() and one.name.islower()
        return (
            is_name(one.name) or initials or (one.kind == "credit" and one.name[:1].isupper() and " " not in one.name)
        )

    def _is_declared(self, start: int, end: int) -> bool:
        rest = self.text[start:end].lower()
        return any(rest.startswith(name.lower()) for name in self.known)

    def _is_desk(self, line: Line) -> bool:
        """Whether a line is signed by a desk: "Redaktion", "Redacción deportes"."""
        words = folded(self.text[line.start : line.end])
        desks = language(self.code).group("credits", "desk")
        first = words.split()[0]
        return line.kind == "credit" and len(words) < _SHORT and (words in desks or (first in desks and " " in words))
