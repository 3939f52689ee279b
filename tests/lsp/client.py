"""A real client: starts `provenance lsp` as an editor does and speaks to it over its standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient


class Editor:
    """An editor with one server; `pushed` holds the diagnostics it was sent, by URI."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("editor", "1")
        self.pushed: dict[str, types.PublishDiagnosticsParams] = {}
        self.refreshed = 0
        self.told: list[str] = []
        self._news = asyncio.Event()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _published(params: types.PublishDiagnosticsParams) -> None:
            self.pushed[params.uri] = params
            self._news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def _told(params: types.ShowMessageParams) -> None:
            self.told.append(params.message)
            self._news.set()

        @self.client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        def _refresh(*_: object) -> None:
            self.refreshed += 1
            self._news.set()

    async def start(
        self,
        *,
        pull: bool = False,
        refresh: bool = True,
        encodings: list[types.PositionEncodingKind] | None = None,
        options: object = None,
    ) -> types.InitializeResult:
        """Start the server and agree on what both can do."""
        await self.client.start_io(sys.executable, "-c", "from provenance.cli import main; main()", "lsp")
        diagnostic = types.DiagnosticClientCapabilities() if pull else None
        workspace = types.DiagnosticWorkspaceClientCapabilities(refresh_support=refresh) if pull else None
        creates = types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
        )
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=encodings) if encodings else None,
            text_document=types.TextDocumentClientCapabilities(diagnostic=diagnostic),
            workspace=types.WorkspaceClientCapabilities(diagnostics=workspace, workspace_edit=creates),
        )
        found = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=capabilities, root_uri=self.folder.as_uri(), initialization_options=options
            )
        )
        self.client.initialized(types.InitializedParams())
        return found

    def uri(self, name: str) -> str:
        """The URI of a file in the folder."""
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "plaintext") -> str:
        """Open a text; it need not be on disk."""
        uri = self.uri(name)
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, version: int, text: str, place: tuple[int, int, int, int] | None = None) -> None:
        """Replace a stretch, or everything."""
        change: types.TextDocumentContentChangeEvent
        if place is None:
            change = types.TextDocumentContentChangeWholeDocument(text)
        else:
            where = types.Range(types.Position(*place[:2]), types.Position(*place[2:]))
            change = types.TextDocumentContentChangePartial(where, text)
        identity = types.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identity, [change]))

    async def news(self, wanted: Callable[[], bool], seconds: float = 20) -> None:
        """Wait until something the server sends makes `wanted` true."""

        async def wait() -> None:
            while not wanted():
                self._news.clear()
                await self._news.wait()

        await asyncio.wait_for(wait(), seconds)

    async def pushes(self, uri: str, version: int) -> list[types.Diagnostic]:
        """The diagnostics pushed for a version of a text."""
        await self.news(lambda: uri in self.pushed and self.pushed[uri].version == version)
        return list(self.pushed[uri].diagnostics)

    async def pull(self, uri: str, previous: str | None = None) -> types.DocumentDiagnosticReport:
        """Ask for diagnostics."""
        identity = types.TextDocumentIdentifier(uri)
        return await self.client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(identity, previous_result_id=previous)
        )

    async def hover(self, uri: str, line: int, character: int) -> str:
        """What the hover at a place says."""
        found = await self.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        )
        return found.contents.value if found is not None and isinstance(found.contents, types.MarkupContent) else ""

    async def actions(self, uri: str, where: types.Range) -> list[types.CodeAction]:
        """The actions for a stretch."""
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(types.TextDocumentIdentifier(uri), where, types.CodeActionContext([]))
        )
        return [one for one in found or [] if isinstance(one, types.CodeAction)]


def with_editor(folder: Path, play: Callable[[Editor], Awaitable[None]]) -> None:
    """Run a scene with an editor, and stop its server cleanly."""

    async def scene() -> None:
        editor = Editor(folder)
        try:
            await play(editor)
        finally:
            await asyncio.wait_for(editor.client.shutdown_async(None), 10)
            editor.client.exit(None)
            await asyncio.wait_for(editor.client.stop(), 10)

    asyncio.run(scene())
