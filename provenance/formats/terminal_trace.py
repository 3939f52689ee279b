"""The terminal report of a trace: the chain as a tree, evidence for each hop, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.article.article import Problem
from provenance.chain.graph import Chain, Evidence, Hop
from provenance.formats.chain_line import chain_line
from provenance.formats.drift_columns import lay_out
from provenance.formats.page import Page, shorten
from provenance.gate.tracing import TraceReport


def render(report: TraceReport, *, width: int = 80, colour: bool = False) -> str:
    """The chains of all articles as text of `width` columns."""
    page = Page(width, colour=colour)
    for number, article in enumerate(report.articles):
        if number:
            page.line()
        page.line(article.path, "bold")
        page.entry("", chain_line(article.chain), indent=2)
        _tree(page, article.chain)
        for role in article.chain.roles:
            page.entry(role.role, role.name)
        for each in article.chain.contradictions:
            page.entry("disagrees", f"{each.what}: {each.because}")
        if article.chain.missing:
            page.line()
            for gap in article.chain.missing:
                page.entry("missing", f"{gap.what}: {gap.because}")
        for hop in article.drift:
            lay_out(page, hop)
    _problems(page, report.problems)
    return page.text()


def _tree(page: Page, chain: Chain) -> None:
    """From this page back to the sources, one level a hop."""
    if not chain.hops:
        return
    page.line()
    page.entry("", f"{chain.node('page').name} (this page)", indent=2)
    _branch(page, chain, "page", 1)


def _branch(page: Page, chain: Chain, node_id: str, depth: int) -> None:
    for hop in (hop for hop in chain.hops if hop.target == node_id):
        node = chain.node(hop.source)
        indent = "  " * depth
        facts = [node.kind, *([node.country] if node.country else [])]
        page.line(f"{indent}└─ {node.name} ({', '.join(facts)}) · {hop.kind}, {hop.status}", "bold")
        for text in _details(hop):
            page.entry("", text, indent=2 * depth + 3)
        for each in node.ownership:
            page.entry("", f"{each.says}, as {each.body} assesses ({each.date})", indent=2 * depth + 3)
        if depth < 40:
            _branch(page, chain, hop.source, depth + 1)


def _details(hop: Hop) -> Sequence[str]:
    sure = f" (confidence {hop.confidence:.2f})" if hop.confidence < 1 else ""
    details = [f"because {hop.because}{sure}"] if hop.because else []
    details += [_evidence(evidence) for evidence in hop.evidence]
    if hop.scope:
        details.append(f"covers {len(hop.scope)} paragraph{'s' if len(hop.scope) > 1 else ''}")
    return details


def _evidence(evidence: Evidence) -> str:
    if evidence.quoted is not None:
        return f"“{shorten(evidence.quoted, 160)}” ({evidence.start}–{evidence.end})"
    return f"{evidence.field}: {evidence.value}"


def _problems(page: Page, problems: Sequence[Problem]) -> None:
    for problem in problems:
        page.line()
        page.entry("not traced", f"{problem.path}: {problem.message}", "bold red")
