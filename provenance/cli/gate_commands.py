"""`provenance config`, `baseline` and `init`: the settings of the gate, what it knows, and how a house begins."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.options import Config, House, Lang, Lexicons, Paths
from provenance.cli.output import write
from provenance.cli.plain_check import Call


class ConfigFormat(StrEnum):
    """Formats of config."""

    terminal = "terminal"
    json = "json"


def config(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH…", help="Files to show the settings for.")] = None,
    config: Config = "",
    house: House = "",
    lexicons: Lexicons = None,
    format: Annotated[
        ConfigFormat, typer.Option("--format", help="How to print the settings.")
    ] = ConfigFormat.terminal,
) -> None:
    """Print the settings in force for a file (this folder without one) and where each value came from."""
    from provenance.cli.gate_check import asked_of
    from provenance.formats.settings_page import render, render_json
    from provenance.gate.publication import Desk

    call = Call(paths or ["-"], house=house, config=config, lexicons=tuple(map(str, lexicons or ())))
    desk = Desk(asked_of(call))
    found = []
    for path in call.paths:
        settings = desk.settings(path if not Path(path).is_dir() else str(Path(path) / "article"))
        desk.lexicon(settings).house(settings.house)
        found.append((path, settings))
    write((render_json if format is ConfigFormat.json else render)(found), None)


def baseline(
    paths: Paths,
    lang: Lang = "",
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="The baseline; the policy's, or ./provenance-baseline.json."),
    ] = None,
    config: Config = "",
    house: House = "",
    lexicons: Lexicons = None,
) -> None:
    """Write down the present findings, so that later checks report only new ones. Exit 2 if a text was not checked."""
    from provenance.article.read import read_many
    from provenance.cli.gate_check import asked_of
    from provenance.gate.baseline import NAME, baseline_of, write_baseline
    from provenance.gate.policy import Setting
    from provenance.gate.publication import Desk

    call = Call(paths, house=house, config=config, lexicons=tuple(map(str, lexicons or ())))
    asked = asked_of(call)
    named = Desk(asked).settings(paths[0]).baseline
    target = output or Path(named or NAME)
    desk = Desk(asked._replace(command={**asked.command, "baseline": Setting("", "command line")}))
    report = desk.check(read_many(paths, language=lang))
    for problem in report.problems:
        typer.echo(f"provenance: {problem.path}: {problem.message}", err=True)
    if report.problems:
        typer.echo("provenance: nothing was written, since not everything was checked", err=True)
        raise typer.Exit(2)
    write_baseline(baseline_of(report.articles, report.tool, target), target)
    count = sum(finding.waived is None for article in report.articles for finding in article.findings)
    typer.echo(f"{target}: {count} findings in {len(report.articles)} articles")


def init(
    house: House = "",
    lang: Annotated[
        list[str] | None, typer.Option("--lang", metavar="CODE", help="A language the house publishes in; repeatable.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", metavar="FILE", help="The policy to write.")] = Path(
        "provenance.toml"
    ),
    force: Annotated[bool, typer.Option("--force", help="Write over a policy that is there.")] = False,
) -> None:
    """Write a policy with comments, advisory to begin with."""
    from provenance.errors import UsageError
    from provenance.gate.new_policy import new_policy
    from provenance.lexicon.lexicon import Lexicon

    if output.exists() and not force:
        raise UsageError("is there already", where=str(output), mend="name another --output, or --force")
    write(new_policy(Lexicon(), house or "neutral", lang or ["en"]), output)
    typer.echo(f"{output}: written; `provenance config` prints what is in force")
