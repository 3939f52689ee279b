"""Who does harm or takes control in each article: verbs by actor, active or passive, and deeds that nobody does.

"Soldiers shot nine people" and "nine people were shot" can both be true; side by side they show which text says who
did it. What a deed is and how it is told comes from the reading of each article alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provenance.framing.analysis import Analysis

NOBODY = "nobody is named"


class DeedUse(msgspec.Struct, frozen=True):
    """A deed as one sentence tells it: verb, kind (harm or control), form, whom it affects, voice, places.

    `form` is active, passive (with its doer), agentless, nominal or intransitive. Spans are code points of the text.
    """

    verb: str
    kind: str
    form: str
    affected: str
    voice: str
    spans: tuple[tuple[int, int], ...]


class DeedCell(msgspec.Struct, frozen=True):
    """The deeds that one article gives to an actor."""

    article: int
    deeds: tuple[DeedUse, ...]


class DeedRow(msgspec.Struct, frozen=True):
    """One actor: a side of an active dispute, a name as written, or nobody (`name` says so, `hidden` is true)."""

    name: str
    dispute: str | None
    side: str | None
    hidden: bool
    cells: tuple[DeedCell, ...]


_Actor = tuple[str, str, str]


def deed_rows(analyses: Sequence[Analysis]) -> list[DeedRow]:
    """Deeds by actor: sides of disputes, then names, then those that no sentence gives to anybody."""
    found: dict[_Actor, dict[int, list[DeedUse]]] = {}
    for number, analysis in enumerate(analyses):
        names = {(dispute.id, side.id): side.name for dispute in analysis.disputes for side in dispute.sides}
        for deed in analysis.deeds:
            dispute, side = deed.actor_sides[0] if len(deed.actor_sides) == 1 else ("", "")
            name = NOBODY if deed.hidden else names.get((dispute, side)) or " ".join(deed.actor.split())
            span = analysis.article.view.source(deed.start, deed.end)
            text = analysis.article.view.text[deed.start : deed.end]
            use = DeedUse(text, deed.kind, deed.form, deed.affected, deed.voice, ((span.start, span.end),))
            found.setdefault((name, dispute, side), {}).setdefault(number, []).append(use)
    ranked = sorted(found, key=lambda actor: (actor[0] == NOBODY, not actor[2], actor))
    return [
        DeedRow(
            name, dispute or None, side or None, name == NOBODY,
            tuple(DeedCell(at, tuple(found[name, dispute, side].get(at, ()))) for at in range(len(analyses))),
        )
        for name, dispute, side in ranked
    ]  # fmt: skip
