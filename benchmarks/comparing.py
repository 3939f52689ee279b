"""Comparing: facts across outlets, own-voice loaded words against annotated bias, and the cost of a report.

**Facts.** `newswcl50` (5 events, 5 outlets) and `basil` (50 events, 3 outlets): pairs of sentences of two articles that
the alignment gives, an event. The rules were chosen by reading pairs of BASIL's even events and NewsWCL50's, and on a
first sample of 50 (43 right); then 50 others, 25 of BASIL's odd events by triplet id and 25 of NewsWCL50's events 0, 2
and 4, were read by one reader. A pair is right when both sentences state the same fact in a principal clause; a shared
description of a person is wrong. NewsWCL50's events had been looked at while the rules were chosen, BASIL's odd ones in
part. Verdicts lie in `results/comparing-pairs.tsv` as digests of the two sentences, so that no sentence leaves the
data; a run says how many of the pairs read are still given.

**Loaded words.** BASIL: in each triple, outlets ranked by own-voice loaded words (score, per 1,000 words) against
annotated lexical-bias spans outside quotations per 1,000 words: Kendall's tau-b, its mean over triples in which both
differ, with a 95 % bootstrap interval over triples. Nothing was chosen on it.

**Cost.** Ten articles of about 500 words (BASIL's nearest), read, compared with every part and rendered as HTML in one
process that had its lexicon already: best of three; and the peak memory of a fresh process.

Run: `python -m benchmarks comparing`.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from benchmarks.evaluation_data import missing, shared
from provenance.article.read import read_text
from provenance.compare.pairing import Pair, best_pairs, scores
from provenance.compare.statements import statements
from provenance.formats.html import render
from provenance.framing.analysis import Analysis, analyse
from provenance.gate.comparing import compare_all
from provenance.lexicon.lexicon import Lexicon

VERDICTS = Path(__file__).parent / "results" / "comparing-pairs.tsv"
Event = list[tuple[str, str]]


def main() -> None:
    """Print the figures."""
    if "--once" in sys.argv:
        _once(Lexicon())
        return
    lexicon = Lexicon()
    for name, events in (("newswcl50", _newswcl50()), ("basil", _basil())):
        if events is None:
            print(missing(f"data/{name}"))
        else:
            _facts(name, events, lexicon)
    if shared("data/basil/articles.jsonl") is not None:
        _agreement(lexicon)
        _cost(lexicon)


def _newswcl50() -> dict[str, Event] | None:
    path = shared("data/newswcl50/articles.jsonl")
    if path is None:
        return None
    events: defaultdict[str, Event] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = " ".join(row["sentences"]).replace("\\n", "\n\n")
        for mark in ("'s", ",", ".", "n't"):
            text = text.replace(f" {mark}", mark)
        events[str(row["event_id"])].append((row["doc_id"], text))
    return dict(events)


def _basil() -> dict[str, Event] | None:
    path = shared("data/basil/articles.jsonl")
    if path is None:
        return None
    events: defaultdict[str, Event] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        events[row["triplet"]].append((row["article"], row["title"] + "\n\n" + row["text"].replace("\n", "\n\n")))
    return dict(events)


def _facts(name: str, events: dict[str, Event], lexicon: Lexicon) -> None:
    read = _verdicts()
    given: dict[str, str] = {}
    total, started = 0, time.perf_counter()
    for event in events.values():
        analyses = [analyse(read_text(text, name=path, language="en"), lexicon) for path, text in event]
        pairs = _pairs(analyses)
        total += len(pairs)
        given |= {digest: read[digest] for pair in pairs if (digest := _digest(pair, analyses)) in read}
    upheld = sum(verdict == "same" for verdict in given.values())
    seconds = time.perf_counter() - started
    print(f"{name}: {len(events)} events, {total / len(events):.1f} pairs an event ({seconds:.1f} s with analysis);")
    print(f"  of them read {len(given)}, the same fact {upheld} ({upheld / max(len(given), 1):.2f})")


def _pairs(analyses: list[Analysis]) -> list[Pair]:
    every = statements(analyses)
    return [pair for one, other in combinations(every, 2) for pair in best_pairs(one, other, scores(one, other))]


def _digest(pair: Pair, analyses: list[Analysis]) -> str:
    texts = [analyses[one.article].article.text[one.start : one.end] for one in (pair.one, pair.other)]
    return sha256("\0".join(sorted(" ".join(text.split()) for text in texts)).encode()).hexdigest()[:16]


def _verdicts() -> dict[str, str]:
    if not VERDICTS.exists():
        return {}
    rows = (line.split("\t") for line in VERDICTS.read_text(encoding="utf-8").splitlines()[1:])
    return {row[0]: row[2] for row in rows}


def _agreement(lexicon: Lexicon) -> None:
    spans_file, articles = shared("data/basil/spans.csv"), _basil()
    assert spans_file is not None
    assert articles is not None
    spans: defaultdict[str, int] = defaultdict(int)
    with spans_file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["bias"] == "lex" and row["in_quote"] == "no":
                spans[row["article"]] += 1
    taus = []
    for event in articles.values():
        ours, gold = [], []
        for path, text in event:
            analysis = analyse(read_text(text, name=path, language="en"), lexicon)
            words = max(analysis.prose.word_count, 1)
            ours.append(1000 * sum(word.score for word in analysis.words if word.voice == "own") / words)
            gold.append(1000 * spans[path] / words)
        tau = _tau(ours, gold)
        if tau is not None:
            taus.append(tau)
    draw = random.Random(5)
    means = sorted(sum(draw.choices(taus, k=len(taus))) / len(taus) for _ in range(2000))
    mean = sum(taus) / len(taus)
    print(f"basil, own-voice loaded words against lexical bias spans: {len(taus)} triples, mean tau-b {mean:.2f}")
    print(f"  95 % interval {means[50]:.2f} to {means[-51]:.2f}")


def _tau(ones: list[float], others: list[float]) -> float | None:
    """Kendall's tau-b; None where either ranks nothing."""
    same = ties_one = ties_other = 0
    pairs = list(combinations(range(len(ones)), 2))
    for a, b in pairs:
        one, other = ones[a] - ones[b], others[a] - others[b]
        ties_one += one == 0
        ties_other += other == 0
        same += (one * other > 0) - (one * other < 0)
    free = (len(pairs) - ties_one) * (len(pairs) - ties_other)
    return same / free**0.5 if free else None


def _ten() -> list[tuple[str, str]]:
    articles = _basil()
    assert articles is not None
    every = [one for event in articles.values() for one in event]
    return sorted(every, key=lambda one: (abs(len(one[1].split()) - 500), one[0]))[:10]


def _cost(lexicon: Lexicon) -> None:
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        size = len(_page(lexicon))
        taken.append(time.perf_counter() - started)
    command = [
        sys.executable,
        "-c",
        "import sys; from benchmarks.comparing import main; sys.argv.append('--once'); main()",
    ]
    started = time.perf_counter()
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    cold = time.perf_counter() - started
    print(
        f"ten articles, HTML out: {min(taken):.2f} s warm, {cold:.2f} s in a fresh process, {size // 1000} kB; "
        f"{out.strip()}"
    )


def _once(lexicon: Lexicon) -> None:
    _page(lexicon)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _page(lexicon: Lexicon) -> bytes:
    articles = [read_text(text, name=path, language="en") for path, text in _ten()]
    report, analyses = compare_all(articles, lexicon)
    return render(report, analyses).encode("utf-8", "replace")


if __name__ == "__main__":
    main()
