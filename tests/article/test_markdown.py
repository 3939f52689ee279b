"""Markdown: comments over several lines are never shown, and nothing behind them is lost."""

from __future__ import annotations

import pytest

from provenance.article.read import read_text


@pytest.mark.parametrize(("source", "shown"), [
    ("# Bridge\n\n<!-- one\ntwo\n-->\n\nThe ford is open.\n", "Bridge\n\nThe ford is open."),
    ("<!-- one\ntwo --> The ford is open.\n", "The ford is open."),
    ("<!-- one -->\nThe ford is open.\n", "The ford is open."),
    ("<!-- a\n--><!-- b\n-->\nThe ford is open.\n", "The ford is open."),
    ("The ford <!-- one\ntwo\n--> is open.\n", "The ford is open."),
    ("<script>\nlet a = 1\n</script>\nThe ford is open.\n", "The ford is open."),
])  # fmt: skip
def test_a_comment_is_not_shown_nor_its_end(source: str, shown: str) -> None:
    article = read_text(source, format="markdown")
    assert " ".join(article.view.text.split()) == " ".join(shown.split())
    for passage in article.passages:
        span = article.view.source(passage.start, passage.end)
        assert article.view.text[passage.end - 1] == source[span.end - 1]
