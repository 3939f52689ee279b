"""What the articles call somebody whom no list of ours knows: mentions grouped within the event.

Mentions are put together by their names alone: the same full name, or a surname that only one person of the texts has.
A row is worth an editor's look where two articles introduce the same name and not with the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from provenance.chain.skeletons import consonants, skeleton
from provenance.chain.transliteration import romanise
from provenance.compare.mentions import NO_CAPITALS, Mention, mentions
from provenance.compare.uses import Cell, uses_at
from provenance.framing.analysis import Analysis

_MOST = 8
# Consonants from which two spellings in two alphabets may be one name.
_CONSONANTS = 3


class ReferentRow(msgspec.Struct, frozen=True):
    """Somebody as the compared articles introduce them; found in these texts, not from a list.

    `name` is the fullest name among the mentions, `because` what holds them together. `apart` has for each article the
    words, folded, with which it introduces the name and another article that introduces it does not.
    """

    name: str
    cells: tuple[Cell, ...]
    because: tuple[str, ...]
    apart: tuple[tuple[str, ...], ...]


class _Named(NamedTuple):
    """A mention with its article and how its name reads across alphabets."""

    article: int
    mention: Mention
    language: str
    bones: tuple[int, ...]

    @property
    def surname(self) -> str:
        return self.mention.name[-1]


def introducing(row: ReferentRow) -> tuple[Cell, ...]:
    """The cells of a row with what introduces the name; one plain use where an article only names it."""
    name = set(row.name.split())
    said = [tuple(use for use in cell.uses if not name.issuperset(use.text.split())) for cell in row.cells]
    return tuple(
        msgspec.structs.replace(cell, uses=uses or cell.uses[:1]) for cell, uses in zip(row.cells, said, strict=True)
    )


def unnamed_notes(analyses: Sequence[Analysis]) -> Iterator[str]:
    """Languages in whose texts nobody is found by name."""
    codes = sorted({one.article.language for one in analyses} & NO_CAPITALS)
    if codes:
        yield f"how people are introduced is not read in {', '.join(codes)}: nothing marks a name there"


def referent_rows(analyses: Sequence[Analysis]) -> Iterator[ReferentRow]:
    """At most eight rows: first those for whom most articles have words of their own, then those with most of them."""
    listed = [_listed(analysis) for analysis in analyses]
    found = [
        _Named(number, one, analysis.article.language, _bones(one.name, analysis.article.language))
        for number, analysis in enumerate(analyses)
        for one in mentions(analysis)
        if not any(start < one.end and one.start < end for start, end in listed[number])
    ]
    small = {word for analysis in analyses for word in _small(analysis)}
    found = [one for one in found if len(one.mention.name) > 1 or one.surname not in small]
    rows = [row for group in _groups(found) if (row := _row(group, analyses)) is not None]
    yield from sorted(rows, key=_weight, reverse=True)[:_MOST]


def _listed(analysis: Analysis) -> list[tuple[int, int]]:
    """Where names of listed referents stand (view spans): they have their rows already."""
    return [(word.start, word.end) for word in analysis.words if word.label is not None]


def _small(analysis: Analysis) -> set[str]:
    """The words that a text writes without a capital: they are no surnames."""
    words = analysis.prose.words
    return {word for at, word in enumerate(words.folded) if words.text[words.starts[at]].islower()}


def _bones(name: Sequence[str], language: str) -> tuple[int, ...]:
    return tuple(skeleton(romanise(word, language)) for word in name)


def _groups(found: Sequence[_Named]) -> list[list[_Named]]:
    """Mentions by name: full names that agree, then surnames where only one person of the texts bears them."""
    full: list[list[_Named]] = []
    for one in found:
        if len(one.mention.name) > 1:
            _put(one, full, (group for group in full if _agrees(group[0], one)))
    alone: list[list[_Named]] = []
    for one in found:
        if len(one.mention.name) == 1:
            bearers = [group for group in full if _same_word(group[0], -1, one, -1)]
            if len(bearers) == 1 and _belongs(one, bearers[0]):
                bearers[0].append(one)
            elif not bearers and one.mention.titled and one.mention.known:
                _put(one, alone, (group for group in alone if _same_word(group[0], -1, one, -1)))
    return [*full, *alone]


def _put(one: _Named, groups: list[list[_Named]], homes: Iterator[list[_Named]]) -> None:
    """Into the first of some groups, or into a new one."""
    home = next(homes, None)
    if home is None:
        groups.append([one])
    else:
        home.append(one)


def _belongs(one: _Named, group: Sequence[_Named]) -> bool:
    """Whether a surname is that of a full name: "Biden" behind "Jill Biden", and not "President Biden".

    With a title it needs one that the full name has too, where that one has any; alone it needs the full name before it
    in its own text, or a title of the full name in another.
    """
    mine = [each for each in group if each.article == one.article and len(each.mention.name) > 1]
    if one.mention.titled:
        titles = {word for each in mine or group if each.mention.titled for word in each.mention.called}
        return not titles or not titles.isdisjoint(one.mention.called)
    return any(each.mention.titled for each in group) or any(each.mention.first < one.mention.first for each in mine)


def _agrees(one: _Named, other: _Named) -> bool:
    """Whether two full names have one surname and no given name that contradicts."""
    if not _same_word(one, -1, other, -1):
        return False
    return _same_word(one, 0, other, 0)


def _same_word(one: _Named, at: int, other: _Named, there: int) -> bool:
    a, b = one.mention.name[at], other.mention.name[there]
    if one.language == other.language:
        return a == b
    return one.bones[at] == other.bones[there] and consonants(one.bones[at]) >= _CONSONANTS


def _row(group: Sequence[_Named], analyses: Sequence[Analysis]) -> ReferentRow | None:
    """The row of a group, or None where no two articles introduce the name with different words."""
    apart = tuple(_apart(group, number, len(analyses)) for number in range(len(analyses)))
    if not any(apart):
        return None
    fullest = max(group, key=lambda one: (len(one.mention.name), one.mention.last - one.mention.first))
    prose = analyses[fullest.article].prose
    name = prose.text[slice(*prose.span(fullest.mention.first, fullest.mention.last))]
    return ReferentRow(
        name,
        tuple(Cell(number, uses_at(analysis, _places(group, number))) for number, analysis in enumerate(analyses)),
        tuple(_because(group, name)),
        apart,
    )


def _apart(group: Sequence[_Named], article: int, articles: int) -> tuple[str, ...]:
    """The telling words of an article that another one, which introduces the name as well, does not have there."""
    called = [word for one in group if one.article == article for word in one.mention.called]
    others = [
        {_short(word) for one in group if one.article == number and one.mention.called for word in one.mention.said}
        for number in range(articles)
        if number != article
    ]
    introduced = [words for words in others if words]
    return tuple(word for word in dict.fromkeys(called) if any(_short(word) not in words for words in introduced))


def _short(word: str) -> str:
    """A word without its ending: adviser and advisor say the same."""
    return romanise(word, "").rstrip("s")[:5]


def _places(group: Sequence[_Named], number: int) -> list[tuple[int, int, str | None]]:
    """The places of one article, those that say something of the name first."""
    mine = sorted((one.mention for one in group if one.article == number), key=lambda one: (not one.called, one.first))
    return [(one.start, one.end, None) for one in mine]


def _because(group: Sequence[_Named], name: str) -> Iterator[str]:
    articles = sorted({one.article for one in group if len(one.mention.name) > 1})
    letters = ", ".join(chr(ord("A") + number) for number in articles)
    if articles:
        yield f"the name “{name}” stands in {letters}"
    if any(len(one.mention.name) == 1 for one in group):
        yield "nobody else of that surname stands in these texts"
    if len({one.language for one in group}) > 1:
        yield "the names have the same consonants across alphabets"


def _weight(row: ReferentRow) -> tuple[int, int, int]:
    """Articles with words of their own for the name, how many such words, then mentions."""
    return (
        sum(bool(words) for words in row.apart),
        len({_short(word) for words in row.apart for word in words}),
        sum(len(use.spans) for cell in row.cells for use in cell.uses),
    )
