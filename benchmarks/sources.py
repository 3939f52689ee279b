"""Finding the source of a text across languages, on NTREX (Federmann, Kocmi and Xin, 2022), without any model.

Protocol: of each translated document half of its sentences is drawn (seeds 1, 2, 3); its English source is searched
among the 58 English documents and 1,001 unrelated news articles. Top-1 is the share found first, the mean of the
three seeds. The background of the query's language is counted on the other documents of the set: documents are split
in two halves by their order, and each half is searched with the table counted on the other. `alone` judges one
candidate at a time, as `--against` does: the true source, and 40 others for each text, drawn by seed.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.evaluation_data import missing, shared
from provenance.chain.background import Background, counted
from provenance.chain.bridges import bridged
from provenance.chain.likeness import Candidates
from provenance.chain.traits import Traits, merged, traits

LANGUAGES = {
    "arb": "ar", "aze-Latn": "az", "deu": "de", "fra": "fr", "hye": "hy", "ita": "it", "kat": "ka", "por-BR": "pt",
    "por": "pt", "rus": "ru", "spa-MX": "es", "spa": "es", "spa_2": "es", "tur": "tr", "ukr": "uk",
}  # fmt: skip
SEEDS = (1, 2, 3)


def main(*names: str) -> None:
    """Print top-1 for each file, or for those named."""
    folder, articles = shared("data/ntrex"), shared("data/articles/us_news.jsonl")
    if folder is None or articles is None:
        print(missing("data/ntrex or data/articles"))
        return
    start = time.process_time()
    english = documents(folder, "eng", "en")
    rest = [read(json.loads(line)["text"], "en") for line in articles.read_text(encoding="utf-8").splitlines()]
    candidates = Candidates([merged(sentences) for sentences in english.values()] + rest)
    print(f"NTREX: {len(english)} documents and {len(rest)} other articles; top-1, mean of {len(SEEDS)} seeds")
    for name, language in LANGUAGES.items():
        if names and name not in names:
            continue
        translated = list(documents(folder, name, language).values())
        tables = halves(translated)
        found = [_found(candidates, translated, tables, seed) for seed in SEEDS]
        mean = sum(found) / len(SEEDS) / len(translated)
        print(f"  {name:9} {mean:.3f}  ({', '.join(str(one) for one in found)} of {len(translated)})", flush=True)
    print(f"  {time.process_time() - start:.0f} s of CPU")


def read(text: str, language: str) -> Traits:
    """The traits of a text with its bridge words."""
    return traits(text, language, bridged(text, language))


def documents(folder: Path, name: str, language: str) -> dict[str, list[Traits]]:
    """The sentences of each document of a file, in order."""
    found: dict[str, list[Traits]] = {}
    for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found.setdefault(record["doc"], []).append(read(record["text"], language))
    return found


def halves(translated: list[list[Traits]]) -> list[Background]:
    """For each document, the background counted on the half of the documents that it is not in."""
    tables = [counted([merged(one) for one in translated[side::2]]) for side in (0, 1)]
    return [tables[1 - number % 2] for number in range(len(translated))]


def drawn(translated: list[list[Traits]], seed: int) -> Iterator[Traits]:
    """Half of the sentences of each document."""
    dice = random.Random(seed)
    for sentences in translated:
        yield merged(dice.sample(sentences, max(1, len(sentences) // 2)))


def _found(candidates: Candidates, translated: list[list[Traits]], tables: list[Background], seed: int) -> int:
    return sum(
        candidates.likeness(text, table)[0].candidate == number
        for number, (text, table) in enumerate(zip(drawn(translated, seed), tables, strict=True))
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
