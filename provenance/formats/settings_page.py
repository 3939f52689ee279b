"""`provenance config`: every setting in force, its value, and where it was given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from provenance.formats.page import printable
from provenance.gate.policy import HouseTerm, Rule, Settings

_NOTHING = {"languages": "(any)", "disputes": "(all)"}
Found = Sequence[tuple[str, Settings]]


def render(found: Found) -> str:
    """The settings of each path, a line a value."""
    blocks = ["\n".join(_lines(path, settings)) for path, settings in found]
    return "\n\n".join(blocks) + "\n"


def render_json(found: Found) -> str:
    """The same for programs: setting → value and origin."""
    made = {
        path: {
            "policy": settings.file or None,
            "settings": {name: {"value": one.value, "origin": one.origin} for name, one in settings.layer.items()},
        }
        for path, settings in found
    }
    return msgspec.json.format(msgspec.json.encode(made), indent=2).decode() + "\n"


def _lines(path: str, settings: Settings) -> Iterator[str]:
    yield printable(f"{'this folder' if path == '-' else path}: {settings.file or 'no policy found'}")
    for name, one in settings.layer.items():
        if name == "rule":
            yield from (_row(f"rule {' '.join(rule.match)}", _rule(rule), rule.where) for rule in settings.rules)
        elif name == "glossary":
            yield from (_row(f"glossary “{term.term}”", _term(term), term.where) for term in settings.glossary)
        else:
            yield _row(name, _value(one.value) or _NOTHING.get(name, "(none)"), one.origin)


def _row(name: str, value: str, origin: str) -> str:
    return printable(f"  {name:<26} {value:<28} {origin}")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)


def _rule(rule: Rule) -> str:
    conditions = {
        "voice": rule.voice, "passage": rule.passage, "languages": rule.languages, "disputes": rule.disputes,
        "concepts": rule.concepts,
    }  # fmt: skip
    told = [f"{name} {'/'.join(values)}" for name, values in conditions.items() if values]
    return " ".join((rule.severity, *([f"({', '.join(told)})"] if told else [])))


def _term(term: HouseTerm) -> str:
    return f"{term.severity}, write {' · '.join(term.instead)}" if term.instead else term.severity
