"""Drift of voice: what somebody said become fact, hedges lost or added, quotations lost, added or reworded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from provenance.chain.paired import Difference, DriftSeverity, Reading, Stretch
from provenance.framing.voice import Stretch as Voiced
from provenance.lexicon.languages import language as language_file
from provenance.lexicon.matcher import Hit

# What shows that words are given to somebody, whether or not the voice could be worked out.
_REPORTING = ("cue", "before", "after", "document", "anonymous", "vague")
_MARKS = re.compile("[\"“”„«»‹›‘「『]|''|``|(?<!\\w)['’]|(?:^|\\n)\\s*[—–]")
# Share of the source's sentence that somebody else must be saying before its loss is a change of voice.
_GIVEN, _MOSTLY = 0.4, 0.6
# Letters by which a word counts as a form of a reporting verb, or as a noun made of it.
_STEM = 5
_QUOTED_WORDS = 4
# Modal verbs that hedge or not by their context: enough to see a hedge kept, too little to see one lost.
_WEAK = frozenset((
    "could", "may", "might", "can", "likely", "would", "possible", "perhaps", "maybe", "probably",
    "soll", "sollen", "sollte", "sollten", "könnte", "könnten", "kann", "wohl", "dürfte", "dürften", "möglich",
    "vielleicht", "wahrscheinlich", "offenbar", "scheinbar", "pourrait", "pourraient", "peut", "potrebbe",
    "вероятно", "возможно", "может", "очевидно", "похоже", "кажется", "наверное", "видимо",
))  # fmt: skip


def voice_differences(here: Stretch, around: Sequence[Stretch], at: int) -> Iterator[Difference]:
    """What aligned sentences give to other speakers, or leave open."""
    yield from _attribution(here, at)
    yield from _hedges(here, around, at)
    yield from _quotations(here, around, at)


def _attribution(here: Stretch, at: int) -> Iterator[Difference]:
    given = [one for one in _others(here.left, here.source_span) if one.speaker is not None]
    if not given or _share(given, here.source_span) < _GIVEN:
        return
    if _others(here.right, here.target_span) or here.target_hits(*_REPORTING) or _MARKS.search(here.target_text):
        return
    language = here.right.analysis.prose.language
    if not language.groups.get("cues") or not _names_its_speaker(here, given):
        return
    stems = _reporting_stems(language.code)
    if any(word[:_STEM] in stems for word in _words(here.target_text)):
        return
    speaker = given[0].speaker
    assert speaker is not None
    firm = given[0].cue_class not in ("factive", "negative") and _share(given, here.source_span) >= _MOSTLY
    severe: DriftSeverity = "warning" if here.sure and firm else "note"
    yield Difference(
        "attribution-dropped", severe,
        f"the source gives this to {speaker.name}; the text says it in its own voice",
        "What somebody said has become a fact.",
        here.source_excerpt(), here.target_excerpt(), at,
    )  # fmt: skip


@lru_cache(maxsize=32)
def _reporting_stems(code: str) -> frozenset[str]:
    """How the words of a language's reporting verbs begin."""
    forms = (form for group in language_file(code).groups.get("cues", {}).values() for form in group)
    words = (word for form in forms for word in _words(form.partition("/")[0]))
    return frozenset(word[:_STEM] for word in words if len(word) >= _STEM)


def _names_its_speaker(here: Stretch, given: Sequence[Voiced]) -> bool:
    """Whether the source's sentence itself shows that somebody speaks, and not only the one before it."""
    return (bool(here.source_hits(*_REPORTING)) and any(one.voice == "attributed" for one in given)) or any(
        one.voice == "quoted"
        and one.speaker is not None
        and here.source_span[0] <= one.speaker.start < here.source_span[1]
        for one in given
    )


def _others(reading: Reading, span: tuple[int, int]) -> list[Voiced]:
    """The stretches of other voices that overlap a span."""
    start, end = span
    return [one for one in reading.analysis.voices.stretches if one.start < end and start < one.end]


def _share(stretches: Sequence[Voiced], span: tuple[int, int]) -> float:
    covered = 0
    done = span[0]
    for one in sorted(stretches, key=lambda one: one.start):
        begin, upto = max(one.start, done), min(one.end, span[1])
        if begin < upto:
            covered += upto - begin
            done = upto
    return covered / max(span[1] - span[0], 1)


def _hedges(here: Stretch, around: Sequence[Stretch], at: int) -> Iterator[Difference]:
    before, after = here.source_hits("hedge"), here.target_hits("hedge")
    strong = next((hit for hit in before if _is_strong(here.left, hit)), None)
    gained = next((hit for hit in after if _is_strong(here.right, hit)), None)
    if strong is not None and not after:
        near = any(one.target_hits("hedge") for one in around)
        if not near and not _leaves_open(here.right, here.target_text, here.bead.target, here.target_hits("cue")):
            yield _hedge(here, at, "hedge-lost", strong, None)
    elif gained is not None and not before:
        near = any(one.source_hits("hedge") for one in around)
        if not near and not _leaves_open(here.left, here.source_text, here.bead.source, here.source_hits("cue")):
            yield _hedge(here, at, "hedge-added", None, gained)


def _hedge(here: Stretch, at: int, kind: str, before: Hit | None, after: Hit | None) -> Difference:
    reading, hit = (here.left, before) if before is not None else (here.right, after)
    assert hit is not None
    span = reading.analysis.prose.span(hit.first, hit.last)
    word = reading.analysis.prose.text[slice(*span)]
    shown = reading.excerpt(*span)
    if kind == "hedge-lost":
        what, because = f"“{word}” of the source left out", "What the source leaves open, the text states."
        return Difference(kind, "note", what, because, shown, here.target_excerpt(), at)
    what, because = f"“{word}” is not in the source", "What the source states, the text leaves open."
    return Difference(kind, "note", what, because, here.source_excerpt(), shown, at)


def _is_strong(reading: Reading, hit: Hit) -> bool:
    folded = reading.analysis.prose.words.folded
    return hit.first != hit.last or folded[hit.first] not in _WEAK


def _leaves_open(reading: Reading, text: str, sentences: tuple[int, int], cues: Sequence[Hit]) -> bool:
    """Whether a sentence leaves something open by a modal, a loaded word ("alleged") or a doubting verb ("claims")."""
    words = {word.strip(".,;:!?()\"'“”«»").lower() for word in text.split()}
    if words & _WEAK or any(hit.target.key == "doubt" for hit in cues):
        return True
    loaded = [word for at in range(*sentences) for word in reading.loaded.get(at, ())]
    return any(word.category in ("hedge", "doubt-verb", "scare-marker", "vague-sourcing") for word in loaded)


def _quotations(here: Stretch, around: Sequence[Stretch], at: int) -> Iterator[Difference]:
    before, after = _quotes(here.left, here.source_span), _quotes(here.right, here.target_span)
    if before and not after and not _MARKS.search(here.target_text) and not _near_quotes(around, "right"):
        yield Difference(
            "quotation-lost", "note", "a quotation of the source has lost its marks",
            "Words that the source quotes are no longer given as a speaker's own.",
            here.left.excerpt(before[0].start, before[0].end), here.target_excerpt(), at,
        )  # fmt: skip
    elif after and not before and not _MARKS.search(here.source_text) and not _near_quotes(around, "left"):
        yield Difference(
            "quotation-added", "note", "a quotation that the source does not have",
            "Words that the source does not quote are given as a speaker's own.",
            here.source_excerpt(), here.right.excerpt(after[0].start, after[0].end), at,
        )  # fmt: skip
    elif before and after and here.left.language == here.right.language and len(before) == len(after):
        for one, other in zip(before, after, strict=True):
            mine, theirs = (r.analysis.prose.text[q.start : q.end] for r, q in ((here.left, one), (here.right, other)))
            if _words(mine) != _words(theirs) and SequenceMatcher(None, mine, theirs).ratio() > 0.3:
                yield Difference(
                    "quotation-changed", "note", "a quotation is not word for word that of the source",
                    "Quotation marks promise the speaker's own words.",
                    here.left.excerpt(one.start, one.end), here.right.excerpt(other.start, other.end), at,
                )  # fmt: skip


def _quotes(reading: Reading, span: tuple[int, int]) -> list[Voiced]:
    text = reading.analysis.prose.text
    return [
        one
        for one in _others(reading, span)
        if one.voice == "quoted" and span[0] <= one.start and len(text[one.start : one.end].split()) >= _QUOTED_WORDS
    ]


def _near_quotes(around: Sequence[Stretch], side: str) -> bool:
    """Whether a sentence beside it is quoted: marks may close in another sentence than they did."""
    return any(_MARKS.search(one.target_text if side == "right" else one.source_text) for one in around)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
