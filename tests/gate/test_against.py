"""Laid against its source: findings on the article, whose words they are, and what the desk let stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.article.read import read, read_text
from provenance.errors import ReadError, UsageError
from provenance.gate.check import examine
from provenance.gate.publication import Asked, Desk
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


POLICY = 'against = ["originals/{base}.es.txt"]\n'


def _desk(folder: Path, policy: str = POLICY) -> Path:
    """A translators' folder: a policy, the translation, and its original under `originals/`."""
    (folder / "originals").mkdir()
    (folder / "provenance.toml").write_text(policy, encoding="utf-8")
    for text, place in ((EN, "call.en.txt"), (ES, "originals/call.es.txt"), (EN, "other.en.txt")):
        (folder / place).write_text(text.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def test_a_policy_says_where_the_originals_lie(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    one, other, original = (
        Desk().check([read(desk / name) for name in ("call.en.txt", "other.en.txt", "originals/call.es.txt")]).articles
    )
    assert [finding.rule for finding in one.findings if finding.severity == "warning"][:1] == ["drift/number-changed"]
    assert not any(finding.rule.startswith("drift/") for finding in (*other.findings, *original.findings))
    assert any("other.es.txt" in note and "nothing is laid against it" in note for note in other.notes)


def test_an_original_that_is_named_outright_must_be_there(tmp_path: Path) -> None:
    desk = _desk(tmp_path, 'against = ["originals/lost.txt"]\n')
    report = Desk().check([read(desk / "call.en.txt")])
    assert report.exit_code == 2
    assert "lost.txt: no such file" in report.problems[0].message


def test_the_command_line_comes_before_the_policy(tmp_path: Path) -> None:
    desk = _desk(tmp_path, 'against = ["originals/lost.txt"]\n')
    report = Desk(Asked(against=(str(ES),))).check([read(desk / "call.en.txt")])
    assert any(finding.rule == "drift/cut" for finding in report.articles[0].findings)


@pytest.mark.parametrize("wrong", ['["{path}.txt"]', '[""]', '["a{.txt"]', '"{}"'])
def test_a_place_that_stands_for_nothing_is_refused_with_its_line(tmp_path: Path, wrong: str) -> None:
    desk = _desk(tmp_path, f'house = "bbc"\nagainst = {wrong}\n')
    with pytest.raises(UsageError, match=r"provenance\.toml:2"):
        Desk().check([read(desk / "call.en.txt")])


def test_standard_input_has_no_name_to_find_an_original_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(_desk(tmp_path))
    article = read_text(EN.read_text(encoding="utf-8"), name="-", language="en")
    with pytest.raises(UsageError, match="standard input has none"):
        Desk().check([article])
