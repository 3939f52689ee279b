"""Counts over a scan: one pass over its partitions, nothing kept but numbers by name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from provenance.archive.atlas_figures import OWN_HANDS, same_house
from provenance.archive.balances import Tally
from provenance.archive.questions import Hearing
from provenance.archive.scan_joined import Joined
from provenance.lexicon.outlets import Outlets

Names = tuple[str, ...]
_MEDIA = ("agency", "outlet")
_LONGEST_WAY = 8
_REASONS, _PATHS, _LONGEST_REASON = 200, 3, 160


class Tallies:
    """Stories by relay, flow, concept, side, party and reason of failure."""

    def __init__(self, outlets: Outlets) -> None:
        self._outlets = outlets
        self.stories = self.undated = self.unnamed = self.unread = 0
        self.by_outlet: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.languages: Counter[tuple[str, str]] = Counter()
        self.disputes: Counter[str] = Counter()
        self.relays: Counter[Names] = Counter()
        self.flows: Counter[Names] = Counter()
        self.concepts: Counter[Names] = Counter()
        self.own: Counter[Names] = Counter()
        self.others: Counter[Names] = Counter()
        self.sided: Counter[Names] = Counter()
        self.with_own: Counter[str] = Counter()
        self.balances: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
        self.heard: dict[tuple[str, str], Hearing] = {}
        self.failed: Counter[tuple[str, str]] = Counter()
        self.failed_paths: defaultdict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, part: Joined) -> None:
        """Add the rows of one partition."""
        self._add_articles(part)
        self.relays.update(key for key, _ in relays(part, self._outlets))
        self.flows.update(key for key, _ in flows(part))
        self._add_words(part)
        self._add_leans(part)
        self._add_heard(part)
        for path, error, message in part.rows("failures", "path", "error", "message"):
            self._fail(path, error, message)

    def _add_articles(self, part: Joined) -> None:
        for one in part.articles.values():
            self.stories += 1
            self.undated += not one.date
            self.unnamed += not one.outlet
            self.unread += not one.own_words
            counts = self.by_outlet[one.outlet]
            counts[0] += one.own_words
            counts[1] += 1
            self.disputes.update(one.disputes)
            self.languages.update((dispute, one.language) for dispute in one.disputes)

    def _add_words(self, part: Joined) -> None:
        for key, _, count in concepts(part):
            self.concepts[key] += count
        counted: set[tuple[str, int]] = set()
        found = list(sided(part))
        for key, number, count, own in found:
            (self.own if own else self.others)[key] += count
            if own:
                counted.add((key[0], number))
        self.sided.update(key for key, _ in {(key, number) for key, number, _, _ in found})
        self.with_own.update(dispute for dispute, _ in counted)

    def _add_leans(self, part: Joined) -> None:
        found: defaultdict[tuple[int, str], list[dict[str, int]]] = defaultdict(lambda: [{}, {}])
        columns = ("article", "dispute", "side", "own", "attributed", "quoted")
        for number, dispute, side, own, attributed, quoted in part.rows("leans", *columns):
            one = found[number, dispute]
            one[0][side] = own
            one[1][side] = attributed + quoted
        for (number, dispute), (own, others) in found.items():
            for outlet in {"", part.articles[number].outlet}:
                self.balances[dispute, outlet].add(own, others)

    def _add_heard(self, part: Joined) -> None:
        for (dispute, party), number, words in heard(part):
            date = part.articles[number].date
            before = self.heard.get((dispute, party)) or Hearing(party, 0, 0, "", "")
            first = min(filter(None, (before.first, date)), default="")
            self.heard[dispute, party] = Hearing(
                party, before.stories + 1, before.words + words, first, max(before.last, date)
            )

    def _fail(self, path: str, error: str, message: str) -> None:
        reason = error, re.sub(r"\d+", "…", message[:_LONGEST_REASON])
        if reason not in self.failed and len(self.failed) >= _REASONS:
            reason = error, "other reasons"
        self.failed[reason] += 1
        if len(self.failed_paths[reason]) < _PATHS:
            self.failed_paths[reason].append(path)


def relays(part: Joined, outlets: Outlets) -> Iterator[tuple[Names, int]]:
    """Each name that an article credits in a role, once: (name, role, outlet) and the article."""
    found = dict.fromkeys(
        ((name, role, part.articles[number].outlet), number)
        for number, role, name in part.rows("credits", "article", "role", "name")
        if name and role not in OWN_HANDS
    )
    return (one for one in found if not same_house(outlets, one[0][0], one[0][2]))


def flows(part: Joined) -> Iterator[tuple[Names, int]]:
    """Each way by which a primary source reached an article, once: (source, medium between, outlet) and the article."""
    columns = ("article", "sender", "sender_kind", "receiver", "receiver_kind")
    hops: defaultdict[int, list[tuple[str, str, str, str]]] = defaultdict(list)
    for number, *hop in part.rows("hops", *columns):
        hops[number].append((hop[0], hop[1], hop[2], hop[3]))
    for number, of in hops.items():
        outlet = part.articles[number].outlet
        for source, through in dict.fromkeys(_ways(of)):
            yield (source, through, outlet), number


def _ways(hops: list[tuple[str, str, str, str]]) -> Iterator[tuple[str, str]]:
    """The first and the last named stations of every way to the page: a source, and the medium that passed it on."""
    into: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for sender, kind, receiver, receiver_kind in hops:
        into["" if receiver_kind == "page" else receiver].append((sender, kind))
    open_ways: list[tuple[tuple[str, str], ...]] = [(one,) for one in into.get("", ())]
    while open_ways:
        way = open_ways.pop()
        before = [one for one in into.get(way[0][0], ()) if one not in way]
        if before and len(way) < _LONGEST_WAY:
            open_ways += [(one, *way) for one in before]
            continue
        source = way[0][0] if way[0][1] not in _MEDIA else ""
        media = [name for name, kind in way if kind in _MEDIA]
        if source or media:
            yield source, media[-1] if media else ""


def concepts(part: Joined) -> Iterator[tuple[Names, int, int]]:
    """Loaded words in own voice: (concept, outlet), the article, how many."""
    for number, concept, voice, count in part.rows("wordings", "article", "concept", "voice", "count"):
        if voice == "own":
            yield (concept, part.articles[number].outlet), number, count


def sided(part: Joined) -> Iterator[tuple[Names, int, int, bool]]:
    """Words that take a side: (dispute, side), the article, how many, whether in own voice."""
    columns = ("article", "dispute", "side", "voice", "count")
    for number, dispute, side, voice, count in part.rows("wordings", *columns):
        if dispute and side:
            yield (dispute, side), number, count, voice == "own"


def heard(part: Joined) -> Iterator[tuple[Names, int, int]]:
    """Parties of a dispute that an article hears: (dispute, party), the article, words given to it."""
    words: Counter[tuple[Names, int]] = Counter()
    for number, dispute, party, count in part.rows("heard", "article", "dispute", "party", "words"):
        if dispute and party:
            words[(dispute, party), number] += count
    return ((key, number, count) for (key, number), count in words.items())
