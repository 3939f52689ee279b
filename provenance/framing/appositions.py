"""What stands beside a name between commas: "The foreign minister, Ana Roe, …", "Omar Roe, a farmer, …"."""

from __future__ import annotations

from provenance.framing.clauses import tables
from provenance.framing.names import Named
from provenance.framing.prose import Prose
from provenance.lexicon.matcher import Hit

_REACH = 5


def beside(prose: Prose, found: Named) -> list[Hit]:
    """The titles and nouns of speakers right before a name and its comma, or right behind them with an article."""
    words = prose.words
    sentence = prose.sentences[prose.sentence_at(found.first)]
    hits: list[Hit] = []
    before = found.first - 1
    if before >= sentence.first and words.gap(before) == ", ":
        hits = _nouns(prose, max(before - _REACH, sentence.first), before)
        hits = [hit for hit in hits if _whole(prose, hit.last, before)]
    behind = found.last + 1
    if not hits and behind + 1 < sentence.last and words.gap(found.last) == ", ":
        upto = min(behind + _REACH, sentence.last - 1)
        hits = [hit for hit in _nouns(prose, behind, upto) if _whole(prose, behind, hit.last)]
        articles = tables(prose.language.code)["articles"]
        if words.folded[behind] not in articles and not any(hit.first == behind for hit in hits):
            return []
    return hits


def _nouns(prose: Prose, first: int, last: int) -> list[Hit]:
    hits = [*prose.between("title", first, last + 1), *prose.between("speaker", first, last + 1)]
    return sorted(hits, key=lambda hit: hit.last)


def _whole(prose: Prose, first: int, last: int) -> bool:
    """Whether no comma or other mark stands between two words."""
    return not any(prose.words.gap(at).strip(" -'’\n") for at in range(first, last))
