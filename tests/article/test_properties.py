"""For any text at all: nothing escapes but our own errors, and every place is a place in the source."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from provenance.article.article import Article
from provenance.article.read import read_text
from provenance.errors import ProvenanceError

LETTERS = st.characters(exclude_categories=("Cs",))
PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<b>", "<br>", "<!--", "-->", "<script>", "</script>", "&amp;", "&nbsp;", "&#x301;", "&shy;",
        "<", ">", '"', "'", "=", "<a href='x'>", "</a>", "<h1>", "<nav>", "</nav>", "<pre>", "<div class=caption>",
        "</div>", "*", "**", "_", "`", "```\n", "[", "](", "](x)", "![", ")", "# ", "> ", "- ", "---\n", "\n", "\r\n",
        "\r", "\n\n", " ", "\u0301", "\u00ad", "ﬁ", "e\u0301", "word", "Two words.", "By Ana Petrov", "\t", "\u2028",
        "\u00a0", "title: x\n", "\\",
    ]
)  # fmt: skip
MIXED = st.lists(st.one_of(PIECES, st.text(LETTERS, max_size=5)), max_size=40).map("".join)
SOURCES = st.one_of(st.text(LETTERS, max_size=200), MIXED)
FORMATS = st.sampled_from(["plain", "markdown", "html"])


def check_places(article: Article) -> None:
    text, view = article.text, article.view
    before = 0
    for passage in article.passages:
        assert before <= passage.start < passage.end <= len(view.text)
        words = view.text[passage.start : passage.end]
        assert words == words.strip(" \t\r\n")
        before = passage.end
    last = 0
    for at in range(len(view.text)):
        start, end = view.source(at, at + 1)
        assert last <= start <= end <= len(text)
        last = start
        if end - start == 1 and text[start].isalnum() and text[start].isascii():
            assert view.text[at] == text[start]
    for passage in article.passages:
        start, end = view.source(passage.start, passage.end)
        assert start == view.source(passage.start, passage.start + 1).start
        assert end == view.source(passage.end - 1, passage.end).end
    for field in article.fields:
        assert field.span is None or 0 <= field.span.start <= field.span.end <= len(text)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOURCES, FORMATS)
@example("---\ntitle: x\n---\n\n# x\n\n<b", "markdown")
@example("<p>a&#x301;b e\u0301</p>c", "html")
def test_places_are_places_in_the_source(source: str, format: str) -> None:
    try:
        article = read_text(source, format=format)  # type: ignore[arg-type]
    except ProvenanceError:
        return
    assert article.text == source
    check_places(article)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([".txt", ".md", ".html", ".jsonl", ""]))
def test_bytes_are_read_or_refused(tmp_path_factory, content: bytes, suffix: str) -> None:  # type: ignore[no-untyped-def]
    from provenance.article.read import read_many

    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(content)
    for one in read_many([path]):
        if isinstance(one, Article):
            check_places(one)
