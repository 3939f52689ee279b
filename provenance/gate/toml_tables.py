"""TOML of the house, read strictly: every refusal names the file, the line and what would be right."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from provenance.errors import UsageError
from provenance.gate.toml_lines import Key, key_lines, line_of

# Bytes; a policy of thousands of rules has a tenth of it.
_LIMIT = 4 << 20


class Table:
    """One table of a file, which knows where each of its keys stands."""

    def __init__(self, data: dict[str, Any], file: Path, key: Key, lines: dict[Key, int]) -> None:
        self.data = data
        self.file = file
        self._key = key
        self._lines = lines

    def where(self, *names: str) -> str:
        """`file:line` of the table, or of a key in it."""
        return f"{self.file}:{line_of(self._lines, (*self._key, *names))}"

    def only(self, known: Iterable[str], what: str) -> None:
        """Refuse a key that nobody reads, naming the nearest known one."""
        names = sorted(known)
        for key in self.data:
            if key not in names:
                raise UsageError(f"unknown key `{key}` in {what}", where=self.where(key), mend=nearest(key, names))

    def wrong(self, name: str, what: str, mend: str = "") -> UsageError:
        """The error for a key with a value that cannot be."""
        return UsageError(f"`{name}` {what}", where=self.where(name), mend=mend)

    def need(self, name: str, mend: str) -> None:
        """Refuse a table without a key."""
        if name not in self.data:
            raise UsageError(f"`{name}` is missing", where=self.where(), mend=mend)

    def text(self, name: str, default: str = "") -> str:
        """A string on one line."""
        value = self.data.get(name, default)
        if not isinstance(value, str):
            raise self.wrong(name, "should be a string", f'write {name} = "…"')
        return " ".join(value.split())

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings; one string stands for a list of one."""
        value = self.data.get(name, [])
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong(name, "should be a list of strings", f'write {name} = ["…"]')
        return tuple(value)

    def choices(self, name: str, known: Iterable[str]) -> tuple[str, ...]:
        """A list of strings out of a known set."""
        names = list(known)
        for one in self.texts(name):
            if one not in names:
                raise self.wrong(name, f"knows no {one!r}", nearest(one, names))
        return self.texts(name)

    def choice(self, name: str, known: Iterable[str], default: str = "") -> str:
        """One string out of a known set."""
        value, names = self.text(name, default), list(known)
        if value not in names:
            raise self.wrong(name, f"cannot be {value!r}", nearest(value, names))
        return value

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self.data.get(name, False)
        if not isinstance(value, bool):
            raise self.wrong(name, "should be true or false")
        return value

    def day(self, name: str) -> date | None:
        """A date, bare or as a string; None where there is none."""
        value = self.data.get(name)
        if value is None or type(value) is date:
            return value
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            raise self.wrong(name, "is not a date", "write it like 2030-01-31") from None

    def table(self, name: str) -> Table | None:
        """A table inside this one."""
        value = self.data.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.wrong(name, "should be a table", f"write [{name}]")
        return Table(value, self.file, (*self._key, name), self._lines)

    def tables(self, name: str) -> list[Table]:
        """The tables of an array `[[name]]`."""
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(name, "should be an array of tables", f"write [[{name}]]")
        return [Table(one, self.file, (*self._key, name, number), self._lines) for number, one in enumerate(value)]


def nearest(name: str, known: Iterable[str]) -> str:
    """ "did you mean `house`?", or the list where nothing is near."""
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(name, names, n=1)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"known: {', '.join(names[:40])}{'…' if len(names) > 40 else ''}"


def read_toml(path: Path) -> Table:
    """The root table of a file. Raises UsageError with file:line for whatever is wrong with it."""
    try:
        with path.open("rb") as stream:
            content = stream.read(_LIMIT + 1)
    except FileNotFoundError:
        raise UsageError("no such file", where=str(path)) from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"cannot be read: {why}", where=str(path)) from None
    if len(content) > _LIMIT:
        raise UsageError(f"is larger than {_LIMIT >> 20} MB", where=str(path))
    try:
        text = content.decode("utf-8-sig")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise UsageError(f"is not UTF-8 at byte {error.start}", where=str(path), mend="save it as UTF-8") from None
    except RecursionError:
        raise UsageError("is nested too deeply", where=str(path)) from None
    except ValueError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"{path}:{line[1]}" if line else str(path)
        raise UsageError(f"is not valid TOML: {error}", where=where, mend="mend the syntax there") from None
    return Table(data, path, (), key_lines(text.replace("\r\n", "\n")))
