"""How a text was taken from its source, on the answers of Clough and Stevenson (2011): cut, light, heavy or not.

Protocol: the answers of the folder, each against the source of its task; 10-fold stratified cross-validation over
answers, mean of five shuffles, and leave-one-task-out, of the weights that ship. Binary is taken or not.
`python -m benchmarks.copies train` writes the weights anew from all answers of the folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.evaluation_data import missing, shared
from provenance.chain.copies import FEATURES, KINDS, features, tiled
from provenance.text.words import Words

WEIGHTS = Path(__file__).parent.parent / "lexicons" / "weights" / "copies.toml"
STRENGTH = 3.0


def main(part: str = "") -> None:
    """Print accuracy for four classes and for two, or train the weights."""
    folder = shared("data/clough_stevenson")
    if folder is None:
        print(missing("data/clough_stevenson"))
        return
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import LeaveOneGroupOut, StratifiedKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    rows = [line.split(",") for line in (folder / "labels.txt").read_text().split()]
    values, kinds = np.array([_features(folder, *row[:2]) for row in rows]), np.array([row[2] for row in rows])
    tasks = [row[0] for row in rows]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5000))
    if part == "train":
        model.fit(values, kinds)
        _write(model)
        return
    print(f"Clough and Stevenson: {len(rows)} answers")
    guesses = [
        cross_val_predict(model, values, kinds, cv=StratifiedKFold(10, shuffle=True, random_state=seed))
        for seed in range(5)
    ]
    _print("10-fold, mean of 5", guesses, kinds)
    _print("leave one task out", [cross_val_predict(model, values, kinds, groups=tasks, cv=LeaveOneGroupOut())], kinds)


def _features(folder: Path, source: str, answer: str) -> list[float]:
    ours, theirs = (Words((folder / name).read_text("utf-8", "replace"), "en").folded for name in (answer, source))
    return features(ours, theirs, tiled(ours, theirs))


def _print(name: str, guesses: list, kinds) -> None:  # type: ignore[no-untyped-def,type-arg]
    four = sum((guess == kinds).mean() for guess in guesses) / len(guesses)
    two = sum(((guess == "non") == (kinds == "non")).mean() for guess in guesses) / len(guesses)
    print(f"  {name:20} four classes {four:.3f}  two {two:.3f}")


def _write(model) -> None:  # type: ignore[no-untyped-def]
    """The weights for features as they are, standardisation folded in."""
    scaler, regression = model[0], model[1]
    rows = {}
    for kind, weights, bias in zip(regression.classes_, regression.coef_, regression.intercept_, strict=True):
        scaled = weights / scaler.scale_
        rows[kind] = [round(float(one), 3) for one in (bias - (scaled * scaler.mean_).sum(), *scaled)]
    lines = [
        "# How a text was taken from its source: weights of a logistic regression over what both have in common.",
        "# For each kind the bias, then a weight for: " + ", ".join(FEATURES) + ".",
        "",
        "[card]",
        'what = "Whether a text was cut from a source, lightly or heavily revised, or not taken from it."',
        'trained_on = "57 short answers of the corpus of plagiarised short answers (Clough and Stevenson, 2011)."',
        'holds = "No word of the answers: shares of sequences that two texts have in common."',
        'limits = "Short English answers on computing by students told how to copy; news copy is untested, and half '
        'of what is called heavy cannot be told from light or none."',
        'made_by = "python -m benchmarks.copies train"',
        "",
        "[weights]",
        *(f"{kind} = {rows[kind]}" for kind in KINDS),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"written: {WEIGHTS.name}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
