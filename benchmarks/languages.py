"""Our own labelled sets: loaded words, ordinary senses and voice in languages other than English.

The sentences are in `tests/framing/cases/labelled-<language>.jsonl`. Those of es, fr, de, pt and ru were written and
labelled without a look into the lexicons of those languages, and are a test of the lexicons, not a copy of them.

Protocol: every line is read as an article of its own, its language declared, all disputes free to switch on.
A loaded word of the pipeline counts as found when its strength is 2 or more, or when it is a concept or a
dispute's label (a mild word of a bare term list does not count); hedges are left out, as they were not labelled.

- precision: found words that overlap a labelled span, of all found words
- recall: labelled spans that a found word overlaps, of all labelled spans
- silent flagged: sentences without a label in which something is found; in brackets, those with a warning
- voice: of the labelled spans that are found, those whose voice is right; in brackets, of all labelled spans
  whether found or not (a scare quote counts as quoted, `unsure` as wrong)
- concept: of the labelled spans found that name a concept, those where that concept was found

Run: `python -m benchmarks.languages [--misses] [LANGUAGE…]`; `--misses` lists what was not as labelled.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from provenance.article.read import read_text
from provenance.framing.analysis import analyse
from provenance.framing.findings import severity_of
from provenance.framing.wording import Loaded
from provenance.lexicon.lexicon import Lexicon

CASES = Path(__file__).resolve().parents[1] / "tests" / "framing" / "cases"
LANGUAGES = sorted(path.stem.removeprefix("labelled-") for path in CASES.glob("labelled-*.jsonl"))


@dataclass
class Counts:
    """What one language's set gave."""

    sentences: int = 0
    silent: int = 0
    flagged: int = 0
    warned: int = 0
    found: int = 0
    right: int = 0
    labels: int = 0
    recalled: int = 0
    voice: int = 0
    voice_all: int = 0
    named: int = 0
    concept: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Found words that are labelled."""
        return self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        """Labelled spans that are found."""
        return self.recalled / max(self.labels, 1)

    @property
    def voice_right(self) -> float:
        """Labelled spans found whose voice is as labelled."""
        return self.voice / max(self.recalled, 1)

    @property
    def silent_flagged(self) -> float:
        """Sentences that should stay silent and do not."""
        return self.flagged / max(self.silent, 1)


def cases(code: str) -> list[dict[str, object]]:
    """The labelled lines of a language."""
    lines = (CASES / f"labelled-{code}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def measure(code: str, lexicon: Lexicon) -> Counts:
    """Run a language's set."""
    counts = Counts()
    for case in cases(code):
        _count(case, code, lexicon, counts)
    return counts


def spans(case: dict[str, object]) -> Iterator[tuple[int, int, dict[str, str]]]:
    """Where the labelled words of a line stand; the same word twice is found twice."""
    text, loaded = case["text"], case["loaded"]
    assert isinstance(text, str)
    assert isinstance(loaded, list)
    taken: set[int] = set()
    for label in loaded:
        start = text.index(label["quoted"])
        while start in taken:
            start = text.index(label["quoted"], start + 1)
        taken.add(start)
        yield start, start + len(label["quoted"]), label


def counts_as_found(word: Loaded) -> bool:
    """Whether a loaded word counts in these sets."""
    return word.category != "hedge" and (word.strength >= 2 or word.kind in ("concept", "label"))


def _count(case: dict[str, object], code: str, lexicon: Lexicon, counts: Counts) -> None:
    text = str(case["text"])
    article = read_text(text, language=code)
    analysis = analyse(article, lexicon)
    labels = list(spans(case))
    found = [(article.view.source(word.start, word.end), word) for word in analysis.words if counts_as_found(word)]
    counts.sentences += 1
    counts.found += len(found)
    counts.labels += len(labels)
    for span, word in found:
        hit = any(start < span.end and span.start < end for start, end, _ in labels)
        counts.right += hit
        if not hit:
            counts.misses.append(f"extra    {text[span.start : span.end]} ({word.concept or word.category}): {text}")
    if not labels:
        counts.silent += 1
        counts.flagged += bool(found)
        counts.warned += any(severity_of(word) != "note" for _, word in found)
    for start, end, label in labels:
        over = [word for span, word in found if start < span.end and span.start < end]
        at = analysis.article.text.index(label["quoted"], start)
        view = _in_view(analysis.article.view.text, label["quoted"], at)
        voice = "quoted" if (said := analysis.voices.at(*view).voice) == "scare" else said
        counts.voice_all += voice == label["voice"]
        counts.recalled += bool(over)
        if not over:
            counts.misses.append(f"missed   {label['quoted']} ({label['concept']}): {text}")
            continue
        voices = {"quoted" if word.voice == "scare" else word.voice for word in over}
        counts.voice += label["voice"] in voices
        if label["voice"] not in voices:
            counts.misses.append(f"voice    {label['quoted']} is {label['voice']}, not {', '.join(voices)}: {text}")
        if label["concept"]:
            counts.named += 1
            counts.concept += any(word.concept == label["concept"] for word in over)
            if all(word.concept != label["concept"] for word in over):
                got = ", ".join(word.concept or word.category for word in over)
                counts.misses.append(f"concept  {label['quoted']} is {label['concept']}, not {got}: {text}")


def _in_view(view: str, quoted: str, near: int) -> tuple[int, int]:
    """Where a labelled word stands in the view: the place nearest to its place in the source."""
    places = []
    at = view.find(quoted)
    while at >= 0:
        places.append(at)
        at = view.find(quoted, at + 1)
    start = min(places, key=lambda place: abs(place - near), default=near)
    return start, start + len(quoted)


def main() -> None:
    """Print a line a language."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    options = parser.parse_args()
    lexicon = Lexicon()
    for code in options.languages:
        one = measure(code, lexicon)
        print(
            f"{code}  sentences {one.sentences}  labels {one.labels}  "
            f"P {one.precision:.3f}  R {one.recall:.3f}  "
            f"silent flagged {one.flagged}/{one.silent} ({one.warned})  "
            f"voice {one.voice_right:.3f} ({one.voice_all / one.labels:.3f})  "
            f"concept {one.concept / max(one.named, 1):.3f}"
        )
        if options.misses:
            print(*sorted(one.misses), sep="\n")


if __name__ == "__main__":
    main()
