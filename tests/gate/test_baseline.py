"""The baseline: only what is new counts, edits elsewhere move nothing, and a damaged one never passes for any."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.article.read import read_many
from provenance.errors import UsageError
from provenance.gate.baseline import baseline_of, read_baseline, write_baseline
from provenance.gate.policy import Setting
from provenance.gate.publication import Asked, Desk
from provenance.gate.report import Report, is_open

TEXT = "The regime closed two papers in Minsk.\n\nThe march ended at noon, and nobody was hurt on the square.\n"


def run(paths: list[Path], baseline: Path | None = None, fail_on: str = "note") -> Report:
    command = {"fail_on": Setting(fail_on, "command line")}
    if baseline is not None:
        command["baseline"] = Setting(str(baseline), "command line")
    return Desk(Asked(command=command)).check(read_many(map(str, paths), language="en"))


def written(folder: Path, *paths: Path) -> Path:
    target = folder / "baseline.json"
    report = run(list(paths))
    write_baseline(baseline_of(report.articles, report.tool, target), target)
    return target


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a" / "article.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_known_findings_do_not_count(tmp_path: Path, article: Path) -> None:
    assert run([article]).verdict == "fail"
    report = run([article], written(tmp_path, article))
    assert report.verdict == "pass"
    assert report.articles[0].findings
    assert all(one.baselined for one in report.articles[0].findings)
    assert report.baselines[0].known == len(report.articles[0].findings)
    assert report.baselines[0].stale == ()


def test_edits_elsewhere_move_nothing_and_new_findings_count(tmp_path: Path, article: Path) -> None:
    baseline = written(tmp_path, article)
    article.write_text("A new first paragraph stands here today.\n\n" + TEXT, encoding="utf-8")
    report = run([article], baseline)
    assert not [one for one in report.articles[0].findings if one.concept == "regime" and is_open(one)]
    article.write_text(TEXT + "\nAnother regime sent soldiers over the river on Friday.\n", encoding="utf-8")
    report = run([article], baseline)
    fresh = [one for one in report.articles[0].findings if is_open(one)]
    assert report.verdict == "fail"
    assert [one.line for one in fresh if one.concept == "regime"] == [5]


def test_stale_entries_are_reported(tmp_path: Path, article: Path) -> None:
    other = article.with_name("other.txt")
    other.write_text(TEXT, encoding="utf-8")
    baseline = written(tmp_path, article, other)
    article.write_text(TEXT.replace("regime", "government"), encoding="utf-8")
    other.unlink()
    report = run([article], baseline)
    stale = report.baselines[0].stale
    assert {Path(one.path).name for one in stale if one.quoted == "regime"} == {"article.txt", "other.txt"}
    assert {Path(one.path).name for one in stale if one.quoted == "hurt"} <= {"other.txt"}
    assert report.exit_code in (0, 1)


def test_the_working_folder_does_not_matter(tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    baseline = written(tmp_path, article)
    monkeypatch.chdir(article.parent)
    assert run([Path("article.txt")], baseline).verdict == "pass"
    assert "a/article.txt" in json.loads(baseline.read_text(encoding="utf-8"))["articles"]


def test_a_missing_baseline_is_an_error(tmp_path: Path, article: Path) -> None:
    with pytest.raises(UsageError, match="no such baseline") as error:
        run([article], tmp_path / "none.json")
    assert "provenance baseline" in error.value.mend


@pytest.mark.parametrize(
    "content",
    [
        "", "{}", "[]", "null", '{"provenance": "baseline"}',
        '{"provenance":"baseline","version":2,"tool":"","lexicons":"","articles":{}}',
        '{"provenance":"baseline","version":1,"tool":"","lexicons":"","articles":{"a":[{}]}}',
        '{"provenance":"baseline","version":1,"tool":"","lexicons":"","articles":{},"more":1}',
        '{"provenance":"baseline","version":1,"tool":"","lexicons":"","articles":{"a":[{"rule":"r","fingerprint":"x",'
        '"quoted":"","message":""}]}}', "[" * 200_000,
    ],
)  # fmt: skip
def test_a_damaged_baseline_is_an_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="is not a baseline") as error:
        read_baseline(path)
    assert "\n" not in str(error.value)


def test_a_folder_is_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_baseline(tmp_path)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("baseline") / "b.json"
    path.write_bytes(content)
    with pytest.raises(UsageError):
        read_baseline(path)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_baseline_cut_off_anywhere_is_refused(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("cut")
    entry = {"rule": "r", "fingerprint": "0123456789abcdef", "quoted": "q", "message": "m"}
    whole = json.dumps(
        {"provenance": "baseline", "version": 1, "tool": "t", "lexicons": "l", "articles": {"a": [entry]}}
    )
    path = folder / "b.json"
    path.write_text(whole, encoding="utf-8")
    read_baseline(path)
    path.write_text(whole[: data.draw(st.integers(0, len(whole) - 1))], encoding="utf-8")
    with pytest.raises(UsageError):
        read_baseline(path)


def test_nothing_is_left_behind_where_it_cannot_be_written(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(UsageError):
        write_baseline(b"{}", target)
    assert list(tmp_path.iterdir()) == [target]
