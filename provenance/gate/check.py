"""The check: reads nothing and writes nothing; takes articles, gives a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from provenance._version import __version__
from provenance.article.article import Article, Problem
from provenance.chain.findings import chain_findings
from provenance.chain.graph import Chain
from provenance.chain.trace import trace
from provenance.framing.analysis import Analysis, analyse
from provenance.framing.finding import Finding
from provenance.framing.findings import framing_findings
from provenance.framing.scores import scores
from provenance.gate.report import TOOL, ArticleReport, FailOn, Heard, InForce, Report, Tool, verdict_of, weighed
from provenance.lexicon.coverage import coverage
from provenance.lexicon.houses import House
from provenance.lexicon.lexicon import Lexicon


def check(
    inputs: Iterable[Article | Problem],
    lexicon: Lexicon,
    fail_on: FailOn = "error",
    house: House | None = None,
) -> Report:
    """Check articles and gather the problems of those that could not be read."""
    articles: list[ArticleReport] = []
    problems: list[Problem] = []
    for one in inputs:
        if isinstance(one, Problem):
            problems.append(one)
            continue
        articles.append(article_report(examine(one, lexicon, house), fail_on=fail_on))
        problems += unchecked(one, lexicon)
    verdict = verdict_of(articles, fail_on)
    paths = tuple([one.path for one in articles])
    in_force = (InForce(paths, "", house.id if house else "neutral", fail_on),) if paths else ()
    return Report(tool(lexicon), verdict, tuple(articles), tuple(problems), in_force=in_force)


def tool(lexicon: Lexicon) -> Tool:
    """Name, version and lexicon version of this tool."""
    return Tool(TOOL, __version__, lexicon.version)


class Examined(NamedTuple):
    """One article with everything that was found in it, not yet weighed."""

    article: Article
    analysis: Analysis
    chain: Chain
    findings: list[Finding]
    scored: dict[str, Any] = {}  # noqa: RUF012 (never changed)
    notes: tuple[str, ...] = ()


def check_article(article: Article, lexicon: Lexicon, house: House | None = None) -> ArticleReport:
    """Everything found in one article, findings by place."""
    return article_report(examine(article, lexicon, house))


def examine(
    article: Article,
    lexicon: Lexicon,
    house: House | None = None,
    disputes: Sequence[str] = (),
    sources: Sequence[Article] = (),
) -> Examined:
    """Analyse and trace one article; `disputes` limits which disputes may switch on (all by default).

    `sources` are the texts it was made from, the original first: what it says otherwise becomes findings.
    """
    analysis = analyse(article, lexicon, disputes)
    chain = trace(analysis, lexicon)
    if sources:
        from provenance.gate.sources import held_against

        chain = held_against(analysis, chain, sources, lexicon)
    origin = "unknown" if chain.relayed else "this text"
    if sources or article.original is not None:
        from provenance.gate.against import drift_findings, lay_against

        laid = lay_against(analysis, sources, lexicon)
        findings = framing_findings(analysis, lexicon, origin=origin, house=house, origins=laid.origins)
        findings += drift_findings(article, laid, sources)
    else:
        findings = framing_findings(analysis, lexicon, origin=origin, house=house)
    findings += chain_findings(analysis, chain)
    return Examined(article, analysis, chain, findings)


def article_report(examined: Examined, *, fail_on: FailOn = "error") -> ArticleReport:
    """The report of one article, findings by place."""
    article, analysis, chain, findings, scored, more = examined
    prose = analysis.prose
    return ArticleReport(
        article.path,
        article.language,
        prose.word_count,
        len(prose.sentences),
        tuple(weighed(finding) for finding in sorted(findings, key=_by_place)),
        {**scores(analysis), **scored},
        tuple(heard(analysis)),
        chain,
        article.headline,
        article.declared("date"),
        (*notes(analysis), *more),
        fail_on,
    )


def _by_place(finding: Finding) -> tuple[int, int, int, str]:
    """Findings about the whole article come last."""
    return (finding.end == 0, finding.start, finding.end, finding.rule)


def heard(analysis: Analysis) -> Iterable[Heard]:
    """The sources with their places in the article's text."""
    for source in analysis.sources:
        span = analysis.article.view.source(source.start, source.end)
        last = analysis.article.view.source(source.last_start, source.last_end)
        yield Heard(
            source.name, source.kind, source.party or None, source.side or None, span.start, span.end,
            source.words, source.mentions, last.start, last.end,
        )  # fmt: skip


def notes(analysis: Analysis) -> Iterable[str]:
    """What a reader must know about the basis of the findings: who reviewed a dispute, how its sides are covered."""
    for dispute in analysis.disputes:
        if not dispute.reviewed_by:
            yield f"the {dispute.name} file has not been reviewed by outside readers; by itself it raises no error"
        for row in coverage(dispute, analysis.article.language):
            unpaired = ", ".join(f"{side.name} {row.unpaired[side.id]}" for side in dispute.sides)
            if any(row.unpaired.values()):
                yield f"{dispute.name}: names without a counterpart, which stay out of the lean: {unpaired}"
            if row.lopsided:
                total = ", ".join(
                    f"{side.name} {row.paired[side.id] + row.unpaired[side.id]}" for side in dispute.sides
                )
                yield f"{dispute.name}: one side has half as many words again as another in this language ({total})"


def unchecked(article: Article, lexicon: Lexicon) -> Iterable[Problem]:
    """What keeps an article from having been checked: no language, or no framing knowledge in it."""
    if not article.language:
        yield Problem(article.path, "the language could not be told, so no wording was checked (name it with --lang)")
    elif not lexicon.has_framing(article.language):
        yield Problem(article.path, f"no framing lexicon for language {article.language!r}, so no wording was checked")
