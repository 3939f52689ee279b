"""Write `lexicons/weights/induced-en.txt`: how much a word resembles the listed ones, by a free thesaurus.

A logistic regression over WordNet (synonyms, related words, definitions, the beginnings and ends of words) tells
lemmas that are on our lists at strength 2 or 3 from all others; each lemma is judged by a model that has not seen
it. No annotated text goes in: a word's level says only what the lexicons and the thesaurus say. Run it after adding
words: `apt-get install wordnet-base`, `pip install wordfreq`, then `python tools/induced_words.py /usr/share/wordnet`.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from wordfreq import top_n_list, zipf_frequency

from provenance.lexicon.lexicon import Lexicon

OUT = Path(__file__).resolve().parent.parent / "lexicons" / "weights" / "induced-en.txt"
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
LEVELS = (0.02, 0.04, 0.07, 0.1, 0.15, 0.22, 0.3, 0.4, 0.55)
SHARES = (0.05, 0.2, 0.5, 0.9, 1.4)
LOWEST = 0.04
RAREST = 1.2
# Categories that say how a text reports rather than what it judges.
REPORTING = frozenset(("hedge", "vague-sourcing", "factive-verb", "assertive-verb", "agency-deletion", "certainty"))
ENDINGS = (
    ("s", ("",)), ("ies", ("y",)), ("es", ("", "e")), ("ied", ("y",)), ("ed", ("", "e")), ("ing", ("", "e")),
    ("er", ("", "e")), ("est", ("", "e")), ("ier", ("y",)), ("iest", ("y",)), ("ly", ("",)), ("ness", ("",)),
)  # fmt: skip
_SMALL = """a an the of or and to in for with by on as is be that from at it its one s used having being who which
something someone not he she his her you"""
STOP = frozenset(_SMALL.split())
_LETTERS = re.compile(r"[a-z]+")
_RELATION = {"@": "h", "~": "o", "&": "s", "!": "n", "+": "d", "\\": "d", "^": "s"}
_HEAD = """# How much a word form resembles the listed ones. Written by tools/induced_words.py, not by hand.
# Each line: level 0 to 9, share of listed synonyms 0 to 5, most common part of speech, half units of Zipf frequency.
# A listed word's level comes from a model that has not seen it. No annotated text goes in.
# Derived from WordNet 3.0, Copyright 2006 by Princeton University (licence in NOTICE), and from wordfreq by
# Robyn Speer, whose data is CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.
"""


class Synset(NamedTuple):
    """A set of synonyms with what it points to and its gloss."""

    field: int
    words: list[str]
    links: list[tuple[str, str, str]]
    gloss: str


class Thesaurus:
    """WordNet's files, read as they are."""

    def __init__(self, folder: Path) -> None:
        self.synsets: dict[tuple[str, str], Synset] = {}
        self.senses: defaultdict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        self.irregular: defaultdict[str, list[str]] = defaultdict(list)
        for name, part in PARTS.items():
            for line in _lines(folder / f"data.{name}"):
                offset, synset = _synset(line)
                self.synsets[part, offset] = synset
            for line in _lines(folder / f"index.{name}"):
                fields = line.split()
                self.senses[fields[0]].append((part, fields[-int(fields[2]) :]))
            for line in _lines(folder / f"{name}.exc"):
                fields = line.split()
                self.irregular[fields[0]].append(fields[1])

    def lemmas(self, form: str) -> list[str]:
        """The lemmas that a form can belong to, itself first."""
        found = [form] if form in self.senses else []
        found += [lemma for lemma in self.irregular.get(form, ()) if lemma in self.senses]
        for ending, instead in ENDINGS:
            if form.endswith(ending) and len(form) - len(ending) >= 3:
                stem = form[: -len(ending)]
                stems = [stem + one for one in instead]
                if len(stem) > 3 and stem[-1] == stem[-2]:
                    stems.append(stem[:-1])
                found += [one for one in stems if one in self.senses]
        return list(dict.fromkeys(found))

    def described(self, lemma: str) -> dict[str, float]:
        """What the thesaurus says of a lemma, later senses less."""
        said: defaultdict[str, float] = defaultdict(float)

        def note(name: str, weight: float) -> None:
            said[name] = max(said[name], weight)

        total = sum(len(offsets) for _, offsets in self.senses[lemma])
        for part, offsets in self.senses[lemma]:
            note(f"part={part}", len(offsets) / total)
            for rank, offset in enumerate(offsets):
                weight = 1 / (1 + rank)
                synset = self.synsets[part, offset]
                note(f"field={synset.field}", weight)
                definition, *examples = synset.gloss.split('; "')
                for word in _content(definition):
                    note(f"g={word}", weight)
                for word in {word for example in examples for word in _content(example)} - {lemma}:
                    note(f"e={word}", weight / 2)
                for word in synset.words:
                    if word != lemma:
                        note(f"s={word}", weight)
                for mark, other, place in synset.links:
                    relation, linked = _RELATION.get(mark, "x"), self.synsets[other, place]
                    for word in linked.words:
                        if word != lemma:
                            note(f"{relation}={word}", weight)
                    if relation in ("h", "s", "d"):
                        for word in _content(linked.gloss.split('; "')[0]):
                            note(f"g2={word}", weight / 2)
        for length in (2, 3, 4):
            if len(lemma) > length + 1:
                said[f"end={lemma[-length:]}"] = said[f"begin={lemma[:length]}"] = 1.0
        return said

    def listed_synonyms(self, lemma: str, listed: dict[str, int]) -> tuple[float, float]:
        """The summed strength of a lemma's listed synonyms, and the weight of all of them."""
        strength = weight = 0.0
        for part, offsets in self.senses[lemma]:
            for rank, offset in enumerate(offsets):
                synset = self.synsets[part, offset]
                groups = [(synset.words, 1.0)]
                near = [one for one in synset.links if one[0] in ("&", "^", "\\")]
                groups += [(self.synsets[one[1], one[2]].words, 0.6) for one in near]
                for words, share in groups:
                    for word in words:
                        if word != lemma:
                            weight += share / (1 + rank) ** 0.5
                            strength += listed.get(word, 0) * share / (1 + rank) ** 0.5
        return strength, weight


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("  ")]


def _synset(line: str) -> tuple[str, Synset]:
    body, _, gloss = line.partition("|")
    fields = body.split()
    number = int(fields[3], 16)
    words = [re.sub(r"\(.*\)", "", fields[4 + 2 * at]).lower() for at in range(number)]
    begin = 4 + 2 * number
    links = []
    for at in range(int(fields[begin])):
        mark, offset, part, _ = fields[begin + 1 + 4 * at : begin + 5 + 4 * at]
        links.append((mark, "a" if part == "s" else part, offset))
    return fields[0], Synset(int(fields[1]), words, links, gloss.strip())


def _content(text: str) -> set[str]:
    return set(_LETTERS.findall(text.lower())) - STOP


def listed_forms() -> dict[str, int]:
    """One-word forms on the English lists with their strength, words that only report left out."""
    index = Lexicon().matcher("en").index
    strengths: dict[str, int] = {}
    reports: dict[str, bool] = {}
    for form, group in zip(index.forms.split("\n"), index.group_of, strict=True):
        if " " in form or "*" in form:
            continue
        for target in (index.targets[at] for at in index.groups[group]):
            general = not target.place or target.place.startswith("list ")
            if target.kind not in ("concept", "list") or not general:
                continue
            category = index.senses[target.key].category if target.kind == "concept" else target.key
            if target.strength > strengths.get(form, 0):
                strengths[form], reports[form] = target.strength, category in REPORTING
    return {form: strength for form, strength in strengths.items() if not reports[form]}


def induce(words: Thesaurus, forms: dict[str, int]) -> dict[str, tuple[float, float]]:
    """For each lemma the chance that it is listed, by a model that has not seen it, and its listed synonyms."""
    listed: defaultdict[str, int] = defaultdict(int)
    for form, step in forms.items():
        for lemma in words.lemmas(form)[:2]:
            listed[lemma] = max(listed[lemma], step)
    lemmas = [
        one
        for one in words.senses
        if _LETTERS.fullmatch(one) and len(one) > 2 and (one in listed or zipf_frequency(one, "en") >= RAREST)
    ]
    shares, described = [], []
    for lemma in lemmas:
        strength, weight = words.listed_synonyms(lemma, listed)
        shares.append(strength / (weight + 2))
        described.append({**words.described(lemma), "share": shares[-1], "sum": min(strength, 6) / 6})
    matrix: Any = DictVectorizer(dtype=np.float32).fit_transform(described)
    matrix = matrix[:, np.diff(matrix.tocsc().indptr) >= 4]
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=0.1, solver="liblinear")
    folds = StratifiedKFold(5, shuffle=True, random_state=1)
    strong = [listed.get(lemma, 0) >= 2 for lemma in lemmas]
    chances = cross_val_predict(model, matrix, strong, cv=folds, method="predict_proba")[:, 1]
    return {lemma: (float(chance), share) for lemma, chance, share in zip(lemmas, chances, shares, strict=True)}


def entry(words: Thesaurus, induced: dict[str, tuple[float, float]], form: str) -> tuple[int, int, str, int] | None:
    """Level, synonyms, part and frequency of a form; None where the thesaurus does not know it."""
    lemmas = [lemma for lemma in words.lemmas(form) if lemma in induced]
    frequency = max(4, round(2 * zipf_frequency(form, "en")))
    if not lemmas:
        return None
    asked = lemmas[:1] if lemmas[0] == form else lemmas
    chance = max(induced[lemma][0] for lemma in asked)
    share = max(induced[lemma][1] for lemma in asked)
    counts: defaultdict[str, int] = defaultdict(int)
    for part, offsets in words.senses[lemmas[0]]:
        counts[part] += len(offsets)
    part = max(counts, key=lambda one: counts[one])
    if form.endswith(("ing", "ed")) and lemmas[0] != form:
        part = "v"
    level = int(np.digitize(chance, LEVELS))
    return level, int(np.digitize(share, SHARES)) if level else 0, part, frequency


def main() -> None:
    """Write the table."""
    words = Thesaurus(Path(sys.argv[1]))
    forms = listed_forms()
    induced = induce(words, forms)
    common = [word for word in top_n_list("en", 60_000) if _LETTERS.fullmatch(word)]
    table: defaultdict[tuple[int, int, str, int], list[str]] = defaultdict(list)
    for form in sorted({*common, *forms}):
        known = entry(words, induced, form)
        if form in forms and known is None:
            known = (0, 0, "-", max(4, round(2 * zipf_frequency(form, "en"))))
        if known is not None and (form in forms or known[0] >= 2):
            table[known].append(form)
    lines = []
    for key in sorted(table, reverse=True):
        head = " ".join(map(str, key))
        lines += [f"{head}: {piece}" for piece in textwrap.wrap(" ".join(table[key]), 108)]
    OUT.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{sum(map(len, table.values()))} words: {OUT.name}")


if __name__ == "__main__":
    main()
