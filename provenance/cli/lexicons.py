"""`provenance lexicon …` and `provenance explain`: what the checker knows, and whether it holds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.options import Lexicons
from provenance.cli.output import page_options, write

lexicon_app = typer.Typer(help="Look at the lexicons, check them, try a draft on past copy.", no_args_is_help=True)


@lexicon_app.command("lint")
def lint(lexicons: Lexicons = None) -> None:
    """Read every lexicon file and run every example in it. Exit 0 clean, 2 with complaints."""
    from provenance.framing.proof import proofread
    from provenance.lexicon.lexicon import Lexicon
    from provenance.lexicon.lint import lint as complaints_of

    lexicon = Lexicon(lexicons or ())
    complaints = list(complaints_of(lexicon))
    if not complaints:
        complaints = list(proofread(lexicon))
    for complaint in complaints:
        sys.stdout.write(f"{complaint.where}: {complaint.what}\n")
    sys.stdout.write(f"{len(complaints)} complaints\n" if complaints else "the lexicons are clean\n")
    raise typer.Exit(2 if complaints else 0)


@lexicon_app.command("list")
def list_all(
    lang: Annotated[
        str, typer.Option("--lang", metavar="CODE", help="Concepts that have forms in this language.")
    ] = "en",
    lexicons: Lexicons = None,
) -> None:
    """List concepts, disputes and houses."""
    from provenance.formats.lexicon_pages import listing
    from provenance.lexicon.lexicon import Lexicon

    write(listing(Lexicon(lexicons or ()), lang, **page_options(None)), None)


@lexicon_app.command("show")
def show(
    concept: Annotated[str, typer.Argument(help="A concept id.")],
    lexicons: Lexicons = None,
) -> None:
    """Print a concept with every surface form in every language."""
    from provenance.formats.lexicon_pages import concept_page
    from provenance.lexicon.lexicon import Lexicon

    write(concept_page(Lexicon(lexicons or ()), concept, **page_options(None)), None)


@lexicon_app.command("coverage")
def coverage(lexicons: Lexicons = None) -> None:
    """Print per dispute and language how many paired and unpaired words each side has."""
    from provenance.formats.lexicon_pages import coverage_page
    from provenance.lexicon.lexicon import Lexicon

    write(coverage_page(Lexicon(lexicons or ()), **page_options(None)), None)


@lexicon_app.command("try")
def try_draft(
    draft: Annotated[Path, typer.Argument(metavar="FILE", help="A draft: a framing file, a dispute or a house.")],
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLES…", help="Past copy to run it over.")],
    lang: Annotated[str, typer.Option("--lang", metavar="CODE", help="Language of the articles.")] = "",
) -> None:
    """Run a draft over past copy and show every hit in context, with hits per 1,000 articles."""
    from provenance.article.read import read_many
    from provenance.formats.lexicon_pages import trial_page
    from provenance.gate.trial import try_out

    trial = try_out(draft, read_many(articles, language=lang))
    write(trial_page(trial, **page_options(None)), None)
    raise typer.Exit(2 if trial.problems else 0)


def explain(
    what: Annotated[
        str,
        typer.Argument(metavar="CONCEPT|RULE|TERM", help="A concept id, a rule, or a word in any language."),
    ],
    lexicons: Lexicons = None,
) -> None:
    """Explain a concept, a rule or a word: what it is, why, sides, alternatives, authorities, houses."""
    from provenance.formats.explanation import explanation
    from provenance.lexicon.lexicon import Lexicon

    write(explanation(Lexicon(lexicons or ()), what, **page_options(None)), None)
