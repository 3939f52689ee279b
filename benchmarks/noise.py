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

Verdicts of readings are kept in `results/noise-verdicts.tsv` (article, place in it, rule, word, verdict, reason; no
sentences, which belong to their publishers). Every run says how many of today's warnings have been read and how many
of those are upheld, so that a change of a lexicon shows at once; `--unread` prints the warnings without a verdict.
`--write-sample FILE` writes the verdicts of the sample.

Run: `python -m benchmarks.noise [--sample 100 --seed 7]`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

from benchmarks.evaluation_data import missing, shared
from provenance.article.read import read_text
from provenance.framing.finding import Finding
from provenance.gate.check import check_article
from provenance.lexicon.lexicon import Lexicon

ARTICLES = "data/articles/us_news.jsonl"
VERDICTS = Path(__file__).parent / "results" / "noise-verdicts.tsv"
Drawn = tuple[str, Finding, str]
Verdicts = dict[tuple[str, int, str], tuple[str, str]]


def main() -> None:
    """Print alerts per 500 words, or a sample to read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--concepts", action="store_true", help="which words and concepts the warnings come from")
    parser.add_argument("--unread", action="store_true", help="the warnings that have no verdict yet")
    parser.add_argument("--write-sample", type=Path, metavar="FILE", help="write the sample's verdicts")
    options = parser.parse_args()
    path = shared(ARTICLES)
    if path is None:
        print(missing(ARTICLES))
        return
    lexicon = Lexicon()
    counts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    drawn: list[Drawn] = []
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
    drawn.sort(key=lambda one: (one[0], one[1].start))
    verdicts = _verdicts()
    _print_upheld("all of them", drawn, verdicts)
    if options.unread:
        _print_warnings([one for one in drawn if _key(one) not in verdicts])
    if options.sample:
        sample = random.Random(options.seed).sample(drawn, min(options.sample, len(drawn)))
        _print_upheld(f"a sample of {len(sample)}, seed {options.seed}", sample, verdicts)
        if options.write_sample:
            _write_sample(sample, verdicts, options.write_sample)
        else:
            _print_warnings(sample)


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


def _key(one: Drawn) -> tuple[str, int, str]:
    return one[0], one[1].start, one[1].quoted.lower()


def _verdicts() -> Verdicts:
    """The verdicts of earlier readings by article, place and word."""
    if not VERDICTS.exists():
        return {}
    rows = [line.split("\t") for line in VERDICTS.read_text(encoding="utf-8").splitlines()[1:]]
    return {(row[0], int(row[1]), row[3]): (row[4], row[5]) for row in rows}


def _print_upheld(name: str, warnings: list[Drawn], verdicts: Verdicts) -> None:
    read = [verdicts[_key(one)] for one in warnings if _key(one) in verdicts]
    upheld = sum(verdict == "uphold" for verdict, _ in read)
    print(f"loaded/*, agency/*, sources/* in own voice, {name}: {len(warnings)}, read {len(read)}, upheld {upheld}")
    for reason, count in Counter(reason for verdict, reason in read if verdict != "uphold").most_common():
        print(f"    not upheld: {reason} ({count})")


def _write_sample(sample: list[Drawn], verdicts: Verdicts, path: Path) -> None:
    lines = ["rule\tword\tverdict\treason"]
    for one in sample:
        verdict, reason = verdicts.get(_key(one), ("unread", ""))
        lines.append(f"{one[1].rule}\t{one[1].quoted.lower()}\t{verdict}\t{reason}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _print_warnings(warnings: list[Drawn]) -> None:
    for number, (name, finding, around) in enumerate(warnings, 1):
        place = f"{name}:{finding.start} {finding.rule} {finding.concept or '-'} {finding.dispute or ''}"
        print(f"\n{number}. {place}\n   {around}")


if __name__ == "__main__":
    main()
