"""The join: one loaded concept followed from the primary source through every hand to each outlet.

Framing alone says that a word takes a side, the chain alone where a text comes from; together they show where a word
entered and who took it over as their own. A hand whose text is not among those compared stays open: nobody can tell
what it wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from provenance.chain.graph import Chain, Hop, Node
from provenance.compare.uses import Cell, Use
from provenance.framing.analysis import Analysis

_LONGEST, _CREDIT = 8, 10
Homes = dict[str, int]
State = Literal["own", "given", "absent", "unknown"]


class Stage(msgspec.Struct, frozen=True):
    """One hand on the way of one text, the primary source first.

    `article` is the compared article that holds this hand's own text, None where none does. `state`: `own` voice,
    `given` to somebody (quoted or attributed), `absent` from the text at hand, `unknown` where no text is at hand.
    `via` is the hop that led here, with its status; both "" for the first hand.
    """

    name: str
    kind: str
    article: int | None
    state: State
    via: str
    status: str
    uses: tuple[Use, ...]


class Trail(msgspec.Struct, frozen=True):
    """The way of one article through its hands, with what each does with the concept; the last stage is the page."""

    article: int
    stages: tuple[Stage, ...]


class Join(msgspec.Struct, frozen=True):
    """Where a concept entered and who took it over.

    `entered` names the first hands at which it can be seen, by article; `taken_over` are the articles that use it in
    own voice although an earlier hand of theirs gave it to somebody or used it too; `says` is the same in a sentence.
    """

    trails: tuple[Trail, ...]
    entered: tuple[str, ...]
    taken_over: tuple[int, ...]
    says: str


def join(cells: Sequence[Cell], names: Sequence[str], chains: Sequence[Chain], homes: Homes) -> Join:
    """Follow one concept through the chains of the articles; `names` are theirs, `homes` come from `homes_of`."""
    trails = tuple(
        Trail(number, tuple(_stages(number, chain, cells, names, homes))) for number, chain in enumerate(chains)
    )
    using = [trail for trail in trails if cells[trail.article].uses]
    entered = tuple(dict.fromkeys(name for trail in using if (name := _entered(trail, names))))
    taken = tuple(trail.article for trail in using if _took_over(trail))
    return Join(trails, entered, taken, _says(entered, taken, using, names))


def homes_of(analyses: Sequence[Analysis], outlets: Sequence[str], chains: Sequence[Chain]) -> Homes:
    """Which compared article holds a hand's own text, by its folded name.

    It does where it declares that outlet, or signs with that name in its credit line and has it from nobody.
    """
    homes: Homes = {}
    for chain in chains:
        for node in chain.nodes:
            name = node.name.casefold()
            if node.id == "page" or node.kind not in ("outlet", "agency") or name in homes:
                continue
            for number, (analysis, own) in enumerate(zip(analyses, chains, strict=True)):
                upstream = {other.name.casefold() for other in own.nodes if other.id != "page"}
                if outlets[number].casefold() == name or (name not in upstream and name in _credits(analysis)):
                    homes[name] = number
                    break
    return homes


def _credits(analysis: Analysis) -> str:
    """The credit lines of an article and every passage too short to be anything else, folded."""
    article = analysis.article
    texts = [article.view.text[p.start : p.end] for p in article.passages if p.kind in ("credit", "body")]
    return "\n".join(text for text in texts if len(text.split()) <= _CREDIT).casefold()


def _stages(number: int, chain: Chain, cells: Sequence[Cell], names: Sequence[str], homes: Homes) -> list[Stage]:
    """The hands of one article; of several ways the one with the most hands, then the first declared."""
    way = _longest(chain, "page", frozenset())
    given = [use for use in cells[number].uses if use.voice in ("quoted", "attributed") and use.speaker]
    stages = []
    for node, hop in way:
        home = number if node.id == "page" else homes.get(node.name.casefold())
        via, status = (hop.kind, hop.status) if hop is not None else ("", "")
        if home is not None:
            uses = cells[home].uses
        else:
            uses = tuple(use for use in given if _names(node, use))
        name = names[number] if node.id == "page" else node.name
        stages.append(Stage(name, node.kind, home, _state(home, uses), via, status, uses))
    return stages


def _longest(chain: Chain, name: str, seen: frozenset[str]) -> list[tuple[Node, Hop | None]]:
    """Hands from the primary source to `name`; the hop beside each leads to it."""
    best: list[tuple[Node, Hop | None]] = []
    led: Hop | None = None
    for hop in chain.hops:
        if hop.target == name and hop.source not in seen and len(seen) < _LONGEST:
            way = _longest(chain, hop.source, seen | {name})
            if len(way) > len(best):
                best, led = way, hop
    return [*best, (chain.node(name), led)]


def _names(node: Node, use: Use) -> bool:
    """Whether the speaker of a use is the hand itself: a word of the one's name stands in the other's."""
    speaker = {word for word in (use.speaker or "").casefold().split() if len(word) > 3}
    return bool(speaker & {word for word in node.name.casefold().split() if len(word) > 3})


def _state(home: int | None, uses: Sequence[Use]) -> State:
    if any(use.voice == "own" for use in uses):
        return "own"
    return "given" if uses else "unknown" if home is None else "absent"


def _entered(trail: Trail, names: Sequence[str]) -> str:
    first = next((stage for stage in trail.stages if stage.state in ("own", "given")), None)
    if first is None:
        return ""
    return names[first.article] if first.article is not None else first.name


def _took_over(trail: Trail) -> bool:
    """Whether the page uses in own voice what an earlier hand is seen to have used, or what it gives to a source."""
    *before, page = trail.stages
    given = any(use.voice in ("quoted", "attributed") for use in page.uses)
    return page.state == "own" and (given or any(stage.state in ("own", "given") for stage in before))


def _says(entered: Sequence[str], taken: Sequence[int], using: Sequence[Trail], names: Sequence[str]) -> str:
    """What can be seen, in a sentence; what cannot be seen is said too. "" where no text came through other hands."""
    if not any(len(trail.stages) > 1 for trail in using):
        return ""
    open_hands = dict.fromkeys(stage.name for trail in using for stage in trail.stages if stage.state == "unknown")
    parts = [f"first seen in {', '.join(entered)}"]
    parts += [f"taken over in own voice by {', '.join(names[number] for number in taken)}"] if taken else []
    parts += [f"open: no text of {', '.join(list(open_hands)[:4])} is here"] if open_hands else []
    return "; ".join(parts)
