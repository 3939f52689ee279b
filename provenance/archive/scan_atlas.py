"""The atlas of a scan: one pass over its tables for the counts, one for the stories behind the largest of them.

Tables are read partition by partition; what is kept grows with the names that occur (outlets, concepts, credits), not
with the articles.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import TypeVar

from provenance.archive.atlas_figures import (
    CONCEPTS,
    COPIES,
    DISPUTES,
    FLOWS,
    NODES,
    OUTLETS,
    RELAYS,
    SHOWN,
    SMALLER,
    Atlas,
    Balance,
    Copied,
    Disputed,
    Failed,
    Flow,
    Listed,
    Relay,
    Sided,
    Use,
    Wording,
)  # fmt: skip
from provenance.archive.questions import Hearing, Hearings, rated
from provenance.archive.scan import manifest_of
from provenance.archive.scan_joined import Joined, partitions
from provenance.archive.scan_tallies import Tallies, concepts, flows, heard, relays, sided
from provenance.gate.report import TOOL, Tool
from provenance.lexicon.coverage import coverage
from provenance.lexicon.lexicon import Lexicon

Key = TypeVar("Key", str, int, tuple[str, ...])
_FAILED = 20
_LANGUAGES = 3


def scan_atlas(folder: Path, lexicon: Lexicon) -> Atlas:
    """The atlas of a scan's folder. Raises ReadError where it is none."""
    manifest = manifest_of(folder)
    counted, done = Tallies(lexicon.outlets), 0
    for part in partitions(folder):
        counted.add(part)
        done += 1
    chosen = _Chosen(counted, lexicon, _members(folder))
    for part in partitions(folder):
        chosen.open(part)
    named = len(counted.by_outlet) - ("" in counted.by_outlet)
    return Atlas(
        Tool(TOOL, manifest.settings.version, manifest.settings.lexicons), counted.stories, named, counted.undated,
        counted.unnamed, counted.unread, chosen.relayed(), chosen.worded(), chosen.disputed(), chosen.left(), "scan",
        len(manifest.parts) - done, chosen.flowed(), grouped(counted.flows), chosen.copied(), _failed(counted),
    )  # fmt: skip


class Latest:
    """The latest few articles of each chosen key, in any order they come; or the earliest few."""

    def __init__(self, keys: Iterable[Hashable], *, earliest: bool = False) -> None:
        self._kept: dict[Hashable, list[tuple[str, int, Listed]]] = {key: [] for key in keys}
        self._earliest = earliest

    def add(self, key: Hashable, one: Listed) -> None:
        """Keep an article of a key, if there is room or it is later (earlier) than one that is kept."""
        kept = self._kept.get(key)
        if kept is None or any(other[2].number == one.number for other in kept):
            return
        date = _backwards(one.date) if self._earliest else one.date
        entry = (date, -one.number, one)
        if len(kept) < SHOWN:
            heapq.heappush(kept, entry)
        else:
            heapq.heappushpop(kept, entry)

    def of(self, key: Hashable) -> tuple[Listed, ...]:
        """The articles of a key, the latest (earliest) first."""
        return tuple(entry[2] for entry in sorted(self._kept[key], key=lambda entry: entry[:2], reverse=True))


def _backwards(date: str) -> str:
    """A date that sorts the other way round; no date comes last either way."""
    return "".join(chr(ord("9") - ord(digit) + ord("0")) if digit.isdigit() else digit for digit in date)


class _Chosen:
    """The largest figures of a scan, and the articles behind them."""

    def __init__(self, counted: Tallies, lexicon: Lexicon, members: dict[int, int]) -> None:
        self._counted, self._lexicon, self._members = counted, lexicon, members
        self._by_concept: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for (concept, outlet), count in counted.concepts.items():
            self._by_concept[concept][outlet] = count
        self._concepts = sorted(self._by_concept, key=lambda one: (-self._by_concept[one].total(), one))
        self._disputes = [one for one, _ in _ranked(counted.disputes) if one in lexicon.dispute_ids]
        self._relays = Latest(key for key, _ in _ranked(counted.relays)[:RELAYS])
        self._flows = Latest(key for key, _ in _ranked(counted.flows)[:FLOWS])
        self._uses = Latest(
            (concept, outlet)
            for concept in self._concepts[:CONCEPTS]
            for outlet, _ in _ranked(self._by_concept[concept])[:OUTLETS]
        )
        shown = set(self._disputes[:DISPUTES])
        self._sides = Latest(key for key in counted.sided if key[0] in shown)
        self._heard = Latest(key for key in counted.heard if key[0] in shown)
        sizes = Counter(members.values())
        self._clusters = _ranked(sizes)
        self._copies = Latest((cluster for cluster, _ in self._clusters[:COPIES]), earliest=True)
        self._published: defaultdict[int, list[str]] = defaultdict(list)
        self._publishers: defaultdict[int, set[str]] = defaultdict(set)

    def open(self, part: Joined) -> None:
        """Look for the articles behind the figures in one partition."""
        for found, kept in (
            (relays(part, self._lexicon.outlets), self._relays),
            (flows(part), self._flows),
        ):
            for key, number in found:
                kept.add(key, part.articles[number].listed())
        for key, number, *_ in concepts(part):
            self._uses.add(key, part.articles[number].listed())
        for key, number, *_ in sided(part):
            self._sides.add(key, part.articles[number].listed())
        for key, number, *_ in heard(part):
            self._heard.add(key, part.articles[number].listed())
        for number, one in part.articles.items():
            cluster = self._members.get(number)
            if cluster is not None:
                self._copies.add(cluster, one.listed())
                self._publishers[cluster].add(one.outlet)
                dates = [*self._published[cluster], *([one.date] if one.date else [])]
                self._published[cluster] = [min(dates), max(dates)] if dates else []

    def left(self) -> dict[str, int]:
        """What there was no room for, by kind."""
        counts = {
            "relays": (len(self._counted.relays), RELAYS), "concepts": (len(self._concepts), CONCEPTS),
            "disputes": (len(self._disputes), DISPUTES), "flows": (len(self._counted.flows), FLOWS),
            "copies": (len(self._clusters), COPIES), "failures": (len(self._counted.failed), _FAILED),
        }  # fmt: skip
        return {kind: max(count - room, 0) for kind, (count, room) in counts.items()}

    def relayed(self) -> tuple[Relay, ...]:
        """Names credited, the most stories first."""
        return tuple(
            Relay(key[0], key[1], key[2], count, self._relays.of(key))
            for key, count in _ranked(self._counted.relays)[:RELAYS]
        )

    def flowed(self) -> tuple[Flow, ...]:
        """Ways from primary sources to outlets, the most stories first."""
        return tuple(
            Flow(key[0], key[1], key[2], count, self._flows.of(key))
            for key, count in _ranked(self._counted.flows)[:FLOWS]
        )

    def worded(self) -> tuple[Wording, ...]:
        """Concepts in own voice by outlet."""
        made = []
        for concept in self._concepts[:CONCEPTS]:
            by_outlet = self._by_concept[concept]
            uses = [
                Use(outlet, rated(count, *self._counted.by_outlet[outlet]), self._uses.of((concept, outlet)))
                for outlet, count in _ranked(by_outlet)[:OUTLETS]
            ]
            made.append(Wording(concept, by_outlet.total(), tuple(uses), max(len(by_outlet) - OUTLETS, 0)))
        return tuple(made)

    def disputed(self) -> tuple[Disputed, ...]:
        """The disputes with the most stories."""
        return tuple(self._dispute(name) for name in self._disputes[:DISPUTES])

    def _dispute(self, name: str) -> Disputed:
        counted, dispute = self._counted, self._lexicon.dispute(name)
        sides = [
            Sided(key[1], counted.own[key], counted.others[key], counted.sided[key], self._sides.of(key))
            for key in sorted(
                (key for key in counted.sided if key[0] == name), key=lambda key: (-counted.own[key], key)
            )
        ]
        parties = {party.id: party.name for party in dispute.parties}
        hearings = [counted.heard.get((name, party)) or Hearing(party, 0, 0, "", "") for party in parties]
        heard_in = {one.party: self._heard.of((name, one.party)) for one in hearings if one.stories}
        stories = counted.disputes[name]
        return Disputed(
            name, dispute.name, stories, stories - counted.with_own[name], tuple(sides),
            Hearings(name, stories, tuple(sorted(hearings, key=lambda one: -one.stories))), parties, heard_in,
            *self._balances(name), tuple(one for code in self._codes(name) for one in coverage(dispute, code)),
        )  # fmt: skip

    def _balances(self, name: str) -> tuple[tuple[Balance, ...], int]:
        """All outlets together, those with enough paired words to say, and how many have some, but too few."""
        made = [tally.balance(outlet) for (dispute, outlet), tally in self._counted.balances.items() if dispute == name]
        together = [one for one in made if not one.outlet and one.words]
        each = [one for one in made if one.outlet and one.words]
        enough = sorted((one for one in each if not one.abstains), key=lambda one: (-one.words, one.outlet))[:OUTLETS]
        return (*together, *enough), sum(one.abstains for one in each)

    def _codes(self, name: str) -> list[str]:
        """The languages that most of a dispute's stories are in."""
        counts = Counter({code: n for (dispute, code), n in self._counted.languages.items() if dispute == name})
        return [code for code, _ in _ranked(counts)[:_LANGUAGES]]

    def copied(self) -> tuple[Copied, ...]:
        """The stories with the most copies."""
        made = []
        for cluster, count in self._clusters[:COPIES]:
            first, last = self._published[cluster] or ("", "")
            made.append(Copied(count, len(self._publishers[cluster] - {""}), first, last, self._copies.of(cluster)))
        return tuple(made)


def _ranked(counts: Counter[Key]) -> list[tuple[Key, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def grouped(flows: Counter[tuple[str, ...]]) -> tuple[Flow, ...]:
    """All flows, with the names beyond the largest of each column as one."""
    largest = []
    for column in range(3):
        counts: Counter[str] = Counter()
        for way, count in flows.items():
            counts[way[column]] += count
        largest.append({name for name, _ in _ranked(counts)[: NODES - 1]})
    made: Counter[tuple[str, ...]] = Counter()
    for way, count in flows.items():
        made[tuple(name if name in kept else SMALLER for name, kept in zip(way, largest, strict=True))] += count
    return tuple(Flow(*way, count, ()) for way, count in _ranked(made))  # type: ignore[call-arg, arg-type]


def _members(folder: Path) -> dict[int, int]:
    """The cluster of every copied article; none where a scan has no clusters yet."""
    path = folder / "copies.parquet"
    if not path.exists():
        return {}
    from pyarrow import parquet

    table = parquet.read_table(path, columns=["article", "cluster"])
    return dict(zip(table["article"].to_pylist(), table["cluster"].to_pylist(), strict=True))


def _failed(counted: Tallies) -> tuple[Failed, ...]:
    ranked = sorted(counted.failed.items(), key=lambda one: (-one[1], one[0]))
    return tuple(
        Failed(error, message, count, tuple(counted.failed_paths[error, message]))
        for (error, message), count in ranked[:_FAILED]
    )
