"""What the word model sees of a word: how the lexicons hold it, how it stands in its sentence; never which it is.

Every feature is a small whole number or a name from a closed list, so that nothing of a training text can be told
from weights that sit on them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from provenance.errors import LexiconError
from provenance.framing.prose import Prose, Sentence
from provenance.framing.voice import Voices
from provenance.framing.wording import Loaded
from provenance.lexicon.cache import digest, remembered
from provenance.lexicon.source import lexicons_folder

Value = int | str
FEATURES = (
    "category", "strength", "precise", "kind", "phrase", "in_phrase", "score", "hits", "barred",
    "frequency", "induced", "synonyms", "part", "letters", "ending", "class",
    "capital", "capitals", "opens", "voice", "sentence", "place", "first_person", "names", "cues", "hedges", "marks",
    "exclaims", "asks", "others", "others_strength", "strongest", "judging", "left_near", "right_near",
    "left_strength", "right_strength", "left_category", "right_category", "before", "before_that", "after",
    "after_that", "gap_before", "gap_after", "left_induced", "right_induced", "left_induced_2", "right_induced_2",
    "highest_induced", "many_induced", "negated",
)  # fmt: skip
NAMED = frozenset(
    ("category", "kind", "part", "ending", "class", "voice", "left_category", "right_category", "before",
     "before_that", "after", "after_that", "gap_before", "gap_after")
)  # fmt: skip
_JUDGING = frozenset(("ridicule", "evaluative-epithet", "moral-loading"))
_REACH = 9


class Known(NamedTuple):
    """What the induced table says of a word form: a level 0 to 9, the share of synonyms on the lists 0 to 5, the
    part of speech that is most common (n v a r, or ""), and half units of Zipf frequency (0 where unknown)."""

    level: int = 0
    synonyms: int = 0
    part: str = ""
    frequency: int = 0


_UNKNOWN = Known()


class Small(msgspec.Struct, frozen=True):
    """What a language's model files know of words: classes of small words, endings, the induced table."""

    classes: dict[str, str] = {}
    first_person: frozenset[str] = frozenset()
    endings: tuple[tuple[str, str], ...] = ()
    induced: dict[str, Known] = {}

    def ending(self, word: str) -> str:
        """The name of a word's ending, "" where it has none of the list."""
        for end, name in self.endings:
            if word.endswith(end) and len(word) > len(end) + 2:
                return name
        return ""


@cache
def small_words(code: str) -> Small:
    """The model files of a language; empty where it has none. Raises LexiconError for a line that cannot be read."""
    folder = lexicons_folder() / "weights"
    path = folder / f"classes-{code}.toml"
    if not code.isalpha() or not path.exists():
        return Small()

    def make() -> Small:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        endings = tuple((end, name) for name, ends in data.pop("endings").items() for end in ends)
        first = frozenset(data.pop("first_person"))
        classes = {word: name for name, words in data.items() for word in words}
        table: dict[str, Known] = {}
        words = folder / f"induced-{code}.txt"
        lines = words.read_text(encoding="utf-8").splitlines() if words.exists() else []
        for number, line in enumerate(lines, 1):
            if line.startswith("#") or not line.strip():
                continue
            head, _, listed = line.partition(":")
            try:
                level, synonyms, part, frequency = head.split()
                known = Known(int(level), int(synonyms), "" if part == "-" else part, int(frequency))
            except ValueError:
                raise LexiconError(
                    f"not a line of the induced table: {line[:40]!r}", where=f"{words}:{number}",
                    mend="write it anew with tools/induced_words.py",
                ) from None  # fmt: skip
            table.update(dict.fromkeys(listed.split(), known))
        return Small(classes, first, endings, table)

    return remembered(f"word-model-{code}", digest((lexicons_folder(),)), Small, make)


class _Around(NamedTuple):
    """What all words of a sentence share."""

    placed: list[tuple[int, Loaded]]
    distinct: list[Loaded]
    levels: list[int]
    shared: tuple[int, ...]


class WordFeatures:
    """The features of the words of one text."""

    def __init__(self, prose: Prose, voices: Voices, words: Sequence[Loaded]) -> None:
        self.prose, self.voices = prose, voices
        self.folded = prose.words.folded
        self.small = small_words(prose.language.code)
        self.loaded: dict[int, Loaded] = {}
        for word in words:
            for at in range(word.first, word.last + 1):
                self.loaded[at] = word
        self.hits: dict[int, int] = {}
        self.raw: dict[int, int] = {}
        for kind in ("concept", "list"):
            for hit in prose.by_kind.get(kind, ()):
                for at in range(hit.first, hit.last + 1):
                    self.hits[at] = self.hits.get(at, 0) + 1
                    self.raw[at] = max(self.raw.get(at, 0), hit.target.strength)
        self._sentences: dict[int, _Around] = {}
        known = self.small.induced
        self.known = [known.get(word, _UNKNOWN) for word in self.folded]

    def of(self, at: int) -> tuple[Value, ...]:
        """The features of a word by its number, in the order of `FEATURES`."""
        number = self.prose.sentence_at(at)
        sentence = self.prose.sentences[number]
        around = self._sentences.get(number)
        if around is None:
            around = self._sentences[number] = self._around(sentence)
        word = self.loaded.get(at)
        first, last = (word.first, word.last) if word is not None else (at, at)
        return (
            *self._on_lists(at, word),
            *self._itself(at, sentence),
            *around.shared,
            *self._others(at, word, around),
            *self._beside(first, last, sentence),
            *self._induced(first, last, sentence, around),
            self._negated(first, sentence),
        )

    def _on_lists(self, at: int, word: Loaded | None) -> tuple[Value, ...]:
        if word is None:
            return ("", 0, 0, "", 0, 0, 0, min(self.hits.get(at, 0), 5), self.raw.get(at, 0))
        return (
            word.category, word.strength, int(word.precise), word.kind, min(word.last - word.first + 1, 5),
            min(at - word.first, 4), round(word.score * 10), min(self.hits.get(at, 0), 5), 0,
        )  # fmt: skip

    def _itself(self, at: int, sentence: Sentence) -> tuple[Value, ...]:
        word, known, words = self.folded[at], self.known[at], self.prose.words
        written = words.text[words.starts[at] : words.ends[at]]
        length = max(sentence.last - sentence.first - 1, 1)
        return (
            known.frequency, known.level, known.synonyms, known.part, min(len(word), 15),
            self.small.ending(word), self.small.classes.get(word, ""), int(written[0].isupper()),
            int(len(written) > 1 and written.isupper()), int(at == sentence.first),
            self.voices.at(words.starts[at], words.ends[at]).voice, min(length // 4, 20),
            10 * (at - sentence.first) // length,
        )  # fmt: skip

    def _around(self, sentence: Sentence) -> _Around:
        first, last = sentence.first, sentence.last
        text = self.prose.text[sentence.start : sentence.end]
        placed = [(at, self.loaded[at]) for at in range(first, last) if at in self.loaded]
        distinct = list({id(word): word for _, word in placed}.values())
        words = self.prose.words
        names = sum(words.capitalised(at) for at in range(first + 1, last))
        own = self.small.first_person
        shared = (
            min(sum(word in own for word in self.folded[first:last]), 5),
            10 * names // max(last - first, 1),
            min(len(self.prose.between("cue", first, last)), 5),
            min(len(self.prose.between("hedge", first, last)), 3),
            min(text.count('"') + text.count("“") + text.count("”"), 4),
            int("!" in text),
            int("?" in text),
        )
        return _Around(placed, distinct, [self.known[at].level for at in range(first, last)], shared)

    def _others(self, at: int, word: Loaded | None, around: _Around) -> tuple[Value, ...]:
        others = [one for one in around.distinct if one is not word]
        left = right = _REACH + 1
        for place, one in around.placed:
            if one is word:
                continue
            if place < at:
                left = min(at - place, _REACH)
            else:
                right = min(place - at, _REACH)
                break
        strengths = [one.strength for one in others]
        judging = sum(one.strength for one in others if one.category in _JUDGING)
        return (
            min(len(others), 8), min(sum(strengths), 20), max(strengths, default=0), min(judging, 12), left, right,
        )  # fmt: skip

    def _beside(self, first: int, last: int, sentence: Sentence) -> tuple[Value, ...]:
        left = self.loaded.get(first - 1) if first > sentence.first else None
        right = self.loaded.get(last + 1) if last + 1 < sentence.last else None
        return (
            left.strength if left else 0, right.strength if right else 0,
            left.category if left else "", right.category if right else "",
            self._class(first - 1, sentence), self._class(first - 2, sentence),
            self._class(last + 1, sentence), self._class(last + 2, sentence),
            _gap(self.prose.words.gap(first - 1)) if first > sentence.first else "edge",
            _gap(self.prose.words.gap(last)) if last + 1 < sentence.last else "edge",
        )  # fmt: skip

    def _class(self, at: int, sentence: Sentence) -> str:
        if not sentence.first <= at < sentence.last:
            return "edge"
        return self.small.classes.get(self.folded[at], "")

    def _induced(self, first: int, last: int, sentence: Sentence, around: _Around) -> tuple[Value, ...]:
        start, levels = sentence.first, around.levels

        def level(at: int) -> int:
            return levels[at - start] if start <= at < sentence.last else -1

        others = levels[: first - start] + levels[last + 1 - start :]
        return (
            level(first - 1), level(last + 1), level(first - 2), level(last + 2),
            max(others, default=-1), min(sum(one >= 3 for one in others), 9),
        )  # fmt: skip

    def _negated(self, first: int, sentence: Sentence) -> int:
        before = self.folded[max(sentence.first, first - 3) : first]
        return int(any(self.small.classes.get(word) == "denying" for word in before))


def _gap(gap: str) -> str:
    """What stands between two words, by its kind."""
    if gap == " ":
        return ""
    if '"' in gap or "“" in gap or "”" in gap:
        return "quote"
    if gap in ("-", "‑"):
        return "hyphen"
    if "'" in gap or "’" in gap:
        return "apostrophe"
    return "comma" if "," in gap else "other"
