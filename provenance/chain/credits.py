"""Credit lines: who relayed, translated, wrote or first published the text, as the page itself says.

A line is cut at its separators, and each piece is held against the credit forms of its language. Only a piece
that fits a form whole is a credit, so ordinary prose is never one. Bylines and agencies have rooms of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from provenance.article.article import Article
from provenance.chain.agencies import bracketed, dateline, signed_line
from provenance.chain.author_links import is_sponsored
from provenance.chain.byline_words import declared_authors
from provenance.chain.bylines import bylines
from provenance.chain.credit_forms import Form, fit, fitting, folded, labels_sources
from provenance.chain.credit_pieces import pieces
from provenance.chain.credit_places import Line, is_behind_teaser, is_catalogued, lines
from provenance.chain.names import is_name
from provenance.chain.signatures import outlets_alone
from provenance.lexicon.languages import language
from provenance.lexicon.outlets import Outlets

_COLONS = (":", "：")
# A line in running text is looked at only where it is this short; a longer one only at its ends.
_SHORT, _LONG, _LISTED, _ENDING, _LANGUAGE = 170, 420, 90, 330, 16
_LABEL, _OPENING, _NOTE, _ENTRY, _TEASERS = 60, 120, 600, 90, 5
# Passages beneath the last paragraph where a line that only names an agency still signs this text.
_NEAR, _NEAR_BODY = 3, 8
_PICTURED = re.compile(
    r"\b(?:cc[ -]by|foto|photos?|bild\s*:|image|imagen|getty|wikimedia|unsplash|pixabay|flickr|shutterstock|pexels"
    r"|istock)(?!\w)",
    re.IGNORECASE,
)
# "(Ana Petrov/Reuters)" on a line of its own, with text behind it: who took a picture, and for whom.
_PICTURE = re.compile(r"[(（]?\s*([^()（）/\n]{4,40}?)\s*/[^()（）\n]{2,40}[)）]?\.?\s*")
_ADDRESS = re.compile(r"(?<![:：])\s+https?://\S+\s*$")
_DAY = re.compile(r"\b(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)")
# What a page is shared over, not taken from.
_CHANNELS = frozenset(
    ("email", "e-mail", "mail", "whatsapp", "facebook", "twitter", "telegram", "sms", "linkedin", "rss")
)
_ANYWHERE = frozenset(("machine_translated", "translated", "originally", "republication", "syndicated"))


class Credit(NamedTuple):
    """One credit: its role, the name it gives ("" where none), view code points of its words, and where it stands.

    `place` is head, middle or foot; `passage` the kind of passage; `translated_from` the language it names.
    """

    role: str
    name: str
    start: int
    end: int
    passage: str
    translated_from: str = ""
    place: str = ""
    weak: int = 0


def credits(article: Article, outlets: Outlets) -> list[Credit]:
    """Every credit of the article, by place, furniture searched too."""
    text = article.view.text
    known = declared_authors(article)
    page = list(lines(article))
    found: list[Credit] = []
    for number, line in enumerate(page):
        pictured = _is_pictured(text, page, number)
        if not pictured and not is_catalogued(text, page, number):
            found += _corrections(text, line, article.language)
            found += _beneath_label(article, page, number)
            for one in _from_forms(article, line):
                licensed = one.role == "via" and _PICTURED.search(text, line.start, line.end)
                dated = one.role == "source" and _is_dated(text, page, number)
                aside = _is_elsewhere(one, line, text) or (one.role == "source" and is_behind_teaser(page, number))
                paid = one.role == "republication" and is_sponsored(article, one.start)
                if not licensed and (_holds(one, outlets) or dated) and not aside and not paid:
                    found.append(one)
            found += _from_agencies(text, page, number, outlets)
    taken = [(one.start, one.end) for one in found]
    free = [line for line in page if not any(a < line.end and line.start < b for a, b in taken)]
    for name in bylines(article, page, free, known, outlets):
        found.append(Credit(name.role, name.name, name.start, name.end, name.kind, "", name.place))
    return sorted(_once(found), key=lambda one: (one.start, one.end))


def _once(found: Sequence[Credit]) -> Iterator[Credit]:
    """Each role and party at its first place."""
    seen: set[tuple[str, str]] = set()
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        key = (one.role, one.name.casefold())
        if key not in seen:
            seen.add(key)
            yield one


def _holds(one: Credit, outlets: Outlets) -> bool:
    """Whether a credit stands where its role may, and a weak form names somebody known."""
    if one.weak:
        named = one.weak == 1 and (one.name != one.name.lower() or "." in one.name)
        if one.name.lower() in _CHANNELS:
            return False
        return named or bool(outlets.bearing(one.name))
    if one.role == "source" and not one.name:
        return False
    if one.role in ("source", "edited") and one.place == "middle":
        return one.role == "source" and one.passage == "body" and one.end - one.start < _LISTED
    return True


def _is_dated(text: str, page: Sequence[Line], number: int) -> bool:
    """Whether a line that the markup calls a credit has a date on the line behind it: that of the article."""
    if number + 1 == len(page) or page[number].kind != "credit":
        return False
    after = page[number + 1]
    return after.end - after.start < _ENTRY and _DAY.search(text, after.start, after.end) is not None


def _is_elsewhere(one: Credit, line: Line, text: str) -> bool:
    """Whether a credit speaks of something beside the article: of a picture above it, of a teaser far beneath."""
    if one.role == "source" and line.place == "head" and line.kind == "furniture" and text[line.start] in "(（":
        return True
    return line.kind == "furniture" and line.beneath > _TEASERS and one.role in ("with_information", "via", "edited")


def _corrections(text: str, line: Line, code: str) -> Iterator[Credit]:
    """A note of correction, whole: "Correction: An earlier version gave the wrong year"."""
    if line.place == "middle" or not line.end - line.start < _NOTE:
        return
    opening = folded(text[line.start : line.start + _LABEL])
    for label in _correction_labels(code):
        rest = opening[len(label) :].lstrip() if opening.startswith(label) else ""
        if rest[:1] in (":", "–", "—") and len(rest) > 2:
            yield Credit("correction", "", line.start, line.end, line.kind, "", line.place)
            return


@cache
def _correction_labels(code: str) -> tuple[str, ...]:
    forms = (form for each in (code, "en") for form in language(each).group("credits", "correction"))
    return tuple(dict.fromkeys(folded(form).strip(" :：") for form in forms if "{" not in form))


def _is_pictured(text: str, page: Sequence[Line], number: int) -> bool:
    """Whether a line speaks of a picture: in or right behind a caption, or naming one."""
    line = page[number]
    if line.kind == "caption":
        return True
    before = page[number - 1].kind if number else ""
    short = line.end - line.start < 60
    return (before == "caption" and short) or bool(short and _PICTURED.search(text, line.start, line.end))


def _from_forms(article: Article, line: Line) -> Iterator[Credit]:
    """The credits of one line by the forms of the language, longer lines at their ends only."""
    text = article.view.text
    short = line.end - line.start <= (_LONG if line.kind in ("credit", "furniture") else _SHORT)
    if not short and line.place == "middle" and article.format != "html":
        return
    if short:
        spans = list(pieces(text, line.start, line.end))
    else:
        ends = (
            [*pieces(text, line.start, line.start + _OPENING)][:1],
            [*pieces(text, line.end - _ENDING, line.end)][-2:],
        )
        spans = [*(ends[0] if ends[0] and ends[0][0][1] < line.start + _OPENING else []), *ends[1]]
    for at, (start, end) in enumerate(spans):
        leads = at == 0 and len(spans) > 1
        if (leads or text[end - 1] in _COLONS) and _labels(text, start, end, article.language, parted=leads):
            for first, last in spans[at + 1 :]:
                yield from _parties(text, line, first, last)
            return
        yield from _credit(article, line, start, end)


def _parties(text: str, line: Line, start: int, end: int) -> Iterator[Credit]:
    from provenance.chain.parties import parties  # its patterns cost a cold check of a text without credits too much

    for first, last in parties(text, start, end, "source"):
        yield Credit("source", text[first:last], first, last, line.kind, "", line.place)


def _beneath_label(article: Article, page: Sequence[Line], number: int) -> Iterator[Credit]:
    """The sources listed line by line beneath a label of their own ("Sources:")."""
    text = article.view.text
    label = page[number]
    if label.kind == "furniture" and label.place == "head" and number + 1 < len(page):
        line = page[number + 1]
        named = line.kind == "credit" and line.end - line.start <= _LISTED
        if named and _labels(text, label.start, label.end, article.language, parted=True):
            yield Credit("source", text[line.start : line.end], line.start, line.end, line.kind, "", line.place)
        return
    if (
        label.place == "head"
        or label.kind != "body"
        or text[label.end - 1] not in _COLONS
        or not _labels(text, label.start, label.end, article.language)
    ):
        return
    for line in page[number + 1 : number + 9]:
        words = text[line.start : line.end]
        if line.kind != label.kind or len(words) > _LISTED or "@" in words or "://" in words or words[-1].isdigit():
            return
        yield Credit("source", text[line.start : line.end], line.start, line.end, line.kind, "", line.place)


def _labels(text: str, start: int, end: int, code: str, *, parted: bool = False) -> bool:
    """Whether a piece is a label of sources; one that a separator parts from them needs no colon."""
    return end - start <= _LABEL and labels_sources(folded(text[start:end]) + (":" if parted else ""), code)


def _credit(article: Article, line: Line, start: int, end: int) -> Iterator[Credit]:
    text = article.view.text
    for code in dict.fromkeys((article.language, "en")):
        start = _behind_label(text, start, end, code)
        address = _ADDRESS.search(text, start, end) if text.find("://", start, end) >= 0 else None
        end = address.start() if address else end
        piece = folded(text[start:end])
        for form in fitting(code, piece):
            if form.role == "byline" or (form.role == "via" and line.kind == "body" and end - start > 90):
                continue
            held = fit(form, piece)
            if held is None or not _makes_sense(text[start:end], form, held):
                continue
            if form.role not in ("photo", "correction"):  # corrections are read whole
                yield from _held(article, line, form, start, end, held)
            return


def _makes_sense(piece: str, form: Form, held: dict[str, tuple[int, int]]) -> bool:
    """Whether placeholders hold what they ask for: a language in one word, a person behind a bare noun."""
    if "lang" in held:
        spoken = piece[slice(*held["lang"])]
        if " " in spoken or len(spoken) > _LANGUAGE or (form.words[:1] == ("aus",) and not spoken.endswith("chen")):
            return False
    bare = form.role == "translated" and len(form.words) == 1 and not any(mark in piece for mark in ":：")
    return not bare or is_name(piece[slice(*held["name"])] if "name" in held else "")


def _held(
    article: Article, line: Line, form: Form, start: int, end: int, held: dict[str, tuple[int, int]]
) -> Iterator[Credit]:
    """One credit for each party that a fitting form names; one without a name where the form wants none."""
    from provenance.chain.parties import parties

    text, role = article.view.text, form.role
    named = [held[key] for key in held if key.startswith(("outlet", "name", "org", "url"))]
    spoken = text[start + held["lang"][0] : start + held["lang"][1]] if "lang" in held else ""
    found = [
        Credit(role, _named(text[first:last]), start, end, line.kind, spoken, line.place, form.weak)
        for a, b in named
        for first, last in parties(text, start + a, start + b, role)
    ]
    if found:
        yield from found
    elif not named and (role in _ANYWHERE or line.place != "middle" or line.kind == "credit"):
        yield Credit(role, "", start, end, line.kind, spoken, line.place)


def _named(party: str) -> str:
    """A party's name; of one given as an address alone, its host."""
    return party.split("/")[2].removeprefix("www.") if re.match(r"https?://[^/\s]", party) else party


def _behind_label(text: str, start: int, end: int, code: str) -> int:
    """Where a piece goes on behind a disclaimer's label."""
    lowered = text[start : start + _LABEL].lower()
    labels = language(code).group("furniture", "disclaimers")
    if not lowered.startswith(labels):
        return start
    for label in labels:
        if lowered.startswith(label) and start + len(label) < end:
            at = start + len(label)
            while at < end and (text[at].isspace() or text[at] in ":-–"):
                at += 1
            return at if at < end else start
    return start


def _from_agencies(text: str, page: Sequence[Line], number: int, outlets: Outlets) -> Iterator[Credit]:
    """Datelines of the first paragraphs, sign-offs of the last, and lines that only name an agency."""
    line = page[number]
    long = line.end - line.start >= _SHORT
    if line.kind in ("body", "standfirst") and line.place != "foot":
        one = dateline(text, line.start, line.end, outlets) if line.place == "head" else None
        if one is not None:
            yield Credit("dateline", text[one.start : one.end], one.start, one.end, line.kind, "", line.place)
    last = line.place == "foot" or not any(one.kind == "body" for one in page[number + 1 :])
    signed = bracketed(text, line.start, line.end, outlets) if last and line.kind == "body" else []
    near = _NEAR_BODY if line.kind == "body" else _NEAR
    close = last and line.beneath <= near and not any(one.kind == "headline" for one in page[number + 1 :])
    close = close or (line.place == "middle" and text[line.start] == "(" and text[line.end - 1] == ")")
    if not long and not signed and (close or (line.kind == "credit" and line.place == "head")):
        signed = signed_line(text, line.start, line.end, outlets)
    if last and not signed and not long and line.beneath == 1:
        for first, upto, dated in outlets_alone(text, line.start, line.end, outlets):
            role = "originally" if dated else "source"
            yield Credit(role, text[first:upto], first, upto, line.kind, "", line.place)
    picture = not last and _PICTURE.fullmatch(text, line.start, line.end)
    for each in signed:
        role = "photo" if picture and is_name(picture[1]) else each.role
        yield Credit(role, text[each.start : each.end], each.start, each.end, line.kind, "", line.place)
