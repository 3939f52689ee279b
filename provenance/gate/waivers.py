"""Waivers: who lets which finding pass, why, and until when. One that leaves anything of that open is refused.

They stand in the text (comments of Markdown and HTML, front matter), beside it (`ARTICLE.waivers.toml`), or in a
file that the policy names. What is written in the text itself is read by `waivers_in_text`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from provenance.errors import UsageError
from provenance.framing.finding import Finding
from provenance.gate.globs import file_of, fits
from provenance.gate.policy import fits_id
from provenance.gate.report import Waived
from provenance.gate.toml_tables import Table, read_toml

SIDE = ".waivers.toml"
_KEYS = ("rule", "words", "fingerprint", "reason", "by", "until")


class Waiver(msgspec.Struct, frozen=True):
    """What may pass: findings of these rules, on these words if any are given, or one by its fingerprint.

    `start` and `end` are its place in the article's text, both 0 for one from a file; `files` limits one from a
    file for many articles (`shared`), and `root` is that file's folder.
    """

    rules: tuple[str, ...]
    words: tuple[str, ...]
    reason: str
    by: str
    until: date | None
    where: str
    fingerprint: str = ""
    start: int = 0
    end: int = 0
    files: tuple[str, ...] = ()
    root: str = ""
    shared: bool = False

    def lets_pass(self, finding: Finding) -> bool:
        """Whether it is about a finding; those about waivers themselves cannot be waived."""
        if finding.rule.startswith("gate/") or (self.fingerprint and finding.fingerprint != self.fingerprint):
            return False
        if self.words and normal(finding.quoted) not in map(normal, self.words):
            return False
        return any(fits_id(finding.rule, rule) for rule in self.rules)

    def expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < today

    def is_for(self, path: str) -> bool:
        """Whether an article is among its files."""
        return not self.files or fits(file_of(path), self.files, Path(self.root))

    @property
    def judged(self) -> bool:
        """Whether one article can tell that it is unused: it is that article's own, or names single files."""
        single = bool(self.files) and not any(char in name for name in self.files for char in "*?")
        return single or not self.shared

    @property
    def signed(self) -> Waived:
        """What a finding that it lets pass says of it."""
        return Waived(self.reason, self.by, self.until.isoformat() if self.until else None, self.where)


def normal(text: str) -> str:
    """Words as they are compared: without case and extra white space."""
    return " ".join(text.casefold().split())


def settled(waiver: Waiver, *, expiry_required: bool = False) -> Waiver:
    """The waiver itself. Raises UsageError where it leaves open what it is for, why, by whom, or until when."""
    if not waiver.rules or not all(rule.strip() for rule in waiver.rules):
        raise UsageError("a waiver names no rule", where=waiver.where, mend="write the rule, such as loaded/euphemism")
    if not waiver.reason.strip():
        raise UsageError("a waiver gives no reason", where=waiver.where, mend='add reason="…"')
    if not waiver.by.strip():
        raise UsageError("a waiver names nobody who answers for it", where=waiver.where, mend='add by="…"')
    if not waiver.words and not waiver.fingerprint and any(not rule.strip("*?/") for rule in waiver.rules):
        raise UsageError("a waiver would let everything pass", where=waiver.where, mend="name a rule or the words")
    if expiry_required and waiver.until is None:
        raise UsageError("a waiver never ends, and the policy wants an end", where=waiver.where, mend="add until=…")
    return waiver


def waivers_beside(path: str) -> Iterator[Waiver]:
    """The waivers in the side file of an article, if there is one."""
    side = f"{file_of(path)}{SIDE}"
    if path != "-" and os.path.exists(side):
        yield from waivers_file(Path(side), shared=file_of(path) != path)


def waivers_file(path: Path, *, shared: bool = True) -> list[Waiver]:
    """The waivers in a file. Raises UsageError with file:line."""
    root = read_toml(path)
    root.only(("allow",), "a file of waivers")
    return [_waiver(table, shared) for table in root.tables("allow")]


def _waiver(table: Table, shared: bool) -> Waiver:
    table.only((*_KEYS, "files") if shared else _KEYS, "a waiver")
    where = table.where()
    waiver = Waiver(
        table.texts("rule"), table.texts("words"), table.text("reason"), table.text("by"), table.day("until"), where,
        table.text("fingerprint"), 0, 0, table.texts("files") if shared else (), str(table.file.parent), shared,
    )  # fmt: skip
    return settled(waiver)
