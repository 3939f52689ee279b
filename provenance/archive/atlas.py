"""The atlas of an archive: who credits whom, which words stand where, who is heard; every figure with its stories.

Each story counts once, in its last version. What there is no room for is counted, never dropped. Nothing here rates
an outlet: counts, rates with their intervals, and dates.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from provenance.archive.atlas_figures import (
    CONCEPTS,
    DISPUTES,
    OUTLETS,
    OWN_HANDS,
    RELAYS,
    SHOWN,
    Atlas,
    Disputed,
    Listed,
    Relay,
    Sided,
    Use,
    Wording,
    same_house,
)  # fmt: skip
from provenance.archive.past import LAST
from provenance.archive.questions import hearings, rated
from provenance.archive.search import Query
from provenance.archive.store import Archive
from provenance.gate.check import tool
from provenance.lexicon.lexicon import Lexicon
from provenance.lexicon.outlets import Outlets

_SOURCE = f"article JOIN measured ON measured.article = article.id AND measured.lexicons = ? WHERE {LAST}"
_SAME = "wording.article = article.id AND wording.lexicons = measured.lexicons"
# Whom any version of a story heard was heard in it, as `hearings` counts.
_HEARD = (
    "story IN (SELECT one.story FROM article AS one JOIN heard ON heard.article = one.id"
    " WHERE heard.lexicons = ? AND heard.dispute = ? AND heard.party = ?)"
)


def atlas(archive: Archive, lexicon: Lexicon) -> Atlas:
    """The atlas of an archive that has been measured with these lexicons."""
    version = lexicon.version
    ((stories, outlets, undated, unnamed, unread),) = archive.rows(
        "SELECT count(*), count(DISTINCT nullif(outlet, '')), coalesce(sum(date = ''), 0),"
        f" coalesce(sum(outlet = ''), 0), coalesce(sum(own_words = 0), 0) FROM {_SOURCE}", version,
    )  # fmt: skip
    relays, more_relays = _relays(archive, version, lexicon.outlets)
    wordings, more_wordings = _wordings(archive, version)
    disputes, more_disputes = _disputes(archive, lexicon)
    left = {"relays": more_relays, "concepts": more_wordings, "disputes": more_disputes}
    return Atlas(
        tool(lexicon), stories, outlets, undated, unnamed, unread,  # type: ignore[arg-type]
        relays, wordings, disputes, left,
    )  # fmt: skip


def _with(table: str, condition: str) -> str:
    """The measured stories with the rows of one more table."""
    return _SOURCE.replace(" WHERE ", f" JOIN {table} ON {condition} WHERE ", 1)


def _shown(archive: Archive, version: str, condition: str, *values: object) -> tuple[Listed, ...]:
    rows = archive.rows(
        f"SELECT id, date, outlet, coalesce(nullif(title, ''), path) FROM {_SOURCE} AND {condition}"
        " ORDER BY date DESC, id LIMIT ?",
        version, *values, SHOWN,
    )  # fmt: skip
    return tuple(Listed(*row) for row in rows)  # type: ignore[arg-type]


def _relays(archive: Archive, version: str, outlets: Outlets) -> tuple[tuple[Relay, ...], int]:
    marks = ", ".join("?" * len(OWN_HANDS))
    rows = archive.rows(
        f"SELECT name, role, outlet, count(DISTINCT id) FROM {_with('credit', 'credit.article = article.id')}"
        f" AND name != '' AND name != outlet AND role NOT IN ({marks}) GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3",
        version, *OWN_HANDS,
    )  # fmt: skip
    rows = [row for row in rows if not same_house(outlets, str(row[0]), str(row[2]))]
    condition = "outlet = ? AND id IN (SELECT article FROM credit WHERE name = ? AND role = ?)"
    made = [
        Relay(str(name), str(role), str(outlet), int(count), _shown(archive, version, condition, outlet, name, role))  # type: ignore[call-overload]
        for name, role, outlet, count in rows[:RELAYS]
    ]
    return tuple(made), max(len(rows) - RELAYS, 0)


def _wordings(archive: Archive, version: str) -> tuple[tuple[Wording, ...], int]:
    words = {
        str(outlet): (int(own or 0), int(count))  # type: ignore[call-overload]
        for outlet, own, count in archive.rows(
            f"SELECT outlet, sum(own_words), count(*) FROM {_SOURCE} GROUP BY 1", version
        )
    }
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for concept, outlet, count in archive.rows(
        f"SELECT concept, outlet, sum(count) FROM {_with('wording', _SAME)} AND voice = 'own' GROUP BY 1, 2", version,
    ):  # fmt: skip
        counts[str(concept)][str(outlet)] = int(count)  # type: ignore[call-overload]
    ranked = sorted(counts, key=lambda one: (-counts[one].total(), one))
    condition = (
        "outlet = ? AND id IN (SELECT article FROM wording WHERE concept = ? AND voice = 'own' AND lexicons = ?)"
    )
    made = []
    for concept in ranked[:CONCEPTS]:
        uses = [
            Use(outlet, rated(count, *words[outlet]), _shown(archive, version, condition, outlet, concept, version))
            for outlet, count in counts[concept].most_common(OUTLETS)
        ]
        made.append(Wording(concept, counts[concept].total(), tuple(uses), max(len(counts[concept]) - OUTLETS, 0)))
    return tuple(made), max(len(ranked) - CONCEPTS, 0)


def _disputes(archive: Archive, lexicon: Lexicon) -> tuple[tuple[Disputed, ...], int]:
    counted: Counter[str] = Counter()
    for disputes, count in archive.rows(f"SELECT disputes, count(*) FROM {_SOURCE} GROUP BY 1", lexicon.version):
        for one in str(disputes).split():
            counted[one] += int(count)  # type: ignore[call-overload]
    known = [one for one, _ in counted.most_common() if one in lexicon.dispute_ids]
    made = tuple(_disputed(archive, lexicon, one, counted[one]) for one in known[:DISPUTES])
    return made, max(len(known) - DISPUTES, 0)


def _disputed(archive: Archive, lexicon: Lexicon, name: str, stories: int) -> Disputed:
    version, dispute = lexicon.version, lexicon.dispute(name)
    own: Counter[str] = Counter()
    others: Counter[str] = Counter()
    by_side: defaultdict[str, set[object]] = defaultdict(set)
    with_own: set[object] = set()
    for number, side, voice, count in archive.rows(
        f"SELECT id, side, voice, count FROM {_with('wording', _SAME)} AND dispute = ? AND side != ''", version, name,
    ):  # fmt: skip
        (own if voice == "own" else others)[str(side)] += int(count)  # type: ignore[call-overload]
        by_side[str(side)].add(number)
        if voice == "own":
            with_own.add(number)
    condition = "id IN (SELECT article FROM wording WHERE dispute = ? AND side = ? AND lexicons = ?)"
    sides = [
        Sided(
            side, own[side], others[side], len(by_side[side]), _shown(archive, version, condition, name, side, version)
        )
        for side in _ranked(by_side, own)
    ]
    parties = {party.id: party.name for party in dispute.parties}
    heard = hearings(archive, version, name, list(parties), Query())
    heard_in = {one.party: _shown(archive, version, _HEARD, version, name, one.party) for one in heard.parties}
    return Disputed(name, dispute.name, stories, stories - len(with_own), tuple(sides), heard, parties, heard_in)


def _ranked(sides: Iterable[str], own: Counter[str]) -> list[str]:
    return sorted(sides, key=lambda side: (-own[side], side))
