"""Deeds side by side: who is said to have done it, and who is not."""

from __future__ import annotations

from provenance.lexicon.lexicon import Lexicon
from tests.compare.test_comparison import compared

WHO = "Soldiers shot nine people dead at the Corvo bridge in Port Halden on Monday morning."
NOT = "Nine people were shot dead at the Corvo bridge in Port Halden on Monday morning."


def test_who_did_it_stands_beside_who_is_not_named(lexicon: Lexicon) -> None:
    report, analyses = compared(lexicon, WHO + " Rain fell later.", NOT + " Schools stayed closed.")
    named = [row for row in report.deeds if not row.hidden]
    hidden = [row for row in report.deeds if row.hidden]
    assert any("oldiers" in row.name and row.cells[0].deeds for row in named)
    assert hidden[0].cells[1].deeds
    for row in report.deeds:
        for cell in row.cells:
            for deed in cell.deeds:
                ((start, end),) = deed.spans
                assert analyses[cell.article].article.text[start:end] == deed.verb
    assert "agency" in {difference.kind for difference in report.summary}
