"""Emphasis: what each article puts into its headline and lead, and in which order it tells the shared facts.

The headline and the first two sentences are what most readers read; the thirds after them follow the inverted
pyramid, so the same fact on the first line and on the last is not the same story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from provenance.compare.facts import Fact
from provenance.framing.analysis import Analysis

PARTS = ("headline", "lead", "first third", "middle third", "last third")


class Emphasis(msgspec.Struct, frozen=True):
    """One article: ids of the shared facts by part, in the order in which it tells them, and its loaded words by part.

    `order` has each shared fact once, at its first telling; its rank is its place in that order.
    """

    article: int
    facts: dict[str, tuple[str, ...]]
    order: tuple[str, ...]
    loaded: dict[str, int]


def emphasis(analyses: Sequence[Analysis], facts: Sequence[Fact]) -> list[Emphasis]:
    """The emphasis of each article, from the facts it shares with others."""
    return [_emphasis(number, analysis, facts) for number, analysis in enumerate(analyses)]


def _emphasis(number: int, analysis: Analysis, facts: Sequence[Fact]) -> Emphasis:
    told = sorted(
        (telling.place, fact.id, telling.part)
        for fact in facts
        for telling in fact.tellings
        if telling.article == number
    )
    by_part: dict[str, list[str]] = {part: [] for part in PARTS}
    for _, fact_id, part in told:
        if fact_id not in by_part[part]:
            by_part[part].append(fact_id)
    return Emphasis(
        number,
        {part: tuple(ids) for part, ids in by_part.items()},
        tuple(dict.fromkeys(fact_id for _, fact_id, _ in told)),
        _loaded(analysis),
    )


def _loaded(analysis: Analysis) -> dict[str, int]:
    """Loaded words in the article's own voice, by part."""
    prose = analysis.prose
    first = next((at for at in range(len(prose.sentences)) if prose.passage_of(at) != "headline"), 0)
    length = max(len(prose.sentences) - first, 1)
    counts: Counter[str] = Counter()
    for word in analysis.words:
        if word.voice == "own":
            at = word.sentence - first
            if prose.passage_of(word.sentence) == "headline":
                counts["headline"] += 1
            else:
                counts["lead" if at < 2 else PARTS[2 + min(3 * at // length, 2)]] += 1
    return {part: counts[part] for part in PARTS}
