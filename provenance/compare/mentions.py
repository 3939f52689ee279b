"""Where an article names somebody, and what it calls them there: "the embattled President Ana Roe", "Roe, a farmer, …".

Narrow on purpose. A name is a run of capitals (with the title before it, where there is one), and what is said of it
must touch it: a title or a label right before it, or a phrase between commas right beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from provenance.compare.callings import ahead, before, behind
from provenance.compare.nouns import Nouns, common
from provenance.framing.analysis import Analysis
from provenance.framing.prose import Prose, Sentence

_LONGEST_NAME = 4
# Share of capitals among the longer words from which a sentence is a headline.
_HEADLINE = 0.8
_STOPS = frozenset('.?!…”"»')
# Languages whose signs have no capitals: names are not found there. German writes every noun with one: there they are
# found behind titles alone.
NO_CAPITALS = frozenset(("ar", "fa", "he", "ka", "ja", "zh", "ko"))
_NOUN_CAPITALS = frozenset(("de",))
_PARTICLES = frozenset(
    ("de", "da", "dos", "del", "van", "von", "der", "den", "al", "el", "bin", "ibn", "ben", "di", "la")
)
# A name known to a dispute is a name of somebody only behind a noun for people.
_ACTORS = ("actor", "party")
_NO_NAMES = ("document", "label", "neutral", "title", "speaker")


class Mention(NamedTuple):
    """A name at a place: words `first` to `last`; `start` and `end` are view code points of all that is said there.

    `name` is folded, without titles and initials. `called` are the telling words beside it, folded: the noun of a
    title, a label, describing words; `said` are all words from `start` to `end`. `titled`: a title or a label stood
    right before the name; `known`: a dispute knows it.
    """

    first: int
    last: int
    start: int
    end: int
    name: tuple[str, ...]
    called: tuple[str, ...]
    said: tuple[str, ...]
    titled: bool
    known: bool = False


def mentions(analysis: Analysis) -> list[Mention]:
    """Every name of two words and more, or behind a title, in running text; and each one-word repetition of it."""
    prose = analysis.prose
    if prose.language.code in NO_CAPITALS:
        return []
    nouns = Nouns(analysis)
    found: list[Mention] = []
    single: list[tuple[int, Sentence]] = []
    for sentence in prose.sentences:
        if prose.article.passages[sentence.passage].kind == "headline" or _all_capitals(prose, sentence):
            # Every word of a headline may have a capital: it repeats names and introduces none.
            single += [(at, sentence) for at in range(sentence.first, sentence.last) if prose.words.capitalised(at)]
            continue
        for first, last in _runs(prose, sentence):
            one = _mention(nouns, sentence, first, last)
            if one is not None:
                found.append(one)
            elif first == last:
                single.append((first, sentence))
    surnames = {one.name[-1] for one in found}
    found += [_repeated(nouns, at, sentence) for at, sentence in single if prose.words.folded[at] in surnames]
    return sorted(found)


def _all_capitals(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence is written as headlines are: nearly every longer word with a capital, and no full stop."""
    words = prose.words
    if prose.text[sentence.end - 1 : sentence.end] in _STOPS:
        return False
    longer = [at for at in range(sentence.first, sentence.last) if words.ends[at] - words.starts[at] > 3]
    return len(longer) > 3 and sum(map(words.capitalised, longer)) >= _HEADLINE * len(longer)


def _runs(prose: Prose, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, with the particles inside them."""
    words, small = prose.words, common(prose.language.code)
    at = sentence.first
    while at < sentence.last:
        end = at
        if words.capitalised(at) and words.folded[at] not in small:
            while (step := _goes_on(prose, end, sentence.last)) > end:
                end = step
            yield at, end
        at = end + 1


def _goes_on(prose: Prose, at: int, until: int) -> int:
    """The next word of a name: right behind, behind an initial's full stop, or behind one or two particles."""
    words = prose.words
    step = at + 1
    while step < until and step - at <= 2 and words.gap(step - 1) == " " and words.folded[step] in _PARTICLES:
        step += 1
    gap = words.gap(step - 1)
    initial = step == at + 1 and gap == ". " and words.ends[at] - words.starts[at] == 1
    apostrophe = gap in ("'", "’") and words.ends[at] - words.starts[at] <= 2  # "O’Neill"
    joined = gap in ("-", "\u2011", " ") or initial or apostrophe
    if step >= until or not joined:
        return at
    small = gap == "-" and words.ends[step] - words.starts[step] <= 2  # "Kim Jong-un"
    return step if small or words.capitalised(step) else at


def _mention(nouns: Nouns, sentence: Sentence, first: int, last: int) -> Mention | None:
    """The name in a run of capitals, behind the titles in it or right before it."""
    prose, words = nouns.prose, nouns.prose.words
    title = max(((span[1], -span[0]) for span in nouns.within(first, last)), default=None)
    begin, opening = (title[0] + 1, -title[1]) if title else (first, nouns.before(first, sentence.first))
    titled = opening >= 0
    bare = [at for at in range(begin, last + 1) if words.folded[at] not in _PARTICLES]
    name = tuple(words.folded[at] for at in bare if words.ends[at] - words.starts[at] > 1)
    if not name or len(bare) > _LONGEST_NAME or not _may_be_name(prose, begin, last, titled=titled):
        return None
    if len(name) == 1 and words.text[words.starts[bare[0]] : words.ends[bare[0]]].isupper():
        return None  # "voter ID"
    if not titled and (len(name) < 2 or prose.language.code in _NOUN_CAPITALS):
        return None
    start, called = begin, []  # type: int, list[str]
    if titled:
        beside_it = before(nouns, sentence, opening, begin - 1)
        if beside_it is None or (beside_it[2] and len(name) == 1 and words.capitalised(opening)):
            return None  # "officers Tuesday", "the Justice Department"
        start, called, _ = beside_it
    end, beside = behind(nouns, sentence, last)
    if not titled and not beside:
        start, beside = ahead(nouns, sentence, begin, last)
    told = tuple(dict.fromkeys((*called, *beside)))
    said = tuple(words.folded[start : end + 1])
    known = any(prose.between(kind, begin, last + 1) for kind in _ACTORS)
    return Mention(begin, last, words.starts[start], words.ends[end], name, told, said, titled, known)


def _may_be_name(prose: Prose, first: int, last: int, *, titled: bool) -> bool:
    known = _NO_NAMES if titled else (*_ACTORS, *_NO_NAMES)
    return prose.words.folded[last] != "s" and not any(prose.between(kind, first, last + 1) for kind in known)


def _repeated(nouns: Nouns, at: int, sentence: Sentence) -> Mention:
    words = nouns.prose.words
    end, beside = behind(nouns, sentence, at)
    said = tuple(words.folded[at : end + 1])
    return Mention(at, at, words.starts[at], words.ends[end], (words.folded[at],), tuple(beside), said, False)
