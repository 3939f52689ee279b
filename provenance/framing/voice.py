"""Voice: for every stretch of the prose, whose words they are.

`own` is what nobody is named for in this text, whoever wrote it first; `quoted` stands in quotation marks;
`attributed` is reported speech or "according to"; `scare` is a short unattributed quotation of ordinary words;
`unsure` stands behind a mark that is never closed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from provenance.article.article import PROSE
from provenance.framing.attribution import Attribution, attributions
from provenance.framing.finding import Voice
from provenance.framing.prose import Prose
from provenance.framing.quotes import Quote, quotes
from provenance.framing.speakers import Speaker, speaker_of
from provenance.lexicon.disputes import Dispute

_SCARE_WORDS = 3


class Stretch(NamedTuple):
    """A view span that is not the article's own voice, with its speaker where one is named."""

    start: int
    end: int
    voice: Voice
    speaker: Speaker | None
    cue_class: str = ""


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

    def words_given(self, prose: Prose, speaker: Speaker) -> int:
        """How many words of the prose are given to a speaker."""
        starts = prose.words.starts
        total = 0
        for stretch in self.stretches:
            if stretch.speaker is not None and stretch.speaker.key == speaker.key:
                total += bisect_right(starts, stretch.end - 1) - bisect_right(starts, stretch.start - 1)
        return total


_RANK: dict[Voice, int] = {"scare": 0, "quoted": 1, "unsure": 2, "attributed": 3, "own": 4}


def voices(prose: Prose, disputes: Sequence[Dispute] = ()) -> Voices:
    """Tell the voices of an article apart."""
    paragraphs = [(p.start, p.end) for p in prose.article.passages if p.kind in PROSE]
    found = quotes(prose.text, paragraphs)
    reported = attributions(prose, found)
    speakers: list[Speaker] = []
    named: list[tuple[Attribution, Speaker | None]] = []
    for attribution in reported:
        speaker = speaker_of(prose, attribution, disputes, speakers)
        named.append((attribution, speaker))
        if speaker is not None:
            speakers.append(speaker)
    stretches = [Stretch(a.start, a.end, "attributed", speaker, a.cue_class) for a, speaker in named]
    stretches += _quote_stretches(prose, found, named)
    return Voices(stretches, speakers)


def _quote_stretches(
    prose: Prose, found: list[Quote], named: list[tuple[Attribution, Speaker | None]]
) -> list[Stretch]:
    by_sentence: dict[int, tuple[Attribution, Speaker | None]] = {}
    for attribution, speaker in named:
        by_sentence.setdefault(attribution.sentence, (attribution, speaker))
    starts = [sentence.start for sentence in prose.sentences]
    stretches = []
    last: Speaker | None = None
    for quote in found:
        first = max(bisect_right(starts, quote.start) - 1, 0)
        upto = max(bisect_right(starts, quote.end) - 1, first)
        hold = next((by_sentence[at] for at in (upto, first) if at in by_sentence), None)
        speaker = hold[1] if hold is not None else None
        voice: Voice = "quoted" if quote.closed else "unsure"
        if hold is None and quote.opened and quote.closed:
            if _is_scare(prose, quote):
                voice = "scare"
            elif quote.end - quote.start > 60:
                speaker = last
        if voice == "quoted":
            last = speaker
        stretches.append(Stretch(quote.start, quote.end, voice, speaker, hold[0].cue_class if hold else ""))
    return stretches


def _is_scare(prose: Prose, quote: Quote) -> bool:
    """Up to three ordinary words in quotation marks, in a sentence that gives them to nobody."""
    inside = prose.text[quote.start : quote.end].split()
    return 0 < len(inside) <= _SCARE_WORDS and not any(word[:1].isupper() for word in inside)
