"""`provenance archive …`: the desk's memory, added to and asked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from provenance.cli.options import Lang, Lexicons, Output, Paths
from provenance.cli.output import page_options, write

if TYPE_CHECKING:
    from provenance.archive.search import Query
    from provenance.archive.store import Archive
    from provenance.article.article import Article
    from provenance.lexicon.lexicon import Lexicon

archive_app = typer.Typer(
    help="The desk's memory: what was published, in one file, and the questions it answers.", no_args_is_help=True
)


class Format(StrEnum):
    """How an answer is printed."""

    terminal = "terminal"
    json = "json"


class TrendFormat(StrEnum):
    """How a trend is printed."""

    terminal = "terminal"
    json = "json"
    svg = "svg"


File = Annotated[
    Path,
    typer.Option("--archive", metavar="FILE", envvar="PROVENANCE_ARCHIVE", help="The archive's file."),
]
As = Annotated[Format, typer.Option("--format", help="terminal or json.")]
Outlet = Annotated[str, typer.Option("--outlet", metavar="NAME", help="Only this outlet.")]
Since = Annotated[str, typer.Option("--since", metavar="DATE", help="From this day, month or year on.")]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="Up to this day, month or year.")]
DEFAULT = Path("archive.db")
_CANDIDATES = 5


@archive_app.command("add")
def add(
    paths: Paths,
    archive: File = DEFAULT,
    lang: Lang = "",
    outlet: Annotated[str, typer.Option("--outlet", metavar="NAME", help="Where an article names none.")] = "",
    date: Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="Where an article names none.")] = "",
) -> None:
    """Add articles: files, folders, JSON Lines, feeds, Parquet, WARC. What is there already is left as it is."""
    from provenance.archive.inputs import collection
    from provenance.archive.store import Added, Archive
    from provenance.lexicon.lexicon import Lexicon

    done = Added()
    with Archive(archive, create=True) as opened:
        for done in opened.add(collection(paths, language=lang), Lexicon().outlets, outlet=outlet, date=date):
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{done.new:,} added, {done.known:,} known")
    for problem in done.problems:
        sys.stderr.write(f"provenance: {problem.path}: {problem.message}\n")
    write(
        f"{archive}: {done.new:,} added ({done.versions:,} of them new versions of a story),"
        f" {done.known:,} there already, {len(done.problems):,} not read\n", None,
    )  # fmt: skip
    raise typer.Exit(2 if done.problems else 0)


@archive_app.command("search")
def search(
    phrase: Annotated[str, typer.Argument(metavar="[PHRASE]", help="Words that stand side by side.")] = "",
    archive: File = DEFAULT,
    outlet: Outlet = "",
    lang: Annotated[str, typer.Option("--lang", metavar="CODE", help="Only this language.")] = "",
    credited: Annotated[str, typer.Option("--credited", metavar="NAME", help="Only what credits this name.")] = "",
    since: Since = "",
    until: Until = "",
    most: Annotated[int, typer.Option("--most", min=1, help="How many to show.")] = 20,
    format: As = Format.terminal,
) -> None:
    """Find articles by a phrase, an outlet, a credit, a language or dates; the last added first."""
    from provenance.archive import search as searching
    from provenance.archive.store import Archive
    from provenance.formats.terminal_archive import found_page

    query = searching.Query(phrase, outlet, lang, credited, since, until)
    with Archive(archive) as opened:
        found = searching.search(opened, query, most=most)
    _answer(found, format, lambda: found_page(found, phrase, **page_options(None)))


@archive_app.command("show")
def show(number: Annotated[int, typer.Argument(help="An article's number.")], archive: File = DEFAULT) -> None:
    """Show an article with its versions and credits."""
    from provenance.archive.store import Archive
    from provenance.formats.terminal_archive import kept_page

    with Archive(archive) as opened:
        one = opened.kept(number)
        rows = opened.rows("SELECT role, name FROM credit WHERE article = ?", number)
        credits = [(str(role), str(name)) for role, name in rows]
        text = opened.article(number).view.text
        write(kept_page(one, opened.versions(one.story), credits, text, **page_options(None)), None)


@archive_app.command("forget")
def forget(numbers: Annotated[list[int], typer.Argument(help="Numbers of articles.")], archive: File = DEFAULT) -> None:
    """Take articles out, with all that was derived from them. Exit 2 where one was not there."""
    from provenance.archive.store import Archive

    with Archive(archive) as opened:
        count = opened.forget(numbers)
    write(f"{archive}: {count} of {len(numbers)} articles forgotten\n", None)
    raise typer.Exit(0 if count == len(numbers) else 2)


@archive_app.command("stats")
def stats(archive: File = DEFAULT, format: As = Format.terminal) -> None:
    """What the archive holds."""
    from provenance.archive import questions
    from provenance.archive.store import Archive
    from provenance.formats.terminal_archive import stats_page

    with Archive(archive) as opened:
        found = questions.stats(opened)
    _answer(found, format, lambda: stats_page(found, **page_options(None)))


@archive_app.command("check")
def check(archive: File = DEFAULT) -> None:
    """Say whether the file is sound. Exit 1 where it is not."""
    from provenance.archive.store import Archive

    with Archive(archive) as opened:
        faults = opened.damage()
    write("".join(f"{archive}: {one}\n" for one in faults) or f"{archive}: sound\n", None)
    raise typer.Exit(1 if faults else 0)


@archive_app.command("reprint")
def reprint(archive: File = DEFAULT) -> None:
    """Make the prints anew that an older version of the program made; can be broken off and called again."""
    from provenance.archive.reprint import reprinted
    from provenance.archive.store import Archive

    done = 0
    with Archive(archive) as opened:
        for done, of in reprinted(opened):
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{done:,} of {of:,} articles printed anew")
    write(f"{archive}: {done:,} articles printed anew\n", None)


@archive_app.command("source")
def source(paths: Paths, archive: File = DEFAULT, lang: Lang = "", format: As = Format.terminal) -> None:
    """Which archived articles share words with a text: where it comes from, or who copied it."""
    from provenance.archive.origins import kin
    from provenance.archive.store import Archive
    from provenance.article.read import read
    from provenance.formats.terminal_archive import kin_page

    with Archive(archive) as opened:
        found = kin(opened, read(paths[0], language=lang))
    _answer(found, format, lambda: kin_page(found, **page_options(None)))


@archive_app.command("wording")
def wording(
    concept: Annotated[str, typer.Argument(help="A concept id, a category, or dispute/referent.")],
    archive: File = DEFAULT,
    outlet: Outlet = "",
    by_outlet: Annotated[bool, typer.Option("--by-outlet", help="One line an outlet.")] = False,
    since: Since = "",
    until: Until = "",
    lexicons: Lexicons = None,
    format: Annotated[TrendFormat, typer.Option("--format", help="terminal, json or svg.")] = TrendFormat.terminal,
    output: Output = None,
) -> None:
    """How often a concept stands in own voice, by month: counts per 1,000 words with 95 % intervals."""
    from provenance.archive.questions import trend
    from provenance.archive.search import Query
    from provenance.formats.terminal_archive import trend_page
    from provenance.formats.trend_svg import render

    query = Query("", outlet, "", "", since, until)
    found = _asked(archive, lexicons, query, lambda a, v: trend(a, v.version, concept, query, by_outlet=by_outlet))
    if format == "svg":
        write(render(found), output)
    else:
        _answer(found, Format(format.value), lambda: trend_page(found, **page_options(output)), output)


@archive_app.command("heard")
def heard(
    dispute: Annotated[str, typer.Argument(help="A dispute's id.")],
    archive: File = DEFAULT,
    outlet: Outlet = "",
    since: Since = "",
    until: Until = "",
    lexicons: Lexicons = None,
    format: As = Format.terminal,
) -> None:
    """How many stories on a dispute heard each party: counts and dates, not a rating of any outlet."""
    from provenance.archive.questions import hearings
    from provenance.archive.search import Query
    from provenance.formats.terminal_archive import hearings_page
    from provenance.lexicon.lexicon import Lexicon

    parties = {party.id: party.name for party in Lexicon(lexicons or ()).dispute(dispute).parties}
    query = Query("", outlet, "", "", since, until)
    found = _asked(archive, lexicons, query, lambda a, v: hearings(a, v.version, dispute, list(parties), query))
    _answer(found, format, lambda: hearings_page(found, parties, **page_options(None)))


@archive_app.command("terms")
def terms(
    concept: Annotated[str, typer.Argument(help="A concept id, or dispute/referent.")],
    date: Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="The day that parts before and after.")],
    archive: File = DEFAULT,
    outlet: Outlet = "",
    lexicons: Lexicons = None,
    format: As = Format.terminal,
) -> None:
    """Which words stood for a thing or concept in own voice before a date, and from then on."""
    from provenance.archive import questions
    from provenance.archive.search import Query
    from provenance.formats.terminal_archive import terms_page

    query = Query("", outlet)
    found = _asked(archive, lexicons, query, lambda a, v: questions.terms(a, v.version, concept, date, query))
    _answer(found, format, lambda: terms_page(found, concept, date, **page_options(None)))


@contextmanager
def candidates_in(archive: Path) -> Iterator[Callable[[Article], list[Article]]]:
    """What an archive holds of an article's possible sources and copies: at most five, itself left out."""
    from provenance.archive.origins import kin
    from provenance.archive.store import Archive

    with Archive(archive) as opened:

        def candidates(article: Article) -> list[Article]:
            found = [opened.article(one.article.id) for one in kin(opened, article, most=_CANDIDATES + 1)]
            url = article.declared("canonical") or article.declared("url")
            others = [one for one in found if one.text != article.text or one.declared("url") != url]
            return others[:_CANDIDATES]

        yield candidates


def _asked(archive: Path, lexicons: Sequence[Path] | None, query: Query, ask: Callable[[Archive, Lexicon], Any]) -> Any:
    """The answer to a question that needs findings; those that are missing are worked out first."""
    from provenance.archive.measure import measured
    from provenance.archive.store import Archive
    from provenance.lexicon.lexicon import Lexicon

    lexicon = Lexicon(lexicons or ())
    with Archive(archive) as opened:
        for done, of in measured(opened, lexicon, query):
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{done:,} of {of:,} articles measured")
        return ask(opened, lexicon)


def _answer(found: Any, format: Format, page: Callable[[], str], output: Path | None = None) -> None:
    from provenance.formats.json import render

    write(render(found) if format == "json" else page(), output)
