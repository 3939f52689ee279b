"""The language server, spoken to as an editor speaks to it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from lsprotocol import types

from tests.conftest import ROOT
from tests.lsp.client import Editor, with_editor

TEXT = (
    "The regime in Marn insists that the harbour is open, and its envoy left on Monday.\n\n"
    "“The regime will answer for this,” the leader of the opposition said on Tuesday in the capital.\n"
)
UTF = types.PositionEncodingKind


def by_code(found: list[types.Diagnostic], quoted_at: tuple[int, int]) -> types.Diagnostic:
    return next(one for one in found if (one.range.start.line, one.range.start.character) == quoted_at)


def edited(text: str, edit: types.TextEdit) -> str:
    """The text with a one-line edit, places in code points."""
    lines = text.split("\n")
    start, end = edit.range.start, edit.range.end
    at = sum(len(line) + 1 for line in lines[: start.line]) + start.character
    upto = sum(len(line) + 1 for line in lines[: end.line]) + end.character
    return text[:at] + edit.new_text + text[upto:]


def edits(action: types.CodeAction) -> types.TextEdit:
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    (edit,) = change.edits
    assert isinstance(edit, types.TextEdit)
    return edit


def test_pushes_and_follows_changes(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start()
        uri = editor.open("a.txt", TEXT)
        found = await editor.pushes(uri, 1)
        regime = by_code(found, (0, 4))
        assert regime.code == "loaded/delegitimising-label"
        assert regime.source == "provenance"
        assert regime.severity == types.DiagnosticSeverity.Warning
        editor.change(uri, 2, "government", (0, 4, 0, 10))
        found = await editor.pushes(uri, 2)
        assert not [one for one in found if one.range.start == types.Position(0, 4)]
        assert [one for one in found if one.range.start.line == 2], "the other paragraph keeps its findings"
        editor.change(uri, 3, "", (0, 0, 9, 0))
        assert all(one.code == "not-checked" for one in await editor.pushes(uri, 3))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        await editor.news(lambda: not editor.pushed[uri].diagnostics)

    with_editor(tmp_path, play)


def test_pulls_say_when_nothing_changed_and_are_renewed_after_a_pause(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        found = await editor.start(pull=True)
        assert found.capabilities.diagnostic_provider is not None
        uri = editor.open("a.txt", TEXT)
        first = await editor.pull(uri)
        assert isinstance(first, types.RelatedFullDocumentDiagnosticReport)
        assert first.items
        again = await editor.pull(uri, first.result_id)
        assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
        editor.change(uri, 2, "regime", (0, 14, 0, 18))
        changed = await editor.pull(uri, first.result_id)
        assert isinstance(changed, types.RelatedFullDocumentDiagnosticReport)
        await editor.news(lambda: editor.refreshed > 0)
        settled = await editor.pull(uri, changed.result_id)
        assert isinstance(settled, types.RelatedFullDocumentDiagnosticReport)
        assert not editor.pushed, "never both"

    with_editor(tmp_path, play)


@pytest.mark.parametrize(
    ("encodings", "agreed", "column"),
    [([UTF.Utf32, UTF.Utf16], UTF.Utf32, 6), ([UTF.Utf8], UTF.Utf8, 10), (None, UTF.Utf16, 7)],
)
def test_counts_as_was_agreed(tmp_path: Path, encodings: list[UTF] | None, agreed: UTF, column: int) -> None:
    async def play(editor: Editor) -> None:
        found = await editor.start(encodings=encodings)
        assert (found.capabilities.position_encoding or UTF.Utf16) == agreed
        uri = editor.open("a.txt", "🙂é The" + TEXT[3:])
        regime = by_code(await editor.pushes(uri, 1), (0, column + 1))
        assert regime.range.end.character == column + 7
        editor.change(uri, 2, "é\u2028", (0, column + 1, 0, column + 7))
        editor.change(uri, 3, "regime", (0, column + 1, 0, column + 3 + 3 * (agreed == UTF.Utf8)))
        by_code(await editor.pushes(uri, 3), (0, column + 1))

    with_editor(tmp_path, play)


def test_hover_explains(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start()
        uri = editor.open("a.txt", TEXT)
        text = await editor.hover(uri, 0, 6)
        assert "instead: government" in text
        assert "loaded/delegitimising-label" in text
        assert "```text\n" in text
        assert await editor.hover(uri, 0, 50) == ""

    with_editor(tmp_path, play)


@pytest.mark.parametrize(("name", "language"), [("a.md", "markdown"), ("a.html", "html"), ("a.txt", "plaintext")])
def test_actions_replace_and_waive(tmp_path: Path, name: str, language: str) -> None:
    page = f"<html lang=en><body><h1>Marn</h1>\n<p>{TEXT.split(chr(10))[0]}</p>\n<p>{TEXT.split(chr(10))[2]}</p></body>"
    text = {"markdown": f"# Marn\n\n{TEXT}", "html": page, "plaintext": TEXT}[language]

    async def play(editor: Editor) -> None:
        await editor.start(encodings=[UTF.Utf32])
        uri = editor.open(name, text, language)
        found = await editor.pushes(uri, 1)
        regime = next(one for one in found if one.severity == types.DiagnosticSeverity.Warning)
        actions = await editor.actions(uri, regime.range)
        replace = next(one for one in actions if one.title == "Replace “regime” by “government”")
        assert edited(text, edits(replace)) == text.replace("regime", "government", 1)
        waive = [one for one in actions if "pass" in one.title]
        assert len(waive) == 1
        if language != "plaintext":
            waived = edited(text, edits(waive[0]))
            editor.change(uri, 2, waived)
            found = await editor.pushes(uri, 2)
            assert any(one.code == "not-checked" and "reason" in one.message for one in found)
            signed = waived.replace('reason=""', 'reason="Its own term"').replace('by=""', 'by="Desk"')
            editor.change(uri, 3, signed)
            found = await editor.pushes(uri, 3)
            assert not any(one.range == regime.range or one.code == "not-checked" for one in found)
        quoted = [one for one in found if one.range.start.line > regime.range.start.line]
        for one in quoted:
            assert not [action for action in await editor.actions(uri, one.range) if "Replace" in action.title]

    with_editor(tmp_path, play)


def test_a_waiver_of_plain_text_goes_into_the_file_beside_it(tmp_path: Path) -> None:
    side = tmp_path / "a.txt.waivers.toml"

    async def play(editor: Editor) -> None:
        await editor.start()
        uri = editor.open("a.txt", TEXT)
        regime = by_code(await editor.pushes(uri, 1), (0, 4))
        for before in (None, "# ours\n", "# ours"):
            if before is None:
                side.unlink(missing_ok=True)
            else:
                side.write_text(before, encoding="utf-8")
            (waive,) = [one for one in await editor.actions(uri, regime.range) if "pass" in one.title]
            assert waive.edit is not None
            assert waive.edit.document_changes is not None
            *made, change = waive.edit.document_changes
            assert [type(one) for one in made] == ([types.CreateFile] if before is None else [])
            assert isinstance(change, types.TextDocumentEdit)
            assert change.text_document.uri == side.as_uri()
            side.write_text(edited(before or "", change.edits[0]), encoding="utf-8")  # type: ignore[arg-type]
            editor.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
            await editor.news(lambda: any("reason" in one.message for one in editor.pushed[uri].diagnostics))
            signed = (
                side.read_text(encoding="utf-8").replace('reason = ""', 'reason = "r"').replace('by = ""', 'by = "b"')
            )
            side.write_text(signed, encoding="utf-8")
            editor.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
            await editor.news(lambda: not any(one.code == "not-checked" for one in editor.pushed[uri].diagnostics))
            assert not any(one.range == regime.range for one in editor.pushed[uri].diagnostics)
            side.unlink()
            editor.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
            await editor.news(lambda: any(one.range == regime.range for one in editor.pushed[uri].diagnostics))

    with_editor(tmp_path, play)


def test_a_policy_counts_and_a_broken_one_is_said(tmp_path: Path) -> None:
    policy = tmp_path / "provenance.toml"
    policy.write_text('[[rule]]\nmatch = "loaded/*"\nseverity = "error"\n', encoding="utf-8")

    async def play(editor: Editor) -> None:
        await editor.start()
        uri = editor.open("a.txt", TEXT)
        assert by_code(await editor.pushes(uri, 1), (0, 4)).severity == types.DiagnosticSeverity.Error
        policy.write_text("no_such_key = 1\n", encoding="utf-8")
        editor.pushed.clear()
        editor.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
        (one,) = await editor.pushes(uri, 1)
        assert "no_such_key" in one.message

    with_editor(tmp_path, play)


def test_the_original_that_the_policy_names_is_laid_beside_the_text(tmp_path: Path) -> None:
    policy = tmp_path / "provenance.toml"
    policy.write_text('against = ["{base}.es.txt"]\n', encoding="utf-8")
    examples = {code: (ROOT / "examples" / f"call.{code}.txt").read_text("utf-8") for code in ("en", "es")}
    (tmp_path / "call.es.txt").write_text(examples["es"], encoding="utf-8")

    async def play(editor: Editor) -> None:
        await editor.start()
        uri = editor.open("call.en.txt", examples["en"])
        found = [one for one in await editor.pushes(uri, 1) if one.code == "drift/number-changed"]
        assert [(one.range.start.line, one.severity) for one in found] == [(4, types.DiagnosticSeverity.Warning)]
        assert "“46”" in await editor.hover(uri, found[0].range.start.line, found[0].range.start.character)
        policy.write_text('against = ["lost.txt"]\n', encoding="utf-8")
        editor.pushed.clear()
        editor.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
        found = await editor.pushes(uri, 1)
        assert next(one.message for one in found if one.code == "not-checked").endswith("lost.txt: no such file")
        assert len(found) > 1, "the rest is still checked"

    with_editor(tmp_path, play)


def test_a_text_typed_letter_by_letter_ends_as_if_opened(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(encodings=[UTF.Utf32])
        uri = editor.open("a.md", "# Marn\n\nx", "markdown")
        typed = "The regime said “thugs” burnt the 🙂 hall.\r\n\r\nIts envoy claims that nobody was there. "
        line, column = 2, 0
        for version, char in enumerate(typed, start=2):
            editor.change(uri, version, char, (line, column, line, column))
            line, column = (line + 1, 0) if char == "\n" else (line, column + (char != "\r"))
        last = len(typed) + 1
        await editor.pushes(uri, last)
        await asyncio.sleep(1)
        typed_in = sorted(
            (one.range.start.line, one.range.start.character, one.message) for one in editor.pushed[uri].diagnostics
        )
        other = editor.open("b.md", f"# Marn\n\n{typed}x", "markdown")
        opened = await editor.pushes(other, 1)
        assert typed_in == sorted((one.range.start.line, one.range.start.character, one.message) for one in opened)

    with_editor(tmp_path, play)


MODEL = "The regime in Marn insists that the harbour is open, and its envoy left on Monday after a vitriolic quarrel.\n"


@pytest.mark.parametrize("by", ["editor", "policy"])
def test_a_word_model_scores_the_open_text(tmp_path: Path, by: str) -> None:
    if by == "policy":
        (tmp_path / "provenance.toml").write_text('model = "words-en"\n', encoding="utf-8")

    async def play(editor: Editor) -> None:
        await editor.start(options={"model": "words-en"} if by == "editor" else None)
        uri = editor.open("a.txt", f"{MODEL}\n{MODEL}")
        await editor.pushes(uri, 1)
        assert "by words-en: " in await hovered(editor, uri, 0, 5)
        editor.change(uri, 2, "junta", (0, 4, 0, 10))
        await editor.pushes(uri, 2)
        assert "by words-en: " in await hovered(editor, uri, 0, 5), "also of what changed"

    with_editor(tmp_path, play)


def test_a_model_that_is_missing_is_told_and_nothing_passes(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(options={"model": "words-xx"})
        (found,) = await editor.pushes(editor.open("a.txt", MODEL), 1)
        assert found.code == "not-checked"
        assert "no model 'words-xx'" in found.message

    with_editor(tmp_path, play)


def test_a_model_that_is_no_text_is_told(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(options={"model": 7})
        await editor.news(lambda: bool(editor.told))
        assert "initializationOptions.model" in editor.told[0]
        uri = editor.open("a.txt", MODEL)
        assert await editor.pushes(uri, 1)
        assert "words-en" not in await hovered(editor, uri, 0, 5)

    with_editor(tmp_path, play)


async def hovered(editor: Editor, uri: str, line: int, character: int) -> str:
    place = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
    found = await editor.client.text_document_hover_async(place)
    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    return found.contents.value
