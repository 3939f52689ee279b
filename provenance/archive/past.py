"""What was published, one article after the other, as copy that a draft rule is tried on."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from provenance.archive.search import Query, conditions
from provenance.archive.store import KEPT, Archive, Kept
from provenance.gate.trial import Copy

# A story that was changed counts once, as it stood last.
LAST = (
    "NOT EXISTS (SELECT 1 FROM article AS later WHERE later.story = article.story AND later.version > article.version)"
)


def past(archive: Archive, query: Query) -> Iterator[Copy]:
    """The last version of every story of a query, in the order they were added; each names its number in its path."""
    where, values = conditions(query)
    rows = archive.rows(f"SELECT {KEPT} FROM article WHERE {' AND '.join([LAST, *where])} ORDER BY id", *values)
    for kept in (Kept(*row) for row in rows):  # type: ignore[arg-type]
        article = archive.article(kept.id)
        yield Copy(msgspec.structs.replace(article, path=f"{archive.path}#{kept.id}"), kept.outlet, kept.date)
