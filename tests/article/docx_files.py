"""Word-processor files for the tests, made by hand so that every part is as hostile as wanted."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT_RELATIONS = (
    f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_TYPE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{_TYPE}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
)
_RELATIONS = (
    f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_TYPE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{_TYPE}/comments" Target="comments.xml"/>'
    f'<Relationship Id="r3" Type="{_TYPE}/footnotes" Target="/word/footnotes.xml"/></Relationships>'
)
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Zwischentitel"/><w:basedOn w:val="Titre1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bild"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
</w:styles>"""


def word(body: str) -> str:
    """A document part around a body."""
    return f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def paragraph(text: str, style: str = "", more: str = "") -> str:
    """A paragraph with one run."""
    shape = f"<w:pPr>{f'<w:pStyle w:val={style!r}/>' if style else ''}{more}</w:pPr>" if style or more else ""
    return f'<w:p>{shape}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx(body: str, parts: dict[str, str | bytes] | None = None, *, document: str | bytes = "") -> bytes:
    """A DOCX of a body, with more or other parts."""
    content: dict[str, str | bytes] = {
        "_rels/.rels": _ROOT_RELATIONS,
        "word/_rels/document.xml.rels": _RELATIONS,
        "word/styles.xml": STYLES,
        "word/document.xml": document or word(body),
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return buffer.getvalue()
