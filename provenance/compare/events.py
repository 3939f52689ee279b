"""Which articles tell of one event, and why they are together.

A pure function from gists to events: nothing is read or kept, and its time grows with the number of articles, not
with its square. One threshold serves long articles and short leads, few articles and a hundred thousand, one language
and many; it was chosen on other texts than those reported (benchmarks/events.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from provenance.compare.gists import Gist
from provenance.compare.linkage import linked
from provenance.compare.neighbours import Link, crosses, links
from provenance.compare.shared_traits import Shared, shared

# A closeness of 1: as close as the nearest articles of their kind are on average.
ONE_EVENT = 1.0
# Reasons are read off so many articles of an event; more say nothing new.
_READ = 40


class Member(msgspec.Struct, frozen=True):
    """An article, by number and id, with the article it is closest to and what the two share.

    `closeness` is 1 where they are as close as the nearest of their kind; `nearest` is None where nothing is near.
    """

    article: int
    id: str
    nearest: int | None = None
    closeness: float = 0.0
    shared: Shared = Shared()


class Event(msgspec.Struct, frozen=True):
    """Articles of one event, in order, and what most of them share."""

    articles: tuple[Member, ...]
    shared: Shared


class Events(msgspec.Struct, frozen=True):
    """Every article once: the events, largest first, and the articles that stand alone.

    Articles in a language of `own_language_only` were compared with those of their own language alone.
    """

    events: tuple[Event, ...]
    alone: tuple[Member, ...]
    own_language_only: tuple[str, ...] = ()


def grouped(gists: Iterable[Gist]) -> list[int]:
    """The event of each article, named by the number of its first article; an article of its own names itself."""
    every = list(gists)
    return linked(len(every), links(every), ONE_EVENT)


def events(gists: Iterable[Gist]) -> Events:
    """Group articles into events and say for each article why it is there."""
    every = list(gists)
    found = links(every)
    groups: dict[int, list[int]] = {}
    for article, group in enumerate(linked(len(every), found, ONE_EVENT)):
        groups.setdefault(group, []).append(article)
    near = _nearest(found, {article: group for group, articles in groups.items() for article in articles})
    made: list[Event] = []
    alone: list[Member] = []
    for articles in groups.values():
        members = tuple(_member(every, article, near.get(article)) for article in articles)
        if len(members) > 1:
            made.append(Event(members, shared([every[article] for article in articles[:_READ]])))
        else:
            alone += members
    made.sort(key=lambda event: (-len(event.articles), event.articles[0].article))
    languages = {one.language for one in every}
    kept_apart = {one.language for one in every if not crosses(one)} if len(languages) > 1 else set()
    return Events(tuple(made), tuple(alone), tuple(sorted(kept_apart)))


def strays(gists: Sequence[Gist]) -> tuple[Member, ...]:
    """The articles that do not tell of the event that most of the others tell of; none where all are of one.

    Of several largest events that of the first article is taken; each stray has its nearest article of that event.
    """
    found = links(gists)
    group_of = linked(len(gists), found, ONE_EVENT)
    groups = sorted(set(group_of), key=lambda group: (-group_of.count(group), group))
    if len(groups) < 2:
        return ()
    inside = {article for article, group in enumerate(group_of) if group == groups[0]}
    made = []
    for article in range(len(gists)):
        if article not in inside:
            across = [
                (closeness, one if other == article else other)
                for one, other, closeness in found
                if (one == article and other in inside) or (other == article and one in inside)
            ]
            made.append(_member(gists, article, max(across, key=lambda near: (near[0], -near[1]), default=None)))
    return tuple(made)


def _nearest(found: Sequence[Link], group_of: dict[int, int]) -> dict[int, tuple[float, int]]:
    """The nearest article of each: in its own event where that has more, else of all."""
    best: dict[int, tuple[bool, float, int]] = {}
    for one, other, closeness in found:
        together = group_of[one] == group_of[other]
        for article, near in ((one, other), (other, one)):
            rival = (together, closeness, near)
            if article not in best or rival[:2] > best[article][:2]:
                best[article] = rival
    return {article: (closeness, near) for article, (_, closeness, near) in best.items()}


def _member(gists: Sequence[Gist], article: int, near: tuple[float, int] | None) -> Member:
    if near is None:
        return Member(article, gists[article].id)
    closeness, other = near
    return Member(article, gists[article].id, other, round(closeness, 2), shared([gists[article], gists[other]]))
