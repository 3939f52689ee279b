"""The README shows what the commands print: its output blocks are goldens like any other."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from pathlib import Path
from unittest import mock

from tests.conftest import ROOT

_BLOCK = re.compile(r"<!-- output: ([^|\n]*?)( \| first screen)? -->\n.*?<!-- end -->", re.DOTALL)


def goldens() -> dict[Path, str]:
    """The README with every output block as the command prints it today."""
    readme = ROOT / "README.md"
    return {readme: with_output(readme.read_text(encoding="utf-8"))}


def with_output(page: str) -> str:
    """A page with every output block as its command prints it today."""
    return _BLOCK.sub(_block, page)


def _block(match: re.Match[str]) -> str:
    text = printed(match[1].split())
    if match[2]:
        text = text.partition("\nEvidence\n")[0].rstrip() + "\n"
    return f"<!-- output: {match[1]}{match[2] or ''} -->\n```\n{text}```\n<!-- end -->"


def printed(arguments: list[str]) -> str:
    """What a command writes to standard output, in 80 columns without colour."""
    from provenance.cli import main

    buffer = io.BytesIO()
    stream = io.TextIOWrapper(buffer, encoding="utf-8")
    here = Path.cwd()
    try:
        os.chdir(ROOT)
        with (
            mock.patch.object(sys, "argv", ["provenance", *arguments]),
            contextlib.redirect_stdout(stream),
            contextlib.suppress(SystemExit),
        ):
            main()
    finally:
        os.chdir(here)
        import gc

        gc.enable()
    stream.flush()
    return buffer.getvalue().decode("utf-8")
