"""The framing of one article, worked out once and handed to every wing below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from provenance.article.article import Article
from provenance.framing.contest import active_disputes
from provenance.framing.lean import Lean, leans
from provenance.framing.prose import Prose
from provenance.framing.sourcing import SelfCredit, Silence, Source, self_credits, silences, sources
from provenance.framing.voice import Voices, voices
from provenance.framing.wording import Loaded, loaded_words
from provenance.lexicon.disputes import Dispute
from provenance.lexicon.lexicon import Lexicon

if TYPE_CHECKING:
    from provenance.framing.deed import Deed


class Analysis(msgspec.Struct, frozen=True, eq=False):
    """Voices, loaded words, sources and leans of one article; places are view code points."""

    article: Article
    prose: Prose
    disputes: tuple[Dispute, ...]
    voices: Voices
    words: tuple[Loaded, ...]
    sources: tuple[Source, ...]
    silences: tuple[Silence, ...]
    self_credits: tuple[SelfCredit, ...]
    leans: tuple[Lean, ...]
    deeds: tuple[Deed, ...] = ()


def analyse(
    article: Article, lexicon: Lexicon, disputes: Sequence[str] = (), *, switched_on: Sequence[str] = ()
) -> Analysis:
    """Work out the framing of an article.

    `disputes` limits which disputes may switch on (all by default); those in `switched_on` need no cue.
    """
    prose = Prose(article, lexicon)
    active = active_disputes(prose, lexicon, disputes)
    active += [lexicon.dispute(name) for name in switched_on if name not in {one.id for one in active}]
    spoken = voices(prose, active)
    words = loaded_words(prose, lexicon.matcher(article.language).index, spoken, active)
    heard = sources(prose, spoken)
    return Analysis(
        article,
        prose,
        tuple(active),
        spoken,
        tuple(words),
        tuple(heard),
        tuple(silences(prose, spoken, heard, active)),
        tuple(self_credits(prose, spoken, heard)),
        tuple(leans(words, active)),
        _deeds(prose, spoken, active),
    )


def _deeds(prose: Prose, spoken: Voices, active: Sequence[Dispute]) -> tuple[Deed, ...]:
    """The deeds of a text that tells of harm at all; most do not, and need not load how they are read."""
    if not any(prose.by_kind.get(kind) for kind in ("deed", "fate", "occurs")):
        return ()
    from provenance.framing.agency import deeds

    return tuple(deeds(prose, spoken, active))
