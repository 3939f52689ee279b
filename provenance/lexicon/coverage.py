"""Coverage: how many paired and unpaired words each side of a dispute has in each language.

Symmetry is not validity, but a side that has half as many again as the other is worth a second look.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from provenance.lexicon.disputes import Dispute


class Coverage(msgspec.Struct, frozen=True):
    """Forms of one dispute in one language: `paired` and `unpaired` by the side they favour.

    `mirrored` counts concepts whose side comes from the actor: they belong to every side alike.
    """

    dispute: str
    language: str
    paired: dict[str, int]
    unpaired: dict[str, int]
    mirrored: int
    lopsided: bool


def coverage(dispute: Dispute, language: str = "") -> Iterator[Coverage]:
    """The coverage of a dispute, language by language, or in one language alone."""
    for code in dispute.languages:
        if language and code != language:
            continue
        paired = dict.fromkeys((side.id for side in dispute.sides), 0)
        unpaired = dict(paired)
        for side_id, is_paired, count in _labels(dispute, code):
            (paired if is_paired else unpaired)[side_id] += count
        fixed = [term for term in dispute.terms if term.side]
        for term in fixed:
            (paired if term.paired else unpaired)[term.side] += 1
        mirrored = sum(1 for term in dispute.terms if term.side_from)
        yield Coverage(dispute.id, code, paired, unpaired, mirrored, _lopsided(paired, unpaired, mirrored))


def _labels(dispute: Dispute, code: str) -> Iterator[tuple[str, bool, int]]:
    for referent in dispute.referents:
        for label in referent.labels:
            side = dispute.side(label.side)
            forms = label.forms.get(code, ())
            if side is not None and forms:
                yield side.id, referent.paired(label, side.opposes), len(forms)


def _lopsided(paired: dict[str, int], unpaired: dict[str, int], mirrored: int) -> bool:
    """Whether one side has half as many again as another."""
    totals = [paired[side] + unpaired[side] + mirrored for side in paired]
    return max(totals) > 1.5 * max(min(totals), 1)
