"""A file that a word processor wrote, read as an editor sees it.

`word/harbour.docx` was written by LibreOffice 7.4 from `word/harbour.fodt`, which is ours:
`soffice --headless --convert-to docx harbour.fodt`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from provenance.article.read import read

FILE = Path(__file__).parent / "word" / "harbour.docx"


def test_headings_lists_tables_notes_changes_and_comments() -> None:
    article = read(str(FILE))
    assert article.text.split("\n\n") == [
        "Harbour vote divides Marn",
        "The regime in Marn again insists that the harbour is open, and its envoy left on Monday.",
        "What the council decided",
        "The pier is repaired first.",
        "The “old market” stays where it is.",
        "Party", "Votes", "Ferry League", "Nine",
        "“We were never asked,” Dorte Vinck, who keeps a shop there, said on Tuesday. 😀",
        "The harbour office lists eleven berths.",
    ]  # fmt: skip
    assert article.headline == "Harbour vote divides Marn"
    assert "so-called" not in article.text, "its deletion is tracked"
    assert article.declared("comment") == "A. Editor: Which envoy? Ask the ministry."


def checked(folder: Path, *options: str) -> Any:
    command = [sys.executable, "-c", "from provenance.cli import main; main()", "check", "a.docx", "--format", "json"]
    done = subprocess.run([*command, *options], cwd=folder, capture_output=True, check=False, timeout=120)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)["articles"][0]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_only_changed_text_counts_in_it_too(tmp_path: Path) -> None:
    shutil.copy(FILE, tmp_path / "a.docx")
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run(["git", "-C", str(tmp_path), *identity, *arguments], check=True, capture_output=True)
    assert checked(tmp_path)["findings"]
    for options in (["--diff", "HEAD"], ["--since-text", str(FILE)]):
        article = checked(tmp_path, *options)
        assert article["findings"] == []
        assert any("only changed text counts" in note for note in article["notes"])
    older = tmp_path / "older.txt"
    older.write_text("Harbour vote divides Marn\n\nThe pier is repaired first.\n")
    assert any(one["quoted"] == "regime" for one in checked(tmp_path, "--since-text", str(older))["findings"])
