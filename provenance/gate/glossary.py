"""The house's own glossary: terms it does not write, found word by word in the voices the house names."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.framing.clerk import Clerk
from provenance.framing.finding import Finding, Voice
from provenance.gate.policy import HouseTerm
from provenance.text.words import fold

Pattern = tuple[str, ...]


def glossary_findings(clerk: Clerk, terms: tuple[HouseTerm, ...]) -> Iterator[Finding]:
    """A finding wherever a term of the glossary stands in a voice that it is for."""
    language = clerk.analysis.article.language
    by_first: dict[str, list[tuple[Pattern, HouseTerm]]] = {}
    open_ended: list[tuple[Pattern, HouseTerm]] = []
    for term in terms:
        if term.languages and language not in term.languages:
            continue
        for form in (term.term, *term.forms):
            pattern = _pattern(form, language)
            if pattern[0].endswith("*"):
                open_ended.append((pattern, term))
            else:
                by_first.setdefault(pattern[0], []).append((pattern, term))
    folded = clerk.analysis.prose.words.folded
    for at, word in enumerate(folded):
        candidates = by_first.get(word, []) + open_ended
        fitting = [(pattern, term) for pattern, term in candidates if _stands(folded, at, pattern)]
        if fitting:
            pattern, term = max(fitting, key=lambda one: len(one[0]))
            yield from _finding(clerk, at, at + len(pattern) - 1, term)


def _pattern(form: str, language: str) -> Pattern:
    """The words of a form, folded like the text; a star at the end of a word stays with it."""
    import re

    return tuple(re.findall(r"[^\W_]+\*?", fold(form, language)))


def _stands(folded: list[str], at: int, pattern: Pattern) -> bool:
    if at + len(pattern) > len(folded):
        return False
    return all(
        folded[at + number].startswith(part[:-1]) if part.endswith("*") else folded[at + number] == part
        for number, part in enumerate(pattern)
    )


def _finding(clerk: Clerk, first: int, last: int, term: HouseTerm) -> Iterator[Finding]:
    prose = clerk.analysis.prose
    sentence = prose.sentence_at(first)
    if sentence < 0 or last >= prose.sentences[sentence].last:
        return
    start, end = prose.span(first, last)
    voice: Voice = clerk.analysis.voices.at(start, end).voice
    if voice not in term.voice:
        return
    words = prose.text[start:end]
    yield clerk.at(
        start, end, sentence, rule="glossary/avoid", severity=term.severity,
        message=f"“{words}”: the house does not write this",
        because=f"{term.because} Shown by “{words}” (the house's glossary, {term.where}: “{term.term}”).".strip(),
        instead=term.instead, voice=voice,
    )  # fmt: skip
