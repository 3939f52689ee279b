"""How each article reports each side: with which verbs, and how many words it lets each say.

"Said" takes no position, "claimed" doubts, "admitted" and "pointed out" vouch: a text that gives one side the first
and the other the second has taken a position without one loaded word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from provenance.article.article import PROSE
from provenance.framing.analysis import Analysis
from provenance.framing.attribution import attributions
from provenance.framing.quotes import quotes
from provenance.framing.speakers import Speaker


class Verb(msgspec.Struct, frozen=True):
    """A reporting verb in one article with its class (neutral, doubt, factive, negative or assertive) and places."""

    text: str
    cue_class: str
    spans: tuple[tuple[int, int], ...]


class VerbCell(msgspec.Struct, frozen=True):
    """The verbs with which one article reports one group."""

    article: int
    verbs: tuple[Verb, ...]


class VerbRow(msgspec.Struct, frozen=True):
    """The verbs with which each article reports a side of a dispute or, where a source has none, a kind of source."""

    dispute: str | None
    side: str | None
    kind: str | None
    name: str
    cells: tuple[VerbCell, ...]


class GroupShare(msgspec.Struct, frozen=True):
    """The sources of one side or kind in one article: how many, and the words given to them together."""

    article: int
    side: str | None
    kind: str | None
    name: str
    sources: int
    words: int


_Group = tuple[str, str, str, str]


def verb_rows(analyses: Sequence[Analysis]) -> list[VerbRow]:
    """The reporting verbs of every article, by side and else by kind of source."""
    found: defaultdict[_Group, defaultdict[int, dict[tuple[str, str], list[tuple[int, int]]]]]
    found = defaultdict(lambda: defaultdict(dict))
    for number, analysis in enumerate(analyses):
        for group, verb, cue_class, span in _verbs(analysis):
            found[group][number].setdefault((verb, cue_class), []).append(span)
    rows = []
    for group in sorted(found, key=lambda group: (not group[1], group)):
        cells = tuple(
            VerbCell(number, tuple(Verb(*key, tuple(spans)) for key, spans in sorted(found[group][number].items())))
            for number in range(len(analyses))
        )
        dispute, side, kind, name = group
        rows.append(VerbRow(dispute or None, side or None, kind or None, name, cells))
    return rows


def _verbs(analysis: Analysis) -> Iterator[tuple[_Group, str, str, tuple[int, int]]]:
    prose, view = analysis.prose, analysis.article.view
    paragraphs = [(p.start, p.end) for p in analysis.article.passages if p.kind in PROSE]
    for one in attributions(prose, quotes(prose.text, paragraphs), spoken=True):
        if one.nested or not one.heard or one.cue == one.source:
            continue
        speaker = analysis.voices.at(one.start, one.end).speaker
        if speaker is None:
            continue
        start, end = prose.span(*one.cue)
        group = _group(analysis, speaker)
        yield group, prose.text[start:end].lower(), one.cue_class, view.source(start, end)


def _group(analysis: Analysis, speaker: Speaker) -> _Group:
    """Dispute, side, kind and name: by side where the speaker has one."""
    for dispute in analysis.disputes:
        side = dispute.side(speaker.side) if speaker.side else None
        if side is not None:
            return dispute.id, side.id, "", side.name
    return "", "", speaker.kind, speaker.kind


def group_shares(analyses: Sequence[Analysis]) -> list[GroupShare]:
    """Who is heard, by side and else by kind: sources and the words given to them, the most first."""
    shares = []
    for number, analysis in enumerate(analyses):
        names = {side.id: side.name for dispute in analysis.disputes for side in dispute.sides}
        groups: dict[tuple[str, str], list[int]] = {}
        for source in analysis.sources:
            key = (source.side, "") if source.side else ("", source.kind)
            groups.setdefault(key, []).append(source.words)
        for (side, kind), words in sorted(groups.items(), key=lambda group: (-sum(group[1]), group[0])):
            name = names.get(side, side) or kind
            shares.append(GroupShare(number, side or None, kind or None, name, len(words), sum(words)))
    return shares
