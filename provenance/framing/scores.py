"""The figures of one article for the report: loaded words by voice, leans with their coverage, who is given words.

Figures are counts with what they rest on beside them; where there is too little, the figure is left out, not guessed.
"""

from __future__ import annotations

from typing import Any

from provenance.framing.analysis import Analysis
from provenance.framing.lean import INTERVAL_SENTENCES, INTERVAL_WORDS, MINIMUM, Lean
from provenance.framing.sourcing import anonymous_share, tallies
from provenance.lexicon.coverage import coverage


def scores(analysis: Analysis) -> dict[str, Any]:
    """Loaded words by voice, per 1,000 words of prose, the lean of each active dispute, and who is given words."""
    by_voice = dict.fromkeys(("own", "quoted", "attributed", "scare", "unsure"), 0)
    weight = 0.0
    for word in analysis.words:
        by_voice[word.voice] += 1
        weight += word.score if word.voice == "own" else 0.0
    per_thousand = 1000 * weight / analysis.prose.word_count if analysis.prose.word_count else 0.0
    return {
        "loaded": by_voice,
        "own_weight_per_1000_words": round(per_thousand, 1),
        "lean": [_lean(analysis, lean) for lean in analysis.leans],
        "heard": _heard(analysis),
        "deeds": _deeds(analysis),
    }


def _lean(analysis: Analysis, lean: Lean) -> dict[str, Any]:
    dispute = next(one for one in analysis.disputes if one.id == lean.dispute)
    row = next(iter(coverage(dispute, analysis.article.language)), None)
    return {
        "dispute": lean.dispute,
        "name": dispute.name,
        "sides": {side.id: side.name for side in dispute.sides},
        "favours": lean.favours or None,
        "abstains": lean.abstains,
        "minimum": MINIMUM,
        "own": lean.own,
        "attributed": lean.attributed,
        "quoted": lean.quoted,
        "quoted_or_attributed": lean.other,
        "outside_the_lean": lean.unpaired,
        "share_of_own": lean.interval and {
            side: {"low": low, "high": high} for side, (low, high) in lean.interval.items()
        },
        "share_of_own_needs": {"words": INTERVAL_WORDS, "sentences": INTERVAL_SENTENCES},
        "coverage": row and {"paired": row.paired, "unpaired": row.unpaired, "from_the_actor": row.mirrored},
    }  # fmt: skip


def _heard(analysis: Analysis) -> dict[str, Any]:
    share = anonymous_share(analysis.sources)
    sides = {side.id: side.name for dispute in analysis.disputes for side in dispute.sides}
    by_side = tallies(analysis.sources, by="side")
    return {
        "words": sum(source.words for source in analysis.sources),
        "anonymous_share": None if share is None else round(share, 3),
        "by_kind": {
            kind: {"sources": tally.sources, "words": tally.words}
            for kind, tally in tallies(analysis.sources, by="kind").items()
        },
        "by_side": {
            side: {"sources": by_side[side].sources, "words": by_side[side].words} if side in by_side
            else {"sources": 0, "words": 0}
            for side in sides
        },
    }  # fmt: skip


def _deeds(analysis: Analysis) -> list[dict[str, Any]]:
    """The deeds of harm and control as the text tells them, for a comparison with other texts."""
    found = []
    for deed in analysis.deeds:
        span = analysis.article.view.source(deed.start, deed.end)
        found.append(
            {
                "start": span.start,
                "end": span.end,
                "verb": deed.verb,
                "kind": deed.kind,
                "form": deed.form,
                "actor": deed.actor or None,
                "affected": deed.affected or None,
                "actor_sides": [{"dispute": name, "side": side} for name, side in deed.actor_sides],
                "affected_sides": [{"dispute": name, "side": side} for name, side in deed.affected_sides],
                "voice": deed.voice,
            }
        )
    return found
