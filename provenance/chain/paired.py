"""One bead of two texts as the questions of drift see it: its words, voices, loaded words, and where they stand."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

from provenance.chain.beads import Bead
from provenance.framing.analysis import Analysis
from provenance.framing.wording import Loaded
from provenance.lexicon.lexicon import Lexicon
from provenance.lexicon.matcher import Hit

DriftSeverity = Literal["note", "warning"]
# The kinds of difference; a finding's rule is `drift/` and the kind.
KINDS = (
    "added", "attribution-dropped", "concept-added", "concept-lost", "concept-stronger", "concept-weaker", "cut",
    "date-changed", "hedge-added", "hedge-lost", "name-changed", "number-added", "number-changed", "number-lost",
    "quotation-added", "quotation-changed", "quotation-lost", "side-changed",
)  # fmt: skip
# What a bead must score before its differences are more than notes: a weak bead may be the wrong one.
SURE = 0.35


class Excerpt(msgspec.Struct, frozen=True):
    """Words of one text: `text[start:end] == quoted`, in code points of its source."""

    start: int
    end: int
    quoted: str


class Pair(msgspec.Struct, frozen=True):
    """Sentences that stand for one another; one side is empty where only one text has them."""

    source: tuple[Excerpt, ...]
    target: tuple[Excerpt, ...]
    score: float


class Difference(msgspec.Struct, frozen=True):
    """One thing that the text says otherwise than its source.

    `kind` is the rule without its wing (`number-changed`); `pair` the place of the aligned sentences in `pairs`;
    `intended` is the reason of whoever let it stand, with the name.
    """

    kind: str
    severity: DriftSeverity
    what: str
    because: str
    source: Excerpt | None
    target: Excerpt | None
    pair: int
    concept: str | None = None
    dispute: str | None = None
    side: str | None = None
    fingerprint: str = ""
    intended: str | None = None


class Drift(msgspec.Struct, frozen=True):
    """How one text differs from one source.

    `source` and `target` are paths; `pairs` are the aligned sentences in the order of the texts, with excerpts in
    code points of each text; `covered` is the share of the target's words, and `kept` of the source's, that have a
    counterpart (0 to 1). `compared` is false where too little belongs together to speak of a source.
    `aligned_by` says whether sentences were aligned here or by the translator's file.
    """

    source: str
    target: str
    source_language: str
    target_language: str
    aligned_by: str
    covered: float
    kept: float
    pairs: tuple[Pair, ...]
    differences: tuple[Difference, ...]
    notes: tuple[str, ...] = ()
    compared: bool = True


class Reading:
    """One analysed text with what drift asks of it again and again."""

    def __init__(self, analysis: Analysis, lexicon: Lexicon) -> None:
        self.analysis = analysis
        self.lexicon = lexicon
        self.language = analysis.article.language
        self.loaded: dict[int, list[Loaded]] = {}
        for word in analysis.words:
            self.loaded.setdefault(word.sentence, []).append(word)

    @cached_property
    def knows_framing(self) -> bool:
        """Whether there is framing knowledge in the language."""
        return bool(self.language) and self.lexicon.has_framing(self.language)

    @cached_property
    def worded(self) -> frozenset[str]:
        """The concepts that the language has forms for."""
        wordings = self.lexicon.explanations(self.language).wordings if self.knows_framing else {}
        return frozenset(name for name, one in wordings.items() if one.forms)

    def excerpt(self, start: int, end: int) -> Excerpt:
        """The source text behind a view span."""
        article = self.analysis.article
        span = article.view.source(start, end)
        return Excerpt(span.start, span.end, article.text[span.start : span.end])


class Stretch:
    """One bead of two texts; spans are view code points."""

    def __init__(self, left: Reading, right: Reading, bead: Bead) -> None:
        self.left, self.right, self.bead = left, right, bead

    @property
    def only_source(self) -> bool:
        """Whether only the source has it."""
        return self.bead.target[0] == self.bead.target[1]

    @property
    def sure(self) -> bool:
        """Whether the alignment alone leaves little doubt."""
        size = max(self.bead.source[1] - self.bead.source[0], self.bead.target[1] - self.bead.target[0])
        return self.bead.score >= SURE and size <= 3

    @cached_property
    def source_span(self) -> tuple[int, int]:
        """Where the source's sentences begin and end."""
        return _span(self.left, self.bead.source)

    @cached_property
    def target_span(self) -> tuple[int, int]:
        """Where the target's sentences begin and end."""
        return _span(self.right, self.bead.target)

    @cached_property
    def source_text(self) -> str:
        """The source's sentences, with what stands between them."""
        return self.left.analysis.prose.text[slice(*self.source_span)]

    @cached_property
    def target_text(self) -> str:
        """The target's sentences, with what stands between them."""
        return self.right.analysis.prose.text[slice(*self.target_span)]

    def source_hits(self, *kinds: str) -> list[Hit]:
        """Hits of some kinds in the source."""
        return _hits(self.left, self.bead.source, kinds)

    def target_hits(self, *kinds: str) -> list[Hit]:
        """Hits of some kinds in the target."""
        return _hits(self.right, self.bead.target, kinds)

    @property
    def source_words(self) -> list[Loaded]:
        """Loaded words of the source."""
        return [word for at in range(*self.bead.source) for word in self.left.loaded.get(at, ())]

    @property
    def target_words(self) -> list[Loaded]:
        """Loaded words of the target."""
        return [word for at in range(*self.bead.target) for word in self.right.loaded.get(at, ())]

    def source_excerpt(self) -> Excerpt | None:
        """The source's sentences as they stand; None where it has none."""
        return self.left.excerpt(*self.source_span) if self.bead.source[0] < self.bead.source[1] else None

    def target_excerpt(self) -> Excerpt | None:
        """The target's sentences as they stand; None where it has none."""
        return self.right.excerpt(*self.target_span) if self.bead.target[0] < self.bead.target[1] else None

    def pair(self) -> Pair:
        """The sentences of both, one by one."""
        return Pair(
            _excerpts(self.left, self.bead.source), _excerpts(self.right, self.bead.target),
            round(self.bead.score, 3),
        )  # fmt: skip


def _span(reading: Reading, sentences: tuple[int, int]) -> tuple[int, int]:
    first, last = sentences
    if first == last:
        return 0, 0
    found = reading.analysis.prose.sentences
    return found[first].start, found[last - 1].end


def _hits(reading: Reading, sentences: tuple[int, int], kinds: tuple[str, ...]) -> list[Hit]:
    prose = reading.analysis.prose
    if sentences[0] == sentences[1]:
        return []
    first, last = prose.sentences[sentences[0]].first, prose.sentences[sentences[1] - 1].last
    return [hit for kind in kinds for hit in prose.between(kind, first, last)]


def _excerpts(reading: Reading, sentences: tuple[int, int]) -> tuple[Excerpt, ...]:
    found = reading.analysis.prose.sentences
    return tuple(reading.excerpt(found[at].start, found[at].end) for at in range(*sentences))
