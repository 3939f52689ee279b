"""What a reader must know before comparing: copies, one outlet twice, very unlike lengths, languages, strangers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.compare.comparison import Compared, names_of
from provenance.compare.events import Member
from provenance.compare.facts import Facts
from provenance.compare.statements import MOST
from provenance.framing.analysis import Analysis

_LONGER = 4


def notes(analyses: Sequence[Analysis], articles: Sequence[Compared], facts: Facts) -> Iterator[str]:
    """Everything about the inputs that limits what the comparison can say."""
    yield from _disputes(analyses)
    yield from _copies(analyses)
    yield from _inputs(analyses, articles)
    yield from _alignment(analyses, articles, facts)


def stray_notes(articles: Sequence[Compared], strays: Sequence[Member]) -> Iterator[str]:
    """A warning for each article that does not seem to tell of the event that the others tell of."""
    names = names_of(articles)
    for stray in strays:
        common = ", ".join((*stray.shared.names, *stray.shared.words, *stray.shared.numbers)[:4])
        beside = f" ({common})" if common else ""
        near = "nothing in it is near the others"
        if stray.nearest is not None:
            near = f"it is nearest to {names[stray.nearest]}, at {stray.closeness:.1f} where 1 is wanted{beside}"
        yield f"{names[stray.article]}: does not seem to tell of the same event as the others; {near}"


def _disputes(analyses: Sequence[Analysis]) -> Iterator[str]:
    disputes = {dispute.id: dispute for analysis in analyses for dispute in analysis.disputes}
    for dispute in disputes.values():
        absent = [a.article.path for a in analyses if dispute.id not in {one.id for one in a.disputes}]
        if absent and len(absent) < len(analyses):
            yield f"{', '.join(absent)}: does not speak of {dispute.name}, which the others do"


def _copies(analyses: Sequence[Analysis]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for analysis in analyses:
        text = " ".join(analysis.prose.words.folded)
        if text in seen:
            yield f"{analysis.article.path} has the same words as {seen[text]}: it is one voice, not two"
        seen.setdefault(text, analysis.article.path)
        if not analysis.sources:
            yield f"{analysis.article.path}: no source was recognised"


def _inputs(analyses: Sequence[Analysis], articles: Sequence[Compared]) -> Iterator[str]:
    outlets: dict[str, list[str]] = {}
    for article in articles:
        if article.outlet != article.path:
            outlets.setdefault(article.outlet, []).append(article.path)
    for outlet, paths in outlets.items():
        if len(paths) > 1:
            yield f"{', '.join(paths)}: {len(paths)} articles of one outlet, {outlet}"
    words = [(article.words, number) for number, article in enumerate(articles)]
    if len(words) > 1 and max(words)[0] > _LONGER * max(min(words)[0], 1):
        names = names_of(articles)
        yield (
            f"{names[max(words)[1]]} has {max(words)[0]} words and {names[min(words)[1]]} {min(words)[0]}: what is "
            "not found in the shorter text may be missing for its length"
        )


def _alignment(analyses: Sequence[Analysis], articles: Sequence[Compared], facts: Facts) -> Iterator[str]:
    names = names_of(articles)
    if facts.across:
        yield (
            f"sentences and quotations in two languages ({_pairs(facts.across, articles)}) are compared by names, "
            "numbers and spelling: more than half of what both tell is not recognised, and “not found” says less there"
        )
    if facts.unaligned:
        yield (
            f"facts and quotations are not compared across these languages: {_pairs(facts.unaligned, articles)}; "
            "names, contested words, voices and sources are"
        )
    told = {telling.article for fact in facts.shared for telling in fact.tellings}
    codes = [article.language for article in articles]
    crossed = {number for pair in facts.across for number in pair}
    for number, analysis in enumerate(analyses):
        if len(analysis.prose.sentences) > MOST:
            yield f"{names[number]}: only the first {MOST} sentences were aligned with those of the others"
        if told and number not in told and (codes.count(codes[number]) > 1 or number in crossed):
            yield f"{names[number]}: no sentence tells the same as one of another article"
    if not told and len(facts.unaligned) < len(articles) * (len(articles) - 1) // 2:
        yield "no sentence of one article tells the same as one of another, as far as the alignment can see"
    if facts.left:
        yield f"{facts.left} more shared facts are not listed"


def _pairs(pairs: Sequence[tuple[int, int]], articles: Sequence[Compared]) -> str:
    """The pairs of languages of some pairs of articles, each once."""
    codes = (sorted(articles[number].language or "unknown" for number in pair) for pair in pairs)
    return ", ".join(dict.fromkeys("–".join(pair) for pair in codes))
