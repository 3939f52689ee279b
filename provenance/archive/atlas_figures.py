"""The figures of an atlas, each with the stories behind it, and how many of them a page has room for."""

from __future__ import annotations

import msgspec

from provenance.archive.questions import Hearings, Rate
from provenance.gate.report import Tool
from provenance.lexicon.coverage import Coverage
from provenance.lexicon.outlets import Outlets

SHOWN, RELAYS, CONCEPTS, OUTLETS, DISPUTES, FLOWS, COPIES, NODES = 6, 40, 20, 12, 12, 40, 20, 12
SMALLER = "smaller ones"
# Whoever wrote, edited or took a picture for the page itself is no station that a text came through.
OWN_HANDS = ("byline", "edited", "photo", "correction")


def same_house(outlets: Outlets, name: str, outlet: str) -> bool:
    """Whether a credit names the page's own house, also by another of its names ("AP" at the Associated Press)."""
    known = outlets.named(name)
    return name == outlet or (known is not None and known == outlets.named(outlet))


class Listed(msgspec.Struct, frozen=True):
    """A story behind a figure, by its number in the archive."""

    number: int
    date: str
    outlet: str
    title: str


class Relay(msgspec.Struct, frozen=True):
    """How many stories of an outlet credit a name in a role; `shown` are the latest of them."""

    source: str
    role: str
    outlet: str
    stories: int
    shown: tuple[Listed, ...]


class Use(msgspec.Struct, frozen=True):
    """How often an outlet has a concept in own voice."""

    outlet: str
    rate: Rate
    shown: tuple[Listed, ...]


class Wording(msgspec.Struct, frozen=True):
    """A concept in own voice by outlet, the most uses first; `left` outlets use it, too."""

    concept: str
    count: int
    uses: tuple[Use, ...]
    left: int


class Sided(msgspec.Struct, frozen=True):
    """Words that take a side in a dispute: how many in own voice, how many in others', in how many stories."""

    side: str
    own: int
    others: int
    stories: int
    shown: tuple[Listed, ...]


class Share(msgspec.Struct, frozen=True):
    """One side's words in own voice, its share of the paired ones (0 to 1) with limits, and its words in others'."""

    side: str
    own: int
    others: int
    share: float
    low: float
    high: float


class Balance(msgspec.Struct, frozen=True):
    """An outlet's paired words in own voice on a dispute, by side, over all its stories; never a rating of it.

    `stories` have paired words; `abstains` where these are too few to say, and then no share has an interval.
    """

    outlet: str
    stories: int
    words: int
    shares: tuple[Share, ...]
    abstains: bool


class Disputed(msgspec.Struct, frozen=True):
    """The stories on a dispute: words by side, how many stories have none in own voice, and who was heard.

    `heard_in` has the latest stories that heard each party; a story with several versions stands there as it is now.
    `balances` are the paired words of all outlets (`outlet` is empty) and of each that has enough of them, which
    `abstaining` outlets have not; `coverage` is what the lexicons have.
    """

    dispute: str
    name: str
    stories: int
    without: int
    sides: tuple[Sided, ...]
    heard: Hearings
    parties: dict[str, str]
    heard_in: dict[str, tuple[Listed, ...]] = {}
    balances: tuple[Balance, ...] = ()
    abstaining: int = 0
    coverage: tuple[Coverage, ...] = ()


class Flow(msgspec.Struct, frozen=True):
    """Stories of an outlet that a primary source reached, directly or through a medium; "" where none is named."""

    source: str
    through: str
    outlet: str
    stories: int
    shown: tuple[Listed, ...]


class Copied(msgspec.Struct, frozen=True):
    """A story that several articles share: how many, of how many outlets, the earliest of them in `shown`."""

    stories: int
    outlets: int
    first: str
    last: str
    shown: tuple[Listed, ...]


class Failed(msgspec.Struct, frozen=True):
    """Why articles could not be read or checked, how many, and the first of them."""

    error: str
    message: str
    count: int
    paths: tuple[str, ...]


class Atlas(msgspec.Struct, frozen=True):
    """What an archive or a scan shows; `left` counts what there was no room for, by kind.

    Of a scan, every article is a story, and `missing` counts the partitions that are not there yet. Flows, balances,
    copies and failures are a scan's alone; `ways` are all flows, with the smaller names of each column as one.
    """

    tool: Tool
    stories: int
    outlets: int
    undated: int
    unnamed: int
    unread: int
    relays: tuple[Relay, ...]
    wordings: tuple[Wording, ...]
    disputes: tuple[Disputed, ...]
    left: dict[str, int]
    of: str = "archive"
    missing: int = 0
    flows: tuple[Flow, ...] = ()
    ways: tuple[Flow, ...] = ()
    copied: tuple[Copied, ...] = ()
    failed: tuple[Failed, ...] = ()
