"""What a desk asks its archive: how wording moved, who was heard, which outlets share a text; counts and dates.

Every answer counts what is there and names how much was not counted (no date, no lexicon); none of them rates an
outlet. Rates are per 1,000 words in own voice, with Byar's approximation to the 95 % limits of a Poisson count
(Breslow and Day, 1987).
"""

from __future__ import annotations

from collections import defaultdict

import msgspec

from provenance.archive.search import Query, conditions
from provenance.archive.store import Archive

_Z = 1.96


class Rate(msgspec.Struct, frozen=True):
    """A count in own voice, and its rate per 1,000 own-voice words with the limits of the 95 % interval."""

    count: int
    words: int
    articles: int
    rate: float
    low: float
    high: float


def rated(count: int, words: int, articles: int) -> Rate:
    """The rate of a count; 0 throughout where there are no words."""
    if not words:
        return Rate(count, words, articles, 0.0, 0.0, 0.0)
    more = count + 1
    low = count * (1 - 1 / (9 * count) - _Z / (3 * count**0.5)) ** 3 if count else 0.0
    high = more * (1 - 1 / (9 * more) + _Z / (3 * more**0.5)) ** 3
    return Rate(count, words, articles, *(round(1000 * one / words, 3) for one in (count, max(low, 0.0), high)))


class Month(msgspec.Struct, frozen=True):
    """One month of one outlet ("" for all): YYYY-MM and the rate of a concept."""

    outlet: str
    month: str
    rate: Rate


class Trend(msgspec.Struct, frozen=True):
    """How a concept's rate moved; `undated` articles of the selection are in no month."""

    concept: str
    months: tuple[Month, ...]
    undated: int


def trend(archive: Archive, lexicons: str, concept: str, query: Query, *, by_outlet: bool = False) -> Trend:
    """The rate of a concept in own voice by month; the archive must have been measured with these lexicons."""
    where, values = conditions(query)
    condition = " AND ".join(["measured.lexicons = ?", *where])
    outlet = "article.outlet" if by_outlet else "''"
    rows = archive.rows(
        f"SELECT {outlet}, substr(date, 1, 7), own_words, coalesce((SELECT sum(count) FROM wording WHERE"
        " wording.article = article.id AND wording.lexicons = measured.lexicons AND concept = ? AND voice = 'own'), 0)"
        f" FROM article JOIN measured ON measured.article = article.id WHERE {condition}",
        concept, lexicons, *values,
    )  # fmt: skip
    sums: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    undated = 0
    for name, month, words, count in rows:
        if not month:
            undated += 1
            continue
        entry = sums[str(name), str(month)]
        entry[0] += int(count)  # type: ignore[call-overload]
        entry[1] += int(words)  # type: ignore[call-overload]
        entry[2] += 1
    months = tuple(Month(*key, rated(*sums[key])) for key in sorted(sums))
    return Trend(concept, months, undated)


class Hearing(msgspec.Struct, frozen=True):
    """How many stories on a dispute heard a party, and the words given to it."""

    party: str
    stories: int
    words: int
    first: str
    last: str


class Hearings(msgspec.Struct, frozen=True):
    """Who was heard in the stories on a dispute."""

    dispute: str
    stories: int
    parties: tuple[Hearing, ...]


def hearings(archive: Archive, lexicons: str, dispute: str, parties: list[str], query: Query) -> Hearings:
    """In how many stories on a dispute each of its parties was heard, with first and last date; silent ones too.

    The versions of a story are one story; its words for a party are those of the version that gives it most.
    """
    where, values = conditions(query)
    condition = " AND ".join(["measured.lexicons = ?", "' ' || disputes || ' ' LIKE ?", *where])
    source = "article JOIN measured ON measured.article = article.id"
    ((stories,),) = archive.rows(
        f"SELECT count(DISTINCT story) FROM {source} WHERE {condition}", lexicons, f"% {dispute} %", *values
    )
    rows = archive.rows(
        "SELECT party, count(*), sum(most), min(first), max(last) FROM (SELECT party, max(heard.words) AS most,"
        f" min(nullif(date, '')) AS first, max(date) AS last FROM {source}"
        " JOIN heard ON heard.article = article.id AND heard.lexicons = measured.lexicons AND heard.dispute = ?"
        f" WHERE {condition} GROUP BY party, story) GROUP BY party",
        dispute, lexicons, f"% {dispute} %", *values,
    )  # fmt: skip
    found = {str(row[0]): Hearing(str(row[0]), *row[1:]) for row in rows}  # type: ignore[arg-type]
    listed = [found.get(party, Hearing(party, 0, 0, "", "")) for party in parties]
    return Hearings(dispute, int(stories), tuple(sorted(listed, key=lambda one: -one.stories)))  # type: ignore[call-overload]


class Term(msgspec.Struct, frozen=True):
    """A wording of a concept or a thing, with its side and its own-voice counts before a date and from it on."""

    form: str
    side: str
    before: Rate
    after: Rate


def terms(archive: Archive, lexicons: str, concept: str, date: str, query: Query) -> list[Term]:
    """The wordings of a concept or referent in own voice before a date (YYYY-MM-DD) and from it on."""
    where, values = conditions(query)
    condition = " AND ".join(["measured.lexicons = ?", "date != ''", *where])
    source = "article JOIN measured ON measured.article = article.id"
    words = {
        bool(late): (int(total or 0), int(count))  # type: ignore[call-overload]
        for late, total, count in archive.rows(
            f"SELECT date >= ?, sum(own_words), count(*) FROM {source} WHERE {condition} GROUP BY 1",
            date,
            lexicons,
            *values,
        )
    }
    counts: defaultdict[tuple[str, str], dict[bool, int]] = defaultdict(dict)
    for form, side, late, count in archive.rows(
        f"SELECT form, side, date >= ?, sum(count) FROM {source}"
        " JOIN wording ON wording.article = article.id AND wording.lexicons = measured.lexicons"
        f" WHERE {condition} AND concept = ? AND voice = 'own' GROUP BY 1, 2, 3",
        date, lexicons, *values, concept,
    ):  # fmt: skip
        counts[str(form), str(side)][bool(late)] = int(count)  # type: ignore[call-overload]
    found = [
        Term(form, side, *(rated(seen.get(late, 0), *words.get(late, (0, 0))) for late in (False, True)))
        for (form, side), seen in counts.items()
    ]
    return sorted(found, key=lambda one: -(one.before.count + one.after.count))


class Stats(msgspec.Struct, frozen=True):
    """What an archive holds."""

    articles: int
    stories: int
    words: int
    undated: int
    first: str
    last: str
    outlets: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    credited: tuple[tuple[str, int], ...]
    measured: tuple[tuple[str, int], ...]


def stats(archive: Archive) -> Stats:
    """Counts over the whole archive, the largest first."""
    ((articles, stories, words, undated, first, last),) = archive.rows(
        "SELECT count(*), count(DISTINCT story), coalesce(sum(words), 0), coalesce(sum(date = ''), 0),"
        " min(nullif(date, '')), max(date) FROM article"
    )

    def counted(what: str, source: str = "article") -> tuple[tuple[str, int], ...]:
        rows = archive.rows(f"SELECT {what}, count(*) FROM {source} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20")
        return tuple((str(row[0]), int(row[1])) for row in rows)  # type: ignore[call-overload]

    return Stats(
        articles, stories, words, undated, first or "", last or "", counted("outlet"), counted("language"),  # type: ignore[arg-type]
        counted("name", "credit WHERE name != ''"), counted("lexicons", "measured"),
    )  # fmt: skip
