"""Whose words: attributed content, cues and sources on PolNeAR (Newell et al. 2018).

Protocol: the article's language is declared, its paragraphs are its lines. Content is measured by characters
(white space left out), over everything and outside quotation marks; cues and sources by overlap.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable

from benchmarks.evaluation_data import missing, shared
from provenance.article.article import Article
from provenance.article.read import read_text
from provenance.framing.attribution import attributions
from provenance.framing.prose import Prose
from provenance.framing.quotes import quotes
from provenance.lexicon.lexicon import Lexicon

Spans = list[tuple[int, int]]
PART = "data/polnear/train.jsonl"


def main(limit: int = 0) -> None:
    """Print content, cue and source figures and the speed."""
    path = shared(PART)
    if path is None:
        print(missing(PART))
        return
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    records = records[:limit] if limit else records
    lexicon = Lexicon()
    articles = [read_text(record["text"], language="en") for record in records]
    totals = {name: [0, 0, 0] for name in ("content", "content outside quotes", "cue", "source")}
    spent = time.process_time()
    read = [_voices(article, lexicon) for article in articles]
    spent = time.process_time() - spent
    for record, article, (quoted, content, cues, sources) in zip(records, articles, read, strict=True):
        _characters(totals["content"], record["text"], _gold(record, "content"), content + quoted, [])
        _characters(totals["content outside quotes"], record["text"], _gold(record, "content"), content, quoted)
        _overlap(totals["cue"], _gold(record, "cue"), cues)
        _overlap(totals["source"], _gold(record, "source"), sources)
        assert article.view.text == record["text"] or len(article.view.text) <= len(record["text"])
    print(f"PolNeAR, {len(records)} articles")
    for name, (both, found, gold) in totals.items():
        precision, recall = both / max(found, 1), both / max(gold, 1)
        print(f"  {name:24} P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}")
    print(f"  {len(records) / spent:.0f} articles/s of CPU")


def _gold(record: dict[str, object], part: str) -> Spans:
    attributions_ = record["attributions"]
    assert isinstance(attributions_, list)
    return [tuple(span) for attribution in attributions_ for span in attribution.get(part, [])]


def _voices(article: Article, lexicon: Lexicon) -> tuple[Spans, Spans, Spans, Spans]:
    prose = Prose(article, lexicon)
    marks = quotes(prose.text, [(passage.start, passage.end) for passage in article.passages])
    found = attributions(prose, marks)
    return (
        [(quote.start, quote.end) for quote in marks],
        [(one.start, one.end) for one in found],
        [prose.span(*one.cue) for one in found],
        [prose.span(*one.source) for one in found if one.source is not None],
    )


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
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
