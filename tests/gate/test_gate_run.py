"""The gate as a user meets it: options, several reports in one run, exit codes, one clear line for every mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.conftest import CASES

OWN = (CASES / "articles" / "relayed.txt").read_text(encoding="utf-8")
ERRORS = "[[rule]]\nmatch = 'loaded/*'\nvoice = ['own']\nseverity = 'error'\n"


def run(folder: Path, *arguments: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from provenance.cli import main; main()", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "GITHUB_STEP_SUMMARY"} | env
    return subprocess.run(
        command, input=stdin, capture_output=True, cwd=folder, check=False, timeout=120, env=environment
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(OWN, encoding="utf-8")
    (tmp_path / "provenance.toml").write_text(ERRORS, encoding="utf-8")
    return tmp_path


def one_line(result: subprocess.CompletedProcess[bytes], says: str) -> None:
    assert result.returncode == 2, result
    text = result.stderr.decode()
    assert says in text
    assert "our bug" not in text
    assert text.count("\n") == 1


def test_the_policy_decides_and_the_command_line_wins(desk: Path) -> None:
    assert run(desk, "check", "a.txt").returncode == 1
    assert run(desk, "check", "a.txt", "--advisory").returncode == 0
    assert run(desk, "check", "a.txt", "--fail-on", "never").returncode == 0
    assert run(desk, "check", "-", stdin=OWN.encode()).returncode == 1
    (desk / "other.toml").write_text("advisory = true")
    assert run(desk, "check", "a.txt", "--config", "other.toml").returncode == 0
    assert run(desk, "check", "a.txt", "--config", "other.toml", "--fail-on", "note").returncode == 1
    assert run(desk, "check", "--config=other.toml", "--", "a.txt").returncode == 0


def test_advisory_is_no_pass_for_what_was_not_checked(desk: Path) -> None:
    (desk / "bad.txt").write_bytes(b"\x00\x01\x02")
    assert run(desk, "check", "bad.txt", "--advisory").returncode == 2


def test_several_reports_in_one_run(desk: Path) -> None:
    result = run(
        desk, "check", "a.txt", "--report", "sarif=a.sarif", "--report", "junit=a.xml", "--report", "rdjson=a.json",
        "--report", "markdown=a.md", "--report", "json=b.json",
    )  # fmt: skip
    assert result.returncode == 1
    assert b"FAIL" in result.stdout
    assert json.loads((desk / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert ElementTree.parse(desk / "a.xml").getroot().get("failures") != "0"
    assert json.loads((desk / "a.json").read_text("utf-8"))["diagnostics"]
    assert json.loads((desk / "b.json").read_text("utf-8"))["policies"] == ["provenance.toml"]
    assert "## Provenance: fail" in (desk / "a.md").read_text("utf-8")


def test_a_report_on_standard_output_stands_alone(desk: Path) -> None:
    result = run(desk, "check", "a.txt", "--report", "sarif=-")
    assert json.loads(result.stdout)["runs"]
    result = run(desk, "check", "a.txt", "--format", "rdjson")
    assert json.loads(result.stdout)["diagnostics"]


def test_the_step_summary_is_added_to(desk: Path) -> None:
    summary = desk / "summary.md"
    summary.write_text("before\n")
    result = run(desk, "check", "a.txt", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert result.stdout.startswith(b"::error file=a.txt,line=")
    assert summary.read_text("utf-8").startswith("before\n## Provenance: fail")


def test_json_is_the_same_with_and_without_the_gate(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OWN, encoding="utf-8")
    plain: dict[str, Any] = json.loads(run(tmp_path, "check", "a.txt", "--format", "json").stdout)
    gated = json.loads(run(tmp_path, "check", "a.txt", "--format", "json", "--by", "x", "--anyway", "y").stdout)
    assert plain["waivers"] == []
    assert {one["waived"]["by"] for one in gated["articles"][0]["findings"]} == {"x"}
    for one in gated["articles"][0]["findings"]:
        one["waived"] = None
    assert plain["articles"][0]["findings"] == gated["articles"][0]["findings"]
    (tmp_path / "provenance.toml").write_text("")
    assert json.loads(run(tmp_path, "check", "a.txt", "--format", "json").stdout)["articles"] == plain["articles"]


def test_a_baseline_from_writing_to_checking(desk: Path) -> None:
    one_line(run(desk, "check", "a.txt", "--baseline", "none.json"), "no such baseline")
    result = run(desk, "baseline", "a.txt", "--output", "b.json")
    assert result.returncode == 0
    assert b"findings in 1 articles" in result.stdout
    assert run(desk, "check", "a.txt", "--baseline", "b.json").returncode == 0
    (desk / "provenance.toml").write_text(f"baseline = 'b.json'\n{ERRORS}")
    assert run(desk, "check", "a.txt").returncode == 0
    assert run(desk, "baseline", "a.txt").returncode == 0
    (desk / "b.json").write_text((desk / "b.json").read_text()[:-20])
    one_line(run(desk, "check", "a.txt"), "is not a baseline")


def test_no_baseline_is_written_where_something_was_not_checked(desk: Path) -> None:
    result = run(desk, "baseline", "a.txt", "none.txt", "--output", "b.json")
    assert result.returncode == 2
    assert not (desk / "b.json").exists()


def test_publishing_anyway_takes_one_reason(desk: Path) -> None:
    result = run(desk, "check", "a.txt", "--anyway", "said on air", "--by", "M. Desk")
    assert result.returncode == 0
    assert b"M. Desk: said on air" in b" ".join(result.stdout.split())
    one_line(run(desk, "check", "a.txt", "--by", "M. Desk"), "--anyway")
    one_line(run(desk, "check", "a.txt", "--anyway", "  "), "no reason")


def test_waivers_are_found_without_a_policy(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"{OWN}\n\n<!-- provenance: allow loaded/* \"liberated\" reason='x' -->\n")
    result = run(tmp_path, "check", "a.md", "--format", "json")
    assert result.returncode == 2
    (tmp_path / "a.md").write_text(f'{OWN}\n\n<!-- provenance: allow loaded/* "liberated" reason="x" by="y" -->\n')
    report = json.loads(run(tmp_path, "check", "a.md", "--format", "json").stdout)
    assert report["waivers"][0]["status"] == "used"
    (tmp_path / "a.txt").write_text(OWN)
    (tmp_path / "a.txt.waivers.toml").write_text("x = 1")
    assert run(tmp_path, "check", "a.txt").returncode == 2


def test_config_names_every_origin(desk: Path) -> None:
    (desk / "provenance.toml").write_text(f"house = 'bbc'\n{ERRORS}[[override]]\nfiles = ['o/*']\nfail_on = 'never'\n")
    lines = run(desk, "config", "o/a.txt", "--house", "ap").stdout.decode().splitlines()
    rows = {line.split()[0]: line.split()[1:] for line in lines[1:]}
    assert rows["house"][-2:] == ["command", "line"]
    assert rows["fail_on"] == ["never", "provenance.toml:8"]
    assert rows["advisory"] == ["false", "default"]
    assert rows["rule"][-1] == "provenance.toml:2"
    shown = json.loads(run(desk, "config", "a.txt", "--format", "json").stdout)
    assert shown["a.txt"]["settings"]["house"] == {"value": "bbc", "origin": "provenance.toml:1"}


def test_init_writes_once(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "--house", "bbc", "--lang", "es").returncode == 0
    assert run(tmp_path, "config").returncode == 0
    (tmp_path / "a.txt").write_text(OWN)
    assert run(tmp_path, "check", "a.txt").returncode == 2, "an English text under a Spanish policy"
    one_line(run(tmp_path, "init"), "is there already")
    assert run(tmp_path, "init", "--force").returncode == 0
    assert run(tmp_path, "check", "a.txt").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--report", "sarif"], "FORMAT=FILE"),
        (["--report", "word=x.doc"], "FORMAT=FILE"),
        (["--report", "sarif=no/such/folder/x"], "cannot be written"),
        (["--config", "none.toml"], "no such file"),
        (["--diff", "HEAD", "--since-text", "a.txt"], "cannot both"),
        (["--since-text", "none.txt"], "no such file"),
        (["--house", "nobody"], "nobody"),
        (["--lexicons", "nowhere"], "no such lexicon folder"),
    ],
)
def test_mistakes_are_one_clear_line(desk: Path, arguments: list[str], says: str) -> None:
    one_line(run(desk, "check", "a.txt", *arguments), says)


def test_an_unknown_key_stops_every_command(desk: Path) -> None:
    (desk / "provenance.toml").write_text("\nhose = 'bbc'")
    for command in (["check", "a.txt"], ["config"], ["baseline", "a.txt"], ["check", "."]):
        one_line(run(desk, *command), "provenance.toml:2: unknown key `hose` in the policy (did you mean `house`?)")


def test_a_plain_check_loads_nothing_of_the_gate(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OWN, encoding="utf-8")
    code = (
        "import sys\nfrom provenance.cli import main\nsys.argv = ['provenance', 'check', 'a.txt']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "gate = {n for n in sys.modules if n.startswith(('provenance.gate.', 'provenance.cli.'))}\n"
        "gate -= {'provenance.gate.' + n for n in ('check', 'report', 'policy_place')}\n"
        "gate -= {'provenance.cli.' + n for n in ('plain_check', 'output')}\n"
        "gate |= {'tomllib', 'typer', 'difflib', 'subprocess'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(gate)) or 0)\n"
    )
    for _ in range(2):
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False)
    assert result.returncode == 0, result.stderr.decode()
