"""Opinion in a report: the writer's own regret, relief or demand, in words that nobody stands behind.

A column may say "we"; a text that speaks of itself in the first person is taken for one and left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.framing.clerk import Clerk
from provenance.framing.finding import Finding
from provenance.framing.prose import Prose, Sentence
from provenance.framing.wording import Loaded
from provenance.lexicon.matcher import Hit

# First-person words in own voice from which a text is a column.
_COLUMN = 3
_FIRST_PERSON = frozenset(("i", "we", "my", "our", "me", "us", "im", "yo", "je", "ich", "nous", "wir", "я", "мы", "ми"))
_MOST = 4
# Languages that set a comment off with commas; others let it stand anywhere.
_SET_OFF = frozenset(("en", "es", "pt", "it"))
_ASKS = frozenset(("who", "what", "how", "whether", "why", "when", "where", "which", "if", "everyone", "you"))


def opinion_findings(clerk: Clerk) -> Iterator[Finding]:
    """At most four notes on opinion in the text's own voice."""
    prose = clerk.analysis.prose
    hits = [hit for hit in prose.by_kind.get("opinion", ()) if _own(clerk, hit)]
    if not hits or _is_column(clerk):
        return
    # A mild word is told here, where its sentence shows what it does; what is more than mild stands as it is.
    taken = {at for word in clerk.analysis.words if not is_mild(word) for at in range(word.first, word.last + 1)}
    told = 0
    end = -1
    for hit in hits:
        if hit.first <= end or hit.first in taken or hit.last in taken:
            continue
        sentence = prose.sentences[prose.sentence_at(hit.first)]
        if hit.target.key == "ought" and not _demands(prose, hit, sentence):
            continue
        if hit.target.key == "stance" and not _comments(prose, hit, sentence):
            continue
        end, told = hit.last, told + 1
        if told <= _MOST:
            yield _finding(clerk, hit)


def is_mild(word: Loaded) -> bool:
    """Whether a loaded word is no more than a note by itself, and takes no side."""
    return not (word.precise or word.side or word.label is not None)


def _own(clerk: Clerk, hit: Hit) -> bool:
    return clerk.analysis.voices.at(*clerk.analysis.prose.span(hit.first, hit.last)).voice == "own"


def _is_column(clerk: Clerk) -> bool:
    prose = clerk.analysis.prose
    said = 0
    for at, word in enumerate(prose.words.folded):
        if word in _FIRST_PERSON and prose.sentence_at(at) >= 0:
            said += clerk.analysis.voices.at(*prose.span(at, at)).voice == "own"
            if said >= _COLUMN:
                return True
    return False


def _demands(prose: Prose, hit: Hit, sentence: Sentence) -> bool:
    """Whether a sentence says what ought to be done, and does not ask, suppose or foresee it."""
    folded = prose.words.folded
    first = hit.first == sentence.first
    shouted = prose.text[slice(*prose.span(hit.first, hit.last))].isupper()
    if first or shouted or "?" in prose.text[sentence.end - 2 : sentence.end]:
        return False
    if not _ASKS.isdisjoint(folded[max(hit.first - 6, sentence.first) : hit.first]):
        return False
    reports = any(prose.between(kind, sentence.first, sentence.last) for kind in ("cue", "before"))
    return not reports and prose.passage_of(prose.sentence_at(hit.first)) != "headline"


def _comments(prose: Prose, hit: Hit, sentence: Sentence) -> bool:
    """Whether a word comments on its sentence, and does not belong to a verb beside it ("wrongly convicted")."""
    if hit.last > hit.first or prose.words.folded[hit.first] in ("surely", "mercifully"):
        return True
    after = "," in prose.words.gap(hit.last)
    if hit.first == sentence.first or prose.language.code not in _SET_OFF:
        return after or prose.language.code not in _SET_OFF
    return after and "," in prose.words.gap(hit.first - 1)


def _finding(clerk: Clerk, hit: Hit) -> Finding:
    prose = clerk.analysis.prose
    start, end = prose.span(hit.first, hit.last)
    words = prose.text[start:end]
    demand = hit.target.key == "ought"
    message = "what ought to be done" if demand else "how it is to be judged"
    return clerk.at(
        start, end, prose.sentence_at(hit.first), rule="loaded/opinion", severity="note",
        message=f"“{words}”: {message}, in the text's own voice",
        because=f"“{words}” gives {'a demand' if demand else 'a judgement'} that no one named in the sentence makes.",
        instead=("leave it out", "say whose view it is"), voice="own",
    )  # fmt: skip
