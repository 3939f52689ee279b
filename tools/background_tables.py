"""Counts `lexicons/background` anew from NTREX-128 (CC BY-SA 4.0): how common each trait is in each language.

`python tools/background_tables.py FOLDER`, with a JSON-lines file a language, `doc` and `text` in each line. What is
written are shares of documents for numbers that stand for letters, consonants and numerals in at least one document
of seven, and the mean and spread of what unrelated texts share: no sentence, and no word that is not common.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from provenance.chain import likeness
from provenance.chain.background import CHANNELS, counted, written
from provenance.chain.bridges import bridged
from provenance.chain.traits import Traits, merged, traits

FILES = {
    "eng": "en", "arb": "ar", "aze-Latn": "az", "deu": "de", "fra": "fr", "hye": "hy", "ita": "it", "kat": "ka",
    "por": "pt", "rus": "ru", "spa": "es", "tur": "tr", "ukr": "uk",
}  # fmt: skip
OUT = Path(__file__).parent.parent / "lexicons" / "background"
ABOUT = """Shares of documents, in hundredths, that hold a trait: channel, share, numbers of the traits.
Counted by tools/background_tables.py on NTREX-128 (Federmann, Kocmi and Xin, 2022), CC BY-SA 4.0."""
HEAD = """# What unrelated texts of two languages share by chance: mean and standard deviation of the cosine
# of each channel ({channels}), and `other` for pairs that were not measured.
# Made by tools/background_tables.py on NTREX-128 (Federmann, Kocmi and Xin, 2022), CC BY-SA 4.0.

[chance]
"""


def main(folder: Path) -> None:
    """Write the tables, then what unrelated texts share under them."""
    OUT.mkdir(exist_ok=True)
    texts = {}
    for name, language in FILES.items():
        sentences: dict[str, list[Traits]] = {}
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            found = traits(one["text"], language, bridged(one["text"], language))
            sentences.setdefault(one["doc"], []).append(found)
        texts[language] = list(sentences.values())
        table = counted([merged(one) for one in sentences.values()])
        (OUT / f"{language}.txt").write_text(written(table, ABOUT), encoding="utf-8")
    rows = {
        f"{one}-{other}": _chance(texts[one], texts[other])
        for one in texts for other in texts if one != other
    }  # fmt: skip
    rows["other"] = [[max(row[at][part] for row in rows.values()) for part in (0, 1)] for at in range(len(CHANNELS))]
    lines = [f'"{pair}" = {json.dumps(row)}' for pair, row in rows.items()]
    (OUT / "chance.toml").write_text(HEAD.format(channels=", ".join(CHANNELS)) + "\n".join(lines) + "\n", "utf-8")


def _chance(texts: list[list[Traits]], others: list[list[Traits]]) -> list[list[float]]:
    """Mean and spread of the cosines of half of each text with the other documents, channel by channel."""
    import numpy as np

    dice = random.Random(7)
    found: dict[str, list[float]] = {name: [] for name in CHANNELS}
    candidates = likeness.Candidates([merged(one) for one in others])
    for number, sentences in enumerate(texts):
        half = merged(dice.sample(sentences, max(1, len(sentences) // 2)))
        for one in candidates.likeness(half):
            if one.candidate != number:
                for name, cosine in one.cosines.items():
                    found[name].append(cosine)
    return [[round(float(np.mean(found[name])), 4), round(float(np.std(found[name])), 4)] for name in CHANNELS]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
