"""Sentences: where a full stop ends none."""

from __future__ import annotations

import pytest

from provenance.text.sentences import sentence_spans


@pytest.mark.parametrize(("text", "count"), [
    ("Am 11. September wurde die Brücke gesperrt. Am 12. Oktober ging sie auf.", 2),
    ("Im 19. Jahrhundert stand hier eine Furt. Es war der 2. Versuch.", 2),
    ("Sie wurde in der 85. Minute geholt.", 1),
    ("Er wurde 85. Danach ging er.", 2),
    ("Das war der 3. Dann kam der Regen.", 2),
    ("Es steht in Abschnitt 4. Niemand las es.", 2),
])  # fmt: skip
def test_german_ordinals_end_no_sentence(text: str, count: int) -> None:
    spans = sentence_spans(text, "de", [(0, len(text))])
    assert len(spans) == count, [text[start:end] for start, end in spans]
