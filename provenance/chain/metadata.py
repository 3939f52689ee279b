"""What a page's metadata says of where its text comes from: JSON-LD, meta tags, front matter.

Publishers leave these fields nearly always empty, or fill them with their own name; what says more than that
becomes a declared source with the field as its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from provenance.article.article import Article
from provenance.article.language_names import language_code
from provenance.chain.graph import Evidence, Gap
from provenance.lexicon.outlets import Outlet, Outlets


class Declared(NamedTuple):
    """A source that a metadata field declares."""

    role: str
    name: str
    evidence: Evidence
    url: str = ""
    language: str = ""


# Field (or its beginning, with a dot) and the role its value has; the first that gives a name counts.
_PARTIES = (
    ("translated", ("jsonld:translator.name", "jsonld:translator", "translator", "meta:translator")),
    ("source", ("jsonld:sourceOrganization.name", "jsonld:sourceOrganization", "source", "original_source")),
    ("syndicated", ("jsonld:provider.name", "jsonld:provider", "meta:syndication-source", "syndication-source")),
    ("originally", ("original_outlet", "jsonld:translationOfWork.publisher.name", "jsonld:isBasedOn.publisher.name")),
)
_LINKS = (
    "original_url", "source_url", "original-source", "meta:original-source", "jsonld:translationOfWork.url",
    "jsonld:translationOfWork.@id", "jsonld:translationOfWork", "jsonld:isBasedOn.url", "jsonld:isBasedOn.@id",
    "jsonld:isBasedOn", "jsonld:isBasedOnUrl", "meta:syndication-source",
)  # fmt: skip
_LANGUAGES = (
    "original_language", "translated_from", "jsonld:translationOfWork.inLanguage", "jsonld:isBasedOn.inLanguage",
)  # fmt: skip
_DATES = (
    "original_date", "jsonld:translationOfWork.datePublished", "jsonld:isBasedOn.datePublished",
    "jsonld:translationOfWork.dateCreated",
)  # fmt: skip


def declared_sources(article: Article, outlets: Outlets) -> list[Declared]:
    """The sources that metadata names, farthest first, each once."""
    language = original_language(article)
    found: list[Declared] = []
    for role, places in _PARTIES:
        field = next((one for one in places if article.declared(one)), "")
        value = article.declared(field) if field else ""
        if value and not _is_own(article, value) and not value.startswith(("http:", "https:")):
            found.append(Declared(role, value, Evidence(field=field, value=value), language=language))
    found += _authored(article, outlets)
    found += _linked(article, outlets, language)
    return found


def _authored(article: Article, outlets: Outlets) -> Iterator[Declared]:
    """An agency declared as the author."""
    for field in article.fields:
        if field.name == "author" and any(one.kind == "agency" for one in outlets.bearing(field.value)):
            yield Declared("agency_byline", field.value, Evidence(field="author", value=field.value))


def _linked(article: Article, outlets: Outlets, language: str) -> Iterator[Declared]:
    """The outlet at the address that is declared as the original."""
    url = original_url(article)
    host = host_of(url)
    if host and not _is_own(article, host):
        field = next(one for one in _LINKS if article.declared(one) == url)
        outlet = outlets.at_domain(host)
        yield Declared("originally", outlet.name if outlet else host, Evidence(field=field, value=url), url, language)


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
    """The host of an address without "www."."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def page_outlet(article: Article, outlets: Outlets) -> tuple[str, Outlet | None]:
    """The name of the publishing page and its outlet, as far as either is told."""
    named = article.declared("outlet") or article.declared("publisher")
    host = host_of(article.declared("canonical") or article.declared("url"))
    outlet = (outlets.named(named) if named else None) or (outlets.at_domain(host) if host else None)
    return named or (outlet.name if outlet else host), outlet


def _is_own(article: Article, name: str) -> bool:
    """Whether a name or host is the publishing page's own."""
    own = {article.declared(one).casefold() for one in ("outlet", "publisher")}
    own |= {host_of(article.declared(one)) for one in ("canonical", "url")}
    return name.casefold() in own - {""}


def contradictions(article: Article, outlets: Outlets, credited: list[str]) -> Iterator[Gap]:
    """Where canonical address, address, outlet and credited source disagree on whose text this is."""
    canonical, url = host_of(article.declared("canonical")), host_of(article.declared("url"))
    named = article.declared("outlet")
    home = outlets.named(named) if named else None
    there = outlets.at_domain(canonical) if canonical else None
    if canonical and url and not _same_site(canonical, url):
        yield Gap(
            f"the canonical address is at {canonical}, the page's own at {url}",
            "One of the two is not the publisher; a canonical address elsewhere says the text was taken over.",
        )
    if there is not None and home is not None and there.name != home.name:
        yield Gap(
            f"the canonical address is {there.name}'s, the page says it is {home.name}",
            "The canonical address names the outlet whose text this is.",
        )
    own = {one.name.casefold() for one in (home, there) if one is not None} | {named.casefold()}
    author = next(iter(_authored(article, outlets)), None)
    agencies = [one for one in credited if any(each.kind == "agency" for each in outlets.bearing(one))]
    if author is not None and agencies and author.name.casefold() not in own:
        known = {each.name for one in agencies for each in outlets.bearing(one)}
        if not known & {each.name for each in outlets.bearing(author.name)}:
            yield Gap(
                f"the metadata names {author.name} as author, the page credits {', '.join(agencies)}",
                "Either credit may be left over from a template; settle whose text it is.",
            )


def _same_site(one: str, other: str) -> bool:
    """Whether two hosts belong to one site: they end alike in two labels, or one lies under the other."""
    if one.endswith(f".{other}") or other.endswith(f".{one}"):
        return True
    first, second = one.split(".")[-2:], other.split(".")[-2:]
    generic = len(first[0]) <= 3 and first[0] in ("co", "com", "org", "net", "gov", "ac", "or", "go")
    return one.split(".")[-3:] == other.split(".")[-3:] if generic else first == second
