"""The scanner covers the source, and the flow lays it out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.text.markup import Flow, attributes, html_tokens

BITS = st.lists(
    st.sampled_from(
        ["<p>", "</p", ">", "<", "<!--", "-->", '<a b="', "'", "=", "<script>", "</script>", "x", " ", "<!"]
    ),
    max_size=30,
).map("".join)


@given(BITS)
def test_tokens_cover_the_source(source: str) -> None:
    at = 0
    for token in html_tokens(source):
        assert token.start == at
        assert token.end > at
        at = token.end
    assert at == len(source)


def test_a_quote_counts_only_behind_an_equals_sign() -> None:
    kinds = [
        (token.kind, source[token.start : token.end]) for source in ["<p don't>a</p>"] for token in html_tokens(source)
    ]
    assert kinds == [("open", "<p don't>"), ("text", "a"), ("close", "</p>")]


def test_a_quoted_value_may_hold_the_end_of_a_tag() -> None:
    source = '<a title="5 > 3">x'
    assert [source[token.start : token.end] for token in html_tokens(source)] == ['<a title="5 > 3">', "x"]


def test_attributes_have_places() -> None:
    source = "<a HREF=x class='a b' hidden title=\"\">"
    found = {name: source[start:end] for name, (start, end) in attributes(source, 2, len(source) - 1).items()}
    assert found == {"href": "x", "class": "a b", "hidden": "", "title": ""}


def test_flow_collapses_and_parts() -> None:
    source = " a  b &amp; c\nd | e "
    flow = Flow(source)
    cut = source.index("|")
    flow.text(0, cut)
    flow.part(cut, cut + 1)
    flow.text(cut + 1, len(source))
    view = flow.view()
    assert view.text == "a b & c d\n\ne"
    assert flow.blocks == [(0, 9), (11, 12)]
    assert view.source(4, 5) == (6, 11)
