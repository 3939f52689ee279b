"""Articles grouped into events: B-cubed F1 on News-Cluster, NeuS, BASIL and NTREX, and the time it takes.

Protocol: one threshold (1.0) and one set of exponents for everything, chosen on NeuS train, NewsWCL50 and the even
events of News-Cluster and BASIL put into one collection; so the odd events, and NeuS val, had no part in the choice,
though their figures were printed beside it. The odd half is scored inside the whole collection. `together` is NeuS
val, News-Cluster and BASIL in one collection, scored set by set. An article without a headline takes the words of its
address, one without a text its description (News-Cluster has 8 articles of which only the address is left). NTREX:
every document in 2, 4 or 6 languages drawn by seed; what survives translation was set on the even documents, its
threshold after a look at the odd ones too. Growth: invented words in articles of 300 words, four to an event; `python
-m benchmarks.events growth` goes on to 100,000, and `… growth scan` groups the same as tables of a scan, in windows of
40,000, the four articles of an event dated alike.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from math import log
from typing import Any

from benchmarks.evaluation_data import missing, shared
from provenance.compare.events import events, grouped
from provenance.compare.gists import Gist, gist_of

Texts = tuple[list[Gist], list[str]]
LANGUAGES = {
    "arb": "ar", "aze-Latn": "az", "deu": "de", "eng": "en", "fra": "fr", "hye": "hy", "ita": "it", "kat": "ka",
    "por": "pt", "rus": "ru", "spa": "es", "tur": "tr", "ukr": "uk",
}  # fmt: skip


def b_cubed(found: Sequence[Any], gold: Sequence[Any]) -> float:
    """B-cubed F1 of a grouping against the true one (Bagga and Baldwin 1998)."""
    both = Counter(zip(found, gold, strict=True))
    in_found, in_gold = Counter(found), Counter(gold)
    precision = sum(count * count / in_found[one] for (one, _), count in both.items()) / len(gold)
    recall = sum(count * count / in_gold[other] for (_, other), count in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def main(part: str = "") -> None:
    """Print the figures; `growth` only the time it takes for ever more articles."""
    if part == "growth scan":
        _growth_of_a_scan((10_000, 50_000, 100_000))
        return
    if part == "growth":
        _growth((1_000, 10_000, 100_000))
        return
    sets: dict[str, Texts] = {}
    for name, path, read in SETS:
        if shared(path) is None:
            print(missing(path))
        else:
            sets[name] = read(path)
    for name, (gists, gold) in sets.items():
        found = grouped(gists)
        odd = _odd(gold)
        print(
            f"  {name:14} {len(gold):4} articles  B3 F1 {b_cubed(found, gold):.3f}"
            + ("" if name == "NeuS val" else f"  odd events alone {_scored(found, gold, odd):.3f}")
        )
    if len(sets) == len(SETS):
        _together(sets)
    _languages()
    _growth((1_000, 3_000))


def _scored(found: Sequence[Any], gold: Sequence[Any], places: Sequence[int]) -> float:
    return b_cubed([found[place] for place in places], [gold[place] for place in places])


def _odd(gold: Sequence[str]) -> list[int]:
    order = {event: number for number, event in enumerate(sorted(set(gold)))}
    return [place for place, event in enumerate(gold) if order[event] % 2]


def _together(sets: dict[str, Texts]) -> None:
    gists = [one for found, _ in sets.values() for one in found]
    gold = [event for _, events_ in sets.values() for event in events_]
    found = grouped(gists)
    start, said = 0, []
    for name, (some, _) in sets.items():
        places = list(range(start, start + len(some)))
        said.append(f"{name} {_scored(found, gold, places):.3f}")
        start += len(some)
    print(f"  together       {len(gold):4} articles  {', '.join(said)}")


def _lines(path: str) -> list[dict[str, Any]]:
    file = shared(path)
    assert file is not None
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _news_cluster(path: str) -> Texts:
    records = _lines(path)
    gists = [
        gist_of(one["id"], one["title"] or _address(one["url"]), one["text"] or one["description"] or "", "en")
        for one in records
    ]
    return gists, [f"{int(one['event_id']):03}" for one in records]


def _address(url: str) -> str:
    parts = [re.sub(r"[-_/]+", " ", part) for part in url.split("://")[-1].split("/")[1:]]
    return max(parts, key=lambda part: len(re.findall("[a-z]+", part)))


def _neus(path: str) -> Texts:
    gists, gold = [], []
    for number, record in enumerate(_lines(path)):
        for piece in (record["source"] or "").split("[SEP]"):
            match = re.match(r"\s*TITLE=>(.*?)ARTICLE=>(.*)", piece, re.DOTALL)
            if match:
                gists.append(gist_of(f"{number}-{len(gists)}", match[1].strip(), match[2].strip(), "en"))
                gold.append(f"neus {number:04}")
    return gists, gold


def _basil(path: str) -> Texts:
    records = _lines(path)
    numbers: dict[str, int] = {}
    gold = [f"basil {numbers.setdefault(one['triplet'], len(numbers)):03}" for one in records]
    return [gist_of(one["article"], one["title"], one["text"], "en") for one in records], gold


SETS: tuple[tuple[str, str, Callable[[str], Texts]], ...] = (
    ("NeuS val", "data/neus/val.jsonl", _neus),
    ("News-Cluster", "data/news_cluster/articles.jsonl", _news_cluster),
    ("BASIL", "data/basil/articles.jsonl", _basil),
)


def _languages() -> None:
    folder = shared("data/ntrex")
    if folder is None:
        print(missing("data/ntrex"))
        return
    documents: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for stem, code in LANGUAGES.items():
        for record in _lines(f"data/ntrex/{stem}.jsonl"):
            documents[record["doc"]].setdefault(code, []).append(record["text"])
    names = sorted(documents)
    for label, some in (("all", names), ("odd", names[1::2]), ("even", names[::2])):
        figures = []
        for number in (2, 4, 6):
            scores = []
            for seed in (11, 12, 13):
                draw = random.Random(seed)
                chosen = [(name, code) for name in some for code in draw.sample(sorted(documents[name]), number)]
                gists = [_translated(documents[name][code], f"{name}.{code}", code) for name, code in chosen]
                scores.append(b_cubed(grouped(gists), [name for name, _ in chosen]))
            figures.append(f"{number} languages {sum(scores) / 3:.3f}")
        print(f"  NTREX {label:5} {len(some):3} documents  {', '.join(figures)} (mean of 3 draws)")


def _translated(sentences: list[str], name: str, code: str) -> Gist:
    return gist_of(name, sentences[0], "\n".join(sentences[1:]), code, across=True)


def _growth(sizes: Sequence[int]) -> None:
    """Seconds of CPU for ever more articles; the last column stays level where time grows as n log n."""
    import resource

    for size in sizes:
        begun = time.process_time()
        gists = list(_invented(size))
        taken = time.process_time() - begun
        begun = time.process_time()
        made = grouped(gists) if size > 10_000 else events(gists)
        spent = time.process_time() - begun
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        right = b_cubed(made, [int(one.id) // 4 for one in gists]) if isinstance(made, list) else float("nan")
        print(
            f"  {size:7} articles: gists {taken:6.1f} s, grouping {spent:6.1f} s, {memory:5.0f} MB, "
            f"{1e6 * spent / (size * log(size)):6.1f} µs per n log n" + (f", B3 {right:.3f}" if right == right else "")
        )


def _growth_of_a_scan(sizes: Sequence[int]) -> None:
    """Seconds of CPU to write the events of a scan's tables, and memory."""
    import resource
    import tempfile
    from pathlib import Path

    from provenance.archive.events_table import write_events
    from provenance.archive.scan_tables import TABLES, Counts, write_partition

    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for table in (*TABLES, "done"):
                (folder / table).mkdir()
            rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
            blank = [None] * (len(TABLES["articles"]) - 8)
            for number, one in enumerate(_invented(size)):
                day = number // 40
                date = f"20{10 + day // 336 % 80:02}-{1 + day // 28 % 12:02}-{1 + day % 28:02}"
                rows["articles"].append((number, "", "", "", "", "", one.language, date, *blank))
                rows["gists"].append((number, one.words, one.terms, one.weights))
                if len(rows["gists"]) == 5000 or number == size - 1:
                    write_partition(folder, number // 5000, rows, Counts())
                    rows = {table: [] for table in TABLES}
            begun = time.process_time()
            found = write_events(folder)
            spent = time.process_time() - begun
        group = dict(zip(found.article.tolist(), found.event.tolist(), strict=True))
        right = b_cubed([group.get(number, number) for number in range(size)], [number // 4 for number in range(size)])
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  {size:7} articles of a scan: {spent:6.1f} s, {memory:5.0f} MB, B3 {right:.3f}", flush=True)


def _invented(size: int) -> Any:
    """Articles of 300 words: a third from their event's own 40 words, the rest by Zipf from 60,000."""
    draw = random.Random(5)
    weights = [1 / (rank + 3) for rank in range(60_000)]
    total, sums = 0.0, []
    for weight in weights:
        total += weight
        sums.append(total)
    words = [f"w{number}" for number in range(60_000)]
    for number in range(size):
        own = random.Random(number // 4).choices(words, cum_weights=sums, k=40)
        own += [f"e{number // 4}x{each}" for each in range(4)]
        text = draw.choices(words, cum_weights=sums, k=200) + draw.choices(own, k=100)
        draw.shuffle(text)
        yield gist_of(str(number), " ".join(text[:8]), " ".join(text[8:]), "en")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
