"""The comparison of several articles: one row a thing or concept, one cell an article, every cell with its spans."""

from __future__ import annotations

import msgspec

from provenance.chain.graph import Chain
from provenance.framing.lean import Lean


class Use(msgspec.Struct, frozen=True):
    """One wording in one article and voice; `spans` are code points of the article's text."""

    text: str
    side: str | None
    voice: str
    speaker: str | None
    passage: str
    spans: tuple[tuple[int, int], ...]


class Cell(msgspec.Struct, frozen=True):
    """What one article says; no uses means that it does not name the thing."""

    article: int
    uses: tuple[Use, ...]


class LabelRow(msgspec.Struct, frozen=True):
    """What each article calls one thing."""

    dispute: str
    referent: str
    name: str
    cells: tuple[Cell, ...]


class ConceptRow(msgspec.Struct, frozen=True):
    """Where each article uses one loaded concept, in whose voice and for which side."""

    concept: str
    category: str
    dispute: str | None
    cells: tuple[Cell, ...]


class VoiceShare(msgspec.Struct, frozen=True):
    """One article: words of prose, of them in each voice, and loaded words by voice."""

    article: int
    words: int
    own: int
    quoted: int
    attributed: int
    loaded: dict[str, int]
    weight_per_1000: float


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


class Comparison(msgspec.Struct, frozen=True):
    """Several articles side by side; `article` in a cell is an index into `articles`."""

    articles: tuple[Compared, ...]
    labels: tuple[LabelRow, ...]
    concepts: tuple[ConceptRow, ...]
    voices: tuple[VoiceShare, ...]
    sources: tuple[Sources, ...]
    notes: tuple[str, ...]


def differing(row: LabelRow | ConceptRow) -> bool:
    """Whether the articles of a row word it differently, or only some of them do."""
    said = {tuple(sorted({(use.text.lower(), use.voice) for use in cell.uses})) for cell in row.cells}
    return len(said) > 1
