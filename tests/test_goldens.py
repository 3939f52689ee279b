"""Every golden is what the code gives today; `python -m tests.regenerate` rewrites them."""

from __future__ import annotations

import pytest

from tests.regenerate import goldens, wings


@pytest.mark.parametrize("wing", wings())
def test_goldens(wing: str) -> None:
    for path, content in goldens(wing).items():
        assert path.exists(), f"{path} is missing: run python -m tests.regenerate"
        assert path.read_text(encoding="utf-8") == content, f"{path} differs: python -m tests.regenerate"
