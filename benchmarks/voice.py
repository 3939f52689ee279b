"""Whose words: attributed content, cues and sources on PolNeAR (Newell et al. 2018).

Protocol: the first 600 articles by id (five publishers) to develop on, the other 240 (two publishers) to test;
the article's language is declared. Content is measured by characters (white space left out), over everything and
outside quotation marks; cues and sources by overlap. `python -m benchmarks.voice train` writes the weights anew
from the first 600.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.evaluation_data import missing, shared
from provenance.article.article import PROSE
from provenance.article.read import read_text
from provenance.framing.attribution import Attribution, attributions
from provenance.framing.prose import Prose
from provenance.framing.quotes import Quote, quotes
from provenance.framing.voice import voices
from provenance.learn.cues import rows, train, written
from provenance.lexicon.lexicon import Lexicon

Spans = list[tuple[int, int]]
PART = "data/polnear/train.jsonl"
DEVELOP = 600
THRESHOLD = 0.31
WEIGHTS = Path(__file__).parent.parent / "lexicons" / "weights" / "cues-en.toml"
CARD = {
    "what": "Which of the cues in languages/en.toml report what somebody says, thinks or wants, in its sentence.",
    "model": "Sparse logistic regression over the cue, the small words and marks around it, and its place.",
    "trained_on": "600 articles of five US publishers, 2015-2016, in PolNeAR (Newell, Margolin and Ruths, 2018).",
    "tested_on": "240 articles of two other publishers of PolNeAR: cue F1 .77, source F1 .75, content F1 by "
    "characters .85, outside quotation marks .74.",
    "holds": "No word of the articles: every feature is a word of our own language file, a mark or a shape.",
    "licence": "PolNeAR's articles belong to their publishers and are not here; check its terms before training anew.",
    "limits": "US political news of one campaign; other topics, decades and Englishes are untested. Many marked cues "
    "are attitudes (wants, supports); only reporting verbs give a speaker a hearing.",
    "made_by": "python -m benchmarks.voice train",
}


def main(part: str = "") -> None:
    """Print content, cue and source figures and the speed, or train the weights."""
    path = shared(PART)
    if path is None:
        print(missing(PART))
        return
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    read = _read(records)
    if part == "train":
        found = [
            row
            for number, (prose, marks, gold) in enumerate(read[:DEVELOP])
            for row in rows(prose, marks, gold["cue"], number)
        ]
        trained = train(found)
        WEIGHTS.write_text(written(trained, THRESHOLD, CARD), encoding="utf-8")
        print(f"{trained.number} weights from {len(found)} possible cues: {WEIGHTS.name}")
        return
    for name, some in (("develop", read[:DEVELOP]), ("test", read[DEVELOP:])):
        _print(name, some)
    _speed([prose for prose, _, _ in read])


def _read(records: list[dict[str, Any]]) -> list[tuple[Prose, list[Quote], dict[str, Spans]]]:
    lexicon = Lexicon()
    read = []
    for record in records:
        article = read_text(record["text"], language="en")
        prose = Prose(article, lexicon)
        marks = quotes(prose.text, [(one.start, one.end) for one in article.passages if one.kind in PROSE])
        gold = {
            part: [
                (article.view.at(start), article.view.at(end))
                for attribution in record["attributions"]
                for start, end in attribution.get(part, [])
            ]
            for part in ("content", "cue", "source")
        }
        read.append((prose, marks, gold))
    return read


def _print(name: str, read: list[tuple[Prose, list[Quote], dict[str, Spans]]]) -> None:
    totals = {part: [0, 0, 0] for part in ("content", "content outside quotes", "cue", "source")}
    for prose, marks, gold in read:
        found = attributions(prose, marks)
        quoted = _with_marks(prose.text, marks)
        given = [run for one in found for run in one.runs]
        _characters(totals["content"], prose.text, gold["content"], given + quoted, [])
        _characters(totals["content outside quotes"], prose.text, gold["content"], given, quoted)
        _overlap(totals["cue"], gold["cue"], [prose.span(*one.cue) for one in found])
        _overlap(totals["source"], gold["source"], _sources(prose, found))
    print(f"PolNeAR, {name}: {len(read)} articles")
    for part, (both, given_, wanted) in totals.items():
        precision, recall = both / max(given_, 1), both / max(wanted, 1)
        figure = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"  {part:24} P {precision:.3f}  R {recall:.3f}  F1 {figure:.3f}")


def _sources(prose: Prose, found: list[Attribution]) -> Spans:
    return [prose.span(*one.source) for one in found if one.source is not None]


def _speed(read: list[Prose]) -> None:
    """Microseconds of CPU for 500 words, the best of three rounds."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        for prose in read:
            voices(prose)
        spent.append(time.process_time() - start)
    words = sum(len(prose.words) for prose in read)
    print(f"  voice: {min(spent) / words * 500e6:.0f} µs of CPU for 500 words")


def _with_marks(text: str, marks: Iterable[Quote]) -> Spans:
    """The quotations with their marks, which are content and are not outside."""
    found = []
    for quote in marks:
        start, end = quote.start, quote.end
        while start > 0 and text[start - 1] in "\"“”„«»'‘’`":
            start -= 1
        while end < len(text) and text[end] in "\"“”„«»'‘’`":
            end += 1
        found.append((start, end))
    return found


def _marked(spans: Iterable[tuple[int, int]], text: str) -> set[int]:
    return {at for start, end in spans for at in range(start, min(end, len(text))) if not text[at].isspace()}


def _characters(total: list[int], text: str, gold: Spans, found: Spans, outside: Spans) -> None:
    without = _marked(outside, text)
    wanted, given = _marked(gold, text) - without, _marked(found, text) - without
    total[0] += len(wanted & given)
    total[1] += len(given)
    total[2] += len(wanted)


def _overlap(total: list[int], gold: Spans, found: Spans) -> None:
    hit = sum(any(a < d and c < b for c, d in gold) for a, b in found)
    recalled = sum(any(a < d and c < b for c, d in found) for a, b in gold)
    total[0] += min(hit, recalled)
    total[1] += len(found)
    total[2] += len(gold)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
