"""Attribution: the words of a sentence that it gives to somebody else, and to whom.

Rules over the reporting verbs, phrases and document nouns of the language file, after what was measured on
annotated news (PolNeAR): a reporting verb counts only where its neighbours let it be one, what it reports is
before it when the clause trails after a comma, and after it otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from provenance.framing.prose import Prose, Sentence
from provenance.framing.quotes import Quote
from provenance.lexicon.matcher import Hit

_CLAUSE_MARKS = ",;:—–()"
_LONGEST_SUBJECT = 14
_LONGEST_SOURCE = 12


class Attribution(NamedTuple):
    """A reported stretch (view span) with its cue and its source as spans of words (inclusive).

    `source` is None where the sentence does not name one. `cue_class` is the class of the reporting verb.
    """

    start: int
    end: int
    sentence: int
    cue: tuple[int, int]
    cue_class: str
    source: tuple[int, int] | None


class _Reader:
    """The rules for one text; holds what they look up all the time."""

    def __init__(self, prose: Prose, quotes: list[Quote]) -> None:
        self.prose = prose
        self.words = prose.words
        self.quotes = quotes
        self.quote_starts = [quote.start for quote in quotes]
        clauses = prose.language.groups.get("clauses", {})
        self.complementisers = frozenset(clauses.get("complementisers", ()))
        self.bare = frozenset(clauses.get("bare", ()))
        self.stops = frozenset(clauses.get("stops", ()))
        self.blockers = frozenset(clauses.get("blockers", ()))
        self.reciprocal = frozenset(clauses.get("reciprocal", ()))
        self.tails = frozenset(clauses.get("tails", ()))
        self.relatives = frozenset(clauses.get("relatives", ()))

    def quoted(self, word: int) -> bool:
        """Whether a word stands inside quotation marks."""
        start = self.words.starts[word]
        at = bisect_left(self.quote_starts, start + 1) - 1
        return at >= 0 and start < self.quotes[at].end

    def mark_after(self, word: int, last: int) -> str:
        """The punctuation behind a word, without white space; "." at the sentence's end."""
        return "." if word + 1 >= last else self.words.gap(word).strip()


def attributions(prose: Prose, quotes: list[Quote]) -> list[Attribution]:
    """Every reported stretch of the prose outside its quotes, by place."""
    reader = _Reader(prose, quotes)
    found: list[Attribution] = []
    credited = {at for hit in prose.by_kind.get("credit", ()) for at in range(hit.first, hit.last + 1)}
    for kind, rule in (("cue", _by_cue), ("before", _by_phrase_before), ("after", _by_phrase_after)):
        for hit in prose.by_kind.get(kind, ()):
            if hit.first in credited or reader.quoted(hit.first):
                continue
            attribution = rule(reader, hit, prose.sentence_at(hit.first))
            if attribution is not None:
                found.append(attribution)
    return sorted(_not_nested(prose, found), key=lambda one: one[:4])


def _not_nested(prose: Prose, found: list[Attribution]) -> list[Attribution]:
    """Drop what is reported inside a report ("B agreed to go, A added"): only A is heard in this text."""
    by_sentence: dict[int, list[Attribution]] = {}
    for one in found:
        by_sentence.setdefault(one.sentence, []).append(one)
    kept = []
    for one in found:
        start, _ = prose.span(*one.cue)
        outer = [
            other
            for other in by_sentence[one.sentence]
            if other is not one
            and other.start <= start < other.end
            and (_trails(prose, other) or not _holds(prose, one, other))
        ]
        if not outer:
            kept.append(one)
    return kept


def _trails(prose: Prose, one: Attribution) -> bool:
    return one.end <= prose.words.starts[one.cue[0]]


def _holds(prose: Prose, outer: Attribution, inner: Attribution) -> bool:
    return outer.start <= prose.words.starts[inner.cue[0]] < outer.end


def _clause_start(reader: _Reader, word: int, first: int) -> int:
    """The first word of the clause that holds `word`: behind the last comma, colon, dash or quotation mark."""
    at = word
    while at > first:
        gap = reader.words.gap(at - 1)
        if any(mark in _CLAUSE_MARKS or mark in "\"“”„«»'‘’" for mark in gap if not mark.isspace()) and not (
            gap in ("'", "’") or gap.strip() in ("-", ".")
        ):
            return at
        at -= 1
    return first


def _clause_end(reader: _Reader, word: int, last: int) -> int:
    """The last word of the clause that holds `word`."""
    at = word
    while at + 1 < last:
        if any(mark in _CLAUSE_MARKS or mark in '"“”„«»' for mark in reader.words.gap(at)):
            return at
        at += 1
    return last - 1


def _by_cue(reader: _Reader, hit: Hit, number: int) -> Attribution | None:
    sentence = reader.prose.sentences[number]
    folded = reader.words.folded
    if hit.first > sentence.first and folded[hit.first - 1] in reader.blockers:
        return None
    following = folded[hit.last + 1] if hit.last + 1 < sentence.last else ""
    if following in reader.reciprocal:
        return None
    clause = _clause_start(reader, hit.first, sentence.first)
    subject = (clause, hit.first - 1) if clause < hit.first <= clause + _LONGEST_SUBJECT else None
    if clause > sentence.first and (trailing := _trailing(reader, hit, number, clause, subject)):
        return trailing
    if subject is None:
        subject = _interrupted_subject(reader, hit, sentence, clause)
    return _leading(reader, hit, number, subject, following)


def _trailing(
    reader: _Reader, hit: Hit, number: int, clause: int, subject: tuple[int, int] | None
) -> Attribution | None:
    """ "CONTENT, X said" and "CONTENT, said X"."""
    sentence = reader.prose.sentences[number]
    gap = reader.words.gap(clause - 1)
    inverted = subject is None
    source = subject
    end = _clause_end(reader, hit.last, sentence.last)
    if inverted:
        source = (hit.last + 1, end) if hit.last < end <= hit.last + _LONGEST_SOURCE else None
    elif not _ends_with_cue(reader, hit.last, end) and not _has_quote_mark(gap):
        return None
    if not any(mark in ",—–?!" or _has_quote_mark(mark) for mark in gap):
        return None
    if subject is not None and reader.words.folded[subject[0]] in reader.relatives and not _has_quote_mark(gap):
        return None
    before = clause - sentence.first
    if before < 3 and not _has_quote_mark(gap):
        return None
    if reader.words.folded[hit.last + 1 : hit.last + 2] and reader.words.folded[hit.last + 1] in reader.complementisers:
        return None
    return Attribution(
        sentence.start, reader.words.ends[clause - 1], number, (hit.first, hit.last), hit.target.key, source
    )


def _ends_with_cue(reader: _Reader, cue: int, end: int) -> bool:
    """Whether a clause ends with its cue, or goes on only with when, where or to whom it was said."""
    if cue == end:
        return True
    return end - cue <= 8 and reader.words.folded[cue + 1] in reader.tails


def _has_quote_mark(gap: str) -> bool:
    return any(mark in '"“”„«»' for mark in gap) or "''" in gap


def _interrupted_subject(reader: _Reader, hit: Hit, sentence: Sentence, clause: int) -> tuple[int, int] | None:
    """The subject of "NP, the minister of X, said": an apposition stands between commas."""
    if clause != hit.first or clause == sentence.first:
        return None
    inner = _clause_start(reader, clause - 1, sentence.first)
    outer = _clause_start(reader, inner - 1, sentence.first) if inner > sentence.first else inner
    if clause - outer > _LONGEST_SUBJECT * 2:
        return None
    return outer, clause - 1


def _leading(
    reader: _Reader, hit: Hit, number: int, subject: tuple[int, int] | None, following: str
) -> Attribution | None:
    """ "X said that CONTENT": what follows the verb, up to where the clause turns back to the writer."""
    sentence = reader.prose.sentences[number]
    if subject is None or hit.last + 1 >= sentence.last:
        return None
    gap = reader.words.gap(hit.last)
    opens = _has_quote_mark(gap) or ":" in gap
    complement = _complement(reader, hit.last, sentence.last)
    if complement is None and not opens and not (set(reader.words.folded[hit.first : hit.last + 1]) & reader.bare):
        return None
    begin = hit.last + 1 if complement is None else complement
    if begin >= sentence.last:
        return None
    end = _content_end(reader, begin, sentence.last)
    return Attribution(
        reader.words.starts[begin],
        reader.words.ends[end],
        number,
        (hit.first, hit.last),
        hit.target.key,
        subject,
    )


def _complement(reader: _Reader, cue: int, last: int) -> int | None:
    """The word behind the "that" which follows a cue within four words of the same clause; None without one."""
    for at in range(cue + 1, min(cue + 6, last)):
        if reader.words.folded[at] in reader.complementisers:
            return at + 1
        if any(mark in ".,;:" for mark in reader.words.gap(at)):
            return None
    return None


def _content_end(reader: _Reader, begin: int, last: int) -> int:
    """The last word of what is reported: a semicolon, or a comma before a word that turns back, ends it."""
    for at in range(begin, last - 1):
        gap = reader.words.gap(at)
        if ";" in gap:
            return at
        if "," in gap and reader.words.folded[at + 1] in reader.stops:
            return at
    return last - 1


def _by_phrase_before(reader: _Reader, hit: Hit, number: int) -> Attribution | None:
    """ "According to X, CONTENT" and "CONTENT, according to X"."""
    sentence = reader.prose.sentences[number]
    if hit.last + 1 >= sentence.last:
        return None
    end = min(_clause_end(reader, hit.last + 1, sentence.last), hit.last + _LONGEST_SOURCE)
    source = (hit.last + 1, end)
    starts, ends = reader.words.starts, reader.words.ends
    if hit.first - sentence.first > 1 and end >= sentence.last - 2:
        span = (sentence.start, ends[hit.first - 1])
    elif end + 1 < sentence.last and hit.first - sentence.first <= 2:
        span = (starts[end + 1], ends[sentence.last - 1])
    elif hit.first > sentence.first:
        span = (sentence.start, ends[hit.first - 1])
    else:
        return None
    return Attribution(*span, number, (hit.first, hit.last), "neutral", source)


def _by_phrase_after(reader: _Reader, hit: Hit, number: int) -> Attribution | None:
    """ "X göre, CONTENT": the source stands before the phrase."""
    sentence = reader.prose.sentences[number]
    clause = _clause_start(reader, hit.first, sentence.first)
    if clause == hit.first or hit.last + 1 >= sentence.last or hit.first - clause > _LONGEST_SOURCE:
        return None
    span = (reader.words.starts[hit.last + 1], reader.words.ends[sentence.last - 1])
    return Attribution(*span, number, (hit.first, hit.last), "neutral", (clause, hit.first - 1))
