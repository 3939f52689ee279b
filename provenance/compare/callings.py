"""What a text says of a name right beside it: titles before it, a phrase between commas before or behind it."""

from __future__ import annotations

from provenance.compare.nouns import Nouns, address, common
from provenance.framing.clauses import tables
from provenance.framing.prose import Sentence

_BEFORE, _BESIDE = 5, 8
# Languages with articles, behind which a phrase tells who somebody is; in the others it opens with a noun for people.
_ARTICLED = frozenset(("en", "es", "fr", "de", "it", "pt"))
_POINTING = frozenset(
    ("this", "that", "these", "those", "este", "esta", "estos", "estas", "ese", "esa", "ce", "cette", "ces", "dieser",
     "diese", "dieses", "questo", "questa")
)  # fmt: skip
_AND = frozenset(("ve", "və", "և"))
# How English builds nouns for people.
_AGENTS = ("er", "ers", "or", "ist", "ee", "ian", "man", "woman", "ant", "chief", "head", "host", "wife", "son", "star")
# How English builds words that describe, and such words of no such build.
_ADJECTIVES = ("al", "ive", "ous", "ful", "ist", "ic", "ian", "ant", "ent", "ish", "less", "ble", "ary", "ory")
_DESCRIBING = frozenset(
    ("former", "late", "longtime", "interim", "acting", "deputy", "vice", "top", "chief", "senior", "junior", "prime",
     "old", "new", "young", "rich", "powerful", "hardline", "hard", "far", "right", "left", "wing", "strongman", "long",
     "time", "self", "styled", "proclaimed", "declared", "elect", "then", "one", "ex", "de", "facto", "outgoing",
     "incoming", "ruling", "visiting", "sitting", "reigning", "first", "second", "third", "disgraced", "firebrand")
)  # fmt: skip
_ENDS = frozenset(",.;:!?)—–՝։")


def before(nouns: Nouns, sentence: Sentence, first: int, last: int) -> tuple[int, list[str], bool] | None:
    """Where what stands before a name begins, its telling words, and whether an article stands before it all.

    `first` to `last` are the title. Capitals right before it belong to it ("French President"); small words describe it
    only behind an article. None behind a plural, which names somebody else.
    """
    prose, words = nouns.prose, nouns.prose.words
    code = prose.language.code
    start, bounded, small, at = first, False, False, first
    while at > max(first - _BEFORE, sentence.first) and _touches(nouns, at - 1):
        at -= 1
        if words.folded[at] in tables(code)["articles"]:
            bounded = _describe(nouns, at + 1, first)
            start = at + 1 if bounded else start
            break
        verbal = code == "en" and words.folded[at].endswith("ing")
        chained = nouns.at(at) and (small or not words.capitalised(at))  # "Chief Executive Officer" is one title
        if verbal or words.folded[at] in common(code) or chained or prose.between("cue", at, at + 1):
            break
        small = small or not words.capitalised(at)
        if not small and (at > sentence.first or prose.between("party", at, at + 1)):
            start = at
    head = words.folded[last]
    if code == "en" and head.endswith("s") and not head.endswith("ss"):
        return None
    told = [words.folded[each] for each in range(start, last) if not words.capitalised(each)]
    return start, [*told, head] if head not in address(code) else told, bounded


def _describe(nouns: Nouns, first: int, until: int) -> bool:
    """Whether small words between an article and a title describe whoever bears it, as far as their form tells.

    In English "the embattled president", and neither "the bill gives President …" nor "the House approved President …".
    """
    words = nouns.prose.words
    if nouns.prose.language.code != "en":
        return True
    return all(
        words.capitalised(at)
        or words.folded[at] in _DESCRIBING
        or (words.folded[at].endswith(_ADJECTIVES) and not words.folded[at].endswith("ment"))
        or (at == first and words.folded[at].endswith("ed"))
        for at in range(first, until)
    )


def _touches(nouns: Nouns, at: int) -> bool:
    """Whether a word and the next one stand side by side; an initial's full stop parts nothing ("U.S. President")."""
    words = nouns.prose.words
    gap = words.gap(at)
    return gap in (" ", "-") or (gap in (".", ". ") and words.ends[at] - words.starts[at] == 1)


def behind(nouns: Nouns, sentence: Sentence, last: int) -> tuple[int, list[str]]:
    """Where the phrase between commas behind a name ends, and its telling words; the name itself where none stands."""
    words, code = nouns.prose.words, nouns.prose.language.code
    at = last + 1
    if at >= sentence.last or words.gap(last) != ", ":
        return last, []
    opens = code in _ARTICLED and words.folded[at] in tables(code)["articles"] - _POINTING
    if not opens and not nouns.at(at):
        return last, []
    end = _closed(nouns, sentence, at)
    if end < 0 or not _of_people(nouns, at, end):
        return last, []
    return end, _telling(nouns, at, end)


def ahead(nouns: Nouns, sentence: Sentence, first: int, last: int) -> tuple[int, list[str]]:
    """Where a phrase right before a name and its comma begins ("The opposition leader, Ana Roe, said")."""
    words = nouns.prose.words
    closed = last + 1 < sentence.last and words.gap(last)[:1] in _ENDS
    if first - 1 <= sentence.first or words.gap(first - 1) != ", " or not closed or not nouns.at(first - 1):
        return first, []
    for at in range(first - 2, max(first - 2 - _BEFORE, sentence.first - 1), -1):
        if not _touches(nouns, at):
            break
        if words.folded[at] in tables(nouns.prose.language.code)["articles"]:
            return at + 1, _telling(nouns, at + 1, first - 1)
    return first, []


def _closed(nouns: Nouns, sentence: Sentence, first: int) -> int:
    """The last word of a phrase that a mark ends; -1 where it runs on, holds a verb or is one of a list."""
    prose, words = nouns.prose, nouns.prose.words
    lists = tables(prose.language.code)
    for at in range(first, min(first + _BESIDE, sentence.last)):
        word, gap = words.folded[at], words.gap(at)
        if word in lists["relatives"] or word in lists["auxiliaries"] or prose.between("cue", at, at + 1):
            return -1
        if gap[:1] == "." and at + 1 < sentence.last and words.ends[at] - words.starts[at] == 1:
            continue  # "U.S. Central Command"
        if gap[:1] in _ENDS or at + 1 == sentence.last:
            following = words.folded[at + 1] if at + 1 < sentence.last else ""
            # "…, the leader, Ana Roe, said": whom the phrase tells of may stand behind it; and lists go on.
            ambiguous = gap[:1] == "," and bool(following) and words.capitalised(at + 1)
            return -1 if ambiguous or following in lists["joins"] or following in _AND else at
        if gap not in (" ", "-", "'", "’"):
            return -1
    return -1


def _of_people(nouns: Nouns, first: int, last: int) -> bool:
    """Whether the head of a phrase is a noun for people, or in English a word built like one.

    Its head ends it or has a small word behind it: "the leader of …", and not "the leader smiled".
    """
    folded, code = nouns.prose.words.folded, nouns.prose.language.code
    heads = [at for at in range(first, last + 1) if at == last or folded[at + 1] in common(code)]
    known = {span[1] for span in nouns.within(first, last + 1)}
    return any(at in known or (code == "en" and len(folded[at]) > 4 and folded[at].endswith(_AGENTS)) for at in heads)


def _telling(nouns: Nouns, first: int, last: int) -> list[str]:
    """The words of a phrase that say something: neither small words nor names."""
    words, code = nouns.prose.words, nouns.prose.language.code
    return [
        words.folded[at]
        for at in range(first, last + 1)
        if words.folded[at] not in common(code)
        and (code == "de" or not words.capitalised(at))
        and len(words.folded[at]) > 2
    ]
