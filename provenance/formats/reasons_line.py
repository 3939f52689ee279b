"""A score and what led to it in one line, for every face that a run with `--explain` writes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UnsetType

from provenance.framing.finding import Finding, Reason

# Features of a score that a line has room for, beside those that a terminal lists in full.
SHORT = 4


def reasons_line(finding: Finding, most: int = SHORT) -> str:
    """ "score 0.62 by words-en: strength 3 +1.20 · voice own +0.40", "" where a run asked for no reasons.

    What has no room is counted.
    """
    if isinstance(finding.reasons, UnsetType) or isinstance(finding.score, UnsetType):
        return ""
    line = f"score {finding.score:.2f} by {finding.scored_by}"
    if not finding.reasons:
        return line
    more = f" and {len(finding.reasons) - most} more" if len(finding.reasons) > most else ""
    return f"{line}: {weights(finding.reasons[:most])}{more}"


def weights(reasons: Sequence[Reason]) -> str:
    """Features with their values and weights, the heaviest first."""
    return " · ".join(f"{one.feature}{f' {one.value}' if one.value else ''} {one.weight:+.2f}" for one in reasons)
