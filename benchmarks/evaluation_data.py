"""Where the evaluation data lies: the folder `shared` beside the checkout, or what PROVENANCE_SHARED names."""

from __future__ import annotations

import os
from pathlib import Path


def shared(part: str) -> Path | None:
    """A file or folder of the shared data; None where it is absent, and then the benchmark skips and says so."""
    base = os.environ.get("PROVENANCE_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    path = Path(base) / part
    return path if path.exists() else None


def missing(part: str) -> str:
    """What a benchmark prints when it has no data."""
    return f"skipped: {part} is not here (put the evaluation data beside the checkout or set PROVENANCE_SHARED)"
