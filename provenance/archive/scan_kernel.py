"""One partition of a scan: its articles read, checked and turned into rows. The same in a process and on a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from threading import Lock

import msgspec

from provenance._version import __version__
from provenance.archive.measure import parties_heard, wordings
from provenance.archive.partitions import Part, articles_in
from provenance.archive.prints import sketched
from provenance.archive.record import digest, prose_of
from provenance.archive.scan_tables import TABLES, Counts, Row, Rows, write_partition
from provenance.article.article import Article, Problem
from provenance.article.dates import day
from provenance.chain.credits import credits
from provenance.chain.graph import Chain
from provenance.chain.metadata import page_outlet
from provenance.compare.gists import weighed
from provenance.errors import UsageError
from provenance.framing.analysis import Analysis
from provenance.framing.sourcing import anonymous_share
from provenance.gate.check import Examined, examine, unchecked
from provenance.lexicon.coverage import coverage
from provenance.lexicon.lexicon import Lexicon

# The checker keeps tables per process; threads of one worker take turns.
_turn = Lock()


class Settings(msgspec.Struct, frozen=True):
    """What every worker of a scan must have in common: versions, and what was asked for."""

    version: str
    lexicons: str
    language: str = ""
    folders: tuple[str, ...] = ()


def settings_of(language: str = "", folders: Iterable[str] = ()) -> Settings:
    """The settings of a scan started here; `folders` are lexicons beside ours."""
    chosen = tuple(str(Path(folder).resolve()) for folder in folders)
    return Settings(__version__, _lexicon(chosen).version, language, chosen)


@lru_cache(maxsize=1)
def _lexicon(folders: tuple[str, ...]) -> Lexicon:
    return Lexicon([Path(folder) for folder in folders])


def scan_partition(folder: str, number: int, part: Part, settings: Settings) -> Counts:
    """Check the articles of a partition and write its tables into a scan's folder.

    Raises UsageError on a worker with another version or other lexicons, OSError where the tables cannot be written.
    """
    with _turn:
        lexicon = _lexicon(settings.folders)
        here = Settings(__version__, lexicon.version, settings.language, settings.folders)
        if here != settings:
            raise UsageError(
                f"a worker has provenance {here.version} with lexicons {here.lexicons}, not {settings.version} with"
                f" {settings.lexicons}",
                mend="install the same on every worker",
            )
        rows, counts = rows_of(articles_in(part, settings.language), lexicon, number << 32)
        write_partition(Path(folder), number, rows, counts)
        return counts


def rows_of(inputs: Iterable[Article | Problem], lexicon: Lexicon, base: int = 0) -> tuple[Rows, Counts]:
    """The tables of some articles, numbered from `base`; one that fails is a row in `failures`."""
    rows: Rows = {name: [] for name in TABLES}
    for number, one in enumerate(inputs, base):
        if isinstance(one, Problem):
            rows["failures"].append((one.path, "unreadable", one.message))
            continue
        try:
            found = list(_article_rows(one, lexicon, number))
        except Exception as error:  # our bug, or too little memory: this article's row, not the partition's end
            rows["failures"].append((one.path, "internal", f"{type(error).__name__}: {error}"))
            continue
        for table, row in found:
            rows[table].append(row)
    kinds = [row[1] for row in rows["failures"]]
    failures = {kind: kinds.count(kind) for kind in sorted(set(kinds))}
    return rows, Counts(len(rows["articles"]), len(rows["findings"]), failures)


def _article_rows(article: Article, lexicon: Lexicon, number: int) -> Iterator[tuple[str, Row]]:
    outlet = page_outlet(article, lexicon.outlets)[0]
    url = article.declared("canonical") or article.declared("url")
    made = sketched(prose_of(article))
    yield "prints", (number, made.sketch or None, made.prints)
    yield "gists", (number, *weighed(article))
    for one in credits(article, lexicon.outlets):
        yield "credits", (number, one.role, one.name, one.place)
    known = (
        number, digest(article.text, outlet, url).hex(), article.path, outlet, url,
        article.headline or article.declared("title"), article.language, day(article.declared("date")),
    )  # fmt: skip
    problems = list(unchecked(article, lexicon))
    if problems:
        text = article.view.text
        words = sum(len(text[one.start : one.end].split()) for one in article.passages)
        yield "articles", (*known, words, 0, 0, 0, 0, 0, 0, 0, 0.0, 0, None, [], False, False)
        for problem in problems:
            yield "failures", (problem.path, "unchecked", problem.message)
        return
    examined = examine(article, lexicon)
    yield "articles", (*known, *_figures(examined))
    yield from _found(examined, number)
    yield from _leaning(examined.analysis, lexicon, number)
    yield from _hops(examined.chain, number)


def _figures(examined: Examined) -> Row:
    analysis = examined.analysis
    prose, by_voice = analysis.prose, dict.fromkeys(("own", "attributed", "quoted", "scare", "unsure"), 0)
    weight = 0.0
    for word in analysis.words:
        by_voice[word.voice] += 1
        weight += word.score if word.voice == "own" else 0.0
    return (
        prose.word_count, analysis.voices.words_by_voice(prose)["own"], len(prose.sentences), *by_voice.values(),
        round(1000 * weight / prose.word_count, 1) if prose.word_count else 0.0, len(analysis.sources),
        anonymous_share(analysis.sources), [one.id for one in analysis.disputes], examined.chain.relayed, True,
    )  # fmt: skip


def _found(examined: Examined, number: int) -> Iterator[tuple[str, Row]]:
    for one in sorted(examined.findings, key=lambda one: (one.end == 0, one.start, one.end, one.rule)):
        yield "findings", (
            number, one.rule, one.severity, one.start, one.end, one.line, one.quoted, one.message, one.concept or "",
            one.voice or "", one.speaker or "", one.origin or "", one.dispute or "", one.side or "", one.fingerprint,
        )  # fmt: skip
    for key, count in wordings(examined.analysis).items():
        yield "wordings", (number, *key, count)


def _leaning(analysis: Analysis, lexicon: Lexicon, number: int) -> Iterator[tuple[str, Row]]:
    for lean in analysis.leans:
        terms = _terms(lexicon, lean.dispute, analysis.article.language)
        for side in lean.own:
            low, high = lean.interval.get(side, (None, None))
            yield "leans", (
                number, lean.dispute, side, lean.own[side], lean.attributed.get(side, 0), lean.quoted.get(side, 0),
                lean.unpaired.get(side, 0), low, high, lean.favours == side, lean.abstains, *terms.get(side, (0, 0)),
            )  # fmt: skip
    for (dispute, party, side, source, kind), words in parties_heard(analysis).items():
        yield "heard", (number, dispute, party, side, source, kind, words)


@lru_cache(maxsize=1024)
def _terms(lexicon: Lexicon, dispute: str, language: str) -> dict[str, tuple[int, int]]:
    """Paired and unpaired terms that the lexicon has for each side: what a lean rests on."""
    row = next(iter(coverage(lexicon.dispute(dispute), language)), None)
    return {side: (row.paired[side], row.unpaired[side]) for side in row.paired} if row else {}


def _hops(chain: Chain, number: int) -> Iterator[tuple[str, Row]]:
    nodes = {node.id: node for node in chain.nodes}
    for place, hop in enumerate(chain.hops):
        sender, receiver = nodes[hop.source], nodes[hop.target]
        shown = hop.evidence[0] if hop.evidence else None
        quoted = (shown.quoted or shown.value or "") if shown else ""
        yield "hops", (
            number, place, sender.name, sender.kind, receiver.name, receiver.kind, hop.kind, hop.status,
            hop.confidence, quoted, shown.start if shown else None, shown.end if shown else None,
        )  # fmt: skip
