"""Fits the weights that ship on all of BABE and writes them with their card; `python -m benchmarks.babe weights`."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from provenance.learn.crossing import crossed, stratified
from provenance.learn.evaluation import at_recall, best_threshold, evaluated
from provenance.learn.fitting import fit
from provenance.learn.sheet import Sheet
from provenance.learn.writing import as_data, as_toml

FILE = Path(__file__).parent.parent / "lexicons" / "weights" / "words-en.toml"
HEAD = """How loaded a word is in its sentence: boosted trees over what the lexicons and the sentence say.
Written by `python -m benchmarks.babe weights`, not by hand. The card is words-en.md."""


def write_weights(sheet: Sheet) -> None:
    """Fit on everything; figures and thresholds come from cross-validation of the same recipe."""
    one = crossed(sheet, stratified(sheet), None)
    found = evaluated(sheet, one.words, one.flagged, one.said, "5-fold")
    threshold = best_threshold(one.words, sheet.loaded)
    flag = at_recall(one.words, sheet.loaded)[1]
    fitted = fit(sheet, np.arange(len(sheet.labels)))
    card = {
        "what": "How likely a word is to be one that expert annotators of media bias would mark in its sentence.",
        "model": "Boosted decision trees over features of the lexicons and the sentence, calibrated (Platt).",
        "trained_on": "2,971 English sentences of US news, 2017-2020, from BABE (Spinde et al. 2021).",
        "tested_on": f"5-fold cross-validation of the same recipe: word F1 {found.words['F1'].value:.2f}, precision at "
        f"recall .3 {found.at_recall[1][1]:.2f}.",
        "holds": "No word of the sentences: every feature is a small number or a name from a closed list.",
        "limits": "US politics of four years, one annotation guideline; other Englishes and matters are untested.",
        "made_by": "python -m benchmarks.babe weights",
    }
    data = as_data(
        fitted, sheet, None, name="words-en", language="en", card=card, threshold=threshold, flag=flag
    )  # fmt: skip
    FILE.write_text(as_toml(data, HEAD), encoding="utf-8")
    print(f"{len(data['trees'])} trees, {FILE.stat().st_size} bytes: {FILE.name}")
