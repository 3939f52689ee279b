"""Reports that stand apart from their words: "Об этом сообщил X", "Das teilte die Polizei mit", "По его словам, …".

Wire copy in many languages tells first and says who said it in the next sentence; another sentence gives its words to
somebody by a pronoun. The phrases are `refers` and `own_words` in a language's `[clauses]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from provenance.framing.clauses import Reader, tables
from provenance.framing.extent import Extent, content_end
from provenance.framing.noun_phrases import phrase_end
from provenance.framing.prose import Sentence
from provenance.lexicon.matcher import Hit

_LONGEST_SOURCE, _APART = 8, 3


class Reference(NamedTuple):
    """The sentence that holds a reference, the words that show it with their class, and what it gives to whom."""

    sentence: int
    cue: tuple[int, int]
    cue_class: str
    given: Extent


def references(reader: Reader) -> Iterator[Reference]:
    """Every sentence that says who said the one before it, and every phrase that gives a sentence to a pronoun."""
    refers, own = (_by_opening(reader.prose.language.code, name) for name in ("refers", "own_words"))
    sentences, sentence_at = reader.prose.sentences, reader.prose.sentence_at
    for number in range(1, len(sentences)) if refers else ():
        found = _to_the_sentence_before(reader, number, refers)
        if found is not None:
            yield found
    # The table is asked for every word at once: most texts have no such phrase.
    given: set[int] = set()
    for at in [at for at, opens in enumerate(map(own.__contains__, reader.folded)) if opens]:
        number = sentence_at(at)
        if number >= 0 and number not in given and (found := _to_a_pronoun(reader, number, at, own)) is not None:
            given.add(number)
            yield found


@cache
def _by_opening(code: str, name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list, longest first, by their first words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(tables(code)[name], key=lambda phrase: (-phrase.count(" "), phrase)):
        words = tuple(phrase.split(" "))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _phrase_at(reader: Reader, at: int, last: int, phrases: dict[str, tuple[tuple[str, ...], ...]]) -> int:
    """The last word of a phrase that begins at a word; -1 where none does."""
    for words in phrases.get(reader.folded[at], ()):
        if at + len(words) <= last and tuple(reader.folded[at : at + len(words)]) == words:
            return at + len(words) - 1
    return -1


def _to_the_sentence_before(
    reader: Reader, number: int, phrases: dict[str, tuple[tuple[str, ...], ...]]
) -> Reference | None:
    """ "CONTENT. Об этом сообщил X", "CONTENT. Bunu X açıkladı"."""
    prose = reader.prose
    sentence, told = prose.sentences[number], prose.sentences[number - 1]
    end = _phrase_at(reader, sentence.first, sentence.last, phrases) if sentence.first < sentence.last else -1
    if end < 0 or told.first >= told.last or sentence.passage - told.passage > 1 or reader.quoted[sentence.first]:
        return None
    for cue in prose.between("cue", end + 1, sentence.last):
        if not _reports(reader, cue):
            return None
        source = _source(reader, sentence, end, cue)
        if source is not None:
            given = Extent(((told.first, told.last - 1),), source, True)
            return Reference(number, (cue.first, cue.last), cue.target.key, given)
    return None


def _source(reader: Reader, sentence: Sentence, end: int, cue: Hit) -> tuple[int, int] | None:
    """Who said it: behind a verb that follows the phrase, or between the phrase and a verb."""
    between, orders = range(end + 1, cue.first), reader.table("orders")
    # "Das Ministerium teilte mit …": only where the verb is next does "das" stand for the sentence before.
    apart = 0 if "nouns" in orders else _APART
    if len(between) <= apart and all(map(_small(reader), between)):
        return _behind(reader, cue.last + 1, sentence)
    if "last" not in orders and not all(reader.subjects[at] for at in between):
        return None
    first, upto = end + 1, cue.first - 1
    while upto > first and reader.folded[upto] in reader.table("auxiliaries"):
        upto -= 1
    whole = all(reader.gaps[at] in ("", "j", ",") for at in between)
    return (first, upto) if whole and upto - first < _LONGEST_SOURCE else None


def _small(reader: Reader) -> Callable[[int], bool]:
    small = reader.table("auxiliaries") | reader.table("adverbs")
    return lambda at: reader.folded[at] in small


def _behind(reader: Reader, first: int, sentence: Sentence) -> tuple[int, int] | None:
    """The noun phrase right behind a verb: "сообщил губернатор", "teilte die Polizei mit"."""
    while first < sentence.last and reader.folded[first] in reader.table("auxiliaries"):
        first += 1
    opens = first < sentence.last and reader.gaps[first - 1] in ("", "j") and not reader.quoted[first]
    if not opens or reader.folded[first] in reader.table("complementisers") or not _may_open(reader, first):
        return None
    upto = phrase_end(reader, first, sentence.last)
    if reader.folded[upto] in reader.table("particles"):
        upto -= 1
    return (first, upto) if first <= upto < first + _LONGEST_SOURCE else None


def _may_open(reader: Reader, word: int) -> bool:
    """Whether a noun phrase may begin with a word, in the language that shows it by capitals."""
    if "nouns" not in reader.table("orders"):
        return True
    return reader.capitalised(word) or reader.folded[word] in reader.table("articles") or bool(reader.subjects[word])


def _reports(reader: Reader, cue: Hit) -> bool:
    """Whether a verb only reports; in languages that list such verbs, others may deny or judge what was said."""
    beginnings = tuple(reader.table("referring"))
    words = reader.folded[cue.first : cue.last + 1]
    return not beginnings or any(word.startswith(beginnings) for word in words)


def _to_a_pronoun(
    reader: Reader, number: int, at: int, phrases: dict[str, tuple[tuple[str, ...], ...]]
) -> Reference | None:
    """ "По его словам, CONTENT" and "CONTENT, по его словам"."""
    sentence = reader.prose.sentences[number]
    if (at > sentence.first and reader.gaps[at - 1] not in (",", "-")) or reader.quoted[at]:
        return None
    end = _phrase_at(reader, at, sentence.last, phrases)
    if end < 0:
        return None
    whose = next((each for each in range(at, end + 1) if reader.folded[each] in reader.table("possessives")), -1)
    runs = [(sentence.first, at - 1)] if at > sentence.first else []
    if end + 1 < sentence.last and (not runs or reader.gaps[end] in (",", "-")):
        runs.append((end + 1, content_end(reader, end + 1, sentence.last)))
    if whose < 0 or not runs:
        return None
    return Reference(number, (at, end), "neutral", Extent(tuple(runs), (whose, whose), True))
