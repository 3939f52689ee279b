"""Laid against its source: findings on the article, whose words they are, and what the desk let stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.article.read import read
from provenance.errors import ReadError
from provenance.gate.check import examine
from provenance.gate.tracing import trace_all
from provenance.lexicon.lexicon import Lexicon
from tests.conftest import ROOT

ES, EN = (ROOT / "examples" / f"call.{code}.txt" for code in ("es", "en"))


def test_drift_comes_into_the_check(lexicon: Lexicon) -> None:
    article = read(EN)
    found = [one for one in examine(article, lexicon, sources=[read(ES)]).findings if one.rule.startswith("drift/")]
    assert [one.rule for one in found if one.severity == "warning"] == [
        "drift/number-changed", "drift/attribution-dropped", "drift/concept-added",
    ]  # fmt: skip
    for one in found:
        assert article.text[one.start : one.end] == one.quoted
        assert one.end or one.rule == "drift/cut"
    assert len({one.fingerprint for one in found}) == len(found)


def test_the_origin_of_a_loaded_word_becomes_known(lexicon: Lexicon) -> None:
    def origin(source: str, target: str) -> str | None:
        from provenance.article.read import read_text

        texts = [read_text(text, name="x", language=code) for text, code in ((source, "es"), (target, "en"))]
        findings = examine(texts[1], lexicon, sources=texts[:1]).findings
        return next(one.origin for one in findings if one.quoted.endswith("occupation"))

    target = "Nagorno-Karabakh was under Armenian occupation for 27 years."
    assert origin("Nagorno Karabaj estuvo bajo ocupación armenia durante 27 años.", target) == "source"
    assert origin("Nagorno Karabaj estuvo bajo control armenio durante 27 años.", target) == "this translation"


def test_a_desk_lets_a_drift_stand_with_a_reason(tmp_path: Path, lexicon: Lexicon) -> None:
    copy = tmp_path / "call.txt"
    copy.write_text(EN.read_text(encoding="utf-8"), encoding="utf-8")
    side = tmp_path / "call.txt.waivers.toml"
    side.write_text('[[allow]]\nrule = "drift/cut"\nreason = "shortened for print"\nby = "desk"\n', encoding="utf-8")
    report = trace_all([read(copy)], lexicon, [str(ES)])
    marked = {one.kind: one.intended for one in report.articles[0].drift[0].differences}
    assert marked["cut"] == "shortened for print (desk)"
    assert marked["number-changed"] is None


def test_a_source_that_cannot_be_read_is_no_comparison(lexicon: Lexicon) -> None:
    with pytest.raises(ReadError, match="no such file"):
        trace_all([read(EN)], lexicon, ["nowhere.txt"])


def test_a_bitext_needs_no_source_named(tmp_path: Path, lexicon: Lexicon) -> None:
    from provenance.formats.json import render

    file = tmp_path / "call.tmx"
    unit = '<tu><tuv xml:lang="es"><seg>{}</seg></tuv><tuv xml:lang="en"><seg>{}</seg></tuv></tu>'
    units = unit.format("Murieron 46 personas.", "64 people died.") + unit.format("Nadie lo explicó ayer.", "")
    file.write_text(f'<tmx version="1.4"><header srclang="es"/><body>{units}</body></tmx>', encoding="utf-8")
    hop = json.loads(render(trace_all([read(file)], lexicon)))["articles"][0]["drift"][0]
    assert hop["aligned_by"] == "file"
    assert [one["kind"] for one in hop["differences"]] == ["number-changed", "cut"]
    assert hop["differences"][0]["source"]["quoted"] == "46"
