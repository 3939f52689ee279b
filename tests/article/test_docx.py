"""DOCX: what a reader would see with the changes accepted, and nothing that bursts, hides or reaches outside."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.article.docx_package import UNPACKED_LIMIT
from provenance.article.read import read, read_bytes
from provenance.errors import ReadError
from tests.article.docx_files import W, docx, paragraph, word

PROSE = "The council of Marn met on Tuesday and voted for the new bridge over the river, its mayor said."


def _text(body: str) -> str:
    return read_bytes(docx(body), name="a.docx", suffix=".docx").text


def test_paragraphs_are_joined_by_a_blank_line() -> None:
    assert _text(paragraph("First.") + paragraph("  ") + paragraph("Second.")) == "First.\n\nSecond."


def test_insertions_are_read_and_deletions_are_not() -> None:
    body = (
        "<w:p><w:r><w:t>The mayor </w:t></w:r><w:ins w:author='A'><w:r><w:t>said</w:t></w:r></w:ins>"
        "<w:del w:author='A'><w:r><w:delText>admitted</w:delText></w:r><w:r><w:t>!</w:t></w:r></w:del>"
        "<w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> so.</w:t></w:r></w:moveTo></w:p>"
    )
    assert _text(body) == "The mayor said so."


def test_a_deleted_paragraph_end_joins_what_it_parted() -> None:
    marked = "<w:rPr><w:del w:author='A'/></w:rPr>"
    assert _text(paragraph("One ", more=marked) + paragraph("two.")) == "One two."


def test_a_deleted_row_hidden_words_and_placeholders_are_not_read() -> None:
    row = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"
    body = (
        "<w:tbl>" + row.format("", paragraph("Kept")) + row.format("<w:trPr><w:del/></w:trPr>", paragraph("Cut"))
        + "</w:tbl><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>seen</w:t></w:r></w:p>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + paragraph("Click here")
        + "</w:sdtContent></w:sdt>"
    )  # fmt: skip
    assert _text(body) == "Kept\n\nseen"


def test_breaks_tabs_fields_and_old_copies() -> None:
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>"
        "<w:t>c</w:t><w:noBreakHyphen/><w:instrText>PAGE</w:instrText></w:r>"
        "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:Choice><w:r><w:txbxContent>" + paragraph("box") + "</w:txbxContent></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:txbxContent>" + paragraph("box") + "</w:txbxContent></w:r></mc:Fallback>"
        "</mc:AlternateContent></w:p>"
    )
    assert _text(body) == "a\tb\nc\u2011\n\nbox"


def test_styles_make_headlines_and_captions() -> None:
    body = (
        paragraph("Contents 3", "TOC1") + paragraph("Bridge approved", "Titre") + paragraph(PROSE)
        + paragraph("What comes next", "Eigen") + paragraph(PROSE) + paragraph("The old bridge.", "Bild")
    )  # fmt: skip
    article = read_bytes(docx(body), name="a.docx", suffix=".docx")
    assert article.headline == "Bridge approved"
    assert [passage.kind for passage in article.passages] == [
        "furniture", "headline", "body", "body", "body", "caption",
    ]  # fmt: skip
    assert article.format == "docx"


def test_without_a_title_the_first_heading_is_one() -> None:
    body = paragraph("Bridge approved", "Titre1") + paragraph(PROSE) + paragraph("Later", "Titre1") + paragraph(PROSE)
    assert read_bytes(docx(body), name="a.docx", suffix=".docx").headline == "Bridge approved"


def test_comments_are_fields_with_their_place_and_never_prose() -> None:
    body = (
        "<w:p><w:r><w:t>The </w:t></w:r><w:commentRangeStart w:id='7'/><w:r><w:t>mayor</w:t></w:r>"
        "<w:commentRangeEnd w:id='7'/><w:r><w:t> left.</w:t></w:r></w:p>"
    )
    comment = f"<w:comment w:id='7' w:author='Desk'>{paragraph('Which one?')}</w:comment>"
    notes = f"<w:comments xmlns:w='{W}'>{comment}</w:comments>"
    article = read_bytes(docx(body, {"word/comments.xml": notes}), name="a.docx", suffix=".docx")
    field = next(one for one in article.fields if one.name == "comment")
    assert article.text == "The mayor left."
    assert field.value == "Desk: Which one?"
    assert field.span is not None
    assert article.text[field.span.start : field.span.end] == "mayor"


def test_footnotes_follow_the_text() -> None:
    notes = (
        f"<w:footnotes xmlns:w='{W}'><w:footnote w:id='0' w:type='separator'>{paragraph('---')}</w:footnote>"
        f"<w:footnote w:id='1'>{paragraph('From the minutes.')}</w:footnote></w:footnotes>"
    )
    article = read_bytes(docx(paragraph("Text."), {"word/footnotes.xml": notes}), name="a.docx", suffix=".docx")
    assert article.text == "Text.\n\nFrom the minutes."


def test_invisible_characters_keep_blocks_in_place() -> None:
    article = read_bytes(
        docx(paragraph("brid\u00adge one") + paragraph("re\u0301sume\u0301 two")), name="a", suffix=".docx"
    )
    assert [article.view.text[p.start : p.end] for p in article.passages] == ["bridge one", "résumé two"]
    span = article.view.source(0, 6)
    assert article.text[span.start : span.end] == "brid\u00adge"


def test_piped_bytes_are_known_by_their_beginning(tmp_path: Path) -> None:
    assert read_bytes(docx(paragraph("Piped text.")), name="-").format == "docx"
    path = tmp_path / "a.docx"
    path.write_bytes(docx(paragraph("A file.")))
    assert read(path).text == "A file."


def _zip(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


ENTITY = (
    f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="{W}"><w:body>'
    f"<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
EXTERNAL = ENTITY.replace('"lol"', 'SYSTEM "file:///etc/hostname"')
REFUSED = {
    "not a zip": (b"just text", "no readable zip"),
    "an empty zip": (_zip(), "without a document"),
    "a spreadsheet": (_zip(xl__workbook=b"", **{"xl/workbook.xml": b""}), "a spreadsheet"),
    "open document": (_zip(mimetype=b"application/vnd.oasis.opendocument.text"), "OpenDocument"),
    "encrypted": (b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted"),
    "cut short": (docx(paragraph(PROSE))[:-40], "no readable zip"),
    "entities": (docx("", document=ENTITY), "entities"),
    "external entities": (docx("", document=EXTERNAL), "entities"),
    "broken XML": (docx("", document="<w:document"), "document.xml line 1"),
    "nothing in it": (docx(""), "holds no text"),
    "a bomb": (docx("", document=word("<w:p/>" * 5_000_000)), "unpacks to more"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_clear_line(name: str) -> None:
    content, message = REFUSED[name]
    with pytest.raises(ReadError, match=message):
        read_bytes(content, name="a.docx", suffix=".docx")


def test_an_archive_that_lies_about_its_sizes_costs_its_limit_and_no_more() -> None:
    content = bytearray(docx("", document=word("<w:p/>" * 1_000_000)))
    # Understate the unpacked size wherever it stands: the local header and the central directory.
    true = len(word("<w:p/>" * 1_000_000)).to_bytes(4, "little")
    lied = bytes(content).replace(true, (1000).to_bytes(4, "little"))
    assert lied != bytes(content)
    with pytest.raises(ReadError):
        read_bytes(lied, name="a.docx", suffix=".docx")


def test_deep_nesting_is_read() -> None:
    depth = 20_000
    body = "<w:sdt><w:sdtContent>" * depth + paragraph("Deep.") + "</w:sdtContent></w:sdt>" * depth
    assert _text(body) == "Deep."


def test_the_limit_is_what_the_docs_say() -> None:
    assert UNPACKED_LIMIT == 96 * 1024 * 1024


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 1500), st.booleans())
def test_damaged_files_give_a_clear_error_or_a_text(noise: bytes, at: int, cut: bool) -> None:
    whole = docx(paragraph("Bridge", "Titre") + paragraph(PROSE))
    damaged = whole[:at] + noise + (b"" if cut else whole[at + len(noise) :])
    try:
        article = read_bytes(damaged, name="a.docx", suffix=".docx")
    except ReadError:
        return
    assert article.text


@settings(max_examples=100, deadline=None)
@given(st.text("<>/wprtdelins:=' &;abc", max_size=80))
def test_any_markup_gives_a_clear_error_or_a_text(body: str) -> None:
    try:
        read_bytes(docx(paragraph("Kept.") + body), name="a.docx", suffix=".docx")
    except ReadError:
        return
