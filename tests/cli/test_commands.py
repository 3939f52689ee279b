"""The commands as a user meets them: exit codes, formats, one clear line for whatever cannot be read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CASES, ROOT

OWN = CASES / "articles" / "relayed.txt"


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from provenance.cli import main; main()", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, check=False, timeout=120)


def test_check_prints_a_report_that_reads_in_80_columns() -> None:
    result = run("check", str(OWN))
    assert result.returncode == 0
    lines = result.stdout.decode().splitlines()
    assert any("REVIEW" in line for line in lines)
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in result.stdout.decode()


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_the_threshold_decides(fail_on: str, code: int) -> None:
    assert run("check", str(OWN), "--fail-on", fail_on).returncode == code


def test_json_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    assert run("check", str(OWN), "--format", "json", "--output", str(target)).returncode == 0
    report = json.loads(target.read_text(encoding="utf-8"))
    assert report["verdict"] == "review"
    assert report["tool"]["name"] == "provenance"


def test_standard_input() -> None:
    result = run("check", "-", "--format", "json", stdin=OWN.read_bytes())
    assert result.returncode == 0
    assert json.loads(result.stdout)["articles"][0]["findings"]


@pytest.mark.parametrize(
    ("content", "name"), [(b"", "empty.txt"), (b" \n\n", "blank.txt"), (b"\x00\x01\x02" * 50, "binary.txt")]
)
def test_what_cannot_be_checked_is_exit_2_and_one_line(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run("check", str(path), "--format", "json")
    assert result.returncode == 2
    problems = json.loads(result.stdout)["problems"]
    assert len(problems) == 1
    assert "\n" not in problems[0]["message"]


def test_no_such_file_is_exit_2_but_the_rest_is_checked() -> None:
    result = run("check", str(OWN), "no-such-file.txt", "--format", "json")
    report = json.loads(result.stdout)
    assert result.returncode == 2
    assert len(report["articles"]) == 1
    assert report["problems"][0]["path"] == "no-such-file.txt"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root can read every file")
def test_an_unreadable_file_is_exit_2(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("A sentence.", encoding="utf-8")
    path.chmod(0)
    assert run("check", str(path)).returncode == 2


def test_an_unknown_house_and_an_unknown_option_are_exit_2() -> None:
    assert run("check", str(OWN), "--house", "nobody").returncode == 2
    assert run("check", str(OWN), "--no-such-option").returncode == 2


def test_a_comparison_needs_two() -> None:
    assert run("compare", str(OWN)).returncode == 2


def test_a_text_in_an_unknown_language_was_not_checked(tmp_path: Path) -> None:
    path = tmp_path / "strange.txt"
    path.write_text("Blorp zindle frax quomp, wexly drindle spof. " * 8, encoding="utf-8")
    result = run("check", str(path), "--format", "json")
    assert result.returncode == 2
    assert "language" in json.loads(result.stdout)["problems"][0]["message"]


@pytest.mark.parametrize(
    "command", [[], ["check"], ["trace"], ["compare"], ["explain"], ["lexicon"], ["lexicon", "lint"], ["credit"]]
)
def test_every_command_has_help(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.returncode == 0
    assert b"Usage: provenance" in result.stdout


def test_version() -> None:
    assert run("--version").stdout.startswith(b"provenance ")


def test_a_check_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from provenance.cli import main\n"
        f"sys.argv = ['provenance', 'check', {str(OWN)!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'numpy', 'scipy', 'sklearn', 'nltk', 'textstat', 'trafilatura', 'lxml', 'pydantic', 'jinja2'}\n"
        "sys.exit(sorted(heavy & set(sys.modules)) or 0)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=False, timeout=120)
    assert result.returncode == 0, result.stderr.decode()


def test_explain_knows_words_concepts_and_rules() -> None:
    for what in ("liberated", "regime", "loaded/euphemism", "Artsakh", "sources/single"):
        result = run("explain", what)
        assert result.returncode == 0, what
        assert result.stdout.strip(), what
    assert run("explain", "blorp").returncode == 2


def test_lexicon_commands() -> None:
    assert b"azad" in run("lexicon", "show", "liberate").stdout
    assert b"nagorno-karabakh" in run("lexicon", "list").stdout
    assert b"nagorno-karabakh" in run("lexicon", "coverage").stdout
