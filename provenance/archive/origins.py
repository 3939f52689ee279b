"""Which archived articles a text could come from, or be the source of: those that share prints with it."""

from __future__ import annotations

from collections import Counter
from functools import reduce
from operator import or_

import msgspec

from provenance.archive.prints import prints, unpacked
from provenance.archive.record import prose_of
from provenance.archive.reprint import comparable
from provenance.archive.store import KEPT, Archive, Kept
from provenance.article.article import Article

# A print that more articles share than this is of a formula ("this story has been updated"), not of a story.
_FORMULA = 5_000
_LEAST = 2


class Kin(msgspec.Struct, frozen=True):
    """An archived article that shares words with a text: `shared` prints, and what share of each one's it is."""

    article: Kept
    shared: int
    of_text: float
    of_article: float


def kin(archive: Archive, article: Article, *, most: int = 20) -> list[Kin]:
    """The archived articles that share most runs of five words with a text, its own copy too; the closest first."""
    return kin_of_text(archive, prose_of(article), most=most)


def kin_of_text(archive: Archive, text: str, *, most: int = 20) -> list[Kin]:
    """The same for bare prose."""
    comparable(archive)
    asked, own = set(prints(text, asking=True)), prints(text)
    shared: Counter[int] = Counter()
    for number in sorted(asked):
        rows = archive.rows("SELECT rowid FROM shared WHERE shared MATCH ? LIMIT ?", f"{number:08x}", _FORMULA + 1)
        if len(rows) <= _FORMULA:
            shared.update(int(row[0]) for row in rows)  # type: ignore[call-overload]
    found = []
    for number, count in shared.most_common(5 * most):
        if count < _LEAST and len(asked) > _LEAST:
            break
        found.append(_compared(archive, number, asked, own))
    found.sort(key=lambda one: (-max(one.of_text, one.of_article), -one.shared, one.article.date, one.article.id))
    return found[:most]


def _compared(archive: Archive, number: int, asked: set[int], own: list[int]) -> Kin:
    ((content, *row),) = archive.rows(
        f"SELECT prints, {KEPT} FROM print JOIN article ON article.id = print.article WHERE article.id = ?", number
    )
    theirs = unpacked(content)  # type: ignore[arg-type]
    shared = len(asked.intersection(theirs))
    # Prints are divisible by a power of two that grows with the length: of the finer ones of the shorter text only
    # those count that the longer one could have kept.
    spread = reduce(or_, theirs, 0)
    coarse = [one for one in own if not spread or one % (spread & -spread) == 0]
    return Kin(
        Kept(*row),  # type: ignore[arg-type]
        shared,
        round(len(set(coarse).intersection(theirs)) / len(coarse), 3) if coarse else 0.0,
        round(shared / len(theirs), 3) if theirs else 0.0,
    )
