"""Loaded words on BABE (Spinde et al. 2021): the weights that ship, and a model trained on BABE itself.

Protocol: the unit is the word (a run of letters and digits); loaded are the words of the annotated expressions where
they stand in the sentence. 5 stratified folds, seed 42: each sentence is judged by a model fitted on the other four;
what a later step learns from, and calibration, come from inner folds; the words' threshold is chosen on held-out scores
of the other folds. "shipped": features alone, weights fitted anew in each fold, so the figure is that of the recipe.
"trained": words and letters as well. "by topic": folds that share no topic. Gate view: precision at recall .3, and how
many words in neutral sentences are flagged there. Intervals: bootstrap over sentences.

`python -m benchmarks babe` prints all; `python -m benchmarks.babe shipped`, `trained`, `topic` one of them;
`python -m benchmarks.babe weights` fits the weights that ship and writes them.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.evaluation_data import missing, shared
from provenance.learn.crossing import crossed, grouped, stratified
from provenance.learn.evaluation import evaluated
from provenance.learn.fitting import gram_table
from provenance.learn.labels import Labelled, places
from provenance.learn.sheet import Sheet, lay_out
from provenance.lexicon.lexicon import Lexicon
from provenance.text.words import split_words

PART = "data/babe/sentences.csv"


def main(*parts: str) -> None:
    """Print the figures of the named parts, of all by default."""
    path = shared(PART)
    if path is None:
        print(missing(PART))
        return
    sheet = lay_out(babe_labels(path), Lexicon(), "en")
    print(f"BABE: {len(sheet.labels)} sentences, {int(sheet.loaded.sum())} of {len(sheet.words)} words loaded, "
          f"{int((sheet.loaded & sheet.looked_at).sum())} of them looked at without words of our own")  # fmt: skip
    for part in parts or ("shipped", "shipped-topic", "trained", "topic"):
        if part == "weights":
            from benchmarks.word_weights import write_weights

            write_weights(sheet)
        else:
            _print(part, sheet)


def babe_labels(path: Path) -> list[Labelled]:
    """BABE's sentences; expressions that are not in their sentence as whole words are left out."""
    import csv
    import json

    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            folded = split_words(row["text"])
            marked = [one for one in json.loads(row["biased_words"] or "[]") if places(folded, one)]
            found.append(
                Labelled(
                    row["text"], tuple(marked), (), False, row["label_bias"] == "Biased", row["outlet"], row["topic"],
                    f"{path}:{number}",
                )
            )  # fmt: skip
    return found


def _print(part: str, sheet: Sheet) -> None:
    begin = time.perf_counter()
    table = gram_table(sheet) if part in ("trained", "topic") else None
    folds = grouped(sheet) if part in ("topic", "shipped-topic") else stratified(sheet)
    one = crossed(sheet, folds, table)
    found = evaluated(sheet, one.words, one.flagged, one.said, part)
    words = found.words
    print(f"{part}: word F1 {words['F1']} P {words['precision'].value:.3f} R {words['recall'].value:.3f} "
          f"AP {found.average_precision:.3f}")  # fmt: skip
    print(f"  sentence macro-F1 {found.sentences}  precision at recall .3 {found.at_recall[1][1]:.3f} "
          f"({found.flags_in_neutral:.3f} flags in a neutral sentence)  Brier {found.calibration.brier:.4f} "
          f"ECE {found.calibration.error:.4f}  {time.perf_counter() - begin:.0f} s", flush=True)  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
