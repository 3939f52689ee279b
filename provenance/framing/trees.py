"""Decision trees as readable text, and what they say: `strength < 2 ? (induced < 4 ? -0.12 : 0.31) : 0.5`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from provenance.errors import LexiconError

# A node is [feature, threshold, left, right], a leaf a number: plain lists, so that msgpack keeps them.
Node = list[Any] | float
_PART = re.compile(r"\s*(?:([a-z_][a-z_0-9.]*)\s*<\s*(-?\d+(?:\.\d+)?)\s*\?|(-?\d+(?:\.\d+)?)|([():]))")
_LONGEST = 100_000


def read_tree(text: str, names: Mapping[str, int], where: str) -> Node:
    """A tree from its text. Raises LexiconError for one that cannot be read."""
    if len(text) > _LONGEST:
        raise LexiconError(f"a tree of {len(text)} characters", where=where, mend="train the model again")
    parts: list[tuple[str, str, str, str]] = []
    at = 0
    while at < len(text.rstrip()):
        match = _PART.match(text, at)
        if match is None:
            raise _unreadable(text[at : at + 30], where)
        name, threshold, number, mark = match.groups(default="")
        parts.append((name, threshold, number, mark))
        at = match.end()
    node, rest = _node(parts, 0, names, where, 0)
    if rest != len(parts):
        raise _unreadable(text[:30], where)
    return node


def _node(
    parts: list[tuple[str, str, str, str]], at: int, names: Mapping[str, int], where: str, depth: int
) -> tuple[Node, int]:  # fmt: skip
    if at >= len(parts) or depth > 60:
        raise _unreadable("its end", where)
    name, threshold, number, mark = parts[at]
    if number:
        return float(number), at + 1
    if mark == "(":
        node, at = _node(parts, at + 1, names, where, depth + 1)
        return node, _passed(parts, at, ")", where)
    if name not in names:
        raise _unreadable(name or mark, where)
    left, at = _node(parts, at + 1, names, where, depth + 1)
    right, at = _node(parts, _passed(parts, at, ":", where), names, where, depth + 1)
    return [names[name], float(threshold), left, right], at


def _passed(parts: list[tuple[str, str, str, str]], at: int, mark: str, where: str) -> int:
    if at >= len(parts) or parts[at][3] != mark:
        raise _unreadable(f"a missing {mark!r}", where)
    return at + 1


def _unreadable(what: str, where: str) -> LexiconError:
    return LexiconError(f"a tree cannot be read at {what!r}", where=where, mend="train the model again")


def written_tree(node: Node, names: Sequence[str]) -> str:
    """The text of a tree."""
    if not isinstance(node, list):
        return f"{node:.3f}".rstrip("0").rstrip(".") if node else "0"
    number, threshold = node[:2]
    inner = [f"({written_tree(one, names)})" if isinstance(one, list) else written_tree(one, names) for one in node[2:]]
    return f"{names[number]} < {threshold:g} ? {inner[0]} : {inner[1]}"


def summed(trees: Sequence[Node], values: Sequence[float]) -> float:
    """What all trees say together of a word with these values."""
    total = 0.0
    for node in trees:
        while node.__class__ is list:
            node = node[2] if values[node[0]] < node[1] else node[3]
        total += node  # type: ignore[operator]
    return total
