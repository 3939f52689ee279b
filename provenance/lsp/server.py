"""The language server: takes the editor's messages, keeps a sheet for every open text, answers.

Diagnostics are pulled by clients that can, and pushed to all others, never both. The answer to a keystroke rests on
the paragraphs that changed; when the typing pauses the whole text is analysed beside it and the answer renewed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, cast

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from provenance._version import __version__
from provenance.lsp.actions import actions
from provenance.lsp.positions import Encoding
from provenance.lsp.sheet import Sheet
from provenance.lsp.shown import SOURCE, diagnostics, hover, span

# Seconds without a keystroke after which the whole text is analysed.
PAUSE = 0.35
Report = types.RelatedFullDocumentDiagnosticReport | types.RelatedUnchangedDocumentDiagnosticReport


class Room:
    """Every open text, and the client that has them open."""

    def __init__(self, server: LanguageServer) -> None:
        self.server = server
        self.sheets: dict[str, Sheet] = {}
        self.model = ""
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._running: set[asyncio.Task[None]] = set()

    @property
    def _client(self) -> types.ClientCapabilities:
        return self.server.client_capabilities

    @property
    def pulls(self) -> bool:
        """Whether the client asks for diagnostics itself."""
        texts = self._client.text_document
        return texts is not None and texts.diagnostic is not None

    @property
    def refreshes(self) -> bool:
        """Whether the client can be told to ask again."""
        workspace = self._client.workspace
        return bool(workspace and workspace.diagnostics and workspace.diagnostics.refresh_support)

    @property
    def creates(self) -> bool:
        """Whether an edit may make a file."""
        edits = self._client.workspace.workspace_edit if self._client.workspace is not None else None
        return bool(edits and types.ResourceOperationKind.Create in (edits.resource_operations or ()))

    @property
    def marks_down(self) -> bool:
        """Whether a hover may be Markdown."""
        texts = self._client.text_document
        formats = texts.hover.content_format if texts is not None and texts.hover is not None else None
        return formats is None or types.MarkupKind.Markdown in formats

    def begin(self, params: types.InitializeParams) -> None:
        """Take the editor's `initializationOptions`; what is not understood is told in the editor."""
        options = params.initialization_options
        if options is None:
            return
        named = getattr(options, "model", "") if not isinstance(options, dict) else options.get("model", "")
        if isinstance(named, str):
            self.model = named.strip()
        else:
            said = 'provenance: initializationOptions.model is no text: write "words-en", or the folder of a model'
            self.server.window_show_message(types.ShowMessageParams(types.MessageType.Error, said))

    def open(self, item: types.TextDocumentItem) -> None:
        """A text was opened: analyse it whole."""
        agreed = self.server.workspace.position_encoding
        encoding = cast(
            Encoding, agreed.value if isinstance(agreed, types.PositionEncodingKind) else agreed or "utf-16"
        )
        path = to_fs_path(item.uri) or item.uri
        sheet = Sheet(path, item.language_id, item.text, item.version, encoding, self.model)
        self.sheets[item.uri] = sheet
        sheet.settle()
        self.publish(item.uri)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A text was changed: analyse what changed now, the rest when the typing pauses."""
        uri = params.text_document.uri
        sheet = self.sheets.get(uri)
        if sheet is None:
            return
        for one in params.content_changes:
            if isinstance(one, types.TextDocumentContentChangePartial):
                first, last = one.range.start, one.range.end
                sheet.change((first.line, first.character), (last.line, last.character), one.text)
            else:
                sheet.change(None, None, one.text)
        sheet.version = params.text_document.version
        sheet.quick()
        self.publish(uri)
        self.later(uri)

    def later(self, uri: str) -> None:
        """Analyse the whole text after a pause; another change starts the pause anew."""
        self._cancel(uri)
        self._waiting[uri] = asyncio.get_running_loop().call_later(PAUSE, self._begin, uri)

    def _begin(self, uri: str) -> None:
        task = asyncio.get_running_loop().create_task(self._settle(uri))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _settle(self, uri: str) -> None:
        sheet = self.sheets.get(uri)
        if sheet is None or sheet.settled_version == sheet.version:
            return
        copy = sheet.copy()
        await asyncio.to_thread(copy.settle)
        if self.sheets.get(uri) is sheet and sheet.adopt(copy):
            self.publish(uri)
            if self.pulls and self.refreshes:
                self.server.workspace_diagnostic_refresh(None)

    def saved(self, uri: str) -> None:
        """A text was saved, or a policy may have changed: analyse it anew."""
        if (sheet := self.sheets.get(uri)) is not None:
            sheet.settled_version = None
            self.later(uri)

    def policy_changed(self, _: types.DidChangeWatchedFilesParams) -> None:
        """A file that the client watches was changed: every open text is analysed anew."""
        for uri in self.sheets:
            self.saved(uri)

    def close(self, uri: str) -> None:
        """A text was closed: forget it."""
        self._cancel(uri)
        if self.sheets.pop(uri, None) is not None and not self.pulls:
            empty = types.PublishDiagnosticsParams(uri=uri, diagnostics=[])
            self.server.text_document_publish_diagnostics(empty)

    def _cancel(self, uri: str) -> None:
        if (waiting := self._waiting.pop(uri, None)) is not None:
            waiting.cancel()

    def publish(self, uri: str) -> None:
        """Push the diagnostics of a text to a client that does not ask for them."""
        sheet = self.sheets[uri]
        if not self.pulls:
            found = types.PublishDiagnosticsParams(uri=uri, diagnostics=diagnostics(sheet), version=sheet.version)
            self.server.text_document_publish_diagnostics(found)

    def pull(self, params: types.DocumentDiagnosticParams) -> Report:
        """The diagnostics that a client asks for; "unchanged" where it has them."""
        sheet = self.sheets.get(params.text_document.uri)
        if sheet is None:
            return types.RelatedFullDocumentDiagnosticReport(items=[])
        if not self.refreshes:
            sheet.settle()
        result = f"{sheet.version}/{sheet.settled_version}"
        if params.previous_result_id == result:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id=result)
        return types.RelatedFullDocumentDiagnosticReport(items=diagnostics(sheet), result_id=result)

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """What is known of the words at a place."""
        sheet = self.sheets.get(params.text_document.uri)
        if sheet is None:
            return None
        offset = sheet.positions.offset(params.position.line, params.position.character)
        text = hover(sheet, offset, markdown=self.marks_down)
        kind = types.MarkupKind.Markdown if self.marks_down else types.MarkupKind.PlainText
        place = next((span(sheet, one.start, one.end) for one in sheet.at(offset)), None)
        return types.Hover(types.MarkupContent(kind, text), place) if text else None

    def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done about the findings of a stretch."""
        sheet = self.sheets.get(params.text_document.uri)
        if sheet is None:
            return []
        sheet.settle()
        start = sheet.positions.offset(params.range.start.line, params.range.start.character)
        end = sheet.positions.offset(params.range.end.line, params.range.end.character)
        return list(actions(sheet, params.text_document.uri, start, end, creates=self.creates))


def make_server() -> LanguageServer:
    """A server with every message it answers to."""
    server = LanguageServer("provenance", __version__)
    room = Room(server)
    pulling = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=SOURCE)
    fixing = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    def answers(method: str, handle: Callable[[Any], Any], options: Any = None) -> None:
        def handler(params: Any) -> Awaitable[Any] | Any:
            return handle(params)

        server.feature(method, options)(handler)

    answers(types.INITIALIZE, room.begin)
    answers(types.TEXT_DOCUMENT_DID_OPEN, lambda params: room.open(params.text_document))
    answers(types.TEXT_DOCUMENT_DID_CHANGE, room.change)
    answers(types.TEXT_DOCUMENT_DID_SAVE, lambda params: room.saved(params.text_document.uri))
    answers(types.TEXT_DOCUMENT_DID_CLOSE, lambda params: room.close(params.text_document.uri))
    answers(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, room.policy_changed)
    answers(types.TEXT_DOCUMENT_DIAGNOSTIC, room.pull, pulling)
    answers(types.TEXT_DOCUMENT_HOVER, room.hover)
    answers(types.TEXT_DOCUMENT_CODE_ACTION, room.actions, fixing)
    return server
