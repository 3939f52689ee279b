"""Speakers: who a reported or quoted stretch is given to, by name, kind, party and side."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provenance.framing.appositions import beside
from provenance.framing.attribution import Attribution
from provenance.framing.names import Named, named, person_before, without_title
from provenance.framing.prose import Prose
from provenance.lexicon.disputes import Dispute
from provenance.lexicon.matcher import Hit

_CLOSE = 4
# Languages in which nothing before a noun tells "the ministry" from "a ministry", and whose cases change its ending.
_WITHOUT_ARTICLES = frozenset(("az", "ka", "pl", "ru", "tr", "uk"))
_ENDING, _STEM = 3, 4


class Speaker(msgspec.Struct, frozen=True):
    """Somebody heard in the article.

    `name` is as written, `key` the folded name that joins mentions; `kind` is government, military, …, person,
    anonymous or unknown; `document` the noun of the statement that was cited; `start` and `end` are view
    code points of the mention; `roles` the folded titles and nouns that the text calls them by.
    """

    name: str
    key: str
    kind: str
    document: str
    party: str
    side: str
    start: int
    end: int
    roles: tuple[str, ...] = ()


def speaker_of(
    prose: Prose, attribution: Attribution, disputes: Sequence[Dispute], earlier: Sequence[Speaker]
) -> Speaker | None:
    """The speaker of an attribution; a pronoun, a bare title or "the statement" is somebody named before."""
    if attribution.source is None:
        silent = attribution.heard and prose.language.group("clauses", "silent")
        return _silent(prose, attribution.cue[0], disputes, earlier) if silent else None
    first, last = attribution.source
    last = _before_channel(prose, first, last)
    possessive = prose.words.folded[first] in prose.language.group("clauses", "possessives")
    if first == last and (possessive or prose.between("subject", first, first + 1)):
        return _meant(prose, first, disputes, earlier)
    found = named(prose, first, last)
    if found is None:
        return None
    if found.document and not found.somebody:
        noun = found.document.lower().split()[-1].rstrip("s")
        same = [speaker for speaker in earlier if noun in speaker.document.lower()]
        if same:
            return same[-1]
        if found.definite and found.first == found.last:
            return earlier[-1] if earlier else None
    return _speaker(prose, found, disputes, earlier)


def _before_channel(prose: Prose, first: int, last: int) -> int:
    """Where a name ends before the channel that it wrote on: "Ali Demir kendi Telegram kanalında yazdı"."""
    channels = prose.language.group("clauses", "channels")
    if not channels:
        return last
    folded = prose.words.folded
    at = next((word for word in range(first + 2, last + 1) if folded[word] in channels), 0)
    if not at:
        return last
    owned = prose.language.group("clauses", "owned")
    upto = at - 2  # the platform before the channel
    while upto > first and folded[upto] in owned:
        upto -= 1
    return upto if upto >= first and folded[upto] not in owned else last


def _speaker(prose: Prose, found: Named, disputes: Sequence[Dispute], earlier: Sequence[Speaker]) -> Speaker:
    start, end = prose.span(found.first, found.last)
    party, side = _party(prose, found.first, found.last, disputes)
    name = prose.text[start:end]
    folded = prose.words.folded[found.first : found.last + 1]
    if not found.proper and found.roles and not party:
        bare = prose.language.code in _WITHOUT_ARTICLES
        same = _alone_with_role(found.roles[-1], earlier) if bare else None
        if found.definite and same is None:
            same = _with_role(found.roles[-1], earlier)
        if same is not None:
            if bare and found.document:
                # The statement is of this place, whoever's it is.
                return msgspec.structs.replace(same, document=found.document, start=start, end=end)
            return same
    known = _same_name(folded, found, prose, earlier)
    if known is not None and not party:
        return known
    kind, roles = _kind(prose, found, party), found.roles
    if kind == "person":
        hits = beside(prose, found)
        roles = tuple(dict.fromkeys((*roles, *(prose.words.folded[hit.last] for hit in hits))))
        kind = next((hit.target.key for hit in hits if hit.target.kind == "speaker"), kind)
    return Speaker(name, " ".join(folded), kind, found.document, party, side, start, end, roles)


def _meant(prose: Prose, word: int, disputes: Sequence[Dispute], earlier: Sequence[Speaker]) -> Speaker | None:
    """Whom a pronoun means: the last speaker close by, else the last person named before it."""
    pronoun = prose.words.folded[word]
    language = prose.language
    if pronoun in language.group("clauses", "selves"):
        return None
    if pronoun in language.group("clauses", "relatives"):
        found = person_before(prose, word, 0)
        return _speaker(prose, found, disputes, earlier) if found is not None else None
    personal = pronoun in language.group("clauses", "persons") or pronoun in language.group("clauses", "possessives")
    at = prose.sentence_at(word)
    for speaker in reversed(earlier):
        if at - prose.sentence_at_offset(speaker.start) > _CLOSE and speaker is not earlier[-1]:
            break
        if personal and (speaker.document or speaker.kind not in _PEOPLE or _other_gender(prose, pronoun, speaker)):
            continue
        return speaker
    if personal:
        found = person_before(prose, word, 3)
        if found is not None:
            return _speaker(prose, found, disputes, earlier)
    return earlier[-1] if earlier and not personal else None


def _silent(prose: Prose, word: int, disputes: Sequence[Dispute], earlier: Sequence[Speaker]) -> Speaker | None:
    """Whom a verb without a subject means: the last speaker close by, else the last person named before it."""
    at = prose.sentence_at(word)
    if earlier and at - prose.sentence_at_offset(earlier[-1].start) <= _CLOSE:
        return earlier[-1]
    found = person_before(prose, prose.sentences[at].first, 2)
    return _speaker(prose, found, disputes, earlier) if found is not None else None


_PEOPLE = frozenset(
    ("person", "government", "military", "police", "party", "company", "expert", "ngo", "civilian", "media", "igo")
)


def _other_gender(prose: Prose, pronoun: str, speaker: Speaker) -> bool:
    """Whether a form of address in the name belongs to the other gender than the pronoun."""
    female = frozenset(prose.language.group("clauses", "female"))
    male = frozenset(prose.language.group("clauses", "male"))
    words = set(speaker.key.split()) | set(speaker.roles)
    return bool(words & female if pronoun in male else words & male if pronoun in female else False)


def _with_role(role: str, earlier: Sequence[Speaker]) -> Speaker | None:
    """The last speaker that was called by a title before ("the minister" after "Ana Roe, the minister")."""
    for speaker in reversed(earlier):
        if role in speaker.roles:
            return speaker
    return None


def _alone_with_role(role: str, earlier: Sequence[Speaker]) -> Speaker | None:
    """The only speaker that was called by a title before, in whatever case; None where there are several."""
    stem = role[: max(len(role) - _ENDING, _STEM)]
    same = {one.key: one for one in earlier if any(title.startswith(stem) for title in one.roles)}
    return next(iter(same.values())) if len(same) == 1 else None


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


def _kind(prose: Prose, found: Named, party: str) -> str:
    if prose.between("anonymous", found.first, found.until + 1):
        return "anonymous"
    kinds = prose.between("speaker", found.first, found.until + 1)
    if kinds:
        return _whose_voice(prose, kinds) if len(kinds) > 1 else kinds[0].target.key
    if party:
        return "government"
    return "person" if found.proper else "unknown"


def _whose_voice(prose: Prose, kinds: Sequence[Hit]) -> str:
    """The kind of a phrase of several nouns: a spokesman is of the kind of those he speaks for."""
    speaks = any(prose.words.folded[at].startswith(_SPOKESMEN) for at in (kinds[0].first, kinds[0].last))
    return kinds[1 if speaks else 0].target.key


_SPOKESMEN = ("spokes", "portavoz", "portavoc", "porta", "porte", "vocer", "sprecher", "pressesprecher", "المتحدث")


def _same_name(folded: list[str], found: Named, prose: Prose, earlier: Sequence[Speaker]) -> Speaker | None:
    """An earlier speaker of this name, or of a name that ends with it ("Roe" or "Ms. Roe" after "Ana Roe")."""
    full = " ".join(folded)
    short = " ".join(without_title(prose, folded)) if found.proper else full
    for speaker in reversed(earlier):
        if speaker.key == full or (short and (speaker.key == short or speaker.key.endswith(" " + short))):
            return speaker
    return None
