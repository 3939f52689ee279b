"""`provenance serve`: the page to paste into, the commands over HTTP, and what editor plug-ins speak."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance.cli.options import Lexicons


def serve(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes a free one and prints it.")] = 8010,
    workers: Annotated[
        int, typer.Option("--workers", min=0, max=256, help="Processes that check; 0 means one a core.")
    ] = 0,
    token: Annotated[
        str,
        typer.Option(
            "--token",
            metavar="TOKEN",
            envvar="PROVENANCE_TOKEN",
            show_envvar=True,
            help="Ask every request for this bearer token.",
        ),
    ] = "",
    max_size: Annotated[
        float, typer.Option("--max-size", metavar="MB", min=0.001, max=64, help="Largest body of a request.")
    ] = 8,
    time_limit: Annotated[
        float, typer.Option("--time-limit", metavar="SECONDS", min=0.1, max=600, help="Longest check.")
    ] = 20,
    config: Annotated[
        str,
        typer.Option(
            "--config", metavar="FILE", help="The policy; else the nearest provenance.toml above this folder."
        ),
    ] = "",
    house: Annotated[
        str, typer.Option("--house", metavar="NAME", help="Whose reading of a style guide to apply by default.")
    ] = "",
    lexicons: Lexicons = None,
    model: Annotated[
        list[str] | None,
        typer.Option(
            "--model",
            metavar="NAME|FOLDER",
            help="A word model that a request may name: words-en, or a folder, by its name; repeatable.",
        ),
    ] = None,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option("--allow-origin", metavar="ORIGIN", help="A browser add-on that may ask; repeatable."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No line in the log for each request.")] = False,
) -> None:
    """Serve a page to paste into, the commands as JSON and the LanguageTool protocol (extra `server`)."""
    from provenance.gate.policy_place import nearest_policy
    from provenance.server.run import run
    from provenance.server.settings import Settings

    named = config or nearest_policy("-")
    run(
        Settings(
            host=host, port=port, workers=workers, token=token, size=int(max_size * 1024 * 1024),
            seconds=time_limit, config=named, house=house, lexicons=tuple(lexicons or ()),
            models=tuple(model or ()), origins=tuple(allow_origin or ()), log=not quiet,
        )
    )  # fmt: skip
