"""The baseline: findings a house had when it began, so that later runs report only what is new.

Keyed by article and fingerprint (rule, normalised sentence, words), so that edits elsewhere move nothing. A
baseline that is missing or damaged is an error: taken for an empty one it would fail, for a full one it would pass.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from provenance.errors import UsageError
from provenance.gate.globs import relative
from provenance.gate.report import ArticleReport, BaselineUse, Stale, Tool, is_open

NAME = "provenance-baseline.json"
_LIMIT = 256 << 20
Fingerprint = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{16}$")]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One finding that was there."""

    rule: str
    fingerprint: Fingerprint
    quoted: str
    message: str


class BaselineFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it is written."""

    provenance: Literal["baseline"]
    version: Literal[1]
    tool: str
    lexicons: str
    articles: dict[str, list[Entry]]


class Baseline:
    """A baseline that was read, and what of it this run has met."""

    def __init__(self, path: Path, content: BaselineFile) -> None:
        self.path, self.content = path, content
        self._articles = content.articles
        self._known = 0
        self._stale: list[Stale] = []

    def known(self, path: str, fingerprints: Iterable[str]) -> set[str]:
        """Those of an article's findings that the baseline knows; its other entries are stale."""
        name = relative(path, self.path.parent)
        entries = self._articles.get(name, [])
        present = set(fingerprints)
        found = {entry.fingerprint for entry in entries} & present
        self._known += len(found)
        self._stale += [_stale(path, entry) for entry in entries if entry.fingerprint not in present]
        return found

    @property
    def fingerprints(self) -> frozenset[str]:
        """All it knows, of whatever article."""
        return frozenset(entry.fingerprint for entries in self._articles.values() for entry in entries)

    def use(self, *, gone: bool = True) -> BaselineUse:
        """What the run made of it; entries of files that are gone are stale too, where those are looked for."""
        return BaselineUse(str(self.path), self._known, (*self._stale, *(self._gone() if gone else ())))

    def _gone(self) -> Iterator[Stale]:
        from provenance.gate.globs import file_of

        for name, entries in self._articles.items():
            if name != "-" and not os.path.exists(os.path.join(self.path.parent, file_of(name))):
                yield from (_stale(name, entry) for entry in entries)


def _stale(path: str, entry: Entry) -> Stale:
    return Stale(path, entry.rule, entry.quoted, entry.fingerprint)


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises UsageError where there is none or it is not in order."""
    mend = f"write it with `provenance baseline PATHS --output {path}`"
    try:
        if path.is_file() and path.stat().st_size > _LIMIT:
            raise UsageError(f"is larger than {_LIMIT >> 20} MB", where=str(path))
        content = path.read_bytes()
    except FileNotFoundError:
        raise UsageError("no such baseline", where=str(path), mend=mend) from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"the baseline cannot be read: {why}", where=str(path), mend=mend) from None
    try:
        return Baseline(path, msgspec.json.decode(content, type=BaselineFile))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"is not a baseline: {error}", where=str(path), mend=mend) from None


def baseline_of(articles: Iterable[ArticleReport], tool: Tool, target: Path) -> bytes:
    """The baseline of some articles as it is written to `target`; what is waived needs no entry."""
    found = {
        relative(article.path, target.parent): [
            Entry(one.rule, one.fingerprint, one.quoted, one.message)
            for one in article.findings
            if is_open(one) and not one.rule.startswith("gate/")
        ]
        for article in articles
    }
    kept = {name: found[name] for name in sorted(found) if found[name]}
    content = BaselineFile("baseline", 1, tool.version, tool.lexicons, kept)
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def write_baseline(content: bytes, target: Path) -> None:
    """Write a baseline whole or not at all."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        os.replace(draft, target)
    except (OSError, ValueError) as error:
        draft.unlink(missing_ok=True)
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"cannot be written: {why}", where=str(target), mend="name another --output") from None
