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


class EventsReport(msgspec.Struct, frozen=True):
    """The events among some articles, the articles that stand alone, and what could not be read.

    Articles in a language of `own_language_only` ("" where it is unknown) were not compared with other languages.
    `article` in a member, and `nearest`, number the articles in the order they were read, from 0.
    """

    tool: Tool
    articles: int
    events: tuple[Event, ...]
    alone: tuple[Member, ...]
    own_language_only: tuple[str, ...]
    problems: tuple[Problem, ...]

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
