"""A wall of hostile input: each text is answered, or refused in one clear line; none hangs or is our bug.

Sizes are a fifth of what was tried by hand (10 MB in one line, 100,000 quotations), so that the tests stay short; a
cost that grows with the square of the size would show in them as a time-out.
"""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

LONG = "The army took the hill and the town before noon on Monday while it rained. "
ENTITIES = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};&a{n - 1};">' for n in range(1, 40))


def bomb() -> bytes:
    """A zip file of a few kilobytes that unpacks to 50 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"<" * 50_000_000)
    return packed.getvalue()


ANSWERED = {
    "one-line.txt": (LONG * 27_000).encode(),
    "quotations.txt": ('She said "liberated" and left the room. ' * 20_000).encode(),
    "marks.txt": ("Words stand here. " + '"' * 100_000 + " “" * 50_000).encode(),
    "nested.html": b"<div>" * 10_000 + LONG.encode() * 3 + b"</div>" * 10_000,
    "nested.md": (">" * 10_000 + " " + LONG * 3).encode(),
    "entities.html": f'<!DOCTYPE x [<!ENTITY a0 "ha">{ENTITIES}]><p>&a39; {LONG * 3}</p>'.encode(),
    "repeats.txt": (LONG + "said that " * 20_000 + "(" * 50_000 + " , " * 50_000 + "- " * 30_000).encode(),
    "one-word.txt": (LONG + "a" * 1_000_000).encode(),
    "credits.txt": (LONG + "\n\n" + "via " * 30_000 + "\n\nSource: " + "a, " * 30_000).encode(),
    "addresses.html": (f"<p>{LONG * 3}</p>" + "<a href='http://[::1'>x</a>" * 5_000).encode(),
}
REFUSED = {
    "nul.txt": b"Words \0 and \0 more words.",
    "surrogate.txt": b"Text \xed\xa0\x80 and more words of it.",
    "zipped.html": bomb(),
    "zipped.docx": bomb(),
    "doctype.xml": f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{ENTITIES}]><rss>&a39;</rss>'.encode(),
}


def checked(path: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "from provenance.cli import console; console()",
        "check",
        "--lang",
        "en",
        str(path),
    ]
    return subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)


@pytest.mark.parametrize("name", ANSWERED)
def test_hostile_text_is_answered(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(ANSWERED[name])
    done = checked(file)
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-500:]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(REFUSED[name])
    done = checked(file)
    assert done.returncode == 2, done.stdout[-500:] + done.stderr[-500:]
    assert "our bug" not in done.stderr
    assert len((done.stdout + done.stderr).strip().splitlines()) < 8
