"""Clusters of copies: whole, edited and half copies are found, strangers are not, and a crowd costs a star."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.archive import copy_clusters as module
from provenance.archive.copy_clusters import Copies, Sketches, copy_clusters
from provenance.archive.prints import sketched


def columns(texts: Sequence[str]) -> Sketches:
    made = [sketched(text) for text in texts]
    starts = np.concatenate(([0], np.cumsum([len(one.prints) for one in made]))).astype(np.int64)
    prints = np.array([number for one in made for number in one.prints], dtype=np.uint32)
    sketches = np.frombuffer(b"".join(one.sketch for one in made), dtype=np.uint8).reshape(-1, 128)
    return Sketches(np.arange(len(texts), dtype=np.int64), sketches, prints, starts)


def words(count: int, seed: int) -> list[str]:
    draw = random.Random(seed)
    return [f"w{int(20_000 * draw.random() ** 2)}" for _ in range(count)]


def planted() -> list[str]:
    """20 stories of 400 words, each with a whole copy, one of 80 % and one of half its words; 100 strangers."""
    texts = []
    for story in range(20):
        source = words(400, story)
        texts += [" ".join(source)] * 2
        texts += [" ".join(source[: 4 * kept] + words(400 - 4 * kept, 1000 * kept + story)) for kept in (80, 50)]
    return texts + [" ".join(words(400, 900_000 + number)) for number in range(100)]


def together(found: Copies) -> set[frozenset[int]]:
    groups: dict[int, set[int]] = {}
    for article, cluster in zip(found.article.tolist(), found.cluster.tolist(), strict=True):
        groups.setdefault(cluster, set()).add(article)
    return {frozenset(group) for group in groups.values()}


def test_planted_copies_are_found_and_nothing_else() -> None:
    found = copy_clusters(columns(planted()))
    assert together(found) == {frozenset(range(4 * story, 4 * story + 4)) for story in range(20)}
    assert set(found.star.tolist()) <= set(found.article.tolist())
    whole = found.article % 4 < 2
    assert found.verified.mean() > 0.9
    assert found.containment[~whole].min() > 0.2


@given(st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None)
def test_the_order_of_articles_does_not_matter(draw: random.Random) -> None:
    texts = planted()[:60] + planted()[80:100]
    order = list(range(len(texts)))
    draw.shuffle(order)
    straight = together(copy_clusters(columns(texts)))
    shuffled = together(copy_clusters(columns([texts[at] for at in order])))
    assert {frozenset(order[at] for at in group) for group in shuffled} == straight


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=60))
def test_components_are_the_transitive_closure(pairs: list[tuple[int, int]]) -> None:
    ones, others = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    half = len(pairs) // 2
    labels = module._merged(np.arange(30), ones[:half], others[:half])
    labels = module._merged(labels, ones[half:], others[half:]).tolist()
    near = [{number} for number in range(30)]
    for _ in range(30):
        for one, other in pairs:
            near[one] |= near[other]
            near[other] |= near[one]
    assert labels == [min(group) for group in near]


def test_one_story_in_5000_papers_is_4999_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    one = columns([" ".join(words(300, 5))])
    crowd = Sketches(
        np.arange(5000), np.repeat(one.sketches, 5000, axis=0), np.tile(one.prints, 5000),
        np.arange(5001) * len(one.prints),
    )  # fmt: skip
    compared: list[int] = []
    real = module._Ranked.compared

    def counting(ranked: module._Ranked, ones: module.Numbers, others: module.Numbers) -> object:
        compared.append(len(ones))
        return real(ranked, ones, others)

    monkeypatch.setattr(module._Ranked, "compared", counting)
    found = copy_clusters(crowd)
    assert len(found.article) == 5000
    assert set(found.cluster.tolist()) == {0}
    # Once in the first band; and every article with the centre, for what is reported.
    assert sum(compared) == 4999 + 5000


@pytest.mark.parametrize("texts", [[], [" ".join(words(300, 1))], ["a b c d e f"] * 2, ["five words are just enough"]])
def test_few_and_short_texts(texts: list[str]) -> None:
    assert len(copy_clusters(columns(texts)).article) == (2 if len(texts) == 2 else 0)
