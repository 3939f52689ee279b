"""Only changed text: findings on lines that differ from a revision, or in sentences an older text does not have.

A finding about the whole article counts where the older version did not have it already.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from provenance.article.article import Article
from provenance.article.decoding import decode
from provenance.article.read import read, read_bytes, read_text
from provenance.article.readers import RECORDS
from provenance.errors import ReadError, UsageError
from provenance.framing.finding import Finding
from provenance.framing.prose import Prose
from provenance.gate.globs import file_of
from provenance.text.span import Lines

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
# Changed lines on both sides from which lines are looked up one by one instead of aligned.
_LARGE = 4000


class Before(Protocol):
    """The older version of articles."""

    by_line: bool

    def article(self, new: Article) -> Article | None:
        """The older version of an article; None where there is none, so that everything in it is new."""


class Revision:
    """The versions of a git revision; `REV...` is where this branch left REV."""

    by_line = True

    def __init__(self, name: str) -> None:
        if not name or name.startswith("-"):
            raise UsageError(f"{name!r} is no revision", where="--diff", mend="write --diff HEAD, or a branch")
        self.name = name
        self._commits: dict[str, str] = {}
        self._moved: dict[str, dict[str, str]] = {}

    def article(self, new: Article) -> Article | None:
        """The older version, followed through a rename."""
        if new.path == "-":
            raise UsageError("standard input has no revision", where="--diff", mend="name a file, or use --since-text")
        if new.format in RECORDS:
            raise UsageError(
                "a file of several articles is not compared by line", where="--diff", mend="use --since-text"
            )
        file = Path(file_of(new.path)).resolve()
        top = _git(file.parent, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n")
        if top not in self._commits:
            self._commits[top] = self._commit(Path(top))
            self._moved[top] = _renames(_git(Path(top), "diff", "--name-status", "-z", "-M", self._commits[top], "--"))
        commit = self._commits[top]
        name = file.relative_to(Path(top).resolve()).as_posix()
        old = self._moved[top].get(name, name)
        if not _git(Path(top), "ls-tree", "--name-only", "-z", commit, "--", f":(literal){old}"):
            return None
        return _read_old(_git(Path(top), "cat-file", "blob", f"{commit}:{old}"), new)

    def _commit(self, top: Path) -> str:
        """The commit that the revision names. Raises UsageError where there is none."""
        name = f"{self.name.removesuffix('...')}^{{commit}}"
        found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", name, what=self.name)
        commit = found.decode("ascii", "replace").strip()
        if self.name.endswith("..."):
            commit = _git(top, "merge-base", commit, "HEAD", what=self.name).decode("ascii", "replace").strip()
        return commit


class OlderText:
    """The older version of one article, in a file of its own."""

    by_line = False

    def __init__(self, file: str) -> None:
        self._file = file
        self._for = ""

    def article(self, new: Article) -> Article:
        """The older text. Raises an error for a second article, and where the file cannot be read."""
        if self._for and self._for != new.path:
            raise UsageError("is the older version of one text", where=self._file, mend="check one file at a time")
        self._for = new.path
        return read(self._file, language=new.language)


def _git(folder: Path, *arguments: str, what: str = "") -> bytes:
    import subprocess  # few runs want it

    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False, timeout=60,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except FileNotFoundError:
        raise UsageError("git is not installed", where="--diff", mend="use --since-text") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"git could not be run: {error}", where="--diff") from None
    if done.returncode:
        if what:
            mend = "try HEAD or origin/main"
            raise UsageError(f"{what!r} is no revision of this repository", where="--diff", mend=mend)
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise UsageError(f"git says: {said or 'nothing'}", where="--diff", mend="run it inside the repository")
    return done.stdout


def _renames(listing: bytes) -> dict[str, str]:
    """New name → old name, from `git diff --name-status -z`."""
    parts = iter(listing.decode("utf-8", "surrogateescape").split("\0"))
    found = {}
    for status in parts:
        if status[:1] in ("R", "C"):
            old, new = next(parts, ""), next(parts, "")
            found[new] = old
        elif status:
            next(parts, "")
    return found


def _read_old(content: bytes, new: Article) -> Article | None:
    """The older version as an article; one that held no text is as good as none."""
    try:
        if new.format == "docx":
            return read_bytes(content, name=new.path, suffix=".docx", language=new.language)
        text = decode(content, new.format, where=new.path).text
        return read_text(text, name=new.path, format=new.format, language=new.language)
    except ReadError:
        return None


def counting(new: Article, prose: Prose, old: Article, old_prose: Prose | None) -> Callable[[Finding], bool]:
    """Tells whether a finding with a place counts; by sentence if the older prose is given, else by line."""
    if old_prose is not None:
        before = {_sentence(old_prose, number) for number in range(len(old_prose.sentences))}

        def in_new_sentence(finding: Finding) -> bool:
            if not prose.sentences:
                return True
            number = prose.sentence_at_offset(new.view.at(finding.start))
            return _sentence(prose, number) not in before

        return in_new_sentence
    changed = changed_lines(_LINE_ENDS.split(old.text), _LINE_ENDS.split(new.text))
    lines = Lines(new.text)

    def on_changed_line(finding: Finding) -> bool:
        last = lines.place(max(finding.end - 1, finding.start))[0]
        return any(line in changed for line in range(finding.line, last + 1))

    return on_changed_line


def _sentence(prose: Prose, number: int) -> str:
    sentence = prose.sentences[number]
    return " ".join(prose.text[sentence.start : sentence.end].lower().split())


def changed_lines(old: Sequence[str], new: Sequence[str]) -> set[int]:
    """The numbers, from 1, of the new lines that the old ones do not have."""
    from difflib import SequenceMatcher

    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    older, newer = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(older), len(newer)) > _LARGE:
        known = set(older)
        return {head + at + 1 for at, line in enumerate(newer) if line not in known}
    matcher = SequenceMatcher(None, older, newer, autojunk=False)
    return {
        head + at + 1
        for tag, _, _, first, last in matcher.get_opcodes()
        if tag in ("replace", "insert")
        for at in range(first, last)
    }
