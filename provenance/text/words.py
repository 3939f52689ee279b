"""Words: runs of letters and digits with their places, folded for matching.

Hyphens, apostrophes and spaces part words alike, so that "far-right" and "far right" are the same two words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

_WORD = re.compile(r"[^\W_]+")
# Twice as fast as a run without the underscore, which is taken out first.
_RUN = re.compile(r"(\w+)")

# Letters that a language's writers use for one another, or whose case pairs differ; one for one, so that
# folding never shifts an offset.
_TURKIC = {ord("I"): "ı", ord("İ"): "i"}
_CYRILLIC = {ord("ё"): "е", ord("Ё"): "е"}
_ARABIC = {
    ord("أ"): "ا",
    ord("إ"): "ا",
    ord("آ"): "ا",
    ord("ٱ"): "ا",
    ord("ى"): "ي",
    ord("ی"): "ي",
    ord("ک"): "ك",
}
_TABLES = {"tr": _TURKIC, "az": _TURKIC, "ru": _CYRILLIC, "ar": _ARABIC, "fa": _ARABIC}


def fold(text: str, language: str = "") -> str:
    """Lower-case `text` without changing its length, with the letters of `language` that stand for one another.

    Turkish and Azerbaijani have two letters i; Russian ё is also written е; Arabic alef with its signs is alef.
    """
    table = _TABLES.get(language)
    if table is not None:
        text = text.translate(table)
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else low[0] for char in text)


class Words:
    """The words of a view: `folded[i]` stands at `text[starts[i]:ends[i]]`, in view code points.

    `gaps[i]` is what parts word `i` from the next one (the end of the text behind the last), folded.
    """

    __slots__ = ("ends", "folded", "gaps", "starts", "text")

    def __init__(self, text: str, language: str = "") -> None:
        lower = fold(text, language)
        underscored = "_" in lower
        # Splitting and summing run in C: gap, word, gap, word, …, gap.
        parts = _RUN.split(lower.replace("_", " ") if underscored else lower)
        upto = list(accumulate(map(len, parts)))
        self.text = text
        self.starts = upto[0:-1:2]
        self.ends = upto[1::2]
        self.folded = parts[1::2]
        self.gaps = parts[2::2]
        if underscored:
            self.gaps = [lower[end:start] for end, start in zip(self.ends, upto[2::2], strict=True)]

    def __len__(self) -> int:
        return len(self.folded)

    def gap(self, index: int) -> str:
        """The characters between word `index` and the next one (to the end of the text after the last)."""
        return self.gaps[index]

    def capitalised(self, index: int) -> bool:
        """Whether word `index` begins with a capital letter."""
        return self.text[self.starts[index]].isupper()


@lru_cache(maxsize=4096)
def split_words(phrase: str, language: str = "") -> tuple[str, ...]:
    """The folded words of a short phrase."""
    return tuple(_WORD.findall(fold(phrase, language)))
