"""The commands. Heavy imports stand inside them, so that `--help` and a cold check stay fast."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.archive import archive_app
from provenance.cli.atlas import atlas
from provenance.cli.credit import credit
from provenance.cli.events import events
from provenance.cli.fix import fix
from provenance.cli.gate_commands import baseline, config, init
from provenance.cli.learning import evaluate, train
from provenance.cli.lexicons import explain, lexicon_app
from provenance.cli.lsp import lsp
from provenance.cli.options import Against, Config, House, Lang, Lexicons, Output, Paths
from provenance.cli.output import page_options, write
from provenance.cli.scan import scan
from provenance.cli.serve import serve
from provenance.cli.sign_off import show_log, sign_off

app = typer.Typer(
    name="provenance",
    help="Check copy before publication: loaded words and whose voice they stand in, where the text comes from, "
    "how several outlets word one event.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class CheckFormat(StrEnum):
    """Report formats of check."""

    terminal = "terminal"
    json = "json"
    sarif = "sarif"
    rdjson = "rdjson"
    github = "github"
    junit = "junit"
    markdown = "markdown"
    html = "html"


class Format(StrEnum):
    """Report formats of trace."""

    terminal = "terminal"
    json = "json"
    prov_json = "prov-json"
    prov_n = "prov-n"
    jsonld = "jsonld"
    mermaid = "mermaid"
    dot = "dot"
    svg = "svg"
    ninjs = "ninjs"
    newsml = "newsml"


class ImportFormat(StrEnum):
    """Exports of trace that can be read back."""

    json = "json"
    prov_json = "prov-json"
    jsonld = "jsonld"
    ninjs = "ninjs"
    newsml = "newsml"


class CompareFormat(StrEnum):
    """Report formats of compare."""

    terminal = "terminal"
    json = "json"
    html = "html"
    markdown = "markdown"
    csv = "csv"


class Threshold(StrEnum):
    """The severity from which a check fails."""

    error = "error"
    warning = "warning"
    note = "note"
    never = "never"


def _version(value: bool) -> None:
    if value:
        from provenance._version import __version__

        typer.echo(f"provenance {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Whose words, which side, what source."""


@app.command()
def check(
    paths: Paths,
    lang: Lang = "",
    format: Annotated[
        CheckFormat | None, typer.Option("--format", help="How to print the report (default: terminal).")
    ] = None,
    output: Output = None,
    report: Annotated[
        list[str] | None,
        typer.Option("--report", metavar="FORMAT=FILE", help="One more report of the same run; repeatable."),
    ] = None,
    fail_on: Annotated[
        Threshold | None, typer.Option("--fail-on", help="Severity from which the check fails (default: error).")
    ] = None,
    advisory: Annotated[bool, typer.Option("--advisory", help="Show findings, and fail for none.")] = False,
    readability: Annotated[
        bool, typer.Option("--readability", help="Say how easily the text reads, with the method named.")
    ] = False,
    config: Config = "",
    house: House = "",
    lexicons: Lexicons = None,
    baseline: Annotated[
        str, typer.Option("--baseline", metavar="FILE", help="Count only findings that are not in this baseline.")
    ] = "",
    diff: Annotated[
        str, typer.Option("--diff", metavar="REV", help="Count only findings on lines changed since a git revision.")
    ] = "",
    since_text: Annotated[
        str, typer.Option("--since-text", metavar="OLDFILE", help="Count only sentences that an older text has not.")
    ] = "",
    anyway: Annotated[
        str, typer.Option("--anyway", metavar="REASON", help="Let everything pass this once, for a reason.")
    ] = "",
    model: Annotated[
        str,
        typer.Option("--model", metavar="NAME", help="Score words by a model: words-en, or a folder of your own."),
    ] = "",
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what led to each score: features and their weights.")
    ] = False,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who publishes anyway (default: the user).")] = "",
    against: Against = None,
) -> None:
    """Check articles before publication. Exit 0 pass or review, 1 fail, 2 something was not checked."""
    from provenance.cli.plain_check import Call, run_check

    call = Call(
        paths, lang, format.value if format else "", str(output or ""), fail_on.value if fail_on else "", house,
        tuple(map(str, lexicons or ())), config, baseline, diff, since_text, tuple(report or ()), anyway, by, advisory,
        readability,
        tuple(against or ()), model, explain,
    )  # fmt: skip
    raise typer.Exit(run_check(call))


@app.command()
def trace(
    paths: Paths,
    lang: Lang = "",
    format: Annotated[Format, typer.Option("--format", help="How to print the report.")] = Format.terminal,
    output: Output = None,
    lexicons: Lexicons = None,
    exported: Annotated[
        ImportFormat | None,
        typer.Option("--from", help="The files hold chains that were exported in this format, not articles."),
    ] = None,
    against: Against = None,
    archive: Annotated[
        Path | None,
        typer.Option("--archive", metavar="FILE", help="Look in this archive for where the texts come from."),
    ] = None,
) -> None:
    """Follow the source chain of articles, hop by hop, with the evidence. Exit 0, or 2 for unreadable input."""
    from provenance.article.read import read_many
    from provenance.gate.tracing import trace_all
    from provenance.lexicon.lexicon import Lexicon

    if exported is not None:
        from provenance.formats.trace_imports import read_traces
        from provenance.gate.check import tool

        report = read_traces(paths, exported.value, tool(Lexicon(lexicons or ())))
    else:
        from contextlib import nullcontext

        from provenance.cli.archive import candidates_in

        with candidates_in(archive) if archive is not None else nullcontext() as candidates:
            inputs = read_many(paths, language=lang)
            report = trace_all(inputs, Lexicon(lexicons or ()), against or (), candidates=candidates)
    if format is Format.json:
        from provenance.formats.json import render as to_json

        text = to_json(report)
    elif format is not Format.terminal:
        from provenance.formats.trace_exports import export

        text = export(report, format.value)
    else:
        from provenance.formats.terminal_trace import render

        text = render(report, **page_options(output))
    write(text, output)
    raise typer.Exit(report.exit_code)


@app.command()
def compare(
    paths: Paths,
    lang: Lang = "",
    format: Annotated[
        CompareFormat, typer.Option("--format", help="How to print the report.")
    ] = CompareFormat.terminal,
    output: Output = None,
    lexicons: Lexicons = None,
) -> None:
    """Compare how several articles word one event. Exit 0, or 2 for fewer than two or unreadable articles."""
    from provenance.article.read import read_many
    from provenance.gate.comparing import compare_all
    from provenance.lexicon.lexicon import Lexicon

    report, analyses = compare_all(read_many(paths, language=lang), Lexicon(lexicons or ()))
    if format is CompareFormat.json:
        from provenance.formats.json import render as to_json

        text = to_json(report)
    elif format is CompareFormat.html:
        from provenance.formats.html import render as to_html

        text = to_html(report, analyses)
    elif format is CompareFormat.markdown:
        from provenance.formats.markdown_compare import render as to_markdown

        text = to_markdown(report)
    elif format is CompareFormat.csv:
        from provenance.formats.cells_csv import render as to_csv

        text = to_csv(report)
    else:
        from provenance.formats.terminal_compare import render

        text = render(report, **page_options(output))
    write(text, output)
    raise typer.Exit(report.exit_code)


app.add_typer(lexicon_app, name="lexicon")
app.add_typer(archive_app, name="archive")
app.command()(explain)
app.command()(credit)
app.command()(atlas)
app.command()(events)
app.command()(scan)
for command in (config, baseline, init):
    app.command()(command)
app.command()(fix)
app.command()(train)
app.command()(evaluate)
app.command()(serve)
app.command()(lsp)
app.command("sign-off")(sign_off)
app.command("log")(show_log)
