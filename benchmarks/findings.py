"""Findings of a text against itself: how many of each rule, per 500 words, on ordinary copy.

Protocol: each of the 1,001 articles of `articles/us_news.jsonl` and the 161 of `ptc/articles.jsonl` is checked as the
command line would, declared English, default house. Counted are the findings of the rules below. What a reader upheld
of them is in `results/findings.md`. Run: `python -m benchmarks findings`.
"""

from __future__ import annotations

import json
from collections import Counter

from benchmarks.evaluation_data import missing, shared
from provenance.article.read import read_text
from provenance.gate.check import check_article
from provenance.lexicon.lexicon import Lexicon

SETS = ("data/articles/us_news.jsonl", "data/ptc/articles.jsonl")
RULES = (
    "agency/passive", "agency/nominal", "agency/intransitive", "agency/uneven", "sources/uneven-verbs",
    "text/headline", "text/mixed-names", "loaded/opinion",
)  # fmt: skip


def main() -> None:
    """Print the count of each rule on each set."""
    lexicon = Lexicon()
    for name in SETS:
        path = shared(name)
        if path is None:
            print(missing(name))
            continue
        counts: Counter[tuple[str, str]] = Counter()
        words = 0
        for line in path.read_text(encoding="utf-8").splitlines():
            report = check_article(read_text(json.loads(line)["text"], language="en"), lexicon)
            words += report.words
            counts.update((one.rule, one.severity) for one in report.findings if one.rule in RULES)
        total = sum(counts.values())
        print(f"{name}: {words} words, {total} findings, {total / words * 500:.2f} per 500 words")
        for (rule, severity), count in sorted(counts.items()):
            print(f"  {rule:24} {severity:8} {count}")


if __name__ == "__main__":
    main()
