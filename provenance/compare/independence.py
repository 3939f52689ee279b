"""Which of the compared articles are one voice: copies and relays are counted once, and it is said why.

Ten outlets that print one dispatch are one witness. Shared words show it; an agency that both credit is a second
witness that lets fewer shared words do, and shows nothing alone: an agency sends many texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from provenance.chain.copies import LONG, tiled
from provenance.chain.graph import Chain
from provenance.framing.analysis import Analysis

# Share of the shorter text in runs of eight and more words: alone, and where both credit one agency.
ALIKE, CREDITED = 0.5, 0.25
# Fewer shared words than this are a sentence that two desks may both have from elsewhere.
_LEAST = 30
# From this share of quoted words on, both may have heard the same speech.
_QUOTED = 0.8


class Kinship(msgspec.Struct, frozen=True):
    """Two articles of one voice (indices): the share of the shorter one's words in common, agencies both credit.

    `share` (0 to 1) counts words in shared runs of eight and more words.
    """

    one: int
    other: int
    share: float
    agencies: tuple[str, ...]


class OneVoice(msgspec.Struct, frozen=True):
    """Articles that are not independent of one another; `articles` are indices into the compared articles.

    `because` says what shows it, empty for an article that stands alone; `kin` are the pairs it rests on.
    """

    articles: tuple[int, ...]
    because: tuple[str, ...]
    kin: tuple[Kinship, ...] = ()


class Credit(msgspec.Struct, frozen=True):
    """An agency that articles of several voices credit without enough shared words to make them one."""

    agency: str
    articles: tuple[int, ...]


class Independence(msgspec.Struct, frozen=True):
    """The voices among the compared articles: each article stands in exactly one of `voices`, in order."""

    voices: tuple[OneVoice, ...]
    credits: tuple[Credit, ...] = ()

    @property
    def count(self) -> int:
        """How many independent voices there are."""
        return len(self.voices)

    def voice_of(self, article: int) -> int:
        """The number of the voice an article belongs to."""
        return next(number for number, voice in enumerate(self.voices) if article in voice.articles)

    def heard_in(self, articles: Sequence[int]) -> int:
        """How many voices some articles are."""
        return len({self.voice_of(article) for article in articles})


def independence(analyses: Sequence[Analysis], chains: Sequence[Chain], names: Sequence[str]) -> Independence:
    """The voices of several articles; `names` stand in the reasons. Only articles in one language are held together.

    What copies of one text share is passed on: an article that is one voice with another is so with its copies too.
    """
    credited = [_agencies(chain) for chain in chains]
    # The strongest first, and of several ways to one voice only the first: the fewest pairs that show it.
    found = sorted(_kin(analyses, credited), key=lambda kin: (-kin.share, kin.one, kin.other))
    voice = list(range(len(analyses)))
    shown: list[Kinship] = []
    for kin in found:
        old, new = voice[kin.other], voice[kin.one]
        if old != new:
            shown.append(kin)
            voice = [new if one == old else one for one in voice]
    made = []
    for number in dict.fromkeys(voice):
        articles = tuple(article for article, one in enumerate(voice) if one == number)
        own = tuple(kin for kin in shown if kin.one in articles)
        made.append(OneVoice(articles, tuple(reason(kin, names) for kin in own), own))
    return Independence(tuple(made), tuple(_unshared(credited, voice)))


def reason(kin: Kinship, names: Sequence[str]) -> str:
    """What shows that two articles are one voice: "A and C share 84 % of their words, both credit Reuters"."""
    both = f", both credit {' and '.join(kin.agencies)}" if kin.agencies else ""
    return f"{names[kin.one]} and {names[kin.other]} share {round(100 * kin.share)} % of their words{both}"


def count_of(found: Independence) -> str:
    """ "1 voice", "2 voices"."""
    return f"{found.count} voice{'' if found.count == 1 else 's'}"


def said(found: Independence, names: Sequence[str]) -> tuple[str, ...]:
    """A line for each voice of several articles and for each agency whose credit alone joins nothing."""
    one = tuple(
        f"one voice: {'; '.join(reason(kin, names) for kin in voice.kin)}" for voice in found.voices if voice.kin
    )
    apart = tuple(
        f"{', '.join(names[article] for article in credit.articles)} credit {credit.agency}, which alone does not make "
        "them one voice: too few of their words are shared, or they are in different languages"
        for credit in found.credits
    )
    return one + apart


def _kin(analyses: Sequence[Analysis], credited: Sequence[tuple[str, ...]]) -> Iterator[Kinship]:
    for one in range(len(analyses)):
        for other in range(one + 1, len(analyses)):
            if analyses[one].article.language != analyses[other].article.language:
                continue
            agencies = tuple(name for name in credited[one] if name in credited[other])
            share = _shared(analyses[one], analyses[other])
            if share >= (CREDITED if agencies else ALIKE):
                yield Kinship(one, other, share, agencies)


def _shared(one: Analysis, other: Analysis) -> float:
    """The share of the shorter article's words that the other has in long runs; 0 where that may be chance."""
    short, long = sorted((one, other), key=lambda analysis: len(analysis.prose.words.folded))
    ours, theirs = short.prose.words.folded, long.prose.words.folded
    if ours and list(ours) == list(theirs):
        return 1.0
    runs = [(at, size) for at, _, size in tiled(ours, theirs) if size >= LONG]
    words = sum(size for _, size in runs)
    if words < _LEAST or _quoted(short, runs) >= _QUOTED * words:
        return 0.0
    return round(words / len(ours), 3)


def _quoted(analysis: Analysis, runs: Sequence[tuple[int, int]]) -> int:
    """How many words of the runs stand in quotation marks."""
    starts = analysis.prose.words.starts
    quoted: set[int] = set()
    for stretch in analysis.voices.stretches:
        if stretch.voice == "quoted":
            quoted.update(range(bisect_left(starts, stretch.start), bisect_left(starts, stretch.end)))
    return sum(at + step in quoted for at, size in runs for step in range(size))


def _agencies(chain: Chain) -> tuple[str, ...]:
    """The agencies a text says it comes from; an agency that it only quotes, or that is contradicted, is none."""
    through = {hop.source for hop in chain.hops if hop.kind != "quoted" and hop.status != "contradicted"}
    return tuple(dict.fromkeys(node.name for node in chain.nodes if node.kind == "agency" and node.id in through))


def _unshared(credited: Sequence[tuple[str, ...]], voice: Sequence[int]) -> Iterator[Credit]:
    for agency in dict.fromkeys(name for names in credited for name in names):
        articles = tuple(article for article, names in enumerate(credited) if agency in names)
        if len({voice[article] for article in articles}) > 1:
            yield Credit(agency, articles)
