"""Speakers: who a reported or quoted stretch is given to, by name, kind, party and side."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provenance.framing.attribution import Attribution
from provenance.framing.prose import Prose
from provenance.lexicon.disputes import Dispute


class Speaker(msgspec.Struct, frozen=True):
    """Somebody heard in the article.

    `name` is as written, `key` the folded name that joins mentions; `kind` is government, military, …,
    anonymous or unknown; `document` the noun of the statement that was cited; `start` and `end` are view
    code points of the mention.
    """

    name: str
    key: str
    kind: str
    document: str
    party: str
    side: str
    start: int
    end: int


def speaker_of(
    prose: Prose, attribution: Attribution, disputes: Sequence[Dispute], earlier: Sequence[Speaker]
) -> Speaker | None:
    """The speaker of an attribution; a pronoun or a bare "the statement" is the last speaker before it."""
    if attribution.source is None:
        return None
    first, last = _without_articles(prose, *attribution.source)
    if first > last:
        return None
    words = prose.words
    mentions = prose.between("subject", first, last + 1)
    if mentions and last - first <= 1:
        return earlier[-1] if earlier else None
    documents = prose.between("document", first, last + 1)
    if documents and documents[0].first == first and not _names_somebody(prose, first, last):
        same = [speaker for speaker in earlier if speaker.document]
        return same[-1] if same else (earlier[-1] if earlier else None)
    start, end = prose.span(first, last)
    name = prose.text[start:end]
    document = prose.text[slice(*prose.span(documents[0].first, documents[0].last))] if documents else ""
    if document:
        name = _without_document(prose, first, last, documents[0].first, documents[0].last) or name
    party, side = _party(prose, first, last, disputes)
    known = _same_name(words.folded[first : last + 1], earlier)
    if known is not None and not party:
        return known
    return Speaker(name, name.lower(), _kind(prose, first, last, party), document, party, side, start, end)


def _without_articles(prose: Prose, first: int, last: int) -> tuple[int, int]:
    """The span without leading articles and connectives of the language."""
    skip = frozenset(prose.language.groups.get("clauses", {}).get("articles", ()))
    while first <= last and prose.words.folded[first] in skip:
        first += 1
    return first, last


def _names_somebody(prose: Prose, first: int, last: int) -> bool:
    kinds = ("speaker", "actor", "party", "title")
    return any(prose.between(kind, first, last + 1) for kind in kinds) or any(
        prose.words.capitalised(at) for at in range(first + 1, last + 1)
    )


def _without_document(prose: Prose, first: int, last: int, noun: int, end: int) -> str:
    """ "Kremlin statement" → "Kremlin"; "statement by the Kremlin" → "Kremlin"."""
    if noun > first:
        return prose.text[slice(*prose.span(first, noun - 1))].strip()
    skip = frozenset(prose.language.groups.get("clauses", {}).get("articles", ()))
    at = end + 1
    while (
        at <= last
        and (prose.words.folded[at] in skip or len(prose.words.folded[at]) <= 3)
        and not (prose.words.capitalised(at))
    ):
        at += 1
    return prose.text[slice(*prose.span(at, last))] if at <= last else ""


def _party(prose: Prose, first: int, last: int, disputes: Sequence[Dispute]) -> tuple[str, str]:
    """The party that speaks, and its side."""
    active = {dispute.id: dispute for dispute in disputes}
    for hit in prose.between("party", first, last + 1):
        dispute = active.get(hit.target.key)
        if dispute is not None:
            party = next(party for party in dispute.parties if party.id == hit.target.place)
            return party.id, party.side
    for hit in prose.between("actor", first, last + 1):
        if hit.target.key in active:
            return "", hit.target.place
    return "", ""


def _kind(prose: Prose, first: int, last: int, party: str) -> str:
    if prose.between("anonymous", first, last + 1):
        return "anonymous"
    kinds = prose.between("speaker", first, last + 1)
    if kinds:
        return kinds[0].target.key
    if prose.between("title", first, last + 1):
        return "government"
    if party:
        return "government"
    return "person" if prose.words.capitalised(first) else "unknown"


def _same_name(folded: list[str], earlier: Sequence[Speaker]) -> Speaker | None:
    """An earlier speaker whose name ends with these words ("Pashinyan" after "Nikol Pashinyan")."""
    name = " ".join(folded)
    for speaker in reversed(earlier):
        if speaker.key == name or speaker.key.endswith(" " + name):
            return speaker
    return None
