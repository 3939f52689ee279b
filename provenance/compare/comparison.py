"""The comparison of several articles: one row a thing or concept, one cell an article, every cell with its spans."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provenance.chain.graph import Chain
from provenance.compare.deeds import DeedRow
from provenance.compare.emphasis import Emphasis
from provenance.compare.events import Member
from provenance.compare.facts import Facts
from provenance.compare.figures import FigureRow
from provenance.compare.history import History
from provenance.compare.independence import Independence
from provenance.compare.join import Join
from provenance.compare.quotations import QuotationPair
from provenance.compare.referents import ReferentRow
from provenance.compare.reporting import GroupShare, VerbRow
from provenance.compare.uses import Cell
from provenance.compare.wording import Wording
from provenance.framing.lean import Lean

# Code points of a file's name that a reader keeps in mind from line to line.
_MEMORABLE = 32


class LabelRow(msgspec.Struct, frozen=True):
    """What each article calls one thing."""

    dispute: str
    referent: str
    name: str
    cells: tuple[Cell, ...]


class ConceptRow(msgspec.Struct, frozen=True):
    """Where each article uses one loaded concept, in whose voice and for which side, and how it came there."""

    concept: str
    category: str
    dispute: str | None
    cells: tuple[Cell, ...]
    join: Join | None = None


class LoadedRow(msgspec.Struct, frozen=True):
    """The loaded words of one category in each article, in every voice; `category` as in the lexicons."""

    category: str
    cells: tuple[Cell, ...]


class VoiceShare(msgspec.Struct, frozen=True):
    """One article: words of prose, of them in each voice (together all of them), and loaded words by voice.

    `scare` stands in scare quotes, `unsure` behind a mark left open; neither is the article's own.
    """

    article: int
    words: int
    own: int
    quoted: int
    attributed: int
    loaded: dict[str, int]
    weight_per_1000: float
    scare: int = 0
    unsure: int = 0


class Source(msgspec.Struct, frozen=True):
    """Somebody an article hears."""

    name: str
    kind: str
    party: str | None
    side: str | None
    words: int
    start: int
    end: int


class Sources(msgspec.Struct, frozen=True):
    """Whom one article hears, and which parties of its disputes it does not."""

    article: int
    heard: tuple[Source, ...]
    silent: tuple[str, ...]


class Compared(msgspec.Struct, frozen=True):
    """One of the compared articles."""

    path: str
    outlet: str
    headline: str
    language: str
    date: str
    words: int
    chain: Chain
    leans: tuple[Lean, ...]


class Evidence(msgspec.Struct, frozen=True):
    """Words of one article that a difference rests on (code points of its text)."""

    article: int
    text: str
    start: int
    end: int


class Difference(msgspec.Struct, frozen=True):
    """One difference in a sentence, with its words; `weight` ranks it by the rule in docs/compare.md.

    `kind` is names, concept, agency, figure, quotation, lead, heard, loaded or history.
    """

    kind: str
    says: str
    weight: float
    evidence: tuple[Evidence, ...]


class Comparison(msgspec.Struct, frozen=True):
    """Several articles side by side; `article` in a cell is an index into `articles`.

    `strays` do not seem to tell of the event that the others tell of; `independence` counts copies once.
    """

    articles: tuple[Compared, ...]
    labels: tuple[LabelRow, ...]
    concepts: tuple[ConceptRow, ...]
    voices: tuple[VoiceShare, ...]
    sources: tuple[Sources, ...]
    notes: tuple[str, ...]
    loaded: tuple[LoadedRow, ...]
    facts: Facts
    figures: tuple[FigureRow, ...]
    quotations: tuple[QuotationPair, ...]
    emphasis: tuple[Emphasis, ...]
    reporting: tuple[VerbRow, ...]
    source_groups: tuple[GroupShare, ...]
    wording: tuple[Wording, ...]
    history: tuple[History, ...]
    summary: tuple[Difference, ...]
    deeds: tuple[DeedRow, ...]
    strays: tuple[Member, ...] = ()
    independence: Independence = Independence(())
    referents: tuple[ReferentRow, ...] = ()


def names_of(articles: Sequence[Compared]) -> list[str]:
    """A short name for each article: its outlet, else its file; with its letter where two are called the same.

    A file whose name is longer than a reader remembers is called by its letter alone.
    """
    names = [_named(one, number) for number, one in enumerate(articles)]
    return [f"{name} ({_letter(number)})" if names.count(name) > 1 else name for number, name in enumerate(names)]


def _named(one: Compared, number: int) -> str:
    if one.outlet != one.path:
        return " ".join(one.outlet.split())[:60]
    file = " ".join((one.path.rpartition("/")[2] or one.path).split())
    return file if len(file) <= _MEMORABLE else f"article {_letter(number)}"


def _letter(number: int) -> str:
    return chr(ord("A") + number)


def differing(row: LabelRow | ConceptRow) -> bool:
    """Whether the articles of a row word it differently, or only some of them do."""
    said = {tuple(sorted({(use.text.lower(), use.voice) for use in cell.uses})) for cell in row.cells}
    return len(said) > 1
