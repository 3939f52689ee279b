"""`provenance lsp`: the language server for editors, over standard input and output."""

from __future__ import annotations

from provenance.errors import UsageError


def lsp() -> None:
    """Run the language server for an editor, over standard input and output (needs `news-provenance[lsp]`)."""
    try:
        from provenance.lsp.server import make_server
    except ImportError:
        raise UsageError("the language server is not installed", mend="pip install 'news-provenance[lsp]'") from None
    make_server().start_io()
