"""The HTML page: complete in itself, true to the articles' words, and not to be broken by them."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest

from provenance.article.article import Article
from provenance.article.read import read_text
from provenance.formats.html_marks import tidy
from provenance.lexicon.lexicon import Lexicon
from tests.formats.html_page import CUE, Tree, examples, hostile, page_of

OWN_SCHEMES = ("#",)
EVENT = re.compile(r"^on", re.I)


def articles_of(case: str) -> list[Article]:
    return examples() if case == "examples" else hostile()


@pytest.mark.parametrize("case", ["examples", "hostile"])
def test_every_mark_shows_the_words_of_its_span(case: str, lexicon: Lexicon) -> None:
    page, analyses = page_of(articles_of(case), lexicon)
    shown = Tree(page).having("data-start")
    assert len(shown) >= (40 if case == "examples" else 3)
    for _, attrs, text in shown:
        article = analyses[int(attrs["id"][1:].partition("-")[0])].article
        start, end = int(attrs["data-start"]), int(attrs["data-end"])
        if article.format == "plain" and article.view.text == article.text:
            assert text == article.text[start:end]
        else:
            assert text == tidy(article.view.text[article.view.at(start) : article.view.at(end)])


@pytest.mark.parametrize("case", ["examples", "hostile"])
def test_the_words_of_the_page_are_the_words_of_the_articles(case: str, lexicon: Lexicon) -> None:
    page, analyses = page_of(articles_of(case), lexicon)
    passages = [
        re.sub(r"\s+", " ", text).strip()
        for tag, attrs, text in Tree(page).having("class")
        if tag == "p" and attrs["class"].startswith("b-")
    ]
    wanted = [
        re.sub(r"\s+", " ", tidy(analysis.article.view.text[passage.start : passage.end])).strip()
        for analysis in analyses
        for passage in analysis.article.passages
    ]
    assert passages == wanted


@pytest.mark.parametrize("case", ["examples", "hostile"])
def test_it_stands_alone_and_runs_nothing_foreign(case: str, lexicon: Lexicon) -> None:
    page, _ = page_of(articles_of(case), lexicon)
    tree = Tree(page)
    assert not tree.wrong
    tags = [tag for tag, _ in tree.elements]
    assert tags.count("script") == tags.count("style") == 1
    assert not {"img", "iframe", "link", "object", "embed", "form", "base", "b onclick"} & set(tags)
    for tag, attrs in tree.elements:
        for name, value in attrs.items():
            assert not EVENT.match(name), (tag, name)
            assert name not in ("style", "src", "srcset", "action"), (tag, name)
            assert "://" not in value, (tag, name, value)
            if name == "href":
                assert value.startswith(OWN_SCHEMES), value


def test_the_policy_names_the_only_style_and_script(lexicon: Lexicon) -> None:
    page, _ = page_of(hostile(), lexicon)
    policy = next(a["content"] for _, a, _ in Tree(page).having("http-equiv"))
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert content is not None
        digest = b64encode(sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_every_reference_has_its_target_and_every_id_is_one(lexicon: Lexicon) -> None:
    tree = Tree(page_of(examples(), lexicon)[0])
    ids = [attrs["id"] for _, attrs, _ in tree.having("id")]
    assert len(ids) == len(set(ids))
    for _, attrs, _ in tree.having("href"):
        assert attrs["href"][1:] in ids
    for _, attrs, _ in tree.having("aria-labelledby"):
        assert attrs["aria-labelledby"] in ids


def test_cells_lead_to_their_words(lexicon: Lexicon) -> None:
    tree = Tree(page_of(examples(), lexicon)[0])
    words = {attrs["id"]: text for _, attrs, text in tree.having("data-start")}
    uses = [
        (attrs["href"][1:], text)
        for tag, attrs, text in tree.having("class")
        if tag == "a" and attrs["class"].startswith("w v-") and attrs["href"].startswith("#m")
    ]
    assert len(uses) > 20
    for target, text in uses:
        assert text == words[target]


def test_tables_and_headings_can_be_read_aloud(lexicon: Lexicon) -> None:
    tree = Tree(page_of(examples(), lexicon)[0])
    tags = [tag for tag, _ in tree.elements]
    assert [tags.count(tag) for tag in ("main", "header", "footer", "h1")] == [1, 1, 1, 1]
    assert all("scope" in attrs for tag, attrs in tree.elements if tag == "th")
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for tag, attrs in tree.elements:
        if tag == "svg":
            assert attrs.get("aria-hidden") == "true" or attrs.get("aria-label")


def test_ten_articles_stay_under_500_kb(lexicon: Lexicon) -> None:
    long = [read_text("\n\n".join([CUE] * 400), name=f"{n}.txt") for n in range(10)]
    page, _ = page_of(long, lexicon)
    assert len(page.encode()) < 500_000
    assert "characters of this article are not shown" in page
    assert len(page_of(long[:2], lexicon)[0].encode()) < 500_000
    ordinary = page_of([*examples(), *examples(), *examples()[:2]], lexicon)[0]
    assert len(ordinary.encode()) < 500_000
    assert "are not shown" not in ordinary


def test_a_million_sentences_and_one_article_still_make_a_page(lexicon: Lexicon) -> None:
    endless = read_text("Rain. " * 200_000 + CUE, name="long.txt", language="en")
    page, _ = page_of([endless], lexicon)
    assert len(page.encode()) < 500_000
    assert "a comparison needs two articles" in page
    assert page_of([], lexicon)[0].startswith("<!doctype html>")


def test_it_is_the_same_page_every_time(lexicon: Lexicon) -> None:
    assert page_of(examples(), lexicon)[0] == page_of(examples(), lexicon)[0]
