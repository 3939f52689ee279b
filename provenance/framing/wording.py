"""Loaded words in their sentences: which hits count, how loaded each is, and which side it takes.

A hit counts unless a phrase or a neighbour shows an ordinary sense, or it is part of a name. Of hits that
overlap, a dispute's label stands before a concept, a concept before a term list, and of one kind the longer
before the shorter.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provenance.framing.contest import NOBODY, Doer, Ground, doer_of, side_of, standing_of
from provenance.framing.finding import Voice
from provenance.framing.posts import negated, self_named
from provenance.framing.prose import Prose
from provenance.framing.speakers import Speaker
from provenance.framing.voice import Voices
from provenance.lexicon.disputes import Dispute, Label, Referent, Term
from provenance.lexicon.index import Index
from provenance.lexicon.matcher import Hit

_RANK = {"label": 0, "concept": 1, "list": 2}


class Loaded(msgspec.Struct, frozen=True):
    """A loaded word or name: view span, what it is, whose voice it stands in, which side it takes.

    `strength` is 1 to 3; `score` is 0 to 1, the strength discounted by how common the word is. `concept` is ""
    for a term list's word. `paired` words enter the lean.
    """

    start: int
    end: int
    first: int
    last: int
    sentence: int
    kind: str
    concept: str
    category: str
    strength: int
    precise: bool
    score: float
    voice: Voice
    speaker: Speaker | None
    dispute: str = ""
    side: str = ""
    paired: bool = False
    doer: Doer = NOBODY
    ground: Ground = Ground(None, "")
    term: Term | None = None
    referent: Referent | None = None
    label: Label | None = None


def loaded_words(prose: Prose, index: Index, voices: Voices, disputes: Sequence[Dispute]) -> list[Loaded]:
    """Every loaded word of the prose, by place, in whatever voice."""
    active = {dispute.id: dispute for dispute in disputes}
    found: list[Loaded] = []
    for hit in _standing_hits(prose, index, active):
        found.append(_loaded(prose, index, voices, active, hit))
    return found


def _standing_hits(prose: Prose, index: Index, active: dict[str, Dispute]) -> list[Hit]:
    """The hits that count, without overlaps."""
    candidates = [hit for kind in _RANK for hit in prose.by_kind.get(kind, ())]
    if not candidates:
        return []
    barred = prose.by_kind.get("unless", ())
    counted = [
        hit
        for hit in candidates
        if _switched_on(hit, active)
        and not _ordinary(prose, index, hit, barred, active)
        and not _part_of_name(prose, hit)
    ]
    counted.sort(key=lambda hit: (_RANK[hit.target.kind], hit.first - hit.last, hit.first))
    taken: set[int] = set()
    kept = []
    for hit in counted:
        places = range(hit.first, hit.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.first)


def _switched_on(hit: Hit, active: dict[str, Dispute]) -> bool:
    target = hit.target
    if target.kind == "label":
        return target.key in active
    return not (target.kind == "concept" and target.place) or target.place in active


def _ordinary(prose: Prose, index: Index, hit: Hit, barred: Sequence[Hit], active: dict[str, Dispute]) -> bool:
    """Whether a phrase or a neighbour shows that the word is meant in an ordinary sense."""
    key = hit.target.key if hit.target.kind == "concept" else hit.target.place
    if hit.target.kind == "label" or not key:
        return False
    for bar in barred:
        if bar.first > hit.last:
            break
        if bar.target.key == key and bar.last >= hit.first:
            return True
    sense = index.senses.get(key)
    if sense is None or not (sense.near or sense.far):
        return False
    sentence = prose.sentences[prose.sentence_at(hit.first)]
    folded = prose.words.folded
    around = [*folded[sentence.first : hit.first], *folded[hit.last + 1 : sentence.last]]
    if any(_stands(word, around) for word in sense.far):
        return True
    if hit.target.place or not sense.near or any(_stands(word, around) for word in sense.near):
        return False
    return not _contested_here(prose, hit, active)


def _contested_here(prose: Prose, hit: Hit, active: dict[str, Dispute]) -> bool:
    """Whether a dispute that contests the word has one of its actors in the sentence: as good a neighbour as any."""
    sentence = prose.sentences[prose.sentence_at(hit.first)]
    actors = {actor.target.key for actor in prose.between("actor", sentence.first, sentence.last)}
    return any(
        name in actors and any(term.concept == hit.target.key for term in dispute.terms)
        for name, dispute in active.items()
    )


def _stands(pattern: str, folded: list[str]) -> bool:
    """Whether a word, a phrase, or a `stem*` stands among the words."""
    if " " in pattern:
        return f" {pattern} " in f" {' '.join(folded)} "
    if pattern.endswith("*"):
        return any(word.startswith(pattern[:-1]) for word in folded)
    return pattern in folded


def _part_of_name(prose: Prose, hit: Hit) -> bool:
    """Whether a word that is written small stands capitalised beside another capital inside a sentence."""
    words = prose.words
    if hit.target.cased or hit.target.kind == "label" or prose.language.code == "de":
        return False
    sentence = prose.sentences[prose.sentence_at(hit.first)]
    if not words.capitalised(hit.first) or hit.first == sentence.first:
        return False
    if prose.article.passages[sentence.passage].kind in ("headline", "standfirst"):
        return False
    if words.text[words.starts[hit.first] : words.ends[hit.last]].isupper():
        return False
    before = words.capitalised(hit.first - 1) and words.gap(hit.first - 1) in (" ", "-", " of ")
    after = hit.last + 1 < sentence.last and words.capitalised(hit.last + 1) and words.gap(hit.last) in (" ", "-")
    return before or after


def _loaded(prose: Prose, index: Index, voices: Voices, active: dict[str, Dispute], hit: Hit) -> Loaded:
    target = hit.target
    if target.kind == "label":
        return _label(prose, voices, active[target.key], hit)
    if target.kind == "list":
        score = _score(prose, index, hit, target.key, target.strength)
        return _plain(prose, voices, hit, "", target.key, target.strength, target.precise, score)
    sense = index.senses[target.key]
    score = _score(prose, index, hit, sense.category, sense.strength)
    word = _plain(prose, voices, hit, target.key, sense.category, sense.strength, sense.precise, score)
    for dispute in active.values():
        term = next((term for term in dispute.terms if term.concept == target.key), None)
        if term is None or target.place not in ("", dispute.id):
            continue
        doer = doer_of(prose, hit, dispute, word.speaker) if term.side_from else NOBODY
        side = side_of(dispute, term, doer)
        if not side and term.side_from and len(active) > 1:
            continue
        ground = standing_of(prose, hit, dispute, doer)
        return msgspec.structs.replace(
            word, dispute=dispute.id, side=side, paired=term.paired and ground.standing is None, doer=doer,
            ground=ground, term=term,
        )  # fmt: skip
    return word


def _plain(
    prose: Prose, voices: Voices, hit: Hit, concept: str, category: str, strength: int, precise: bool, score: float
) -> Loaded:  # fmt: skip
    """A loaded word before any dispute has spoken."""
    start, end = prose.span(hit.first, hit.last)
    stretch = voices.at(start, end)
    voice: Voice = "attributed" if stretch.voice == "own" and self_named(prose, hit) else stretch.voice
    if voice == "own" and negated(prose, hit):
        precise = False
    return Loaded(
        start, end, hit.first, hit.last, prose.sentence_at(hit.first), hit.target.kind, concept, category, strength,
        precise, score, voice, stretch.speaker,
    )  # fmt: skip


def _label(prose: Prose, voices: Voices, dispute: Dispute, hit: Hit) -> Loaded:
    """A side's name for a referent."""
    name, _, number = hit.target.place.rpartition("/")
    referent = next(referent for referent in dispute.referents if referent.id == name)
    label = referent.labels[int(number)]
    side = dispute.side(label.side)
    word = _plain(
        prose, voices, hit, f"{dispute.id}/{referent.id}", "contested-name", label.strength, label.strength >= 2,
        (label.strength - 1) / 3,
    )  # fmt: skip
    paired = side is not None and referent.paired(label, side.opposes)
    return msgspec.structs.replace(
        word, dispute=dispute.id, side=label.side, paired=paired, referent=referent, label=label
    )


# Categories that say how a text reports rather than what it judges: they weigh a step less.
REPORTING = frozenset(("hedge", "vague-sourcing", "factive-verb", "assertive-verb", "agency-deletion"))


def _score(prose: Prose, index: Index, hit: Hit, category: str, strength: int) -> float:
    """How loaded a word is, 0 to 1: its strength, discounted by how common it is.

    Above Zipf 3.0 a common word loses three tenths of a strength step per unit; a phrase, whose words are
    common by themselves, and a word that only says how something is reported lose a whole step.
    """
    steps = strength - (category in REPORTING)
    if hit.first != hit.last:
        return max(steps - 1.0, 0.2) / 3
    zipf = index.zipf.get(prose.words.folded[hit.first], 0) / 10
    return max(steps - 0.3 * max(0.0, zipf - 3.0), 0.2) / 3


# How much a loaded word says about the text that holds it: somebody else's words say less.
VOICE_WEIGHT: dict[Voice, float] = {"own": 1.0, "attributed": 0.8, "unsure": 0.8, "scare": 0.5, "quoted": 0.3}


def weight(word: Loaded) -> float:
    """A word's score, less where somebody else speaks."""
    return word.score * VOICE_WEIGHT[word.voice]
