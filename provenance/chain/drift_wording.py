"""Drift of wording: loaded concepts added, lost, made stronger or weaker, and sides changed, over shared ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from provenance.chain.paired import Difference, DriftSeverity, Reading, Stretch
from provenance.framing.findings import severity_of
from provenance.framing.wording import Loaded

_MARKED = ("quoted", "scare")
# How a text reports and hedges is a question of voice, answered by `drift_voice`.
_REPORTING = frozenset(("hedge", "vague-sourcing", "doubt-verb", "assertive-verb", "factive-verb", "scare-marker"))


def wording_differences(here: Stretch, around: Sequence[Stretch], at: int) -> Iterator[Difference]:
    """What the loaded words of aligned sentences say otherwise."""
    if not (here.left.knows_framing and here.right.knows_framing):
        return
    before, after = here.source_words, here.target_words
    if not before and not after:
        return
    yield from _sides(here, before, after, at)
    near_source = [word for one in around for word in one.source_words]
    near_target = [word for one in around for word in one.target_words]
    old = {_name(word) for word in before}
    new = {_name(word) for word in after}
    taken: set[int] = set()
    for word in _once(after):
        if _name(word) in old or not _knows(here.left, word) or _name(word) in {_name(one) for one in near_source}:
            continue
        rival = next((n for n, one in enumerate(before) if n not in taken and _alike(one, word, new)), None)
        if rival is not None:
            taken.add(rival)
        yield from _appeared(here, word, before[rival] if rival is not None else None, at)
    lost = [n for n, one in enumerate(before) if n not in taken and _name(one) not in new]
    for word in _once([before[n] for n in lost]):
        if _knows(here.right, word) and _name(word) not in {_name(one) for one in near_target}:
            yield _difference(here, at, "concept-lost", "note", word, None,
                              f"loaded wording of the source left out: {_shown(here.left, word)}",
                              "The source says it with a loaded word; the text has none for it.")  # fmt: skip
    yield from _marks_lost(here, before, after, at)


def _name(word: Loaded) -> str:
    """What makes two loaded words the same; a label by its referent and side."""
    return f"{word.concept} {word.side}" if word.label is not None else word.concept


def _once(words: Iterable[Loaded]) -> list[Loaded]:
    """The first word of each concept; words of a plain list have none and cannot be compared."""
    found: dict[str, Loaded] = {}
    for word in words:
        if word.concept and word.category not in _REPORTING:
            found.setdefault(_name(word), word)
    return list(found.values())


def _knows(reading: Reading, word: Loaded) -> bool:
    """Whether the other language could have said the same in words that we know."""
    if word.label is not None:
        return bool(word.label.forms.get(reading.language))
    return word.concept in reading.worded


def _is_precise(word: Loaded) -> bool:
    """Whether a word in the text's own voice is worth settling; a side's word too that some legal body uses."""
    sided = (word.term is not None or word.label is not None) and word.strength >= 2
    return word.voice == "own" and (sided or severity_of(word) == "warning")


def _alike(one: Loaded, other: Loaded, new: set[str]) -> bool:
    """Whether a word of the source may be what the other one stands for: of one category, and gone from the text."""
    return bool(one.concept) and one.category == other.category and _name(one) not in new and one.label is None


def _appeared(here: Stretch, word: Loaded, rival: Loaded | None, at: int) -> Iterator[Difference]:
    shown = _shown(here.right, word)
    severe: DriftSeverity = "warning" if _is_precise(word) and here.sure else "note"
    if rival is None:
        kind = "concept-added"
        what = f"{shown} has no loaded counterpart in the source"
        because = "The source words it without this concept, which its language has words for."
    elif word.strength > rival.strength:
        kind, what = "concept-stronger", f"{shown} is stronger than {_shown(here.left, rival)}"
        because = f"Strength {word.strength} for {rival.strength} of 3, by the lexicon."
    elif word.strength < rival.strength:
        kind, severe, what = "concept-weaker", "note", f"{shown} is weaker than {_shown(here.left, rival)}"
        because = f"Strength {word.strength} for {rival.strength} of 3, by the lexicon."
    else:
        return
    yield _difference(here, at, kind, severe, rival, word, what, because)


def _sides(here: Stretch, before: list[Loaded], after: list[Loaded], at: int) -> Iterator[Difference]:
    """Names of one referent that take another side, and deeds given to another side."""
    told = set()
    for word in after:
        if not (word.dispute and word.side):
            continue
        same = [one for one in before if one.concept == word.concept and one.dispute == word.dispute and one.side]
        if not same or any(one.side == word.side for one in same) or word.concept in told:
            continue
        # A side read from who does what is less sure than one that the name itself takes.
        firm = word.label is not None or (word.doer.shown_by is not None and same[0].doer.shown_by is not None)
        told.add(word.concept)
        yield _difference(
            here, at, "side-changed", "warning" if firm and here.sure else "note", same[0], word,
            f"{_shown(here.right, word)} favours {_side(here.right, word)}; "
            f"{_shown(here.left, same[0])} favours {_side(here.left, same[0])}",
            "Both name or judge the same thing, for different sides of a dispute.",
        )  # fmt: skip


def _marks_lost(here: Stretch, before: list[Loaded], after: list[Loaded], at: int) -> Iterator[Difference]:
    """A loaded word that the source has in quotation marks, and the text in its own voice."""
    for word in _once(after):
        same = [one for one in before if _name(one) == _name(word)]
        if word.voice == "own" and same and all(one.voice in _MARKED for one in same) and not _any_marks(here):
            severe: DriftSeverity = "warning" if here.sure else "note"
            yield _difference(
                here, at, "attribution-dropped", severe, same[0], word,
                f"{_shown(here.right, word)} stands in the text’s own voice; the source has it in quotation marks",
                "What the source gives as somebody's word has become the text's.",
            )  # fmt: skip


def _any_marks(here: Stretch) -> bool:
    return any(mark in here.target_text for mark in '"“”„«»‹›‘')


def _shown(reading: Reading, word: Loaded) -> str:
    return f"“{reading.analysis.prose.text[word.start : word.end]}”"


def _side(reading: Reading, word: Loaded) -> str:
    dispute = next((one for one in reading.analysis.disputes if one.id == word.dispute), None)
    side = dispute.side(word.side) if dispute is not None else None
    return side.name if side is not None else word.side


def _difference(
    here: Stretch, at: int, kind: str, severity: DriftSeverity, before: Loaded | None, after: Loaded | None,
    what: str, because: str,
) -> Difference:  # fmt: skip
    word = after or before
    assert word is not None
    return Difference(
        kind, severity, what, because,
        here.left.excerpt(before.start, before.end) if before is not None else here.source_excerpt(),
        here.right.excerpt(after.start, after.end) if after is not None else here.target_excerpt(),
        at, word.concept or None, word.dispute or None, word.side or None,
    )  # fmt: skip
