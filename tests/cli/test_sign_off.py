"""`provenance sign-off` and `provenance log` on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TEXT = "The regime in Marn insists that the harbour is open, and its envoy left the town on Monday.\n"


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from provenance.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


def test_signs_shows_and_verifies(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    checked = run("check", "a.txt", "--format", "json", cwd=tmp_path)
    found = json.loads(checked.stdout)["articles"][0]["findings"]
    one = next(each["fingerprint"] for each in found if each["quoted"] == "regime")
    sign = ("sign-off", "a.txt", "--accept", one, "--by", "Ada", "--reason", "The paper's own term")
    off = run(*sign, cwd=tmp_path)
    assert off.returncode == 2
    assert "sign-off is off" in off.stderr
    first = run(*sign, "--log", "log.jsonl", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "court" in first.stderr, "the first entry of a log comes with a warning"
    (tmp_path / "provenance.toml").write_text('[sign_off]\nlog = "log.jsonl"\nretain = 30\n', encoding="utf-8")
    second = run(*sign, cwd=tmp_path)
    assert second.returncode == 0, second.stderr
    assert not second.stderr
    shown = run("log", cwd=tmp_path)
    assert shown.stdout.count(f"{one}  loaded/delegitimising-label  “regime”") == 2
    whole = run("log", "--verify", cwd=tmp_path)
    assert whole.returncode == 0
    assert "2 entries, whole" in whole.stdout
    log = tmp_path / "log.jsonl"
    log.write_text(log.read_text(encoding="utf-8").replace("Ada", "Eve", 1), encoding="utf-8")
    broken = run("log", "--verify", cwd=tmp_path)
    assert broken.returncode == 1
    assert "log.jsonl:1: was changed" in broken.stderr


def test_refuses_what_was_not_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    rest = ("--by", "Ada", "--reason", "r", "--log", "log.jsonl")
    assert run("sign-off", "a.txt", "--accept", "0" * 16, *rest, cwd=tmp_path).returncode == 2
    assert run("sign-off", "a.txt", *rest, cwd=tmp_path).returncode == 2
    assert run("sign-off", "none.txt", "--accept", "0" * 16, *rest, cwd=tmp_path).returncode == 2
    assert not (tmp_path / "log.jsonl").exists()
    assert run("log", "--log", "log.jsonl", cwd=tmp_path).returncode == 2
