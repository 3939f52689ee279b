"""Bridges: everyday news words of two languages that share too few letters to be recognised in one another.

A bridge gives a word of either language the same id, so that an Arabic text finds its English source. It is no
dictionary: a wrong pair costs little among hundreds, and no finding ever rests on one word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from provenance.errors import LexiconError
from provenance.lexicon.languages import language as language_file
from provenance.lexicon.source import TomlFile, lexicons_folder, toml_files, want
from provenance.text.words import fold

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 40
# Endings that Arabic writes together with a word; before its owner's ending, ta marbuta is an open ta.
_ENDINGS = {"ar": ("ها", "هم", "ات", "ين", "ون", "ان", "ية", "ه", "ا", "ي")}
_OPENED = {"ar": ("ت", "ة")}


class Bridge(NamedTuple):
    """The words of two languages, folded, with the ids of their meanings."""

    words: dict[str, dict[str, tuple[str, ...]]]


def bridged(text: str, language: str) -> tuple[str, ...]:
    """The ids of the bridge words in a text, with repeats; () for a language without a bridge."""
    table = _bridges().words.get(language)
    if table is None:
        return ()
    found: list[str] = []
    for word in _WORD.findall(fold(text, language)):
        if len(word) <= _LONGEST:
            found += _meanings(word, language)
    return tuple(found)


@lru_cache(maxsize=65536)
def _meanings(word: str, language: str) -> tuple[str, ...]:
    table = _bridges().words[language]
    if word in table:
        return table[word]
    clitics = _clitics(language)
    for clitic in clitics:
        if word.startswith(clitic) and word[len(clitic) :] in table:
            return table[word[len(clitic) :]]
    for clitic in ("", *clitics):
        if word.startswith(clitic):
            for bare in _without_ending(word[len(clitic) :], language):
                if bare in table:
                    return table[bare]
    return ()


def _without_ending(word: str, language: str) -> list[str]:
    """The forms that a word could have without the ending written together with it."""
    found = []
    for ending in _ENDINGS.get(language, ()):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            bare = word[: -len(ending)]
            found.append(bare)
            opened, closed = _OPENED[language]
            if bare.endswith(opened):
                found.append(bare[:-1] + closed)
    return found


@cache
def _clitics(language: str) -> tuple[str, ...]:
    if language not in _ENDINGS:
        return ()
    return tuple(sorted(language_file(language).words("prefixes"), key=len, reverse=True))


@cache
def _bridges() -> Bridge:
    """Every bridge file: `words` with a line a meaning, forms of `other` before the equals sign, ours behind it."""
    words: dict[str, dict[str, list[str]]] = {}
    for path in toml_files([lexicons_folder()], "bridges"):
        file = TomlFile(path)
        where = f"{path}:{file.line_of('words')}"
        ours, other = want(file.data, "language", str, where), want(file.data, "other", str, where)
        for line in want(file.data, "words", str, where).strip().splitlines():
            left, equals, right = line.partition("=")
            if not (equals and left.split() and right.split()):
                raise LexiconError(f"{line!r} pairs no words", where=where, mend="write: word word = word word")
            meaning = f"{other}:{left.split()[0]}"
            for code, side in ((other, left), (ours, right)):
                for word in side.split():
                    words.setdefault(code, {}).setdefault(fold(word, code), []).append(meaning)
    return Bridge({code: {word: tuple(ids) for word, ids in table.items()} for code, table in words.items()})
