"""An article laid against the texts it was made from: the drift of each hop, its findings, whose words are whose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import UNSET, UnsetType

from provenance.article.article import Article
from provenance.chain.graph import Evidence
from provenance.chain.paired import Difference, Drift
from provenance.chain.shown_by import shown_by
from provenance.framing.analysis import Analysis, analyse
from provenance.framing.finding import Counterpart, Finding
from provenance.lexicon.lexicon import Lexicon
from provenance.text.span import Lines

# From this share of its words on, a text counts as made from the one named before it.
MADE_FROM = 0.5


class Laid(msgspec.Struct, frozen=True):
    """The drift of every hop, in the order in which the text travelled.

    `origins` says of loaded words of the article, by the view offset where they begin, whose they are.
    """

    hops: tuple[Drift, ...] = ()
    origins: Mapping[int, str] = {}


NOTHING = Laid()


def lay_against(analysis: Analysis, sources: Sequence[Article], lexicon: Lexicon) -> Laid:
    """Lay an analysed article against its sources, named in the order in which the text travelled (original first).

    Each source is laid against the one before it; where less than half of it has a counterpart there, it is no
    text made from that one, and the earlier one is laid against the article itself. The original of a bitext is
    a source without being named.
    """
    texts = list(sources)
    if not texts and analysis.article.original is not None:
        texts = [analysis.article.original]
    if not texts:
        return NOTHING
    from provenance.chain.drift import drift  # numpy is loaded only for this

    active = [one.id for one in analysis.disputes]
    stages = [*(analyse(text, lexicon, switched_on=active) for text in texts), analysis]
    hops: list[Drift] = []
    nearest: list[tuple[Analysis, Drift]] = []
    for number, source in enumerate(stages[:-1]):
        following = stages[number + 1]
        found = drift(source, following, lexicon)
        if following is not analysis and max(found.covered, found.kept) < MADE_FROM:
            following, found = analysis, drift(source, analysis, lexicon)
        hops.append(found)
        if following is analysis:
            nearest.append((source, found))
    return Laid(tuple(hops), _origins(analysis, nearest, lexicon))


def _origins(analysis: Analysis, nearest: Sequence[tuple[Analysis, Drift]], lexicon: Lexicon) -> dict[int, str]:
    """Whose each loaded word is: the source's where a counterpart has the same concept, else this text's."""
    found: dict[int, str] = {}
    view = analysis.article.view
    for source, hop in nearest:
        held = _concepts(source)
        language = source.article.language
        worded = lexicon.explanations(language).wordings if lexicon.has_framing(language) else {}
        own = "this translation" if language != analysis.article.language else "this text"
        for word in analysis.words:
            start = view.source(word.start, word.end).start
            pair = next((one for one in hop.pairs if any(e.start <= start < e.end for e in one.target)), None)
            if pair is None or not word.concept or not hop.compared:
                continue
            has = any(e.start <= at < e.end for e in pair.source for at in held.get(word.concept, ()))
            known = word.label is not None or word.concept in worded
            if has:
                found[word.start] = "source"
            elif known and pair.source:
                found.setdefault(word.start, own)
    return found


def _concepts(analysis: Analysis) -> dict[str, list[int]]:
    """Where each concept stands in a text, in code points of its source."""
    found: dict[str, list[int]] = {}
    for word in analysis.words:
        found.setdefault(word.concept, []).append(analysis.article.view.source(word.start, word.end).start)
    return found


def drift_findings(article: Article, laid: Laid, sources: Sequence[Article]) -> list[Finding]:
    """The differences of the last hops as findings on the article, each with its place in the source."""
    lines = Lines(article.text)
    texts = {one.path: Lines(one.text) for one in sources}
    return [
        _finding(one, hop, lines, texts.get(hop.source))
        for hop in laid.hops
        if hop.target == article.path
        for one in hop.differences
    ]


def _finding(one: Difference, hop: Drift, lines: Lines, source: Lines | None) -> Finding:
    start, end, quoted = (one.target.start, one.target.end, one.target.quoted) if one.target else (0, 0, "")
    line, column = lines.place(start) if one.target else (1, 1)
    because = one.because
    if one.source is not None:
        because = f"{because} {hop.source} has: “{one.source.quoted}” ({one.source.start}–{one.source.end})."
    elif one.target is not None:
        because = f"{because} {shown_by([Evidence(start, end, quoted)])}"
    return Finding(
        start=start, end=end, rule=f"drift/{one.kind}", severity=one.severity, line=line, column=column,
        quoted=quoted, message=one.what, because=because, concept=one.concept, dispute=one.dispute, side=one.side,
        fingerprint=one.fingerprint, counterpart=_counterpart(one, hop, source),
    )  # fmt: skip


def _counterpart(one: Difference, hop: Drift, lines: Lines | None) -> Counterpart | UnsetType:
    """Where the source has it; the original of a bitext has no file of its own, and so no place."""
    if one.source is None or lines is None:
        return UNSET
    start, end, quoted = one.source.start, one.source.end, one.source.quoted
    return Counterpart(hop.source, start, end, *lines.place(start), quoted)


def intended(laid: Laid, article: Article, reasons: Mapping[str, str]) -> Laid:
    """The same with each difference that a desk let stand marked with its reason, by fingerprint."""
    hops = tuple(
        msgspec.structs.replace(hop, differences=tuple(_marked(one, reasons) for one in hop.differences))
        if hop.target == article.path
        else hop
        for hop in laid.hops
    )
    return msgspec.structs.replace(laid, hops=hops)


def _marked(one: Difference, reasons: Mapping[str, str]) -> Difference:
    reason = reasons.get(one.fingerprint)
    return one if reason is None else msgspec.structs.replace(one, intended=reason)
