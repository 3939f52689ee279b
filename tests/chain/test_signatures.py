"""What signs a text beneath its last paragraph."""

from __future__ import annotations

import pytest

from provenance.chain.signatures import bracketed_names, outlets_alone, signature
from provenance.lexicon.lexicon import Lexicon


@pytest.mark.parametrize(
    ("words", "kind", "code", "signed"),
    [
        ("rdb", "body", "de", "rdb"),
        ("(cpm)", "credit", "de", "cpm"),
        ("– Dana Dunmore", "furniture", "en", "Dana Dunmore"),
        ("Stefan Wasserfall", "body", "de", "Stefan Wasserfall"),
        ("und", "body", "de", ""),
        ("top", "furniture", "de", ""),
        ("Read More", "furniture", "en", ""),
        ("Stefan Wasserfall sagte es am Montag", "body", "de", ""),
    ],
)
def test_signature(words: str, kind: str, code: str, signed: str) -> None:
    span = signature(words, 0, len(words), kind, code)
    assert (words[slice(*span)] if span else "") == signed


def test_whom_the_text_spoke_of_signs_nothing() -> None:
    text = "Stefan Wasserfall fell.\nStefan Wasserfall"
    assert signature(text, 24, len(text), "body", "de") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("…と発表した。【カイロ山田太郎、エルサレム鈴木花子】", ["山田太郎", "鈴木花子"]),
        ("…と発表した。【山田太郎】", ["山田太郎"]),
        ("…と発表した。【北京=山田太郎】", ["山田太郎"]),
        ("…と発表した。【時系列で見る】", []),
        ("…と発表した。【北京市内河津啓介】", []),
    ],
)
def test_names_in_japanese_brackets(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in bracketed_names(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Deutschlandfunk, 02. November 2021", [("Deutschlandfunk", True)]),
        ("spiegel.de", [("spiegel.de", False)]),
        ("Deutschlandfunk und andere", []),
        ("Impressum", []),
    ],
)
def test_outlets_alone(line: str, found: list[tuple[str, bool]]) -> None:
    outlets = Lexicon().outlets
    assert [(line[a:b], dated) for a, b, dated in outlets_alone(line, 0, len(line), outlets)] == found
