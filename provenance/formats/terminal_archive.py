"""The archive's answers on a terminal: dates and counts first, and what was not counted said beside them."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.archive.origins import Kin
from provenance.archive.questions import Hearings, Rate, Stats, Term, Trend
from provenance.archive.search import Found
from provenance.archive.store import Kept
from provenance.formats.page import Page, shorten


def found_page(found: Sequence[Found], phrase: str, *, width: int, colour: bool) -> str:
    """Articles found, the last added first, each with the words around the phrase."""
    page = Page(width, colour=colour)
    for one in found:
        page.line(_name(one.article), "bold")
        around = f"… {one.before} “{one.quoted}” {one.after} …" if one.quoted else one.after
        page.entry("", around, indent=4)
    if not found:
        page.line(f"nothing found for “{phrase}”" if phrase else "nothing found")
    return page.text()


def kept_page(
    one: Kept, versions: Sequence[Kept], credits: Sequence[tuple[str, str]], text: str, **page: object
) -> str:
    """One article: what is known of it, its versions, its credits, its text."""
    shown = Page(int(page["width"]), colour=bool(page["colour"]))  # type: ignore[call-overload]
    shown.line(_name(one), "bold")
    shown.entry("from", one.path)
    if one.url:
        shown.entry("address", one.url)
    shown.entry("added", f"{one.added} · {one.language or 'unknown language'} · {one.words} words")
    for role, name in credits:
        shown.entry(role.replace("_", " "), name or "(no name)")
    for version in versions:
        if version.id != one.id:
            shown.entry("version", f"{version.version}: {_name(version)}")
    shown.line()
    for paragraph in text.split("\n"):
        shown.line(paragraph)
    return shown.text()


def kin_page(kin: Sequence[Kin], *, width: int, colour: bool) -> str:
    """Archived articles that share words with a text."""
    page = Page(width, colour=colour)
    for one in kin:
        page.line(_name(one.article), "bold")
        page.entry("", f"{one.of_text:.0%} of this text, {one.of_article:.0%} of the archived one", indent=4)
    if not kin:
        page.line("no archived article shares five words in a row with this text often enough to be told")
    return page.text()


def stats_page(stats: Stats, *, width: int, colour: bool) -> str:
    """What an archive holds."""
    page = Page(width, colour=colour)
    page.line(f"{stats.articles:,} articles · {stats.stories:,} stories · {stats.words:,} words", "bold")
    page.entry("dates", f"{stats.first or '(none)'} to {stats.last or '(none)'}; {stats.undated:,} without a date")
    for label, counted in (
        ("outlets", stats.outlets), ("languages", stats.languages), ("credited", stats.credited),
        ("measured", stats.measured),
    ):  # fmt: skip
        if counted:
            page.entry(label, " · ".join(f"{name or '(none named)'} {count:,}" for name, count in counted))
    return page.text()


def trend_page(trend: Trend, *, width: int, colour: bool) -> str:
    """The rate of a concept by month, with intervals."""
    page = Page(width, colour=colour)
    page.line(f"{trend.concept}: per 1,000 words in own voice, with 95 % intervals", "bold")
    top = max((one.rate.high for one in trend.months), default=0.0)
    for one in trend.months:
        bar = "█" * round(24 * one.rate.rate / top) if top else ""
        page.entry(one.month, f"{_rate(one.rate)} {bar}  {one.outlet}")
    if trend.undated:
        page.line(f"{trend.undated:,} articles without a date are in no month")
    if not trend.months:
        page.line("no dated article in this selection")
    return page.text()


def hearings_page(hearings: Hearings, names: dict[str, str], *, width: int, colour: bool) -> str:
    """How many stories on a dispute heard each party."""
    page = Page(width, colour=colour)
    page.line(f"{hearings.dispute}: {hearings.stories:,} stories; a party is heard where it is quoted or cited", "bold")
    for one in hearings.parties:
        when = f", {one.first} to {one.last}" if one.first else ""
        page.entry(
            "", f"{names.get(one.party, one.party)}: {one.stories:,} stories, {one.words:,} words{when}", indent=2
        )
    return page.text()


def terms_page(terms: Sequence[Term], concept: str, date: str, *, width: int, colour: bool) -> str:
    """The wordings of a concept before a date and from it on."""
    page = Page(width, colour=colour)
    page.line(f"{concept}: per 1,000 words in own voice, before {date} and from then on", "bold")
    for one in terms:
        side = f" ({one.side})" if one.side else ""
        page.entry("", f"“{one.form}”{side}: {_rate(one.before)} → {_rate(one.after)}", indent=2)
    if not terms:
        page.line("none in own voice in the dated articles of this selection")
    return page.text()


def _rate(rate: Rate) -> str:
    return f"{rate.rate:.2f} [{rate.low:.2f}–{rate.high:.2f}], {rate.count} in {rate.articles} articles"


def _name(one: Kept) -> str:
    version = f" (version {one.version})" if one.version > 1 else ""
    parts = (f"{one.id}", one.date or "undated", one.outlet or "(no outlet)", shorten(one.title or one.path, 70))
    return " · ".join(parts) + version
