"""SARIF: valid by its schema, read by sarif-tools, and every place opens to the words of the finding."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator, Draft7Validator

from provenance.article.read import read
from provenance.formats.sarif import FINGERPRINT, render
from provenance.gate.check import check
from provenance.gate.publication import Asked, Desk
from provenance.lexicon.lexicon import Lexicon
from tests.conftest import ROOT
from tests.formats.gate_report import gate_report

SCHEMA = ROOT.parent / "shared" / "standards" / "sarif-schema-2.1.0.json"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, str]]:
    report, texts = gate_report(tmp_path_factory.mktemp("sarif"))
    return json.loads(render(report, texts)), texts


def results(log: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log["runs"][0]["results"]
    return found


@pytest.mark.skipif(not SCHEMA.exists(), reason="the SARIF schema does not lie beside the checkout")
def test_it_fits_the_schema(log: tuple[dict[str, Any], dict[str, str]], lexicon: Lexicon) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = (Draft4Validator if "draft-04" in schema["$schema"] else Draft7Validator)(schema)
    assert [error.message for error in validator.iter_errors(log[0])] == []
    assert [error.message for error in validator.iter_errors(json.loads(render(check([], lexicon), {})))] == []


def test_every_region_opens_to_its_words(log: tuple[dict[str, Any], dict[str, str]]) -> None:
    text = next(text for path, text in log[1].items() if path.endswith(".md"))
    lines = re.split(r"(?<=\n)", text)
    seen = 0
    for result in results(log[0]):
        region = result["locations"][0]["physicalLocation"].get("region", {})
        if "snippet" not in region:
            continue
        start = sum(map(len, lines[: region["startLine"] - 1])) + region["startColumn"] - 1
        end = sum(map(len, lines[: region["endLine"] - 1])) + region["endColumn"] - 1
        assert text[start:end] == region["snippet"]["text"]
        assert (start, end - start) == (region["charOffset"], region["charLength"])
        seen += 1
    assert seen > 8
    assert log[0]["runs"][0]["columnKind"] == "unicodeCodePoints"
    assert any("\n" in result["locations"][0]["physicalLocation"].get("region", {}).get("snippet", {}).get("text", "")
               for result in results(log[0]))  # fmt: skip


def test_what_was_let_pass_is_suppressed(log: tuple[dict[str, Any], dict[str, str]]) -> None:
    suppressed = [result for result in results(log[0]) if "suppressions" in result]
    reasons = {one["justification"] for result in suppressed for one in result["suppressions"]}
    kinds = {one["kind"] for result in suppressed for one in result["suppressions"]}
    assert any("a | <b> `c` & @d (M. Desk, until 2100-01-01" in reason for reason in reasons)
    assert kinds == {"inSource", "external"}
    assert {result["baselineState"] for result in results(log[0])} == {"new", "unchanged"}
    assert not any("fixes" in result for result in suppressed)


def test_fixes_replace_own_words_only(log: tuple[dict[str, Any], dict[str, str]]) -> None:
    fixed = [result for result in results(log[0]) if "fixes" in result]
    assert fixed
    for result in fixed:
        assert result["properties"]["voice"] == "own"
        for fix in result["fixes"]:
            (replacement,) = fix["artifactChanges"][0]["replacements"]
            assert replacement["insertedContent"]["text"]
            place = result["locations"][0]["physicalLocation"]["region"]
            assert replacement["deletedRegion"].items() <= place.items()


def test_the_chain_is_a_code_flow(log: tuple[dict[str, Any], dict[str, str]]) -> None:
    flows = [result["codeFlows"][0] for result in results(log[0]) if result["ruleId"] == "chain/incomplete"]
    steps = [step["location"]["message"]["text"] for step in flows[0]["threadFlows"][0]["locations"]]
    assert steps[0].startswith("Kremlin statement → teleSUR")
    assert [one["executionOrder"] for one in flows[0]["threadFlows"][0]["locations"]] == list(range(1, len(steps) + 1))


def test_fingerprints_are_ours_and_problems_are_told(log: tuple[dict[str, Any], dict[str, str]]) -> None:
    prints = [result["partialFingerprints"][FINGERPRINT] for result in results(log[0])]
    assert len(prints) == len(set(prints)) or all(re.fullmatch("[0-9a-f]{16}", one) for one in prints)
    invocation = log[0]["runs"][0]["invocations"][0]
    assert not invocation["executionSuccessful"]
    assert invocation["exitCode"] == 2
    assert "not checked" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_uris_are_encoded(log: tuple[dict[str, Any], dict[str, str]]) -> None:
    uris = {one["location"]["uri"] for one in log[0]["runs"][0]["artifacts"]}
    assert all(re.fullmatch(r"[!-~]+", one) for one in uris)
    assert any(unquote(one).endswith("a é,b.md") for one in uris)
    lines = [result["locations"][0]["physicalLocation"] for result in results(log[0])]
    record = [one for one in lines if one["artifactLocation"]["uri"].endswith("l.jsonl")]
    assert record
    assert all(one["region"] == {"startLine": 1} for one in record)


def test_sarif_tools_reads_it(log: tuple[dict[str, Any], dict[str, str]], tmp_path: Path) -> None:
    tool = shutil.which("sarif", path=str(Path(sys.executable).parent)) or shutil.which("sarif")
    if tool is None:
        pytest.skip("sarif-tools is not installed")
    path = tmp_path / "log.sarif"
    path.write_text(json.dumps(log[0]), encoding="utf-8")
    done = subprocess.run([tool, "summary", str(path)], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    levels = [result["level"] for result in results(log[0]) if "suppressions" not in result]
    counts = dict(re.findall(r"^(error|warning|note): (\d+)$", done.stdout, re.MULTILINE))
    all_levels = [result["level"] for result in results(log[0])]
    for level in ("error", "warning", "note"):
        assert int(counts[level]) in (levels.count(level), all_levels.count(level))
    listed = subprocess.run(
        [tool, "csv", "-o", str(tmp_path / "log.csv"), str(path)], capture_output=True, check=False, timeout=120
    )
    assert listed.returncode == 0
    assert "loaded/" in (tmp_path / "log.csv").read_text(encoding="utf-8")


def test_whom_the_text_was_taken_from_stands_beside_findings_about_it(
    log: tuple[dict[str, Any], dict[str, str]],
) -> None:
    found = [one for one in results(log[0]) if "relatedLocations" in one]
    assert found
    assert all(one["ruleId"].startswith(("chain/", "sources/")) for one in found)
    for one in found:
        related = one["relatedLocations"]
        assert [each["id"] for each in related] == list(range(1, len(related) + 1))
        assert all(each["message"]["text"] for each in related)
    assert any("region" in each["physicalLocation"] for one in found for each in one["relatedLocations"])


def test_what_the_source_has_stands_beside_a_difference_from_it() -> None:
    source, copy = (str(ROOT / "examples" / f"call.{code}.txt") for code in ("es", "en"))
    article = read(copy)
    found = json.loads(render(Desk(Asked(against=(source,))).check([article]), {copy: article.text}))
    if SCHEMA.exists():
        assert list(Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).iter_errors(found)) == []
    lines = re.split(r"(?<=\n)", read(source).text)
    drifted = [one for one in results(found) if one["ruleId"].startswith("drift/")]
    beside = [each for one in drifted for each in one.get("relatedLocations", ())]
    assert len(beside) > 2
    for each in beside:
        place = each["physicalLocation"]
        assert place["artifactLocation"]["uri"].endswith("call.es.txt")
        region = place["region"]
        start, end = (
            sum(map(len, lines[: region[f"{side}Line"] - 1])) + region[f"{side}Column"] - 1 for side in ("start", "end")
        )
        assert f"“{''.join(lines)[start:end]}”" in each["message"]["text"]
