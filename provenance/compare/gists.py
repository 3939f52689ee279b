"""The gist of an article: what grouping needs to know of it, small enough to keep for a hundred thousand.

Words as numbers with weights; the headline counts twice and the first words half as much again,
since news says what happened at the top. The words that tell most are kept as they are written, to say later why two
articles are together.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import msgspec

from provenance.article.article import PROSE, Article
from provenance.chain.traits import Traits, traits
from provenance.lexicon.common_words import common_words
from provenance.lexicon.languages import language as language_file
from provenance.text.words import fold

# Whoever stores gists stores this beside them: those of another algorithm do not compare.
ALGORITHM = "gist-1"
HEADLINE = 2.0
LEAD = 1.5
LEAD_WORDS = 60
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_IDEOGRAPHS = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]{2,}")
# Telling words kept as written, and words of body that are read: a book has no more gist than its first chapters.
_TELLING = 48
_MOST_WORDS = 4000
_ADDRESS_WORD = re.compile(r"[a-z]{2,}")


class Gist(msgspec.Struct, frozen=True):
    """What grouping knows of one article.

    `terms[i]` is the CRC-32 of a word and weighs `weights[i]`; sorted by term. `telling`
    has the rarest of them as they are written, names with a capital. `numbers` and `dates` are values; `traits` is
    what survives translation, kept where articles of several languages are grouped. `date` is as declared.
    """

    id: str
    language: str
    words: int
    terms: array[int]
    weights: array[float]
    telling: dict[int, str]
    numbers: tuple[str, ...] = ()
    date: str = ""
    traits: Traits | None = None


class Weighed(NamedTuple):
    """How many words a text has, and its terms, sorted, with their weights: `terms[i]` weighs `weights[i]`."""

    words: int
    terms: array[int]
    weights: array[float]


def gist(article: Article, *, across: bool = False, concepts: Iterable[str] = ()) -> Gist:
    """The gist of an article; `across` keeps what survives translation, with the concept ids handed in."""
    return gist_of(
        article.path, *_parts(article), article.language, date=article.declared("date"), across=across,
        concepts=concepts,
    )  # fmt: skip


def weighed(article: Article) -> Weighed:
    """What grouping within a language needs of an article: the terms of its gist, without what explains them."""
    headline, body = _parts(article)
    return _weighed(*_counts(_folded(headline, article.language), _folded(body, article.language)))


def _parts(article: Article) -> tuple[str, str]:
    """Headline, or the words of the address, and body."""
    text = article.view.text
    body = "\n".join(
        text[passage.start : passage.end]
        for passage in article.passages
        if passage.kind in PROSE and passage.kind != "headline"
    )
    return article.headline or _address(article.declared("url")), body


def gist_of(
    id: str,
    headline: str,
    body: str,
    language: str,
    *,
    date: str = "",
    across: bool = False,
    concepts: Iterable[str] = (),
) -> Gist:
    """The gist of a headline and a body in a language (ISO 639-1, or "")."""
    top, rest = _words(headline, language)[:_MOST_WORDS], _words(body, language)[:_MOST_WORDS]
    length, counts = _counts([spelt.word for spelt in top], [spelt.word for spelt in rest])
    found = _weighed(length, counts)
    telling = _telling(counts, _written([*top, *rest]), language)
    both = f"{headline}\n{body}"
    return Gist(
        id, language, length, found.terms, found.weights, telling,
        tuple(sorted(set(_NUMBER.findall(both)))), date,
        traits(both, language, concepts) if across else None,
    )  # fmt: skip


def _counts(top: Sequence[str], rest: Sequence[str]) -> tuple[int, dict[int, float]]:
    """The number of words, and how often each term comes; headline and first words count more."""
    counts: defaultdict[int, float] = defaultdict(float)
    for words, factor in ((top, HEADLINE), (rest, 1.0), (rest[:LEAD_WORDS], LEAD - 1)):
        for word, count in Counter(words).items():
            counts[_term(word)] += factor * count
    return len(top) + len(rest), counts


def _weighed(length: int, counts: dict[int, float]) -> Weighed:
    terms = sorted(counts)
    return Weighed(length, array("I", terms), array("f", (1 + math.log(counts[term]) for term in terms)))


def _written(words: Iterable[_Spelt]) -> dict[int, str]:
    """Each term as it is written where it comes first, or first without a capital."""
    written: dict[int, str] = {}
    for word, surface in words:
        term = _term(word)
        shown = written.get(term)
        if shown is None or (shown[0].isupper() and surface[0].islower()):
            written[term] = surface
    return written


def _folded(text: str, language: str) -> list[str]:
    """The words of a text as they count; two signs at a time where words are not set apart."""
    if _IDEOGRAPHS.search(text):
        return [spelt.word for spelt in _words(text, language)[:_MOST_WORDS]]
    return _WORD.findall(fold(text, language))[:_MOST_WORDS]


class _Spelt(NamedTuple):
    """A word as it counts, and as it is written."""

    word: str
    surface: str


def _words(text: str, language: str) -> list[_Spelt]:
    folded = fold(text, language)
    found = []
    for match in _WORD.finditer(folded):
        word = match[0]
        surface = text[match.start() : match.end()]
        if _IDEOGRAPHS.fullmatch(word):
            found += [_Spelt(word[at : at + 2], surface[at : at + 2]) for at in range(len(word) - 1)]
        else:
            found.append(_Spelt(word, surface))
    return found


@lru_cache(maxsize=65536)
def _term(word: str) -> int:
    return crc32(word.encode("utf-8", "replace"))


@lru_cache(maxsize=64)
def common_terms(language: str) -> dict[int, float]:
    """Term → share of a language's words, of its common words."""
    shares: defaultdict[int, float] = defaultdict(float)
    for word, share in common_words(language).items():
        shares[_term(_words(word, language)[0].word)] += share
    for word in language_file(language).words("function_words"):
        for spelt in _words(word, language):
            shares[_term(spelt.word)] = max(shares[_term(spelt.word)], 1e-3)
    return dict(shares)


def _telling(counts: dict[int, float], written: dict[int, str], language: str) -> dict[int, str]:
    """The terms that tell most, as written: words that come often here and are rare in the language; names first."""
    common = common_terms(language)

    def tells(term: int) -> float:
        rare = -math.log(max(common.get(term, 0.0), 1e-6))
        return (1 + math.log(counts[term])) * rare * (1.5 if written[term][0].isupper() else 1.0)

    chosen = sorted((term for term, word in written.items() if len(word) > 2), key=lambda term: (-tells(term), term))
    return {term: written[term] for term in chosen[:_TELLING]}


def _address(url: str) -> str:
    """The words of a page's address, which often are those of its headline; "" where it has none."""
    parts = url.partition("://")[2].split("/")[1:]
    words = [" ".join(_ADDRESS_WORD.findall(part.lower())) for part in parts]
    return max(words, key=lambda part: part.count(" "), default="")
