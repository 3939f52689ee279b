"""The error tree: every error says what, where and the mend, and knows its exit code."""

from __future__ import annotations


class ProvenanceError(Exception):
    """Something that the person who ran the command can mend; exit code 2."""

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what = what
        self.where = where
        self.mend = mend
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        mend = f" ({self.mend})" if self.mend else ""
        return f"{place}{self.what}{mend}"


class ReadError(ProvenanceError):
    """A text that could not be read; it was not checked, so the run cannot pass."""


class UsageError(ProvenanceError):
    """A command line or a setting that makes no sense."""


class LexiconError(ProvenanceError):
    """A lexicon file that does not say what it should; `where` is file:line."""
