"""What is looked at to decide whether a report ends at a place: the mark there and the small words around it."""

from __future__ import annotations

from provenance.framing.clauses import Reader
from provenance.framing.cue_features import Tokens
from provenance.framing.cues import Cue

# One name for each place of the tuples that `stop_features` gives.
SLOTS = (
    "mark", "behind", "mark-behind", "two-behind", "before-mark-behind", "sort-mark-behind", "opens-mark-behind",
    "length", "left", "sort-length", "mark-next", "class-mark", "behind-next",
)  # fmt: skip


def stops(reader: Reader, tokens: Tokens, begin: int, last: int) -> list[int]:
    """The words behind which a report that begins at `begin` may end: before marks and small words, not in quotes."""
    gaps, folded, quoted, closed = reader.gaps, reader.folded, reader.quoted, tokens.closed
    return [
        at
        for at in range(begin, last - 1)
        if not (quoted[at] and quoted[at + 1]) and gaps[at] != "j" and (gaps[at] or folded[at + 1] in closed)
    ]


def stop_features(
    reader: Reader, tokens: Tokens, cue: Cue, begin: int, at: int, last: int, whole: bool
) -> tuple[str, ...]:
    """The features of the place behind word `at`, in the order of `SLOTS`."""
    gap = reader.gaps[at]
    behind = tokens.at(at + 1)
    behind2 = tokens.at(at + 2) if at + 2 < last else "|"
    before = tokens.at(at)
    opens = reader.folded[begin] if reader.folded[begin] in reader.table("complementisers") else ("q" if reader.quoted[begin] else "")
    mark = f"{gap} {behind}"
    sort = f"{cue.sort} {whole}"
    length = at + 1 - begin
    size = str(length) if length < 4 else ("4-6" if length < 7 else ("7-12" if length < 13 else "13+"))
    left = last - 1 - at
    rest = str(left) if left < 4 else ("4-9" if left < 10 else "10+")
    upcoming = next((reader.gaps[word] for word in range(at + 1, min(at + 10, last - 1)) if reader.gaps[word] not in ("", "j")), "|")
    return (
        gap, behind, mark, f"{mark} {behind2}", f"{before} {mark}", f"{sort} {mark}", f"{opens} {mark}",
        size, rest, f"{sort} {size} {gap}", f"{mark} {upcoming}", f"{cue.cue_class} {gap}", f"{behind} {behind2}",
    )  # fmt: skip
