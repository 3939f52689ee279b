"""Who is heard: the sources of a text, by kind, party and side, and which parties are not heard."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provenance.framing.prose import Prose
from provenance.framing.voice import Voices
from provenance.lexicon.disputes import Dispute, Party
from provenance.lexicon.matcher import Hit


class Source(msgspec.Struct, frozen=True):
    """Somebody heard: `words` given to them, `mentions` how often.

    `start` and `end` are the first mention, `last_start` and `last_end` the last words given to them (view code
    points).
    """

    name: str
    kind: str
    party: str
    side: str
    start: int
    end: int
    words: int
    mentions: int
    last_start: int = 0
    last_end: int = 0


class Silence(msgspec.Struct, frozen=True):
    """The parties of an active dispute that the text does not hear.

    `unplaced` names officials it hears of whom it does not say whose they are: they may speak for one of these.
    """

    dispute: str
    parties: tuple[Party, ...]
    unplaced: tuple[str, ...] = ()


class SelfCredit(msgspec.Struct, frozen=True):
    """Credit given in the outlet's own voice to the only source it hears (view code points)."""

    start: int
    end: int
    first: int
    source: Source


def sources(prose: Prose, voices: Voices) -> list[Source]:
    """The distinct sources, in the order in which they are first heard; a government's people are one source."""
    found: dict[str, Source] = {}
    counted: set[str] = set()
    given = {one.speaker.key: (one.start, one.end) for one in voices.stretches if one.speaker is not None}
    for speaker in voices.speakers:
        key = speaker.party if speaker.party and speaker.kind == "government" else speaker.key
        words = 0 if speaker.key in counted else voices.words_given(prose, speaker)
        counted.add(speaker.key)
        known = found.get(key)
        last = given.get(speaker.key, (speaker.start, speaker.end))
        if known is None:
            found[key] = Source(
                speaker.name, speaker.kind, speaker.party, speaker.side, speaker.start, speaker.end, words, 1, *last
            )
        else:
            found[key] = msgspec.structs.replace(
                known, mentions=known.mentions + 1, words=known.words + words,
                last_start=max(known.last_start, last[0]), last_end=max(known.last_end, last[1]),
            )  # fmt: skip
    return list(found.values())


class Tally(msgspec.Struct, frozen=True):
    """How many sources of one kind or side are heard, and how many words they are given."""

    sources: int
    words: int


def tallies(heard: Sequence[Source], *, by: str) -> dict[str, Tally]:
    """The sources counted by their `kind` or their `side`, those with most words first; "" is no side."""
    found: dict[str, Tally] = {}
    for source in heard:
        name = source.kind if by == "kind" else source.side
        known = found.get(name, Tally(0, 0))
        found[name] = Tally(known.sources + 1, known.words + source.words)
    return dict(sorted(found.items(), key=lambda one: (-one[1].words, one[0])))


def anonymous_share(heard: Sequence[Source]) -> float | None:
    """The share of the words given to sources that goes to anonymous ones, 0 to 1; None where nobody is heard."""
    given = sum(source.words for source in heard)
    return sum(source.words for source in heard if source.kind == "anonymous") / given if given else None


def silences(prose: Prose, voices: Voices, heard: Sequence[Source], disputes: Sequence[Dispute]) -> list[Silence]:
    """Parties that should be heard and are not; a mediator is never missed."""
    found: list[Silence] = []
    for dispute in disputes:
        sides = {source.side for source in heard if source.side and not source.party}
        named = {source.party for source in heard if source.party}
        silent = tuple(
            party
            for party in dispute.parties
            if not party.mediator and party.id not in named and not (party.side and party.side in sides)
        )
        if silent:
            found.append(Silence(dispute.id, silent, found[0].unplaced if found else _unplaced(prose, voices)))
    return found


def _unplaced(prose: Prose, voices: Voices) -> tuple[str, ...]:
    if not prose.language.groups.get("allegiance"):
        return ()
    from provenance.framing.allegiances import unplaced

    return tuple(dict.fromkeys(unplaced(prose, voices.speakers)))


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
