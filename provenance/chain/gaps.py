"""Gaps: what a reader would need to follow the chain back and the text does not give."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.article.article import Article
from provenance.chain.credits import Credit
from provenance.chain.graph import Chain, Gap
from provenance.framing.analysis import Analysis

_ORIGINAL = (
    "original_url",
    "original-source",
    "meta:original-source",
    "translationOfWork",
    "isBasedOn",
    "source_url",
)
_ORIGINAL_DATE = ("original_date",)


def gaps(analysis: Analysis, chain: Chain, declared: list[Credit]) -> Iterator[Gap]:
    """Each gap with the reason why it matters."""
    article = analysis.article
    translated = any(credit.role in ("translated", "machine_translated") for credit in declared)
    if chain.relayed:
        if not _has_link(article):
            yield Gap("link to the original", "the text was taken over and nothing leads back to what it was")
        if translated and not any(credit.translated_from for credit in declared):
            yield Gap("language of the original", "it is translated, and nobody says from which language")
        if not any(article.declared(name) for name in _ORIGINAL_DATE):
            yield Gap("date of the original", "without it nobody can tell what was known when it was written")
    if chain.node("page").name == "this page":
        yield Gap("name of the publishing page", "the text does not say who publishes it")
    if translated and (quoted := _quoted_source(analysis)):
        yield Gap(
            f"primary text of the {quoted} quotation",
            "the quotation has passed through translation; check it against the primary text",
        )


def _has_link(article: Article) -> bool:
    return any(article.declared(name) for name in _ORIGINAL) or any(
        field.name.startswith(("jsonld:isBasedOn", "jsonld:translationOfWork")) for field in article.fields
    )


def _quoted_source(analysis: Analysis) -> str:
    """The name of the first source that is quoted word for word, "" if nobody is."""
    for stretch in analysis.voices.stretches:
        if stretch.voice == "quoted" and stretch.speaker is not None:
            return stretch.speaker.name
    return ""
