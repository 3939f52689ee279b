"""Tries a draft concept, dispute or house on past copy, so that its noise is seen before it goes live."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from provenance.article.article import Article, Problem
from provenance.errors import LexiconError
from provenance.framing.analysis import analyse
from provenance.framing.wording import Loaded
from provenance.lexicon.lexicon import Lexicon
from provenance.lexicon.source import TomlFile
from provenance.text.span import Lines

_AROUND = 60


class TrialHit(msgspec.Struct, frozen=True):
    """One hit of a draft in its context; line and column from 1."""

    path: str
    line: int
    column: int
    before: str
    quoted: str
    after: str
    concept: str
    voice: str
    side: str


class Trial(msgspec.Struct, frozen=True):
    """What a draft hits in past copy."""

    draft: str
    articles: int
    hit_articles: int
    hits: tuple[TrialHit, ...]
    problems: tuple[Problem, ...]

    @property
    def per_thousand(self) -> float:
        """Hits per 1,000 articles."""
        return 1000 * len(self.hits) / self.articles if self.articles else 0.0


def try_out(draft: Path, inputs: Iterable[Article | Problem]) -> Trial:
    """Run a draft over articles. Raises LexiconError where the draft itself is not in order."""
    if not draft.is_file():
        raise LexiconError("no such draft", where=str(draft), mend="name a TOML file")
    file = TomlFile(draft)
    with tempfile.TemporaryDirectory(prefix="provenance-draft-") as folder:
        part, names = _placed(file, Path(folder))
        lexicon = Lexicon([Path(folder)])
        hits: list[TrialHit] = []
        problems: list[Problem] = []
        articles = 0
        for one in inputs:
            if isinstance(one, Problem):
                problems.append(one)
                continue
            articles += 1
            for word in analyse(one, lexicon).words:
                if (word.dispute if part == "disputes" else word.concept) in names:
                    hits.append(_hit(one, word))
    return Trial(str(draft), articles, len({hit.path for hit in hits}), tuple(hits), tuple(problems))


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


def _hit(article: Article, word: Loaded) -> TrialHit:
    text = article.view.text
    span = article.view.source(word.start, word.end)
    line, column = Lines(article.text).place(span.start)
    before = " ".join(text[max(word.start - _AROUND, 0) : word.start].split())
    after = " ".join(text[word.end : word.end + _AROUND].split())
    return TrialHit(
        article.path,
        line,
        column,
        before,
        text[word.start : word.end],
        after,
        word.concept,
        word.voice,
        word.side,
    )
