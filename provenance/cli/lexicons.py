"""`provenance lexicon …` and `provenance explain`: what the checker knows, and whether it holds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.options import Lexicons
from provenance.cli.output import page_options, write
from provenance.errors import UsageError

if TYPE_CHECKING:
    from provenance.article.article import Problem
    from provenance.gate.trial import Copy

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


class TrialFormat(StrEnum):
    """How a trial is printed."""

    terminal = "terminal"
    json = "json"


@lexicon_app.command("try")
def try_draft(
    draft: Annotated[
        str, typer.Argument(metavar="TERM|FILE.toml", help="A term, or a draft: a framing file, a dispute or a house.")
    ],
    articles: Annotated[
        list[str] | None, typer.Argument(metavar="[ARTICLES]…", help="Past copy to run it over.")
    ] = None,
    archive: Annotated[
        Path | None,
        typer.Option("--archive", metavar="FILE", help="Run it over what this archive holds, a story once."),
    ] = None,
    lang: Annotated[
        str, typer.Option("--lang", metavar="CODE", help="Language of the articles, and of a term (default: en).")
    ] = "",
    outlet: Annotated[str, typer.Option("--outlet", metavar="NAME", help="Of the archive, only this outlet.")] = "",
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="Of the archive, from this date on.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Of the archive, up to this date.")] = "",
    sample: Annotated[
        int, typer.Option("--sample", metavar="N", min=0, help="Show N hits drawn at random (default: the first 200).")
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Draws another sample.")] = 0,
    format: Annotated[TrialFormat, typer.Option("--format", help="terminal or json.")] = TrialFormat.terminal,
) -> None:
    """Run a draft over past copy: every hit in context, its voice, what flags it today, by outlet and month."""
    from contextlib import nullcontext

    from provenance.article.read import read_many
    from provenance.gate.trial import published, try_out

    if bool(articles) == (archive is not None):
        raise UsageError("name articles, or an archive with --archive FILE, and not both")
    if archive is None:
        from provenance.lexicon.lexicon import Lexicon

        copies: AbstractContextManager[Iterator[Copy | Problem]] = nullcontext(
            published(read_many(articles or (), language=lang), Lexicon().outlets)
        )
    else:
        copies = _past(archive, ("", outlet, lang, "", since, until))
    with copies as inputs:
        trial = try_out(draft, inputs, language=lang or "en")
    if format is TrialFormat.json:
        from provenance.formats.json import render

        write(render(trial), None)
    else:
        from provenance.formats.trial_page import trial_page

        write(trial_page(trial, sample=sample, seed=seed, **page_options(None)), None)
    raise typer.Exit(2 if trial.problems else 0)


@contextmanager
def _past(archive: Path, query: tuple[str, ...]) -> Iterator[Iterator[Copy | Problem]]:
    from provenance.archive.past import past
    from provenance.archive.search import Query
    from provenance.archive.store import Archive

    with Archive(archive) as opened:
        yield past(opened, Query(*query))


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
