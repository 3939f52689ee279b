"""Whom a speaker speaks for, where only another sentence of the text says it.

"Armenian Foreign Minister Ana Roe" is introduced once and is "Roe" afterwards, "Roe's spokeswoman" speaks for the same
party, and nobody may be called silent who was heard by such a name. A name joins a party only if the text itself puts
it there, beside an office and a name of the party, and puts nobody else of that name elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from provenance.framing.names import without_title
from provenance.framing.prose import Prose
from provenance.framing.speakers import Speaker
from provenance.lexicon.disputes import Dispute, Party
from provenance.lexicon.matcher import Hit

_OFFICES = frozenset(("government", "military", "police"))
_JOINABLE = frozenset(("person", "unknown", *_OFFICES))
_LONGEST_NAME = 4
_SHORTEST_SURNAME = 4
_ENDING = 3


class Introduction(NamedTuple):
    """A person named beside an office of a party: `given` names and `surname`, folded."""

    given: tuple[str, ...]
    surname: str
    party: Party
    kind: str


def allied(prose: Prose, speakers: Sequence[Speaker], disputes: Sequence[Dispute]) -> dict[Speaker, Speaker]:
    """The speakers that what the text says elsewhere joins to a party of an active dispute, as joined."""
    if not any(_open(speaker) for speaker in speakers) or not prose.by_kind.get("party"):
        return {}
    known = introductions(prose, disputes)
    found = {}
    for speaker in dict.fromkeys(speakers) if known else ():
        one = _of(prose, speaker, known) if _open(speaker) else None
        if one is not None:
            kind = one.kind if speaker.kind in ("person", "unknown") else speaker.kind
            found[speaker] = msgspec.structs.replace(speaker, party=one.party.id, side=one.party.side, kind=kind)
    return found


def _open(speaker: Speaker) -> bool:
    return not speaker.party and not speaker.side and speaker.kind in _JOINABLE


def introductions(prose: Prose, disputes: Sequence[Dispute]) -> list[Introduction]:
    """Who is named beside an office of a party: "Armenian Foreign Minister Ana Roe", "Ana Roe, Armenia's envoy"."""
    parties = {(dispute.id, party.id): party for dispute in disputes for party in dispute.parties}
    found = []
    for hit in prose.by_kind.get("party", ()):
        party = parties.get((hit.target.key, hit.target.place))
        if party is None or prose.between("speaker", hit.first, hit.last + 1):
            continue  # "resident", "refugee": a noun, not the name of a country or its people
        office = _office(prose, hit)
        name = _name_beside(prose, *office[:2]) if office is not None else None
        if office is not None and name is not None:
            folded = without_title(prose, prose.words.folded[name[0] : name[1] + 1])
            found.append(Introduction(tuple(folded[:-1]), folded[-1], party, office[2]))
    return _sure(found)


def _sure(found: Sequence[Introduction]) -> list[Introduction]:
    """The introductions whose name no other party of the same text has as well."""
    return [
        one
        for one in found
        if all(other.party.id == one.party.id for other in found if _same(other.surname, one.surname))
    ]


def _office(prose: Prose, party: Hit) -> tuple[int, int, str] | None:
    """The words of an office around the name of a party, and its kind: "the foreign minister of Armenia"."""
    sentence = prose.sentences[prose.sentence_at(party.first)]
    kinds = _offices(prose, sentence.first, sentence.last)
    if not kinds:
        return None
    others = {
        at
        for hit in prose.between("party", sentence.first, sentence.last)
        if (hit.target.key, hit.target.place) != (party.target.key, party.target.place)
        for at in range(hit.first, hit.last + 1)
    } - set(range(party.first, party.last + 1))
    own = {
        at
        for hit in prose.between("party", sentence.first, sentence.last)
        for at in range(hit.first, hit.last + 1)
    } - others  # fmt: skip
    small = _list(prose, "within")

    def goes_on(at: int) -> bool:
        return at in kinds or at in own or prose.words.folded[at] in small

    first, last = party.first, party.last
    while first > sentence.first and goes_on(first - 1) and _close(prose.words.gap(first - 1)):
        first -= 1
    while last + 1 < sentence.last and goes_on(last + 1) and _close(prose.words.gap(last)):
        last += 1
    inside = [kinds[at] for at in range(first, last + 1) if at in kinds]
    before = prose.words.folded[max(first - 2, sentence.first) : first]
    if not inside or _list(prose, "not") & {*before, *prose.words.folded[first : last + 2]}:
        return None
    return first, last, next((kind for kind in inside if kind in _OFFICES), "person")


def _offices(prose: Prose, first: int, last: int) -> dict[int, str]:
    """The words that name an office, with the kind of those who hold it."""
    found = {at: "person" for at in range(first, last) if prose.words.folded[at] in _list(prose, "counterparts")}
    for hit in (*prose.between("title", first, last), *prose.between("speaker", first, last)):
        if hit.target.kind == "title" or hit.target.key in _OFFICES:
            kind = hit.target.key if hit.target.kind == "speaker" else "person"
            for at in range(hit.first, hit.last + 1):
                if found.get(at, "person") == "person":
                    found[at] = kind
    return found


def _close(gap: str) -> bool:
    return gap in (" ", "'", "’", "-", ". ", "\u00a0")


def _name_beside(prose: Prose, first: int, last: int) -> tuple[int, int] | None:
    """The name right behind an office, with or without a comma, or right before its comma."""
    number = prose.sentence_at(first)
    sentence = prose.sentences[number]
    if prose.passage_of(number) == "headline":
        return None  # capitals there are not names
    behind = _run(prose, last + 1, sentence.last) if last + 1 < sentence.last else None
    if behind is not None and prose.words.gap(last) in (" ", "\u00a0"):
        return behind
    before = None
    if first > sentence.first and prose.words.gap(first - 1) == ", ":
        start = first - 1
        while start > sentence.first and first - start < _LONGEST_NAME and _in_name(prose, start - 1):
            start -= 1
        before = (start, first - 1) if start < first - 1 and _in_name(prose, first - 1) else None
    beyond = behind if behind is not None and prose.words.gap(last) == ", " and behind[0] < behind[1] else None
    return None if before is not None and beyond is not None else before or beyond


def _run(prose: Prose, first: int, upto: int) -> tuple[int, int] | None:
    """The words of a name from `first` on; a single word must be long enough for a surname."""
    if not prose.words.capitalised(first) or _taken(prose, first):
        return None
    last = first
    while last + 1 < upto and last - first + 1 < _LONGEST_NAME and _in_name(prose, last):
        if not prose.words.capitalised(last + 1) or _taken(prose, last + 1):
            break
        last += 1
    return (first, last) if last > first or len(prose.words.folded[first]) >= _SHORTEST_SURNAME else None


def _in_name(prose: Prose, at: int) -> bool:
    """Whether a word belongs to a name that goes on behind it."""
    return prose.words.capitalised(at) and not _taken(prose, at) and prose.words.gap(at) in (" ", "-", ". ", ", ")


def _taken(prose: Prose, at: int) -> bool:
    """Whether a word is known as something else than a person's name."""
    common = prose.language.words("function_words")
    kinds = ("party", "title", "speaker", "cue")
    return prose.words.folded[at] in common or any(prose.between(kind, at, at + 1) for kind in kinds)


def _of(prose: Prose, speaker: Speaker, known: Sequence[Introduction]) -> Introduction | None:
    """The one introduced person whom a speaker is, or speaks for."""
    words = without_title(prose, speaker.key.split())
    aides = _list(prose, "mouthpieces")
    found = [one for one in known if _is_aide(words, one, aides) or _is_person(prose, speaker, words, one)]
    if _list(prose, "not") & set(words) or len({one.party.id for one in found}) != 1:
        return None
    return found[0]


def _is_aide(words: Sequence[str], one: Introduction, aides: frozenset[str]) -> bool:
    """Whether somebody speaks for a person: "Roe's spokeswoman", "la portavoz de Roe", "пресс-секретарь Роу"."""
    if not any(word in aides for word in words):
        return False
    at = next((at for at, word in enumerate(words) if _same(word, one.surname)), -1)
    if at < 0:
        return False
    if "s" in words[at + 1 : at + 2]:
        return set(words[at + 2 :]) <= aides  # nobody else's: not "Roe's rival's office"
    return at == len(words) - 1 and all(word in aides or word in one.given or len(word) < 4 for word in words[:at])


def _is_person(prose: Prose, speaker: Speaker, words: Sequence[str], one: Introduction) -> bool:
    if not words or not _same(words[-1], one.surname) or len(words) > _LONGEST_NAME:
        return False
    given = [word for word in words[:-1] if word not in _list(prose, "within")]
    if given and one.given:
        return any(_same(name, other) for name in given for other in one.given)
    return not given and not _shared(prose, one)


def _shared(prose: Prose, one: Introduction) -> bool:
    """Whether somebody with another given name has the surname too, so that it says nothing alone."""
    words = prose.words
    common = prose.language.words("function_words")
    for at, word in enumerate(words.folded):
        if at and word == one.surname and words.gap(at - 1) == " " and words.capitalised(at - 1):
            before = words.folded[at - 1]
            strange = before not in one.given and before not in common
            kinds = ("title", "speaker", "party")
            if strange and one.given and not any(prose.between(kind, at - 1, at) for kind in kinds):
                sentence = prose.sentence_at(at)
                if sentence >= 0 and prose.sentences[sentence].first < at - 1 and len(before) > 2:
                    return True
    return False


def _same(one: str, other: str) -> bool:
    """Whether two folded names are one, but for the endings of cases."""
    if one == other:
        return True
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    cyrillic = "а" <= one[:1] <= "я"
    return cyrillic and shared >= _SHORTEST_SURNAME and max(len(one), len(other)) - shared <= _ENDING


def _list(prose: Prose, name: str) -> frozenset[str]:
    return frozenset(prose.language.group("allegiance", name))


def unplaced(prose: Prose, speakers: Iterable[Speaker]) -> Iterator[str]:
    """Officials heard of whom the text says nowhere whose they are: "Deputy Foreign Minister Ana Roe"."""
    for speaker in dict.fromkeys(speakers):
        if not _open(speaker) or speaker.kind not in _OFFICES:
            continue
        hits = [hit for hit in prose.between("speaker", *_words(prose, speaker)) if hit.target.key in _OFFICES]
        office = {at for at in range(*_words(prose, speaker)) for hit in hits if hit.first <= at <= hit.last}
        if not office or not any(prose.words.folded[at] in _list(prose, "posts") for at in office):
            continue
        before = range(_words(prose, speaker)[0], min(office))
        if not any(prose.words.capitalised(at) and not _titled(prose, at) for at in before):
            yield speaker.name


def _titled(prose: Prose, at: int) -> bool:
    return prose.words.folded[at] in _list(prose, "within") or any(
        prose.between(kind, at, at + 1) for kind in ("title", "speaker")
    )


def _words(prose: Prose, speaker: Speaker) -> tuple[int, int]:
    return bisect_left(prose.words.starts, speaker.start), bisect_left(prose.words.starts, speaker.end)
