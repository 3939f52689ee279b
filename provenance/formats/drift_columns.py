"""Drift side by side: the source on the left, the text on the right, and under each pair what differs."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.chain.paired import Difference, Drift, Excerpt
from provenance.formats.page import Page, printable, shorten, wrap

_LONGEST = 420
_GAP = "  │ "


def lay_out(page: Page, hop: Drift) -> None:
    """One hop: how much of it has a counterpart, and every pair that differs with both texts."""
    page.line()
    names = f"{hop.source} ({hop.source_language or '?'}) → {hop.target} ({hop.target_language or '?'})"
    page.line(f"drift · {names}", "bold")
    joined = sum(1 for pair in hop.pairs if pair.source and pair.target)
    by = "by the file" if hop.aligned_by == "file" else "sentence by sentence"
    page.entry(
        "", f"{joined} pairs aligned {by}; {hop.kept:.0%} of the source and {hop.covered:.0%} of the text", indent=2
    )
    for note in hop.notes:
        page.entry("note", note)
    if hop.compared and not hop.differences:
        page.entry("", "nothing differs that this checker knows of", indent=2)
    for number in dict.fromkeys(one.pair for one in hop.differences):
        found = [one for one in hop.differences if one.pair == number]
        page.line()
        _columns(page, *_texts(hop, number, found))
        for one in found:
            left = f", left as it is: {one.intended}" if one.intended else ""
            label = "intended" if one.intended else one.severity
            page.entry(f"   {label}", f"{one.kind}: {one.what}{left}", "bold" if label == "warning" else "")


def _texts(hop: Drift, number: int, found: Sequence[Difference]) -> tuple[str, str]:
    """The texts of a pair; of a run of sentences that one text has alone, all of it."""
    pair = hop.pairs[number]
    apart = next((one for one in found if one.kind in ("cut", "added")), None)
    source = [apart.source] if apart is not None and apart.source else pair.source
    target = [apart.target] if apart is not None and apart.target else pair.target
    return _joined(source), _joined(target)


def _joined(excerpts: Sequence[Excerpt]) -> str:
    return " ".join(" ".join(each.quoted.split()) for each in excerpts)


def _columns(page: Page, left: str, right: str) -> None:
    width = (page.width - len(_GAP) - 2) // 2
    columns = [wrap(printable(shorten(text, _LONGEST)), width) if text else ["—"] for text in (left, right)]
    for row in range(max(map(len, columns))):
        one, other = (column[row] if row < len(column) else "" for column in columns)
        page.row(f"  {one:<{width}}{_GAP}{other}")
