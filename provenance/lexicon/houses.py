"""Houses: unaffiliated readings of public style guides, each ruling with the guide's own point.

Guides contradict each other, and no ruling goes further than its guide goes. A ruling that nobody has read at
its source (`unchecked`) is shown and never raises a severity.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from provenance.errors import LexiconError
from provenance.lexicon.source import Entry, TomlFile, check_keys, toml_files, want

Demand = Literal["required", "advisory", "allowed"]
_KEYS = ("concept", "own", "quoted", "attributed", "point", "title", "date", "link", "status")
DEFAULT = "neutral"


class Ruling(msgspec.Struct, frozen=True):
    """What a guide says of one concept: a demand for each voice ("" where it says nothing)."""

    concept: str
    own: str
    quoted: str
    attributed: str
    point: str
    title: str
    date: str
    link: str
    status: Literal["checked", "unchecked"]

    def demand(self, voice: str) -> str:
        """What the guide asks in a voice; scare quotes count as quoted."""
        if voice in ("quoted", "scare"):
            return self.quoted
        return self.attributed if voice == "attributed" else self.own


class House(msgspec.Struct, frozen=True):
    """One reading of a guide."""

    id: str
    name: str
    kind: str
    guide: str
    rulings: dict[str, Ruling]
    where: str


def read_houses(folders: Sequence[Path]) -> dict[str, House]:
    """Every house by id; a later folder's house replaces one of the same id."""
    return {house.id: house for house in map(read_house, toml_files(folders, "houses"))}


def read_house(path: Path) -> House:
    """Read one house file. Raises LexiconError with file:line."""
    file = TomlFile(path)
    where = f"{path}:1"
    check_keys(file.data, ("id", "name", "kind", "guide", "ruling"), where, "a house")
    rulings: dict[str, Ruling] = {}
    for ruling in map(_ruling, file.entries("ruling")):
        if ruling.concept in rulings:
            raise LexiconError(f"two rulings on {ruling.concept!r}", where=str(path), mend="join them")
        rulings[ruling.concept] = ruling
    name, title = want(file.data, "id", str, where), want(file.data, "name", str, where)
    kind, guide = want(file.data, "kind", str, where, ""), want(file.data, "guide", str, where, "")
    return House(name, title, kind, guide, rulings, where)


def _ruling(entry: Entry) -> Ruling:
    check_keys(entry, _KEYS, entry.where, "a ruling")
    demands = {}
    for voice in ("own", "quoted", "attributed"):
        demand = want(entry, voice, str, entry.where, "")
        if demand not in ("", "required", "advisory", "allowed"):
            raise LexiconError(f"{voice} = {demand!r}", where=entry.where, mend="required, advisory or allowed")
        demands[voice] = demand
    status = want(entry, "status", str, entry.where, "unchecked")
    if status not in ("checked", "unchecked"):
        raise LexiconError(f"status {status!r}", where=entry.where, mend="write checked or unchecked")
    return Ruling(
        want(entry, "concept", str, entry.where),
        **demands,
        point=want(entry, "point", str, entry.where),
        title=want(entry, "title", str, entry.where, ""),
        date=str(entry.get("date", "")),
        link=want(entry, "link", str, entry.where, ""),
        status=status,
    )
