"""The same words of the same speaker in several articles: whole, cut, altered, or joined from two quotations.

What stands in quotation marks claims to be verbatim, so two versions cannot both be. Which one is right the texts do
not say; the primary text does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import Literal, NamedTuple

import msgspec

from provenance.compare.crossing import Units, crosses
from provenance.compare.facts import Fact
from provenance.compare.translated import Said, spoken, versions
from provenance.framing.analysis import Analysis
from provenance.framing.speakers import Speaker
from provenance.framing.voice import Stretch
from provenance.text.words import split_words

_FEWEST, _LONGEST, _MOST = 4, 200, 80
_ALIKE, _NEAR = 0.6, 150
# Words shown before what two versions share, and marks that are no part of a word.
_LEAD, _MARKS = 3, ",.;:!?“”\"'’"
Change = Literal["same", "cut", "altered", "joined", "translated"]


class Quotation(msgspec.Struct, frozen=True):
    """Words in quotation marks, with whom the article gives them to ("" where it names nobody)."""

    article: int
    text: str
    speaker: str
    start: int
    end: int


class QuotationPair(msgspec.Struct, frozen=True):
    """One quotation in two articles and how the second differs from the first.

    `cut`: the shorter holds only words of the longer, in order; `altered`: some words are others; `joined`: it
    stands for two quotations of the other article; `translated`: it is in another language, and `missing` and `added`
    hold only numbers and a negation that one version has alone. `speakers_differ`: both name somebody beside it, and
    not the same.
    """

    one: Quotation
    other: Quotation
    change: Change
    missing: tuple[str, ...]
    added: tuple[str, ...]
    speakers_differ: bool


class _Quoted(NamedTuple):
    quotation: Quotation
    named: Speaker | None
    words: tuple[str, ...]
    said: Said


def quotation_pairs(analyses: Sequence[Analysis], facts: Sequence[Fact] = ()) -> list[QuotationPair]:
    """Every quotation that stands in two articles, in any version or translation; `facts` are those that they share."""
    every = [list(_quoted(number, analysis)) for number, analysis in enumerate(analyses)]
    codes = [analysis.article.language for analysis in analyses]
    found: list[QuotationPair] = []
    ready: dict[int, Units] = {}
    for one, other in combinations(range(len(analyses)), 2):
        if codes[one] == codes[other]:
            found += _joined(_pairs(every[one], every[other]))
        elif every[one] and every[other] and crosses(codes[one], codes[other]):
            for number in {one, other} - ready.keys():
                ready[number] = spoken(analyses[number], [quoted.said for quoted in every[number]])
            told = list(_in_one_fact(every[one], every[other], facts))
            found += _translated(every[one], every[other], (codes[one], codes[other]), (ready[one], ready[other]), told)
    return found


def differs(pair: QuotationPair) -> bool:
    """Whether two versions disagree; a translation only by its numbers, negations or speakers."""
    if pair.change == "translated":
        return bool(pair.missing or pair.added or pair.speakers_differ)
    return pair.change != "same" or pair.speakers_differ


def apart(pair: QuotationPair) -> str:
    """What two translations disagree on, in words; "" for any other pair."""
    if pair.change != "translated" or not (pair.missing or pair.added):
        return ""
    ones, others = (", ".join(f"“{one}”" for one in part) or "nothing for it" for part in (pair.missing, pair.added))
    return f" differently: {ones} in one, {others} in the other"


def _in_one_fact(
    ones: Sequence[_Quoted], others: Sequence[_Quoted], facts: Sequence[Fact]
) -> Iterator[tuple[int, int]]:
    """The places of quotations that each stand alone in a telling of one fact."""
    for fact in facts:
        here, there = (
            [
                at
                for at, quoted in enumerate(own)
                for telling in fact.tellings
                if telling.article == quoted.quotation.article and telling.start <= quoted.quotation.start < telling.end
            ]
            for own in (ones, others)
        )
        if len(here) == len(there) == 1:
            yield here[0], there[0]


def _translated(
    ones: Sequence[_Quoted], others: Sequence[_Quoted], codes: tuple[str, str], laid: tuple[Units, Units],
    told: Sequence[tuple[int, int]],
) -> Iterator[QuotationPair]:  # fmt: skip
    for found in versions([one.said for one in ones], [other.said for other in others], codes, laid, told):
        one, other = ones[found.one].quotation, others[found.other].quotation
        yield QuotationPair(one, other, "translated", found.missing, found.added, speakers_differ=False)


def _quoted(number: int, analysis: Analysis) -> Iterator[_Quoted]:
    view = analysis.article.view
    taken = 0
    for stretch in analysis.voices.stretches:
        if stretch.voice != "quoted" or taken == _MOST:
            continue
        text = view.text[stretch.start : stretch.end].strip("“”„«»\"'‘’ \n")
        words = split_words(text[: _LONGEST * 12], analysis.article.language)[:_LONGEST]
        if len(words) >= _FEWEST:
            taken += 1
            speaker = stretch.speaker.name if stretch.speaker is not None else ""
            span = view.source(stretch.start, stretch.end)
            named = _beside(stretch)
            said = Said(text, named, stretch.start, stretch.end)
            yield _Quoted(Quotation(number, text, speaker, *span), named, words, said)


def _beside(stretch: Stretch) -> Speaker | None:
    """The speaker, where the text names them beside the quotation; whom a pronoun means is too uncertain here."""
    speaker = stretch.speaker
    if speaker is None or not stretch.start - _NEAR <= speaker.start <= stretch.end + _NEAR:
        return None
    return speaker


def _pairs(ones: Sequence[_Quoted], others: Sequence[_Quoted]) -> Iterator[QuotationPair]:
    """Each quotation of one article with the most similar of the other."""
    places: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for at, other in enumerate(others):
        for gram in _grams(other.words):
            places[gram].add(at)
    for one in ones:
        candidates = sorted({at for gram in _grams(one.words) for at in places.get(gram, ())})
        best = max(
            ((_alike(one.words, others[at].words), -at) for at in candidates),
            default=(0.0, 0),
        )
        if best[0] >= _ALIKE:
            yield _pair(one, others[-best[1]])


def _grams(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def _alike(ones: Sequence[str], others: Sequence[str]) -> float:
    """The part of the shorter quotation's words that stand in the other in the same order."""
    blocks = SequenceMatcher(None, ones, others, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) / min(len(ones), len(others))


def _pair(one: _Quoted, other: _Quoted) -> QuotationPair:
    missing, added = [], []
    for kind, a, b, c, d in SequenceMatcher(None, one.words, other.words, autojunk=False).get_opcodes():
        if kind != "equal":
            missing += [" ".join(one.words[a:b])] if b > a else []
            added += [" ".join(other.words[c:d])] if d > c else []
    change: Change = "same" if not missing and not added else "cut" if not (missing and added) else "altered"
    differ = one.named is not None and other.named is not None and not _same(one.named, other.named)
    return QuotationPair(one.quotation, other.quotation, change, tuple(missing), tuple(added), differ)


def _same(one: Speaker, other: Speaker) -> bool:
    """Whether two articles may mean one speaker: the same party, a shared name, or no name at all."""
    if one.party and one.party == other.party:
        return True
    ones, others = set(one.key.split()), set(other.key.split())
    proper = one.name[:1].isupper() and other.name[:1].isupper()
    return bool(ones & others) or not proper


def _joined(pairs: Iterator[QuotationPair]) -> Iterator[QuotationPair]:
    """Of several quotations that one of the other article stands for: all where it joins them, else the longest."""
    ends: defaultdict[tuple[int, int], list[QuotationPair]] = defaultdict(list)
    for pair in pairs:
        ends[pair.other.start, pair.other.end].append(pair)
    for same in ends.values():
        if len(same) > 1 and _parts_of_one(same):
            yield from (msgspec.structs.replace(pair, change="joined") for pair in same)
        else:
            yield max(same, key=lambda pair: (len(pair.one.text), -pair.one.start))


def _parts_of_one(pairs: Sequence[QuotationPair]) -> bool:
    """Whether quotations are different parts of one: each whole in it, and no three words in two of them."""
    grams = [_grams(split_words(pair.one.text)) for pair in pairs]
    apart = len(set().union(*grams)) == sum(map(len, grams))
    return apart and all(not pair.missing and pair.added for pair in pairs)


def both_shown(pair: QuotationPair) -> tuple[str, str]:
    """The two versions of a quotation, each from a little before the longest run of words that both share.

    Two long versions may begin with other sentences, and then a reader of their beginnings would see no likeness.
    """
    one, other = pair.one.text, pair.other.text
    if pair.change == "translated":
        return one, other
    return _from_shared(one, other), _from_shared(other, one)


def _from_shared(text: str, other: str) -> str:
    words = text.split()
    mine, theirs = ([word.strip(_MARKS).casefold() for word in one.split()] for one in (text, other))
    match = SequenceMatcher(None, mine, theirs, autojunk=False).find_longest_match(0, len(mine), 0, len(theirs))
    begin = match.a - _LEAD if match.size else 0
    return f"… {' '.join(words[begin:])}" if begin > _LEAD else text
