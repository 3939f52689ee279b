"""Runs every benchmark, or those named: `python -m benchmarks [speed offsets loaded voice noise …]`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

NOT_BENCHMARKS = {"__init__", "__main__", "evaluation_data", "word_weights"}


def main(names: list[str]) -> int:
    """Run the named benchmarks in turn."""
    known = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in NOT_BENCHMARKS)
    for name in names or known:
        if name not in known:
            print(f"no benchmark is called {name!r} (known: {', '.join(known)})")
            return 2
        print(f"== {name}", flush=True)
        import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
