"""The same words of the same speaker in two languages: translated quotations, and what their versions disagree on.

A translation cannot be compared word by word, but a number or a "not" that only one version has can be shown. The
speakers must be one by their name's consonants or their party; where either text names nobody, the words must be surer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from provenance.chain import drift_facts
from provenance.chain.quantities import numbers
from provenance.chain.skeletons import consonants, skeleton
from provenance.chain.transliteration import romanise
from provenance.compare.crossing import Units, mutual, probabilities, units_of, weights
from provenance.framing.analysis import Analysis
from provenance.framing.speakers import Speaker

# From this probability on for one speaker; without a named one, from where a pair of sentences is taken.
_SAME_SPEAKER = 0.5
_NAME = 3
_NOT = {
    "de": "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand",
    "en": "not no never cannot nobody nothing none",
    "es": "no nunca jamás nadie nada ningún ninguno ninguna tampoco",
    "fr": "ne n pas jamais rien aucun aucune",
    "it": "non no nessun nessuno nessuna mai niente nulla né",
    "pt": "não nunca ninguém nada nenhum nenhuma jamais",
    "ru": "не нет никогда никто ничего нельзя ни",
    "uk": "не немає ніколи ніхто нічого ні",
}


class Said(NamedTuple):
    """A quotation as it is laid against those of other languages; `start` and `end` are view code points."""

    text: str
    named: Speaker | None
    start: int
    end: int


class Version(NamedTuple):
    """Two quotations by place, and what stands in the first or the second alone: numbers, and a negation as written."""

    one: int
    other: int
    missing: tuple[str, ...]
    added: tuple[str, ...]


def spoken(analysis: Analysis, quoted: Sequence[Said]) -> Units:
    """The quotations of an article as units; behind them the sentences without any, against which they stand out."""
    prose, code = analysis.prose, analysis.article.language
    rest = [
        prose.text[one.start : one.end]
        for one in prose.sentences
        if not any(said.start < one.end and one.start < said.end for said in quoted)
    ]
    texts = [*(said.text for said in quoted), *rest]
    return units_of(texts, code, [frozenset(one.value for one in numbers(text, code)) for text in texts])


def versions(
    ones: Sequence[Said], others: Sequence[Said], languages: tuple[str, str], laid: tuple[Units, Units],
    told: Sequence[tuple[int, int]] = (),
) -> Iterator[Version]:  # fmt: skip
    """The quotations of two articles in two languages that are one quotation; `laid` are their `spoken` units.

    `told` are those, by place, that stand alone in two sentences which tell one fact.
    """
    likely = [(at, to, value) for at, to, value in mutual(probabilities(*laid), _SAME_SPEAKER)
              if at < len(ones) and to < len(others)]  # fmt: skip
    taken: tuple[set[int], set[int]] = (set(), set())
    for at, to, value in [*((at, to, 1.0) for at, to in told), *likely]:
        one, other = ones[at], others[to]
        named = one.named is not None and other.named is not None
        if at in taken[0] or to in taken[1] or value < (_SAME_SPEAKER if named else weights().alone):
            continue
        if one.named is not None and other.named is not None and not same_speaker(one.named, other.named, languages):
            continue
        taken[0].add(at)
        taken[1].add(to)
        yield Version(at, to, *_apart(one.text, other.text, languages))


def same_speaker(one: Speaker, other: Speaker, languages: tuple[str, str]) -> bool:
    """Whether two speakers may be one in two languages: the same party, or a name with the same consonants."""
    if one.party and one.party == other.party:
        return True
    return bool(_bones(one.name, languages[0]) & _bones(other.name, languages[1]))


def _bones(name: str, language: str) -> set[int]:
    """The skeletons of a name's words; without its last consonant too, which a case ending may have changed."""
    found = set()
    for word in re.findall(r"[^\W\d_]{3,}", name):
        if word[0].isupper() or word[0] == word[0].upper():
            bone = skeleton(romanise(word, language).replace(" ", ""))
            found |= {each for each in (bone, bone // 10) if consonants(each) >= _NAME}
    return found


def _apart(one: str, other: str, languages: tuple[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    figures = drift_facts.apart(one, languages[0], other, languages[1])
    missing, added = (
        [text[figure.start : figure.end] for figure in own] for text, own in zip((one, other), figures, strict=True)
    )
    marks = [_negation(text, code) for text, code in zip((one, other), languages, strict=True)]
    if None not in marks and bool(marks[0]) != bool(marks[1]):
        missing += [marks[0]] if marks[0] else []
        added += [marks[1]] if marks[1] else []
    return tuple(missing), tuple(added)


def _negation(text: str, language: str) -> str | None:
    """The first negation of a text as written, "" without one; None where the language negates by endings."""
    pattern = _negations(language)
    if pattern is None:
        return None
    found = pattern.search(text)
    return found[0] if found else ""


@cache
def _negations(language: str) -> re.Pattern[str] | None:
    if language not in _NOT:
        return None
    short = r"|\b\w{2,8}n['’]t\b" if language == "en" else ""
    return re.compile(rf"\b(?:{'|'.join(_NOT[language].split())})\b{short}", re.IGNORECASE)
