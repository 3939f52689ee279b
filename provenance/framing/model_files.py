"""Reads word models: the one that ships, a readable TOML file, or a desk's own, a folder with `model.json`.

Both are data; whatever stands in them is checked against its type before it is used, and nothing in them runs.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from provenance.errors import LexiconError, UsageError
from provenance.framing.trees import Node, read_tree
from provenance.framing.word_features import FEATURES, NAMED
from provenance.framing.word_grams import EXTRA
from provenance.framing.word_model import AGGREGATES, Grams, Judge, Model, Sentences
from provenance.lexicon.cache import digest, remembered
from provenance.lexicon.source import TomlFile, lexicons_folder

FORMAT = "provenance word model 1"
LARGEST = 512 * 1024 * 1024
_MEND = "train the model again with this version"


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in a file: trees as text, named features by their values in order."""

    format: str
    name: str
    language: str
    card: dict[str, str]
    features: tuple[str, ...]
    orders: dict[str, tuple[str, ...]]
    usual: dict[str, int | str]
    bias: float
    slope: float
    shift: float
    threshold: float
    flag: float
    trees: tuple[str, ...]
    sentences: Sentences
    grams: Grams | None = None


def ships(name: str) -> bool:
    """Whether a name is that of a model that ships."""
    plain = "/" not in name and "\\" not in name
    return plain and name.startswith("words-") and (lexicons_folder() / "weights" / f"{name}.toml").exists()


@cache
def word_judge(name: str) -> Judge:
    """The model of `--model`: the name of one that ships ("words-en"), or a folder that `provenance train` wrote.

    UsageError where there is none, LexiconError where it cannot be used.
    """
    own = lexicons_folder() / "weights" / f"{name}.toml"
    if ships(name):
        key = digest((lexicons_folder(),))
        return Judge(remembered(f"model-{name}", key, Model, lambda: _checked(TomlFile(own).data, str(own))))
    path = Path(name)
    file = path / "model.json" if path.is_dir() else path
    if not file.is_file():
        known = ", ".join(sorted(one.stem for one in (lexicons_folder() / "weights").glob("words-*.toml")))
        raise UsageError(
            f"there is no model {name!r}", mend=f"name a folder that `provenance train` wrote, or one of ours: {known}"
        )
    if file.stat().st_size > LARGEST:
        raise LexiconError("is larger than 512 MB", where=str(file), mend=_MEND)
    if file.suffix == ".toml":
        return Judge(_checked(TomlFile(file).data, str(file)))
    try:
        data = msgspec.json.decode(file.read_bytes())
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        raise LexiconError(f"cannot be read as a model: {error}", where=str(file), mend=_MEND) from None
    return Judge(_checked(data, str(file)))


def _checked(data: Any, where: str) -> Model:
    """A model from what stands in a file. Raises LexiconError for what does not fit."""
    try:
        file = msgspec.convert(data, _File)
    except msgspec.ValidationError as error:
        raise LexiconError(f"is no word model: {error}", where=where, mend=_MEND) from None
    if file.format != FORMAT:
        raise LexiconError(f"has the format {file.format!r:.60}, not {FORMAT!r}", where=where, mend=_MEND)
    wanted = (*FEATURES, *(EXTRA if file.grams is not None else ()))
    if file.features != wanted or set(file.usual) != set(FEATURES) or set(file.orders) - NAMED:
        raise LexiconError("was trained on other features than this version has", where=where, mend=_MEND)
    known = {*AGGREGATES, *(f"phrases_{number}" for number in range(len(file.sentences.phrases)))}
    if set(file.sentences.aggregates) - known:
        raise LexiconError("adds up sentences from what this version does not know", where=where, mend=_MEND)
    if any(part.idf and set(part.weights) - set(part.idf) for part in file.sentences.phrases):
        raise LexiconError("has phrases without their frequency", where=where, mend=_MEND)
    names = {name: place for place, name in enumerate(wanted)}
    trees: list[Node] = [read_tree(text, names, where) for text in file.trees]
    usual = tuple(file.usual[name] for name in FEATURES)
    return Model(
        file.name, file.language, file.card, file.orders, usual, file.bias, file.slope, file.shift, file.threshold,
        file.flag, trees, file.grams, file.sentences,
    )  # fmt: skip
