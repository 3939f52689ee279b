"""`provenance train` and `provenance evaluate`: a desk's own word model, and how good a model is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.options import Lexicons, Output
from provenance.cli.output import page_options, write


class EvaluationFormat(StrEnum):
    """Formats of an evaluation."""

    terminal = "terminal"
    json = "json"


Labels = Annotated[
    Path,
    typer.Argument(
        metavar="LABELS",
        help="CSV or JSONL: text and words (a list), or text, quoted and verdict (accepted, dismissed).",
    ),
]
Shape = Annotated[EvaluationFormat, typer.Option("--format", help="How to print the figures.")]


def train(
    labels: Labels,
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where the model, its card and figures go.")],
    lang: Annotated[str, typer.Option("--lang", metavar="CODE", help="Language of the sentences.")] = "en",
    lexicons: Lexicons = None,
    format: Shape = EvaluationFormat.terminal,
) -> None:
    """Train a word model on a desk's own labels and say how good it is. Exit 0, or 2 for labels that teach nothing."""
    from provenance.learn.desk import STEPS, save, train
    from provenance.learn.labels import read_labels
    from provenance.lexicon.lexicon import Lexicon

    found = read_labels(labels)
    lexicon = Lexicon(lexicons or ())
    _known_language(lang, lexicon)
    with _progress("reading sentences", len(found), "fitting", STEPS) as (read, step):
        trained = train(found, lexicon, lang, out.resolve().name or "desk", read, lambda what: step())
    save(trained, out)
    _show(trained.evaluation, format, None)
    if format is EvaluationFormat.terminal:
        write(f"\nwritten: {out}/model.json, card.md, evaluation.json; use it with --model {out}\n", None)


def evaluate(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="A folder that train wrote, or words-en.")],
    data: Labels,
    lexicons: Lexicons = None,
    format: Shape = EvaluationFormat.terminal,
    output: Output = None,
) -> None:
    """Hold a word model against labelled sentences: the protocol, then every figure with its interval."""
    from provenance.framing.model_files import word_judge
    from provenance.learn.desk import evaluate
    from provenance.learn.labels import read_labels
    from provenance.lexicon.lexicon import Lexicon

    by = word_judge(model)
    found = read_labels(data)
    with _progress("judging sentences", len(found)) as (read, _):
        made = evaluate(by, found, Lexicon(lexicons or ()), read)
    _show(made, format, output)


def _known_language(code: str, lexicon: object) -> None:
    from provenance.errors import UsageError
    from provenance.lexicon.lexicon import Lexicon

    assert isinstance(lexicon, Lexicon)
    if not lexicon.has_framing(code):
        known = ", ".join(lexicon.framing_languages)
        raise UsageError(f"no framing lexicon for language {code!r}", mend=f"one of {known}")


def _show(made: object, format: EvaluationFormat, output: Path | None) -> None:
    from provenance.formats.evaluation_page import render
    from provenance.learn.evaluation import Evaluation

    assert isinstance(made, Evaluation)
    if format is EvaluationFormat.json:
        write(json.dumps(made.plain(), indent=2, ensure_ascii=False) + "\n", output)
    else:
        write(render(made, **page_options(output)), output)


@contextmanager
def _progress(
    first: str, total: int, then: str = "", steps: int = 0
) -> Iterator[tuple[Callable[[], None], Callable[[], None]]]:
    """Progress on the error stream, which a pipe does not carry: sentences read, then steps of fitting."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        reading = bar.add_task(first, total=total)
        fitting = bar.add_task(then, total=steps) if then else None

        def step() -> None:
            if fitting is not None:
                bar.advance(fitting)

        yield (lambda: bar.advance(reading)), step
