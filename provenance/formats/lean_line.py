"""The lean of a text in words: own voice, attributed and quoted apart, with the interval or the reason for none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from provenance.gate.report import ArticleReport


def lean_lines(article: ArticleReport) -> Iterator[str]:
    """A line for each active dispute in which a paired word stands."""
    for lean in article.scores.get("lean", ()):
        if any(sum(lean[count].values()) for count in ("own", "quoted_or_attributed")):
            yield _line(lean)


def _line(lean: dict[str, Any]) -> str:
    parts = [f"{lean['name']}: own voice {_counts(lean, lean['own'])}"]
    parts += [f"{name} {_counts(lean, lean[name])}" for name in ("attributed", "quoted") if sum(lean[name].values())]
    parts.append(_verdict(lean))
    coverage = lean["coverage"]
    if coverage:
        parts.append(f"paired forms known: {_counts(lean, coverage['paired'])}")
    return " · ".join(parts)


def _verdict(lean: dict[str, Any]) -> str:
    if lean["abstains"]:
        return f"no figure below {lean['minimum']} paired words in own voice"
    side = lean["favours"]
    if not side:
        return "even"
    bounds = lean["share_of_own"].get(side) if lean["share_of_own"] else None
    if bounds is None:
        return f"most for {lean['sides'][side]}; too few sentences for an interval"
    low, high = (round(100 * bounds[bound]) for bound in ("low", "high"))
    return f"most for {lean['sides'][side]}, {low}–{high} % of them (95 % interval)"


def _counts(lean: dict[str, Any], counts: dict[str, int]) -> str:
    return ", ".join(f"{lean['sides'][side]} {number}" for side, number in counts.items())
