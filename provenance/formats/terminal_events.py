"""The terminal report of events: what holds each together, then its articles; what stands alone comes last."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.compare.events import Event, Member
from provenance.compare.shared_traits import Shared
from provenance.formats.page import Page
from provenance.gate.grouping import EventsReport, Story

_KEY = "closeness beside an article: 1.0 is as close to its nearest as the nearest of its kind usually are"


def render(report: EventsReport, *, width: int = 80, colour: bool = False) -> str:
    """All events as text of `width` columns."""
    page = Page(width, colour=colour)
    page.line(f"{_count(report.articles, 'article')} · {_count(len(report.events), 'event')}", "bold")
    names = {member.article: member.id for event in report.events for member in event.articles}
    names |= {member.article: member.id for member in report.alone}
    if report.events:
        page.line(_KEY, "dim")
    for number, event in enumerate(report.events, 1):
        _event(page, number, event, report.stories)
    if report.alone:
        page.line()
        page.line(f"Alone ({len(report.alone)})", "bold")
        for member in report.alone:
            page.entry("", _alone(member, names), indent=4)
    if report.own_language_only:
        codes = ", ".join(code or "unknown" for code in report.own_language_only)
        page.line()
        page.entry("note", f"compared only within their own language, since no table of it is at hand: {codes}")
    for problem in report.problems:
        page.entry("not grouped", f"{problem.path}: {problem.message}".strip(": "), "bold red")
    return page.text()


def _event(page: Page, number: int, event: Event, stories: Sequence[Story]) -> None:
    page.line()
    page.entry(f"{number:>2}", _count(len(event.articles), "article"), "bold", indent=4)
    for kind, values in kinds(event.shared):
        page.entry(f"    {kind}", ", ".join(values), indent=14)
    for member in event.articles:
        page.entry("", f"{member.closeness:4.1f}  {member.id}", indent=4)
        if stories:
            _story(page, stories[member.article])


def _story(page: Page, story: Story) -> None:
    """The versions of an archived story, and whose words it shares."""
    if len(story.versions) > 1:
        said = ", ".join(f"#{one.number} {one.date or 'undated'}" for one in story.versions)
        page.entry("", f"{len(story.versions)} versions: {said}", indent=10)
    if story.overlap is not None:
        near = story.overlap
        when = "dated earlier" if near.earlier else "which came first is open"
        page.entry(
            "", f"shares words with #{near.number}, {when}: {near.of_this:.0%} of this, {near.of_other:.0%} of that",
            indent=10,
        )  # fmt: skip


def _alone(member: Member, names: dict[int, str]) -> str:
    if member.nearest is None:
        return f"{member.id}: nothing here is near it"
    common = "; ".join(f"{kind} {', '.join(values[:3])}" for kind, values in kinds(member.shared)) or "nothing telling"
    return f"{member.id}: nearest is {names[member.nearest]} ({member.closeness:.1f}; shared: {common})"


def kinds(shared: Shared) -> Sequence[tuple[str, tuple[str, ...]]]:
    """What is shared, kind by kind, without the kinds of which there is nothing."""
    every = (
        ("names", shared.names), ("numbers", shared.numbers), ("dates", shared.dates),
        ("concepts", shared.concepts), ("words", shared.words),
    )  # fmt: skip
    return [(kind, values) for kind, values in every if values]


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
