"""Who and what the articles of one event speak of: mentions of one person, place or group, put together."""

from __future__ import annotations

from typing import Literal

import msgspec

from provenance.framing.finding import Voice

ReferentKind = Literal["person", "place", "group", "other"]


class Mention(msgspec.Struct, frozen=True):
    """One place where an article names a referent.

    `article` is an index into the compared articles; `start` and `end` are code points of that article's text, and
    `text` is what stands there.
    """

    article: int
    start: int
    end: int
    text: str
    voice: Voice


class Referent(msgspec.Struct, frozen=True):
    """A person, place or group as the compared articles name it; `name` is the fullest name among its mentions.

    `id` is stable for the same mentions in the same order of articles. `because` says what holds the mentions
    together, each reason once.
    """

    id: str
    name: str
    kind: ReferentKind
    mentions: tuple[Mention, ...]
    because: tuple[str, ...] = ()
