"""Gaps: what a reader would need to follow the chain back and the text does not give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provenance.article.article import Article
from provenance.article.language_names import language_code
from provenance.chain.cited import Cited
from provenance.chain.graph import Chain, Gap, Node
from provenance.chain.hands import Hands
from provenance.chain.metadata import original_date, original_language, original_url
from provenance.framing.analysis import Analysis

_LINK = re.compile(r"<a\s[^>]{0,2000}href|\]\(|https?://", re.IGNORECASE)
# Words by which copy says that an outlet is a state's: stems, in the languages we read.
_STATED = re.compile(
    r"\bstate[- ](?:run|owned|controlled|funded|media|news|broadcaster|agency|television|tv)"
    r"|government[- ](?:run|owned)"
    r"|\bestatal|\bpúblic[oa]\b|\bstaatlich|\bstaats(?:medi|agent|sender|fernseh)|d'état|étatique|\bpubblic[oa]\b|\bstatal"
    r"|государственн|державн|госагент|devlet|dövlət|պետական|حكومي|الرسمية|دولتی|państwow|官方|国营|國營|国営",
    re.IGNORECASE,
)  # fmt: skip
_NEAR = 120


def gaps(analysis: Analysis, chain: Chain, hands: Hands, sources: Sequence[Cited]) -> Iterator[Gap]:
    """Each gap with the reason why it matters."""
    article = analysis.article
    translated = any(node.kind == "translator" for node in chain.nodes)
    if chain.relayed:
        if not original_url(article):
            yield Gap(
                "link to the original",
                "the text was taken over and nothing leads back to what it was" + _offered(article),
            )
        if translated and not (hands.language or original_language(article)):
            yield Gap("language of the original", "it is translated, and nobody says from which language")
        if not original_date(article):
            yield Gap("date of the original", "without it nobody can tell what was known when it was written")
    if chain.node("page").name == "this page":
        yield Gap("name of the publishing page", "the text does not say who publishes it")
    if translated and (quoted := _quoted_source(analysis)):
        yield Gap(
            f"primary text of the {quoted} quotation",
            "the quotation has passed through translation; check it against the primary text",
        )
    yield from _of_sources(analysis, sources)
    yield from _of_hands(analysis, chain, hands)


def _offered(article: Article) -> str:
    """Where else to look: a version of the page in another language, which may or may not be the original."""
    for field in article.fields:
        code = language_code(field.name.removeprefix("hreflang:")) if field.name.startswith("hreflang:") else ""
        if code and code != article.language:
            return f"; the page names a version in {code}, which may be it: {field.value}"
    return ""


def _of_sources(analysis: Analysis, sources: Sequence[Cited]) -> Iterator[Gap]:
    """A document that is cited and not linked."""
    article = analysis.article
    if article.format == "plain" and not _LINK.search(article.text):
        return  # plain text has no links to miss
    for one in sources:
        if one.node.kind != "statement" or any(_is_linked(analysis, speaker.start) for speaker in one.speakers):
            continue
        yield Gap(f"link to the {one.node.name}", "a document is cited, and a reader cannot look it up")


def _is_linked(analysis: Analysis, at: int) -> bool:
    article = analysis.article
    number = next((i for i, one in enumerate(article.passages) if one.start <= at < one.end), None)
    if number is None:
        return False
    passage = article.passages[number]
    span = article.view.source(passage.start, passage.end)
    return _LINK.search(article.text, span.start, span.end) is not None


def _of_hands(analysis: Analysis, chain: Chain, hands: Hands) -> Iterator[Gap]:
    """Credits that leave open who is meant, that only relay, or that a state controls and nobody says so."""
    for name, known in hands.open_names.items():
        could = ", ".join(f"{one.name} ({one.country})" if one.country else one.name for one in known[:4])
        yield Gap(f"which {name} is meant", f"several bear the name: {could}")
    for node in undisclosed(analysis, chain):
        says = next(each for each in node.ownership if is_state(each.says))
        yield Gap(
            f"that {node.name} is {says.says}",
            f"so {says.body} assesses it ({says.date}); the text does not say who stands behind it",
        )
    agencies = {hand.node.id for hand in hands.found if hand.node.kind == "agency"}
    for hop in chain.hops:
        target = chain.node(hop.target)
        if hop.source in agencies and target.kind == "outlet":
            source = chain.node(hop.source)
            yield Gap(
                f"{source.name}'s own text",
                f"{target.name}, which is credited, itself only relays {source.name}",
            )


def undisclosed(analysis: Analysis, chain: Chain) -> list[Node]:
    """The nodes that an assessor calls a state's and that the text does not."""
    text = analysis.article.view.text
    return [
        node
        for node in chain.nodes
        if any(is_state(each.says) for each in node.ownership) and not _is_disclosed(text, node.name)
    ]


def is_state(says: str) -> bool:
    """Whether an assessment says that a state controls, captured or runs an outlet."""
    said = says.lower()
    return not said.startswith("independent") and ("state" in said or "captured" in said)


def _is_disclosed(text: str, name: str) -> bool:
    """Whether a word for "state-run" stands near the name."""
    at = text.find(name)
    while at >= 0:
        if _STATED.search(text, max(at - _NEAR, 0), at + len(name) + _NEAR):
            return True
        at = text.find(name, at + 1)
    return False


def _quoted_source(analysis: Analysis) -> str:
    """The name of the first source that is quoted word for word, "" if nobody is."""
    for stretch in analysis.voices.stretches:
        if stretch.voice == "quoted" and stretch.speaker is not None:
            return stretch.speaker.name
    return ""
