"""Bridges: everyday news words of languages that share too few letters to be recognised in one another.

A bridge gives a word of either language the same id, so that an Arabic text finds its English source. It is no
dictionary: a wrong pair costs little among hundreds, and no finding ever rests on one word. `lexicons/bridges/en.toml`
lists the meanings, the first English word of a line being its name; every other file gives forms for these names, so
that two languages meet by way of it as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from provenance.errors import LexiconError
from provenance.lexicon.languages import language as language_file
from provenance.lexicon.source import TomlFile, lexicons_folder, toml_files, want
from provenance.text.words import fold

PIVOT = "en"
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 40
# A form with this sign behind it stands for every word that begins with it.
_STEM = "-"
# Marks inside a word of Ukrainian, which part words elsewhere: a Turkish name from its endings.
_INSIDE = {"uk": str.maketrans("", "", "'’ʼ")}
# Endings that Arabic writes together with a word; before its owner's ending, ta marbuta is an open ta.
_ENDINGS = {"ar": ("ها", "هم", "ات", "ين", "ون", "ان", "ية", "ه", "ا", "ي")}
_OPENED = {"ar": ("ت", "ة")}


class Bridge(NamedTuple):
    """Words and stems of one language, folded, with the ids of their meanings; lengths of stems, longest first."""

    words: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]
    lengths: tuple[int, ...]


def bridged(text: str, language: str) -> tuple[str, ...]:
    """The ids of the bridge words in a text, with repeats; () for a language without a bridge."""
    if language not in _bridges():
        return ()
    found: list[str] = []
    for word in _WORD.findall(fold(text.translate(_INSIDE.get(language, {})), language)):
        if len(word) <= _LONGEST:
            found += _meanings(word, language)
    return tuple(found)


@lru_cache(maxsize=65536)
def _meanings(word: str, language: str) -> tuple[str, ...]:
    table = _bridges()[language]
    if word in table.words:
        return table.words[word]
    for length in table.lengths:
        if word[:length] in table.stems:
            return table.stems[word[:length]]
    clitics = _clitics(language)
    for clitic in clitics:
        if word.startswith(clitic) and word[len(clitic) :] in table.words:
            return table.words[word[len(clitic) :]]
    for clitic in ("", *clitics):
        if word.startswith(clitic):
            for bare in _without_ending(word[len(clitic) :], language):
                if bare in table.words:
                    return table.words[bare]
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
def _bridges() -> dict[str, Bridge]:
    """The bridge of each language. Raises LexiconError, with file and line, for one that cannot be read."""
    files = {path.stem: TomlFile(path) for path in toml_files([lexicons_folder()], "bridges")}
    if PIVOT not in files:
        return {}
    meanings = {line.split()[0]: line.split() for _, line in _lines(files.pop(PIVOT), "words")}
    found = {PIVOT: _bridge(PIVOT, ((name, forms) for name, forms in meanings.items()))}
    for language, file in files.items():
        found[language] = _bridge(language, _pairs(file, meanings))
    return found


def _pairs(file: TomlFile, meanings: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """Each meaning of a file with its forms."""
    for where, line in _lines(file, "words"):
        name, equals, forms = (part.strip() for part in line.partition("="))
        if not (equals and name and forms):
            raise LexiconError(f"{line!r} pairs no words", where=where, mend="write: meaning = word stem- word")
        if name not in meanings:
            raise LexiconError(
                f"{name!r} begins no line of {PIVOT}.toml", where=where, mend="list its English forms there first"
            )
        yield name, forms.split()


def _lines(file: TomlFile, field: str) -> Iterator[tuple[str, str]]:
    """The lines of a field that are not empty, with where they stand."""
    first = file.line_of(field)
    for number, line in enumerate(str(want(file.data, field, str, f"{file.path}:{first}")).splitlines(), start=1):
        if line.strip():
            yield f"{file.path}:{first + number}", line


def _bridge(language: str, pairs: Iterator[tuple[str, list[str]]]) -> Bridge:
    words: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}
    for name, forms in pairs:
        for form in forms:
            table, bare = (stems, form.removesuffix(_STEM)) if form.endswith(_STEM) else (words, form)
            ids = table.setdefault(fold(bare, language), [])
            if (meaning := f"{PIVOT}:{name}") not in ids:
                ids.append(meaning)
    lengths = tuple(sorted({len(stem) for stem in stems}, reverse=True))
    return Bridge(_frozen(words), _frozen(stems), lengths)


def _frozen(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {form: tuple(ids) for form, ids in table.items()}
