"""What a house requires of the chain of a text before it goes out, such as the name of a translator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from provenance.article.article import Article
from provenance.chain.graph import Chain, Evidence
from provenance.chain.shown_by import handed_on, shared_words, shown_by, translated_by
from provenance.framing.analysis import Analysis
from provenance.framing.clerk import Clerk
from provenance.framing.finding import Finding

_FROM_ELSEWHERE = ("translated_from", "original_language", "translationOfWork", "jsonld:translationOfWork")


class Text(NamedTuple):
    """What a requirement looks at."""

    article: Article
    chain: Chain
    analysis: Analysis

    @property
    def translated(self) -> bool:
        """Whether the text says or shows that it was translated."""
        hops = any(hop.kind == "translated" for hop in self.chain.hops)
        nodes = any(node.kind == "translator" for node in self.chain.nodes)
        return hops or nodes or any(self.article.declared(name) for name in _FROM_ELSEWHERE)

    def lacks(self, gap: str) -> bool:
        """Whether the chain has a gap whose name begins so."""
        return any(one.what.startswith(gap) for one in self.chain.missing)


class Element(NamedTuple):
    """A requirement: what it asks, when a text fails it, and the words by which it is asked of this text."""

    asks: str
    fails: Callable[[Text], bool]
    shown: Callable[[Text], str] = lambda _: ""


def _no_translator(text: Text) -> bool:
    named = any(node.kind == "translator" and node.name != "machine translation" for node in text.chain.nodes)
    return text.translated and not named


def _relayed(text: Text) -> str:
    return shown_by(handed_on(text.chain))


def _translated(text: Text) -> str:
    declared = (Evidence(field=name, value=text.article.declared(name)) for name in _FROM_ELSEWHERE)
    return shown_by([*translated_by(text.chain), *declared])


def _only_source(text: Text) -> str:
    """The one who is heard, as the text has it."""
    heard = (text.analysis.article.view.source(one.start, one.end) for one in text.analysis.sources)
    return shown_by(shared_words(text.article.text, [(one.start, one.end) for one in heard]))


ELEMENTS: dict[str, Element] = {
    "translator": Element("translated copy names its translator", _no_translator, _translated),
    "original-link": Element(
        "translated or relayed copy links its original", lambda text: text.lacks("link to the original"), _relayed
    ),
    "original-language": Element(
        "translated copy says from which language", lambda text: text.lacks("language of the original"), _translated
    ),
    "original-date": Element(
        "translated or relayed copy dates its original", lambda text: text.lacks("date of the original"), _relayed
    ),
    "primary-text": Element(
        "a quotation that passed through translation is checked", lambda text: text.lacks("primary text"), _translated
    ),
    "publisher": Element("the page names who publishes it", lambda text: text.lacks("name of the publishing page")),
    "author": Element("the text names its author", lambda text: not text.article.declared("author")),
    "date": Element("the text is dated", lambda text: not text.article.declared("date")),
    "source": Element("the text names a source", lambda text: not text.analysis.sources),
    "two-sources": Element("the text names two sources", lambda text: len(text.analysis.sources) < 2, _only_source),
}


def required_findings(clerk: Clerk, chain: Chain, elements: tuple[str, ...], origin: str) -> Iterator[Finding]:
    """A finding for each required element that the text lacks."""
    text = Text(clerk.analysis.article, chain, clerk.analysis)
    for name in dict.fromkeys(elements):
        element = ELEMENTS[name]
        if element.fails(text):
            yield clerk.whole(
                f"chain/required-{name}", "error", f"required and missing: {element.asks}",
                f"The house requires it before publication ({origin}). {element.shown(text)}".rstrip(),
            )  # fmt: skip
