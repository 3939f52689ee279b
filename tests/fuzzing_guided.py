"""One target of `tests.fuzzing` under atheris, guided by which lines of ours an input reaches."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

# Only our own modules are watched: watching the standard library as well takes a minute to begin.
with atheris.instrument_imports(include=["provenance"]):
    from tests import fuzzing


def main(name: str, seconds: str) -> None:
    """Run a target; atheris ends the process itself."""
    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate(fuzzing.seeds()):
            (Path(folder) / str(number)).write_bytes(content)
        options = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048", "-verbosity=0", "-max_len=4096"]
        atheris.Setup([sys.argv[0], folder, *options, "-print_final_stats=1"], fuzzing.TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[3])
