"""What every test may use: our lexicons, read once, and the shared evaluation data where it lies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from provenance.lexicon.lexicon import Lexicon
from tests.browser import axe, browser

__all__ = ["axe", "browser"]

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Compiled lexicons of a test run stay out of the home folder."""
    os.environ["PROVENANCE_CACHE"] = str(tmp_path_factory.getbasetemp().parent / "provenance-cache")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The evaluation data; a test that wants it skips, saying so, where it is absent."""
    folder = Path(os.environ.get("PROVENANCE_SHARED") or ROOT.parent / "shared")
    if not (folder / "seed" / "article.txt").exists():
        pytest.skip("no evaluation data beside the checkout (PROVENANCE_SHARED names another place)")
    return folder
