"""The page of rules, written from the catalogue."""

from __future__ import annotations

from pathlib import Path

from provenance.gate.rules import RULES
from provenance.lexicon.lexicon import Lexicon

PAGE = Path(__file__).parent.parent.parent / "docs" / "rules.md"
HEAD = """# Rules

What each rule of a finding does, why, an example, and what to write instead; `provenance explain RULE` prints the same.
A policy switches a rule off, raises or lowers it ([gate.md](gate.md)). Every finding names the words that led to it in
its `because`. This page is written from `provenance/gate/rules.py` by `python -m tests.regenerate`.
"""


def goldens() -> dict[Path, str]:
    """docs/rules.md."""
    parts = [HEAD]
    for rule in RULES:
        name = {"loaded": "loaded/CATEGORY", "chain/required": "chain/required-ELEMENT"}.get(rule.id, rule.id)
        parts.append(
            f"## {name}\n**What it does:** {rule.what}.\n\n**Why:** {rule.why}\n\n**Example:** {rule.example}\n\n"
            f"**Instead:** {rule.instead}.\n\n**Severity:** {rule.severity}.\n"
        )
        if rule.id == "loaded":
            parts.append(_categories())
    return {PAGE: "\n".join(parts)}


def _categories() -> str:
    rows = ["| category | why it is noticed | literature |", "| --- | --- | --- |"]
    for category in Lexicon().explanations("en").categories.values():
        rows.append(f"| `loaded/{category.id}` | {category.rationale} | {category.literature} |")
    rows.append(
        "\nOf these, `vague-sourcing` and `agency-deletion` are given as `sources/vague` and `agency/deletion`.\n"
    )
    return "\n".join(rows)
