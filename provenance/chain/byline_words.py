"""What bylines are made of: openings, labels, the authors that a page declares, and which of several is nearest."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from provenance.article.article import Article
from provenance.chain.credit_forms import folded, openings
from provenance.lexicon.languages import language

# "Von Ana Petrov" as a declared author; the forms of companies and societies, which write no bylines.
_OPENED = re.compile(r"^(?:von|by|por|par|di|de|автор:?)\s+(?=[^\W\d_])", re.IGNORECASE)
_LEGAL = re.compile(r"\b(?:e\. ?V\.|GmbH|AG|Ltd\.?|Inc\.?|LLC|S\.A\.|gGmbH|ООО|ТОВ)(?:\W|$)")
# An occupation glued or set before a name: "FOCUS-Online-Experte Robin …".
OCCUPATION = re.compile(
    r"\S*(?:expert[ei]?n?|autor(?:in)?|redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|kolumnist(?:in)?)\s+"
    r"(?=\S+\s+\S)",
    re.IGNORECASE,
)
# What pages leave in the author's field when they split "par Ana Petrov".
LEFT = frozenset(("von", "by", "por", "par", "di", "de", "da", "от", "від"))
_HOST = re.compile(r"https?://([^/:?#\s]+)")
_PUBLIC = frozenset(("co", "com", "org", "net", "gov", "ac", "edu"))
LABELS = frozenset(("author of the article", "autor*in", "autor/in", "author(s)", "authors", "autoren", "autorinnen"))


class Byline(NamedTuple):
    """One name with its role ("byline" or "agency_byline"), view span, passage kind, place and number.

    `rank` says how it is known: 0 declared by the page too, 1 by an opening word or label, 2 by the markup alone.
    """

    role: str
    name: str
    start: int
    end: int
    kind: str
    place: str
    number: int
    rank: int


def houses(article: Article) -> frozenset[str]:
    """The names of the house that a page declares, in small letters, and the word that its domain is known by."""
    host = _HOST.match(article.declared("canonical") or article.declared("url"))
    parts = host[1].casefold().split(".") if host else []
    at = -3 if len(parts) > 2 and parts[-2] in _PUBLIC else -2
    return _declared_houses(article) | frozenset(parts[at : at + 1] if len(parts) > 1 else ())


def _declared_houses(article: Article) -> frozenset[str]:
    house = {article.declared("outlet").casefold(), article.declared("publisher").casefold()}
    house |= {one.removeprefix("www.").split(".")[0] for one in house if "." in one and " " not in one}
    return frozenset(house) - {""}


def is_house(name: str, house: frozenset[str], *, behind: bool = False) -> bool:
    """Whether a name is that of the page's house; `behind` another name also one that begins with it.

    A name of two words that only runs together like the domain is a person with a page of her own.
    """
    lowered = name.casefold()
    opened = behind and any(len(one) > 3 and lowered.startswith((f"{one} ", f"{one}.")) for one in house)
    return opened or lowered in house


def declared_authors(article: Article) -> tuple[str, ...]:
    """The authors that the page declares, one name each, the longest first."""
    house, declared = houses(article), _declared_houses(article)
    found: dict[str, None] = {}
    for field in article.fields:
        if field.name == "author":
            parts = re.split(r"\s*(?:,|;|/|\||\s(?:and|und|y|et|e|и|та)\s)\s*", field.value)
            if len(parts) > 1 and is_house(parts[0].strip(), house):
                continue  # the house and its address: "example.org, Frankfurt, Germany"
            for number, part in enumerate(parts):
                name = _OPENED.sub("", part.strip(" '\""))
                before = OCCUPATION.match(name)
                name = name[before.end() :] if before else name
                if (
                    _LEGAL.search(name) is None
                    and 2 < len(name) <= 60
                    and name not in LEFT
                    and not is_house(name, house, behind=number > 0)
                    and name.casefold().replace(" ", "") not in declared
                    and not name.startswith("http")
                ):
                    found[name] = None
    return tuple(sorted(found, key=len, reverse=True))


def nearest(found: list[Byline]) -> list[Byline]:
    """The bylines with the best evidence, and those that stand right beside them."""
    best = min((one.rank for one in found), default=0)
    kept: list[Byline] = []
    for one in found:
        first = not kept and one.rank == best
        if first or (kept and (one.rank == 0 or one.number - kept[-1].number <= 3) and one.rank <= max(best, 1)):
            kept.append(one)
    signed = [one for one in kept if one.role != "desk"]
    return signed or kept


@cache
def headings(code: str) -> frozenset[str]:
    """Capitalised lines that name no person: labels of a page, headings of lists."""
    known = (
        one for each in (code, "en") for key in ("labels", "related") for one in language(each).group("furniture", key)
    )
    return frozenset(folded(one) for one in known)


@cache
def byline_openings(code: str) -> tuple[tuple[str, bool], ...]:
    """The openings of bylines in a language and in English, the longest first."""
    found: dict[str, bool] = {}
    for one in (*openings(code), *(openings("en") if code != "en" else ())):
        if one.role == "byline":
            found.setdefault(one.words, one.colon)
    return tuple(sorted(found.items(), key=lambda one: -len(one[0])))
