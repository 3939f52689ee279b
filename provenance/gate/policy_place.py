"""Where the policy of a file is: the nearest `provenance.toml`, or `pyproject.toml` with our table, walking up.

Imports nothing that a plain check does not have already: most runs find no policy and must stay fast.
"""

from __future__ import annotations

import os
import re

NAME = "provenance.toml"
PYPROJECT = "pyproject.toml"
_TABLE = rb"""(?m)^\s*(?:\[+\s*)?["']?tool["']?\s*\.\s*["']?provenance["']?\s*[\].=]"""
_BARE = rb"""(?m)^\s*["']?provenance["']?\s*[.=]"""
_TOOL = rb"(?m)^\s*\[\s*tool\s*\]"


def nearest_policy(path: str, seen: dict[str, str] | None = None) -> str:
    """The policy file of an article, "" where there is none; `seen` remembers folders between calls."""
    seen = {} if seen is None else seen
    start = os.getcwd() if path == "-" else os.path.dirname(os.path.abspath(path))
    folder, passed = start, []
    while folder not in seen:
        passed.append(folder)
        found = _policy_in(folder)
        above = os.path.dirname(folder)
        if found or above == folder:
            seen[folder] = found
            break
        folder = above
    for each in passed:
        seen[each] = seen[folder]
    return seen[start]


def _policy_in(folder: str) -> str:
    own = os.path.join(folder, NAME)
    if os.path.isfile(own):
        return own
    project = os.path.join(folder, PYPROJECT)
    return project if os.path.isfile(project) and _has_table(project) else ""


def _has_table(project: str) -> bool:
    """Whether a pyproject.toml speaks of us, without parsing it; one that cannot be read is taken to."""
    try:
        with open(project, "rb") as stream:
            content = stream.read(1 << 20)
    except OSError:
        return True
    if b"provenance" not in content:
        return False
    if re.search(_TABLE, content):
        return True
    return bool(re.search(_TOOL, content) and re.search(_BARE, content)) and _parsed_has_table(content)


def _parsed_has_table(content: bytes) -> bool:
    """Settle the odd case, `provenance = {…}` under `[tool]`; a broken file is for its reader to refuse."""
    import tomllib

    try:
        tool = tomllib.loads(content.decode("utf-8", "replace")).get("tool", {})
    except (ValueError, RecursionError):
        return True
    return isinstance(tool, dict) and "provenance" in tool
