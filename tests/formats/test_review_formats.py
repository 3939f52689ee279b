"""rdjson, GitHub annotations, JUnit and Markdown: only what is open, places right, nothing breaks out of its format."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.article.article import Problem
from provenance.formats import github, junit, markdown, rdjson, sarif, terminal_gate
from provenance.gate.report import Report, Tool, fails, is_open
from tests.formats.gate_report import gate_report

Made = tuple[Report, dict[str, str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return gate_report(tmp_path_factory.mktemp("formats"))


def open_count(report: Report) -> int:
    return sum(is_open(one) for article in report.articles for one in article.findings)


def test_rdjson_columns_are_bytes(made: Made) -> None:
    report, texts = made
    diagnostics = json.loads(rdjson.render(report, texts))["diagnostics"]
    assert len(diagnostics) == open_count(report) + len(report.problems)
    opened = 0
    for one in diagnostics:
        text = texts.get(one["location"]["path"])
        span = one["location"].get("range")
        if text is None or span is None:
            continue
        lines = text.encode().split(b"\n")
        start, end = span["start"], span["end"]
        if start["line"] == end["line"]:
            words = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1].decode()
            assert one["code"]["value"] == "chain/quote-translated" or words in one["message"] or words
            opened += f"“{words}”" in one["message"]
        for suggestion in one.get("suggestions", []):
            assert suggestion["range"] == span
    assert opened > 4
    assert any("😀".encode() in line for line in texts[report.articles[0].path].encode().split(b"\n"))


def test_rdjson_has_the_levels_of_reviewdog(made: Made) -> None:
    levels = {one["severity"] for one in json.loads(rdjson.render(*made))["diagnostics"]}
    assert levels == {"ERROR", "WARNING", "INFO"}


def test_github_commands(made: Made) -> None:
    report, texts = made
    lines = github.render(report, texts).splitlines()
    assert len(lines) == open_count(report) + len(report.problems)
    assert all(re.fullmatch(r"::(error|warning|notice) [^:]*::[^\r\n]*", line) for line in lines)
    levels = [line.split()[0] for line in lines]
    assert levels == sorted(levels, key=["::error", "::warning", "::notice"].index)
    assert any("a é%2Cb.md,line=" in line for line in lines)
    assert any(re.search(r"l\.jsonl,line=1,title=", line) for line in lines)


def test_junit_counts(made: Made) -> None:
    report, texts = made
    root = ElementTree.fromstring(junit.render(report, texts).encode())
    findings = [(one, article) for article in report.articles for one in article.findings]
    assert int(root.get("failures", "")) == sum(fails(one, article.fail_on) for one, article in findings)
    assert int(root.get("skipped", "")) == sum(not is_open(one) for one, _ in findings)
    assert int(root.get("errors", "")) == len(report.problems)
    assert int(root.get("tests", "")) == len(list(root.iter("testcase")))
    skipped = [one.get("message") for one in root.iter("skipped")]
    assert any("M. Desk: a | <b> `c` & @d" in (message or "") for message in skipped)


def test_markdown_shows_what_fails_first(made: Made) -> None:
    report, texts = made
    text = markdown.render(report, texts)
    assert text.startswith("## Provenance: fail\n")
    assert text.index("**error, fails**") < text.index("| note |")
    assert "a \\| &lt;b&gt; \\`c\\` &amp; @\u200bd" in text
    rows = [line for line in text.splitlines() if line.startswith("| ") and " --- " not in line]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)


def test_the_terminal_lists_waivers_and_the_baseline(made: Made) -> None:
    text = terminal_gate.render(made[0])
    assert "Waivers (1)" in text
    assert "M. Desk" in text
    assert "baseline" in text
    assert "fails" in text
    assert max(map(len, text.splitlines())) <= 80


HOSTILE = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@settings(max_examples=100, deadline=None)
@given(HOSTILE, HOSTILE)
def test_no_text_breaks_out(path: str, message: str) -> None:
    report = Report(Tool("provenance", "1", "1"), "pass", (), (Problem(path, message),))
    texts: Mapping[str, str] = {}
    json.loads(sarif.render(report, texts))
    json.loads(rdjson.render(report, texts))
    ElementTree.fromstring(junit.render(report, texts).encode())
    commands = github.render(report, texts)
    assert commands.count("\n") == 1
    assert "\r" not in commands
    body = markdown.render(report, texts)
    assert "<script" not in body.lower()


def test_an_empty_report_renders(tmp_path: Path) -> None:
    report = Report(Tool("provenance", "1", "1"), "pass", (), ())
    for renderer in (sarif, rdjson, github, junit, markdown):
        assert isinstance(renderer.render(report, {}), str)
