"""Deeds in the background of a sentence: nouns ("the killing of three") and participles (", killing three").

Van Leeuwen (The representation of social actors, 1996) calls it backgrounding: the deed is told, and its doer stands
elsewhere or nowhere. A noun has its doer before it or behind "by"; a participle takes the doer of the deed or the
attack before it, and where none stands there, nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from provenance.framing.deed import Deed
from provenance.framing.deed_phrases import Phrase, Phrases, listed
from provenance.framing.prose import Sentence
from provenance.lexicon.matcher import Hit

# Words between a deed and the participle that follows from it.
_FAR = 30


def told_by_noun(reading: Phrases, hit: Hit, sentence: Sentence) -> Deed | None:
    """The deed of "the killing of three men by guards"; None where nobody is named whom it befell."""
    folded, code = reading.folded, reading.prose.language.code
    of = listed(code, "whom")
    at = hit.last + 1
    if at + 1 >= sentence.last or folded[at] not in of or reading.prose.words.gap(hit.last).strip():
        return None
    capitals = reading.prose.words.capitalised
    if hit.first > sentence.first and capitals(hit.first) and capitals(hit.first - 1):
        return None  # A name: "Louise Slaughter of New York".
    befallen = reading.phrase_behind(at, sentence)
    if befallen is None or _of_a_thing(reading, befallen):
        return None
    actor = reading.agent(hit.last, sentence) or _owner(reading, hit, sentence)
    return reading.made(hit, "harm", "nominal" if actor is None else "active", actor, befallen)


def told_by_participle(reading: Phrases, hit: Hit, sentence: Sentence, told: Mapping[int, Deed]) -> Deed | None:
    """The deed of ", killing three": its doer is that of the deed or the attack before it."""
    if hit.target.key != "participles":
        return None
    at, helpers = reading.helped_from(hit.first, sentence)
    befallen = reading.phrase_behind(hit.last, sentence)
    folded = reading.folded
    if befallen is None or at < sentence.first or helpers & (reading.unreal | reading.passive):
        return None
    if folded[befallen[0]] in reading.helpers:
        return None
    if reading.prose.words.gap(at).strip() != "," and folded[at] not in reading.joins:
        return None
    before = [told[first] for first in range(max(at - _FAR, sentence.first), at + 1) if first in told]
    if before and not (before[-1].form in ("agentless", "intransitive") and before[-1].hidden):
        return _after(reading.made(hit, "harm", "nominal", None, befallen), before[-1])
    events = list(reading.prose.between("event", max(at - _FAR, sentence.first), at + 1))
    if events:
        actor = reading.maker((events[0].first, events[0].last), sentence)
        return reading.made(hit, "harm", "nominal" if actor is None else "active", actor, befallen)
    for one in reading.prose.between("actor", sentence.first, sentence.first + 3):
        return reading.made(hit, "harm", "active", (one.first, one.last), befallen)
    return None


def _after(deed: Deed, before: Deed) -> Deed:
    """A deed with the doer of the one before it."""
    if before.hidden:
        return deed
    return msgspec.structs.replace(deed, form="active", actor=before.actor, actor_sides=before.actor_sides)


def _owner(reading: Phrases, hit: Hit, sentence: Sentence) -> Phrase | None:
    """Whose deed it is, where a side or a name stands right before the noun: "the Israeli bombing of"."""
    for one in reading.prose.between("actor", max(hit.first - 3, sentence.first), hit.first):
        if hit.first - one.last <= 2:
            return one.first, one.last
    return None


def _of_a_thing(reading: Phrases, befallen: Phrase) -> bool:
    """Whether nobody was harmed: "the killing of the bill"."""
    folded = reading.folded
    return not listed(reading.prose.language.code, "things").isdisjoint(folded[befallen[0] : befallen[1] + 1])
