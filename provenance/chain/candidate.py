"""A text handed in as a possible source, read once and compared with any number of articles."""

from __future__ import annotations

from functools import cached_property

from provenance.article.article import PROSE, Article
from provenance.chain.bridges import bridged
from provenance.chain.metadata import host_of, page_outlet
from provenance.chain.traits import Traits, merged, traits
from provenance.lexicon.languages import language as language_file
from provenance.lexicon.outlets import Outlets
from provenance.text.sentences import sentence_spans


class Candidate:
    """One article, its prose as plain text, and who publishes it as far as it says."""

    def __init__(self, article: Article, outlets: Outlets) -> None:
        self.article = article
        blocks = [(one.start, one.end) for one in article.passages if one.kind in PROSE]
        self.blocks = blocks
        self.name, self.outlet = page_outlet(article, outlets)
        self.host = host_of(article.declared("canonical") or article.declared("url"))

    @property
    def language(self) -> str:
        """ISO 639-1, "" where nobody could tell."""
        return self.article.language

    @cached_property
    def text(self) -> str:
        """The view with everything but prose blanked, so that offsets stay those of the view."""
        view = self.article.view.text
        parts, at = [], 0
        for start, end in self.blocks:
            parts += ["\n" * (start - at), view[start:end]]
            at = end
        return "".join(parts)

    @cached_property
    def sentences(self) -> list[Traits]:
        """The traits of each sentence."""
        known = frozenset(language_file(self.language).words("abbreviations")) if self.language else frozenset()
        spans = sentence_spans(self.article.view.text, self.language, self.blocks, known)
        view = self.article.view.text
        return [self._traits(view[start:end]) for start, end in spans]

    @cached_property
    def traits(self) -> Traits:
        """The traits of the whole text."""
        return merged(self.sentences)

    def _traits(self, text: str) -> Traits:
        return traits(text, self.language, bridged(text, self.language))

    def is_called(self, name: str, url: str | None, outlets: Outlets) -> bool:
        """Whether a name or address is that of whoever publishes this text."""
        outlet = outlets.named(name, self.article.view.text[:2000], self.language)
        if outlet is not None and self.outlet is not None and outlet.name == self.outlet.name:
            return True
        own = {self.name.casefold(), self.outlet.name.casefold() if self.outlet else ""} - {""}
        host = host_of(url or "")
        return name.casefold() in own or bool(host and host == self.host)
