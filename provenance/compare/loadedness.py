"""How loaded two articles are in their own voice, for the summary: in the headline, and by number.

Only articles in one language are set side by side: lexicons of different length find different shares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from math import sqrt

from provenance.compare.comparison import Comparison, Difference, Evidence

HEADLINE, RATE = 2.0, 1.5
# Words that are loaded wherever they stand; "force" and "war" mostly are not, in a headline by itself.
_CATEGORIES = frozenset((
    "conflict-verb", "criminalising-label", "delegitimising-label", "emotive-noun", "evaluative-epithet",
    "legitimising-label", "moral-loading", "ridicule",
))  # fmt: skip
# Two rates differ where chance alone would part them so in one case of forty, and one is half as high again.
_STANDARD_ERRORS, _MORE, _WORDS = 2.0, 1.5, 3


def loadedness(made: Comparison, names: Sequence[str]) -> Iterator[Difference]:
    """The headlines of which only some are loaded, and the two articles whose rates differ most surely."""
    yield from _headlines(made, names)
    yield from _rates(made, names)


def _headlines(made: Comparison, names: Sequence[str]) -> Iterator[Difference]:
    loaded: dict[int, list[Evidence]] = {}
    for row in made.loaded:
        for cell in row.cells if row.category in _CATEGORIES else ():
            for use in cell.uses:
                if use.voice == "own" and use.passage == "headline":
                    loaded.setdefault(cell.article, []).append(Evidence(cell.article, use.text, *use.spans[0]))
    codes = {made.articles[article].language for article in loaded}
    plain = [
        number
        for number, article in enumerate(made.articles)
        if article.headline and number not in loaded and article.language in codes
    ]
    if not loaded or not plain:
        return
    said = "; ".join(f"{names[article]} has {_listed(found)}" for article, found in sorted(loaded.items()))
    others = names[plain[0]] if len(plain) == 1 else f"{len(plain)} others"
    verb = "has" if len(plain) == 1 else "have"
    evidence = tuple(found[0] for _, found in sorted(loaded.items()))
    yield Difference("loaded", f"Loaded words in headlines: {said}; {others} {verb} none.", HEADLINE, evidence[:6])


def _rates(made: Comparison, names: Sequence[str]) -> Iterator[Difference]:
    best: tuple[float, int, int] | None = None
    for one, other in permutations(range(len(made.articles)), 2):
        if made.articles[one].language != made.articles[other].language:
            continue
        (here, words), (there, others) = ((made.voices[at].loaded["own"], made.voices[at].words) for at in (one, other))
        if not (words and others and here):
            continue
        more, less = here / words, there / others
        apart = (more - less) / sqrt(here / words**2 + there / others**2)
        if apart >= _STANDARD_ERRORS and more >= _MORE * less and (best is None or apart > best[0]):
            best = apart, one, other
    if best is None:
        return
    _, one, other = best
    rates = [1000 * made.voices[at].loaded["own"] / made.voices[at].words for at in (one, other)]
    shifts = [shift for shift in made.wording[one].shifts if shift.amount > 0 and shift.spans][:_WORDS]
    evidence = tuple(Evidence(one, shift.word, *shift.spans[0]) for shift in shifts)
    words_said = f" ({_listed(evidence)})" if evidence else ""
    said = f"{names[one]} uses {rates[0]:.0f} loaded words per 1,000 in its own voice{words_said}, "
    yield Difference("loaded", f"{said}{names[other]} {rates[1]:.0f}.", RATE, evidence)


def _listed(found: Sequence[Evidence]) -> str:
    return ", ".join(f"“{' '.join(one.text.split())[:40]}”" for one in found[:_WORDS])
