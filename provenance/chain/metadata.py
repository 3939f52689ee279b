"""What a page's metadata says of where its text comes from: JSON-LD, meta tags, front matter.

Publishers leave these fields nearly always empty, or fill them with their own name; what says more than that
becomes a declared source with the field as its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.article.article import Article
from provenance.article.language_names import language_code
from provenance.article.read import read_text
from provenance.chain.agencies import dateline
from provenance.chain.credits import credits
from provenance.chain.graph import Evidence, Gap
from provenance.chain.shown_by import shown_by
from provenance.lexicon.outlets import Outlet, Outlets


class Declared(NamedTuple):
    """A source that a metadata field declares."""

    role: str
    name: str
    evidence: Evidence
    url: str = ""
    language: str = ""


# Role, and the places of its values, the most trusted first; the first that gives a name counts, with all its values.
_PARTIES = (
    ("translated", (
        "jsonld:translator.name", "jsonld:translator", "translator", "meta:translator", "microdata:translator",
        "newsml:hop.translated",
    )),
    ("source", (
        "jsonld:sourceOrganization.name", "jsonld:sourceOrganization", "source", "original_source",
        "microdata:sourceOrganization", "ninjs:infoSource", "ninjs:source", "newsml:infoSource", "dc:source",
    )),
    ("syndicated", (
        "jsonld:provider.name", "jsonld:provider", "meta:syndication-source", "syndication-source",
        "microdata:provider", "feed:source", "ninjs:provider", "newsml:hop.passed",
    )),
    ("originally", (
        "original_outlet", "jsonld:translationOfWork.publisher.name", "jsonld:isBasedOn.publisher.name",
        "ninjs:translationOf.name", "ninjs:basedOn.name", "newsml:hop.created",
    )),
)  # fmt: skip
_LINKS = (
    "original_url", "source_url", "original-source", "meta:original-source", "jsonld:translationOfWork.url",
    "jsonld:translationOfWork.@id", "jsonld:translationOfWork", "jsonld:isBasedOn.url", "jsonld:isBasedOn.@id",
    "jsonld:isBasedOn", "jsonld:isBasedOnUrl", "meta:syndication-source", "microdata:isBasedOn",
    "microdata:isBasedOnUrl", "microdata:translationOfWork", "feed:via", "ninjs:translationOf.url",
    "ninjs:basedOn.url", "dc:source",
)  # fmt: skip
_LANGUAGES = (
    "original_language", "translated_from", "jsonld:translationOfWork.inLanguage", "jsonld:isBasedOn.inLanguage",
    "ninjs:translationOf.language", "ninjs:basedOn.language",
)  # fmt: skip
_DATES = (
    "original_date", "jsonld:translationOfWork.datePublished", "jsonld:isBasedOn.datePublished",
    "jsonld:translationOfWork.dateCreated",
)  # fmt: skip
# Where an agency may be named as the one who wrote the text, and lines that are read like a visible credit.
_AUTHORS = ("author", "copyright_holder", "jsonld:copyrightHolder.name")
_CREDIT_LINES = ("jsonld:creditText", "microdata:creditText", "credit_text")
_DATELINES = ("jsonld:dateline", "microdata:dateline", "dateline")
_MOST = 8


def declared_sources(article: Article, outlets: Outlets) -> list[Declared]:
    """The sources that metadata names, farthest first, each once."""
    language = original_language(article)
    found: list[Declared] = []
    for role, places in _PARTIES:
        for field, value in _values(article, places):
            if not _is_own(article, value):
                found.append(Declared(role, value, Evidence(field=field, value=value), language=language))
    found += _authored(article, outlets)
    found += _in_lines(article, outlets)
    found += _linked(article, outlets, language)
    return found


def _values(article: Article, places: tuple[str, ...]) -> list[tuple[str, str]]:
    """The names that stand at the first of some places that gives any; addresses are no names."""
    for place in places:
        given = dict.fromkeys(field.value for field in article.fields if field.name == place)
        named = [value for value in given if not value.startswith(("http:", "https:"))]
        if named:
            return [(place, value) for value in named[:_MOST]]
    return []


def _authored(article: Article, outlets: Outlets) -> Iterator[Declared]:
    """An agency declared as the author or the holder of the rights."""
    for field in article.fields:
        if field.name in _AUTHORS and any(one.kind == "agency" for one in outlets.bearing(field.value)):
            yield Declared("agency_byline", field.value, Evidence(field=field.name, value=field.value))


def _in_lines(article: Article, outlets: Outlets) -> Iterator[Declared]:
    """What a credit text or a dateline in the metadata says, read as it would be on the page."""
    for name in _DATELINES:
        for value in [field.value for field in article.fields if field.name == name][:1]:
            one = dateline(f"{value} –", 0, len(value) + 2, outlets)
            if one is not None:
                yield Declared("dateline", value[one.start : one.end], Evidence(field=name, value=value))
    for name in _CREDIT_LINES:
        for value in [field.value for field in article.fields if field.name == name][:1]:
            if not any(map(str.isalnum, value)):
                continue
            line = read_text(value, name=name, language=article.language)
            for credit in credits(line, outlets):
                if credit.name and credit.role not in ("byline", "desk", "edited"):
                    spoken = language_code(credit.translated_from) if credit.translated_from else ""
                    yield Declared(credit.role, credit.name, Evidence(field=name, value=value), language=spoken)


def _linked(article: Article, outlets: Outlets, language: str) -> Iterator[Declared]:
    """The outlet at the address that is declared as the original."""
    url = original_url(article)
    host = host_of(url)
    if host and not _is_own(article, host):
        field = next(one for one in _LINKS if article.declared(one) == url)
        outlet = outlets.at_domain(host)
        yield Declared("originally", outlet.name if outlet else host, Evidence(field=field, value=url), url, language)


def cited_works(article: Article) -> list[tuple[str, str, str]]:
    """The works that metadata cites: name, publisher ("" where none) and the field that says so."""
    found: dict[str, tuple[str, str, str]] = {}
    publishers = [field.value for field in article.fields if field.name == "jsonld:citation.publisher.name"]
    for place in ("jsonld:citation.name", "jsonld:citation.headline", "jsonld:citation", "microdata:citation"):
        for field in article.fields:
            if field.name == place and not field.value.startswith(("http:", "https:")):
                found.setdefault(field.value.casefold(), (field.value, "", place))
    if not found:
        return [(name, name, "jsonld:citation.publisher.name") for name in publishers[:_MOST]]
    return list(found.values())[:_MOST]


def original_url(article: Article) -> str:
    """The address of the original where one is declared, "" where none is."""
    own = {article.declared("url"), article.declared("canonical")}
    return next((url for one in _LINKS if (url := article.declared(one)).startswith("http") and url not in own), "")


def original_language(article: Article) -> str:
    """The language of the original where one is declared, as a code."""
    return next((language_code(value) for one in _LANGUAGES if (value := article.declared(one))), "")


def original_date(article: Article) -> str:
    """The date of the original where one is declared."""
    return next((value for one in _DATES if (value := article.declared(one))), "")


def host_of(url: str) -> str:
    """The host of an address without "www."; "" where there is none."""
    if not url:
        return ""
    from urllib.parse import urlsplit  # a plain text has no address, and a cold check no time for it

    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def page_outlet(article: Article, outlets: Outlets) -> tuple[str, Outlet | None]:
    """The name of the publishing page and its outlet, as far as either is told."""
    named = article.declared("outlet") or article.declared("publisher") or article.declared("newsml:provider")
    host = host_of(article.declared("canonical") or article.declared("url"))
    outlet = (outlets.named(named) if named else None) or (outlets.at_domain(host) if host else None)
    return named or (outlet.name if outlet else host), outlet


def _is_own(article: Article, name: str) -> bool:
    """Whether a name or host is the publishing page's own."""
    own = {article.declared(one).casefold() for one in ("outlet", "publisher", "newsml:provider")}
    own |= {host_of(article.declared(one)) for one in ("canonical", "url")}
    return name.casefold() in own - {""}


def contradictions(
    article: Article, outlets: Outlets, credited: list[str], origins: Sequence[str] = ()
) -> Iterator[Gap]:
    """Where canonical address, address, outlet and credited source disagree on whose text this is.

    `credited` are the agencies that the page credits, `origins` the outlets it says the text first stood in.
    """
    canonical, url = host_of(article.declared("canonical")), host_of(article.declared("url"))
    named = article.declared("outlet")
    home = outlets.named(named) if named else None
    there = outlets.at_domain(canonical) if canonical else None
    if canonical and url and not _same_site(canonical, url):
        yield Gap(
            f"the canonical address is at {canonical}, the page's own at {url}",
            "One of the two is not the publisher; a canonical address elsewhere says the text was taken over. "
            + _fields(article, "canonical", "url"),
        )
    if there is not None and home is not None and there.name != home.name:
        yield Gap(
            f"the canonical address is {there.name}'s, the page says it is {home.name}",
            "The canonical address names the outlet whose text this is. " + _fields(article, "canonical", "outlet"),
        )
    elsewhere = there is not None and home is None and bool(url) and not _same_site(canonical, url)
    if there is not None and (elsewhere or (home is not None and home.name != there.name)):
        others = [one for one in (*origins, *credited) if there.name not in (one, *_names(outlets, one))]
        if others and not any(there.name in (one, *_names(outlets, one)) for one in (*origins, *credited)):
            yield Gap(
                f"the canonical address is {there.name}'s, the credit line names {', '.join(others)}",
                "Either the address or the credit names the wrong original; settle whose text it is. "
                + _fields(article, "canonical"),
            )
    own = {one.name.casefold() for one in (home, there) if one is not None} | {named.casefold()}
    author = next(iter(_authored(article, outlets)), None)
    agencies = [one for one in credited if any(each.kind == "agency" for each in outlets.bearing(one))]
    if author is not None and agencies and author.name.casefold() not in own:
        known = {each.name for one in agencies for each in outlets.bearing(one)}
        if not known & {each.name for each in outlets.bearing(author.name)}:
            yield Gap(
                f"the metadata names {author.name} as author, the page credits {', '.join(agencies)}",
                "Either credit may be left over from a template; settle whose text it is. "
                + shown_by([author.evidence]),
            )


def _fields(article: Article, *names: str) -> str:
    return shown_by(Evidence(field=name, value=article.declared(name)) for name in names)


def _names(outlets: Outlets, name: str) -> list[str]:
    return [one.name for one in outlets.bearing(name)]


def _same_site(one: str, other: str) -> bool:
    """Whether two hosts belong to one site: they end alike in two labels, or one lies under the other."""
    if one.endswith(f".{other}") or other.endswith(f".{one}"):
        return True
    first, second = one.split(".")[-2:], other.split(".")[-2:]
    generic = len(first[0]) <= 3 and first[0] in ("co", "com", "org", "net", "gov", "ac", "or", "go")
    return one.split(".")[-3:] == other.split(".")[-3:] if generic else first == second
