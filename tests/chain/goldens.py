"""The guide to drift shows what the command prints."""

from __future__ import annotations

from pathlib import Path

from tests.cli.goldens import with_output
from tests.conftest import ROOT


def goldens() -> dict[Path, str]:
    """The guide with its output as the command prints it today."""
    guide = ROOT / "docs" / "drift.md"
    return {guide: with_output(guide.read_text(encoding="utf-8"))}
