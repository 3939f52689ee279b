"""The word model that ships: readable trees, features that name no word, scores that follow voice."""

from __future__ import annotations

import sys
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.framing.analysis import Analysis, analyse
from provenance.framing.judging import judge, reasons
from provenance.framing.model_files import word_judge
from provenance.framing.proof import sentence
from provenance.framing.trees import Node, read_tree, summed, written_tree
from provenance.framing.word_features import FEATURES, NAMED, WordFeatures
from provenance.lexicon.lexicon import Lexicon
from tests.conftest import ROOT

NAMES = ("a", "b", "c")
LEAVES = st.integers(-999, 999).map(lambda one: one / 1000)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.tuples(st.integers(0, 2), st.integers(-3, 9).map(float), inner, inner).map(list),
    max_leaves=12,
)


@given(TREES, st.tuples(*[st.integers(-4, 10)] * 3))
def test_a_tree_survives_its_text(tree: Node, values: tuple[int, ...]) -> None:
    again = read_tree(written_tree(tree, NAMES), {name: at for at, name in enumerate(NAMES)}, "x")
    assert again == tree
    assert summed([again], values) == summed([tree], values)


def _analysis(text: str, lexicon: Lexicon) -> Analysis:
    return analyse(sentence(text, "en"), lexicon)


def _highest(text: str, lexicon: Lexicon) -> tuple[str, float]:
    analysis = _analysis(text, lexicon)
    words = judge(analysis, word_judge("words-en")).words
    at = max(words, key=words.__getitem__)
    return analysis.prose.words.folded[at], words[at]


def test_own_voice_scores_higher_than_a_quotation(lexicon: Lexicon) -> None:
    word, own = _highest("The board passed a disgraceful budget on Monday.", lexicon)
    _, quoted = _highest("“The board passed a disgraceful budget on Monday,” said Ana Petrova.", lexicon)
    assert word == "disgraceful"
    assert own > 0.4 > quoted


def test_plain_words_are_not_looked_at(lexicon: Lexicon) -> None:
    said = judge(_analysis("The board met on Monday at noon.", lexicon), word_judge("words-en"))
    assert max(said.words.values(), default=0.0) < 0.1
    assert all(0 <= one <= 1 for one in said.sentences)


def test_reasons_are_features_with_weights(lexicon: Lexicon) -> None:
    analysis = _analysis("The board passed a disgraceful budget on Monday.", lexicon)
    by = word_judge("words-en")
    at = analysis.prose.words.folded.index("disgraceful")
    why = reasons(judge(analysis, by), by, at, at)
    assert why
    assert {name for name, _, _ in why} <= set(FEATURES)
    assert [abs(weight) for _, _, weight in why] == sorted((abs(weight) for _, _, weight in why), reverse=True)


def test_the_shipped_file_holds_no_word_of_a_text() -> None:
    model = word_judge("words-en").model
    assert model.grams is None
    assert model.sentences is not None
    assert not model.sentences.phrases
    assert set(model.orders) == NAMED
    closed = {value for values in model.orders.values() for value in values}
    # Names of categories, classes, endings, voices, kinds, parts and marks: closed lists, a few dozen in all.
    assert len(closed) < 80
    assert (ROOT / "lexicons" / "weights" / "words-en.toml").stat().st_size < 300_000


def test_features_name_no_word(lexicon: Lexicon) -> None:
    first = _analysis("The board passed a disgraceful budget on Monday.", lexicon)
    read = WordFeatures(first.prose, first.voices, first.words)
    words = {word for word in first.prose.words.folded if len(word) > 1}
    assert not any(value in words for at in range(len(read.folded)) for value in read.of(at) if isinstance(value, str))


@pytest.mark.parametrize("text", ["", "…", "!!!", "“", "a"])
def test_next_to_nothing_is_judged_without_trouble(text: str, lexicon: Lexicon) -> None:
    judge(_analysis(text, lexicon), word_judge("words-en"))


def test_judging_needs_no_scikit_learn() -> None:
    code = (
        "import sys; from provenance.framing.model_files import word_judge; word_judge('words-en');"
        "print([name for name in ('numpy', 'scipy', 'sklearn') if name in sys.modules])"
    )
    assert run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
