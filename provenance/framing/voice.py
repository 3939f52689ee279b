"""Voice: for every stretch of the prose, whose words they are.

`own` is what nobody is named for in this text, whoever wrote it first; `quoted` stands in quotation marks;
`attributed` is reported speech or "according to"; `scare` is a short unattributed quotation of ordinary words;
`unsure` stands behind a mark that is never closed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from provenance.article.article import PROSE
from provenance.framing.attribution import Attribution, attributions
from provenance.framing.finding import Voice
from provenance.framing.posts import posts
from provenance.framing.prose import Prose
from provenance.framing.quotes import Quote, quotes
from provenance.framing.speakers import Speaker, speaker_of
from provenance.lexicon.disputes import Dispute

_SCARE_WORDS = 3
Given = tuple[Attribution, Speaker | None]


class Stretch(NamedTuple):
    """A view span that is not the article's own voice, with its speaker where one is named.

    `cue` are the first and last word of what gives it to somebody ("said"), with the class of that verb.
    """

    start: int
    end: int
    voice: Voice
    speaker: Speaker | None
    cue_class: str = ""
    cue: tuple[int, int] | None = None


class Voices:
    """Whose words each character of the prose is."""

    def __init__(self, stretches: Sequence[Stretch], speakers: Sequence[Speaker]) -> None:
        self.stretches = sorted(stretches, key=lambda stretch: stretch[:2])
        self.speakers = tuple(speakers)
        self._starts = [stretch.start for stretch in self.stretches]
        self._longest = max((stretch.end - stretch.start for stretch in self.stretches), default=0)

    def at(self, start: int, end: int) -> Stretch:
        """The stretch that holds view code points `start` to `end`; quotes come before reported speech."""
        best: Stretch | None = None
        at = bisect_right(self._starts, start) - 1
        while at >= 0 and start - self._starts[at] <= self._longest:
            stretch = self.stretches[at]
            if stretch.end >= end and (best is None or _RANK[stretch.voice] < _RANK[best.voice]):
                best = stretch
            at -= 1
        return best or Stretch(start, end, "own", None)

    def words_by_voice(self, prose: Prose) -> dict[Voice, int]:
        """How many words of the prose stand in each voice; a word in several counts in the innermost, as `at` has it.

        Own are those that stand in no other: neither words in scare quotes nor those behind a mark left open.
        """
        starts = prose.words.starts
        voice: list[Voice] = ["own"] * len(starts)
        for stretch in self.stretches:
            for at in range(bisect_left(starts, stretch.start), bisect_left(starts, stretch.end)):
                if _RANK[stretch.voice] < _RANK[voice[at]]:
                    voice[at] = stretch.voice
        counted: dict[Voice, int] = dict.fromkeys(("own", "quoted", "attributed", "scare", "unsure"), 0)
        for sentence in prose.sentences:
            for one in voice[sentence.first : sentence.last]:
                counted[one] += 1
        return counted

    def words_given(self, prose: Prose, speaker: Speaker) -> int:
        """How many words of the prose are given to a speaker; a quotation inside a report counts once."""
        starts = prose.words.starts
        total, done = 0, 0
        for stretch in self.stretches:
            if stretch.speaker is not None and stretch.speaker.key == speaker.key:
                first = max(bisect_right(starts, stretch.start - 1), done)
                done = max(bisect_right(starts, stretch.end - 1), done)
                total += max(done - first, 0)
        return total


_RANK: dict[Voice, int] = {"scare": 0, "quoted": 1, "unsure": 2, "attributed": 3, "own": 4}


def voices(prose: Prose, disputes: Sequence[Dispute] = ()) -> Voices:
    """Tell the voices of an article apart."""
    paragraphs = [(p.start, p.end) for p in prose.article.passages if p.kind in PROSE]
    found = _parted(prose, quotes(prose.text, paragraphs))
    speakers: list[Speaker] = []
    given: list[Given] = []
    for attribution in attributions(prose, found, spoken=True):
        if attribution.nested or not (attribution.spoken or attribution.heard):
            continue
        speaker = speaker_of(prose, attribution, disputes, speakers)
        if not attribution.heard and speaker is None:
            continue
        given.append((attribution, speaker))
        if speaker is not None and attribution.heard:
            speakers.append(speaker)
    stretches = [
        Stretch(start, end, "attributed", speaker, attribution.cue_class, attribution.cue)
        for attribution, speaker in given
        for start, end in attribution.runs
    ]
    stretches += _quote_stretches(prose, found, given)
    stretches += [Stretch(post.start, post.end, "quoted", None) for post in posts(prose)]
    joined = _joined(prose, speakers, disputes)
    if joined:
        speakers = [joined.get(one, one) for one in speakers]
        stretches = [one._replace(speaker=joined[one.speaker]) if one.speaker in joined else one for one in stretches]
    return Voices(stretches, speakers)


def _joined(prose: Prose, speakers: list[Speaker], disputes: Sequence[Dispute]) -> dict[Speaker, Speaker]:
    """The speakers whose party is said elsewhere in the text; only a text on a dispute can have one."""
    if not disputes or not prose.language.groups.get("allegiance"):
        return {}
    from provenance.framing.allegiances import allied

    return allied(prose, speakers, disputes)


# "«…, — said he, — …»": a reporting clause between dashes inside one pair of marks.
_INSET = re.compile(r"[,.!?…]\s*[—–]\s+(?P<clause>[^—–«»]{3,80}?)(?:[,.]\s*[—–]\s|[,.]?$)")


def _parted(prose: Prose, found: list[Quote]) -> list[Quote]:
    """Quotations without the reporting clauses that some languages put between dashes inside the marks."""
    if "dash" not in prose.language.group("clauses", "orders"):
        return found
    cues = [prose.words.starts[hit.first] for hit in prose.by_kind.get("cue", ())]
    parted: list[Quote] = []
    for quote in found:
        start = quote.start
        for match in _INSET.finditer(prose.text, quote.start, quote.end):
            begin, end = match.span("clause")
            at = bisect_left(cues, begin)
            if at < len(cues) and cues[at] < end:
                parted.append(Quote(start, match.start() + 1, True, quote.opened))
                start = match.end()
        if start < quote.end:
            parted.append(quote._replace(start=start))
    return parted


def _is_title(prose: Prose, quote: Quote) -> bool:
    """Whether marks only set off a name right behind its noun ("the daily “Morning Post” said")."""
    inside = prose.text[quote.start : quote.end]
    if not quote.closed or not quote.opened or len(inside.split()) > _SCARE_WORDS or inside[-1:] in ".,!?":
        return False
    before = prose.text[max(quote.start - 3, 0) : quote.start].rstrip("\"“”„«'‘`")
    noun = len(before) > 1 and before[-1].isspace() and before[-2].isalpha()
    return noun and all(word[:1].isupper() or word[:1].isdigit() for word in inside.split())


def _quote_stretches(prose: Prose, found: list[Quote], given: list[Given]) -> list[Stretch]:
    by_sentence: dict[int, list[Given]] = {}
    for one in given:
        by_sentence.setdefault(one[0].sentence, []).append(one)
    stretches: list[Stretch] = []
    passages = [passage.start for passage in prose.article.passages]
    last: Stretch | None = None
    for number, quote in enumerate(found):
        if "dash" in prose.language.group("clauses", "orders") and _is_title(prose, quote):
            continue
        hold = _holder(prose, quote, by_sentence)
        here = bisect_right(passages, quote.start)
        goes_on = last is not None and (
            here == bisect_right(passages, last.start) or (not quote.opened) or _left_open(prose, found, number)
        )
        voice: Voice = "quoted" if quote.closed else "unsure"
        speaker, cue_class = (hold[1], hold[0].cue_class) if hold is not None else (None, "")
        cue = hold[0].cue if hold is not None else None
        if hold is None and quote.opened and quote.closed:
            if goes_on and last is not None and len(prose.text[quote.start : quote.end].split()) > _SCARE_WORDS:
                speaker, cue_class = last.speaker, last.cue_class
            elif _is_scare(prose, quote):
                voice = "scare"
        stretch = Stretch(quote.start, quote.end, voice, speaker, cue_class, cue)
        if voice == "quoted":
            last = stretch
        stretches.append(stretch)
    return stretches


def _holder(prose: Prose, quote: Quote, by_sentence: dict[int, list[Given]]) -> Given | None:
    """Who a quotation is given to: a report that holds some of it, else one of its sentences, else "X said:"."""
    first = prose.sentence_at_offset(quote.start)
    upto = max(prose.sentence_at_offset(max(quote.end - 1, quote.start)), first)
    near: list[Given] = list(by_sentence.get(upto, []))
    if first != upto:
        near += by_sentence.get(first, [])
    for one in near:
        if any(start < quote.end and quote.start < end for start, end in one[0].runs):
            return one
    for one in near:
        if one[0].heard:
            return one
    if not first:
        return None
    before = prose.sentences[first - 1]
    if prose.text[before.start : before.end].endswith(":") and quote.start <= prose.sentences[first].start + 2:
        for one in by_sentence.get(first - 1, []):
            return one
    return None


def _left_open(prose: Prose, found: list[Quote], number: int) -> bool:
    """Whether the quotation before goes on to the end of its paragraph without a closing mark."""
    if not number:
        return False
    before = found[number - 1]
    return any(before.end == passage.end for passage in prose.article.passages)


def _is_scare(prose: Prose, quote: Quote) -> bool:
    """Up to three ordinary words in quotation marks, in a sentence that gives them to nobody."""
    inside = prose.text[quote.start : quote.end].split()
    return 0 < len(inside) <= _SCARE_WORDS and not any(word[:1].isupper() for word in inside)
