"""Media and posts that a text names beside a word of saying: "TASS reported, citing Interfax", "wrote on Telegram".

A speaker is found by the grammar of who says what; a medium that only passes on what others said has another place in
the sentence: behind "citing", behind "told", between a class word and a verb. Its name must be one that the lexicon of
outlets knows and that means nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provenance.chain.hands import Hands
from provenance.framing.analysis import Analysis
from provenance.framing.prose import Prose, Sentence
from provenance.framing.speakers import Speaker
from provenance.lexicon.matcher import Hit
from provenance.lexicon.outlets import Outlets
from provenance.text.words import fold, split_words

_LONGEST, _BETWEEN, _BESIDE = 4, 4, 1
_PARTED = re.compile(r"[,;:.!?…—–()\n]")
_SUFFIXED = frozenset(("ru", "uk", "bg", "sr", "tr", "az", "hy", "ka", "kk", "pl", "cs"))
_STEM, _SUFFIX = 4, 3
# Signs that write no capitals.
_CASELESS = re.compile(r"[\u0590-\u08ff\u10a0-\u10ff\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]")
# Languages whose verb stands last.
_VERB_LAST = frozenset(("tr", "az", "kk", "ka", "hy"))
_PLATFORMS = {
    "telegram": "Telegram", "телеграм": "Telegram", "телеграме": "Telegram", "телеграмі": "Telegram",
    "telegramda": "Telegram", "تلغرام": "Telegram", "تليغرام": "Telegram", "تيليغرام": "Telegram",
    "twitter": "Twitter", "твиттере": "Twitter", "твіттері": "Twitter", "twitterda": "Twitter", "تويتر": "Twitter",
    "facebook": "Facebook", "фейсбуке": "Facebook", "фейсбуці": "Facebook", "facebookda": "Facebook",
    "فيسبوك": "Facebook", "instagram": "Instagram", "إنستغرام": "Instagram", "tiktok": "TikTok", "bluesky": "Bluesky",
    "mastodon": "Mastodon", "weibo": "Weibo", "vkontakte": "VK", "вконтакте": "VK", "threads": "Threads", "x": "X",
    "إكس": "X",
}  # fmt: skip
# "özünün Telegram kanalında", "bu konuda X hesabından": what may part a name from a platform whose verb stands last.
_OWN = frozenset((
    "öz", "özünün", "rəsmi", "bu", "barədə", "haqda", "kendi", "resmi", "konuda", "konuyla", "ilgili", "dün", "bugün",
    "dünən", "bu gün",
))  # fmt: skip
# Characters of a case ending and a space between a speaker's name and the platform.
_ENDING = 2


class Mention(NamedTuple):
    """A medium by name, as a span of the view; `citing`: what stands here is whom another medium cites."""

    name: str
    start: int
    end: int
    sentence: int
    citing: bool

    def speaker(self) -> Speaker:
        """The mention as somebody heard."""
        return Speaker(self.name, self.name.casefold(), "media", "", "", "", self.start, self.end)


def media_cited(analysis: Analysis, hands: Hands) -> Iterator[Mention]:
    """The media named beside a word of saying, in order; not the page's own name."""
    prose = analysis.prose
    upto = -1
    for at in _possible(prose, _openings(hands.outlets)):
        found = _named(prose, hands, at, suffixed=_suffixed(prose)) if at > upto else None
        number = prose.sentence_at(at) if found else -1
        if found is None or number < 0 or _within_name(prose, at, found[0]):
            continue
        upto, name = found
        last = upto
        cites = _cites(prose, prose.sentences[number], at, last)
        if cites is not None and not hands.is_own(name):
            yield Mention(name, prose.words.starts[at], prose.words.starts[at] + len(name), number, cites)


def _suffixed(prose: Prose) -> bool:
    return prose.language.code in _SUFFIXED


class _Openings(NamedTuple):
    """The first words of the names of outlets, each with the second words, and those that a name writes small."""

    seconds: dict[str, frozenset[str]]
    small: frozenset[str]


_kept: list[tuple[Outlets, _Openings]] = []


def _openings(outlets: Outlets) -> _Openings:
    """How names of outlets begin; kept for the lexicon that was asked last."""
    if not _kept or _kept[0][0] is not outlets:
        seconds: dict[str, set[str]] = {}
        for name in outlets.by_name:
            first, _, rest = name.partition(" ")
            seconds.setdefault(first, set()).add(rest.split(" ", 1)[0])
        names = (name for one in outlets.all for name in (one.name, *one.aliases))
        small = {words[0] for name in names if not name[:1].isupper() and (words := split_words(name))}
        _kept[:] = [(outlets, _Openings({first: frozenset(all) for first, all in seconds.items()}, frozenset(small)))]
    return _kept[0][1]


def _possible(prose: Prose, openings: _Openings) -> Iterator[int]:
    """The words at which the name of a medium may begin, as far as one look tells."""
    words = prose.words
    folded = words.folded
    if _suffixed(prose):
        for at, word in enumerate(folded):
            if any(word[: len(word) - end] in openings.seconds for end in range(_SUFFIX + 1)):
                yield at
        return
    # The table is asked for every word at once; Python then sees only the words that open a name.
    for at, seconds in enumerate(map(openings.seconds.get, folded)):
        if seconds is None or not ("" in seconds or (at + 1 < len(folded) and folded[at + 1] in seconds)):
            continue
        if folded[at] in openings.small or _written_as_name(prose, at):
            yield at


def _within_name(prose: Prose, first: int, last: int) -> bool:
    """Whether a name goes on before or behind what was found: "the Charlotte Observer", "Andrew Breitbart"."""
    words, common = prose.words, prose.language.words("function_words")
    before = first - 1
    if (
        before >= 0
        and words.gap(before) == " "
        and words.capitalised(before)
        and words.folded[before] not in common
        and not prose.between("speaker", before, first)
        and not prose.between("party", before, first)
        and not prose.between("cue", before, first)
        and not prose.between("before", before, first)
    ):
        return True
    return words.folded[last + 1 : last + 2] != [] and words.folded[last + 1] in prose.language.group(
        "attribution", "not_told"
    )


def _written_as_name(prose: Prose, at: int) -> bool:
    return prose.words.capitalised(at) or _CASELESS.match(prose.words.folded[at]) is not None


def _named(prose: Prose, hands: Hands, first: int, *, suffixed: bool) -> tuple[int, str] | None:
    """The last word and the name of the longest medium that begins at a word."""
    words, folded = prose.words, prose.words.folded
    for count in range(_LONGEST, 0, -1):
        last = first + count - 1
        if last >= len(folded) or any(_PARTED.search(words.gap(at)) for at in range(first, last)):
            continue
        key = " ".join(folded[first : last + 1])
        for end in range(_SUFFIX + 1 if suffixed and len(folded[last]) > _STEM else 1):
            stem = key[: len(key) - end]
            if stem in hands.outlets.by_name and len(folded[last]) - end >= min(_STEM, len(folded[last])):
                name = words.text[words.starts[first] : words.ends[last] - end]
                bearers = [one for one in hands.outlets.bearing(stem) if one.kind != "institution"]
                written = _written_as_name(prose, first) or any(
                    name in (one.name, *one.aliases) for one in bearers
                )  # "dpa"
                if written and any(count > 1 or not one.ambiguous for one in bearers):
                    return last, name
    return None


def _cites(prose: Prose, sentence: Sentence, first: int, last: int) -> bool | None:
    """Whether a medium stands where it is cited by another; None where it is not the source of what is said at all."""
    for hit in prose.between("before", sentence.first, first):
        if _together(prose, hit.last, first, _BETWEEN):
            return _is_citing(prose, hit)
    for hit in prose.between("after", last + 1, sentence.last):
        if _together(prose, last, hit.first, 2):
            return _is_citing(prose, hit)
    for hit in prose.between("before", last + 1, sentence.last):
        if hit.first == last + 1 and _is_citing(prose, hit):
            return False  # "TASS, citing the ministry, said"
    for hit in prose.between("cue", sentence.first, sentence.last):
        if hit.first > last and _together(prose, last, hit.first, _BESIDE):
            return False
        if hit.last < first and _together(prose, hit.last, first, _BETWEEN) and _closed(prose, sentence, last):
            return False
    return None


def _together(prose: Prose, left: int, right: int, most: int) -> bool:
    """Whether nothing but a few words that are no names stands between two words."""
    between = range(left + 1, right)
    aside = prose.language.group("attribution", "not_told")
    return (
        0 <= len(between) <= most
        and not any(_PARTED.search(prose.words.gap(at)) for at in range(left, right))
        and not any(_is_name(prose, at) or prose.words.folded[at] in aside for at in between)
    )


def _is_name(prose: Prose, at: int) -> bool:
    """Whether a word is written as a name; in German a noun for somebody who speaks is none."""
    if not prose.words.capitalised(at):
        return False
    nouns = ("speaker", "title") if prose.language.code == "de" else ()
    return not any(prose.between(kind, at, at + 1) for kind in nouns)


def _closed(prose: Prose, sentence: Sentence, last: int) -> bool:
    """Whether a name ends its clause: it is whom somebody told, or who said it, and not what is talked about."""
    if last + 1 >= sentence.last or _PARTED.search(prose.words.gap(last)):
        return True
    return prose.words.folded[last + 1] in prose.language.group("attribution", "that")


def _is_citing(prose: Prose, hit: Hit) -> bool:
    words = " ".join(prose.words.folded[hit.first : hit.last + 1])
    return any(words == fold(one, prose.language.code) for one in prose.language.group("attribution", "citing"))


class Post(NamedTuple):
    """What somebody wrote on a platform."""

    platform: str
    speaker: Speaker


def posts_cited(analysis: Analysis) -> Iterator[Post]:
    """Posts by somebody named: a word of saying with a platform close behind it, in a sentence with that speaker."""
    prose = analysis.prose
    words, that = prose.words, prose.language.group("attribution", "that")
    if _PLATFORMS.keys().isdisjoint(words.folded):
        return
    for at, word in enumerate(words.folded):
        platform = _PLATFORMS.get(word)
        if platform is None or (platform == "X" and word == "x" and words.text[words.starts[at]] != "X"):
            continue
        number = prose.sentence_at(at)
        if number < 0:
            continue
        sentence = prose.sentences[number]
        for hit in prose.between("cue", sentence.first, at + 1):
            told = any(words.folded[place] in that for place in range(hit.last + 1, at))
            if not told and (hit.last >= at - 1 or _together(prose, hit.last, at, 3)):
                speaker = _who(prose, analysis.voices.speakers, hit)
                speaker = speaker or _named_before(prose, sentence, hit.first)
                if speaker is not None:
                    yield Post(platform, speaker)
                    break
        else:
            speaker = _before_platform(prose, sentence, at, analysis.voices.speakers)
            if speaker is not None:
                yield Post(platform, speaker)


def _before_platform(prose: Prose, sentence: Sentence, at: int, speakers: Iterable[Speaker]) -> Speaker | None:
    """Who stands before a platform that its word of saying follows: "Ali Demir Telegram kanalında yazdı"."""
    if prose.language.code not in _VERB_LAST:
        return None
    if not any(_together(prose, at, hit.first, 1) for hit in prose.between("cue", at + 1, sentence.last)):
        return None
    first = at
    while first > sentence.first and prose.words.folded[first - 1] in _OWN:
        first -= 1
    start = prose.words.starts[first]
    beside = (one for one in speakers if one.kind != "anonymous" and one.end <= start <= one.end + _ENDING)
    known = next((one for one in beside if not _PARTED.search(prose.words.text, one.end, start)), None)
    return _named_before(prose, sentence, first) or known


def _named_before(prose: Prose, sentence: Sentence, at: int) -> Speaker | None:
    """Two to four capitalised words right before a word, as somebody named whom no list of offices knows."""
    words, common = prose.words, prose.language.words("function_words")
    first = at
    while (
        first > max(sentence.first, at - 4)
        and words.capitalised(first - 1)
        and words.folded[first - 1] not in common
        and words.gap(first - 1) in (" ", ", " if first == at else " ")
    ):
        first -= 1
    if at - first < 2:
        return None
    start, end = words.starts[first], words.ends[at - 1]
    name = words.text[start:end]
    return Speaker(name, name.casefold(), "person", "", "", "", start, end)


def _who(prose: Prose, speakers: Iterable[Speaker], said: Hit) -> Speaker | None:
    """The speaker right before a word of saying, or right behind it."""
    start, end = prose.words.starts[said.first], prose.words.ends[said.last]
    text = prose.words.text
    for one in speakers:
        between = text[one.end : start] if one.end <= start else text[end : one.start]
        if one.kind != "anonymous" and len(between) <= 12 and not _PARTED.search(between) and between.count(" ") <= 2:
            return one
    return None
