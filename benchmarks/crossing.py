"""Crossing: sentences of two articles in different languages that tell the same, found without a model.

NTREX, every document in 12 draws of two languages (13 languages). A draw decides how much both articles share (none,
20, 40, 70 or all of the sentences); what is not shared stands in one of them alone, so that even two articles that
share nothing tell of the same people and places. Of the shared sentences every sixth has lost up to half of its words
in one article, at its beginning or its end; three sentences of another document stand in each article; in seven of ten
articles the sentences are in any order. A pair is right when one sentence translates the other or a part of it.
Precision is of the pairs given, recall of all shared sentences.

Weights and thresholds: every other document (those that the alignment is trained on), the thresholds by halves of them,
each judged by weights of the other, for a precision above .96, and of .92 where two articles share less than a third.
Figures: the other documents. The tables of common letters that the product ships are not used here. Run: `python -m
benchmarks crossing`; `python -m benchmarks.crossing train` writes the weights.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.alignment_data import documents, halves
from benchmarks.evaluation_data import missing, shared
from provenance.chain.quantities import numbers
from provenance.compare import crossing
from provenance.lexicon.source import lexicons_folder

PART = "data/ntrex"
FILES = {
    "arb": "ar", "aze-Latn": "az", "deu": "de", "eng": "en", "fra": "fr", "hye": "hy", "ita": "it", "kat": "ka",
    "por": "pt", "rus": "ru", "spa": "es", "tur": "tr", "ukr": "uk",
}  # fmt: skip
_SHARES = (0.0, 0.2, 0.4, 0.7, 1.0)
_STRANGE, _CUT, _ANY_ORDER, _DRAWS = 3, 1 / 6, 0.7, 12
_SURE, _ALONE = 0.8, 0.99
Sentences = list[tuple[int, str]]


class Event(NamedTuple):
    """Two articles with the number of each sentence in its document; -1 for one of another document."""

    languages: tuple[str, str]
    one: Sentences
    other: Sentences


def main() -> None:
    """Print precision and recall of all pairs, of articles that share `none`, by language and by pair with English."""
    folder = shared(PART)
    if folder is None:
        print(missing(PART))
        return
    texts = _texts(folder)
    _, reported = halves(sorted(texts["en"]))
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for event in _events(texts, reported, "report"):
        laid = _units(event)
        given = crossing.taken(laid, crossing.probabilities(*laid))
        right = sum(event.one[at][0] == event.other[to][0] >= 0 for at, to, _ in given)
        both = len({at for at, _ in event.one if at >= 0} & {at for at, _ in event.other})
        one, other = sorted(event.languages)
        kinds = [
            "all",
            *(["none"] if not both else []),
            *(f"{one}–{other}" for _ in (0,) if "en" in (one, other)),
            *(f"any {c}" for c in (one, other)),
        ]
        for kind in kinds:
            for place, count in enumerate((len(given), right, both)):
                counts[kind][place] += count
    for kind, (given_, right_, both_) in sorted(counts.items(), key=lambda one: (" " in one[0], one[0])):
        print(
            f"  {kind:8} {given_:5} pairs given, precision {right_ / max(given_, 1):.3f}, "
            f"recall {right_ / max(both_, 1):.3f} of {both_}"
        )


def _texts(folder: Path) -> dict[str, dict[str, list[str]]]:
    return {code: documents(folder / f"{file}.jsonl") for file, code in FILES.items()}


def _events(texts: dict[str, dict[str, list[str]]], names: Sequence[str], seed: str) -> Iterator[Event]:
    chance = random.Random(seed)
    for name in names:
        for _ in range(_DRAWS):
            languages = chance.sample(sorted(texts), 2)
            together = chance.choice(_SHARES)
            sides: tuple[Sentences, Sentences] = ([], [])
            for at in range(len(texts["en"][name])):
                kept = (0, 1) if chance.random() < together else (chance.randrange(2),)
                for side in kept:
                    text = texts[languages[side]][name][at]
                    cut = len(kept) > 1 and chance.random() < _CUT / 2
                    sides[side].append((at, _cut(text, chance) if cut else text))
            for side, own in enumerate(sides):
                strange = texts[languages[side]][chance.choice([one for one in names if one != name])]
                own += [(-1, text) for text in chance.sample(strange, min(_STRANGE, len(strange)))]
                if chance.random() < _ANY_ORDER:
                    chance.shuffle(own)
            yield Event((languages[0], languages[1]), *sides)


def _cut(text: str, chance: random.Random) -> str:
    words = text.split()
    kept = chance.randint((len(words) + 1) // 2, len(words))
    return " ".join(words[:kept] if chance.random() < 0.5 else words[-kept:])


def _units(event: Event) -> tuple[crossing.Units, crossing.Units]:
    one, other = (
        crossing.units_of(
            [text for _, text in own], code, [frozenset(n.value for n in numbers(text, code)) for _, text in own]
        )
        for code, own in zip(event.languages, (event.one, event.other), strict=True)
    )
    return one, other


def write_weights() -> None:
    """Fit the weights that ship and choose the threshold, on every other document."""
    folder = shared(PART)
    if folder is None:
        print(missing(PART))
        return
    texts = _texts(folder)
    worked, _ = halves(sorted(texts["en"]))
    parts = [list(_events(texts, half, "worked")) for half in (worked[::2], worked[1::2])]
    tables = [_table(part) for part in parts]
    fitted = [_fit(*table) for table in tables]
    judged = [pair for part, model in zip(parts, fitted[::-1], strict=True) for pair in _judged(part, *model)]
    right = sum(judged)
    print(f"each half by the weights of the other: {len(judged)} pairs, precision {right / max(len(judged), 1):.3f}")
    features, constant = _fit(*(left + right for left, right in zip(*tables, strict=True)))
    card = f"""# How probably two sentences in different languages tell the same: a logistic regression.

sure = {_SURE}
alone = {_ALONE}
constant = {constant:.4f}
languages = [{", ".join(f'"{code}"' for code in sorted(FILES.values()))}]

[features]
""" + "\n".join(f'"{name}" = {value:.4f}' for name, value in zip(crossing.FEATURES, features, strict=True))
    card += f"""

[card]
what = "Weights of the features in compare/crossing.py, and the probabilities from which a pair is taken."
model = "Logistic regression over pairs of sentences, each with its likeliest counterpart."
trained_on = "Every other document of NTREX (CC BY-SA 4.0), two languages each, with sentences dropped, cut, put in \
and shuffled; the thresholds by halves of them."
holds = "No word of any text: every feature is a likeness, a length or a count."
limits = "News translated by professionals. Reports written apart share fewer words; expect fewer pairs."
made_by = "python -m benchmarks.crossing train, {date.today().isoformat()}"
"""
    (lexicons_folder() / "weights" / "crossing.toml").write_text(card, encoding="utf-8")


def _table(events: Sequence[Event]) -> tuple[list[list[float]], list[bool]]:
    """The features of each sentence with its likeliest counterpart, and whether it is one."""
    rows, right = [], []
    turned = [Event(event.languages[::-1], event.other, event.one) for event in events]
    for event in (*events, *turned):
        found = crossing.features(*_units(event))
        mixed = found[crossing.FEATURES.index("mixed")]
        for at, to in enumerate(mixed.argmax(axis=1).tolist()):
            rows.append(found[:, at, to].tolist())
            right.append(event.one[at][0] == event.other[to][0] >= 0)
    return rows, right


def _fit(rows: list[list[float]], right: list[bool]) -> tuple[list[float], float]:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    scale, model = StandardScaler(), LogisticRegression(max_iter=1000)
    make_pipeline(scale, model).fit(rows, right)
    features = model.coef_[0] / scale.scale_
    return features.tolist(), float(model.intercept_[0] - (features * scale.mean_).sum())


def _judged(events: Sequence[Event], features: list[float], constant: float) -> Iterator[bool]:
    """Whether each pair that is taken is right, by weights that were fitted elsewhere."""
    model = crossing.Weights(tuple(features), constant, _SURE, _ALONE, frozenset())
    for event in events:
        laid = _units(event)
        for at, to, _ in crossing.taken(laid, crossing.probabilities(*laid, model), model):
            yield event.one[at][0] == event.other[to][0] >= 0


if __name__ == "__main__":
    write_weights() if sys.argv[1:] == ["train"] else main()
