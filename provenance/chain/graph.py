"""Nodes, hops and gaps: the chain as a value, in the order in which the text travelled."""

from __future__ import annotations

from typing import Literal

import msgspec

NodeKind = Literal["statement", "agency", "outlet", "translator", "person", "page"]
HopKind = Literal["relayed", "translated", "quoted", "credited", "copied"]
Status = Literal["declared", "inferred", "detected", "verified", "contradicted"]
DetectionKind = Literal["copied", "translated", "quoted"]
Direction = Literal["from it", "into it", "unknown"]


class Ownership(msgspec.Struct, frozen=True):
    """What an assessor says of who owns or controls an outlet; never our own finding."""

    says: str
    body: str
    date: str


class Node(msgspec.Struct, frozen=True):
    """A statement, agency, outlet, translator, person or page that the text passed through."""

    id: str
    name: str
    kind: NodeKind
    language: str | None = None
    country: str | None = None
    ownership: tuple[Ownership, ...] = ()
    url: str | None = None


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True):
    """What shows a hop: words of the text (code points of its source) or a declared metadata field."""

    start: int | None = None
    end: int | None = None
    quoted: str | None = None
    field: str | None = None
    value: str | None = None


class Hop(msgspec.Struct, frozen=True, rename={"source": "from", "target": "to"}):
    """One step; `scope` are the paragraphs it covers as [start, end] code points, empty for the whole text.

    `declared` is written in the text, `inferred` follows from it; `because` gives the reason, also for the
    `confidence` (0 to 1). `place` says where on the page it is written: head, middle, foot or metadata.
    """

    source: str
    target: str
    kind: HopKind
    status: Status
    scope: tuple[tuple[int, int], ...]
    evidence: tuple[Evidence, ...]
    because: str = ""
    confidence: float = 1.0
    place: str = ""


class Role(msgspec.Struct, frozen=True):
    """Somebody with a part in the text who is no stage of its way: author, editor, contributor, desk."""

    role: str
    name: str
    evidence: tuple[Evidence, ...] = ()


class Gap(msgspec.Struct, frozen=True):
    """Something a reader would need to follow the chain and that the text does not give."""

    what: str
    because: str


class Detection(msgspec.Struct, frozen=True):
    """What an article shares with one text that was handed in.

    `share` (0 to 1) is of the article's words in shared runs of eight and more words, or of its sentences found in
    the other language. `runs` are the shared runs as [start, end] code points of the article's source. `direction`
    says whether the article was taken from the text; `because` gives what is shared, what tells the direction, and
    so the reason for both confidences (0 to 1).
    """

    path: str
    name: str
    language: str
    kind: DetectionKind
    direction: Direction
    share: float
    confidence: float
    direction_confidence: float
    because: str
    runs: tuple[tuple[int, int], ...] = ()


class Chain(msgspec.Struct, frozen=True):
    """Nodes from the primary source to this page, the hops between them, and what is missing.

    `roles` are people and desks with a part in the text; `contradictions` declared facts that cannot both be so.
    `detected` is what the text shares with each of the texts that were handed in beside it.
    """

    nodes: tuple[Node, ...]
    hops: tuple[Hop, ...]
    missing: tuple[Gap, ...]
    roles: tuple[Role, ...] = ()
    contradictions: tuple[Gap, ...] = ()
    detected: tuple[Detection, ...] = ()

    def node(self, name: str) -> Node:
        """The node of an id."""
        return next(node for node in self.nodes if node.id == name)

    @property
    def relayed(self) -> bool:
        """Whether the text came through other hands: translated, relayed or copied."""
        return any(hop.kind in ("relayed", "translated", "copied") for hop in self.hops)
