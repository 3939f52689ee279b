"""A finding: one thing to settle or to know, with its place, its reason and on whose authority."""

from __future__ import annotations

from _blake2 import blake2b  # hashlib would load OpenSSL, which costs a cold check several milliseconds
from functools import lru_cache
from typing import Literal

import msgspec

from provenance.lexicon.concepts import Authority

Severity = Literal["note", "warning", "error"]
Voice = Literal["own", "quoted", "attributed", "scare", "unsure"]
# What only a word model supports: never more than a note, and no gate fails by it.
MODEL_RULE = "loaded/model"
SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")


class Reason(msgspec.Struct, frozen=True):
    """Part of a score: a feature, its value, and what it adds (a share of the score, or log odds of a model)."""

    feature: str
    value: str
    weight: float


class Counterpart(msgspec.Struct, frozen=True):
    """The words of another text that a finding rests on: `path`, place in code points, line and column from 1."""

    path: str
    start: int
    end: int
    line: int
    column: int
    quoted: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding; `start` and `end` are code points of the article's text, line and column count from 1.

    A finding about the whole article has `start` = `end` = 0, an empty `quoted` and no voice. `origin` says
    whose word it is: "this text", "unknown" in a translated or relayed one, and where the source is at hand
    "source" or "this translation", `standing` which
    legal body uses the term for this place. `counterpart` is there only
    for a difference from a source. `score` (0 to 1), by the lexicon or a model, and its `reasons` are there
    only where a run asked for them.
    """

    start: int
    end: int
    rule: str
    severity: Severity
    line: int
    column: int
    quoted: str
    message: str
    because: str
    authority: tuple[Authority, ...] = ()
    instead: tuple[str, ...] = ()
    standing: str | None = None
    passage: str | None = None
    voice: Voice | None = None
    speaker: str | None = None
    origin: str | None = None
    concept: str | None = None
    dispute: str | None = None
    side: str | None = None
    fingerprint: str = ""
    score: float | msgspec.UnsetType = msgspec.UNSET
    scored_by: str | msgspec.UnsetType = msgspec.UNSET
    reasons: tuple[Reason, ...] | msgspec.UnsetType = msgspec.UNSET
    counterpart: Counterpart | msgspec.UnsetType = msgspec.UNSET


def fingerprint(rule: str, sentence: str, quoted: str, occurrence: int) -> str:
    """16 hexadecimal digits that stay the same when other sentences change.

    `occurrence` tells equal findings in equal sentences apart.
    """
    content = f"{rule}\0{_normal(sentence)}\0{quoted.lower()}\0{occurrence}"
    return blake2b(content.encode("utf-8", "replace"), digest_size=8).hexdigest()


@lru_cache(maxsize=64)
def _normal(sentence: str) -> str:
    """A sentence in lower case and single spaces; several findings of one sentence ask for it."""
    return " ".join(sentence.lower().split())
