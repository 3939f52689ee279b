"""The server under a house's policy: what it settles holds for every route, and no answer tells where files lie."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from provenance.errors import ProvenanceError
from provenance.server.answers import Desk
from provenance.server.settings import WorkerSettings
from provenance.server.task import Task
from tests.server.conftest import Running

CUE = "The army liberated Shusha in Nagorno-Karabakh, and Baku praised the corridor project."
POLICY = """
house = "bbc"
languages = ["en"]
fail_on = "warning"
require = ["author"]
baseline = "known.json"
[[rule]]
match = "sources/*"
severity = "off"
[[glossary]]
term = "corridor project"
instead = ["planned road"]
[[override]]
files = ["opinion/**"]
fail_on = "never"
"""
KNOWN_KEYS = ("rule", "fingerprint", "quoted", "message")
KNOWN: dict[str, Any] = {"provenance": "baseline", "version": 1, "tool": "x", "lexicons": "y", "articles": {}}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a policy and what it names; a process that checks works in it."""
    monkeypatch.chdir(tmp_path)
    gone = {"rule": "x", "fingerprint": "0" * 16, "quoted": "", "message": ""}
    (tmp_path / "known.json").write_text(json.dumps({**KNOWN, "articles": {"gone.txt": [gone]}}))
    (tmp_path / "provenance.toml").write_text(POLICY)
    return tmp_path


def asked(desk: Desk, **body: Any) -> tuple[int, Any]:
    answer = desk.answer(Task("check", json.dumps(body).encode(), b"", "application/json"))
    return answer.exit_code, json.loads(answer.body)


def test_the_policy_decides_and_the_answer_says_so(house: Path) -> None:
    desk = Desk(WorkerSettings(config="provenance.toml"))
    code, report = asked(desk, text=CUE, language="en")
    assert code == 1
    rules = {one["rule"] for one in report["articles"][0]["findings"]}
    assert {"glossary/avoid", "chain/required-author"} <= rules
    assert not any(rule.startswith("sources/") for rule in rules)
    (force,) = report["in_force"]
    assert (force["house"], force["fail_on"], force["glossary"], force["require"]) == ("bbc", "warning", 1, ["author"])
    assert report["baselines"][0]["stale"] == []
    assert asked(desk, text=CUE, language="en", fail_on="never", house="ap")[1]["in_force"][0]["house"] == "ap"
    assert asked(desk, texts=[{"text": CUE, "name": "opinion/a.txt"}])[1]["in_force"][0]["fail_on"] == "never"
    assert asked(desk, text="El ejército llegó al valle el lunes por la mañana.", language="es")[0] == 2


def test_waivers_in_the_text_count_and_nothing_is_looked_for_beside_it(house: Path) -> None:
    desk = Desk(WorkerSettings(config="provenance.toml"))
    waiver = '<!-- provenance: allow glossary/avoid "corridor project" reason="a name" by="M. Desk" -->'
    report = asked(desk, text=f"{CUE}\n\n{waiver}\n", format="markdown", language="en")[1]
    assert report["waivers"][0]["status"] == "used"
    beside = house / "a.txt.waivers.toml"
    beside.write_text("[[allow]]\nrule = 'glossary/*'\nwords = ['corridor project']\nreason = 'x'\nby = 'y'\n")
    assert asked(desk, texts=[{"text": CUE, "name": str(house / "a.txt"), "language": "en"}])[1]["waivers"] == []


def test_plug_ins_are_answered_under_the_policy(house: Path) -> None:
    desk = Desk(WorkerSettings(config="provenance.toml"))
    answer = json.loads(desk.answer(Task("languagetool", urlencode({"text": CUE, "language": "en"}).encode())).body)
    rules = {one["rule"]["id"]: one for one in answer["matches"]}
    assert rules["glossary/avoid"]["replacements"] == [{"value": "planned road"}]
    assert not any(rule.startswith("sources/") for rule in rules)
    (house / "provenance.toml").write_text("languages = ['es']\n")
    other = Desk(WorkerSettings(config="provenance.toml"))
    answer = json.loads(other.answer(Task("languagetool", urlencode({"text": CUE, "language": "en"}).encode())).body)
    assert answer["matches"] == []
    assert answer["warnings"]["incompleteResults"]


def test_plug_ins_are_not_shown_what_is_settled(house: Path) -> None:
    def found(desk: Desk, *parts: dict[str, str], **fields: str) -> tuple[list[str], bool]:
        data = {"data": json.dumps({"annotation": parts})} if parts else {"text": CUE}
        body = urlencode({**data, "language": "en", **fields}).encode()
        answer = json.loads(desk.answer(Task("languagetool", body)).body)
        return [one["rule"]["id"] for one in answer["matches"]], answer["warnings"]["incompleteResults"]

    def marked(words: str) -> tuple[dict[str, str], dict[str, str]]:
        return {"text": CUE}, {"markup": f"<!-- provenance: allow {words} -->"}

    desk = Desk(WorkerSettings(config="provenance.toml"))
    before, incomplete = found(desk)
    assert "glossary/avoid" in before
    assert not incomplete
    signed = 'reason="a name" by="M. Desk"'
    rules, incomplete = found(desk, *marked(f'glossary/avoid "corridor project" {signed}'))
    assert rules == [one for one in before if one != "glossary/avoid"]
    assert not incomplete
    rules, incomplete = found(desk, *marked('glossary/avoid "corridor project"'))
    assert rules == before
    assert incomplete, "a waiver that is not in order lets nothing pass, and that is said"
    assert "gate/waiver-unused" in found(desk, *marked(f"text/nothing-like-it {signed}"))[0]

    report = asked(desk, texts=[{"text": CUE, "name": "a.txt", "language": "en"}])[1]["articles"][0]["findings"]
    entries = [{key: one[key] for key in KNOWN_KEYS} for one in report]
    (house / "known.json").write_text(json.dumps({**KNOWN, "articles": {"a.txt": entries}}))
    (house / "waivers.toml").write_text("[[allow]]\nrule = 'glossary/*'\nreason = 'x'\nby = 'y'\n")
    (house / "provenance.toml").write_text(f"{POLICY}[waivers]\nfile = 'waivers.toml'\n")
    rules = found(Desk(WorkerSettings(config="provenance.toml")))[0]
    assert rules == [one["rule"] for one in report if not one["end"]]
    assert rules, "what is said of a whole text cannot be known without its name"


@pytest.mark.parametrize("line", ["hose = 'bbc'", "baseline = 'none.json'", "house = 'bbx'", "[waivers]\nfile = 'no'"])
def test_what_is_wrong_in_it_is_told_at_the_start(tmp_path: Path, line: str) -> None:
    (tmp_path / "provenance.toml").write_text(line)
    with pytest.raises(ProvenanceError):
        Desk(WorkerSettings(config=str(tmp_path / "provenance.toml")))


def test_no_answer_tells_where_the_files_of_the_server_lie(house: Path, start: Any) -> None:
    running: Running = start("--workers", "1", "--config", str(house / "provenance.toml"))
    bodies: list[dict[str, Any]] = [
        {"text": CUE, "language": "en"}, {"text": CUE, "language": "en", "house": "nobody"}, {"text": ""},
        {"texts": [{"text": CUE, "name": "../../etc/passwd"}]}, {"text": "Ein Satz auf Deutsch.", "language": "de"},
        {"text": f"{CUE} <!-- provenance: allow x -->", "format": "markdown", "language": "en"},
    ]  # fmt: skip
    for body in bodies:
        for route in ("/v1/check", "/v1/page"):
            answer = running.ask(route, body, Content_Type="application/json")
            assert str(house) not in answer.text
            assert "provenance/lexicon" not in answer.text
    report = running.ask("/v1/check", bodies[0]).json
    assert report["policies"] == ["provenance.toml"]
    assert any(str(house) in line for line in running.log), "whoever runs it is told which policy holds"
    assert "under the house’s policy, provenance.toml" in running.ask("/").text
