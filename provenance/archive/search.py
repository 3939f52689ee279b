"""Finding articles by their words, and by what is known of them."""

from __future__ import annotations

import re

import msgspec

from provenance.archive.schema import ArchiveError
from provenance.archive.store import KEPT, Archive, Kept

_AROUND = 70
_MOST = 20


class Query(msgspec.Struct, frozen=True):
    """What to look for: a phrase ("" for any), and what outlet, language, credit and dates must be."""

    phrase: str = ""
    outlet: str = ""
    language: str = ""
    credited: str = ""
    since: str = ""
    until: str = ""


class Found(msgspec.Struct, frozen=True):
    """An article found, with the words around the phrase's first place."""

    article: Kept
    before: str
    quoted: str
    after: str


def search(archive: Archive, query: Query, *, most: int = _MOST) -> list[Found]:
    """At most `most` articles, the last added first; the words of a phrase stand side by side, accents aside."""
    where, values = conditions(query)
    if query.phrase:
        phrase = _quoted(query.phrase)
        where, values = ["phrase MATCH ?", *where], [phrase, *values]
        # An index that keeps no text gives its rows in order by itself: no need to sort all that match.
        source = "phrase CROSS JOIN article ON article.id = phrase.rowid"
        order = "phrase.rowid"
    else:
        source, order = "article", "article.id"
    rows = archive.rows(
        f"SELECT {KEPT}, coalesce(article.prose, article.text) FROM {source} WHERE {' AND '.join(where) or 'true'}"
        f" ORDER BY {order} DESC LIMIT ?",
        *values, most,
    )  # fmt: skip
    return [_found(Kept(*row[:-1]), str(row[-1]), query.phrase) for row in rows]  # type: ignore[arg-type]


def conditions(query: Query) -> tuple[list[str], list[object]]:
    """What a query asks of the table `article`, as SQL conditions and their values."""
    where: list[str] = []
    values: list[object] = []
    for column, value in (("outlet", query.outlet), ("language", query.language)):
        if value:
            where.append(f"article.{column} = ? COLLATE NOCASE")
            values.append(value)
    if query.credited:
        where.append("article.id IN (SELECT article FROM credit WHERE name = ? COLLATE NOCASE)")
        values.append(query.credited)
    for sign, value in ((">=", query.since), ("<=", query.until)):
        if value:
            # "2026" and "2026-03" name whole years and months; what has no date is in none of them.
            where.append(f"article.date != '' AND substr(article.date, 1, {len(value)}) {sign} ?")
            values.append(value)
    return where, values


def _quoted(phrase: str) -> str:
    words = re.findall(r"\w+", phrase)
    if not words:
        raise ArchiveError(f"nothing to search in {phrase!r}", mend="name a word or a phrase")
    return '"' + " ".join(words) + '"'


def _found(article: Kept, prose: str, phrase: str) -> Found:
    pattern = r"\W+".join(map(re.escape, re.findall(r"\w+", phrase)))
    match = re.search(pattern, prose, re.IGNORECASE) if pattern else None
    if match is None:
        return Found(article, "", "", " ".join(prose[: 2 * _AROUND].split()))
    before = " ".join(prose[max(match.start() - _AROUND, 0) : match.start()].split())
    after = " ".join(prose[match.end() : match.end() + _AROUND].split())
    return Found(article, before, " ".join(match[0].split()), after)
