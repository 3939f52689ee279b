"""A desk's model: learns what its labels say, is written as data, and says the same without scikit-learn."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from provenance.errors import LexiconError, ReadError, UsageError
from provenance.framing.analysis import analyse
from provenance.framing.judging import judge
from provenance.framing.model_files import word_judge
from provenance.framing.word_model import Judge
from provenance.learn.desk import Trained, evaluate, save, train
from provenance.learn.fitting import Fitted, GramTable, fit, gram_table, judged
from provenance.learn.labels import read_labels
from provenance.learn.sheet import article_of, lay_out
from provenance.learn.writing import as_data
from provenance.lexicon.lexicon import Lexicon
from tests.learn.made_up import write_labels


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> tuple[Trained, Path]:
    folder = tmp_path_factory.mktemp("desk")
    found = train(read_labels(write_labels(folder / "labels.jsonl")), lexicon, "en", "desk")
    save(found, folder / "model")
    return found, folder / "model"


def test_it_learns_what_the_labels_say(trained: tuple[Trained, Path], lexicon: Lexicon) -> None:
    found, folder = trained
    assert found.evaluation.words["F1"].value > 0.8
    by = word_judge(str(folder))
    analysis = analyse(article_of("The board defended its plan in a pathetic report.", "en"), lexicon)
    said = judge(analysis, by)
    assert max(said.words, key=said.words.__getitem__) == analysis.prose.words.folded.index("pathetic")
    assert (folder / "card.md").read_text(encoding="utf-8").startswith("# Word model desk (en)")
    assert json.loads((folder / "evaluation.json").read_text(encoding="utf-8"))["words"]["F1"]["value"] > 0.8


def _said(by: Judge, texts: list[str], lexicon: Lexicon) -> tuple[list[float], list[float]]:
    words, sentences = [], []
    for text in texts:
        analysis = analyse(article_of(text, "en"), lexicon)
        said = judge(analysis, by)
        words += [said.words.get(at, 0.0) for part in analysis.prose.sentences for at in range(part.first, part.last)]
        sentences.append(max(said.sentences))
    return words, sentences


@pytest.mark.parametrize("rich", [False, True], ids=["features alone", "with words"])
def test_plain_python_says_what_the_fitted_model_says(rich: bool, tmp_path: Path, lexicon: Lexicon) -> None:
    labels = read_labels(write_labels(tmp_path / "labels.jsonl", 48))
    sheet = lay_out(labels, lexicon, "en")
    everybody = np.arange(len(labels))
    table: GramTable | None = gram_table(sheet) if rich else None
    fitted: Fitted = fit(sheet, everybody, table)
    data = as_data(fitted, sheet, table, name="x", language="en", card={}, threshold=0.5, flag=0.5)
    (tmp_path / "model.json").write_text(json.dumps(data), encoding="utf-8")
    words, sentences = _said(word_judge(str(tmp_path)), [one.text for one in labels], lexicon)
    expected = judged(fitted, sheet, everybody, table)
    assert np.abs(expected[0] - np.array(words)).max() < 0.02
    assert np.abs(expected[1] - np.array(sentences)).max() < 0.02


def test_evaluation_names_its_protocol_and_counts_rightly(
    trained: tuple[Trained, Path], lexicon: Lexicon, tmp_path: Path
) -> None:
    path = tmp_path / "two.jsonl"
    lines = [
        {"text": "The union defended its budget on Monday in a pathetic report.", "words": ["pathetic"], "topic": "a"},
        {"text": "The union defended its budget on Monday in a second report.", "words": ["second"], "topic": "b"},
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found = evaluate(word_judge(str(trained[1])), read_labels(path), lexicon)
    assert "nothing fitted" in found.protocol
    assert found.words["precision"].value == 1.0
    assert found.words["recall"].value == 0.5
    assert sum(words for _, _, words in found.calibration.table) == 22
    assert found.sentences is None


def test_one_kind_only_is_refused(tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "plain.jsonl"
    path.write_text('{"text": "The board met on Monday at noon.", "words": []}\n' * 20, encoding="utf-8")
    with pytest.raises(ReadError, match="nothing can be learned"):
        train(read_labels(path), lexicon, "en", "x")
    with pytest.raises(ReadError, match="nothing can be measured"):
        evaluate(word_judge("words-en"), read_labels(path), lexicon)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"format": "provenance word model 0"}, "format"),
        ({"features": ["strength"]}, "other features"),
        ({"trees": ["strength < 2 ? 1"]}, "tree cannot be read"),
        ({"trees": ["surprise < 2 ? 1 : 2"]}, "tree cannot be read"),
        ({"trees": ["(" * 200 + "1" + ")" * 200]}, "tree cannot be read"),
        ({"bias": "high"}, "is no word model"),
        ({"code": "import os"}, "is no word model"),
    ],
)
def test_a_strange_model_is_refused(
    change: dict[str, object], says: str, trained: tuple[Trained, Path], tmp_path: Path
) -> None:
    (tmp_path / "model.json").write_text(json.dumps({**trained[0].data, **change}), encoding="utf-8")
    with pytest.raises(LexiconError, match=says):
        word_judge(str(tmp_path))


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match="no model 'words-xx'"):
        word_judge("words-xx")
