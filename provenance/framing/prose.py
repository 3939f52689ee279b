"""The article taken apart once: words, sentences and every known form, for all the questions that follow."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import NamedTuple

from provenance.article.article import PROSE, Article
from provenance.lexicon.languages import Language, language
from provenance.lexicon.lexicon import Lexicon
from provenance.lexicon.matcher import Hit
from provenance.text.sentences import sentence_spans
from provenance.text.words import Words


class Sentence(NamedTuple):
    """A sentence: view span, its words `first` to `last` (exclusive), and the passage it stands in."""

    start: int
    end: int
    first: int
    last: int
    passage: int


class Prose:
    """Words, sentences and hits of the scored passages of one article."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article = article
        self.text = article.view.text
        self.language: Language = language(article.language)
        self.words = Words(self.text, article.language)
        self.sentences = self._sentences()
        number = self._sentence_of
        found = lexicon.matcher(article.language).find(self.words)
        self.hits = [hit for hit in found if number[hit[0]] >= 0 and number[hit[0]] == number[hit[1]]]
        self._hit_firsts: dict[str, list[int]] = {}
        self.by_kind: defaultdict[str, list[Hit]] = defaultdict(list)
        for hit in self.hits:
            self.by_kind[hit.target.kind].append(hit)

    def _sentences(self) -> list[Sentence]:
        abbreviations = frozenset(word.lower() for word in self.language.words("abbreviations"))
        starts = self.words.starts
        found = []
        for number, passage in enumerate(self.article.passages):
            if passage.kind not in PROSE:
                continue
            blocks = [(passage.start, passage.end)]
            for start, end in sentence_spans(self.text, self.article.language, blocks, abbreviations):
                first, last = bisect_left(starts, start), bisect_left(starts, end)
                found.append(Sentence(start, end, first, last, number))
        self._sentence_of = [-1] * len(starts)
        for number, sentence in enumerate(found):
            self._sentence_of[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)
        return found

    def sentence_at(self, word: int) -> int:
        """The number of the sentence that holds a word of the prose; -1 for a word of the page around it."""
        return self._sentence_of[word]

    def sentence_at_offset(self, offset: int) -> int:
        """The number of the last sentence that begins at or before a view offset; 0 before the first."""
        return max(bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1, 0)

    def between(self, kind: str, first: int, last: int) -> list[Hit]:
        """Hits of a kind that lie within words `first` to `last` (exclusive)."""
        hits = self.by_kind.get(kind)
        if not hits:
            return []
        firsts = self._hit_firsts.get(kind)
        if firsts is None:
            firsts = self._hit_firsts[kind] = [hit.first for hit in hits]
        begin = bisect_left(firsts, first)
        end = bisect_left(firsts, last, begin)
        return [hit for hit in hits[begin:end] if hit.last < last] if begin < end else []

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The view span of words `first` to `last` (inclusive)."""
        return self.words.starts[first], self.words.ends[last]

    def passage_of(self, sentence: int) -> str:
        """The kind of passage a sentence stands in."""
        return self.article.passages[self.sentences[sentence].passage].kind

    @property
    def word_count(self) -> int:
        """The number of words in scored passages."""
        return sum(sentence.last - sentence.first for sentence in self.sentences)
