"""Agency: who does harm or takes control in each sentence that tells of it, and how a sentence leaves that out.

"Soldiers shot nine people" names who did it; "nine people were shot", "a shooting left nine dead" and "nine people
died in the raid" do not (Trew, Theory and ideology at work, 1979, for the passive without an agent; van Leeuwen, The
representation of social actors, 1996, for backgrounding by nouns and by verbs that take no object). English is read
most fully, then Spanish; in Turkish, Azerbaijani, Armenian and Arabic only what the form of the verb itself shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provenance.framing.backgrounded import told_by_noun, told_by_participle
from provenance.framing.deed import Deed, Form
from provenance.framing.deed_phrases import REACH, Phrase, Phrases
from provenance.framing.figures_of_speech import harms_nobody, only_shaped_as_verb, stands_for_a_noun
from provenance.framing.prose import Prose, Sentence
from provenance.framing.voice import Voices
from provenance.lexicon.disputes import Dispute
from provenance.lexicon.matcher import Hit


def deeds(prose: Prose, voices: Voices, disputes: Sequence[Dispute]) -> list[Deed]:
    """The deeds of harm and control of an article, by place."""
    reading = _Reading(prose, voices, {dispute.id for dispute in disputes})
    verbs = prose.by_kind.get("deed", ())
    found = [reading.deed(hit) for hit in verbs if hit.target.key not in _BACKGROUND]
    found += [reading.fate(hit) for hit in prose.by_kind.get("fate", ())]
    found += [reading.event(hit) for hit in prose.by_kind.get("occurs", ())]
    told: dict[int, Deed] = {}
    for deed in found:
        if deed is not None and (deed.first not in told or told[deed.first].last < deed.last):
            told[deed.first] = deed
    for hit in verbs:
        if hit.target.key in _BACKGROUND and (deed := reading.background(hit, told)) is not None:
            told.setdefault(deed.first, deed)
    return [told[at] for at in sorted(told)]


class _Reading(Phrases):
    """Reads the deeds of one text."""

    def __init__(self, prose: Prose, voices: Voices, disputes: set[str]) -> None:
        super().__init__(prose, voices, disputes)
        self.subject: tuple[int, Phrase] | None = None

    def deed(self, hit: Hit) -> Deed | None:
        """The deed of a verb; None where it is no deed, did not happen or was nobody's doing."""
        sentence = self.prose.sentences[self.prose.sentence_at(hit.first)]
        if self.accident(sentence, hit) or stands_for_a_noun(self.prose, hit):
            return None
        at, helpers = self.helped_from(hit.first, sentence)
        if helpers & self.unreal:
            return None
        before = self.phrase_before(at, sentence)
        if self.is_open(before, sentence):
            return None
        if before is None and self.english and not helpers and self.lacks_object(hit, sentence):
            # "The envoy, gunned down near the gate": the comma parts a participle from whom it is said of.
            before = self.phrase_before(at, sentence, over=",")
        passive = hit.target.key == "passives" or bool(helpers & self.passive)
        agent = self.agent(hit.last, sentence)
        if not passive and self.english:
            if hit.first > sentence.first and not helpers and self.folded[hit.first - 1] in self.blockers:
                return None
            passive = before is not None and (agent is not None or self.lacks_object(hit, sentence))
        elif not passive and self._late_helper(hit, sentence):
            passive = True
        kind = "harm" if hit.target.key == "passives" else hit.target.key
        if not passive and only_shaped_as_verb(self.prose, hit, self.phrase_behind(hit.last, sentence)):
            return None
        if harms_nobody(self.prose, hit, sentence, before if passive else self.phrase_behind(hit.last, sentence)):
            return None
        if passive:
            if before is None and self.english:
                return None
            if self.german:
                agent, before = self._german(hit, sentence)
            if self.english and agent is None and before is not None:
                agent, before = self._left(before, sentence)
                if before is None:
                    return None
            form: Form = "passive" if agent is not None else "agentless"
            return self.made(hit, kind, form, agent, before)
        if not self.english and not self._finite(hit):
            return None
        if before is None:
            before = self._same_subject(at, sentence) or self._over_inset(at, sentence)
            if before is None:
                return None
        behind = self.phrase_behind(hit.last, sentence)
        self.subject = (hit.last, before)
        far = self.behind_event(at, sentence) if self.english and self.folded[at] in ("that", "which") else None
        before = far or before
        if self.is_event(before):
            actor = self.maker(before, sentence)
            return self.made(hit, kind, "active" if actor else "nominal", actor, behind)
        return self.made(hit, kind, "active", before, behind)

    def background(self, hit: Hit, told: Mapping[int, Deed]) -> Deed | None:
        """A deed told by a noun ("the killing of three") or beside another verb (", killing three")."""
        sentence = self.prose.sentences[self.prose.sentence_at(hit.first)]
        if self.accident(sentence, hit):
            return None
        return told_by_noun(self, hit, sentence) or told_by_participle(self, hit, sentence, told)

    def _left(self, harmed: Phrase, sentence: Sentence) -> tuple[Phrase | None, Phrase | None]:
        """Doer and harmed of "rebels left ten people wounded"; a raid that left them so is a deed of its own."""
        left = next((at for at in range(*harmed) if self.folded[at] in ("left", "leaves", "leaving")), None)
        if left is None:
            return None, harmed
        who = self.phrase_before(left - 1, sentence)
        if who is not None and self.is_event(who):
            return None, None
        return who, (left + 1, harmed[1])

    def fate(self, hit: Hit) -> Deed | None:
        """People who "died" where the sentence names an attack; None where they died of something else."""
        sentence = self.prose.sentences[self.prose.sentence_at(hit.first)]
        at, helpers = self.helped_from(hit.first, sentence)
        events = [one for one in self.prose.between("event", sentence.first, sentence.last) if self._near(hit, one)]
        if not events or self.accident(sentence, hit) or helpers & self.unreal:
            return None
        actor = self.maker((events[0].first, events[0].last), sentence)
        return self.made(hit, "harm", "intransitive", actor, self.phrase_before(at, sentence))

    def event(self, hit: Hit) -> Deed | None:
        """ "Clashes erupted", "an airstrike hit the market": a deed told by a noun as if it did itself."""
        sentence = self.prose.sentences[self.prose.sentence_at(hit.first)]
        at, helpers = self.helped_from(hit.first, sentence)
        before = self.phrase_before(at, sentence)
        if helpers & self.unreal or self.accident(sentence, hit):
            return None
        if before is None or not self.is_event(before):
            return None if self.english else self._inverted(hit, sentence)
        return self.made(
            Hit(before[1], hit.last, hit.target), "harm", "nominal", self.maker(before, sentence),
            self.phrase_behind(hit.last, sentence),
        )  # fmt: skip

    def _inverted(self, hit: Hit, sentence: Sentence) -> Deed | None:
        """ "Se registraron enfrentamientos": the noun behind its verb."""
        for event in self.prose.between("event", hit.last + 1, min(hit.last + 4, sentence.last)):
            actor = self.maker((event.first, event.last), sentence)
            return self.made(Hit(hit.first, event.last, hit.target), "harm", "nominal", actor, None)
        return None

    def _late_helper(self, hit: Hit, sentence: Sentence) -> bool:
        """Helping words that stand away from the verb: "wurden drei Menschen getötet", "getötet worden"."""
        if not self.german or self._finite(hit):
            return False
        around = {
            *self.folded[max(sentence.first, hit.first - 12) : hit.first],
            *self.folded[hit.last + 1 : hit.last + 3],
        }
        return not around.isdisjoint(_GERMAN_PASSIVE)

    def _finite(self, hit: Hit) -> bool:
        """Whether a form of another language than English is a verb with its tense, and no bare participle."""
        word = self.folded[hit.last]
        code = self.prose.language.code
        if code == "de":
            return word.endswith(("te", "ten")) or word in ("erschoss", "erschossen", "vertrieb")
        if code in ("fr", "it"):
            return hit.first != hit.last or word in ("tue", "tuent", "uccise")
        if code in ("es", "pt"):
            return word.endswith(("ó", "on", "an", "ou", "am", "mata", "eve", "uvo", "iu"))
        return True

    def _near(self, hit: Hit, event: Hit) -> bool:
        """Whether an attack is named close behind a verb; in other languages than English also before it."""
        if event.first > hit.last:
            return event.first - hit.last <= REACH and not self.broken(hit.last, event.first)
        return not self.english and hit.first - event.last <= REACH and not self.broken(event.last, hit.first)

    def _same_subject(self, at: int, sentence: Sentence) -> Phrase | None:
        """The subject of the deed before: "The rebels, who shelled the town, killed two", "hit a bakery and killed"."""
        if self.subject is None or at < sentence.first or self.subject[0] < sentence.first:
            return None
        joined = self.folded[at] in self.joins or self.prose.words.gap(at).strip() == ","
        return self.subject[1] if joined else None

    def _over_inset(self, at: int, sentence: Sentence) -> Phrase | None:
        """The subject before what two commas enclose: "The gunman, named by police as a student, opened fire"."""
        if not self.english or at < sentence.first or self.prose.words.gap(at).strip() != ",":
            return None
        for other in range(at - 1, max(at - _INSET, sentence.first - 1), -1):
            if self.prose.words.gap(other).strip() == ",":
                before = self.phrase_before(other, sentence, over=",")
                return before if before is not None and not self.begins_adverbially(before) else None
        return None

    def _german(self, hit: Hit, sentence: Sentence) -> tuple[Phrase | None, Phrase | None]:
        """Doer and affected of a German passive, which stand between its two verbs."""
        first = max(sentence.first, hit.first - 12)
        helper = next((at for at in range(hit.first - 1, first - 1, -1) if self.folded[at] in _GERMAN_PASSIVE), None)
        if helper is None:
            return None, None
        by = next((at for at in range(helper + 1, hit.first) if self.folded[at] in self.by), None)
        agent = (by + 1, hit.first - 1) if by is not None and 0 < hit.first - 1 - by <= 4 else None
        if agent is not None and self.is_event(agent):
            agent = self.maker(agent, sentence)
        upto = (by if by is not None else hit.first) - 1
        if upto > helper:
            return agent, (helper + 1, upto)
        return agent, self.phrase_before(helper - 1, sentence)


# Words between the commas of an inset.
_INSET = 14
_GERMAN_PASSIVE = frozenset(("wurde", "wurden", "worden", "wird", "werden"))
# Words of harm that are no verbs with a subject of their own.
_BACKGROUND = ("nominals", "participles")
