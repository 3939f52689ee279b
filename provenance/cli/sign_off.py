"""`provenance sign-off` and `provenance log`: who let what pass, written down where a newsroom wants that."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.options import Lang
from provenance.cli.output import write
from provenance.errors import ReadError, UsageError

if TYPE_CHECKING:
    from provenance.gate.signoff import Entry

DISCOVERABLE = (
    "provenance: this is the first entry of {log}. A sign-off log is a record of editorial decisions: it can be\n"
    "  demanded in court proceedings and by regulators. Agree with your lawyers who keeps it, for how long\n"
    "  (--retain DAYS, or `retain` under [sign_off] in the policy), and who may read it.\n"
)
LogFile = Annotated[Path | None, typer.Option("--log", metavar="FILE", help="The log; the policy's if absent.")]
Retain = Annotated[
    int | None,
    typer.Option("--retain", metavar="DAYS", min=1, help="Drop older entries; the policy's if absent."),
]


def sign_off(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The file that is to be published.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who answers for it.")],
    reason: Annotated[str, typer.Option("--reason", metavar="WHY", help="Why it may pass.")],
    accept: Annotated[
        list[str] | None, typer.Option("--accept", metavar="FINGERPRINT", help="A finding that may pass; repeatable.")
    ] = None,
    log: LogFile = None,
    retain: Retain = None,
    lang: Lang = "",
) -> None:
    """Write down who let which findings of an article pass, and why. Nothing is logged unless you call this."""
    from provenance.article.read import read
    from provenance.gate.publication import Desk
    from provenance.gate.signoff import append, signed
    from provenance.gate.signoff_log import prune

    if article == "-":
        raise UsageError("standard input cannot be signed off", mend="name the file that is to be published")
    text = read(article, language=lang)
    desk = Desk()
    settings = desk.settings(article)
    place = _place(log, settings.sign_off_log)
    report = desk.check([text])
    if report.problems:
        raise ReadError(report.problems[0].message, where=report.problems[0].path, mend="it was not checked in full")
    by_print = {finding.fingerprint: finding for finding in report.articles[0].findings}
    wanted = list(dict.fromkeys(accept or ()))
    if unknown := [one for one in wanted if one not in by_print]:
        raise UsageError(f"no finding of {article} has the fingerprint {unknown[0]}", mend="see `provenance check`")
    entry = signed(
        article=article, text=text.text, lexicons=report.tool.lexicons, findings=[by_print[one] for one in wanted],
        by=by, reason=reason,
    )  # fmt: skip
    if not place.exists():
        sys.stderr.write(DISCOVERABLE.format(log=place))
    written = append(place, entry)
    if written.torn:
        sys.stderr.write(
            f"provenance: {place}: {len(written.torn)} lines were torn by a crash; the new entry says so\n"
        )
    days = retain or settings.retain
    dropped = prune(place, days, by=written.by) if days else 0
    went = f", {dropped} older than {days} days dropped" if dropped else ""
    write(
        f"{place}: {len(written.accepted)} findings of {article} signed off by {written.by}{went}\n{written.hash}\n",
        None,
    )


def show_log(
    log: LogFile = None,
    verify: Annotated[bool, typer.Option("--verify", help="Say whether it is whole; exit 1 where it is not.")] = False,
    retain: Retain = None,
) -> None:
    """Show the sign-off log, or verify it. Exit 0, 1 where --verify finds a fault, 2 where there is no log."""
    from provenance.gate.publication import Desk
    from provenance.gate.signoff_log import prune, read_log

    place = _place(log, Desk().settings("-").sign_off_log if log is None else "")
    if retain:
        read_log(place)
        dropped = prune(place, retain, by="provenance log --retain")
        write(f"{dropped} entries older than {retain} days dropped\n", None)
    found = read_log(place)
    if not verify:
        write("".join(_shown(number, entry) for number, entry in found.entries), None)
    for fault in found.faults:
        sys.stderr.write(f"provenance: {place}:{fault.line}: {fault.what}\n")
    if verify:
        state = "whole" if not found.faults else f"{len(found.faults)} faults"
        write(f"{place}: {len(found.entries)} entries, {state}; last hash {found.head}\n", None)
    raise typer.Exit(1 if verify and found.faults else 0)


def _place(log: Path | None, policy: str) -> Path:
    if log is None and not policy:
        mend = "add --log FILE, or `log` under [sign_off] in the policy"
        raise UsageError("sign-off is off: no log is named", mend=mend)
    return log or Path(policy)


def _shown(number: int, entry: Entry) -> str:
    """An entry as lines of text; characters that steer a terminal are left out."""
    if entry.kind == "anchor":
        return f"{number}  {entry.at}  {entry.dropped} earlier entries dropped ({_safe(entry.reason)})\n"
    head = f"{number}  {entry.at}  {_safe(entry.by)}  {_safe(entry.article)}: {_safe(entry.reason)}\n"
    body = f"     text {entry.text[:16]}  lexicons {_safe(entry.lexicons)}\n"
    found = [f"     {one.fingerprint}  {one.rule}  “{_safe(' '.join(one.quoted.split()))}”\n" for one in entry.accepted]
    return head + body + "".join(found)


def _safe(text: str) -> str:
    return "".join(char for char in text if char.isprintable())
