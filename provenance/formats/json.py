"""JSON: the contract with programs. Fields are added, never renamed; text is UTF-8 and not escaped."""

from __future__ import annotations

from typing import Any

import msgspec


def render(value: Any) -> str:
    """A report, trace or comparison as indented JSON with a final newline."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
