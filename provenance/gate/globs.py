"""File patterns of a policy: `*` within a name, `**` over folders; a pattern without a slash fits at any depth."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path


def fits(path: str, patterns: tuple[str, ...], root: Path) -> bool:
    """Whether an article's path fits one of the patterns of a file in `root`."""
    name = relative(path, root)
    return any(_pattern(pattern).fullmatch(name) is not None for pattern in patterns)


def relative(path: str, root: Path) -> str:
    """The path as seen from a folder, with forward slashes; a standard input stays `-`."""
    if path == "-":
        return path
    try:
        return os.path.relpath(os.path.abspath(path), os.path.abspath(root)).replace(os.sep, "/")
    except ValueError:
        return path.replace(os.sep, "/")


@lru_cache(maxsize=1024)
def _pattern(pattern: str) -> re.Pattern[str]:
    shape = pattern.removeprefix("./")
    if "/" not in shape:
        shape = f"**/{shape}"
    elif shape.endswith("/"):
        shape += "**"
    made = []
    for part in re.split(r"(\*\*/|\*+|\?)", shape.lstrip("/")):
        if part == "**/":
            made.append("(?:.*/)?")
        elif part.startswith("*"):
            made.append(".*" if len(part) > 1 else "[^/]*")
        else:
            made.append("[^/]" if part == "?" else re.escape(part))
    return re.compile("".join(made), re.DOTALL)


def file_of(path: str) -> str:
    """The file of an article: one of JSON lines carries its line number behind the name."""
    return re.sub(r"(\.(?:jsonl|ndjson|xml|rss|atom|ninjs|json)):\d+$", r"\1", path, flags=re.IGNORECASE)
