"""Grouping many articles into events, in one report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from provenance.article.article import Article, Problem
from provenance.compare.events import Event, Member, events
from provenance.compare.gists import Gist, gist
from provenance.gate.check import tool
from provenance.gate.report import Tool
from provenance.lexicon.lexicon import Lexicon
from provenance.text.words import Words


class Version(msgspec.Struct, frozen=True):
    """A version of an archived story: its number in the archive, which one it is from 1, date and headline."""

    number: int
    version: int
    date: str
    title: str


class Overlap(msgspec.Struct, frozen=True):
    """The story before it that an archived story shares most words with: its place in the report and its number.

    `of_this` and `of_other` are the parts of each text that stand in both (0 to 1, estimated from samples of five
    words in a row), `share` the larger; `earlier` where both dates are known and the other's is.
    """

    article: int
    number: int
    share: float
    of_this: float
    of_other: float
    earlier: bool


class Story(msgspec.Struct, frozen=True):
    """An archived story as it stood last; `versions` is empty where there is one, `overlap` None where none is near."""

    article: int
    number: int
    outlet: str
    date: str
    versions: tuple[Version, ...] = ()
    overlap: Overlap | None = None


class EventsReport(msgspec.Struct, frozen=True):
    """The events among some articles, the articles that stand alone, and what could not be read.

    Articles in a language of `own_language_only` ("" where it is unknown) were not compared with other languages.
    `article` in a member, and `nearest`, number the articles in the order they were read, from 0. `stories` has
    every article of an archive, in that order; it is empty where files were read.
    """

    tool: Tool
    articles: int
    events: tuple[Event, ...]
    alone: tuple[Member, ...]
    own_language_only: tuple[str, ...]
    problems: tuple[Problem, ...]
    stories: tuple[Story, ...] = ()

    @property
    def exit_code(self) -> int:
        """2 where something could not be read or there is nothing to group, else 0."""
        return 2 if self.problems or self.articles < 2 else 0


def group_all(inputs: Iterable[Article | Problem], lexicon: Lexicon) -> EventsReport:
    """Group articles into events; each text is let go once its gist is taken."""
    problems: list[Problem] = []
    gists = list(_gists(inputs, lexicon, problems))
    if len(gists) < 2:
        problems.append(Problem("", "grouping needs two articles"))
    made = events(gists)
    return EventsReport(tool(lexicon), len(gists), made.events, made.alone, made.own_language_only, tuple(problems))


def _gists(inputs: Iterable[Article | Problem], lexicon: Lexicon, problems: list[Problem]) -> Iterator[Gist]:
    for one in inputs:
        if isinstance(one, Problem):
            problems.append(one)
        else:
            yield article_gist(one, lexicon)


def article_gist(article: Article, lexicon: Lexicon) -> Gist:
    """The gist of an article with what survives translation: concepts, and things named in disputes, too."""
    found = lexicon.matcher(article.language).find(Words(article.view.text, article.language))
    concepts = [
        f"{hit.target.key} {hit.target.place}".strip() for hit in found if hit.target.kind in ("concept", "neutral")
    ]
    return gist(article, across=True, concepts=concepts)
