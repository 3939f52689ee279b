"""Where the lexicons lie and how a file of them is read, so that every complaint names its file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from provenance.errors import LexiconError


@cache
def lexicons_folder() -> Path:
    """The folder of our own lexicons: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "lexicons", package.parent / "lexicons"):
        if (folder / "languages").is_dir():
            return folder
    raise LexiconError("the lexicons folder is missing", where=str(package), mend="install the package again")


def toml_files(folders: Sequence[Path], part: str) -> list[Path]:
    """The TOML files below `part` of each folder, in folder order, then by name."""
    return [path for folder in folders for path in sorted((folder / part).rglob("*.toml"))]


class Entry(dict[str, Any]):
    """A table of a lexicon file that knows the file and the line it begins on."""

    file: Path
    line: int

    @property
    def where(self) -> str:
        """`file:line`, for messages."""
        return f"{self.file}:{self.line}"


class TomlFile:
    """One parsed file; tables of its arrays are `Entry` values with their lines."""

    def __init__(self, path: Path) -> None:
        import tomli as tomllib  # compiled, three times as fast as tomllib; not needed where the cache answers

        self.path = path
        try:
            self.text = path.read_bytes().decode("utf-8-sig")
            self.data: dict[str, Any] = tomllib.loads(self.text)
        except UnicodeDecodeError as error:
            raise LexiconError(
                f"is not UTF-8 at byte {error.start}", where=str(path), mend="save it as UTF-8"
            ) from None
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"at line (\d+)", str(error))
            where = f"{path}:{line[1]}" if line else str(path)
            raise LexiconError(f"is not valid TOML: {error}", where=where, mend="mend the syntax there") from None
        except OSError as error:
            raise LexiconError(f"cannot be read: {error.strerror}", where=str(path)) from None

    def line_of(self, key: str) -> int:
        """The line on which a top-level key or table header first stands; 1 if it is not found."""
        pattern = re.compile(rf"^[ \t]*(?:\[+\s*)?{re.escape(key)}\s*(?:[=\].]|$)", re.MULTILINE)
        match = pattern.search(self.text)
        return self.text.count("\n", 0, match.start()) + 1 if match else 1

    def entries(self, name: str) -> list[Entry]:
        """The tables `[[name]]`, each with the line of its header."""
        tables = self.data.get(name, [])
        if not isinstance(tables, list):
            raise LexiconError(f"`{name}` should be written [[{name}]]", where=f"{self.path}:{self.line_of(name)}")
        lines = [
            self.text.count("\n", 0, match.start()) + 1
            for match in re.finditer(rf"^[ \t]*\[\[\s*{re.escape(name)}\s*\]\]", self.text, re.MULTILINE)
        ]
        found = []
        for index, table in enumerate(tables):
            entry = Entry(table)
            entry.file = self.path
            entry.line = lines[index] if index < len(lines) else 1
            found.append(entry)
        return found


def check_keys(table: dict[str, Any], known: Iterable[str], where: str, what: str) -> None:
    """Refuse a key that nobody reads, naming the nearest known one."""
    names = list(known)
    for key in table:
        if key not in names:
            from difflib import get_close_matches

            near = get_close_matches(key, names, n=1)
            mend = f"did you mean `{near[0]}`?" if near else f"known keys: {', '.join(sorted(names))}"
            raise LexiconError(f"unknown key `{key}` in {what}", where=where, mend=mend)


def want(table: dict[str, Any], key: str, kind: type, where: str, default: Any = None) -> Any:
    """The value of `key`, which must be of `kind`; `default` where it is absent (None: it is required)."""
    if key not in table:
        if default is None:
            raise LexiconError(f"`{key}` is missing", where=where, mend=f"add {key} = …")
        return default
    value = table[key]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise LexiconError(f"`{key}` should be of type {kind.__name__}", where=where, mend=f"it is {value!r:.60}")
    return value


def strings(table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    """The value of `key` as a tuple of strings; empty where it is absent."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise LexiconError(f"`{key}` should be a list of strings", where=where)
    return tuple(value)


def strings_by_language(table: dict[str, Any], key: str, where: str) -> dict[str, tuple[str, ...]]:
    """The value of `key` as language → strings, written `key.en = […]`."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise LexiconError(f"`{key}` should be given by language", where=where, mend=f"write {key}.en = […]")
    return {language: strings(value, language, where) for language in value}
