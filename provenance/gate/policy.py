"""The policy of a house: what it settles, layer upon layer, and where each value came from.

A setting is given by the default, the file, an override for some files, or the command line; the last one that
speaks is in force. Rules, glossaries and lexicon folders add up; where two rules fit a finding the later decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from provenance.framing.finding import Finding, Severity, Voice
from provenance.gate.globs import file_of, fits
from provenance.gate.report import FailOn

RuleSeverity = Literal["off", "note", "warning", "error"]
VOICES: tuple[Voice, ...] = ("own", "quoted", "attributed", "scare", "unsure")
MEGABYTE = 1_000_000
LARGEST = 64 * 1024 * 1024


class Rule(msgspec.Struct, frozen=True):
    """A severity for the findings that fit; an empty condition fits everything."""

    match: tuple[str, ...]
    severity: RuleSeverity
    voice: tuple[str, ...] = ()
    passage: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    where: str = ""

    def fits(self, finding: Finding, language: str) -> bool:
        """Whether a finding in a text of that language fits every condition."""
        return (
            any(fits_id(finding.rule, pattern) for pattern in self.match)
            and (not self.voice or finding.voice in self.voice)
            and (not self.passage or finding.passage in self.passage)
            and (not self.languages or language in self.languages)
            and (not self.disputes or finding.dispute in self.disputes)
            and (not self.concepts or finding.concept in self.concepts)
        )


def fits_id(name: str, pattern: str) -> bool:
    """Whether a rule id fits a pattern; `*` stands for anything."""
    from fnmatch import fnmatchcase

    return fnmatchcase(name, pattern)


class HouseTerm(msgspec.Struct, frozen=True):
    """A term the house does not use in some voices, and what it writes instead; `word*` is any ending."""

    term: str
    forms: tuple[str, ...]
    instead: tuple[str, ...]
    because: str
    severity: Severity
    voice: tuple[str, ...]
    languages: tuple[str, ...]
    where: str = ""


class Setting(NamedTuple):
    """A value and where it was given: `file:line`, "default" or "command line"."""

    value: Any
    origin: str


Layer = dict[str, Setting]

DEFAULTS: dict[str, Any] = {
    "house": "neutral",
    "model": "",
    "against": (),
    "languages": (),
    "disputes": (),
    "fail_on": "error",
    "advisory": False,
    "readability": False,
    "lexicons": (),
    "require": (),
    "baseline": "",
    "waivers.file": "",
    "waivers.in_text": True,
    "waivers.expiry_required": False,
    "limits.size": LARGEST,
    "sign_off.log": "",
    "sign_off.retain": 0,
    "rule": (),
    "glossary": (),
}
ADDING = ("lexicons", "rule", "glossary")


class Override(msgspec.Struct, frozen=True):
    """Settings for some files only."""

    files: tuple[str, ...]
    layer: Layer


class Policy(msgspec.Struct, frozen=True):
    """One policy file, read; without one, `file` is ""."""

    file: str = ""
    layer: Layer = {}
    overrides: tuple[Override, ...] = ()

    def settings(self, path: str, command: Layer | None = None) -> Settings:
        """What is in force for an article, under what the command line says."""
        root = Path(self.file).parent
        file = file_of(path)
        layers = [self.layer]
        layers += [one.layer for one in self.overrides if fits(file, one.files, root)]
        return Settings(merged([*layers, command or {}]), self.file)


def merged(layers: Iterable[Layer]) -> Layer:
    """One layer over the defaults: later values win, rules and glossaries add up."""
    found: Layer = {name: Setting(value, "default") for name, value in DEFAULTS.items()}
    for layer in layers:
        for name, setting in layer.items():
            if name in ADDING:
                setting = Setting((*found[name].value, *setting.value), setting.origin)
            found[name] = setting
    return found


class Settings:
    """What is in force for one article; `layer` keeps the origin of each value."""

    def __init__(self, layer: Layer, file: str = "") -> None:
        self.layer = layer
        self.file = file
        value = {name: setting.value for name, setting in layer.items()}
        self.house: str = value["house"]
        self.model: str = value["model"]
        self.against: tuple[str, ...] = value["against"]
        self.languages: tuple[str, ...] = value["languages"]
        self.disputes: tuple[str, ...] = value["disputes"]
        self.advisory: bool = value["advisory"]
        self.readability: bool = value["readability"]
        self.fail_on: FailOn = "never" if self.advisory else value["fail_on"]
        self.lexicons: tuple[str, ...] = value["lexicons"]
        self.require: tuple[str, ...] = value["require"]
        self.baseline: str = value["baseline"]
        self.waivers_file: str = value["waivers.file"]
        self.waivers_in_text: bool = value["waivers.in_text"]
        self.expiry_required: bool = value["waivers.expiry_required"]
        self.size: int = value["limits.size"]
        self.sign_off_log: str = value["sign_off.log"]
        self.retain: int = value["sign_off.retain"]
        self.rules: tuple[Rule, ...] = value["rule"]
        self.glossary: tuple[HouseTerm, ...] = value["glossary"]

    def severity(self, finding: Finding, language: str) -> RuleSeverity:
        """The severity the house gives a finding: its last rule that fits, else the finding's own."""
        for rule in reversed(self.rules):
            if rule.fits(finding, language):
                return rule.severity
        return finding.severity

    def origin(self, name: str) -> str:
        """Where a setting was given, for messages."""
        return self.layer[name].origin
