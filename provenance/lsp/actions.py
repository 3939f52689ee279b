"""What an editor can do about a finding: put an alternative in its place, or let it pass with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from lsprotocol import types

from provenance.article.read import read_text
from provenance.errors import ProvenanceError
from provenance.framing.finding import Finding
from provenance.gate.fixing import change
from provenance.gate.waivers import SIDE
from provenance.gate.waivers_in_text import waivers_in_text
from provenance.lsp.positions import Positions
from provenance.lsp.sheet import Sheet
from provenance.lsp.shown import diagnostics, span

_QUICK = types.CodeActionKind.QuickFix


def actions(sheet: Sheet, uri: str, start: int, end: int, *, creates: bool = False) -> Iterator[types.CodeAction]:
    """The actions for a stretch of the text; `sheet` is settled, `creates` says whether the editor makes new files."""
    shown = dict(zip(map(id, sheet.findings), diagnostics(sheet), strict=False))
    for finding in sheet.findings:
        if finding.end and finding.start <= end and start <= finding.end:
            about = [shown[id(finding)]]
            yield from _alternatives(sheet, uri, finding, about)
            yield from _waiver(sheet, uri, finding, about)
            yield from _waiver_beside(sheet, uri, finding, about, creates)


def _alternatives(
    sheet: Sheet, uri: str, finding: Finding, about: list[types.Diagnostic]
) -> Iterator[types.CodeAction]:
    fixable = sheet.offers(finding)
    for offer in fixable.offers if fixable is not None else ():
        if offer.fit.why or fixable is None:
            continue
        made = change(fixable, offer.number, format=sheet.format)
        edit = types.TextEdit(range=span(sheet, made.start, made.end), new_text=made.text)
        title = f"Replace “{_short(finding.quoted)}” by “{offer.fit.text}”"
        yield _action(title, sheet, uri, edit, about)


def _waiver(sheet: Sheet, uri: str, finding: Finding, about: list[types.Diagnostic]) -> Iterator[types.CodeAction]:
    """A comment that lets the finding pass once somebody has written why and who answers for it."""
    quoted = " ".join(finding.quoted.split())
    if sheet.format not in ("markdown", "html") or any(sign in quoted for sign in ('"', "--", "<", ">")):
        return
    comment = f'<!-- provenance: allow {finding.rule} "{quoted}" reason="" by="" -->'
    for at, before, behind in _places(sheet, finding):
        if _holds(sheet, at, f"{before}{comment}{behind}"):
            edit = types.TextEdit(range=span(sheet, at, at), new_text=f"{before}{comment}{behind}")
            yield _action(f"Let “{_short(finding.quoted)}” pass: fill in reason and name", sheet, uri, edit, about)
            return


def _waiver_beside(
    sheet: Sheet, uri: str, finding: Finding, about: list[types.Diagnostic], creates: bool
) -> Iterator[types.CodeAction]:
    """The same for plain text, in the file beside it, which is made where there is none."""
    if sheet.format != "plain" or not uri.startswith("file:") or finding.rule.startswith("gate/"):
        return
    side, line = Path(f"{sheet.path}{SIDE}"), 0
    changes: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = []
    before = ""
    if side.exists():
        try:
            held = side.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return  # the diagnostics say that it cannot be read
        line, before = held.count("\n"), "\n" if held else ""
        column = Positions(held, sheet.encoding).place(len(held))[1]
    elif creates:
        changes.append(types.CreateFile(uri=f"{uri}{SIDE}", options=types.CreateFileOptions(ignore_if_exists=True)))
        column = 0
    else:
        return
    words = msgspec.json.encode(" ".join(finding.quoted.split())).decode("utf-8", "replace")
    entry = f'{before if not column else before * 2}[[allow]]\nrule = "{finding.rule}"\nwords = [{words}]\n'
    place = types.Position(line, column)
    edit = types.TextEdit(range=types.Range(place, place), new_text=f'{entry}reason = ""\nby = ""\n')
    document = types.OptionalVersionedTextDocumentIdentifier(uri=f"{uri}{SIDE}", version=None)
    changes.append(types.TextDocumentEdit(text_document=document, edits=[edit]))
    title = f"Let “{_short(finding.quoted)}” pass in {side.name}: fill in reason and name"
    made = types.WorkspaceEdit(document_changes=changes)
    yield types.CodeAction(title=title, kind=_QUICK, diagnostics=about, edit=made)


def _places(sheet: Sheet, finding: Finding) -> Iterator[tuple[int, str, str]]:
    """Behind the finding's paragraph, or else at the end of the text."""
    article = sheet.article
    if article is None:
        return
    end = "\r\n" if "\r\n" in sheet.text else "\n"
    for passage in article.passages:
        place = article.view.source(passage.start, passage.end)
        if place.start <= finding.start < place.end:
            yield place.end, " ", ""
    yield len(sheet.text), "" if sheet.text.endswith(end) else end, end


def _holds(sheet: Sheet, at: int, comment: str) -> bool:
    """Whether a comment there is one that readers do not see and that the gate reads."""
    signed = comment.replace('reason=""', 'reason="r"').replace('by=""', 'by="b"')
    try:
        before = read_text(sheet.text, format=sheet.format)
        article = read_text(f"{sheet.text[:at]}{signed}{sheet.text[at:]}", format=sheet.format)
        known = len(list(waivers_in_text(article)))
        return article.view.text.split() == before.view.text.split() and known > len(_safe(sheet))
    except ProvenanceError:
        return False


def _safe(sheet: Sheet) -> list[object]:
    try:
        return list(waivers_in_text(read_text(sheet.text, format=sheet.format)))
    except ProvenanceError:
        return []


def _action(
    title: str, sheet: Sheet, uri: str, edit: types.TextEdit, about: list[types.Diagnostic]
) -> types.CodeAction:
    document = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=sheet.version)
    versioned = types.TextDocumentEdit(text_document=document, edits=[edit])
    return types.CodeAction(
        title=title, kind=_QUICK, diagnostics=about, edit=types.WorkspaceEdit(document_changes=[versioned])
    )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) < 40 else f"{words[:38]}…"
