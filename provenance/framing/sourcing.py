"""Who is heard: the sources of a text, by kind, party and side, and which parties are not heard."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provenance.framing.prose import Prose
from provenance.framing.speakers import Speaker
from provenance.framing.voice import Voices
from provenance.lexicon.disputes import Dispute, Party
from provenance.lexicon.matcher import Hit


class Source(msgspec.Struct, frozen=True):
    """Somebody heard: `words` given to them, first mention as view code points, `mentions` how often."""

    name: str
    kind: str
    party: str
    side: str
    start: int
    end: int
    words: int
    mentions: int


class Silence(msgspec.Struct, frozen=True):
    """The parties of an active dispute that the text does not hear."""

    dispute: str
    parties: tuple[Party, ...]


class SelfCredit(msgspec.Struct, frozen=True):
    """Credit given in the outlet's own voice to the only source it hears (view code points)."""

    start: int
    end: int
    first: int
    source: Source


def sources(prose: Prose, voices: Voices) -> list[Source]:
    """The distinct sources, in the order in which they are first heard."""
    found: dict[str, Source] = {}
    for speaker in voices.speakers:
        key = speaker.party if speaker.party and speaker.kind == "government" else speaker.key
        known = found.get(key)
        if known is None:
            found[key] = _source(prose, voices, speaker)
        else:
            found[key] = msgspec.structs.replace(known, mentions=known.mentions + 1)
    return list(found.values())


def _source(prose: Prose, voices: Voices, speaker: Speaker) -> Source:
    words = voices.words_given(prose, speaker)
    return Source(speaker.name, speaker.kind, speaker.party, speaker.side, speaker.start, speaker.end, words, 1)


def silences(heard: Sequence[Source], disputes: Sequence[Dispute]) -> list[Silence]:
    """Parties that should be heard and are not; a mediator is never missed."""
    found = []
    for dispute in disputes:
        sides = {source.side for source in heard if source.side and not source.party}
        named = {source.party for source in heard if source.party}
        silent = tuple(
            party
            for party in dispute.parties
            if not party.mediator and party.id not in named and not (party.side and party.side in sides)
        )
        if silent:
            found.append(Silence(dispute.id, silent))
    return found


def self_credits(prose: Prose, voices: Voices, heard: Sequence[Source]) -> list[SelfCredit]:
    """ "Thanks to X's efforts" in own voice, where X is the only source."""
    if len(heard) != 1:
        return []
    only = heard[0]
    found = []
    for hit in prose.by_kind.get("credit", ()):
        start, end = prose.span(hit.first, hit.last)
        if voices.at(start, end).voice != "own":
            continue
        named = _only_source_behind(prose, hit, only)
        if named is not None:
            found.append(SelfCredit(start, prose.words.ends[_noun_end(prose, named)], hit.first, only))
    return found


def _only_source_behind(prose: Prose, hit: Hit, only: Source) -> int | None:
    """The last word of a mention of the only source within six words behind the credit phrase."""
    sentence = prose.sentences[prose.sentence_at(hit.first)]
    limit = min(hit.last + 7, sentence.last)
    for party in prose.between("party", hit.last + 1, limit):
        if party.target.place == only.party:
            return party.last
    names = {word for word in only.name.lower().split() if len(word) > 3}
    for at in range(hit.last + 1, limit):
        if prose.words.folded[at] in names:
            return at
    return None


def _noun_end(prose: Prose, word: int) -> int:
    """The last word of the noun phrase that goes on behind `word`: at most three words, never past a comma."""
    sentence = prose.sentences[prose.sentence_at(word)]
    common = frozenset(prose.language.words("function_words"))
    end = word
    while end + 1 < sentence.last and end - word < 3:
        if prose.words.gap(end).strip() not in ("", "-", "'", "’") or prose.words.folded[end + 1] in common:
            break
        end += 1
    return end
