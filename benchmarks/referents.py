"""How two outlets introduce one name: the rows that a comparison makes, for reading by eye, and how often it makes any.

Protocol: the rules were made on NewsWCL50 and BASIL, then mended after a reading of all rows of NeuS train and val (two
or three leads an event); News-Cluster (whole articles, at most five an event) was read last. A use
is right where what it shows is said of that person and of nobody else; a row is right where all of its introducing uses
are. The counts are in `results/mentions.md`; the rows are printed and not kept, since they are words of articles.
Run: `python -m benchmarks.referents [train|val|clusters]`.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from typing import Any

from benchmarks.evaluation_data import missing, shared
from provenance.article.read import read_text
from provenance.compare.referents import introducing, referent_rows
from provenance.framing.analysis import analyse
from provenance.lexicon.lexicon import Lexicon

PARTS = {
    "train": "data/neus/train.jsonl", "val": "data/neus/val.jsonl", "clusters": "data/news_cluster/articles.jsonl",
}  # fmt: skip
# At most so many articles of an event, as a comparison takes them.
_MOST = 5


def main(part: str = "clusters") -> None:
    """Print the rows of every event, and how many events have any."""
    path = shared(PARTS[part])
    if path is None:
        print(missing(PARTS[part]))
        return
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    lexicon = Lexicon()
    events = shown = with_rows = 0
    for name, texts in (_clusters(records) if part == "clusters" else _leads(records)).items():
        if len(texts) < 2:
            continue
        read = [read_text(text, name=str(at), language="en") for at, text in enumerate(texts[:_MOST])]
        rows = list(referent_rows([analyse(one, lexicon) for one in read]))
        events += 1
        with_rows += bool(rows)
        for row in rows:
            shown += 1
            said = [" / ".join(" ".join(use.text.split()) for use in cell.uses) or "–" for cell in introducing(row)]
            print(f"{shown:3} event {name}  {row.name}: " + "  |  ".join(said))
    print(f"{shown} rows in {with_rows} of {events} events")


def _clusters(records: list[dict[str, Any]]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in records:
        if one["text"]:
            found[str(one["event_id"])].append(f"{one['title'] or ''}\n\n{one['text']}")
    return found


def _leads(records: list[dict[str, Any]]) -> dict[str, list[str]]:
    return {str(number): _texts(one["source"] or "") for number, one in enumerate(records)}


def _texts(source: str) -> list[str]:
    pieces = (re.match(r"\s*TITLE=>(.*?)ARTICLE=>(.*)", piece, re.DOTALL) for piece in source.split("[SEP]"))
    return [f"{match[1].strip()}\n\n{match[2].strip()}" for match in pieces if match]


if __name__ == "__main__":
    main(*sys.argv[1:2])
