"""The disclosure line that a page should carry, in its own language, and the JSON-LD to paste beside it."""

from __future__ import annotations

from provenance.chain.graph import Chain
from provenance.formats.disclosure_line import line
from provenance.formats.json import render as to_json
from provenance.formats.jsonld import document

__all__ = ("document", "line", "render")


def render(chains: list[tuple[str, Chain]]) -> str:
    """For each chain the line, what is still missing, and the JSON-LD to paste."""
    return "\n".join(_one(path, chain) for path, chain in chains)


def _one(path: str, chain: Chain) -> str:
    said = line(chain)
    parts = [path, "", f"  {said}" if said else "  nothing to disclose: the text names no source it was taken from"]
    if chain.missing:
        parts += ["", *(f"  still missing: {gap.what}" for gap in chain.missing)]
    parts += ["", '<script type="application/ld+json">', to_json(document(chain, whole=False)).rstrip(), "</script>"]
    return "\n".join(parts) + "\n"
