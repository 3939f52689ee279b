"""Words of harm that harm nobody: "a long shot", "shot back", a bill that is killed, a rival beaten at the polls.

The lists are the language's own (`[agency]` of its file); a language without them has no such words here.
"""

from __future__ import annotations

from provenance.framing.deed_phrases import Phrase, listed
from provenance.framing.prose import Prose, Sentence
from provenance.lexicon.matcher import Hit

# Words of an object among which its head is looked for.
_REACH = 4


def stands_for_a_noun(prose: Prose, hit: Hit) -> bool:
    """Whether the word before, or the one behind, shows that this is no verb of harm: "fair shot", "shot back"."""
    folded, code = prose.words.folded, prose.language.code
    if (
        hit.first
        and folded[hit.first - 1] in listed(code, "noun_before")
        and not prose.words.gap(hit.first - 1).strip()
    ):
        return True
    behind = folded[hit.last + 1] if hit.last + 1 < len(folded) else ""
    return folded[hit.first] in listed(code, "thrown") and behind in listed(code, "particles")


def only_shaped_as_verb(prose: Prose, hit: Hit, affected: Phrase | None) -> bool:
    """Whether a word that is also a noun, or a participle, has no object as a verb of harm has: "80 murders in May"."""
    folded, code = prose.words.folded, prose.language.code
    word, behind = folded[hit.first], folded[hit.last + 1] if hit.last + 1 < len(folded) else ""
    if word == "slain":
        return True
    if word not in listed(code, "shapes") or hit.first != hit.last:
        return False
    if word == "shot" and behind == "down":
        return affected is None or listed(code, "downed").isdisjoint(folded[affected[0] : affected[1] + 1])
    return affected is None and behind not in ("and", "dead", "at", "up")


def harms_nobody(prose: Prose, hit: Hit, sentence: Sentence, affected: Phrase | None) -> bool:
    """Whether what is harmed is a bill, a plan or a rival in a contest."""
    folded, code = prose.words.folded, prose.language.code
    if affected is not None:
        head = folded[affected[0] : affected[1] + 1][:_REACH] if affected[0] > hit.last else [folded[affected[1]]]
        if not listed(code, "things").isdisjoint(head):
            return True
    whole = folded[sentence.first : sentence.last]
    return folded[hit.first] in listed(code, "won") and not listed(code, "contests").isdisjoint(whole)
