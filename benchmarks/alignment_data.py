"""Texts whose beads are known: NTREX with sentences dropped, merged and inserted, and Text+Berg's development set."""

from __future__ import annotations

import ast
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from provenance.chain.beads import Bead


class Pair(NamedTuple):
    """Two texts as sentences, with their right beads."""

    name: str
    source_language: str
    target_language: str
    source: list[str]
    target: list[str]
    beads: list[Bead]


LANGUAGES = {
    "arb": "ar", "aze-Latn": "az", "deu": "de", "fra": "fr", "hye": "hy", "ita": "it", "kat": "ka", "por": "pt",
    "por-BR": "pt", "rus": "ru", "spa": "es", "spa-MX": "es", "spa_2": "es", "tur": "tr", "ukr": "uk",
}  # fmt: skip


def documents(path: Path) -> dict[str, list[str]]:
    """The sentences of each document of an NTREX file, in order."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found.setdefault(record["doc"], []).append(" ".join(record["text"].split()))
    return found


def halves(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Every other document: those worked on, those reported on."""
    ordered = sorted(names)
    return ordered[::2], ordered[1::2]


def ntrex(
    folder: Path, file: str, names: Sequence[str], seed: int, *, heavy: bool = False, english_file: str = "eng"
) -> list[Pair]:
    """Documents in English and a translation, each sentence pair with 10 % dropped on one side, 15 % of the places
    between two pairs merged on one side, and 5 % as many sentences of another document put in."""
    english, other = documents(folder / f"{english_file}.jsonl"), documents(folder / f"{file}.jsonl")
    chance = random.Random(f"{file} {seed}")
    found = []
    for name in names:
        strange = other[chance.choice([one for one in names if one != name])]
        pair = _distorted(name, LANGUAGES[file], english[name], other[name], strange, chance, heavy=heavy)
        found.append(pair._replace(source_language=LANGUAGES.get(english_file, "en")))
    return found


def _distorted(
    name: str, language: str, one: list[str], other: list[str], strange: list[str], chance: random.Random,
    *, heavy: bool,
) -> Pair:  # fmt: skip
    """`heavy` merges as freely as a literary translation does: for training, not for measuring."""
    source: list[str] = []
    target: list[str] = []
    beads: list[Bead] = []
    joined = False
    merge = 0.35 if heavy else 0.15
    for before, after in zip(one, other, strict=True):
        if chance.random() < (0.15 if heavy else 0.05):
            target.append(chance.choice(strange))
            beads.append(_bead(source, target, 0, 1))
            joined = False
        if chance.random() < 0.10:
            if chance.random() < 0.5:
                source.append(before)
                beads.append(_bead(source, target, 1, 0))
            else:
                target.append(after)
                beads.append(_bead(source, target, 0, 1))
            joined = False
            continue
        if joined and chance.random() < merge:
            last = beads[-1]
            if chance.random() < 0.5:
                source[-1] += " " + before
                target.append(after)
            else:
                source.append(before)
                target[-1] += " " + after
            beads[-1] = Bead((last.source[0], len(source)), (last.target[0], len(target)))
            size = (len(source) - last.source[0], len(target) - last.target[0])
            joined = max(size) < (4 if min(size) == 1 else 2)
            continue
        source.append(before)
        target.append(after)
        beads.append(_bead(source, target, 1, 1))
        joined = True
    return Pair(name, "en", language, source, target, beads)


def _bead(source: list[str], target: list[str], tall: int, wide: int) -> Bead:
    return Bead((len(source) - tall, len(source)), (len(target) - wide, len(target)))


def textberg(folder: Path) -> Pair:
    """The development text of Text+Berg, German and French, with its gold."""
    source, target = (
        [" ".join(line.split()) for line in (folder / f"dev.{code}").read_text(encoding="utf-8").splitlines()]
        for code in ("de", "fr")
    )
    beads = []
    row = column = 0
    for line in (folder / "dev.defr").read_text(encoding="utf-8").splitlines():
        left, _, right = line.partition("]:[")
        rows, columns = ast.literal_eval(left + "]"), ast.literal_eval("[" + right)
        row, column = (rows[0] if rows else row), (columns[0] if columns else column)
        bead = Bead((row, row + len(rows)), (column, column + len(columns)))
        row, column = bead.source[1], bead.target[1]
        beads.append(bead)
    return Pair("textberg", "de", "fr", source, target, beads)


def windows(pair: Pair, size: int = 12) -> list[Pair]:
    """A long text cut behind every `size` beads."""
    found = []
    for at in range(0, len(pair.beads), size):
        part = pair.beads[at : at + size]
        rows = min(b.source[0] for b in part), max(b.source[1] for b in part)
        columns = min(b.target[0] for b in part), max(b.target[1] for b in part)
        moved = [
            Bead((b.source[0] - rows[0], b.source[1] - rows[0]), (b.target[0] - columns[0], b.target[1] - columns[0]))
            for b in part
        ]
        found.append(pair._replace(
            source=pair.source[rows[0] : rows[1]], target=pair.target[columns[0] : columns[1]], beads=moved
        ))  # fmt: skip
    return [one for one in found if one.source and one.target]


class Score(NamedTuple):
    """Precision and recall over beads that join both texts, exact (`strict`) or overlapping on both sides (`lax`).

    As Vecalign scores (Thompson and Koehn 2019): sentences left alone count neither way.
    """

    strict_precision: float
    strict_recall: float
    lax_precision: float
    lax_recall: float

    @property
    def strict(self) -> float:
        """F1, exact."""
        return _f1(self.strict_precision, self.strict_recall)

    @property
    def lax(self) -> float:
        """F1, overlapping."""
        return _f1(self.lax_precision, self.lax_recall)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(found: Sequence[tuple[Sequence[Bead], Sequence[Bead]]]) -> Score:
    """The score over pairs of (right beads, found beads)."""
    counts = [[0, 0], [0, 0]]
    totals = [0, 0]
    for right, given in found:
        sides = [[b for b in right if b.joined], [b for b in given if b.joined]]
        for number, (mine, theirs) in enumerate((sides, sides[::-1])):
            exact = {(b.source, b.target) for b in theirs}
            totals[number] += len(mine)
            counts[number][0] += sum((b.source, b.target) in exact for b in mine)
            counts[number][1] += sum(any(_overlap(b, c) for c in theirs) for b in mine)
    recall, precision = totals[0] or 1, totals[1] or 1
    return Score(counts[1][0] / precision, counts[0][0] / recall, counts[1][1] / precision, counts[0][1] / recall)


def _overlap(one: Bead, other: Bead) -> bool:
    return all(a[0] < b[1] and b[0] < a[1] for a, b in ((one.source, other.source), (one.target, other.target)))
