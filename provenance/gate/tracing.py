"""Tracing several articles into one report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from provenance.article.article import Article, Problem
from provenance.chain.graph import Chain
from provenance.chain.trace import trace
from provenance.framing.analysis import analyse
from provenance.gate.check import tool
from provenance.gate.report import Tool
from provenance.lexicon.lexicon import Lexicon


class TracedArticle(msgspec.Struct, frozen=True):
    """The chain of one article, and how its wording drifted from its source where that is at hand."""

    path: str
    chain: Chain
    drift: tuple[Any, ...] = ()


class TraceReport(msgspec.Struct, frozen=True):
    """The chains of all articles, and what could not be traced."""

    tool: Tool
    articles: tuple[TracedArticle, ...]
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> int:
        """2 where something could not be read, else 0."""
        return 2 if self.problems else 0


def trace_all(inputs: Iterable[Article | Problem], lexicon: Lexicon) -> TraceReport:
    """Trace articles and gather the problems of those that could not be read."""
    articles: list[TracedArticle] = []
    problems: list[Problem] = []
    for one in inputs:
        if isinstance(one, Problem):
            problems.append(one)
        else:
            articles.append(TracedArticle(one.path, trace(analyse(one, lexicon), lexicon)))
    return TraceReport(tool(lexicon), tuple(articles), tuple(problems))
