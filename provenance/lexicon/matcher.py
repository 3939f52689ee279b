"""Finds every known form in a text, word by word.

Looking words up in a table finds the same hits as an Aho–Corasick automaton over characters and was three
times faster on 500-word articles with 30,000 forms, because no hit inside a word has to be thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from typing import NamedTuple

from provenance.lexicon.index import Index, Target
from provenance.text.words import Words

# What may stand between the words of one phrase. A line break may, a blank line may not.
_JOINERS = frozenset(" \t\r\n\u00a0\u202f'’ʼ/-\u2010\u2011–")
_MEMORY = 20_000
_LONGEST_PHRASE = 8


class _Lengths(dict[int, tuple[int, ...]]):
    """Bit masks read as lengths, each worked out once."""

    def __missing__(self, mask: int) -> tuple[int, ...]:
        self[mask] = tuple(bit for bit in range(mask.bit_length()) if mask >> bit & 1)
        return self[mask]


_LENGTHS = _Lengths()


class Hit(NamedTuple):
    """A form found: its first and last word (inclusive) and what it points to."""

    first: int
    last: int
    target: Target


# The targets of a form: those that match it anyhow, and those that match it only with a capital letter.
_Group = tuple[tuple[Target, ...], tuple[Target, ...]]


class Matcher:
    """Looks up the forms of one index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        keys = index.forms.split("\n") if index.forms else []
        self._forms: dict[str, int] = dict(zip(keys, index.group_of, strict=True))
        pairs = index.pairs.split("\n") if index.pairs else []
        self._lengths: dict[str, int] = dict(zip(pairs, index.lengths_of, strict=True))
        self._heads = frozenset(index.heads)
        self._suffixes = frozenset(index.suffixes)
        self._suffix_lengths = tuple(sorted({len(suffix) for suffix in index.suffixes}))
        self._vocabulary = set(index.stems)
        if index.suffixes or index.prefixes:
            self._vocabulary |= {word for key in keys for word in key.split(" ")}
        self._prefix_lengths = tuple(sorted({len(word) - 1 for word in index.stems}))
        self._inflects = bool(self._vocabulary or index.lemmas)
        self._memory: dict[str, tuple[str, ...]] = {}
        self._targets: dict[int, _Group] = {}

    def _group(self, number: int) -> _Group:
        """The targets of a group, put together when it is first met: most of a lexicon is not in a text."""
        known = self._targets.get(number)
        if known is None:
            targets = [self.index.targets[at] for at in self.index.groups[number]]
            plain = tuple(target for target in targets if not target.cased)
            known = self._targets[number] = (plain, tuple(target for target in targets if target.cased))
        return known

    def find(self, words: Words) -> list[Hit]:
        """Every hit, by place; hits may overlap."""
        hits: list[Hit] = []
        folded, known = words.folded, self._targets
        # Both tables are asked for every word at once; Python then sees only the words that are in one.
        groups = list(map(self._forms.get, folded))
        masks = [*map(self._lengths.get, map(" ".join, pairwise(folded))), None]
        readings = self._all_readings(folded)
        inflected = _within_reach(readings)
        for first, (group, mask) in enumerate(zip(groups, masks, strict=False)):
            if group is not None:
                plain, cased = known.get(group) or self._group(group)
                for target in plain:
                    hits.append(Hit(first, first, target))
                if cased and words.capitalised(first):
                    for target in cased:
                        hits.append(Hit(first, first, target))
            if mask is not None:
                self._find_written(hits, words, first, mask)
            if first in inflected:
                self._find_inflected(hits, words, readings, first)
        return hits

    def _find_written(self, hits: list[Hit], words: Words, first: int, mask: int) -> None:
        """Add the phrases that begin at word `first` and stand there as written."""
        for length in _LENGTHS[mask]:
            group = self._forms.get(" ".join(words.folded[first : first + length]))
            if group is not None and _joined(words, first, length):
                self._take(hits, words, first, first + length - 1, self._group(group))

    def _all_readings(self, folded: list[str]) -> list[tuple[str, ...]]:
        """What each word can be read as besides itself; empty where the language reads words as they stand."""
        if not self._inflects:
            return []
        memory, readings = self._memory, self._readings
        known = list(map(memory.get, folded))
        if None in known:
            known = [readings(word) if read is None else read for word, read in zip(folded, known, strict=True)]
        return known  # type: ignore[return-value]

    def _find_inflected(self, hits: list[Hit], words: Words, readings: list[tuple[str, ...]], first: int) -> None:
        """Add what word `first` gives when words are read by their stems, or as `word*` forms."""
        folded = words.folded
        for word in readings[first]:
            group = self._forms.get(word)
            if group is not None:
                self._take(hits, words, first, first, self._group(group))
        if first + 1 == len(folded):
            return
        for word in (folded[first], *readings[first]):
            if word not in self._heads:
                continue
            for second in (folded[first + 1], *readings[first + 1]):
                for length in _LENGTHS[self._lengths.get(f"{word} {second}", 0)]:
                    self._find_phrase(hits, words, readings, first, (word, second), length)

    def _find_phrase(
        self, hits: list[Hit], words: Words, readings: list[tuple[str, ...]], first: int, pair: tuple[str, str],
        length: int,
    ) -> None:  # fmt: skip
        """Add the phrases of `length` words that begin with a pair and are not simply as written."""
        folded = words.folded
        rest = range(first + 2, min(first + length, len(folded)))
        written = (*folded[first : first + length],)
        for others in product(*((folded[at], *readings[at][:3]) for at in rest)):
            key = (*pair, *others)
            group = self._forms.get(" ".join(key))
            if group is not None and key != written and _joined(words, first, length):
                self._take(hits, words, first, first + length - 1, self._group(group))

    def _take(self, hits: list[Hit], words: Words, first: int, last: int, group: _Group) -> None:
        plain, cased = group
        hits += [Hit(first, last, target) for target in plain]
        if cased and any(map(words.capitalised, range(first, last + 1))):
            hits += [Hit(first, last, target) for target in cased]

    def _readings(self, word: str) -> tuple[str, ...]:
        """The known stems and prefixes that a word can be read as, besides itself."""
        known = self._memory.get(word)
        if known is not None:
            return known
        readings: list[str] = list(self.index.lemmas.get(word, ()))
        for bare in (word, *self._without_clitics(word)):
            if bare is not word and bare in self._vocabulary:
                readings.append(bare)
            for length in self._suffix_lengths:
                if len(bare) - length >= 2 and bare[-length:] in self._suffixes and bare[:-length] in self._vocabulary:
                    readings.append(bare[:-length])
            for length in self._prefix_lengths:
                if len(bare) >= length and bare[:length] + "*" in self._vocabulary:
                    readings.append(bare[:length] + "*")
        if len(self._memory) >= _MEMORY:
            self._memory.clear()
        self._memory[word] = tuple(reading for reading in dict.fromkeys(readings) if reading != word)
        return self._memory[word]

    def _without_clitics(self, word: str) -> Iterator[str]:
        for prefix in self.index.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= 2:
                yield word[len(prefix) :]


def _within_reach(readings: list[tuple[str, ...]]) -> set[int]:
    """The words from which a phrase could reach one that can be read in more than one way."""
    reach: set[int] = set()
    for at, read in enumerate(readings):
        if read:
            reach.update(range(max(at - _LONGEST_PHRASE, 0), at + 1))
    return reach


def _joined(words: Words, first: int, length: int) -> bool:
    """Whether only spaces, hyphens, apostrophes or one line break part the words of a phrase."""
    if first + length > len(words):
        return False
    for at in range(first, first + length - 1):
        gap = words.gap(at)
        if gap != " " and (not _JOINERS.issuperset(gap) or gap.count("\n") > 1):
            return False
    return True
