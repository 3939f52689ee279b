"""Agencies, outlets and institutions: names in their scripts, domains, and ownership as sourced fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from provenance.errors import LexiconError
from provenance.lexicon.source import Entry, TomlFile, check_keys, strings, toml_files, want
from provenance.text.words import split_words

KINDS = ("agency", "newspaper", "broadcaster", "online", "magazine", "institution")
_KEYS = (
    "name", "aliases", "domains", "kind", "country", "languages", "ambiguous", "second_cues", "ownership",
    "owner", "changes",
)  # fmt: skip


class Assessment(msgspec.Struct, frozen=True):
    """What an assessor says of who owns or controls an outlet, and when."""

    says: str
    body: str
    date: str


class Outlet(msgspec.Struct, frozen=True):
    """One agency, outlet or institution."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    kind: str
    country: str
    languages: tuple[str, ...]
    ambiguous: bool
    second_cues: tuple[str, ...]
    ownership: tuple[Assessment, ...]
    where: str


class Outlets(msgspec.Struct, frozen=True):
    """Every outlet, with a table from folded names to the outlets that bear them."""

    all: tuple[Outlet, ...]
    by_name: dict[str, tuple[int, ...]]
    by_domain: dict[str, int]

    def named(self, name: str, context: str = "", language: str = "") -> Outlet | None:
        """The outlet of a name; one with an ambiguous name needs a second cue.

        A cue is a word in `context`, or the text's `language` where only one bearer publishes in it (English,
        in which everybody does, is none). None where nobody, or more than one, fits.
        """
        known = self.bearing(name)
        fitting = [one for one in known if not one.ambiguous or _cued(one, context)]
        if len(fitting) > 1:  # the one that a cue speaks for, if only one
            fitting = [one for one in fitting if _cued(one, context)]
        if not fitting and language not in ("", "en"):
            fitting = [one for one in known if language in one.languages]
        return fitting[0] if len(fitting) == 1 else None

    def bearing(self, name: str) -> list[Outlet]:
        """Every outlet that bears a name; a leading article and a trailing possessive do not matter."""
        words = split_words(name)
        for key in (" ".join(words), " ".join(word for word in words if word not in _ARTICLES)):
            if key in self.by_name:
                return [self.all[number] for number in self.by_name[key]]
        return []

    def at_domain(self, host: str) -> Outlet | None:
        """The outlet of a host name or of a domain above it."""
        parts = host.lower().removeprefix("www.").split(".")
        for first in range(len(parts) - 1):
            number = self.by_domain.get(".".join(parts[first:]))
            if number is not None:
                return self.all[number]
        return None


_ARTICLES = frozenset(("the", "el", "la", "le", "der", "die", "das", "il", "o", "a", "al"))


def _cued(outlet: Outlet, context: str) -> bool:
    words = f" {' '.join(split_words(context))} "
    cues = (*outlet.second_cues, outlet.country)
    return any(f" {' '.join(split_words(cue))} " in words for cue in cues if cue)


def read_outlets(folders: Sequence[Path]) -> Outlets:
    """Read every outlet file. Raises LexiconError with file:line."""
    found = [_outlet(entry) for path in toml_files(folders, "outlets") for entry in TomlFile(path).entries("outlet")]
    by_name: dict[str, list[int]] = {}
    by_domain: dict[str, int] = {}
    for number, outlet in enumerate(found):
        for name in dict.fromkeys(" ".join(split_words(alias)) for alias in (outlet.name, *outlet.aliases)):
            by_name.setdefault(name, []).append(number)
        for domain in outlet.domains:
            by_domain.setdefault(domain, number)
    return Outlets(tuple(found), {name: tuple(numbers) for name, numbers in by_name.items()}, by_domain)


def _outlet(entry: Entry) -> Outlet:
    check_keys(entry, _KEYS, entry.where, "an outlet")
    kind = want(entry, "kind", str, entry.where)
    if kind not in KINDS:
        raise LexiconError(f"kind {kind!r}", where=entry.where, mend=f"one of {', '.join(KINDS)}")
    return Outlet(
        want(entry, "name", str, entry.where),
        strings(entry, "aliases", entry.where),
        strings(entry, "domains", entry.where),
        kind,
        want(entry, "country", str, entry.where, ""),
        strings(entry, "languages", entry.where),
        want(entry, "ambiguous", bool, entry.where, False),
        strings(entry, "second_cues", entry.where),
        tuple(_assessments(want(entry, "ownership", list, entry.where, []), entry.where)),
        entry.where,
    )


def _assessments(blocks: Iterable[dict[str, Any]], where: str) -> Iterable[Assessment]:
    for block in blocks:
        check_keys(block, ("says", "body", "date"), where, "an ownership")
        yield Assessment(*(str(want(block, key, str, where)) for key in ("says", "body", "date")))
