"""A desk's own word model: trained on its labels, held against them by cross-validation, and written as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from provenance.errors import ReadError, UsageError
from provenance.framing.analysis import analyse
from provenance.framing.judging import judge
from provenance.framing.word_model import Judge
from provenance.learn.crossing import crossed, stratified
from provenance.learn.evaluation import Evaluation, at_recall, best_threshold, evaluated
from provenance.learn.fitting import fit, gram_table, refuse_one_class, say_nothing
from provenance.learn.labels import Labelled
from provenance.learn.sheet import Progress, Sheet, article_of, lay_out
from provenance.learn.writing import as_data
from provenance.lexicon.lexicon import Lexicon

FOLDS = 5
STEPS = (FOLDS + 1) * 6


class Trained(NamedTuple):
    """A trained model as plain data, and its evaluation by cross-validation."""

    data: dict[str, Any]
    evaluation: Evaluation


def train(
    labels: Sequence[Labelled], lexicon: Lexicon, language: str, name: str,
    read: Progress = lambda: None, step: Callable[[str], None] = say_nothing,
) -> Trained:  # fmt: skip
    """Train on labelled sentences. Raises ReadError where nothing can be learned from them."""
    sheet = lay_out(labels, lexicon, language, read)
    refuse_one_class(sheet, sheet.judged)
    _refuse_few(sheet)
    table = gram_table(sheet)
    one = crossed(sheet, stratified(sheet, FOLDS), table, step)
    protocol = (
        f"{FOLDS}-fold cross-validation over {len(labels)} labelled sentences, seed 42: each is judged by a model of "
        "the other folds; the words' threshold is chosen on the other folds' held-out scores. Unit: the word. "
        "Intervals: bootstrap over sentences, 95 %."
    )
    found = evaluated(sheet, one.words, one.flagged, one.said, protocol)
    judged, loaded = one.words[sheet.judged], sheet.loaded[sheet.judged]
    fitted = fit(sheet, np.arange(len(labels)), table, step)
    card = {
        "what": "How likely a word is to be one that this desk's labels mark as loaded, in its sentence.",
        "model": "Logistic regression over words, neighbours and letters; boosted trees over its scores and what the "
        "lexicons say; sentences by their words and phrases. Calibrated (Platt).",
        "trained_on": f"{len(labels)} labelled sentences, {int(sheet.loaded.sum())} of {int(sheet.judged.sum())} "
        f"judged words loaded.",
        "lexicons": lexicon.version,
        "holds": "Words of the labelled sentences with their weights: treat it as confidential as they are.",
    }
    data = as_data(
        fitted, sheet, table, name=name, language=language, card=card,
        threshold=best_threshold(judged, loaded), flag=at_recall(judged, loaded)[1],
    )  # fmt: skip
    return Trained(data, found)


def _refuse_few(sheet: Sheet) -> None:
    loaded, neutral = int(sheet.sentence_loaded.sum()), int((~sheet.sentence_loaded).sum())
    if min(loaded, neutral) < FOLDS:
        raise ReadError(
            f"{loaded} sentences are loaded and {neutral} are not; {FOLDS} of each are the least",
            where=sheet.labels[0].where.rpartition(":")[0], mend="label sentences of both kinds, better hundreds",
        )  # fmt: skip


def save(trained: Trained, folder: Path) -> None:
    """Write model.json, card.md and evaluation.json. Raises UsageError where the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        content = msgspec.json.encode(trained.data)
        (folder / "model.json").write_bytes(content)
        (folder / "card.md").write_text(card_text(trained), encoding="utf-8")
        plain = json.dumps(trained.evaluation.plain(), indent=2, ensure_ascii=False)
        (folder / "evaluation.json").write_text(plain + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(folder), mend="name another --out") from None


def card_text(trained: Trained) -> str:
    """The model card in Markdown."""
    card, found = trained.data["card"], trained.evaluation
    lines = [f"# Word model {trained.data['name']} ({trained.data['language']})", ""]
    lines += [f"- **{key.replace('_', ' ')}**: {text}" for key, text in card.items()]
    lines += ["", "## Evaluation", "", found.protocol, "", "| measure | value |", "| --- | --- |"]
    lines += [f"| word {name} | {figure} |" for name, figure in found.words.items()]
    lines += [f"| precision at recall {recall} | {value:.3f} |" for recall, value in found.at_recall]
    if found.sentences is not None:
        lines.append(f"| sentence macro-F1 | {found.sentences} |")
    lines.append(f"| Brier score, calibration error | {found.calibration.brier:.4f}, {found.calibration.error:.4f} |")
    return "\n".join(lines) + "\n"


def evaluate(
    by: Judge, labels: Sequence[Labelled], lexicon: Lexicon, read: Progress = lambda: None
) -> Evaluation:  # fmt: skip
    """Hold a model against labelled sentences, at the thresholds it was saved with."""
    sheet = lay_out(labels, lexicon, by.model.language)
    if not len(sheet.owner) or not sheet.loaded[sheet.judged].any():
        raise ReadError("marks no word as loaded, so nothing can be measured", where=labels[0].where.rpartition(":")[0])
    words = np.zeros(len(sheet.owner))
    sentences = np.zeros(len(labels))
    begins = sheet.begins()
    for number, one in enumerate(labels):
        analysis = analyse(article_of(one.text, by.model.language), lexicon)
        said = judge(analysis, by)
        prose = [at for part in analysis.prose.sentences for at in range(part.first, part.last)]
        words[begins[number] : begins[number + 1]] = [said.words.get(at, 0.0) for at in prose]
        sentences[number] = max(said.sentences, default=0.0)
        read()
    step = by.model.sentences
    threshold = step.threshold if step is not None else by.model.flag
    both = sheet.sentence_loaded.any() and not sheet.sentence_loaded.all()
    protocol = (
        f"model {by.model.name} on {len(labels)} labelled sentences, nothing fitted to them: words from "
        f"{by.model.threshold} on count as flagged, sentences from {threshold:.3f} on as loaded. Unit: the word. "
        "Intervals: bootstrap over sentences, 95 %. Figures on the labels that a model was trained on say nothing."
    )
    return evaluated(sheet, words, words >= by.model.threshold, sentences >= threshold if both else None, protocol)
