"""How common letters, consonants and numbers are in each language: what two texts share by chance counts little.

A table holds shares of documents for the commonest traits only, in plain text that can be read by eye; whatever it
does not list counts as rare. They are made by `tools/background_tables.py` and hold no sentence of any text.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec

from provenance.chain.traits import ALGORITHM, Traits
from provenance.errors import LexiconError
from provenance.lexicon.source import lexicons_folder

CHANNELS = ("grams", "skeletons", "stems", "names", "numbers", "concepts")
# A trait that no table lists is taken to stand in one document of 120; one in nearly every document still counts.
_RARE = math.log(120)
_COMMON = 0.05
_LEAST_SHARE = 0.14
# What each consonant less is worth in a shortened skeleton, and how many may be missing.
_SHORTENED = {"stems": (0.5, 2), "names": (0.6, 3)}


class Background(msgspec.Struct, frozen=True):
    """Shares of documents (0 to 1) that hold a trait, by channel and by the number of the trait."""

    language: str
    shares: dict[str, dict[int, float]]

    def rarity(self, channel: str, trait: int) -> float:
        """The inverse document frequency of a trait, as a natural logarithm."""
        share = self.shares.get(channel, {}).get(trait)
        return _RARE if share is None else max(-math.log(share), _COMMON)


def bag(found: Traits, channel: str) -> dict[int, float]:
    """How often each trait of a channel stands in a text; numbers and concepts by the CRC-32 of their spelling."""
    if channel in ("numbers", "concepts"):
        listed: Sequence[str] = found.numbers if channel == "numbers" else found.concepts
        return dict(Counter(zlib.crc32(one.encode()) for one in listed))
    if channel in _SHORTENED:
        return _shortened(found.names if channel == "names" else found.skeletons, *_SHORTENED[channel])
    return dict(Counter(found.grams if channel == "grams" else found.skeletons))


def _shortened(skeletons: Iterable[int], worth: float, most: int) -> dict[int, float]:
    """Skeletons with their own beginnings, since endings differ between languages."""
    bag: dict[int, float] = {}
    for one in skeletons:
        weight = 1.0
        for _ in range(most + 1):
            bag[one] = bag.get(one, 0.0) + weight
            one //= 10
            weight *= worth
            if one < 100:
                break
    return bag


def background(language: str) -> Background:
    """The background of a language; an empty one, by which everything is rare, where there is no table."""
    return _background(language) if language.isalpha() else Background(language, {})


@cache
def _background(language: str) -> Background:
    path = lexicons_folder() / "background" / f"{language}.txt"
    return read(path) if path.exists() else Background(language, {})


def counted(documents: Sequence[Traits], least: float = _LEAST_SHARE) -> Background:
    """The background of some documents of one language; traits in less than a share `least` of them are left out."""
    shares: dict[str, dict[int, float]] = {}
    for channel in CHANNELS:
        held: Counter[int] = Counter()
        for one in documents:
            held.update(bag(one, channel).keys())
        total = len(documents)
        shares[channel] = {trait: count / total for trait, count in held.items() if count >= max(3, least * total)}
    return Background(documents[0].language if documents else "", shares)


def written(table: Background, about: str) -> str:
    """A background as text: a line for each channel and share in hundredths, with its traits."""
    lines = [f"# {line}".rstrip() for line in about.splitlines()] + [f"{ALGORITHM} {table.language}"]
    for channel in CHANNELS:
        by_share: dict[int, list[int]] = {}
        for trait, share in table.shares.get(channel, {}).items():
            by_share.setdefault(round(share * 100), []).append(trait)
        for hundredths in sorted(by_share, reverse=True):
            lines.append(f"{channel} {hundredths} " + " ".join(map(str, sorted(by_share[hundredths]))))
    return "\n".join(lines) + "\n"


def read(path: Path) -> Background:
    """A background from its file. Raises LexiconError, with file and line, for one of another algorithm or damaged."""
    shares: dict[str, dict[int, float]] = {channel: {} for channel in CHANNELS}
    language = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        first, second, *rest = [*line.split(), ""]
        if not language:
            if first != ALGORITHM:
                raise LexiconError(
                    f"the table was made for {first!r}", where=f"{path}:{number}",
                    mend=f"make it anew for {ALGORITHM}: python tools/background_tables.py",
                )  # fmt: skip
            language = second
            continue
        try:
            shares[first].update(dict.fromkeys(map(int, filter(None, rest)), int(second) / 100))
        except (KeyError, ValueError):
            raise LexiconError(
                "this is no line of a background table", where=f"{path}:{number}",
                mend="write a channel, a share in hundredths and numbers",
            ) from None  # fmt: skip
    return Background(language, shares)
