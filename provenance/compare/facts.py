"""Facts across outlets: which sentences of which articles tell the same, and where a fact is not found.

"Not found" is what is said of a text, never "left out": the nearest sentence and how alike it is stand beside it,
so that a reader can see what the rule did not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

import msgspec

from provenance.compare.crossing import Units, crossed_pairs, crosses, probabilities, units
from provenance.compare.independence import Independence
from provenance.compare.pairing import Pair, Row, best_pairs, scores
from provenance.compare.statements import Statement, statements
from provenance.framing.analysis import Analysis

# Facts that a comparison lists, and sentences of one article told only there.
_MOST, _ALONE, _UNLIKE = 200, 5, 0.18


class Telling(msgspec.Struct, frozen=True):
    """A sentence of one article; `text` as a reader sees it, `place` its rank among the sentences, from 1.

    `start` and `end` are code points of the article's source. `part` is headline,
    lead (the first two sentences), first third, middle third or last third.
    """

    article: int
    text: str
    start: int
    end: int
    place: int
    part: str


class NotFound(msgspec.Struct, frozen=True):
    """An article in which a fact was not found; `nearest` is its most similar sentence, None where none is alike.

    `similarity` is 0 to 1; in another language, the probability that it tells the same.
    """

    article: int
    nearest: Telling | None
    similarity: float


class Fact(msgspec.Struct, frozen=True):
    """What two or more articles tell: their sentences, the articles in which it was not found, the least similarity.

    `voices` is how many independent voices tell it: copies of one text are one.
    """

    id: str
    tellings: tuple[Telling, ...]
    not_found: tuple[NotFound, ...]
    similarity: float
    voices: int = 0


class Facts(msgspec.Struct, frozen=True):
    """The shared facts in the order of their first telling; `alone` are early sentences like none elsewhere.

    `unaligned` are pairs of articles, as indexes, whose languages are not compared; `across` pairs in two languages
    that were, by what survives translation.
    """

    shared: tuple[Fact, ...]
    alone: tuple[Telling, ...]
    unaligned: tuple[tuple[int, int], ...]
    left: int = 0
    across: tuple[tuple[int, int], ...] = ()


def facts(analyses: Sequence[Analysis]) -> Facts:
    """The facts of several articles, by words in one language and by what survives translation in two."""
    every = statements(analyses)
    codes = [analysis.article.language for analysis in analyses]
    rows: dict[tuple[int, int], list[Row]] = {}
    pairs: list[Pair] = []
    unaligned, across = [], []
    ready: dict[int, Units] = {}
    for one, other in combinations(range(len(analyses)), 2):
        if codes[one] == codes[other]:
            rows[one, other] = scores(every[one], every[other])
            pairs += best_pairs(every[one], every[other], rows[one, other])
        elif crosses(codes[one], codes[other]):
            across.append((one, other))
            for number in {one, other} - ready.keys():
                ready[number] = units(analyses[number], every[number])
            laid = ready[one], ready[other]
            rows[one, other] = probabilities(*laid)
            pairs += crossed_pairs(every[one], every[other], laid, rows[one, other])
        else:
            unaligned.append((one, other))
    near = _nearest(every, rows)
    clusters = list(_clusters(pairs))
    compared = {frozenset(pair) for pair in rows}
    found = [_fact(analyses, every, cluster, near, compared) for cluster in clusters]
    found.sort(
        key=lambda fact: (-len({t.article for t in fact.tellings}), min(t.place for t in fact.tellings), fact.id)
    )
    named = tuple(msgspec.structs.replace(fact, id=f"f{number + 1}") for number, fact in enumerate(found[:_MOST]))
    told = {(one.article, one.sentence) for cluster in clusters for one in cluster}
    alone = tuple(_alone(analyses, every, near, told))
    return Facts(named, alone, tuple(unaligned), max(len(found) - _MOST, 0), tuple(across))


def shown(fact: Fact, languages: Sequence[str]) -> Telling:
    """The telling that stands for a fact: the shortest in the language of the first article that tells it."""
    code = languages[fact.tellings[0].article]
    return min((one for one in fact.tellings if languages[one.article] == code), key=lambda one: len(one.text))


def counted(found: Facts, voices: Independence) -> Facts:
    """The facts with the number of voices that tell each."""
    shared = tuple(
        msgspec.structs.replace(fact, voices=voices.heard_in([one.article for one in fact.tellings]))
        for fact in found.shared
    )
    return msgspec.structs.replace(found, shared=shared)


# The most similar sentence of each other article: by article and place in its list of statements.
_Near = dict[tuple[int, int], dict[int, tuple[float, int]]]


def _nearest(every: Sequence[Sequence[Statement]], rows: dict[tuple[int, int], list[Row]]) -> _Near:
    near: _Near = {(one.article, one.sentence): {} for own in every for one in own}
    for (one, other), table in rows.items():
        for at, row in enumerate(table):
            for to, value in row.items():
                here, there = every[one][at], every[other][to]
                for own, far, place in ((here, other, to), (there, one, at)):
                    best = near[own.article, own.sentence]
                    best[far] = max(best.get(far, (0.0, -1)), (value, place))
    return near


def _clusters(pairs: Sequence[Pair]) -> Iterator[list[Statement]]:
    """Pairs joined into facts, the most similar first; one article gives neighbouring sentences or one."""
    home: dict[tuple[int, int], int] = {}
    groups: dict[int, list[Statement]] = {}
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.one[:2], pair.other[:2])):
        ends = [(one.article, one.sentence) for one in pair[:2]]
        for end, one in zip(ends, pair[:2], strict=True):
            if end not in home:
                home[end] = len(home)
                groups[home[end]] = [one]
        first, second = home[ends[0]], home[ends[1]]
        if first != second and _fit(groups[first], groups[second]):
            for one in groups.pop(second):
                home[one.article, one.sentence] = first
                groups[first].append(one)
    for group in groups.values():
        if len({one.article for one in group}) > 1:
            yield sorted(group, key=lambda one: one[:2])


def _fit(ones: Sequence[Statement], others: Sequence[Statement]) -> bool:
    return all(
        one.article != other.article or abs(one.sentence - other.sentence) <= 1 for one in ones for other in others
    )


def _fact(
    analyses: Sequence[Analysis], every: Sequence[Sequence[Statement]], cluster: Sequence[Statement], near: _Near,
    compared: Collection[frozenset[int]],
) -> Fact:  # fmt: skip
    present = {one.article for one in cluster}
    absent = []
    for number in range(len(every)):
        if number in present or all(frozenset((number, one.article)) not in compared for one in cluster):
            continue
        value, place = max(near[one.article, one.sentence].get(number, (0.0, -1)) for one in cluster)
        nearest = telling(analyses[number], every[number][place]) if place >= 0 and value >= 0.1 else None
        absent.append(NotFound(number, nearest, round(min(value, 1.0), 2)))
    alike = min(
        max(near[one.article, one.sentence].get(other, (0.0, -1))[0] for other in present - {one.article})
        for one in cluster
    )
    tellings = tuple(telling(analyses[one.article], one) for one in cluster)
    return Fact(f"{cluster[0].article}:{cluster[0].sentence}", tellings, tuple(absent), round(min(alike, 1.0), 2))


def telling(analysis: Analysis, one: Statement) -> Telling:
    """A sentence with its place in the article."""
    return sentence_told(one.article, analysis, one.sentence)


def sentence_told(article: int, analysis: Analysis, number: int) -> Telling:
    """Sentence `number` of an article as a telling."""
    sentence = analysis.prose.sentences[number]
    view = analysis.article.view
    span = view.source(sentence.start, sentence.end)
    text = view.text[sentence.start : sentence.end]
    return Telling(article, text, span.start, span.end, number + 1, part_of(analysis, number))


def part_of(analysis: Analysis, number: int) -> str:
    """The part of an article that a sentence stands in: headline, lead or a third."""
    prose = analysis.prose
    if prose.passage_of(number) == "headline":
        return "headline"
    first = next(at for at in range(number + 1) if prose.passage_of(at) != "headline")
    at, length = number - first, len(prose.sentences) - first
    if at < 2:
        return "lead"
    return ("first third", "middle third", "last third")[min(3 * at // length, 2)]


def _alone(
    analyses: Sequence[Analysis], every: Sequence[Sequence[Statement]], near: _Near, told: set[tuple[int, int]]
) -> Iterator[Telling]:
    """Sentences of the headline, the lead and the first third that are like none of any other article."""
    codes = [analysis.article.language for analysis in analyses]
    for number, own in enumerate(every):
        if codes.count(codes[number]) < 2:
            continue
        taken = 0
        for one in own:
            values = near[one.article, one.sentence].values()
            if (number, one.sentence) in told or max((value for value, _ in values), default=0.0) >= _UNLIKE:
                continue
            found = telling(analyses[number], one)
            if found.part in ("headline", "lead", "first third") and taken < _ALONE:
                taken += 1
                yield found
