"""Extents: which words a cue gives away, and which words name whom it gives them to.

What is reported stands before the cue when the reporting clause trails after a comma or a quotation, and
behind it otherwise; behind a noun it follows "that", "of" or "to"; in "X-ed by Y" the source comes last.
"""

from __future__ import annotations

from provenance.framing.clauses import Reader
from provenance.framing.cues import Cue
from provenance.framing.extent import Extent, Words, content_end
from provenance.framing.noun_cues import of_noun
from provenance.framing.noun_phrases import first_phrase, object_end, phrase_end, subject_before
from provenance.framing.orders import by_order
from provenance.framing.prose import Sentence
from provenance.framing.trailing import trailing_clause

_LONGEST_SUBJECT = 30
_PARTS = frozenset(",q(-:;")


def extent(reader: Reader, cue: Cue, sentence: Sentence, heard: Words | None = None) -> Extent | None:
    """What a cue gives away, and to whom; None where its sentence holds nothing to give.

    `heard` is the source of an earlier cue of the sentence, for verbs that share it ("said A and added B").
    """
    if cue.sort == "noun":
        return of_noun(reader, cue, sentence)
    if reader.table("orders") and (found := by_order(reader, cue, sentence)) is not None:
        return found
    clause = reader.clause_start(cue.first, sentence.first)
    trailing = trailing_clause(reader, cue, sentence, clause)
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
        return _next_paragraph(reader, begin), True
    complementisers, adverbs, infinitives = (
        reader.table(name) for name in ("complementisers", "adverbs", "infinitives")
    )
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


def _next_paragraph(reader: Reader, begin: int) -> Words | None:
    """The quotation that a sentence ending with a colon leads to."""
    if begin >= len(reader.folded) or not reader.quoted[begin] or ":" not in reader.words.gap(begin - 1):
        return None
    end = begin
    while end + 1 < len(reader.folded) and reader.quoted[end + 1] and reader.gaps[end] != "q":
        end += 1
    return begin, end


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
    if folded[word] == "to" or folded[word].endswith("ly") or folded[word] in reader.table("helpers_behind"):
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
        if behind < last and gaps[behind - 1] in ("", "j") and (cue.lemma == "tell" or reader.subjects[behind]):
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
