"""A deed of harm or control as one sentence tells it, with its doer and whom it befell as far as they are named."""

from __future__ import annotations

from typing import Literal

import msgspec

from provenance.framing.finding import Voice

Sides = tuple[tuple[str, str], ...]
Form = Literal["active", "passive", "agentless", "nominal", "intransitive"]


class Deed(msgspec.Struct, frozen=True):
    """A deed of harm or control as one sentence tells it (`start` and `end`: view code points of its verb or noun).

    `kind` is harm or control; `form` active, passive (with its doer), agentless, nominal or intransitive; `actor` and
    `affected` are as written, "" where the sentence leaves them out; `actor_sides` and `affected_sides` are pairs of
    an active dispute and the side in it that is named there.
    """

    start: int
    end: int
    first: int
    last: int
    sentence: int
    verb: str
    kind: str
    form: Form
    actor: str
    affected: str
    actor_sides: Sides
    affected_sides: Sides
    voice: Voice

    @property
    def hidden(self) -> bool:
        """Whether the sentence does not say who did it."""
        return not self.actor
