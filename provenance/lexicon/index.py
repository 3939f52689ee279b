"""One language's vocabulary compiled for matching: every form and what it points to.

The compiled index is plain data (strings and numbers), so that it can be kept in the cache and loaded in
a few milliseconds. `compiler.py` makes it, `matcher.py` runs it.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal[
    "concept", "list", "unless",  # loaded wording, and phrases that are not it
    "cue", "before", "after", "document", "anonymous", "vague", "speaker", "title", "hedge", "negator", "subject",
    "dispute", "weak", "actor", "party", "label", "neutral", "half",
    "not_actor", "not_object", "credit", "selfnaming",
    "deed", "fate", "event", "occurs", "opinion",
]  # fmt: skip


class Target(msgspec.Struct, frozen=True, array_like=True):
    """What a form points to.

    `key` is a concept id, a category, a cue class, a speaker kind or a dispute id, by `kind`; `place` is the
    side, party, referent or label within a dispute; `cased` forms match only capitalised text.
    """

    kind: Kind
    key: str
    place: str = ""
    strength: int = 0
    precise: bool = False
    cased: bool = False


class Sense(msgspec.Struct, frozen=True, array_like=True):
    """What decides about a concept's hit in a sentence: neighbours that must, or must not, be there."""

    category: str
    strength: int
    precise: bool
    near: tuple[str, ...]
    far: tuple[str, ...]


class Index(msgspec.Struct, frozen=True):
    """All forms of one language.

    `forms` holds folded forms, one a line, words parted by a space, `word*` for every word that begins so;
    `groups[group_of[i]]` are the targets of the i-th form. `pairs` holds the first two words of every phrase, one
    pair a line, and bit n of `lengths_of` says that phrases of n words begin so; `heads` are the first words, and
    `stems` the words of `word*` forms. A phrase of several inflected words is kept once, with `lemma~` for each of
    them, and `lemmas` says which words may stand there: spelling out every combination would take ten times the
    room. `zipf` gives tenths of the Zipf frequency of common listed words.
    """

    language: str
    forms: str
    group_of: list[int]
    pairs: str
    lengths_of: list[int]
    heads: list[str]
    stems: list[str]
    lemmas: dict[str, list[str]]
    groups: list[tuple[int, ...]]
    targets: list[Target]
    senses: dict[str, Sense]
    suffixes: tuple[str, ...]
    prefixes: tuple[str, ...]
    zipf: dict[str, int]
