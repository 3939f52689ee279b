"""The articles in the HTML page: their words cut at every marked span, with a why-box behind each mark.

What is shown is the view (what a reader of the article sees), piece by piece; pieces never overlap, so the
words of the page are the words of the article whatever they contain. A page has room for so many bytes:
the end of a very long article is left out, and that is said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from provenance.article.article import Passage
from provenance.chain.graph import Chain
from provenance.compare.comparison import Sources
from provenance.formats.html_marks import Places, SideMark, SideMarks, letter, side_mark, tidy
from provenance.formats.reasons_line import reasons_line
from provenance.framing.analysis import Analysis
from provenance.framing.finding import Finding

# Bytes that the markup of a mark, of a place to jump to and of a why-box take beside their words.
_MARK, _POINT, _BOX = 220, 70, 700


class Mark(NamedTuple):
    """A marked word: source span, voice, side, and the why-box it opens ("" for a plain name)."""

    name: str
    box: str
    start: int
    end: int
    voice: str
    side: SideMark | None
    severity: str


class Piece(NamedTuple):
    """Some words of an article in one voice; without words, a place to jump to or a note on what follows."""

    text: str
    voice: str
    mark: Mark | None


class Box(NamedTuple):
    """Why a span is marked: one or more findings on the same span."""

    name: str
    mark: str
    findings: tuple[Finding, ...]
    side: SideMark | None


class Block(NamedTuple):
    """A passage of the article with the why-boxes of its marks."""

    kind: str
    pieces: tuple[Piece, ...]
    boxes: tuple[Box, ...]


class TextPage(NamedTuple):
    """One article on the page; `left` counts the characters that there was no room for."""

    letter: str
    blocks: tuple[Block, ...]
    whole: tuple[Finding, ...]
    left: int


Used = dict[tuple[int, int], str]


def text_pages(
    analyses: Sequence[Analysis], findings: Sequence[Sequence[Finding]], sides: SideMarks, room: int,
    points: Sequence[Iterable[int]], used: Sequence[Used] = (),
) -> tuple[list[TextPage], Places]:  # fmt: skip
    """The articles as pieces, in about `room` bytes together, and where the page shows which span.

    By article: `findings` to explain, `points` (source offsets) that something leads to, and `used` spans that are
    to be marked, each with the key that `side_key` makes.
    """
    places = Places()
    cutters = [
        _Cutter(number, analysis, findings[number], used[number] if used else {}, set(points[number]), sides, places)
        for number, analysis in enumerate(analyses)
    ]
    rooms = _rooms([cutter.cost for cutter in cutters], room)
    return [cutter.page(own) for cutter, own in zip(cutters, rooms, strict=True)], places


def _rooms(costs: Sequence[int], room: int) -> list[int]:
    """Room for each article: what it needs, as far as all fit; the longest give way first, to one and the same size."""
    rooms = list(costs)
    left, done = room, 0
    for number in sorted(range(len(costs)), key=lambda number: costs[number]):
        rooms[number] = min(costs[number], left // (len(costs) - done))
        left, done = left - rooms[number], done + 1
    return rooms


def points_of(sources: Sources, chain: Chain) -> set[int]:
    """Where sources are first named and the evidence of hops stands, in one article."""
    evidence = (one.start for hop in chain.hops for one in hop.evidence if one.start is not None)
    return {source.start for source in sources.heard} | set(evidence)


def side_key(dispute: str | None, side: str | None) -> str:
    """What tells the marker which side a span takes."""
    return f"{dispute or ''}\0{side or ''}"


class _Cutter:
    """Cuts one article."""

    def __init__(
        self, number: int, analysis: Analysis, findings: Sequence[Finding], used: dict[tuple[int, int], str],
        points: set[int], sides: SideMarks, places: Places,
    ) -> None:  # fmt: skip
        self.number, self.analysis, self.sides, self.places = number, analysis, sides, places
        self.view = analysis.article.view
        self.whole = tuple(finding for finding in findings if finding.end == 0)
        self.used, self.points = used, points
        self.found: defaultdict[tuple[int, int], list[Finding]] = defaultdict(list)
        for finding in findings:
            if finding.end:
                self.found[finding.start, finding.end].append(finding)
        self.count = 0

        self.spans = self._by_passage()
        self.costs = [self._cost(passage, self.spans[at]) for at, passage in enumerate(analysis.article.passages)]
        self.cost = sum(self.costs)

    def _by_passage(self) -> defaultdict[int, list[tuple[int, int, int, int]]]:
        starts = [passage.start for passage in self.analysis.article.passages]
        spans: defaultdict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
        for start, end in {*self.found, *self.used, *((point, point) for point in self.points)}:
            first, last = self.view.at(start), self.view.at(end)
            spans[max(bisect_right(starts, first) - 1, 0)].append((first, last, start, end))
        return spans

    def page(self, room: int) -> TextPage:
        """The article in at most about `room` bytes of HTML."""
        blocks: list[Block] = []
        for at, passage in enumerate(self.analysis.article.passages):
            room -= self.costs[at]
            if room < 0:
                return TextPage(letter(self.number), tuple(blocks), self.whole, len(self.view.text) - passage.start)
            blocks.append(self._block(passage, self.spans[at]))
        return TextPage(letter(self.number), tuple(blocks), self.whole, 0)

    def _cost(self, passage: Passage, spans: list[tuple[int, int, int, int]]) -> int:
        cost = len(self.view.text[passage.start : passage.end].encode("utf-8", "replace"))
        for _, _, start, end in spans:
            cost += _MARK if start < end else _POINT
            cost += sum(_BOX + _bytes(finding) for finding in self.found.get((start, end), ()))
        return cost

    def _block(self, passage: Passage, spans: list[tuple[int, int, int, int]]) -> Block:
        inside, over = _parted(spans, passage)
        pieces: list[Piece] = []
        boxes: list[Box] = []
        at = passage.start
        for first, last, start, end in sorted([*inside, *_moved(over, inside)]):
            pieces += self._plain(at, first)
            mark = self._mark(start, end, shown=first < last)
            pieces.append(Piece(tidy(self.view.text[first:last]), self._voice(first, max(last, first + 1)), mark))
            if mark.box:
                boxes.append(Box(mark.box, mark.name, tuple(self.found[start, end]), mark.side))
            at = max(at, last)
        pieces += self._plain(at, passage.end)
        return Block(passage.kind, tuple(pieces), tuple(boxes))

    def _mark(self, start: int, end: int, *, shown: bool) -> Mark:
        name = f"m{self.number}-{self.count}"
        box = f"w{self.number}-{self.count}" if (start, end) in self.found else ""
        self.count += 1
        if shown:
            self.places.add(self.number, start, end, name)
        else:
            self.places.add_point(self.number, start, name)
        findings = self.found.get((start, end), [])
        side = next((mark for f in findings if (mark := side_mark(self.sides, f.dispute, f.side))), None)
        if side is None and (start, end) in self.used:
            dispute, _, of = self.used[start, end].partition("\0")
            side = side_mark(self.sides, dispute, of)
        first, last = self.view.at(start), self.view.at(end)
        severity = "warning" if any(f.severity != "note" for f in findings) else "note" if findings else ""
        return Mark(name, box, start, end, self._voice(first, last), side, severity)

    def _voice(self, first: int, last: int) -> str:
        return self.analysis.voices.at(first, last).voice

    def _plain(self, first: int, last: int) -> Iterator[Piece]:
        """Unmarked words, cut where the voice changes."""
        if first >= last:
            return
        cuts = {first, last}
        stretches = self.analysis.voices.stretches
        low = max(bisect_left(stretches, first, key=lambda s: s.start) - 50, 0)
        for stretch in stretches[low : bisect_left(stretches, last, key=lambda s: s.start)]:
            cuts.update(cut for cut in (stretch.start, stretch.end) if first < cut < last)
        ordered = sorted(cuts)
        text, voice = "", ""
        for begin, end in pairwise(ordered):
            here = self._voice(begin, end)
            if text and here != voice:
                yield Piece(tidy(text), voice, None)
                text = ""
            text, voice = text + self.view.text[begin:end], here
        yield Piece(tidy(text), voice, None)


_Spans = list[tuple[int, int, int, int]]


def _parted(spans: _Spans, passage: Passage) -> tuple[_Spans, _Spans]:
    """The spans to mark, none over another and the shorter first, and those that only get a note."""
    inside: _Spans = []
    over: _Spans = []
    for span in sorted(spans, key=lambda s: (s[1] - s[0], s)):
        at = bisect_left(inside, span)
        clear = (at == 0 or inside[at - 1][1] <= span[0]) and (at == len(inside) or span[1] <= inside[at][0])
        if clear and span[0] < span[1] <= passage.end:
            inside.insert(at, span)
        else:
            over.append(span)
    return inside, over


def _moved(over: _Spans, inside: _Spans) -> _Spans:
    """Spans that get no mark, as points; one that begins within a mark moves to the front of it."""
    points = []
    for first, _, start, end in over:
        at = bisect_right(inside, first, key=lambda span: span[0]) - 1
        place = inside[at][0] if at >= 0 and first < inside[at][1] else first
        points.append((place, place, start, end))
    return points


def _bytes(finding: Finding) -> int:
    said = sum(len(a.body) + len(a.work) + len(a.says) + 120 for a in finding.authority)
    words = len(finding.message) + len(finding.because) + len(finding.standing or "") + len(finding.quoted)
    words += len(reasons_line(finding))
    return 2 * words + said + sum(map(len, finding.instead))
