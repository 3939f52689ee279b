"""Names: what in the words before or behind a cue names somebody, and what is only a fragment of a clause."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from provenance.framing.clauses import tables
from provenance.framing.prose import Prose
from provenance.lexicon.languages import language

_LONGEST = 9


class Named(NamedTuple):
    """The noun phrase that names a source: words `first` to `last`; the source goes on to `until`.

    `proper`: it holds a name; `definite`: an article stood before it; `document` is the noun of a statement;
    `somebody`: besides a document it names whose it is; `roles` are the folded titles and nouns of speakers in it.
    """

    first: int
    last: int
    until: int
    proper: bool
    definite: bool
    document: str
    somebody: bool
    roles: tuple[str, ...]


def named(prose: Prose, first: int, last: int) -> Named | None:
    """Who is named in words `first` to `last`; None where no noun phrase of somebody stands there."""
    for start, end in _pieces(prose, first, last):
        trimmed = _trimmed(prose, start, end)
        if trimmed is None:
            continue
        found = _somebody(prose, *trimmed, last)
        if found is not None:
            return found
    return None


def _pieces(prose: Prose, first: int, last: int) -> list[tuple[int, int]]:
    """The parts of a source between commas, dashes and brackets; those that open with a preposition last."""
    pieces = []
    start = first
    for at in range(first, last + 1):
        if at == last or _parts(prose.words.gap(at)):
            pieces.append((start, at))
            start = at + 1
    skips = _table(prose, "skips")
    return sorted(pieces, key=lambda piece: (not _is_name(prose, *piece), prose.words.folded[piece[0]] in skips))


def _parts(gap: str) -> bool:
    return any(mark in ',;:—–()"“”„«»،' for mark in gap) or " - " in gap or "--" in gap


def _is_name(prose: Prose, first: int, last: int) -> bool:
    """Whether a part is nothing but a name of two words or more: the best part of "the minister, Ana Roe,"."""
    return 0 < last - first < 5 and all(prose.words.capitalised(at) for at in range(first, last + 1))


def _table(prose: Prose, name: str) -> frozenset[str]:
    return tables(prose.language.code)[name]


def _trimmed(prose: Prose, first: int, last: int) -> tuple[int, int] | None:
    """The words that can be a noun phrase: up to a verb's helper, a relative word or an adverb."""
    folded, words = prose.words.folded, prose.words
    articles, relatives, skips = (_table(prose, name) for name in ("articles", "relatives", "skips"))
    auxiliaries, adverbs, fillers = (_table(prose, name) for name in ("auxiliaries", "adverbs", "fillers"))
    subjects = {
        hit.first
        for hit in prose.between("subject", first, last + 1)
        if hit.first == first or words.gap(hit.first - 1) not in ("'", "’", "-", "ʼ")
    }
    while (
        first <= last
        and not words.capitalised(first)
        and (
            folded[first] in relatives or folded[first] in skips or folded[first] in adverbs or folded[first] in fillers
        )
    ):
        first += 1
    # At the head of a sentence a preposition or an adverb has a capital too: "Para el magistrado", "Desde la sede".
    openers = (relatives | adverbs | _table(prose, "openers")) - articles
    while first < last and words.capitalised(first) and folded[first] in openers:
        first += 1
    start = first
    while start <= last and (folded[start] in articles or (start < last and _is_verb(prose, start))):
        start += 1
    if start < last and start > first and folded[start] in adverbs and folded[start + 1] in articles:
        start += 2
    if start <= last and folded[start] in _table(prose, "openers"):
        return None
    if _acts(prose, start, last):
        return None
    end, finites = start, _table(prose, "finites")
    while end <= last:
        word = folded[end]
        possessive = word == "s" and end > start and words.gap(end - 1) in ("'", "’")
        owned = end > start and word in articles and folded[end - 1] in _table(prose, "of")
        if end in subjects or (word in auxiliaries and not possessive and not owned and word not in skips):
            break
        if word in relatives and not words.capitalised(end) and word not in _table(prose, "joins"):
            break
        if end > start and not words.capitalised(end) and _leads_out(prose, start, end, last, adverbs):
            break
        if word in finites and not words.capitalised(end):
            break
        end += 1
    end -= 1
    while end > start and folded[end] in auxiliaries:
        end -= 1
    while end > start and (folded[end] in skips or folded[end] in articles or folded[end] in _table(prose, "joins")):
        end -= 1
    return (start, end) if start <= end else None


def _acts(prose: Prose, first: int, last: int) -> bool:
    """Whether a phrase opens with what somebody does: "launching an advertising campaign", "published a blog post"."""
    word = prose.words.folded[first]
    if first >= last or prose.words.capitalised(first) or not word.endswith(("ing", "ed")):
        return False
    determiners, skips, of = (_table(prose, name) for name in ("determiners", "skips", "of"))
    if not determiners or prose.between("speaker", first, first + 1) or prose.between("title", first, first + 1):
        return False
    following = prose.words.folded[first + 1]
    return following in determiners or (word.endswith("ing") and (following in skips or following in of))


def _is_verb(prose: Prose, at: int) -> bool:
    """Whether a word is a verb with its tense by its ending ("respondió", "volverán"), in languages that show it."""
    word = prose.words.folded[at]
    endings = _tenses(prose.language.code)
    return bool(endings) and len(word) > 3 and not prose.words.capitalised(at) and word.endswith(endings)


@cache
def _tenses(code: str) -> tuple[str, ...]:
    return tuple(tables(code)["tenses"])


def _leads_out(prose: Prose, start: int, at: int, last: int, adverbs: frozenset[str]) -> bool:
    """Whether a word behind the head of a noun phrase is an adverb, a past tense or "on" before a day."""
    folded = prose.words.folded
    word = folded[at]
    if word in adverbs or (at < last and folded[at + 1] in adverbs and word in _table(prose, "skips")):
        return True
    if prose.language.code != "en":
        return _is_verb(prose, at)
    if word.endswith("ly"):
        return word not in ("family", "assembly", "daily", "weekly")
    named = any(prose.words.capitalised(one) and one > start for one in range(start, at)) or prose.between(
        "speaker", start, at
    )
    return bool(named) and word.endswith("ed") and len(word) > 4


def _somebody(prose: Prose, first: int, last: int, until: int) -> Named | None:
    words = prose.words
    definite = first > 0 and words.folded[first - 1] in _table(prose, "articles")
    documents = prose.between("document", first, last + 1)
    document = prose.text[slice(*prose.span(documents[0].first, documents[0].last))] if documents else ""
    roles = _roles(prose, first, until)
    if documents:
        inside = _without_document(prose, first, last, documents[0].first, documents[0].last)
        if inside is None:
            return Named(first, last, until, False, definite, document, False, roles)
        first, last = inside
    first, last = _shortened(prose, first, last)
    proper = _is_proper(prose, first, last)
    if not proper and not documents and not _is_known(prose, first, last, until):
        return None
    return Named(first, last, until, proper, definite, document, True, roles)


def _is_known(prose: Prose, first: int, last: int, until: int) -> bool:
    """Whether a phrase without a name holds a noun for somebody who can speak."""
    return any(prose.between(kind, first, last + 1) for kind in ("speaker", "title", "actor", "party")) or bool(
        prose.between("anonymous", first, until + 1)
    )


def _shortened(prose: Prose, first: int, last: int) -> tuple[int, int]:
    """A long phrase cut to the name in it, with the title before the name."""
    if last - first < _LONGEST:
        return first, last
    for at in range(first, last + 1):
        if prose.words.capitalised(at):
            end = at
            while end < last and prose.words.capitalised(end + 1):
                end += 1
            if end > at:
                return at, end
    return first, first + _LONGEST - 1


def _is_proper(prose: Prose, first: int, last: int) -> bool:
    """Whether a phrase holds a name: a capital that does not only come from the beginning of the sentence."""
    words = prose.words
    if (
        not words.text[words.starts[first] : words.ends[last]].isascii()
        and not words.text[words.starts[first]].lower().isupper()
        and (words.text[words.starts[first]].upper() == words.text[words.starts[first]].lower())
    ):
        return not prose.between("speaker", first, last + 1)
    if any(words.capitalised(at) and at > first for at in range(first, last + 1)):
        return True
    at_start = prose.sentences[prose.sentence_at(first)].first >= first
    if not words.capitalised(first):
        return False
    plain = prose.between("speaker", first, first + 1) or words.folded[first] in prose.language.words("function_words")
    return not plain and (not at_start or first == last)


@cache
def _short_titles(code: str) -> dict[str, str]:
    return {short: full for short, _, full in (entry.partition(" ") for entry in tables(code)["short_titles"])}


def _roles(prose: Prose, first: int, until: int) -> tuple[str, ...]:
    hits = [*prose.between("speaker", first, until + 1), *prose.between("title", first, until + 1)]
    found = [prose.words.folded[hit.last] for hit in sorted(hits, key=lambda hit: hit.last)]
    short = _short_titles(prose.language.code)
    found += [short[word] for word in prose.words.folded[first : until + 1] if word in short]
    return tuple(dict.fromkeys(found))


def _without_document(prose: Prose, first: int, last: int, noun: int, end: int) -> tuple[int, int] | None:
    """ "Kremlin statement" → "Kremlin"; "statement by the Kremlin" → "Kremlin"; None where nobody is left."""
    words = prose.words
    articles = _table(prose, "articles") | _table(prose, "skips") | _table(prose, "of") | _table(prose, "by")
    if noun > first:
        upto = noun - 1
        while upto > first and words.folded[upto] == "s" and words.gap(upto - 1) in ("'", "’"):
            upto -= 1
        if any(prose.between(kind, first, upto + 1) for kind in ("speaker", "actor", "party", "title")) or any(
            words.capitalised(at) for at in range(first, upto + 1)
        ):
            return first, upto
        return None
    at = end + 1
    while at <= last and words.folded[at] in articles and not words.capitalised(at):
        at += 1
    if at > last:
        return None
    named = any(prose.between(kind, at, last + 1) for kind in ("speaker", "actor", "party", "title"))
    return (at, last) if named or words.capitalised(at) else None


@cache
def _address(code: str) -> frozenset[str]:
    file = language(code)
    return frozenset(word.lower() for word in (*file.words("titles"), *file.words("abbreviations")))


def without_title(prose: Prose, folded: list[str]) -> list[str]:
    """A folded name without the titles before it."""
    titles = _address(prose.language.code)
    at = 0
    while at < len(folded) - 1 and folded[at] in titles:
        at += 1
    return folded[at:]


def person_before(prose: Prose, word: int, sentences: int) -> Named | None:
    """The last person named before a word: in its own sentence, then in up to `sentences` before it.

    A name that owns something ("Roe's") is passed over in earlier sentences, where the first name leads.
    """
    number = prose.sentence_at(word)
    for back in range(sentences + 1):
        if number - back < 0:
            break
        sentence = prose.sentences[number - back]
        upto = word if back == 0 else sentence.last
        runs = _names(prose, sentence.first, upto)
        if runs:
            first, last = runs[-1] if sentences == 0 else runs[0]
            return _somebody(prose, first, last, last)
    return None


def _names(prose: Prose, first: int, upto: int) -> list[tuple[int, int]]:
    """Runs of two or more capitalised words, or a title with a name."""
    words, runs, at = prose.words, [], first
    common = frozenset(prose.language.words("function_words"))
    while at < upto:
        end = at
        if words.capitalised(at) and words.folded[at] not in common:
            while end + 1 < upto and words.capitalised(end + 1) and words.gap(end).strip() in ("", ".", "-"):
                end += 1
            if end > at and not prose.between("actor", at, end + 1) and not _is_place(prose, at, end, first):
                runs.append((at, end))
        at = end + 1
    return runs


def _is_place(prose: Prose, first: int, last: int, floor: int) -> bool:
    """Whether a run of capitals is more likely a place or a thing: behind an article or preposition, or an owner."""
    if prose.words.gap(last)[:1] in ("'", "’") and prose.words.gap(last)[1:2] == "":
        return True
    before = prose.words.folded[first - 1] if first > floor else ""
    return before in _table(prose, "skips") or before in _table(prose, "blockers")
