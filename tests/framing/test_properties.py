"""Whatever the text: offsets open to their words, voices cover what they say, nothing raises or hangs."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.article.read import read_text
from provenance.errors import ProvenanceError
from provenance.framing.quotes import quotes
from provenance.gate.check import check_article
from provenance.lexicon.lexicon import Lexicon
from provenance.text.words import Words, fold

LEXICON = Lexicon()
WORDS = st.sampled_from(
    [
        "liberated",
        "occupied",
        "regime",
        "terrorist",
        "Baku",
        "Yerevan",
        "Karabakh",
        "said",
        "according",
        "to",
        "that",
        ",",
        ".",
        ";",
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "«",
        "»",
        "—",
        "(",
        ")",
        "the",
        "of",
        "from",
        "by",
        "Armenian",
        "Azerbaijan",
        "was",
        "İ",
        "ſ",
        "ﬁ",
        "é",
        "é",
        "\xad",
        "\u200b",
        "\u202e",
        "\n",
        "\n\n",
        "so-called",
        "critics",
        "say",
        "he",
        "thanks",
        "to",
        "Russia",
        "<b>",
        "</b>",
        "&amp;",
        "&lt;",
        "освобождён",
        "azad",
    ]
)
TEXT = st.lists(WORDS | st.text(max_size=6), max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=TEXT, kind=st.sampled_from(("plain", "markdown", "html")), language=st.sampled_from(("en", "es", "ru", "az"))
)
def test_every_finding_of_any_text_opens_to_its_words(text: str, kind: str, language: str) -> None:
    try:
        article = read_text(text, format=kind, language=language)  # type: ignore[arg-type]
    except ProvenanceError:
        return
    report = check_article(article, LEXICON)
    for one in report.findings:
        assert article.text[one.start : one.end] == one.quoted
        assert one.line >= 1
        assert one.column >= 1
    for source in report.sources:
        assert 0 <= source.start <= source.end <= len(article.text)
    for hop in report.chain.hops:
        assert hop.evidence
        for evidence in hop.evidence:
            if evidence.quoted is not None:
                assert article.text[evidence.start : evidence.end] == evidence.quoted


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200), language=st.sampled_from(("en", "tr", "ru", "ar")))
def test_folding_keeps_the_length(text: str, language: str) -> None:
    assert len(fold(text, language)) == len(text)
    words = Words(text, language)
    assert all(0 <= a < b <= len(text) for a, b in zip(words.starts, words.ends, strict=True))


@settings(max_examples=200, deadline=None)
@given(text=TEXT)
def test_quotes_are_in_order_and_apart(text: str) -> None:
    found = quotes(text, [(0, len(text))])
    for quote in found:
        assert 0 <= quote.start <= quote.end <= len(text)
    for one, following in itertools.pairwise(found):
        assert one.end <= following.start


@pytest.mark.parametrize(
    "text",
    [
        '"' * 20_000,
        "' " * 20_000,
        "“a " * 10_000,
        "said " * 20_000,
        "(" * 20_000,
        "a" * 200_000,
        "the regime said that " * 5_000,
        "Via Telesur – " * 5_000,
        "\u202e\u200b" * 20_000,
        "<b>" * 20_000,
        "A. " * 30_000,
    ],
    ids=lambda text: text[:8].encode("unicode_escape").decode(),
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    begun = time.process_time()
    try:
        check_article(read_text(text, language="en"), LEXICON)
    except ProvenanceError:
        return
    assert time.process_time() - begun < 20, "something in the pipeline is not linear"
