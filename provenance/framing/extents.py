"""Extents: which words a cue gives away, and which words name whom it gives them to.

What is reported stands before the cue when the reporting clause trails after a comma or a quotation, and
behind it otherwise; behind a noun it follows "that", "of" or "to"; in "X-ed by Y" the source comes last.
"""

from __future__ import annotations

from provenance.framing.clauses import Reader
from provenance.framing.cues import Cue
from provenance.framing.extent import Extent, Words
from provenance.framing.noun_phrases import first_phrase, object_end, phrase_end, subject_before
from provenance.framing.orders import by_order
from provenance.framing.prose import Sentence

_LONGEST_SUBJECT = 30
_PARTS = frozenset(",q(-:;")


def extent(reader: Reader, cue: Cue, sentence: Sentence, heard: Words | None = None) -> Extent | None:
    """What a cue gives away, and to whom; None where its sentence holds nothing to give.

    `heard` is the source of an earlier cue of the sentence, for verbs that share it ("said A and added B").
    """
    if cue.sort == "noun":
        return _of_noun(reader, cue, sentence)
    if reader.table("orders") and (found := by_order(reader, cue, sentence)) is not None:
        return found
    clause = reader.clause_start(cue.first, sentence.first)
    trailing = _trailing(reader, cue, sentence, clause)
    if trailing is not None:
        return trailing
    if _is_passive(reader, cue, sentence):
        return _passive(reader, cue, sentence, clause)
    content, whole = _behind(reader, cue, sentence)
    if content is None:
        return None
    if cue.lemma in reader.table("raising") or _has_no_agent(reader, cue, sentence):
        about = subject_before(reader, cue.first, sentence)
        return Extent((content,) if about is None or about[0] > about[1] else (about, content), None, False)
    return Extent((content,), _subject(reader, cue, sentence, heard), whole)


def _has_no_agent(reader: Reader, cue: Cue, sentence: Sentence) -> bool:
    """Whether a cue is a passive that names nobody: "is seen as", "it was reported that"."""
    if cue.sort in ("noun", "quality") or reader.folded[cue.last].endswith("ing"):
        return False
    before = cue.first - 1
    while before > sentence.first and reader.folded[before] in reader.table("adverbs"):
        before -= 1
    return before >= sentence.first and reader.folded[before] in reader.table("passive")


def _subject(reader: Reader, cue: Cue, sentence: Sentence, heard: Words | None) -> Words | None:
    """The subject before a cue; of a participle or a second verb that of the first one."""
    before = cue.first - 1
    shared = before >= sentence.first and reader.folded[before] in reader.table("joins")
    adrift = (
        before >= sentence.first and reader.gaps[before] not in ("", "j") and reader.folded[cue.first].endswith("ing")
    )
    if shared or adrift:
        return heard or first_phrase(reader, sentence, cue.first)
    found = subject_before(reader, cue.first, sentence)
    if found is None or found[0] > found[1]:
        return heard or first_phrase(reader, sentence, cue.first)
    return found


def _trailing(reader: Reader, cue: Cue, sentence: Sentence, clause: int) -> Extent | None:
    """ "CONTENT, X said", "CONTENT, said X" and "“CONTENT,” X said. “CONTENT.”"."""
    first, last, gaps, folded = sentence.first, sentence.last, reader.gaps, reader.folded
    if clause == first or gaps[clause - 1] not in (",", "q", "-", "."):
        return None
    after_quote = bool(reader.quoted[clause - 1])
    if not after_quote and gaps[clause - 1] == "q":
        return None
    following = cue.last + 1
    if following < last and (folded[following] in reader.table("complementisers") or reader.quoted[following]):
        return None
    relative = folded[clause] in reader.table("relatives") and clause < cue.first
    if relative and not after_quote:
        return None
    if not after_quote and clause - first < 3:
        return None
    end = reader.clause_end(cue.last, last)
    source: Words | None
    if clause == cue.first or _only_small(reader, clause, cue.first - 1, "auxiliaries", "adverbs"):
        source = _inverted(reader, cue, sentence, after_quote)
        if source is None:
            if not (after_quote and end == cue.last):
                return None
        else:
            end = reader.clause_end(source[1], last)
    else:
        if not after_quote and not _closes(reader, cue, end, sentence):
            return None
        source = subject_before(reader, cue.first, sentence, floor=clause)
        if source is None:
            return None
    content = [(_content_start(reader, sentence, clause - 1), clause - 1)]
    rest = None if source is None or source[0] > cue.last else _rest(reader, end, sentence, after_quote)
    if rest is not None:
        content.append(rest)
    return Extent(tuple(content), source, True)


def _content_start(reader: Reader, sentence: Sentence, upto: int) -> int:
    """Where what stands before a trailing clause begins: behind a semicolon of the sentence, if there is one."""
    for at in range(upto - 1, sentence.first, -1):
        if reader.gaps[at] == ";":
            return at + 1
    return sentence.first


def _rest(reader: Reader, end: int, sentence: Sentence, after_quote: bool) -> Words | None:
    """What goes on behind a reporting clause put into the middle of what it reports."""
    begin = end + 1
    if begin >= sentence.last or reader.gaps[end] not in (",", "q", ".") or reader.quoted[begin]:
        return None
    if after_quote and not reader.quoted[begin]:
        return None
    word = reader.folded[begin]
    if word in reader.table("stops") or word.endswith("ing") or word in reader.table("skips"):
        return None
    if sentence.last - begin < 4:
        return None
    return begin, content_end(reader, begin, sentence.last)


def _closes(reader: Reader, cue: Cue, end: int, sentence: Sentence) -> bool:
    """Whether a clause ends with its cue, or goes on only with when, where or to whom it was said."""
    if cue.last == end:
        return reader.gaps[end] != ":" or end + 1 >= sentence.last
    if end - cue.last > 12:
        return False
    word = reader.folded[cue.last + 1]
    if word in reader.table("tails") or word in reader.table("adverbs"):
        return True
    return cue.lemma in reader.table("tells") and object_end(reader, cue.last + 1, sentence.last) == end


def _only_small(reader: Reader, first: int, last: int, *tables: str) -> bool:
    return all(
        any(reader.folded[at] in reader.table(name) for name in tables) or reader.folded[at].endswith("ly")
        for at in range(first, last + 1)
    )


def _inverted(reader: Reader, cue: Cue, sentence: Sentence, after_quote: bool) -> Words | None:
    """The source of "CONTENT, said X, the minister"; None where an apposition stands before the cue instead."""
    first = cue.last + 1
    while first < sentence.last and reader.folded[first] in reader.table("helpers_behind"):
        first += 1
    if first >= sentence.last or reader.gaps[first - 1] in _PARTS:
        return None
    if reader.folded[first] in reader.table("skips") or reader.folded[first] in reader.table("adverbs"):
        return None
    if not after_quote and (
        cue.lemma not in reader.table("inverts")
        or not _begins_noun(reader, first)
        or reader.subjects[first]
        or _is_apposition(reader, cue.first, sentence)
    ):
        return None
    last = phrase_end(reader, first, sentence.last)
    return first, last


def _is_apposition(reader: Reader, word: int, sentence: Sentence) -> bool:
    """Whether what ends with a comma before `word` is put beside a subject ("X, the minister, said")."""
    first = sentence.first
    start = reader.clause_start(word - 1, first)
    if start <= first or reader.gaps[start - 1] not in (",", "-", "("):
        return False
    begins = reader.folded[start]
    if begins in reader.table("articles") or begins in reader.table("relatives") or begins in reader.table("beside"):
        return True
    return word - start <= 4 and all(reader.capitalised(at) for at in range(start, word))


def _begins_noun(reader: Reader, word: int) -> bool:
    return (
        reader.capitalised(word)
        or reader.folded[word] in reader.table("articles")
        or bool(reader.subjects[word])
        or bool(reader.speakers[word])
    )


def _is_passive(reader: Reader, cue: Cue, sentence: Sentence) -> bool:
    """Whether "by" stands right behind a past participle."""
    following = cue.last + 1
    if following >= sentence.last or reader.folded[following] not in reader.table("by"):
        return False
    return cue.sort != "quality" and not reader.folded[cue.first].endswith("ing")


def _passive(reader: Reader, cue: Cue, sentence: Sentence, clause: int) -> Extent | None:
    """ "CONTENT was condemned by X"."""
    first = cue.last + 2
    if first >= sentence.last:
        return None
    source = first, phrase_end(reader, first, sentence.last)
    begin = subject_before(reader, cue.first, sentence)
    content = begin or (clause, cue.first - 1)
    if content[0] > content[1]:
        return None
    rest = source[1] + 1
    runs = [content]
    if rest < sentence.last and reader.folded[rest] in ("as", "for", "to", "of"):
        runs.append((rest, reader.clause_end(rest, sentence.last)))
    return Extent(tuple(runs), source, False)


def _behind(reader: Reader, cue: Cue, sentence: Sentence) -> tuple[Words | None, bool]:
    """ "X said on Monday that CONTENT": the words behind a cue that it reports, and whether they are a clause."""
    last, folded, gaps, quoted = sentence.last, reader.folded, reader.gaps, reader.quoted
    begin = cue.last + 1
    if begin >= last:
        return None, False
    complementisers, adverbs, infinitives = (reader.table(name) for name in ("complementisers", "adverbs", "infinitives"))
    helpers = reader.table("helpers_behind")
    tells = cue.lemma in reader.table("tells") or (cue.lemma.split()[0] in reader.table("tells"))
    at, limit = begin, min(begin + 22, last)
    opened = parted = clause = False
    while at < limit:
        word = folded[at]
        if quoted[at] or (gaps[at - 1] == ":" and not parted):
            begin, opened, clause = at, True, True
            break
        if reader.rivals[at] and not reader.table("inverts"):
            break
        if at > begin and gaps[at - 1] in _PARTS:
            if gaps[at - 1] != ",":
                break
            parted = True
        if word in complementisers and (word == "that" or not parted) and not _to_person(reader, at, last, cue):
            begin, opened, clause = at, True, word not in infinitives
            break
        if at == begin and (word in adverbs or word in helpers or (word.endswith("ly") and not reader.capitalised(at))):
            begin = at + 1
        at += 1
    if not opened:
        return _without_complement(reader, cue, sentence, begin, tells)
    if begin > cue.last + 1 and not _may_skip(reader, cue, begin, tells):
        begin = cue.last + 1
    return (begin, content_end(reader, begin, last)), clause


def _to_person(reader: Reader, word: int, last: int, cue: Cue) -> bool:
    """Whether "to" leads to a hearer ("said to reporters") and not to a verb."""
    if cue.sort != "verb" or reader.folded[word] not in reader.table("infinitives"):
        return False
    following = word + 1
    if following >= last:
        return True
    return (
        reader.capitalised(following)
        or reader.folded[following] in reader.table("articles")
        or bool(reader.speakers[following])
    )


def _may_skip(reader: Reader, cue: Cue, begin: int, tells: bool) -> bool:
    """Whether the words between a cue and "that" or a quotation are when, where or to whom it was said."""
    word = cue.last + 1
    folded = reader.folded
    if reader.gaps[word - 1] == ",":
        return True
    if folded[word] in reader.table("skips") or folded[word] in reader.table("adverbs"):
        return True
    if folded[word] == "to" or folded[word].endswith("ly"):
        return True
    return (tells and not reader.quoted[begin]) or (tells and begin - word <= 3)


def _without_complement(
    reader: Reader, cue: Cue, sentence: Sentence, begin: int, tells: bool
) -> tuple[Words | None, bool]:
    last, folded, gaps = sentence.last, reader.folded, reader.gaps
    if begin >= last:
        return None, False
    if gaps[begin - 1] in ("(", ".") or (gaps[begin - 1] == "-" and cue.sort != "verb"):
        return None, False
    whole = cue.sort == "verb" and folded[cue.first] in reader.table("bare")
    if gaps[begin - 1] == ",":
        # "said, adding": a comma right behind the cue; what follows is reported if it is a clause
        end = reader.clause_end(begin, last)
        if whole and "comma" in reader.table("orders"):
            return (begin, content_end(reader, begin, last)), True
        if end + 1 < last and gaps[end] == "," and end - begin < 10:
            begin = end + 1
        elif not whole:
            return None, False
    elif tells:
        behind = object_end(reader, begin, last) + 1
        if (
            behind < last
            and gaps[behind - 1] in ("", "j")
            and (cue.lemma == "tell" or reader.subjects[behind])
        ):
            begin, whole = behind, True
        elif behind < last and gaps[behind - 1] == ",":
            begin = behind
    if whole and folded[begin] in reader.table("skips") and folded[begin] not in ("of", "for", "about", "with"):
        end = object_end(reader, begin + 1, last)
        if end + 1 < last:
            begin = end + 1
    if begin >= last:
        return None, False
    if folded[begin] in ("as", "of", "for", "about", "on", "with", "at", "against") and begin + 1 < last:
        begin += 1
    return (begin, content_end(reader, begin, last)), whole


def content_end(reader: Reader, begin: int, last: int) -> int:
    """The last word of what is reported: a semicolon, or a comma before a word that turns back, ends it."""
    gaps, folded, stops, quoted = reader.gaps, reader.folded, reader.table("stops"), reader.quoted
    in_quote = quoted[begin]
    for at in range(begin, last - 1):
        gap = gaps[at]
        if not gap or gap == "j":
            continue
        if gap == ";" and not quoted[at + 1]:
            return at
        if gap == "," and folded[at + 1] in stops and not quoted[at + 1]:
            return at
        if gap == "q" and in_quote and not quoted[at + 1] and folded[at + 1] in stops:
            return at
    return last - 1


def _of_noun(reader: Reader, cue: Cue, sentence: Sentence) -> Extent | None:
    """ "X's claim that CONTENT", "accusations of CONTENT by X"."""
    at, last, folded = cue.last + 1, sentence.last, reader.folded
    if at >= last:
        return None
    if reader.gaps[cue.last] in ("q", ":"):
        begin, whole = at, True
    elif folded[at] in reader.table("complementisers"):
        begin, whole = at, folded[at] not in reader.table("infinitives")
    elif at + 1 < last:
        begin, whole = at + 1, False
    else:
        return None
    end = reader.clause_end(begin, last)
    source = _owner(reader, cue, sentence)
    if whole:
        end = content_end(reader, begin, last)
    return Extent(((begin, end),), source, whole)


def _owner(reader: Reader, cue: Cue, sentence: Sentence) -> Words | None:
    """Whose claim it is: "X's claim", "his claim", else the subject of the sentence's verb before it."""
    before = cue.first - 1
    while (
        before > sentence.first
        and reader.words.text[reader.words.ends[before] : reader.words.starts[cue.first]].strip() == ""
        and before > cue.first - 4
    ):
        if reader.folded[before] == "s" and reader.gaps[before - 1] == "j":
            first = before - 1
            while first > sentence.first and reader.gaps[first - 1] == "" and reader.capitalised(first - 1):
                first -= 1
            return first, before - 1
        if reader.folded[before] in ("his", "her", "their", "its", "my", "our", "your", "whose"):
            return before, before
        before -= 1
    return subject_before(reader, cue.first, sentence)
