"""Headlines stronger than their story: a word or a deed that the body does not use, or gives to somebody else.

Whoever reads only the headline takes it for the outlet's own finding; the body shows whether it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.framing.clerk import Clerk
from provenance.framing.deed import Deed
from provenance.framing.finding import Finding
from provenance.framing.wording import Loaded

_STRONG = 2
_STEM = 5
_BODY_SENTENCES = 5
# Categories that judge; how a headline reports ("slams", "reveals") is its own matter.
_JUDGES = frozenset((
    "evaluative-epithet", "hyperbole", "dysphemism", "dehumanising", "criminalising-label", "delegitimising-label",
    "legitimising-label", "moral-loading", "ridicule", "emotive-noun", "contested-name",
))  # fmt: skip


def headline_findings(clerk: Clerk) -> Iterator[Finding]:
    """The headline's strong words and deeds that its story does not bear out in own voice."""
    prose = clerk.analysis.prose
    head = {number for number, _ in enumerate(prose.sentences) if prose.passage_of(number) == "headline"}
    title = {_plain(clerk, number) for number in head}
    head |= {number for number in range(len(prose.sentences)) if _plain(clerk, number) in title}
    if len(prose.sentences) - len(head) < _BODY_SENTENCES:
        return
    if any(number in head for number in _reported(clerk)):
        return
    told: set[str] = set()
    for word in clerk.analysis.words:
        if word.sentence not in head or word.voice != "own" or prose.passage_of(word.sentence) != "headline":
            continue
        if _strong(word) and _key(clerk, word) not in told:
            told.add(_key(clerk, word))
            yield from _stronger_word(clerk, word, head)
    for deed in clerk.analysis.deeds:
        if deed.sentence in head and prose.passage_of(deed.sentence) == "headline" and deed.voice == "own":
            yield from _stronger_deed(clerk, deed, head)


def _reported(clerk: Clerk) -> set[int]:
    """The sentences that hold a reporting verb: a headline that reports is not the outlet's own claim."""
    prose = clerk.analysis.prose
    return {prose.sentence_at(hit.first) for kind in ("cue", "before") for hit in prose.by_kind.get(kind, ())}


def _strong(word: Loaded) -> bool:
    """Whether a word judges, and hardly ever stands in a report by chance."""
    return word.category in _JUDGES and (word.strength > _STRONG or word.precise or bool(word.side))


def _plain(clerk: Clerk, number: int) -> str:
    sentence = clerk.analysis.prose.sentences[number]
    return " ".join(clerk.analysis.prose.words.folded[sentence.first : sentence.last])


def _key(clerk: Clerk, word: Loaded) -> str:
    """What makes two loaded words the same: the beginnings of their words."""
    folded = clerk.analysis.prose.words.folded[word.first : word.last + 1]
    return " ".join(one[:_STEM] for one in folded)


def _stronger_word(clerk: Clerk, word: Loaded, head: set[int]) -> Iterator[Finding]:
    key, prose = _key(clerk, word), clerk.analysis.prose
    rest = [one for one in clerk.analysis.words if one.sentence not in head]
    body = [one for one in rest if _key(clerk, one) == key or (word.concept and one.concept == word.concept)]
    if any(one.voice == "own" for one in body):
        return
    if not body:
        if not any(one.category == word.category and one.strength >= word.strength for one in rest):
            yield _finding(
                clerk, word, f"“{prose.text[word.start : word.end]}” in the headline, nowhere in the story",
                f"“{prose.text[word.start : word.end]}” judges, and the story tells it without that or a like word.",
            )  # fmt: skip
        return
    first = body[0]
    by = f" ({first.speaker.name})" if first.speaker is not None else ""
    how = {"quoted": "in quotation marks", "attributed": "as somebody's words", "scare": "in quotation marks"}
    where = how.get(first.voice, "in words that are not its own")
    theirs, line = prose.text[first.start : first.end], _line(clerk, first.start)
    yield _finding(
        clerk, word, f"“{prose.text[word.start : word.end]}” in the headline; the story has it only {where}{by}",
        f"“{theirs}” in line {line} stands {where}{by}, and nowhere in the story's own voice.",
    )  # fmt: skip


def _stronger_deed(clerk: Clerk, deed: Deed, head: set[int]) -> Iterator[Finding]:
    """A deed stated as a fact above, which below is only alleged or said by somebody."""
    if deed.hidden:
        return
    prose = clerk.analysis.prose
    stem = prose.words.folded[deed.first][:4]
    body = [
        one for one in clerk.analysis.deeds if one.sentence not in head and prose.words.folded[one.first][:4] == stem
    ]
    doubtful = [one for one in body if _hedged(clerk, one)]
    if not body or len(doubtful) < len(body):
        return
    first = doubtful[0]
    yield _finding(
        clerk, deed, f"“{deed.verb}” is a fact in the headline and hedged in the story",
        f"“{deed.actor} … {deed.verb}” in the headline; line {_line(clerk, first.start)} hedges it "
        f"(“{first.verb}”).",
    )  # fmt: skip


def _hedged(clerk: Clerk, deed: Deed) -> bool:
    sentence = clerk.analysis.prose.sentences[deed.sentence]
    return bool(clerk.analysis.prose.between("hedge", sentence.first, sentence.last))


def _line(clerk: Clerk, start: int) -> int:
    return clerk.lines.place(clerk.start_of(start))[0]


def _finding(clerk: Clerk, word: Loaded | Deed, message: str, because: str) -> Finding:
    return clerk.at(
        word.start, word.end, word.sentence, rule="text/headline", severity="note", message=message, because=because,
        instead=("attribute it in the headline too", "use the story's own word"), voice="own",
    )  # fmt: skip
