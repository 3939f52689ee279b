"""Every format that a trace can be written in besides the terminal report, loaded only when asked for."""

from __future__ import annotations

from collections.abc import Callable

from provenance.chain.graph import Chain
from provenance.gate.tracing import TraceReport

FORMATS = ("prov-json", "prov-n", "jsonld", "mermaid", "dot", "svg", "ninjs", "newsml")
_Renderer = Callable[[list[tuple[str, Chain]]], str]


def export(report: TraceReport, name: str) -> str:
    """The chains of a report in the format of this name."""
    return _renderer(name)([(article.path, article.chain) for article in report.articles])


def _renderer(name: str) -> _Renderer:
    if name in ("prov-json", "prov-n"):
        from provenance.formats import prov

        return prov.render_json if name == "prov-json" else prov.render_n
    if name in ("mermaid", "dot"):
        from provenance.formats import diagrams

        return diagrams.render_mermaid if name == "mermaid" else diagrams.render_dot
    if name == "jsonld":
        from provenance.formats import jsonld

        return jsonld.render
    if name == "svg":
        from provenance.formats import chain_svg

        return chain_svg.render
    if name == "ninjs":
        from provenance.formats import ninjs

        return ninjs.render
    if name == "newsml":
        from provenance.formats import newsml

        return newsml.render
    raise ValueError(name)
