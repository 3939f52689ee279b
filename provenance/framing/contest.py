"""Which disputes a text is about, and which side a word takes from who does it to whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from provenance.framing.prose import Prose
from provenance.framing.speakers import Speaker
from provenance.lexicon.disputes import Dispute, Standing, Term
from provenance.lexicon.lexicon import Lexicon
from provenance.lexicon.matcher import Hit

_REACH = 10
# Languages whose adjectives follow their noun: "ocupación armenia".
_MODIFIER_AFTER = frozenset(("es", "fr", "it", "pt", "ar"))


def active_disputes(prose: Prose, lexicon: Lexicon, only: Sequence[str] = ()) -> list[Dispute]:
    """The disputes whose cues stand in the text: one strong cue, or two different weak ones.

    Weak cues that all name one side (its capital, its leader) count once: a story about one country alone is
    not yet about its dispute.
    """
    strong = {hit.target.key for hit in prose.by_kind.get("dispute", ())}
    sides = {(hit.first, hit.target.key): hit.target.place for hit in prose.by_kind.get("actor", ())}
    weak: dict[str, set[str]] = {}
    for hit in prose.by_kind.get("weak", ()):
        form = " ".join(prose.words.folded[hit.first : hit.last + 1])
        side = sides.get((hit.first, hit.target.key))
        weak.setdefault(hit.target.key, set()).add(f"side {side}" if side else form)
    found = strong | {dispute for dispute, forms in weak.items() if len(forms) >= 2}
    return [lexicon.dispute(name) for name in sorted(found) if not only or name in only]


class Doer(NamedTuple):
    """The side that does what a word says, and the word that shows it; "" where the sentence leaves it open."""

    side: str
    shown_by: tuple[int, int] | None


NOBODY = Doer("", None)


def doer_of(prose: Prose, hit: Hit, dispute: Dispute, speaker: Speaker | None = None) -> Doer:
    """Who does it: a modifier beside the noun, "by" an actor, the subject of the clause, "from" an opponent.

    Whoever merely says it is not the doer; but where the sentence leaves the doer open, a party is taken to
    speak of its own side's deeds and the other side's wrongs.
    """
    sentence = prose.sentences[prose.sentence_at(hit.first)]
    found = [h for h in prose.between("actor", sentence.first, sentence.last) if h.target.key == dispute.id]
    actors = [h for h in found if not _speaks(prose, h, speaker)]
    doer = _doer_among(prose, hit, dispute, actors) if actors else NOBODY
    if doer is NOBODY and speaker is not None and dispute.side(speaker.side) is not None:
        term = next((term for term in dispute.terms if term.concept == hit.target.key), None)
        against = term is not None and term.side_from == "opponent"
        return Doer(dispute.opponent(speaker.side) if against else speaker.side, None)
    return doer


def _speaks(prose: Prose, actor: Hit, speaker: Speaker | None) -> bool:
    start, end = prose.span(actor.first, actor.last)
    return speaker is not None and speaker.start <= start and end <= speaker.end


def _doer_among(prose: Prose, hit: Hit, dispute: Dispute, actors: Sequence[Hit]) -> Doer:
    sentence = prose.sentences[prose.sentence_at(hit.first)]
    clauses = prose.language.groups.get("clauses", {})
    inside = [h for h in actors if hit.first <= h.first and h.last <= hit.last]
    before = [h for h in actors if h.last < hit.first]
    after = [h for h in actors if h.first > hit.last]
    if inside:
        return _doer(inside[0])
    if before and before[-1].last == hit.first - 1 and not _parted(prose, before[-1].last):
        return _doer(before[-1])
    if after and after[0].first == hit.last + 1 and prose.language.code in _MODIFIER_AFTER:
        return _doer(after[0])
    agent = _behind(prose, hit, after, clauses.get("by", ()))
    if agent is not None:
        return _doer(agent)
    source = _behind(prose, hit, after, clauses.get("from", ()))
    folded = prose.words.folded
    passive = any(word in clauses.get("passive", ()) for word in folded[max(hit.first - 3, sentence.first) : hit.first])
    if before and not passive and not _turned(prose, before[-1], hit, clauses.get("of", ())):
        return _doer(before[-1])
    if source is not None:
        return Doer(dispute.opponent(source.target.place), (source.first, source.last))
    patient = _behind(prose, hit, after, clauses.get("of", ()), reach=4)
    if patient is not None and not passive:
        return Doer(dispute.opponent(patient.target.place), (patient.first, patient.last))
    return _ender_of(prose, hit, dispute, actors)


def _ender_of(prose: Prose, hit: Hit, dispute: Dispute, actors: Sequence[Hit]) -> Doer:
    """ "Liberated after years of Armenian occupation": whoever ended what the sentence gives to the other side."""
    takes = {term.concept: term.side_from for term in dispute.terms}
    if takes.get(hit.target.key) != "actor":
        return NOBODY
    sentence = prose.sentences[prose.sentence_at(hit.first)]
    for other in prose.between("concept", sentence.first, sentence.last):
        if takes.get(other.target.key) == "opponent" and other.target.place in ("", dispute.id):
            owner = next((actor for actor in actors if actor.last == other.first - 1), None)
            if owner is not None:
                return Doer(dispute.opponent(owner.target.place), (owner.first, owner.last))
    return NOBODY


def _doer(hit: Hit) -> Doer:
    return Doer(hit.target.place, (hit.first, hit.last))


def _parted(prose: Prose, word: int) -> bool:
    return any(mark in ",;:.()—" for mark in prose.words.gap(word))


def _behind(
    prose: Prose, hit: Hit, actors: Sequence[Hit], prepositions: tuple[str, ...], reach: int = _REACH
) -> Hit | None:
    """The first actor behind one of the prepositions, within `reach` words of the hit."""
    folded = prose.words.folded
    for actor in actors:
        if actor.first - hit.last > reach:
            return None
        between = folded[hit.last + 1 : actor.first]
        if any(word in prepositions for word in between):
            return actor
    return None


def _turned(prose: Prose, actor: Hit, hit: Hit, of: tuple[str, ...]) -> bool:
    """Whether the actor before the word cannot be its subject: too far off, or itself behind "of" or "from"."""
    if hit.first - actor.last > _REACH or (actor.first > 0 and prose.words.folded[actor.first - 1] in of):
        return True
    return any(";" in prose.words.gap(at) for at in range(actor.last, hit.first))


def side_of(dispute: Dispute, term: Term, doer: Doer) -> str:
    """The side a term favours: a fixed one, the doer's, or the doer's opponent's."""
    if term.side:
        return term.side
    if not doer.side:
        return ""
    return doer.side if term.side_from == "actor" else dispute.opponent(doer.side)


class Ground(NamedTuple):
    """The legal standing of a word here; `mismatch` says what the sentence adds that the body does not say."""

    standing: Standing | None
    mismatch: str


def standing_of(prose: Prose, hit: Hit, dispute: Dispute, doer: Doer) -> Ground:
    """Whether a legal body uses the word for this actor and place."""
    mismatch = ""
    sentence = prose.sentences[prose.sentence_at(hit.first)]
    for number, standing in enumerate(dispute.standings):
        if hit.target.key not in standing.concepts:
            continue
        if standing.actor and doer.side and doer.side != standing.actor:
            continue
        actor = _named(prose, "not_actor", dispute, number, max(sentence.first, hit.first - 8), hit.first)
        place = _named(prose, "not_object", dispute, number, hit.last + 1, min(sentence.last, hit.last + 7))
        if not actor and not place:
            return Ground(standing, "")
        mismatch = f"{standing.authority.body} ({standing.authority.work}): {standing.authority.says}"
    return Ground(None, mismatch)


def _named(prose: Prose, kind: str, dispute: Dispute, number: int, first: int, last: int) -> bool:
    """Whether words `first` to `last` name an actor or a place that the body does not speak of."""
    hits = prose.between(kind, first, last)
    return any(hit.target.key == dispute.id and hit.target.place == str(number) for hit in hits)
