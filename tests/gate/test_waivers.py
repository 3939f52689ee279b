"""Waivers: what they let pass and what never passes; every one is listed, and none is half read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.article.article import Article
from provenance.article.read import read_many, read_text
from provenance.errors import ProvenanceError, UsageError
from provenance.gate.policy import Layer, Setting
from provenance.gate.publication import Asked, Desk
from provenance.gate.report import Report, Waived
from provenance.gate.waivers import Waiver, waivers_file
from provenance.gate.waivers_in_text import waivers_in_text

TODAY = date(2026, 3, 1)
BODY = "The regime closed two papers in Minsk on Monday morning.\n\nThe march ended at noon on the square.\n"
NOTE: Layer = {"fail_on": Setting("note", "command line")}
GOOD = 'loaded/* "regime" reason="name of a film" by="M. Desk"'


def comment(words: str) -> str:
    return f"<!-- provenance: allow {words} -->"


def run(path: Path, text: str, layer: Layer = NOTE, **asked: object) -> Report:
    path.write_text(text, encoding="utf-8")
    desk = Desk(Asked(command=layer, today=TODAY, **asked))  # type: ignore[arg-type]
    return desk.check(read_many([str(path)], language="en"))


def of_regime(report: Report) -> list[Waived | None]:
    return [one.waived for one in report.articles[0].findings if one.concept == "regime"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"{BODY}\n{comment(GOOD)}\n"),
        ("a.md", f"{BODY.replace('closed', f'{comment(GOOD)} closed')}"),
        ("a.md", f"---\ntitle: Papers closed\nprovenance-allow:\n  - {GOOD}\n---\n{BODY}"),
        ("a.md", f"---\ntitle: Papers closed\nprovenance-allow: {GOOD}\n---\n{BODY}"),
        ("a.md", f"---\ntitle: Papers closed\nprovenance-allow:\n  - '{GOOD}'\n---\n{BODY}"),
        ("a.html", f"<html><body>{comment(GOOD)}<p>{BODY}</p></body></html>"),
        ("a.md", f"{BODY}\n<!--\n provenance: allow loaded/*\n “regime”\n reason=“a film”\n by=Desk\n-->\n"),
    ],
)
def test_a_waiver_in_the_text(tmp_path: Path, name: str, text: str) -> None:
    report = run(tmp_path / name, text)
    assert report.problems == ()
    waived = of_regime(report)
    assert len(waived) == 1
    assert waived[0] is not None
    assert waived[0].where.startswith(str(tmp_path / name))
    assert [(use.status, use.findings) for use in report.waivers] == [("used", 1)]
    assert report.waivers[0].reason in ("name of a film", "a film")


def test_a_waived_finding_does_not_count(tmp_path: Path) -> None:
    assert run(tmp_path / "a.md", BODY).verdict == "fail"
    whole = comment('loaded/* reason="quoted from a play" by="M. Desk"')
    other = comment('sources/* chain/* reason="short item" by="M. Desk"')
    report = run(tmp_path / "a.md", f"{whole}\n\n{BODY}\n{other}\n")
    open_now = [one.rule for one in report.articles[0].findings if one.waived is None]
    assert set(open_now) <= {"gate/waiver-unused"}


def test_a_comment_that_readers_see_is_no_waiver(tmp_path: Path) -> None:
    report = run(tmp_path / "a.md", f"{BODY}\n```\n{comment(GOOD)}\n```\n\nOr `{comment(GOOD)}` in a line.\n")
    assert report.waivers == ()
    assert set(of_regime(report)) == {None}


def test_plain_text_has_a_side_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt.waivers.toml").write_text(
        "[[allow]]\nrule = 'loaded/*'\nwords = ['REGIME']\nreason = 'a film'\nby = 'M. Desk'\nuntil = 2026-03-01\n"
    )
    report = run(tmp_path / "a.txt", f"{BODY}\n{comment(GOOD)}\n")
    assert {one.where for one in of_regime(report) if one} == {f"{tmp_path / 'a.txt.waivers.toml'}:1"}
    assert len(report.waivers) == 1
    assert report.waivers[0].until == "2026-03-01"


def test_a_side_file_of_json_lines_is_for_all_of_them(tmp_path: Path) -> None:
    (tmp_path / "l.jsonl.waivers.toml").write_text(
        "[[allow]]\nrule = 'loaded/*'\nwords = 'regime'\nreason = 'a film'\nby = 'M'\n"
    )
    lines = '{"text": "The regime closed two papers."}\n{"text": "The march ended at noon on the square."}\n'
    report = run(tmp_path / "l.jsonl", lines)
    assert of_regime(report) != [None]
    assert not [one for article in report.articles for one in article.findings if one.rule.startswith("gate/")]


def test_a_shared_file_and_its_patterns(tmp_path: Path) -> None:
    shared = tmp_path / "waivers.toml"
    shared.write_text(
        "[[allow]]\nrule = 'loaded/*'\nwords = 'regime'\nreason = 'a film'\nby = 'M'\nfiles = ['film/**']\n"
        "[[allow]]\nrule = 'loaded/*'\nwords = 'never there'\nreason = 'x'\nby = 'M'\nfiles = ['a.txt']\n"
        "[[allow]]\nrule = 'loaded/*'\nwords = 'nor this'\nreason = 'x'\nby = 'M'\n"
    )
    layer = {**NOTE, "waivers.file": Setting(str(shared), "x")}
    report = run(tmp_path / "a.txt", BODY, layer)
    assert of_regime(report) == [None]
    unused = [one.message for one in report.articles[0].findings if one.rule == "gate/waiver-unused"]
    assert len(unused) == 1
    assert "never there" in unused[0]
    (tmp_path / "film").mkdir()
    report = run(tmp_path / "film" / "a.txt", BODY, layer)
    assert of_regime(report) != [None]


def test_unused_and_expired_are_findings(tmp_path: Path) -> None:
    old = comment(GOOD + " until=2026-02-28")
    idle = comment('loaded/hyperbole "nothing" reason="x" by="M. Desk"')
    report = run(tmp_path / "a.md", f"{old}\n\n{BODY}\n{idle}\n")
    found = {one.rule: one for one in report.articles[0].findings if one.rule.startswith("gate/")}
    assert set(found) == {"gate/waiver-expired", "gate/waiver-unused"}
    assert found["gate/waiver-expired"].quoted == old
    assert found["gate/waiver-expired"].line == 1
    assert of_regime(report) == [None]
    assert {use.status for use in report.waivers} == {"expired", "unused"}
    text = (tmp_path / "a.md").read_text(encoding="utf-8")
    for one in found.values():
        assert text[one.start : one.end] == one.quoted


def test_a_live_waiver_counts_before_an_expired_one(tmp_path: Path) -> None:
    text = f"{comment(GOOD + ' until=2020-01-01')}\n\n{comment(GOOD + ' until=2030-01-01')}\n\n{BODY}"
    assert of_regime(run(tmp_path / "a.md", text))[0] is not None


def test_what_is_about_waivers_cannot_be_waived(tmp_path: Path) -> None:
    text = f"{BODY}\n{comment('gate/* reason=x by=y')}\n\n{comment(GOOD + ' until=2020-01-01')}\n"
    report = run(tmp_path / "a.md", text)
    assert all(one.waived is None for one in report.articles[0].findings if one.rule.startswith("gate/"))


def test_one_finding_by_its_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    prints = [one.fingerprint for one in run(path, BODY).articles[0].findings if one.concept == "regime"]
    allowed = comment(f'* fingerprint={prints[0]} reason="x" by="y"')
    assert of_regime(run(path, f"{BODY}\n{allowed}\n"))[0] is not None


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ('loaded/* "regime" by="M"', "no reason"),
        ('loaded/* "regime" reason="" by="M"', "no reason"),
        ('loaded/* "regime" reason="x"', "nobody"),
        ('reason="x" by="M"', "no rule"),
        ('* reason="x" by="M"', "everything"),
        ('loaded/* reason="x" by="M" untill=2030-01-01', "`untill`"),
        ('loaded/* reason="x" by="M" until=soon', "until=soon"),
        ('loaded/* reason="x by=M', "cannot be read"),
        ("", "no rule"),
    ],
)
def test_a_waiver_that_is_not_in_order_is_a_problem(tmp_path: Path, words: str, says: str) -> None:
    report = run(tmp_path / "a.md", f"{BODY}\n{comment(words)}\n", {})
    assert report.exit_code == 2
    assert says in report.problems[0].message
    assert report.problems[0].path == f"{tmp_path / 'a.md'}:5"
    assert of_regime(report) == [None]


def test_another_word_than_allow_is_a_problem(tmp_path: Path) -> None:
    report = run(tmp_path / "a.md", f"{BODY}\n<!-- provenance: alow loaded/* -->\n", {})
    assert (report.exit_code, len(report.problems)) == (2, 1)


@pytest.mark.parametrize(
    "text",
    ["[[alow]]\nrule='x'", "[[allow]]\nrule='loaded/*'\nreason='x'", "allow = 3",
     "[[allow]]\nrule='*'\nreason='x'\nby='y'",
     "[[allow]]\nrule='loaded/*'\nreason='x'\nby='y'\nuntil='soon'", "[[allow]]\nrule='loaded/*'\nresaon='x'\nby='y'"],
)  # fmt: skip
def test_a_file_that_is_not_in_order_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "w.toml"
    path.write_text(text)
    with pytest.raises(UsageError) as error:
        waivers_file(path)
    assert error.value.where.startswith(f"{path}:")
    (tmp_path / "a.txt.waivers.toml").write_text(text)
    assert run(tmp_path / "a.txt", BODY, {}).exit_code == 2


def test_a_missing_shared_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        run(tmp_path / "a.txt", BODY, {"waivers.file": Setting(str(tmp_path / "none.toml"), "x")})


def test_a_house_may_want_an_end_and_may_close_the_text(tmp_path: Path) -> None:
    text = f"{BODY}\n{comment(GOOD)}\n"
    report = run(tmp_path / "a.md", text, {"waivers.expiry_required": Setting(True, "x")})
    assert "wants an end" in report.problems[0].message
    report = run(tmp_path / "a.md", text, {"waivers.in_text": Setting(False, "x")})
    assert (report.waivers, of_regime(report)) == ((), [None])


def test_publishing_anyway_is_signed(tmp_path: Path) -> None:
    report = run(tmp_path / "a.md", BODY, anyway=Waived("on air", "M. Desk", None, "command line"))
    assert report.verdict == "pass"
    assert {one.waived.reason for one in report.articles[0].findings if one.waived} == {"on air"}
    assert report.waivers[0].findings == len(report.articles[0].findings)


def waivers_of(text: str) -> Article:
    return read_text(text, format="markdown", language="en")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_words_are_a_waiver_or_one_clear_line(words: str) -> None:
    refused = ""
    found: list[Waiver] = []
    try:
        found = list(waivers_in_text(waivers_of(f"{BODY}\n{comment(words)}\n")))
    except ProvenanceError as error:
        refused = str(error)
    assert "\n" not in refused
    for one in found:
        assert one.reason
        assert one.by
        assert one.rules


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.characters(exclude_characters='"”\n\r', exclude_categories=("Cs", "Cc")), min_size=1, max_size=30),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_what_is_written_is_read(reason: str, until: date) -> None:
    article = waivers_of(f'{BODY}\n{comment(f"""loaded/x "a b" reason="r {reason}" by="B C" until={until}""")}\n')
    if "-->" in reason:
        return
    (one,) = waivers_in_text(article)
    assert (one.rules, one.words, one.by, one.until) == (("loaded/x",), ("a b",), "B C", until)
    assert one.reason == " ".join(f"r {reason}".split())


def test_hostile_texts_end(tmp_path: Path) -> None:
    for text in (
        "<!-- provenance:" * 20_000, "<!-- provenance: allow " + '"a' * 100_000 + " -->",
        "<!-- provenance: allow " + "a= " * 100_000 + "-->", comment(GOOD) * 2000, "<!--" * 50_000 + "provenance",
    ):  # fmt: skip
        report = run(tmp_path / "a.md", f"{BODY}\n{text}\n", {})
        assert report.exit_code in (0, 1, 2)
