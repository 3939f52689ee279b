"""Tracing several articles into one report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

from provenance.article.article import Article, Problem
from provenance.chain.graph import Chain
from provenance.chain.paired import Drift
from provenance.chain.trace import trace
from provenance.errors import UsageError
from provenance.framing.analysis import analyse
from provenance.gate.against import Laid, drift_findings, intended, lay_against
from provenance.gate.check import tool
from provenance.gate.originals import sources_for
from provenance.gate.report import Tool
from provenance.gate.sources import held_against
from provenance.gate.waivers import waivers_beside
from provenance.gate.waivers_in_text import waivers_in_text
from provenance.lexicon.lexicon import Lexicon


class TracedArticle(msgspec.Struct, frozen=True):
    """The chain of one article, and how its wording drifted, hop by hop, where its sources are at hand."""

    path: str
    chain: Chain
    drift: tuple[Drift, ...] = ()


class TraceReport(msgspec.Struct, frozen=True):
    """The chains of all articles, and what could not be traced."""

    tool: Tool
    articles: tuple[TracedArticle, ...]
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> int:
        """2 where something could not be read, else 0."""
        return 2 if self.problems else 0


def trace_all(
    inputs: Iterable[Article | Problem],
    lexicon: Lexicon,
    against: Sequence[str] = (),
    today: date | None = None,
    candidates: Callable[[Article], Sequence[Article]] | None = None,
    *,
    sources: Sequence[Article] = (),
    beside: bool = True,
) -> TraceReport:
    """Trace articles and gather the problems of those that could not be read.

    `against` are the files of the texts that each was made from, the original first: with them the drift of every
    hop is there too; `sources` are such texts at hand. `beside` is false where texts come without files, and no waivers
    are looked for beside them. `candidates` gives for an article what else it could come from or be the source of, out
    of an archive say; these are held against it, and no drift is told from them. Raises ReadError for a source that
    cannot be read.
    """
    sources = [*sources_for(against), *sources]
    articles: list[TracedArticle] = []
    problems: list[Problem] = []
    for one in inputs:
        if isinstance(one, Problem):
            problems.append(one)
        else:
            analysis = analyse(one, lexicon)
            laid = lay_against(analysis, sources, lexicon)
            if laid.hops:
                trouble, laid = _with_reasons(one, laid, today or date.today(), beside=beside)
                problems += trouble
            chain = trace(analysis, lexicon)
            suspects = [*sources, *(candidates(one) if candidates is not None else ())]
            if suspects:
                chain = held_against(analysis, chain, suspects, lexicon)
            articles.append(TracedArticle(one.path, chain, laid.hops))
    return TraceReport(tool(lexicon), tuple(articles), tuple(problems))


def _with_reasons(article: Article, laid: Laid, today: date, *, beside: bool) -> tuple[list[Problem], Laid]:
    """The drift with what the desk let stand; a waiver that is not in order is a problem, and lets nothing stand."""
    try:
        waivers = [*waivers_in_text(article), *(waivers_beside(article.path) if beside else ())]
    except UsageError as error:
        mend = f" ({error.mend})" if error.mend else ""
        return [Problem(error.where or article.path, f"{error.what}{mend}")], laid
    live = [one for one in waivers if not one.expired(today)]
    reasons = {}
    for finding in drift_findings(article, laid, ()):
        waiver = next((one for one in live if one.lets_pass(finding)), None)
        if waiver is not None:
            reasons[finding.fingerprint] = f"{waiver.reason} ({waiver.by})"
    return [], intended(laid, article, reasons)
