"""Finds out whether a text was taken from another one that is handed in: copied, translated, or quoting the same.

Nothing is guessed: a detection says what both texts share, which of them came first where dates or the texts
themselves show it, and "unknown" where they do not.
"""

from __future__ import annotations

from typing import NamedTuple

from provenance.article.dates import day, moment
from provenance.chain.candidate import Candidate
from provenance.chain.copies import Copying, copying
from provenance.chain.graph import Detection, DetectionKind, Direction
from provenance.framing.quotes import quotes

# From here on a run, and a share of words in runs, are no chance: reports of one event by different desks stay below.
_RUN, _SHARE = 15, 0.08
# A translation: standard deviations above unrelated texts, and the share of sentences found in the other text.
_ALIKE, _COVERED = 10.0, 0.15
_FOUND = 0.15
_MIX = {"grams": 0.4, "skeletons": 0.3, "names": 0.2, "numbers": 0.1, "concepts": 0.3}
_FULLER = 1.25


class _Sign(NamedTuple):
    """One sign of who came first: from the article's side, +1 that it took from the other, -1 the other way."""

    vote: int
    says: str


def detect(article: Candidate, other: Candidate) -> Detection | None:
    """What an article shares with another text; None where they share no more than chance does.

    Both must have a language; without one, nothing is compared.
    """
    if not article.language or not other.language or not article.blocks or not other.blocks:
        return None
    if article.language == other.language:
        return _alike(article, other)
    return _across(article, other)


def _alike(article: Candidate, other: Candidate) -> Detection | None:
    found = copying(article.text, other.text, article.language)
    if found.longest < _RUN and found.copied < _SHARE:
        return None
    if not found.runs:
        return None
    quoted = _quoted_share(article, found)
    kind: DetectionKind = "quoted" if quoted >= 0.8 else "copied"
    what = f"{len(found.runs)} runs of eight and more words, {found.copied:.0%} of this text, stand in both"
    if len(found.runs) == 1:
        what = f"one run of {found.runs[0].words} words, {found.copied:.0%} of this text, stands in both"
    if kind == "quoted":
        what += ", nearly all of it in quotation marks: both may quote the same words"
    direction, sure, why = _direction([*_dates(article, other), *_completeness(found), *_quotes(article, other)])
    view = article.article.view
    spans = [view.source(run.start, run.end) for run in found.runs]
    confidence = 0.6 if kind == "quoted" else min(0.7 + 0.3 * found.copied + found.longest / 400, 0.99)
    return Detection(
        other.article.path, other.name, other.language, kind, direction, round(found.copied, 3),
        round(confidence, 2), sure, f"{what}; the longest has {found.longest} words; {why}",
        tuple((span.start, span.end) for span in spans),
    )  # fmt: skip


def _quoted_share(article: Candidate, found: Copying) -> float:
    """The share of the shared characters that stand in quotation marks."""
    marked = [(one.start, one.end) for one in quotes(article.text, article.blocks)]
    total = inside = 0
    for run in found.runs:
        total += run.end - run.start
        inside += sum(max(0, min(run.end, end) - max(run.start, start)) for start, end in marked)
    return inside / total if total else 0.0


def _across(article: Candidate, other: Candidate) -> Detection | None:
    from provenance.chain.likeness import Candidates

    if not article.sentences or not other.sentences:
        return None
    score = Candidates([other.traits]).likeness(article.traits)[0].score
    if score < _ALIKE:
        return None
    sentences = Candidates(other.sentences)
    best = [
        max(sum(_MIX.get(name, 0.0) * cosine for name, cosine in one.cosines.items()) for one in sentences.likeness(s))
        for s in article.sentences
    ]
    found = sum(one >= _FOUND for one in best)
    covered = found / len(best)
    if covered < _COVERED:
        return None
    numbers = sorted(set(article.traits.numbers) & set(other.traits.numbers), key=lambda one: (-len(one), one))
    what = f"{found} of {len(best)} sentences have a likely counterpart there, by names, numbers and spelling"
    if numbers:
        what += f" (shared numbers: {', '.join(numbers[:5])})"
    direction, sure, why = _direction(list(_dates(article, other)))
    confidence = min(0.5 + 0.4 * covered + (score - _ALIKE) / 100, 0.95)
    return Detection(
        other.article.path, other.name, other.language, "translated", direction, round(covered, 3),
        round(confidence, 2), sure,
        f"{what}; the whole is {score:.0f} standard deviations above unrelated texts of these languages; two reports "
        f"of one event can also be alike; {why}",
    )  # fmt: skip


def _direction(signs: list[_Sign]) -> tuple[Direction, float, str]:
    """Which way a text travelled by the signs, how sure, and why."""
    votes = sum(sign.vote * (2 if number == 0 and sign.says.startswith("dated") else 1)
                for number, sign in enumerate(signs))  # fmt: skip
    says = ", ".join(sign.says for sign in signs)
    if not votes:
        return "unknown", 0.0, f"which came first is open: {says}" if says else "nothing tells which came first"
    agree = all((sign.vote > 0) == (votes > 0) for sign in signs)
    dated = any(sign.says.startswith("dated") for sign in signs)
    sure = (0.75 if dated else 0.5) + 0.1 * (len(signs) - 1) if agree else 0.5 if dated else 0.4
    side: Direction = "from it" if votes > 0 else "into it"
    return side, round(min(sure, 0.95), 2), f"this text came {'later' if votes > 0 else 'first'}: {says}"


def _dates(article: Candidate, other: Candidate) -> list[_Sign]:
    ours, theirs = article.article.declared("date"), other.article.declared("date")
    if moment(ours) and moment(theirs):
        (mine, its), said = (moment(ours), moment(theirs)), (ours, theirs)
    else:
        mine, its = said = day(ours), day(theirs)
    if not mine or not its or mine == its:
        return []
    return [_Sign(1 if mine > its else -1, f"dated {said[0]}, the other {said[1]}")]


def _completeness(found: Copying) -> list[_Sign]:
    """The fuller text is likelier to be the source: the shorter one holds little that the other has not."""
    if found.source_words > _FULLER * found.words and found.contained > _FULLER * found.contains:
        return [_Sign(1, "the other holds most of this text and more")]
    if found.words > _FULLER * found.source_words and found.contains > _FULLER * found.contained:
        return [_Sign(-1, "this text holds most of the other and more")]
    return []


def _quotes(article: Candidate, other: Candidate) -> list[_Sign]:
    """Whoever quotes the same words at greater length is nearer to the speaker."""
    ours, theirs = _quoted(article), _quoted(other)
    longer = sum(any(mine in its and len(mine) < len(its) for its in theirs) for mine in ours)
    shorter = sum(any(its in mine and len(its) < len(mine) for mine in ours) for its in theirs)
    if longer == shorter:
        return []
    if longer > shorter:
        return [_Sign(1, "the other quotes the same words at greater length")]
    return [_Sign(-1, "this text quotes the same words at greater length")]


def _quoted(one: Candidate) -> list[str]:
    found = (" ".join(one.text[q.start : q.end].lower().split()) for q in quotes(one.text, one.blocks))
    return [words.rstrip(".,!?") for words in found if words.count(" ") >= 3]
