"""The events of an archive: its stories grouped, each with its versions and with the stories it shares words with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import reduce
from operator import or_

import msgspec

from provenance.archive.past import LAST
from provenance.archive.prints import unpacked
from provenance.archive.reprint import comparable
from provenance.archive.search import Query, conditions
from provenance.archive.store import KEPT, Archive, Kept
from provenance.article.article import Article
from provenance.gate.grouping import EventsReport, Overlap, Story, Version, group_all
from provenance.lexicon.lexicon import Lexicon

# Stories that share fewer prints, or a smaller part of both, may quote the same words; of one event so many are held
# against one another.
_PRINTS, _PART, _MOST = 3, 0.25, 300


def events_of(archive: Archive, lexicon: Lexicon, query: Query, *, dispute: str = "") -> EventsReport:
    """The events among the stories of a query, each story in its last version.

    With `dispute` only stories in which it is active: they must have been measured with these lexicons. Raises
    ArchiveError where the archive's prints are of another algorithm.
    """
    comparable(archive)
    where, values = conditions(query)
    where.append(LAST)
    if dispute:
        where.append(
            "EXISTS (SELECT 1 FROM measured WHERE measured.article = article.id AND lexicons = ?"
            " AND ' ' || disputes || ' ' LIKE ?)"
        )
        values += [lexicon.version, f"% {dispute} %"]
    rows = archive.rows(f"SELECT {KEPT} FROM article WHERE {' AND '.join(where)} ORDER BY id", *values)
    kept = [Kept(*row) for row in rows]  # type: ignore[arg-type]
    report = group_all(_named(archive, kept), lexicon)
    overlaps = {
        article: overlap
        for event in report.events
        for article, overlap in _overlaps(archive, kept, [member.article for member in event.articles[:_MOST]])
    }
    versions = _versions(archive, [one for one in kept if one.version > 1])
    stories = [
        Story(number, one.id, one.outlet, one.date, versions.get(one.story, ()), overlaps.get(number))
        for number, one in enumerate(kept)
    ]
    return msgspec.structs.replace(report, stories=tuple(stories))


def _named(archive: Archive, kept: list[Kept]) -> Iterator[Article]:
    for one in kept:
        parts = (f"#{one.id}", one.date or "undated", one.outlet or "(no outlet)", one.title or one.path)
        yield msgspec.structs.replace(archive.article(one.id), path=" · ".join(parts))


def _versions(archive: Archive, changed: list[Kept]) -> dict[str, tuple[Version, ...]]:
    """Every version of the stories that have more than one, the oldest first."""
    return {
        one.story: tuple(Version(old.id, old.version, old.date, old.title) for old in archive.versions(one.story))
        for one in changed
    }


def _overlaps(archive: Archive, kept: list[Kept], members: list[int]) -> Iterator[tuple[int, Overlap]]:
    """For each member the story before it that it shares most with; by date, and where dates do not tell by number."""
    found = {number: _prints(archive, kept[number].id) for number in members}
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number in sorted(members, key=lambda one: (kept[one].date or "9999", kept[one].id)):
        best: Overlap | None = None
        for other in sorted({holder for value in found[number] for holder in holders[value]}):
            shared, own, its = _shared(found[number], found[other])
            if shared >= _PRINTS and max(own, its) >= _PART and (best is None or max(own, its) > best.share):
                mine, theirs = kept[number].date, kept[other].date
                best = Overlap(other, kept[other].id, max(own, its), own, its, bool(mine and theirs and theirs < mine))
        if best is not None:
            yield number, best
        for value in found[number]:
            holders[value].append(number)


def _prints(archive: Archive, number: int) -> frozenset[int]:
    ((content,),) = archive.rows("SELECT prints FROM print WHERE article = ?", number)
    return frozenset(unpacked(content))  # type: ignore[arg-type]


def _shared(one: frozenset[int], other: frozenset[int]) -> tuple[int, float, float]:
    """Shared prints, and what part of each text's they are; of a long text fewer are kept."""
    spread = [reduce(or_, every, 0) for every in (one, other)]
    step = max((bits & -bits for bits in spread), default=1) or 1
    first, second = ({value for value in every if value % step == 0} for every in (one, other))
    shared = len(first & second)
    return shared, *(round(shared / len(every), 3) if every else 0.0 for every in (first, second))  # type: ignore[return-value]
