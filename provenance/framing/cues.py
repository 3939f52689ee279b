"""Cues: the words by which a sentence may give what it says to somebody, before it is decided whether they do."""

from __future__ import annotations

from functools import cache

import msgspec

from provenance.framing.clauses import Reader
from provenance.framing.prose import Sentence
from provenance.lexicon.cache import digest, remembered
from provenance.lexicon.compiler import folded_form
from provenance.lexicon.forms import surface_forms
from provenance.lexicon.languages import language
from provenance.lexicon.source import lexicons_folder


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What a surface form is known as: its written form in the language file and the list it stands in."""

    lemma: str
    sort: str


class Cue(msgspec.Struct, frozen=True):
    """A possible cue: its words (inclusive), its written form, and verb, noun, attitude or quality.

    `cue_class` is the class of a reporting verb, "neutral" for the rest.
    """

    first: int
    last: int
    lemma: str
    sort: str
    cue_class: str


_LISTS = (("noun", "nouns"), ("attitude", "attitudes"), ("quality", "qualities"))


@cache
def known_cues(code: str) -> dict[str, Entry]:
    """Every folded form of a cue in a language, with its entry."""

    def make() -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        file = language(code)
        tables = [("verb", forms) for forms in file.groups.get("cues", {}).values()]
        tables += [(sort, file.group("attribution", name)) for sort, name in _LISTS]
        tables.append(("saying", file.group("clauses", "cues")))
        for sort, forms in tables:
            for form in forms:
                entry = Entry(form.replace("/v", "").replace("/n", "").replace("/a", ""), sort)
                for surface in surface_forms(form, code):
                    found.setdefault(folded_form(surface, code), entry)
        return found

    return remembered(f"cues-{code}", digest((lexicons_folder(),)), dict[str, Entry], make)


@cache
def _heads(code: str) -> dict[str, tuple[int, ...]]:
    """The first words of forms that no reporting verb is, with the numbers of words of these forms, longest first."""
    lengths: dict[str, set[int]] = {}
    for form, entry in known_cues(code).items():
        if entry.sort != "verb":
            lengths.setdefault(form.split(" ", 1)[0], set()).add(form.count(" ") + 1)
    return {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}


def possible_cues(reader: Reader) -> list[Cue]:
    """Every cue of the prose outside its quotes, by place; of two that share a word the first and longest."""
    prose, quoted, folded = reader.prose, reader.quoted, reader.folded
    known, heads = known_cues(prose.language.code), _heads(prose.language.code)
    phrases = {hit.first for kind in ("before", "after", "credit") for hit in prose.by_kind.get(kind, ())}
    phrases |= {at for hit in prose.by_kind.get("anonymous", ()) for at in range(hit.first, hit.last + 1)}
    longest: dict[int, Cue] = {}
    for hit in prose.by_kind.get("cue", ()):
        first, last = hit.first, hit.last
        if quoted[first] or first in phrases or (first in longest and longest[first].last >= last):
            continue
        if first and folded[first - 1] == "so" and reader.gaps[first - 1] == "j":
            continue
        if first == last and _in_a_name(reader, first):
            continue
        entry = known.get(" ".join(folded[first : last + 1]) if last > first else folded[first])
        longest[first] = Cue(first, last, entry.lemma if entry else folded[first], "verb", hit.target.key)
    for sentence in prose.sentences if heads else ():
        for at in range(sentence.first, sentence.last):
            if folded[at] in heads and not quoted[at] and at not in longest:
                for length in heads[folded[at]]:
                    entry = known.get(" ".join(folded[at : at + length]) if length > 1 else folded[at])
                    if (
                        entry is not None
                        and entry.sort != "verb"
                        and at + length <= sentence.last
                        and _may_report(reader, entry.sort, at + length - 1, sentence)
                    ):
                        sort = "verb" if entry.sort == "saying" else entry.sort
                        longest[at] = Cue(at, at + length - 1, entry.lemma, sort, "neutral")
                        break
    found: list[Cue] = []
    end = -1
    for at in sorted(longest):
        if at > end:
            found.append(longest[at])
            end = longest[at].last
    return found


def _in_a_name(reader: Reader, word: int) -> bool:
    """Whether a capital stands between two others in a sentence that is no headline: Rapid Support Forces."""
    if not reader.capitalised(word) or not 0 < word < len(reader.gaps) - 1:
        return False
    if reader.gaps[word - 1] or reader.gaps[word]:
        return False
    if not (reader.capitalised(word - 1) and reader.capitalised(word + 1)):
        return False
    sentence = reader.sentence(word)
    small = sum(not reader.capitalised(at) for at in range(sentence.first, sentence.last))
    return 2 * small >= sentence.last - sentence.first


def _may_report(reader: Reader, sort: str, last: int, sentence: Sentence) -> bool:
    """Whether a noun is followed by what it could report; a verb always may report."""
    if sort == "noun":
        if last + 1 >= sentence.last:
            return False
        gap = reader.gaps[last]
        return gap in ("q", ":") or (not gap and reader.folded[last + 1] in reader.table("after_nouns"))
    return True
