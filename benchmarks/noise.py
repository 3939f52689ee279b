"""Noise: how often the default house interrupts an editor on ordinary news copy.

Protocol: each of the 1,001 articles of `articles/us_news.jsonl` (about 500 words each, many US outlets) is checked
as the command line would, its language declared English, all disputes free to switch on, default house. Counted are
findings of warning or above in own voice, per 500 words: of all rules (findings about the article as a whole, which
have no voice, apart), of `loaded/*` alone, and of everything but `loaded/*`; and notes per 500 words.

`--sample N --seed S` prints N warnings drawn evenly at random from `loaded/*`, `agency/*` and `sources/*` in own
voice, with their sentence, for reading one by one. A warning is upheld when a copy editor with no side in the matter
would want the word attributed, replaced or justified where it stands: it is the text's own judgement, or names an act
or a group by a term that somebody concerned disputes. It is not upheld when the word is the plain or legal name
of the thing, an idiom, a title or somebody's name, or when it stands in words that are somebody else's.
Opinion pieces are in the set: loaded wording in them is upheld, because the checker is asked for wording.

Run: `python -m benchmarks.noise [--sample 100 --seed 7]`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter

from benchmarks.evaluation_data import missing, shared
from provenance.article.read import read_text
from provenance.framing.finding import Finding
from provenance.gate.check import check_article
from provenance.lexicon.lexicon import Lexicon

ARTICLES = "data/articles/us_news.jsonl"


def main() -> None:
    """Print alerts per 500 words, or a sample to read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--concepts", action="store_true", help="which words and concepts the warnings come from")
    options = parser.parse_args()
    path = shared(ARTICLES)
    if path is None:
        print(missing(ARTICLES))
        return
    lexicon = Lexicon()
    counts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    drawn: list[tuple[str, Finding, str]] = []
    words = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        report = check_article(read_text(record["text"], language="en"), lexicon)
        words += report.words
        for finding in report.findings:
            counts[_bin(finding)] += 1
            if _bin(finding) not in ("note", "whole"):
                rules[finding.rule] += 1
                kinds[f"{finding.rule} {finding.concept or ''} {finding.quoted.lower()}"] += 1
                if finding.rule.startswith(("loaded/", "agency/", "sources/")):
                    drawn.append((record["id"], finding, _around(record["text"], finding)))
    _print_rates(counts, rules, words)
    if options.concepts:
        for name, count in kinds.most_common(400):
            print(f"{count:5}  {name}")
    if options.sample:
        _print_sample(drawn, options.sample, options.seed)


def _bin(finding: Finding) -> str:
    if finding.severity == "note":
        return "note"
    if not finding.quoted:
        return "whole"
    return "loaded" if finding.rule.startswith("loaded/") else "other"


def _around(text: str, finding: Finding) -> str:
    """The line the finding stands in, cut to what is needed to judge it."""
    start = max(text.rfind("\n", 0, finding.start) + 1, finding.start - 260)
    end = text.find("\n", finding.end)
    end = min(end if end >= 0 else len(text), finding.end + 160)
    return f"{text[start : finding.start]}[[{text[finding.start : finding.end]}]]{text[finding.end : end]}"


def _print_rates(counts: Counter[str], rules: Counter[str], words: int) -> None:
    def per(number: int) -> str:
        return f"{number / words * 500:.2f} ({number})"

    print(f"{words} words; per 500 words (number):")
    print(f"  warnings in own voice, all rules  {per(counts['loaded'] + counts['other'])}")
    print(f"  warnings in own voice, loaded/*   {per(counts['loaded'])}")
    print(f"  warnings in own voice, the rest   {per(counts['other'])}")
    print(f"  warnings on an article as a whole {per(counts['whole'])}")
    print(f"  notes                             {per(counts['note'])}")
    for rule, count in rules.most_common():
        print(f"    {rule:34} {per(count)}")


def _print_sample(drawn: list[tuple[str, Finding, str]], size: int, seed: int) -> None:
    """A sample that depends on the articles alone, not on the order of rules."""
    chosen = random.Random(seed).sample(sorted(drawn, key=lambda one: (one[0], one[1].start)), min(size, len(drawn)))
    for number, (name, finding, around) in enumerate(chosen, 1):
        print(f"\n{number}. {name} {finding.rule} {finding.concept or '-'} {finding.dispute or ''}\n   {around}")


if __name__ == "__main__":
    main()
