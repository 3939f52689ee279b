"""The texts handed in beside an article, as what they show of its chain: taken over, credited, or neither."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.article.article import Article
from provenance.chain.candidate import Candidate
from provenance.chain.credited import with_detected
from provenance.chain.graph import Chain
from provenance.framing.analysis import Analysis
from provenance.lexicon.lexicon import Lexicon


def held_against(analysis: Analysis, chain: Chain, sources: Sequence[Article], lexicon: Lexicon) -> Chain:
    """The chain of an article with what its possible sources show."""
    return with_detected(analysis, chain, [Candidate(one, lexicon.outlets) for one in sources], lexicon.outlets)
