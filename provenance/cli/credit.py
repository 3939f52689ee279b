"""`provenance credit`: the disclosure line a text should carry, and the JSON-LD to paste into its page."""

from __future__ import annotations

import typer

from provenance.cli.options import Lang, Lexicons, Output, Paths
from provenance.cli.output import write


def credit(paths: Paths, lang: Lang = "", output: Output = None, lexicons: Lexicons = None) -> None:
    """Suggest the disclosure line of articles and the JSON-LD to paste. Exit 0, or 2 for unreadable input."""
    from provenance.article.read import read_many
    from provenance.formats.disclosure import render
    from provenance.gate.tracing import trace_all
    from provenance.lexicon.lexicon import Lexicon

    report = trace_all(read_many(paths, language=lang), Lexicon(lexicons or ()))
    text = render([(article.path, article.chain) for article in report.articles])
    text += "".join(f"not traced: {one.path}: {one.message}\n" for one in report.problems)
    write(text, output)
    raise typer.Exit(report.exit_code)
