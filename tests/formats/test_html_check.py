"""The page of a check: hostile text stays text, everything that was let pass is listed, and the size is bounded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from provenance.article.article import Article
from provenance.article.read import read_text
from provenance.formats.html import LIMIT
from provenance.formats.html_check import render, script, shown_in_full, style
from provenance.formats.html_shell import policy, size
from provenance.framing.analysis import analyse
from provenance.gate.check import check
from provenance.gate.report import Report
from provenance.lexicon.lexicon import Lexicon
from tests.formats.gate_report import gate_report
from tests.formats.html_page import CUE, Tree, examples, hostile


def page_of_check(articles: Sequence[Article], lexicon: Lexicon, report: Report | None = None) -> str:
    """The page of some articles that were all read."""
    report = report or check(articles, lexicon)
    return render(report, {number: analyse(articles[number], lexicon) for number in shown_in_full(report)})


@pytest.mark.parametrize("case", ["examples", "hostile", "one"])
def test_it_is_well_formed_and_stands_alone(case: str, lexicon: Lexicon) -> None:
    articles = {"examples": examples, "hostile": hostile, "one": lambda: examples()[1:2]}[case]()
    page = page_of_check(articles, lexicon)
    tree = Tree(page)
    assert tree.wrong == []
    names = [name for name, _ in tree.elements]
    assert names.count("script") == 1
    assert names.count("style") == 1
    assert not {"img", "iframe", "object", "form"} & set(names)
    for name, attributes in tree.elements:
        assert not [one for one in attributes if one.startswith("on")], name
        assert attributes.get("href", "#").startswith("#")
        assert "src" not in attributes
    known = {attributes["id"] for _, attributes in tree.elements if "id" in attributes}
    assert {attributes["href"][1:] for _, attributes in tree.elements if "href" in attributes} <= known
    assert policy(style(), script()) in [attributes.get("content") for _, attributes in tree.elements]


def test_what_was_let_pass_or_could_not_be_read_is_listed(tmp_path: Path, lexicon: Lexicon) -> None:
    report, _ = gate_report(tmp_path)
    page = render(report, {})
    words = re.sub(r"<[^>]+>", "", page)
    assert "M. Desk" in words
    assert "a | &lt;b&gt; `c` &amp; @d" in words
    assert "known finding" in words
    assert "bad.txt" in words
    assert "Not everything was checked" in words


def test_many_texts_have_a_line_each_and_the_worst_stand_first(lexicon: Lexicon) -> None:
    calm = [read_text("The council met on Monday.", name=f"calm{n}.txt", language="en") for n in range(30)]
    articles = [*calm, read_text(CUE, name="bad.txt", language="en")]
    report = check(articles, lexicon, "warning")
    assert 30 in shown_in_full(report)
    page = page_of_check(articles, lexicon, report)
    assert page.index("bad.txt") < page.index("calm0.txt")
    assert page.count("calm") >= 30
    assert "Those with a letter are below" in page


def test_no_run_makes_a_page_that_no_mail_takes(lexicon: Lexicon) -> None:
    long = "\n\n".join(f"{CUE} Number {n}." for n in range(1500))
    articles = [read_text(long, name=f"{n}.txt", language="en") for n in range(4)]
    assert size(page_of_check(articles, lexicon)) <= LIMIT
