"""Reads a policy file: strict about keys and values, since a setting that is misread lets copy pass."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from provenance.article.language_names import language_code
from provenance.errors import UsageError
from provenance.framing.finding import SEVERITIES
from provenance.gate.originals import PLACES, wrong_place
from provenance.gate.policy import LARGEST, MEGABYTE, VOICES, HouseTerm, Layer, Override, Policy, Rule, Setting
from provenance.gate.required import ELEMENTS
from provenance.gate.toml_tables import Table, read_toml

FAIL_ON = ("error", "warning", "note", "never")
PASSAGES = ("headline", "standfirst", "body", "caption")
_RULE = ("match", "severity", "voice", "passage", "languages", "disputes", "concepts")
_TERM = ("term", "forms", "instead", "because", "severity", "voice", "languages")
_SIZE = re.compile(r"(\d{1,12})\s*([kKmM]?)[bB]?")


def read_policy(path: Path) -> Policy:
    """The policy in a file; in a pyproject.toml, the one under [tool.provenance]."""
    root = read_toml(path)
    if path.name == "pyproject.toml":
        tool = root.table("tool")
        root = (tool.table("provenance") if tool is not None else None) or Table({}, path, (), {})
    root.only((*_TOP, "override"), "the policy")
    overrides = []
    for table in root.tables("override"):
        table.only((*_TOP, "files"), "an override")
        table.need("files", 'name the files it is for: files = ["opinion/**"]')
        overrides.append(Override(table.texts("files"), _layer(table)))
    return Policy(str(path), _layer(root), tuple(overrides))


def _layer(table: Table) -> Layer:
    """What one table settles, each value with its line."""
    layer: Layer = {}
    for name, read in _SIMPLE.items():
        if name in table.data:
            layer[name] = Setting(read(table, name), table.where(name))
    for part, readers in _PARTS.items():
        inner = table.table(part)
        if inner is None:
            continue
        inner.only(readers, f"[{part}]")
        for name, read in readers.items():
            if name in inner.data:
                layer[f"{part}.{name}"] = Setting(read(inner, name), inner.where(name))
    for name, read_one in (("rule", _rule), ("glossary", _term)):
        if name in table.data:
            layer[name] = Setting(tuple(map(read_one, table.tables(name))), table.where(name))
    return layer


def _rule(table: Table) -> Rule:
    table.only(_RULE, "a rule")
    table.need("match", 'name rules: match = "loaded/*"')
    table.need("severity", 'give a severity: severity = "error"')
    match = table.texts("match")
    if not match:
        raise table.wrong("match", "names no rule", 'write match = "loaded/*"')
    severity: Any = table.choice("severity", ("off", *SEVERITIES))
    return Rule(
        match, severity, table.choices("voice", VOICES), table.choices("passage", PASSAGES),
        _languages(table, "languages"), table.texts("disputes"), table.texts("concepts"), table.where(),
    )  # fmt: skip


def _term(table: Table) -> HouseTerm:
    table.only(_TERM, "a glossary entry")
    table.need("term", 'name what the house does not write: term = "…"')
    term = table.text("term")
    forms = table.texts("forms")
    for form in (term, *forms):
        if not any(char.isalnum() for char in form):
            raise table.wrong("term" if form == term else "forms", "holds no word")
    severity: Any = table.choice("severity", SEVERITIES, "warning")
    voice = table.choices("voice", VOICES) if "voice" in table.data else ("own", "attributed", "unsure")
    return HouseTerm(
        term, forms, table.texts("instead"), table.text("because"), severity, voice,
        _languages(table, "languages"), table.where(),
    )  # fmt: skip


def _languages(table: Table, name: str) -> tuple[str, ...]:
    """ISO 639-1 codes; a language's English or own name will do."""
    codes = []
    for one in table.texts(name):
        code = language_code(one)
        if not code:
            raise table.wrong(name, f"knows no language {one!r}", "write an ISO 639-1 code, such as en")
        codes.append(code)
    return tuple(codes)


def _size(table: Table, name: str) -> int:
    """Bytes, or text such as "2 MB"."""
    value = table.data[name]
    match = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is not None:
        value = int(match[1]) * {"k": 1000, "m": MEGABYTE}.get(match[2].lower(), 1)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= LARGEST:
        raise table.wrong(name, "should be a size of 1 byte to 64 MB", 'write size = "2 MB"')
    return value


def _days(table: Table, name: str) -> int:
    """Whole days, 0 for as long as anybody likes."""
    value = table.data[name]
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 36_500:
        raise table.wrong(name, "should be a number of days", "write retain = 365")
    return value


def _files(table: Table, name: str) -> tuple[str, ...]:
    """Folders, seen from the policy file."""
    found = [str(table.file.parent / one) for one in table.texts(name)]
    for one in found:
        if not Path(one).is_dir():
            raise table.wrong(name, f"names no folder: {one}", "name an existing folder, as seen from the policy")
    return tuple(found)


def _model(table: Table, name: str) -> str:
    """One of our models by name, else a folder seen from the policy file; whoever reads it refuses a missing one."""
    value = table.text(name)
    if not value or "\0" in value:
        raise table.wrong(name, "names no model", 'write model = "words-en", or the folder of your own')
    return value if value.startswith("words-") and "/" not in value else str(table.file.parent / value)


def _sources(table: Table, name: str) -> tuple[str, ...]:
    """Files, seen from the policy file, that may hold the article's own name."""
    found = table.texts(name)
    for one in found:
        if not one or "\0" in one:
            raise table.wrong(name, "names no file")
        if odd := wrong_place(one):
            raise table.wrong(name, f"knows nothing that {odd} could stand for", f"write one of {', '.join(PLACES)}")
    return tuple(str(table.file.parent / one) for one in found)


def _file(table: Table, name: str) -> str:
    """A file, seen from the policy file; whoever reads it refuses a missing one."""
    value = table.text(name)
    if not value or "\0" in value:
        raise table.wrong(name, "names no file")
    return str(table.file.parent / value)


_SIMPLE: dict[str, Callable[[Table, str], Any]] = {
    "house": Table.text,
    "model": _model,
    "against": _sources,
    "languages": _languages,
    "disputes": Table.texts,
    "fail_on": lambda table, name: table.choice(name, FAIL_ON),
    "advisory": Table.flag,
    "readability": Table.flag,
    "lexicons": _files,
    "require": lambda table, name: table.choices(name, ELEMENTS),
    "baseline": _file,
}
_PARTS: dict[str, dict[str, Callable[[Table, str], Any]]] = {
    "waivers": {"file": _file, "in_text": Table.flag, "expiry_required": Table.flag},
    "limits": {"size": _size},
    "sign_off": {"log": _file, "retain": _days},
}
_TOP = (*_SIMPLE, *_PARTS, "rule", "glossary")


def named_policy(name: str) -> Policy:
    """The policy of `--config FILE`. Raises UsageError where the file settles nothing for us."""
    path = Path(name)
    policy = read_policy(path)
    if path.name == "pyproject.toml" and not policy.layer and not policy.overrides:
        raise UsageError("holds no [tool.provenance]", where=name, mend="name a provenance.toml")
    return policy
