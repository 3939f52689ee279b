"""Findings while somebody types: only the paragraphs that changed are analysed, the others keep theirs.

What a paragraph's findings rest on is its own text, its neighbours, the language and the disputes that are on; they
are remembered under just that. Who is heard, the chain and everything else about the whole text stand as they were
at the last full analysis, which runs when the typing pauses and has the last word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from provenance.article.article import Article
from provenance.chain.graph import Chain
from provenance.framing.analysis import analyse
from provenance.framing.finding import Finding
from provenance.framing.findings import framing_findings
from provenance.gate.check import Examined, examine
from provenance.gate.policy import Settings
from provenance.gate.weighing import house_findings
from provenance.lexicon.lexicon import Lexicon
from provenance.lsp.window import paragraphs, window
from provenance.text.span import Lines

# Paragraphs of context before and behind those that changed, and how many may be remembered.
_BEFORE, _BEHIND, _MOST = 2, 1, 4000
Key = tuple[str, str, str, str]


class Blockwise:
    """The findings of one text, kept up while it changes."""

    def __init__(self, lexicon: Lexicon, settings: Settings, sources: Sequence[Article] = ()) -> None:
        self.lexicon, self.settings, self.sources = lexicon, settings, sources
        self.examined: Examined | None = None
        self._known: dict[Key, tuple[Finding, ...]] = {}
        self._whole: tuple[Finding, ...] = ()
        self._context: tuple[str, tuple[str, ...]] = ("", ())
        self._origin = "unknown"

    def full(self, article: Article) -> list[Finding]:
        """Analyse the whole text."""
        house = self.lexicon.house(self.settings.house)
        examined = self._scored(examine(article, self.lexicon, house, self.settings.disputes, self.sources))
        return self.take(examined._replace(findings=house_findings(examined, self.settings)))

    def _scored(self, examined: Examined) -> Examined:
        """The findings with the scores of the word model, where one is in force; what led to each is for the hover."""
        if not self.settings.model:
            return examined
        from provenance.gate.word_scores import scored  # most desks name no model

        return scored(examined, self.lexicon, self.settings.model, explain=True)

    def take(self, examined: Examined) -> list[Finding]:
        """Start anew from a full analysis."""
        self.examined = examined
        disputes = tuple(one.id for one in examined.analysis.disputes)
        self._context = (examined.article.language, disputes)
        self._origin = "unknown" if examined.chain.relayed else "this text"
        self._whole = tuple(one for one in examined.findings if not one.end)
        located = sorted((one for one in examined.findings if one.end), key=lambda one: one.start)
        self._known = dict(_by_paragraph(examined.article, located))
        return [*located, *self._whole]

    def quick(self, article: Article) -> list[Finding]:
        """The findings of a changed text, at the price of its changed paragraphs."""
        if self.examined is None or article.language != self._context[0]:
            return self.full(article)
        blocks = paragraphs(article)
        keys = [_key(blocks, number) for number in range(len(blocks))]
        for first, last in _runs([number for number, key in enumerate(keys) if key not in self._known]):
            self._analyse(article, keys, first, last)
        lines = Lines(article.text)
        merged = [
            _moved(one, block.start, lines)
            for key, block in zip(keys, blocks, strict=True)
            for one in self._known.get(key, ())
        ]
        return [*merged, *self._whole]

    def _analyse(self, article: Article, keys: list[Key], first: int, last: int) -> None:
        """Analyse paragraphs `first` to `last` with their neighbours and remember what is found in them."""
        if len(self._known) > _MOST:
            self._known.clear()
        part = window(article, max(first - _BEFORE, 0), min(last + _BEHIND, len(keys) - 1))
        analysis = analyse(part, self.lexicon, self.settings.disputes, switched_on=self._context[1])
        found = framing_findings(
            analysis, self.lexicon, origin=self._origin, house=self.lexicon.house(self.settings.house)
        )
        examined = self._scored(Examined(part, analysis, Chain((), (), ()), found))
        weighed = sorted((one for one in house_findings(examined, self.settings) if one.end), key=lambda one: one.start)
        fresh = dict(_by_paragraph(article, weighed))
        for key in keys[first : last + 1]:
            self._known[key] = fresh[key]


def _by_paragraph(article: Article, located: Sequence[Finding]) -> Iterator[tuple[Key, tuple[Finding, ...]]]:
    """The findings of each paragraph, their places counted from its beginning."""
    blocks = paragraphs(article)
    at = 0
    for number, block in enumerate(blocks):
        while at < len(located) and located[at].start < block.start:
            at += 1
        inside = []
        while at < len(located) and located[at].start < block.end:
            one = located[at]
            inside.append(msgspec.structs.replace(one, start=one.start - block.start, end=one.end - block.start))
            at += 1
        yield _key(blocks, number), tuple(inside)


def _key(blocks: Sequence[tuple[int, int, str, str]], number: int) -> Key:
    before = blocks[number - 1][3] if number else ""
    behind = blocks[number + 1][3] if number + 1 < len(blocks) else ""
    return before, blocks[number][3], behind, blocks[number][2]


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers, and those with little between them, as first and last."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number - found[-1][1] <= _BEFORE + _BEHIND:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _moved(finding: Finding, by: int, lines: Lines) -> Finding:
    start = finding.start + by
    line, column = lines.place(start)
    return msgspec.structs.replace(finding, start=start, end=finding.end + by, line=line, column=column)
