"""Every finding on the chain quotes the words or the field that led to it."""

from __future__ import annotations

import pytest

from provenance.article.article import Article
from provenance.article.read import read_text
from provenance.chain.graph import Evidence
from provenance.chain.shown_by import shown_by
from provenance.framing.finding import Finding
from provenance.gate.check import examine
from provenance.lexicon.lexicon import Lexicon

_RELAYED = """Ferry traffic resumes

The ministry said: “The ferry will sail again on Monday, and every cabin has been inspected.”

Via Radio Meridiana. Translated by LK417
"""


def _chain(article: Article, lexicon: Lexicon) -> dict[str, Finding]:
    return {one.rule: one for one in examine(article, lexicon).findings if "chain/" in one.rule}


def test_relayed_text_quotes_its_credits(lexicon: Lexicon) -> None:
    found = _chain(read_text(_RELAYED), lexicon)
    assert "“Via Radio Meridiana”" in found["chain/incomplete"].because
    assert "“Translated by LK417”" in found["chain/quote-translated"].because


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ([], ""),
        ([Evidence(field="canonical", value="https://a.example")], "Shown by “https://a.example” (field canonical)."),
        ([Evidence(0, 9, "Via\n <b>X</b>")], "Shown by “Via X”."),
        ([Evidence(0, 5, "a < b")], "Shown by “a < b”."),
        ([Evidence(n, n + 1, "abcd"[n]) for n in range(4)], "Shown by “a”, “b”, “c” and 1 more."),
        ([Evidence(0, 1, "a"), Evidence(5, 6, "a")], "Shown by “a”."),
        ([Evidence(0, 200, "word " * 40)], f"Shown by “{('word ' * 24).strip()}” …."),
    ],
)
def test_evidence_is_quoted(evidence: list[Evidence], said: str) -> None:
    assert shown_by(evidence) == said
