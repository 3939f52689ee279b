"""What the checker finds in archived articles, worked out when somebody asks and kept for these lexicons.

Findings belong to a version of the lexicons: after a change they are worked out anew, article by article, when a
question needs them. Several processes may ask at once; what one has worked out the others find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from provenance.archive.schema import explained, transaction
from provenance.archive.search import Query, conditions
from provenance.archive.store import Archive
from provenance.framing.analysis import Analysis
from provenance.gate.check import examine
from provenance.lexicon.lexicon import Lexicon

_BATCH = 200


def measured(archive: Archive, lexicon: Lexicon, query: Query) -> Iterator[tuple[int, int]]:
    """Work out what is missing for the articles of a query; yields how many are done and how many there are.

    An article whose language nobody could tell, or that has no lexicon, is measured as having no words.
    """
    where, values = conditions(query)
    condition = " AND ".join(["NOT EXISTS (SELECT 1 FROM measured WHERE article = id AND lexicons = ?)", *where])
    missing = [
        int(row[0])  # type: ignore[call-overload]
        for row in archive.rows(f"SELECT id FROM article WHERE {condition} ORDER BY id", lexicon.version, *values)
    ]
    done = 0
    for at in range(0, len(missing), _BATCH):
        batch = [(number, _measure(archive, lexicon, number)) for number in missing[at : at + _BATCH]]
        _keep(archive, lexicon.version, batch)
        done += len(batch)
        yield done, len(missing)


class Measure(msgspec.Struct, frozen=True):
    """One article's figures: words in own voice, active disputes, wordings by voice, words of each party heard."""

    own_words: int
    disputes: tuple[str, ...]
    findings: bytes
    wordings: tuple[tuple[str, str, str, str, str, int], ...]
    heard: tuple[tuple[str, str, int], ...]


def _measure(archive: Archive, lexicon: Lexicon, number: int) -> Measure:
    article = archive.article(number)
    if not lexicon.has_framing(article.language):
        return Measure(0, (), b"", (), ())
    examined = examine(article, lexicon)
    analysis = examined.analysis
    heard: Counter[tuple[str, str]] = Counter()
    for (dispute, party, *_), words in parties_heard(analysis).items():
        if dispute:
            heard[dispute, party] += words
    return Measure(
        analysis.voices.words_by_voice(analysis.prose)["own"],
        tuple(dispute.id for dispute in analysis.disputes),
        msgspec.json.encode([(one.rule, one.severity, one.start, one.end) for one in examined.findings]),
        tuple((*key, count) for key, count in wordings(analysis).items()),
        tuple((*key, words) for key, words in heard.items()),
    )


def wordings(analysis: Analysis) -> Counter[tuple[str, str, str, str, str]]:
    """Loaded words counted by concept (or category), folded words, voice, dispute and side."""
    folded = analysis.prose.words.folded
    return Counter(
        (
            word.concept or word.category,
            " ".join(folded[word.first : word.last + 1]),
            word.voice,
            word.dispute,
            word.side,
        )
        for word in analysis.words
    )


def parties_heard(analysis: Analysis) -> Counter[tuple[str, str, str, str, str]]:
    """Words of each source by dispute, party, side, name and kind; a party of no active dispute has none of these."""
    heard: Counter[tuple[str, str, str, str, str]] = Counter()
    of = [(dispute.id, {party.id for party in dispute.parties}) for dispute in analysis.disputes]
    for source in analysis.sources:
        disputes = [name for name, parties in of if source.party and source.party in parties]
        for dispute in disputes:
            heard[dispute, source.party, source.side, source.name, source.kind] += source.words
        if not disputes:
            heard["", "", "", source.name, source.kind] += source.words
    return heard


def _keep(archive: Archive, lexicons: str, batch: Sequence[tuple[int, Measure]]) -> None:
    execute, many = archive.connection.execute, archive.connection.executemany
    with explained(archive.path), transaction(archive.connection):
        for number, one in batch:
            added = execute(
                "INSERT OR IGNORE INTO measured SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM article WHERE id = ?)",
                (number, lexicons, one.own_words, " ".join(one.disputes), one.findings, number),
            ).rowcount
            if added < 1:
                continue  # another process was faster, or the article was forgotten
            many("INSERT INTO wording VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [(number, lexicons, *w) for w in one.wordings])
            many("INSERT INTO heard VALUES (?, ?, ?, ?, ?)", [(number, lexicons, *h) for h in one.heard])
