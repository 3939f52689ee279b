"""Capitals: those of the words that are replaced pass on to the words that replace them."""

from __future__ import annotations

import re

DETERMINERS = frozenset(
    ("the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "some",
     "any", "no", "every")
)  # fmt: skip
PREPOSITIONS = frozenset(
    ("of", "by", "in", "for", "from", "to", "with", "on", "at", "about", "against", "under", "over", "between",
     "among", "near", "into")
)  # fmt: skip
_SENTENCE_ENDS = re.compile(r"[.!?:]['\"”’»)]*\s*$")


def cased(quoted: str, before: str, text: str, *, headline: bool) -> str:
    """`text` with the capitals of `quoted`: all of them, the first of a sentence, or those of a headline."""
    letters = [char for char in quoted if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters) and not _is_acronym(quoted, before):
        return text.upper()
    if not quoted[:1].isupper():
        return text
    first = not re.search(r"\w", before) or _SENTENCE_ENDS.search(before) is not None
    if headline:
        words = text.split(" ")
        small = PREPOSITIONS | DETERMINERS
        return " ".join(
            word if word.lower() in small and (number or not first) else _up(word) for number, word in enumerate(words)
        )
    return _up(text) if first else text


def _is_acronym(quoted: str, before: str) -> bool:
    """Whether a word in capitals is written so anywhere, not because its headline is."""
    around = [char for char in before if char.isalpha()]
    return " " not in quoted and len(quoted) < 6 and not (around and all(char.isupper() for char in around))


def _up(text: str) -> str:
    return text[:1].upper() + text[1:]
