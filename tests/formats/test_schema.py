"""What the commands write fits the schemas that programs rely on, and every offset opens to its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from provenance.article.article import Problem
from provenance.article.read import read, read_many, read_text
from provenance.formats.json import render
from provenance.gate.check import check
from provenance.gate.comparing import compare_all
from provenance.gate.grouping import group_all
from provenance.gate.tracing import trace_all
from provenance.lexicon.lexicon import Lexicon
from tests.conftest import CASES, ROOT

EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".md", ".html"))
OWN = CASES / "articles" / "relayed.txt"


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "docs" / "schema" / f"{name}.schema.json").read_text("utf-8")))


def test_check_fits_its_schema(lexicon: Lexicon) -> None:
    report = json.loads(render(check([*read_many([str(path) for path in EXAMPLES]), Problem("x", "y")], lexicon)))
    validator("check").validate(report)
    for name in ("path", "language", "words", "sentences", "findings", "scores", "sources", "chain"):
        assert all(name in article for article in report["articles"])


def test_trace_fits_its_schema(lexicon: Lexicon) -> None:
    report = json.loads(render(trace_all(read_many([str(OWN)]), lexicon)))
    validator("trace").validate(report)
    assert report["articles"][0]["drift"] == []


def test_compare_fits_its_schema(lexicon: Lexicon) -> None:
    made, _ = compare_all(read_many([str(path) for path in EXAMPLES]), lexicon)
    report = json.loads(render(made))
    validator("compare").validate(report)
    texts = {article["path"]: read(article["path"]).text for article in report["articles"]}
    for row in [*report["labels"], *report["concepts"]]:
        for cell in row["cells"]:
            text = texts[report["articles"][cell["article"]]["path"]]
            for use in cell["uses"]:
                for start, end in use["spans"]:
                    assert 0 <= start < end <= len(text)


def test_events_fit_their_schema(lexicon: Lexicon) -> None:
    report = json.loads(render(group_all([*read_many([str(path) for path in EXAMPLES]), Problem("x", "y")], lexicon)))
    validator("events").validate(report)
    numbers = [one["article"] for event in report["events"] for one in event["articles"]]
    assert sorted(numbers + [one["article"] for one in report["alone"]]) == list(range(len(EXAMPLES)))


def test_the_schema_refuses_what_is_not_the_contract() -> None:
    assert not validator("check").is_valid({"tool": {}, "verdict": "maybe", "articles": []})


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_finding_opens_to_its_words(path: Path, lexicon: Lexicon) -> None:
    article = read(path)
    report = check([article], lexicon).articles[0]
    assert report.findings
    seen = set()
    for one in report.findings:
        assert article.text[one.start : one.end] == one.quoted
        if one.end:
            before = article.text[: one.start]
            assert one.line == before.count("\n") + 1
            assert one.column == one.start - (before.rfind("\n") + 1) + 1
        assert one.fingerprint not in seen
        seen.add(one.fingerprint)


def test_fingerprints_survive_edits_elsewhere(lexicon: Lexicon) -> None:
    text = "The regime closed two papers in Minsk.\n\nThe march ended at noon, and nobody was hurt on the square."
    before = check([read_text(text, language="en")], lexicon).articles[0].findings
    after = check([read_text("A new first paragraph stands here today.\n\n" + text, language="en")], lexicon)
    regime = [one.fingerprint for one in before if one.concept == "regime"]
    assert regime
    assert regime == [one.fingerprint for one in after.articles[0].findings if one.concept == "regime"]


def test_articles_come_in_the_order_of_the_arguments(lexicon: Lexicon) -> None:
    paths = [str(path) for path in reversed(EXAMPLES)]
    assert [article.path for article in check(read_many(paths), lexicon).articles] == paths
