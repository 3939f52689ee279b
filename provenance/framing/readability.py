"""Readability, where a desk asks for it: one figure with the name of its method, by textstat.

A figure of sentence length and syllables, made for its language; languages without such a method get none. Nothing is
downloaded: textstat would fetch a pronouncing dictionary for English, so its syllables come from hyphenation (pyphen)
in every language, and the report says so.
"""

from __future__ import annotations

import msgspec

from provenance.article.article import PROSE
from provenance.framing.prose import Prose

# Flesch's scale, 0 hard to 100 easy, with the constants of each language, as textstat has them.
METHODS = {
    "en": "Flesch reading ease (Flesch 1948)",
    "de": "Flesch reading ease with Amstad's constants (1978)",
    "es": "Fernández Huerta's legibility (1959)",
    "fr": "Flesch reading ease with Kandel and Moles's constants (1958)",
    "it": "Flesch reading ease with Vacca's constants (1972)",
    "nl": "Flesch reading ease with Douma's constants (1960)",
    "ru": "Flesch reading ease with Oborneva's constants (2006)",
}
SHORTEST = 100


class Readability(msgspec.Struct, frozen=True):
    """A figure on Flesch's scale (0 hard, 100 easy; it may leave the scale at both ends) and how it was made.

    `value` is None where there is no method for the language or fewer than 100 words; `because` says which.
    """

    value: float | None
    method: str
    because: str
    syllables: str = "by hyphenation (pyphen)"
    tool: str = ""


def readability(prose: Prose) -> Readability:
    """How easily an article's prose reads, by the method of its language."""
    code = prose.article.language
    method = METHODS.get(code, "")
    if not method:
        return Readability(None, "", f"no method for language {code!r}")
    if prose.word_count < SHORTEST:
        return Readability(None, method, f"{prose.word_count} words; below {SHORTEST} the figure means nothing")
    import textstat
    from textstat.backend.counts import _count_syllables as counting

    text = "\n".join(prose.text[p.start : p.end] for p in prose.article.passages if p.kind in PROSE - {"headline"})
    dictionary = counting.get_cmudict
    counting.get_cmudict = _no_dictionary
    try:
        textstat.set_lang(code)
        value = round(float(textstat.flesch_reading_ease(text)), 1)
    finally:
        counting.get_cmudict = dictionary
        textstat.set_lang("en_US")
    version = ".".join(map(str, textstat.__version__))
    return Readability(value, method, f"{prose.word_count} words", tool=f"textstat {version}")


def _no_dictionary(_language: str) -> None:
    """Stands in for textstat's pronouncing dictionary, which is no part of it and would be downloaded."""
