"""Why the lexicon alone scores a word as it does: parts that add up to its score."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.framing.finding import Reason
from provenance.framing.prose import Prose
from provenance.framing.wording import REPORTING, VOICE_WEIGHT, Loaded, weight
from provenance.lexicon.index import Index


def lexicon_reasons(word: Loaded, prose: Prose, index: Index) -> Iterator[Reason]:
    """Feature, value and share of the score; the shares add up to the score weighed by voice (0 to 1)."""
    shares: list[tuple[str, str, float]] = []
    if word.kind == "label":
        shares.append(("strength", str(word.strength), (word.strength - 1) / 3))
    else:
        shares.append(("strength", str(word.strength), word.strength / 3))
        if word.category in REPORTING:
            shares.append(("category", word.category, -1 / 3))
        if word.first != word.last:
            shares.append(("phrase", f"{word.last - word.first + 1} words", -1 / 3))
        else:
            zipf = index.zipf.get(prose.words.folded[word.first], 0) / 10
            if zipf > 3.0:
                shares.append(("frequency", f"Zipf {zipf:.1f}", -0.1 * (zipf - 3.0)))
    short = word.score - sum(share for _, _, share in shares)
    if abs(short) > 0.0005:
        shares.append(("at least", f"{word.score:.2f}", short))
    if VOICE_WEIGHT[word.voice] != 1.0:
        shares.append(("voice", word.voice, weight(word) - word.score))
    for name, value, share in shares:
        yield Reason(name, value, round(share, 3))
