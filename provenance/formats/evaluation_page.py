"""An evaluation as a terminal page: the protocol first, then every figure with its interval."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.formats.page import Page, shorten
from provenance.learn.evaluation import Evaluation

_GROUPS = 12


def render(found: Evaluation, *, width: int = 80, colour: bool = False) -> str:
    """The whole evaluation as text of `width` columns."""
    page = Page(width, colour=colour)
    page.entry("protocol", found.protocol)
    page.line()
    for name, figure in found.words.items():
        page.entry("words" if name == "precision" else "", f"{name:<26}{figure}")
    page.entry("", f"{'average precision':<26}{found.average_precision:.3f}")
    for recall, precision in found.at_recall:
        page.entry("", f"{f'precision at recall {recall:g}':<26}{precision:.3f}")
    page.entry("", f"{found.flags_in_neutral:.3f} flags in a neutral sentence at recall 0.3")
    if found.sentences is not None:
        page.entry("sentences", f"{'macro-F1':<26}{found.sentences}")
    else:
        page.entry("sentences", "all alike, so nothing is said of them")
    page.line()
    page.entry(
        "calibration", f"Brier score {found.calibration.brier:.4f}, expected error {found.calibration.error:.4f}"
    )
    for mean, share, words in found.calibration.table:
        page.entry("", f"said {mean:.2f}  were {share:.2f}  {words} words")
    for name, rows in (("by outlet", found.outlets), ("by topic", found.topics)):
        _group(page, name, rows)
    return page.text()


def _group(page: Page, name: str, rows: Sequence[tuple[str, int, float, float, float]]) -> None:
    if len(rows) < 2:
        return
    page.line()
    for number, (group, sentences, precision, recall, f1) in enumerate(rows[:_GROUPS]):
        figures = f"{shorten(group, 22):<23} {sentences:>5} sentences  P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}"
        page.entry(name if not number else "", figures)
    if len(rows) > _GROUPS:
        page.entry("", f"and {len(rows) - _GROUPS} more: --format json")
