"""With `--explain` every format says what led to a score; without, none does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.cli.plain_check import Call, run_check
from provenance.formats.reasons_line import reasons_line
from provenance.framing.finding import Finding, Reason

TEXT = "The regime in Marn insisted on Monday that its <b>critics</b> | were traitors.\n"
FORMATS = ("terminal", "json", "sarif", "rdjson", "github", "junit", "markdown", "html")


def made(folder: Path, format: str, *, explain: bool) -> str:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    run_check(Call([str(folder / "a.txt")], format=format, output=str(folder / "out"), explain=explain, lang="en"))
    return (folder / "out").read_text(encoding="utf-8")


@pytest.mark.parametrize("format", FORMATS)
def test_reasons_stand_where_they_were_asked_for(tmp_path: Path, format: str) -> None:
    said = made(tmp_path, format, explain=True)
    if format in ("json", "sarif"):
        assert '"scored_by": "lexicon"' in said
        assert '"feature": "strength"' in said
    else:
        assert "by lexicon" in said
        assert "strength" in said
    plain = made(tmp_path, format, explain=False)
    assert "by lexicon" not in plain
    assert '"scored_by"' not in plain


def test_sarif_keeps_scores_in_its_properties(tmp_path: Path) -> None:
    log = json.loads(made(tmp_path, "sarif", explain=True))
    scored = [one["properties"] for one in log["runs"][0]["results"] if "score" in one["properties"]]
    assert scored
    assert all({"feature", "value", "weight"} == set(why) for one in scored for why in one["reasons"])


def test_a_line_is_short_and_counts_what_it_leaves_out() -> None:
    reasons = tuple(Reason(f"f{number}", "", 1.0 - number) for number in range(6))
    finding = Finding(
        start=0, end=1, rule="loaded/model", severity="note", line=1, column=1, quoted="x", message="", because="",
        score=0.5, scored_by="words-en", reasons=reasons,
    )  # fmt: skip
    assert reasons_line(finding) == "score 0.50 by words-en: f0 +1.00 · f1 +0.00 · f2 -1.00 · f3 -2.00 and 2 more"
