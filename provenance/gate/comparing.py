"""Comparing articles into one report."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from provenance.article.article import Article, Problem
from provenance.chain.findings import chain_findings
from provenance.chain.graph import Chain
from provenance.chain.trace import trace
from provenance.compare.compare import compare
from provenance.compare.comparison import (
    Compared,
    Comparison,
    ConceptRow,
    Difference,
    LabelRow,
    LoadedRow,
    Sources,
    VoiceShare,
)
from provenance.compare.deeds import DeedRow
from provenance.compare.emphasis import Emphasis
from provenance.compare.events import Member
from provenance.compare.facts import Facts
from provenance.compare.figures import FigureRow
from provenance.compare.history import History
from provenance.compare.independence import Independence
from provenance.compare.quotations import QuotationPair
from provenance.compare.referents import ReferentRow
from provenance.compare.reporting import GroupShare, VerbRow
from provenance.compare.wording import Wording
from provenance.framing.analysis import Analysis, analyse
from provenance.framing.finding import Finding
from provenance.framing.findings import framing_findings
from provenance.gate.check import tool, unchecked
from provenance.gate.report import Tool
from provenance.lexicon.lexicon import Lexicon

MOST = 20


class CompareReport(msgspec.Struct, frozen=True):
    """A comparison with the tool that made it and the problems of what could not be read.

    `findings[i]` are those of `articles[i]`, by place, those about the whole article first.
    """

    tool: Tool
    articles: tuple[Compared, ...]
    labels: tuple[LabelRow, ...]
    concepts: tuple[ConceptRow, ...]
    voices: tuple[VoiceShare, ...]
    sources: tuple[Sources, ...]
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]
    findings: tuple[tuple[Finding, ...], ...]
    summary: tuple[Difference, ...]
    facts: Facts
    figures: tuple[FigureRow, ...]
    quotations: tuple[QuotationPair, ...]
    emphasis: tuple[Emphasis, ...]
    loaded: tuple[LoadedRow, ...]
    reporting: tuple[VerbRow, ...]
    source_groups: tuple[GroupShare, ...]
    wording: tuple[Wording, ...]
    history: tuple[History, ...]
    deeds: tuple[DeedRow, ...]
    strays: tuple[Member, ...] = ()
    independence: Independence = Independence(())
    referents: tuple[ReferentRow, ...] = ()

    @property
    def exit_code(self) -> int:
        """2 where something could not be read or fewer than two articles are left, else 0."""
        return 2 if self.problems or len(self.articles) < 2 else 0


def compare_all(inputs: Iterable[Article | Problem], lexicon: Lexicon) -> tuple[CompareReport, tuple[Analysis, ...]]:
    """Compare articles; the analyses come along for formats that show the texts themselves."""
    analyses: list[Analysis] = []
    problems: list[Problem] = []
    for one in inputs:
        if isinstance(one, Problem):
            problems.append(one)
        elif len(analyses) == MOST:
            problems.append(Problem(one.path, f"more than {MOST} articles; compare fewer at a time"))
        else:
            analyses.append(analyse(one, lexicon))
            problems += unchecked(one, lexicon)
    if len(analyses) < 2:
        problems.append(Problem("", "a comparison needs two articles"))
    chains = [trace(analysis, lexicon) for analysis in analyses]
    made: Comparison = compare(analyses, chains)
    found = (_findings(analysis, chain, lexicon) for analysis, chain in zip(analyses, chains, strict=True))
    report = CompareReport(
        tool=tool(lexicon), problems=tuple(problems), findings=tuple(found), **msgspec.structs.asdict(made)
    )
    return report, tuple(analyses)


def _findings(analysis: Analysis, chain: Chain, lexicon: Lexicon) -> tuple[Finding, ...]:
    found = framing_findings(analysis, lexicon, origin="unknown" if chain.relayed else "this text")
    found += chain_findings(analysis, chain)
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule)))
