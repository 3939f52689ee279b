"""Attribution: the words of a text that it gives to somebody else, and to whom.

Cues of the language file are picked by weights or rules, the extents of what they give away are set by rules;
phrases ("according to") and labels ("X: …") need no picking.
"""

from __future__ import annotations

from typing import NamedTuple

from provenance.framing.clauses import Reader
from provenance.framing.cues import Cue, possible_cues
from provenance.framing.extent import Extent
from provenance.framing.extents import extent
from provenance.framing.phrases import label, phrase_after, phrase_before
from provenance.framing.picker import Picker
from provenance.framing.prose import Prose
from provenance.framing.quotes import Quote
from provenance.framing.references import references
from provenance.lexicon.index import Target
from provenance.lexicon.matcher import Hit

# Cues that show what somebody wants or feels, and give no words to anybody.
_SILENT = ("attitude", "quality")


class Attribution(NamedTuple):
    """A reported stretch (view span of its first run) with its cue and its source as spans of words (inclusive).

    `source` is None where the sentence does not name one. `cue_class` is the class of the reporting verb.
    `runs` are all its stretches as view spans. `spoken`: somebody's words or thoughts, and not only what a verb
    acts on; `heard`: the text lets the source be heard with it; `nested`: it stands inside another's report.
    """

    start: int
    end: int
    sentence: int
    cue: tuple[int, int]
    cue_class: str
    source: tuple[int, int] | None
    runs: tuple[tuple[int, int], ...] = ()
    spoken: bool = True
    heard: bool = True
    nested: bool = False


def attributions(prose: Prose, quotes: list[Quote], *, spoken: bool = False) -> list[Attribution]:
    """Every reported stretch of the prose, by place; with `spoken` only what can be somebody's words."""
    reader = Reader(prose, quotes)
    found = [*_by_cues(reader, spoken=spoken), *_by_phrases(reader), *_by_labels(reader)]
    found += [_made(reader, *one, True, True) for one in references(reader)]
    return sorted(_nested(prose, found), key=lambda one: one[:4])


def _by_cues(reader: Reader, *, spoken: bool) -> list[Attribution]:
    prose, cues = reader.prose, possible_cues(reader)
    picker = Picker(reader, cues)
    found = []
    heard: dict[int, tuple[int, int] | None] = {}
    for place, cue in enumerate(cues):
        if spoken and cue.sort in _SILENT:
            continue
        number = prose.sentence_at(cue.first)
        sentence = prose.sentences[number]
        if not picker.picks(place, sentence):
            continue
        given = extent(reader, cue, sentence, heard.get(number))
        if given is None or (picker.weights is None and not given.clause and not _charges(reader, cue, given)):
            continue
        if _only_when(reader, given):
            continue
        if given.source is not None:
            heard.setdefault(number, given.source)
        found.append(_attribution(reader, cue, number, given))
    return found


def _only_when(reader: Reader, given: Extent) -> bool:
    """Whether what is given away only says when something was said: "spoke on Monday"."""
    words = [reader.folded[at] for first, last in given.content for at in range(first, last + 1)]
    when = reader.table("tails") | reader.table("adverbs")
    return len(words) <= 3 and all(word in when or word.isdigit() for word in words)


def _attribution(reader: Reader, cue: Cue, number: int, given: Extent) -> Attribution:
    spoken = (cue.sort in ("verb", "noun") and given.clause) or (cue.sort == "verb" and given.source is not None)
    heard = cue.sort == "verb" and (given.clause or _charges(reader, cue, given))
    return _made(reader, number, (cue.first, cue.last), cue.cue_class, given, spoken, heard)


def _charges(reader: Reader, cue: Cue, given: Extent) -> bool:
    """Whether a hostile verb names what it charges somebody with ("accused X of", "blamed X for")."""
    if cue.cue_class != "negative":
        return False
    first, last = given.content[-1]
    return any(reader.folded[at] in reader.table("charges") or reader.quoted[at] for at in range(first, last + 1))


def _made(
    reader: Reader, number: int, cue: tuple[int, int], cue_class: str, given: Extent, spoken: bool, heard: bool
) -> Attribution:
    runs = tuple(reader.prose.span(first, last) for first, last in given.content)
    return Attribution(*runs[0], number, cue, cue_class, given.source, runs, spoken, heard)


def _by_phrases(reader: Reader) -> list[Attribution]:
    prose = reader.prose
    credited = {at for hit in prose.by_kind.get("credit", ()) for at in range(hit.first, hit.last + 1)}
    found = []
    ends: dict[int, int] = {}
    for kind, rule in (("before", phrase_before), ("after", phrase_after)):
        hits = [*prose.by_kind.get(kind, ()), *(_more(reader) if kind == "before" else ())]
        for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
            if hit.first in credited or reader.quoted[hit.first] or hit.first <= ends.get(hit.first, -1):
                continue
            number = prose.sentence_at(hit.first)
            given = rule(reader, hit, prose.sentences[number])
            if given is not None:
                ends.update(dict.fromkeys(range(hit.first, hit.last + 1), hit.last))
                found.append(_made(reader, number, (hit.first, hit.last), "neutral", given, True, True))
    return found


def _more(reader: Reader) -> list[Hit]:
    """Words of `before` in `[clauses]`, which a clitic on the next word keeps from being a phrase."""
    more = reader.table("before")
    if not more:
        return []
    target = Target("before", "before")
    return [
        Hit(at, at, target)
        for sentence in reader.prose.sentences
        for at in range(sentence.first, sentence.last)
        if reader.folded[at] in more
    ]


def _by_labels(reader: Reader) -> list[Attribution]:
    found = []
    for number in range(len(reader.prose.sentences)):
        given = label(reader, number)
        if given is not None and given.source is not None:
            found.append(_made(reader, number, given.source, "neutral", given, True, True))
    return found


def _nested(prose: Prose, found: list[Attribution]) -> list[Attribution]:
    """Mark what is reported inside a report ("B agreed to go, A added"): only A is heard in this text."""
    by_sentence: dict[int, list[Attribution]] = {}
    for one in found:
        by_sentence.setdefault(one.sentence, []).append(one)
    marked = []
    for one in found:
        outer = _outer(prose, one, by_sentence[one.sentence]) if len(by_sentence[one.sentence]) > 1 else None
        marked.append(one if outer is None else _within(prose, one, outer))
    return marked


def _outer(prose: Prose, one: Attribution, others: list[Attribution]) -> Attribution | None:
    """The report that holds the cue of another one, unless that one holds its cue in turn and stands behind it."""
    start = prose.words.starts[one.cue[0]]
    for other in others:
        if other is one or not other.spoken or not any(begin <= start < end for begin, end in other.runs):
            continue
        cue = prose.words.starts[other.cue[0]]
        if other.end <= cue or not any(begin <= cue < end for begin, end in one.runs):
            return other
    return None


def _within(prose: Prose, one: Attribution, outer: Attribution) -> Attribution:
    """A report inside another one, cut where a trailing clause ("…, A added") leads out of it."""
    if outer.end > prose.words.starts[outer.cue[0]]:
        return one._replace(nested=True)
    runs = tuple((start, min(end, outer.end)) if start < outer.end else (start, end) for start, end in one.runs)
    return one._replace(end=runs[0][1], runs=runs, nested=True)
