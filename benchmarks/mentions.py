"""Mentions of one referent grouped over the outlets of an event: what plain ways give, B-cubed F1 on NewsWCL50.

Protocol: every coded mention but those of properties (3,010 in 5 events), the gold mentions given, grouped within
their event; B-cubed F1 of each event, averaged. A threshold is set on the four other events. None of these ways is
part of the program, which compares listed referents only; they are what a grouping of mentions has to beat.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from benchmarks.evaluation_data import missing, shared
from benchmarks.events import b_cubed

DATA = "data/newswcl50/annotations.csv"
_SMALL = frozenset(("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our"))
_BEHIND = frozenset(("of", "in", "on", "at", "to", "from", "for", "with", "by", "between", "about", "who", "that"))
_THRESHOLDS = [step / 40 for step in range(1, 30)]
Mentions = dict[str, tuple[list[str], list[str]]]


def main() -> None:
    """Print the figure of each way, and of each event."""
    path = shared(DATA)
    if path is None:
        print(missing(DATA))
        return
    mentions: Mentions = defaultdict(lambda: ([], []))
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["code_type"] != "PROPERTY":
                texts, gold = mentions[row["event_id"]]
                texts.append(row["code_mention"])
                gold.append(row["code_name"])
    _say("same last word", [b_cubed([text.lower().split()[-1] for text in texts], g) for texts, g in mentions.values()])
    _say("same head", [b_cubed([_head(text) for text in texts], gold) for texts, gold in mentions.values()])
    _say("letters", _held_out(mentions, 0.0))
    _say("letters, heads", _held_out(mentions, 0.5))


def _say(what: str, figures: Sequence[float]) -> None:
    print(f"  {what:16} {sum(figures) / len(figures):.3f}  ({', '.join(f'{one:.3f}' for one in figures)})")


def _head(text: str) -> str:
    """The last word before a preposition or relative word, without the small words before it."""
    words = [word for word in text.lower().replace("'s", " 's").split() if word not in _SMALL and word != "'s"]
    upto = next((at for at, word in enumerate(words) if at and word in _BEHIND), len(words))
    return words[upto - 1] if words else text.lower()


def _held_out(mentions: Mentions, heads: float) -> list[float]:
    """Average linkage over letter runs, `heads` added where heads agree; the threshold of the other events."""
    from scipy.cluster.hierarchy import fcluster

    figures: dict[str, list[float]] = {}
    for event, (texts, gold) in mentions.items():
        tree = _tree(texts, heads)
        figures[event] = [b_cubed(list(fcluster(tree, 1 - least, "distance")), gold) for least in _THRESHOLDS]
    found = []
    for event, own in figures.items():
        others = [sum(one[at] for other, one in figures.items() if other != event) for at in range(len(_THRESHOLDS))]
        found.append(own[others.index(max(others))])
    return found


def _tree(texts: Sequence[str], heads: float) -> Any:
    """The linkage of mentions, shape (mentions - 1, 4); distance is 1 less the likeness."""
    import numpy as np
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform
    from sklearn.feature_extraction.text import TfidfVectorizer

    runs = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True).fit_transform(texts)
    own = np.array([_head(text) for text in texts])
    likeness = (1 - heads) * (runs @ runs.T).toarray() + heads * (own[:, None] == own[None, :])
    np.fill_diagonal(likeness, 1.0)
    return linkage(squareform(1 - np.clip(likeness, 0, 1), checks=False), "average")


if __name__ == "__main__":
    main()
