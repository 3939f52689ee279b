"""Disputes: what is contested, by which sides, who should be heard, and which words take a side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from provenance.errors import LexiconError
from provenance.lexicon.concepts import Authority, authorities
from provenance.lexicon.source import (
    Entry,
    TomlFile,
    check_keys,
    strings,
    strings_by_language,
    toml_files,
    want,
)

ByLanguage = dict[str, tuple[str, ...]]


class Side(msgspec.Struct, frozen=True):
    """A scored side, whom it opposes, and the words that name its actors."""

    id: str
    name: str
    opposes: tuple[str, ...]
    actors: ByLanguage


class Party(msgspec.Struct, frozen=True):
    """Somebody who should be heard; a mediator may be heard but is not missed."""

    id: str
    name: str
    side: str
    mediator: bool
    voices: ByLanguage


class Label(msgspec.Struct, frozen=True):
    """What one side calls a referent."""

    side: str
    forms: ByLanguage
    strength: int
    because: str
    instead: ByLanguage
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    authority: tuple[Authority, ...]


class Referent(msgspec.Struct, frozen=True):
    """One thing with each side's labels; `neutral` are negotiated or widely used international names."""

    id: str
    name: str
    neutral: ByLanguage
    labels: tuple[Label, ...]

    def paired(self, label: Label, opposes: tuple[str, ...]) -> bool:
        """Whether an opposing side has a label too; only then may it enter the lean."""
        return any(other.side in opposes for other in self.labels if other is not label)


class Term(msgspec.Struct, frozen=True):
    """A concept that takes a side here: a fixed one, or by who does it to whom."""

    concept: str
    side: str
    side_from: str
    paired: bool
    strength: int
    because: str
    instead: ByLanguage
    forms: ByLanguage
    authority: tuple[Authority, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]


class Standing(msgspec.Struct, frozen=True):
    """Wording that a legal body uses for this place and actor: a note, outside the lean."""

    concepts: tuple[str, ...]
    actor: str
    not_actor: ByLanguage
    not_object: ByLanguage
    authority: Authority


class HalfStatement(msgspec.Struct, frozen=True):
    """A statement of status that leaves out its other half, unless one of `wants` stands in the text."""

    forms: ByLanguage
    wants: ByLanguage
    because: str


class Dispute(msgspec.Struct, frozen=True):
    """One contested matter, as its file tells it."""

    id: str
    name: str
    languages: tuple[str, ...]
    reviewed_by: tuple[str, ...]
    background: str
    cues: ByLanguage
    weak_cues: ByLanguage
    sides: tuple[Side, ...]
    parties: tuple[Party, ...]
    referents: tuple[Referent, ...]
    terms: tuple[Term, ...]
    standings: tuple[Standing, ...]
    half_statements: tuple[HalfStatement, ...]
    fair: dict[str, tuple[str, ...]]
    where: str

    def side(self, name: str) -> Side | None:
        """The side of that id."""
        return next((side for side in self.sides if side.id == name), None)

    def opponent(self, name: str) -> str:
        """The only side that `name` opposes, or "" where there are several or none."""
        side = self.side(name)
        return side.opposes[0] if side is not None and len(side.opposes) == 1 else ""


_TOP = (
    "id", "name", "languages", "reviewed_by", "background", "cues", "weak_cues", "side", "party", "referent",
    "term", "standing", "half_statement", "fair",
)  # fmt: skip


def dispute_files(folders: Sequence[Path]) -> list[Path]:
    """The dispute files of the lexicon folders; a later folder's file replaces one of the same name."""
    return list({path.name: path for path in toml_files(folders, "disputes")}.values())


def read_dispute(path: Path) -> Dispute:
    """Read one dispute file. Raises LexiconError with file:line."""
    file = TomlFile(path)
    data, where = file.data, f"{path}:1"
    check_keys(data, _TOP, where, "a dispute")
    reviewed = data.get("reviewed_by", [])
    sides = tuple(map(_side, file.entries("side")))
    names = {side.id for side in sides}
    if len(sides) < 2:
        raise LexiconError("a dispute needs two sides", where=where, mend="add [[side]] tables")
    dispute = Dispute(
        want(data, "id", str, where),
        want(data, "name", str, where),
        strings(data, "languages", where),
        tuple(reviewed) if isinstance(reviewed, list) else (),
        want(data, "background", str, where),
        strings_by_language(data, "cues", where),
        strings_by_language(data, "weak_cues", where),
        sides,
        tuple(_party(entry, names) for entry in file.entries("party")),
        tuple(_referent(entry, names) for entry in file.entries("referent")),
        tuple(_term(entry, names) for entry in file.entries("term")),
        tuple(map(_standing, file.entries("standing"))),
        tuple(map(_half, file.entries("half_statement"))),
        strings_by_language(data, "fair", where),
        str(path),
    )
    for side in sides:
        for other in side.opposes:
            _known(other, names, where)
    return dispute


def _known(side: str, names: set[str], where: str) -> str:
    if side and side not in names:
        raise LexiconError(f"no side is called {side!r}", where=where, mend=f"sides: {', '.join(sorted(names))}")
    return side


def _side(entry: Entry) -> Side:
    check_keys(entry, ("id", "name", "opposes", "actors"), entry.where, "a side")
    return Side(
        want(entry, "id", str, entry.where),
        want(entry, "name", str, entry.where),
        strings(entry, "opposes", entry.where),
        strings_by_language(entry, "actors", entry.where),
    )


def _party(entry: Entry, names: set[str]) -> Party:
    check_keys(entry, ("id", "name", "side", "mediator", "voices"), entry.where, "a party")
    return Party(
        want(entry, "id", str, entry.where),
        want(entry, "name", str, entry.where),
        _known(want(entry, "side", str, entry.where, ""), names, entry.where),
        want(entry, "mediator", bool, entry.where, False),
        strings_by_language(entry, "voices", entry.where),
    )


def _referent(entry: Entry, names: set[str]) -> Referent:
    check_keys(entry, ("id", "name", "neutral", "label"), entry.where, "a referent")
    labels = tuple(_label(table, names, entry.where) for table in want(entry, "label", list, entry.where, []))
    return Referent(
        want(entry, "id", str, entry.where),
        want(entry, "name", str, entry.where),
        strings_by_language(entry, "neutral", entry.where),
        labels,
    )


def _label(table: dict[str, Any], names: set[str], where: str) -> Label:
    keys = ("side", "forms", "strength", "because", "instead", "hits", "misses", "authority")
    check_keys(table, keys, where, "a label")
    return Label(
        _known(want(table, "side", str, where), names, where),
        strings_by_language(table, "forms", where),
        want(table, "strength", int, where, 2),
        want(table, "because", str, where),
        strings_by_language(table, "instead", where),
        strings(table, "hits", where),
        strings(table, "misses", where),
        authorities(table, where),
    )


def _term(entry: Entry, names: set[str]) -> Term:
    keys = (
        "concept", "side", "side_from", "paired", "strength", "because", "instead", "forms", "authority",
        "hits", "misses",
    )  # fmt: skip
    check_keys(entry, keys, entry.where, "a term")
    side_from = want(entry, "side_from", str, entry.where, "")
    if side_from not in ("", "actor", "opponent"):
        raise LexiconError(f"side_from {side_from!r}", where=entry.where, mend="write actor or opponent")
    side = _known(want(entry, "side", str, entry.where, ""), names, entry.where)
    if bool(side) == bool(side_from):
        raise LexiconError("a term takes either `side` or `side_from`", where=entry.where)
    return Term(
        want(entry, "concept", str, entry.where),
        side,
        side_from,
        want(entry, "paired", bool, entry.where, bool(side_from)),
        want(entry, "strength", int, entry.where, 0),
        want(entry, "because", str, entry.where),
        strings_by_language(entry, "instead", entry.where),
        strings_by_language(entry, "forms", entry.where),
        authorities(entry, entry.where),
        strings(entry, "hits", entry.where),
        strings(entry, "misses", entry.where),
    )


def _standing(entry: Entry) -> Standing:
    keys = ("concepts", "actor", "body", "work", "date", "says", "status", "not_actor", "not_object")
    check_keys(entry, keys, entry.where, "a standing")
    block = {key: entry[key] for key in ("body", "work", "date", "says", "status") if key in entry}
    return Standing(
        strings(entry, "concepts", entry.where),
        want(entry, "actor", str, entry.where, ""),
        strings_by_language(entry, "not_actor", entry.where),
        strings_by_language(entry, "not_object", entry.where),
        authorities({"authority": [block]}, entry.where)[0],
    )


def _half(entry: Entry) -> HalfStatement:
    check_keys(entry, ("forms", "wants", "because"), entry.where, "a half statement")
    return HalfStatement(
        strings_by_language(entry, "forms", entry.where),
        strings_by_language(entry, "wants", entry.where),
        want(entry, "because", str, entry.where),
    )
