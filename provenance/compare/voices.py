"""Whose words an article is made of: its own, quoted and attributed words, and whom it hears."""

from __future__ import annotations

from provenance.article.article import Article
from provenance.chain.graph import Chain
from provenance.compare.comparison import Source, Sources, VoiceShare
from provenance.framing.analysis import Analysis


def voice_share(number: int, analysis: Analysis) -> VoiceShare:
    """How many words of an article stand in each voice, and its loaded words by voice."""
    prose = analysis.prose
    loaded = dict.fromkeys(("own", "quoted", "attributed", "scare", "unsure"), 0)
    weight = 0.0
    for word in analysis.words:
        loaded[word.voice] += 1
        weight += word.score if word.voice == "own" else 0.0
    counted = analysis.voices.words_by_voice(prose)
    words = prose.word_count
    return VoiceShare(
        number, words, counted["own"], counted["quoted"], counted["attributed"], loaded,
        round(1000 * weight / words, 1) if words else 0.0, counted["scare"], counted["unsure"],
    )  # fmt: skip


def heard(number: int, analysis: Analysis) -> Sources:
    """Whom an article hears, and whom not."""
    view = analysis.article.view
    found = []
    for source in analysis.sources:
        span = view.source(source.start, source.end)
        found.append(
            Source(
                source.name,
                source.kind,
                source.party or None,
                source.side or None,
                source.words,
                span.start,
                span.end,
            )
        )
    silent = tuple(party.name for silence in analysis.silences for party in silence.parties)
    return Sources(number, tuple(found), silent)


def outlet_of(article: Article, chain: Chain) -> str:
    """Who publishes an article: as it declares, as its page says, else its path."""
    page = chain.node("page").name
    return article.declared("outlet") or ("" if page == "this page" else page) or article.path
