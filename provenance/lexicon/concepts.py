"""Framing: categories, concepts shared by languages, and term lists, read from `framing/`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from provenance.errors import LexiconError
from provenance.lexicon.source import Entry, TomlFile, check_keys, strings, toml_files, want

_CONCEPT_KEYS = (
    "id", "category", "strength", "precise", "rationale", "forms", "instead", "unless", "near", "far",
    "hits", "misses", "authority",
)  # fmt: skip
_LIST_KEYS = ("category", "pos", "strength", "precise", "terms", "unless", "rationale")
_PARTS_OF_SPEECH = {"n": "/n", "v": "/v", "a": "/a", "r": "", "x": ""}


class Authority(msgspec.Struct, frozen=True):
    """Who says so: a body, its work, a date, the point in our words, and whether anybody read it."""

    body: str
    work: str
    date: str
    says: str
    status: Literal["checked", "unchecked"] = "unchecked"


class Category(msgspec.Struct, frozen=True):
    """A kind of loaded wording with its rationale and the literature that describes it."""

    id: str
    label: str
    rationale: str
    literature: str


class Wording(msgspec.Struct, frozen=True):
    """How one language words a concept, and what keeps ordinary senses out."""

    concept: str
    language: str
    forms: tuple[str, ...]
    instead: tuple[str, ...]
    unless: tuple[str, ...]
    near: tuple[str, ...]
    far: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    where: str


class Concept(msgspec.Struct, frozen=True):
    """One meaning with an id shared by all languages; strength 1 mild to 3 strong."""

    id: str
    category: str
    strength: int
    precise: bool
    rationale: str
    authority: tuple[Authority, ...]
    where: str


class TermList(msgspec.Struct, frozen=True):
    """Graded words of one category, language and part of speech."""

    language: str
    category: str
    strength: int
    precise: bool
    terms: tuple[str, ...]
    unless: tuple[str, ...]
    where: str


class Framing(msgspec.Struct, frozen=True):
    """The framing knowledge for some languages."""

    categories: dict[str, Category]
    concepts: dict[str, Concept]
    wordings: tuple[Wording, ...]
    lists: tuple[TermList, ...]


def authorities(entry: dict[str, Any], where: str) -> tuple[Authority, ...]:
    """The `authority` blocks of an entry."""
    found = []
    for block in want(entry, "authority", list, where, []):
        check_keys(block, ("body", "work", "date", "says", "status"), where, "an authority")
        body, work, date, says = (str(want(block, key, str, where)) for key in ("body", "work", "date", "says"))
        status = want(block, "status", str, where, "unchecked")
        if status not in ("checked", "unchecked"):
            raise LexiconError(f"status {status!r}", where=where, mend="write checked or unchecked")
        found.append(Authority(body, work, date, says, status))
    return tuple(found)


def read_framing(folders: Sequence[Path], languages: Sequence[str]) -> Framing:
    """Read the framing files of `languages`; concepts are defined in English or where they first stand.

    Later folders extend and override earlier ones. Raises LexiconError with file:line.
    """
    categories: dict[str, Category] = {}
    concepts: dict[str, Concept] = {}
    wordings: dict[tuple[str, str], Wording] = {}
    lists: list[TermList] = []
    for folder in folders:
        for path in toml_files([folder], "framing"):
            if path.name == "categories.toml":
                categories |= {one.id: one for one in map(_category, TomlFile(path).entries("category"))}
                continue
            folder_language = path.relative_to(folder / "framing").parts[0]
            if folder_language not in languages and folder_language != "en":
                continue
            file = TomlFile(path)
            check_keys(file.data, ("language", "concept", "list"), f"{path}:1", "a framing file")
            language = want(file.data, "language", str, f"{path}:1")
            for entry in file.entries("concept"):
                if "category" in entry:
                    concept = _concept(entry)
                    concepts[concept.id] = concept
                if language in languages:
                    wording = _wording(entry, language)
                    wordings[wording.concept, language] = wording
            if language in languages:
                lists += [_term_list(entry, language) for entry in file.entries("list")]
    return Framing(categories, concepts, tuple(wordings.values()), tuple(lists))


def _category(entry: Entry) -> Category:
    check_keys(entry, ("id", "label", "rationale", "literature"), entry.where, "a category")
    return Category(*(want(entry, key, str, entry.where) for key in ("id", "label", "rationale", "literature")))


def _strength(entry: Entry) -> int:
    strength = want(entry, "strength", int, entry.where)
    if strength not in (1, 2, 3):
        raise LexiconError(f"strength {strength}", where=entry.where, mend="1 mild, 2 clear, 3 strong")
    return int(strength)


def _concept(entry: Entry) -> Concept:
    return Concept(
        want(entry, "id", str, entry.where),
        want(entry, "category", str, entry.where),
        _strength(entry),
        want(entry, "precise", bool, entry.where, False),
        want(entry, "rationale", str, entry.where),
        authorities(entry, entry.where),
        entry.where,
    )


def _wording(entry: Entry, language: str) -> Wording:
    check_keys(entry, _CONCEPT_KEYS, entry.where, "a concept")
    forms, instead, unless, near, far, hits, misses = (
        strings(entry, key, entry.where) for key in ("forms", "instead", "unless", "near", "far", "hits", "misses")
    )
    name = want(entry, "id", str, entry.where)
    return Wording(name, language, forms, instead, unless, near, far, hits, misses, entry.where)


def _term_list(entry: Entry, language: str) -> TermList:
    check_keys(entry, _LIST_KEYS, entry.where, "a term list")
    pos = want(entry, "pos", str, entry.where)
    if pos not in _PARTS_OF_SPEECH:
        raise LexiconError(f"pos {pos!r}", where=entry.where, mend=f"one of {' '.join(_PARTS_OF_SPEECH)}")
    terms = []
    for line in want(entry, "terms", str, entry.where).splitlines():
        for term in line.partition("#")[0].split():
            words = term.replace("_", " ").split(" ")
            words[0 if pos == "v" else -1] += _PARTS_OF_SPEECH[pos]
            terms.append(" ".join(words))
    return TermList(
        language,
        want(entry, "category", str, entry.where),
        _strength(entry),
        want(entry, "precise", bool, entry.where, False),
        tuple(terms),
        strings(entry, "unless", entry.where),
        entry.where,
    )
