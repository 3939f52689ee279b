"""The texts that an article was made from: handed in with it, named on the command line, or found by the policy.

A policy names them by the article's own name, since a translators' desk keeps them side by side: `{base}.es.txt` for
`call.en.txt`. What is named without such a place must be there; what is named with one may be missing, and then the
report says that nothing was laid against anything.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from provenance.article.article import Article
from provenance.article.read import read
from provenance.errors import UsageError
from provenance.gate.globs import file_of

PLACES = ("{name}", "{stem}", "{base}")
_PLACE = re.compile(r"\{[^{}]*\}|[{}]")


class Originals(NamedTuple):
    """The sources of an article, the original first, and what a reader must know of those that are not there."""

    articles: tuple[Article, ...] = ()
    notes: tuple[str, ...] = ()


NONE = Originals()


def sources_for(paths: Iterable[str]) -> Iterator[Article]:
    """The articles of the files named as sources. Raises ReadError: a source that cannot be read is no comparison."""
    for path in paths:
        yield read(path)


def wrong_place(pattern: str) -> str:
    """The first place in a pattern that stands for nothing, or ""."""
    return next((one for one in _PLACE.findall(pattern) if one not in PLACES), "")


def originals(path: str, patterns: Sequence[str], known: dict[str, Article]) -> Originals:
    """The sources that a policy's patterns name for the article at `path`; `known` keeps what was read.

    Raises ReadError for a source that cannot be read, and UsageError for an article that comes without a file.
    """
    if not patterns:
        return NONE
    file = file_of(path)
    found: list[Article] = []
    notes: list[str] = []
    for pattern in patterns:
        place = _named(pattern, file)
        if _same(place, file):
            continue  # the original itself needs none
        if place != pattern and not os.path.exists(place):
            notes.append(f"no source at {place}, where the policy looks for one: nothing is laid against it")
            continue
        if place not in known:
            known[place] = read(place)
        found.append(known[place])
    return Originals(tuple(found), tuple(notes))


def _named(pattern: str, file: str) -> str:
    """A pattern with the article's name in it: whole, without its last ending, without all endings."""
    if file == "-" and _PLACE.search(pattern):
        raise UsageError(
            "the policy names sources by the article's name, and standard input has none",
            where=pattern, mend="name the source with --against",
        )  # fmt: skip
    name = Path(file).name
    values = {"{name}": name, "{stem}": Path(name).stem, "{base}": name.partition(".")[0]}
    return _PLACE.sub(lambda match: values[match[0]], pattern)


def _same(place: str, file: str) -> bool:
    return os.path.realpath(place) == os.path.realpath(file)
