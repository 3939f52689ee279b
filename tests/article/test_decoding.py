"""Bytes become the text they are, or one clear complaint."""

from __future__ import annotations

import codecs

import pytest

from provenance.article.decoding import SIZE_LIMIT, decode
from provenance.errors import ReadError

TEXT = "Łódź café — “ναι”"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), "plain", where="x").text == TEXT


@pytest.mark.parametrize("declared", ["windows-1251", "KOI8-R", "iso-8859-5"])
def test_a_page_may_declare_its_encoding(declared: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>Мост закрыт</p>'
    assert decode(page.encode(declared), "html", where="x").text == page


def test_an_xml_declaration_counts() -> None:
    page = '<?xml version="1.0" encoding="iso-8859-2"?><html><p>Łódź</p></html>'
    assert decode(page.encode("iso-8859-2"), "html", where="x").text == page


def test_a_front_matter_may_declare_its_encoding() -> None:
    text = "---\nencoding: windows-1251\n---\n\nМост закрыт.\n"
    assert decode(text.encode("cp1251"), "markdown", where="x").text == text


def test_latin_1_means_what_browsers_take_it_for() -> None:
    page = '<meta charset="iso-8859-1"><p>“no”</p>'
    assert "“no”" in decode(page.encode("cp1252"), "html", where="x").text


@pytest.mark.parametrize("declared", ["rot13", "hex", "punycode", "unicode_escape", "utf-7", "no-such-thing"])
def test_what_is_no_text_encoding_is_not_used(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>caf\xe9</p>'.encode("latin-1")
    assert decode(page, "html", where="x").known_by == "assumed"


def test_utf_8_beats_a_wrong_declaration() -> None:
    page = '<meta charset="iso-8859-1"><p>Łódź</p>'
    assert decode(page.encode(), "html", where="x").text == page


def test_a_text_that_is_not_utf_8_is_refused_with_its_byte() -> None:
    with pytest.raises(ReadError, match="at byte 3") as caught:
        decode(b"caf\xe9", "plain", where="note.txt")
    assert str(caught.value).startswith("note.txt: ")
    assert "UTF-8" in caught.value.mend


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 x", b"PK\x03\x04", b"abc\0def", bytes(range(1, 27)) * 9, b"\x89PNG\r\n"]
)
def test_binary_is_refused(content: bytes) -> None:
    with pytest.raises(ReadError, match="is "):
        decode(content, "plain", where="x")


def test_too_large_is_refused() -> None:
    with pytest.raises(ReadError, match="64 MB"):
        decode(bytes(SIZE_LIMIT + 1), "plain", where="x")
