"""The trial of a draft on a terminal: hits to read first, then how many, in whose voice, by outlet and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from provenance.formats.page import Page
from provenance.gate.trial import Tally, Trial, TrialHit

_MOST_HITS, _ROWS = 200, 24


def trial_page(trial: Trial, *, sample: int = 0, seed: int = 0, width: int = 80, colour: bool = False) -> str:
    """Hits in context, the first 200 or a sample of them drawn by `seed`, and what they come to."""
    page = Page(width, colour=colour)
    hits: Sequence[TrialHit] = trial.hits[: sample or _MOST_HITS]
    if sample and sample < len(trial.hits):
        chosen = sorted(Random(seed).sample(range(len(trial.hits)), sample))
        hits = [trial.hits[number] for number in chosen]
    for hit in hits:
        place = f"{hit.path}:{hit.line}:{hit.column}"
        page.line(" · ".join(part for part in (place, hit.date, hit.outlet) if part), "bold")
        page.entry("", f"…{hit.before} [{hit.quoted}] {hit.after}… ({_said(hit)})", indent=4)
    if len(trial.hits) > len(hits):
        page.line(f"and {len(trial.hits) - len(hits):,} more hits")
    page.line()
    page.line(
        f"{len(trial.hits)} hits in {trial.hit_articles} of {trial.articles} articles: "
        f"{trial.per_thousand:.0f} hits per 1,000 articles", "bold",
    )  # fmt: skip
    if trial.hits:
        voices = Counter(hit.voice for hit in trial.hits).most_common()
        page.entry("voice", ", ".join(f"{voice} {count:,}" for voice, count in voices))
        page.entry("flagged", _today(trial.hits))
        _table(page, "outlet", trial.outlets)
        _table(page, "month", trial.months)
    if trial.passed_over:
        page.line(f"{trial.passed_over:,} articles in a language that the lexicons do not know were passed over")
    for problem in trial.problems:
        page.entry("not read", f"{problem.path}: {problem.message}", "bold red")
    return page.text()


def _said(hit: TrialHit) -> str:
    speaker = f" by {hit.speaker}" if hit.speaker else ""
    parts = [hit.concept or "term", hit.voice + speaker, hit.side, f"today {hit.already}" if hit.already else ""]
    return ", ".join(part for part in parts if part)


def _today(hits: Sequence[TrialHit]) -> str:
    known = Counter(hit.already for hit in hits if hit.already)
    names = ", ".join(f"{name} {count:,}" for name, count in known.most_common(6))
    return f"{known.total():,} of {len(hits):,} already today" + (f" ({names})" if names else "")


def _table(page: Page, what: str, rows: Sequence[Tally]) -> None:
    """Hits by outlet or month, also where none is given; those without a hit are counted."""
    if not any(row.name for row in rows):
        return
    hit = [row for row in rows if row.hits]
    for row in hit[:_ROWS]:
        page.entry(
            what,
            f"{row.name or '(none given)'}: {row.hits:,} ({row.own:,} in own voice), "
            f"{row.per_1000_words:.2f} per 1,000 words of {row.articles:,} articles",
        )
    left = [f"{len(hit) - _ROWS:,} more with hits"] if len(hit) > _ROWS else []
    left += [f"{len(rows) - len(hit):,} without"] if len(rows) > len(hit) else []
    if left:
        page.entry("", f"and {', '.join(left)}; --format json has all")
