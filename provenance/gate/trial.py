"""Tries a draft term, concept, dispute or house on past copy, so that its noise is seen before it goes live."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from provenance.article.article import Article, Problem
from provenance.article.dates import day
from provenance.chain.metadata import page_outlet
from provenance.errors import LexiconError
from provenance.framing.analysis import Analysis, analyse
from provenance.framing.wording import Loaded
from provenance.lexicon.forms import surface_forms
from provenance.lexicon.lexicon import Lexicon
from provenance.lexicon.outlets import Outlets
from provenance.lexicon.source import TomlFile
from provenance.text.span import Lines
from provenance.text.words import fold

_AROUND = 60
_TERM = "the-term-on-trial"


class Copy(NamedTuple):
    """Past copy: an article, who published it ("" where nobody says) and its date as YYYY-MM-DD or ""."""

    article: Article
    outlet: str
    date: str


class TrialHit(msgspec.Struct, frozen=True):
    """One hit of a draft in its context; line and column from 1. `already` is what flags the place today, or ""."""

    path: str
    line: int
    column: int
    before: str
    quoted: str
    after: str
    concept: str
    voice: str
    side: str
    outlet: str = ""
    date: str = ""
    sentence: str = ""
    speaker: str = ""
    already: str = ""


class Tally(msgspec.Struct, frozen=True):
    """The hits of one outlet or month ("" where unknown); `per_1000_words` counts all of them, whatever the voice."""

    name: str
    articles: int
    words: int
    hits: int
    own: int
    per_1000_words: float


class Trial(msgspec.Struct, frozen=True):
    """What a draft hits in past copy; `passed_over` articles are in a language the lexicons do not know."""

    draft: str
    articles: int
    hit_articles: int
    hits: tuple[TrialHit, ...]
    problems: tuple[Problem, ...]
    words: int = 0
    passed_over: int = 0
    outlets: tuple[Tally, ...] = ()
    months: tuple[Tally, ...] = ()

    @property
    def per_thousand(self) -> float:
        """Hits per 1,000 articles."""
        return 1000 * len(self.hits) / self.articles if self.articles else 0.0


def published(inputs: Iterable[Article | Problem], outlets: Outlets) -> Iterator[Copy | Problem]:
    """Articles as past copy, with what they declare of outlet and date."""
    for one in inputs:
        if isinstance(one, Problem):
            yield one
        else:
            yield Copy(one, page_outlet(one, outlets)[0], day(one.declared("date")))


def try_out(draft: str | Path, inputs: Iterable[Copy | Problem], *, language: str = "en") -> Trial:
    """Run a draft, a TOML file or a term of a language, over past copy.

    A term may carry a part of speech, as in the lexicons ("junta/n"). Raises LexiconError where the draft itself is
    not in order.
    """
    with tempfile.TemporaryDirectory(prefix="provenance-draft-") as folder:
        if str(draft).endswith(".toml") or isinstance(draft, Path):
            part, names = _placed(_file(Path(draft)), Path(folder))
        else:
            part, names = _term_placed(str(draft), language, Path(folder))
        lexicon = Lexicon([Path(folder)])
        return _tried(str(draft), inputs, lexicon, _choice(part, names, lexicon, language))


def _tried(
    draft: str, inputs: Iterable[Copy | Problem], lexicon: Lexicon, ours: Callable[[Analysis, Loaded], bool]
) -> Trial:
    hits: list[TrialHit] = []
    problems: list[Problem] = []
    today = Lexicon()
    passed_over = hit_articles = 0
    counted: dict[str, defaultdict[str, list[int]]] = {
        part: defaultdict(lambda: [0, 0, 0, 0]) for part in ("outlet", "month")
    }
    for one in inputs:
        if isinstance(one, Problem):
            problems.append(one)
            continue
        if not lexicon.has_framing(one.article.language):
            passed_over += 1
            continue
        analysis = analyse(one.article, lexicon)
        found = [word for word in analysis.words if ours(analysis, word)]
        known = analyse(one.article, today).words if found else ()
        hits += [_hit(one, analysis, word, known) for word in found]
        hit_articles += bool(found)
        own = sum(word.voice == "own" for word in found)
        for part, name in (("outlet", one.outlet), ("month", one.date[:7])):
            entry = counted[part][name]
            for at, more in enumerate((1, analysis.prose.word_count, len(found), own)):
                entry[at] += more
    outlets, months = (tuple(_tallies(counted[part])) for part in ("outlet", "month"))
    return Trial(
        draft, sum(one.articles for one in outlets), hit_articles, tuple(hits), tuple(problems),
        sum(one.words for one in outlets), passed_over,
        tuple(sorted(outlets, key=lambda one: (-one.hits, one.name))), months,
    )  # fmt: skip


def _tallies(counted: dict[str, list[int]]) -> Iterator[Tally]:
    for name, (articles, words, hits, own) in sorted(counted.items()):
        yield Tally(name, articles, words, hits, own, round(1000 * hits / words, 3) if words else 0.0)


def _choice(part: str, names: set[str], lexicon: Lexicon, language: str) -> Callable[[Analysis, Loaded], bool]:
    """Which loaded words are the draft's own: those of its ids, and for a term also where another entry has it."""
    if part == "disputes":
        return lambda _, word: word.dispute in names
    if part != "term":
        return lambda _, word: word.concept in names
    wording = lexicon.explanations(language).wordings[_TERM]
    surfaces = [f" {fold(one)} " for form in wording.forms for one in surface_forms(form, language)]

    def holds(analysis: Analysis, word: Loaded) -> bool:
        folded = f" {' '.join(analysis.prose.words.folded[word.first : word.last + 1])} "
        return word.concept in names or any(one in folded for one in surfaces)

    return holds


def _file(draft: Path) -> TomlFile:
    if not draft.is_file():
        raise LexiconError("no such draft", where=str(draft), mend="name a TOML file, or a term")
    return TomlFile(draft)


def _term_placed(term: str, language: str, folder: Path) -> tuple[str, set[str]]:
    """Write a term as a draft concept of its language."""
    if not any(letter.isalpha() for letter in term):
        raise LexiconError(f"{term!r} is no term", mend="name a word, a phrase or a TOML file")
    try:
        surface_forms(term, language)
    except ValueError as error:
        raise LexiconError(str(error), mend="or leave the part of speech away") from None
    target = folder / "framing" / language
    target.mkdir(parents=True)
    written = msgspec.json.encode([term]).decode()
    target.joinpath("term.toml").write_text(
        f'language = "{language}"\n[[concept]]\nid = "{_TERM}"\ncategory = "dysphemism"\nstrength = 2\n'
        f'precise = false\nrationale = "A term on trial."\nforms = {written}\n',
        encoding="utf-8",
    )
    return "term", {_TERM}


def _placed(file: TomlFile, folder: Path) -> tuple[str, set[str]]:
    """Copy the draft to where a lexicon folder has such files; its part and the ids that it brings."""
    if "ruling" in file.data:
        part, names = "houses", {str(entry.get("concept")) for entry in file.entries("ruling")}
    elif "side" in file.data:
        part, names = "disputes", {str(file.data.get("id"))}
    elif "concept" in file.data or "list" in file.data:
        part, names = "framing", {str(entry.get("id")) for entry in file.entries("concept")}
    else:
        raise LexiconError("holds no concept, dispute or house", where=f"{file.path}:1", mend="see lexicons/README.md")
    target = folder / part
    if part == "framing":
        target = target / str(file.data.get("language", "en"))
        if "list" in file.data:
            names |= {""}
    name = f"{file.data['id']}.toml" if part == "disputes" and "id" in file.data else file.path.name
    target.mkdir(parents=True)
    shutil.copy(file.path, target / name)
    return part, names


def _hit(one: Copy, analysis: Analysis, word: Loaded, known: Iterable[Loaded]) -> TrialHit:
    article, prose = one.article, analysis.prose
    text = article.view.text
    span = article.view.source(word.start, word.end)
    line, column = Lines(article.text).place(span.start)
    sentence = prose.sentences[word.sentence]
    today = next((other for other in known if other.start < word.end and word.start < other.end), None)
    return TrialHit(
        article.path,
        line,
        column,
        " ".join(text[max(word.start - _AROUND, 0) : word.start].split()),
        text[word.start : word.end],
        " ".join(text[word.end : word.end + _AROUND].split()),
        "" if word.concept == _TERM else word.concept,
        word.voice,
        word.side,
        one.outlet,
        one.date,
        " ".join(text[sentence.start : sentence.end].split()),
        word.speaker.name if word.speaker is not None else "",
        (today.concept or today.category) if today is not None else "",
    )
