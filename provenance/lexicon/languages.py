"""What a language needs to be read: function words, quotes, reporting verbs, speakers, credit forms."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from provenance.errors import LexiconError
from provenance.lexicon.cache import digest, remembered
from provenance.lexicon.source import TomlFile, check_keys, lexicons_folder, strings, toml_files, want

CUE_CLASSES = ("neutral", "doubt", "factive", "negative", "assertive")
SPEAKER_KINDS = (
    "government", "military", "police", "party", "company", "expert", "ngo", "civilian", "media", "igo",
)  # fmt: skip
_LISTS = ("function_words", "abbreviations", "months", "negators", "hedges", "titles", "suffixes", "prefixes")
_GROUPS = (
    "quotes", "cues", "attribution", "clauses", "speakers", "pronouns", "credits", "furniture",
    "agency", "allegiance", "opinion",
)  # fmt: skip


class Language(msgspec.Struct, frozen=True):
    """One language file; `groups` are its tables, each a mapping from key to strings."""

    code: str
    name: str
    script: str
    lists: dict[str, tuple[str, ...]]
    groups: dict[str, dict[str, tuple[str, ...]]]
    numbers: dict[str, int]

    def words(self, name: str) -> tuple[str, ...]:
        """A top-level list, such as `function_words` or `abbreviations`."""
        return self.lists.get(name, ())

    def group(self, table: str, key: str) -> tuple[str, ...]:
        """A list of a table, such as `credits` / `via`."""
        return self.groups.get(table, {}).get(key, ())


class Profile(msgspec.Struct, frozen=True):
    """What tells a language from others: its script and its function words."""

    code: str
    script: str
    function_words: frozenset[str]


@cache
def profiles() -> tuple[Profile, ...]:
    """The profiles of every language we have a file for, by code."""
    files = toml_files([lexicons_folder()], "languages")

    def make() -> tuple[Profile, ...]:
        languages = [_read(path) for path in files]
        return tuple(Profile(one.code, one.script, frozenset(one.words("function_words"))) for one in languages)

    return remembered("profiles", digest((lexicons_folder(),)), tuple[Profile, ...], make)


@cache
def language(code: str) -> Language:
    """The language of an ISO 639-1 code; an empty one, with no words, where we have no file."""
    path = lexicons_folder() / "languages" / f"{code}.toml"
    if not code.isalpha() or not path.exists():
        return Language(code, code, "", {}, {}, {})
    return remembered(f"language-{code}", digest((lexicons_folder(),)), Language, lambda: _read(path))


def _read(path: Path) -> Language:
    file = TomlFile(path)
    data: dict[str, Any] = file.data
    check_keys(data, ("language", "name", "script", "numbers", *_LISTS, *_GROUPS), f"{path}:1", "a language file")
    code = want(data, "language", str, f"{path}:1")
    if code != path.stem:
        raise LexiconError(f"`language` is {code!r}", where=f"{path}:1", mend=f"the file is called {path.stem}")
    groups = {}
    for name in _GROUPS:
        where = f"{path}:{file.line_of(name)}"
        table = want(data, name, dict, where, {})
        groups[name] = {key: strings(table, key, where) for key in table}
    check_keys(groups["cues"], CUE_CLASSES, f"{path}:{file.line_of('cues')}", "[cues]")
    check_keys(groups["speakers"], SPEAKER_KINDS, f"{path}:{file.line_of('speakers')}", "[speakers]")
    return Language(
        code,
        want(data, "name", str, f"{path}:1"),
        want(data, "script", str, f"{path}:1"),
        {name: strings(data, name, f"{path}:{file.line_of(name)}") for name in _LISTS},
        groups,
        want(data, "numbers", dict, f"{path}:{file.line_of('numbers')}", {}),
    )
