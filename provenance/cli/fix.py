"""`provenance fix`: shows each sentence before and after, and writes only what an editor chooses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.options import Config, House, Lang, Lexicons
from provenance.errors import ReadError, UsageError

if TYPE_CHECKING:
    from provenance.gate.fixing import Change, Fixable
    from provenance.gate.publication import Desk
    from provenance.gate.rewriting import Original

Files = Annotated[list[str], typer.Argument(metavar="PATH…", help="Texts, Markdown or HTML files.")]
Choose = Annotated[
    list[str] | None,
    typer.Option("--choose", metavar="FINGERPRINT=N", help="Take the Nth alternative of a finding; repeatable."),
]


def fix(
    paths: Files,
    lang: Lang = "",
    diff: Annotated[bool, typer.Option("--diff", help="Print a patch and leave the files as they are.")] = False,
    choose: Choose = None,
    config: Config = "",
    house: House = "",
    lexicons: Lexicons = None,
) -> None:
    """Replace loaded words by the alternatives you choose, sentence by sentence. Quotations are never changed.

    The policy decides what is offered: rules that are off and findings that are waived or known are not, and what the
    house's glossary writes instead comes first.
    Without a terminal and without --choose the offers are listed with their fingerprints and nothing changes.
    """
    from provenance.cli.gate_check import asked_of
    from provenance.cli.plain_check import Call
    from provenance.gate.publication import Desk

    choices = _choices(choose or [])
    asks = not choose and sys.stdin.isatty()
    desk = Desk(asked_of(Call(paths, config=config, house=house, lexicons=tuple(map(str, lexicons or ())))))
    used: set[str] = set()
    failed = False
    for path in paths:
        try:
            if not _fix(path, lang, desk, choices if choose else None, used, asks, diff):
                break
        except ReadError as error:
            sys.stderr.write(f"provenance: {error}\n")
            failed = True
    if missing := sorted(set(choices) - used):
        raise UsageError(f"no finding has the fingerprint {missing[0]}", mend="run `provenance fix` to list them")
    raise typer.Exit(2 if failed else 0)


def _choices(choose: list[str]) -> dict[str, int]:
    found = {}
    for one in choose:
        fingerprint, _, number = one.partition("=")
        if not fingerprint or not (number.isascii() and number.isdecimal() and len(number) < 4):
            raise UsageError(f"--choose {one}", mend="write --choose FINGERPRINT=N, N from 1")
        found[fingerprint] = int(number)
    return found


def _fix(
    path: str, language: str, desk: Desk, choices: dict[str, int] | None, used: set[str], asks: bool, diff: bool
) -> bool:
    """Offer, choose and write one file; False where the editor wants to stop."""
    from provenance.article.read import read_text
    from provenance.gate.fixing import apply, change, fixables
    from provenance.gate.rewriting import original, rewrite

    if path == "-":
        raise ReadError("standard input cannot be changed", where="-", mend="name a file")
    file = original(path)
    article = read_text(file.text, name=path, format=file.format, language=language)
    examined, findings = desk.open_findings(article)
    found = list(fixables(examined, desk.lexicon(desk.settings(path)), findings))
    changes: list[Change] = []
    going = True
    if choices is not None:
        for one in found:
            if (number := choices.get(one.finding.fingerprint)) is not None:
                used.add(one.finding.fingerprint)
                changes.append(change(one, number, format=file.format))
    else:
        for one in found:
            number = _ask(path, one, changes) if asks else _show(path, one)
            if number < 0:
                going = False
                break
            if number:
                changes.append(change(one, number, format=file.format))
    if not changes:
        return going
    text = apply(file.text, changes)
    if diff:
        sys.stdout.buffer.write("".join(_patch(path, file, text)).encode("utf-8", "replace"))
        sys.stdout.flush()
    else:
        rewrite(file, text)
        sys.stdout.write(f"{path}: {len(changes)} changed\n")
    return going


def _show(path: str, fixable: Fixable) -> int:
    """Print a finding, its sentence, and what each alternative would make of it."""
    finding = fixable.finding
    out = sys.stdout.write
    out(f"\n{path}:{finding.line}:{finding.column} {finding.fingerprint} {finding.message}\n")
    out(f"  now  {' '.join(fixable.before.split())}\n")
    for offer in fixable.offers:
        if offer.fit.why:
            out(f"   –   {offer.alternative}: advice only, {offer.fit.why}\n")
        else:
            out(f"  {offer.number:>2}   {' '.join(offer.after.split())}\n")
    return 0


def _ask(path: str, fixable: Fixable, changes: list[Change]) -> int:
    """The number that the editor chooses; 0 to leave it as it is, -1 to stop."""
    finding = fixable.finding
    _show(path, fixable)
    offered = [offer.number for offer in fixable.offers if not offer.fit.why]
    if any(one.start < finding.end and finding.start < one.end for one in changes):
        sys.stdout.write("  (these words have just been changed)\n")
        return 0
    if not offered:
        return 0
    while True:
        sys.stdout.write(f"  [{', '.join(map(str, offered))}, Enter to keep, q to stop] ")
        sys.stdout.flush()
        answer = sys.stdin.readline()
        if answer.strip() == "q" or not answer:
            return -1
        if not answer.strip():
            return 0
        if answer.strip() in map(str, offered):
            return int(answer)


def _patch(path: str, file: Original, text: str) -> Iterator[str]:
    """A unified patch; the last line may lack its end."""
    import difflib

    name = Path(path).as_posix().lstrip("/")
    lines = difflib.unified_diff(_split(file.text), _split(text), f"a/{name}", f"b/{name}")
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _split(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]] + ([last] if (last := text.rpartition("\n")[2]) else [])
