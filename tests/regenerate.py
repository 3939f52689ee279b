"""Rewrites every golden: `python -m tests.regenerate`.

A wing keeps its goldens in `tests/<wing>/goldens.py`, which offers `goldens() -> dict[Path, str]`: each file
and what should stand in it. Read the difference before you keep it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


def wings() -> list[str]:
    """The wings that keep goldens, by name."""
    return sorted(path.parent.name for path in HERE.glob("*/goldens.py"))


def goldens(wing: str) -> dict[Path, str]:
    """The goldens of one wing: each file and what should stand in it."""
    found: dict[Path, str] = import_module(f"tests.{wing}.goldens").goldens()
    return found


def main() -> int:
    """Write what differs and say so."""
    for wing in wings():
        for path, content in goldens(wing).items():
            if not path.exists() or path.read_text(encoding="utf-8") != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, encoding="utf-8")
                sys.stdout.write(f"{path.relative_to(HERE.parent)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
