"""The description holds: schemathesis sends what fits it and what does not, for a bounded while."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server.conftest import Running

EXAMPLES = os.environ.get("PROVENANCE_FUZZ_EXAMPLES", "12")


def _command() -> str:
    beside = Path(sys.executable).parent / "schemathesis"
    found = str(beside) if beside.exists() else shutil.which("schemathesis")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("schemathesis is missing, and continuous integration must have it")
        pytest.skip("schemathesis is missing (pip install schemathesis)")
    return found


# Whether a marked-up text is valid JSON is more than a form's schema can say.
@pytest.mark.parametrize(
    "options",
    [["--exclude-path", "/v2/check"], ["--include-path", "/v2/check", "--exclude-checks", "positive_data_acceptance"]],
    ids=["ours", "plug-ins"],
)
def test_the_description_holds(server: Running, options: list[str], tmp_path: Path) -> None:
    command = [
        _command(), "run", f"{server.url}/openapi.json", "--checks", "all", "--max-examples", EXAMPLES, "--no-color",
        "--phases", "examples,coverage,fuzzing", "--generation-deterministic", "--request-timeout", "30", *options,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False, timeout=300)
    assert done.returncode == 0, done.stdout[-6000:]
    assert server.process.poll() is None
    assert not any("our bug" in line for line in server.log)
