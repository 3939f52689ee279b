"""The drawings of the HTML page as numbers: bars of voices and sources, strips of positions, trees of hands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from provenance.article.article import PROSE
from provenance.chain.graph import Chain, Evidence, Gap, Hop, Node
from provenance.compare.comparison import Sources, VoiceShare
from provenance.compare.emphasis import Emphasis
from provenance.formats.chain_line import chain_line
from provenance.formats.html_marks import Places, SideMark, SideMarks, letter, side_mark, tidy
from provenance.formats.page import shorten
from provenance.framing.analysis import Analysis

WIDTH = 600
_HEARD, _HOPS = 12, 40
# Places that the strips of a page can tell apart, together and at least each.
_STEPS, _FEWEST = 1000, 60


class Bar(NamedTuple):
    """One stretch of a stacked bar: `x` and `width` in units of the drawing, `share` in per cent."""

    style: str
    name: str
    words: int
    share: int
    x: int
    width: int


class VoiceRow(NamedTuple):
    """Whose voice one article speaks in."""

    letter: str
    words: int
    bars: tuple[Bar, ...]
    loaded: dict[str, int]
    weight: float


class Heard(NamedTuple):
    """Somebody an article hears, with a link to the first mention."""

    name: str
    kind: str
    side: SideMark | None
    words: int
    link: str


class HeardRow(NamedTuple):
    """Whom one article hears, by words given, and whom it does not."""

    letter: str
    bars: tuple[Bar, ...]
    heard: tuple[Heard, ...]
    left: int
    silent: tuple[str, ...]


class Tick(NamedTuple):
    """A loaded word, or the first of several, on the strip from headline to end.

    `at` is in per cent of its length; `lane` parts the sides, so that colour alone never tells them.
    """

    at: float
    lane: int
    voice: str
    side: SideMark | None
    text: str


class Strip(NamedTuple):
    """Where the loaded words of one article stand; `thirds` counts them by part and voice, `facts` are those shared."""

    letter: str
    ticks: tuple[Tick, ...]
    headline: float
    thirds: tuple[tuple[str, dict[str, int]], ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...]


class Branch(NamedTuple):
    """A hand of the chain and the hands it had the text from."""

    name: str
    kind: str
    notes: tuple[str, ...]
    hop: Hop | None
    evidence: tuple[tuple[str, str], ...]
    before: tuple[Branch, ...]


class Tree(NamedTuple):
    """The chain of one article, read from this page backwards."""

    letter: str
    line: str
    root: Branch
    missing: tuple[Gap, ...]


def _bars(parts: list[tuple[str, str, int]]) -> tuple[Bar, ...]:
    total = max(sum(words for _, _, words in parts), 1)
    bars, at = [], 0
    for style, name, words in parts:
        upto = at + words
        x, end = WIDTH * at // total, WIDTH * upto // total
        bars.append(Bar(style, name, words, round(100 * words / total), x, end - x))
        at = upto
    return tuple(bars)


def voice_row(share: VoiceShare) -> VoiceRow:
    """The bar of one article's own, quoted and attributed words."""
    parts = [(voice, voice, getattr(share, voice)) for voice in ("own", "quoted", "attributed")]
    return VoiceRow(letter(share.article), share.words, _bars(parts), share.loaded, share.weight_per_1000)


def heard_row(row: Sources, sides: SideMarks, places: Places) -> HeardRow:
    """The bar of the words given to each side, and the names behind it."""
    words: Counter[tuple[str, str]] = Counter()
    for source in row.heard:
        mark = side_mark(sides, None, source.side)
        words[(mark.style, f"{mark.sign} {mark.name}") if mark else ("other", source.kind)] += source.words
    heard = tuple(
        Heard(
            tidy(shorten(source.name, 80)), source.kind, side_mark(sides, None, source.side), source.words,
            places.link(row.article, source.start),
        )
        for source in sorted(row.heard, key=lambda source: -source.words)[:_HEARD]
    )  # fmt: skip
    bars = _bars([(style, name, count) for (style, name), count in sorted(words.items(), key=_others_last)])
    return HeardRow(letter(row.article), bars, heard, max(len(row.heard) - _HEARD, 0), row.silent)


def _others_last(group: tuple[tuple[str, str], int]) -> tuple[bool, str, str]:
    (style, name), _ = group
    return style == "other", style, name


def lane(side: SideMark | None) -> int:
    """The lane of a side on the strips; what takes no side stands between the first two."""
    return 1 if side is None else (0, 2, 3, 4)[int(side.style[1:])]


def strip(number: int, analysis: Analysis, sides: SideMarks, articles: int, emphasis: Emphasis) -> Strip:
    """The loaded words of one of several articles along its length."""
    prose = [passage for passage in analysis.article.passages if passage.kind in PROSE]
    first, last = (prose[0].start, prose[-1].end) if prose else (0, 1)
    length = max(last - first, 1)
    headline = next((passage for passage in prose if passage.kind == "headline"), None)
    body = headline.end if headline is not None else first
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    thirds = ("first third", "middle third", "last third")
    steps = max(_STEPS // articles, _FEWEST)
    ticks: dict[tuple[int, str, SideMark | None], Tick] = {}
    for word in analysis.words:
        third = 3 * (word.start - body) // max(last - body, 1)
        counts["headline" if word.start < body else thirds[min(third, 2)]][word.voice] += 1
        side = side_mark(sides, word.dispute, word.side)
        step = steps * (word.start - first) // length
        if (step, word.voice, side) not in ticks:
            text = shorten(tidy(analysis.prose.text[word.start : word.end]), 40)
            ticks[step, word.voice, side] = Tick(round(100 * step / steps, 1), lane(side), word.voice, side, text)
    parts = ("headline", *thirds) if headline is not None else thirds
    ends = round(100 * (body - first) / length, 1)
    told = tuple((part, ids) for part, ids in emphasis.facts.items() if ids)
    return Strip(letter(number), tuple(ticks.values()), ends, tuple((part, dict(counts[part])) for part in parts), told)


def chain_tree(number: int, chain: Chain, places: Places) -> Tree:
    """The chain of one article, from its page back to the primary sources."""
    root = _branch(number, chain, chain.node("page"), None, places, frozenset())
    return Tree(letter(number), tidy(chain_line(chain)), root, chain.missing)


def _branch(number: int, chain: Chain, node: Node, hop: Hop | None, places: Places, seen: frozenset[str]) -> Branch:
    before = tuple(
        _branch(number, chain, chain.node(one.source), one, places, seen | {node.id})
        for one in chain.hops[:_HOPS]
        if one.target == node.id and one.source not in seen | {node.id}
    )
    notes = tuple(f"{own.says} ({own.body}, {own.date})" for own in node.ownership)
    shown = tuple(_shown(number, hop.evidence, places)) if hop is not None else ()
    return Branch(tidy(node.name), node.kind, notes, hop, shown, before)


def _shown(number: int, evidence: tuple[Evidence, ...], places: Places) -> Iterator[tuple[str, str]]:
    for one in evidence[:4]:
        if one.start is not None:
            yield f"“{tidy(shorten(one.quoted or '', 160))}”", places.link(number, one.start)
        else:
            yield f"{one.field}: {tidy(shorten(one.value or '', 160))}", ""
