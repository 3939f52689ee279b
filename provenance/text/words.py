"""Words: runs of letters and digits with their places, folded for matching.

Hyphens, apostrophes and spaces part words alike, so that "far-right" and "far right" are the same two words.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")

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
    """The words of a view: `folded[i]` stands at `text[starts[i]:ends[i]]`, in view code points."""

    __slots__ = ("ends", "folded", "starts", "text")

    def __init__(self, text: str, language: str = "") -> None:
        lower = fold(text, language)
        spans = [match.span() for match in _WORD.finditer(lower)]
        self.text = text
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.folded = [lower[start:end] for start, end in spans]

    def __len__(self) -> int:
        return len(self.folded)

    def gap(self, index: int) -> str:
        """The characters between word `index` and the next one (to the end of the text after the last)."""
        following = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        return self.text[self.ends[index] : following]

    def capitalised(self, index: int) -> bool:
        """Whether word `index` begins with a capital letter."""
        return self.text[self.starts[index]].isupper()


@lru_cache(maxsize=4096)
def split_words(phrase: str, language: str = "") -> tuple[str, ...]:
    """The folded words of a short phrase."""
    return tuple(_WORD.findall(fold(phrase, language)))
