"""A waiver that lets nothing pass, or whose day is over, is told in every format; the terminal clips no label."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from provenance.article.read import read_many
from provenance.formats import github, html_check, junit, markdown, rdjson, sarif, terminal_gate
from provenance.formats.json import render as to_json
from provenance.gate.publication import Asked, Desk
from provenance.gate.report import Report

TEXT = """# The harbour

The regime insists that the harbour is open, officials in Marn said on Monday.

<!-- provenance: allow loaded/euphemism "gone" reason="went out" by="M. Desk" -->
<!-- provenance: allow loaded/* "regime" reason="a name" by="M. Desk" until=2020-01-31 -->
<!-- provenance: allow loaded/* "insists"
     reason="in its own words"
     by="M. Desk"
-->
"""
POLICY = '[[rule]]\nmatch = "loaded/*"\nseverity = "error"\n'


@pytest.fixture
def made(tmp_path: Path) -> tuple[Report, dict[str, str]]:
    """A failing text, one that passes and one that is not checked."""
    (tmp_path / "provenance.toml").write_text(POLICY)
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("12 34\n")
    names = [str(tmp_path / "a.md"), str(tmp_path / "b.txt")]
    return Desk(Asked(today=date(2026, 3, 1))).check(read_many(names)), {names[0]: TEXT}


def test_every_format_tells_of_idle_waivers(made: tuple[Report, dict[str, str]]) -> None:
    report, texts = made
    assert {use.status for use in report.waivers} == {"used", "unused", "expired"}
    found = {one["ruleId"]: one for one in json.loads(sarif.render(report, texts))["runs"][0]["results"]}
    assert found["gate/waiver-unused"]["locations"][0]["physicalLocation"]["region"]["startLine"] == 5
    assert "gate/waiver-expired" in found
    cases = {case.get("classname") for case in fromstring(junit.render(report)).iter("testcase")}
    assert {"gate/waiver-unused", "gate/waiver-expired"} <= cases
    shown = {
        "json": to_json(report), "rdjson": rdjson.render(report, texts), "github": github.render(report, texts),
        "markdown": markdown.render(report), "html": html_check.render(report, {}),
        "terminal": terminal_gate.render(report),
    }  # fmt: skip
    for name, text in shown.items():
        words = " ".join(text.split())
        if name != "html":
            assert "waiver lets nothing pass" in words, name
            assert "waiver expired on 2020-01-31" in words, name
        if name in ("json", "markdown", "html", "terminal"):
            assert "in its own words" in words, name


def test_the_terminal_says_which_text_fails_and_clips_no_label(made: tuple[Report, dict[str, str]]) -> None:
    lines = terminal_gate.render(made[0]).splitlines()
    assert all(len(line) <= 80 for line in lines)
    heads = [line for line in lines if "to settle" in line]
    assert "FAIL ·" in "".join(lines[:3])
    assert any("NOT CHECKED ·" in line for line in heads), "it was not checked, so it has not passed"
    assert any(line.split()[1:2] == ["waiver"] for line in lines)
    assert any("error: “regime”" in line for line in lines)
    assert lines[-1] == "FAIL · 2 articles, 1 not checked", "the verdict stands last"
