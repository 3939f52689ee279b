"""The gate before publication: each article under the policy that holds for it, into one report."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from provenance.article.article import Article, Problem
from provenance.errors import ReadError, UsageError
from provenance.framing.analysis import Analysis, analyse
from provenance.framing.finding import Finding
from provenance.framing.prose import Prose
from provenance.gate.baseline import Baseline, BaselineFile, read_baseline
from provenance.gate.changed import Before, counting
from provenance.gate.check import Examined, article_report, examine, tool, unchecked
from provenance.gate.globs import file_of
from provenance.gate.originals import NONE, Originals, originals, sources_for
from provenance.gate.policy import Layer, Policy, Settings
from provenance.gate.policy_check import check_policy
from provenance.gate.policy_place import nearest_policy
from provenance.gate.policy_reading import named_policy, read_policy
from provenance.gate.report import ArticleReport, InForce, Report, Waived, WaiverUse, is_open, verdict_of
from provenance.gate.waivers import Waiver, waivers_beside, waivers_file
from provenance.gate.waivers_in_text import waivers_in_text
from provenance.gate.weighing import house_findings, mark_known, pass_anyway, raised, waive
from provenance.lexicon.lexicon import Lexicon


class Asked(NamedTuple):
    """What a run was asked for beyond the policy; `anyway` waives whatever is open, for a reason.

    `beside` is false where texts come without files: then nothing is looked for beside or above them.
    `against` names the texts that the article was made from, the original first; `sources` are such texts that came
    with it. Either stands in place of those that a policy names.
    """

    config: str = ""
    command: Layer = {}  # noqa: RUF012 (a layer is never changed)
    before: Before | None = None
    today: date | None = None
    anyway: Waived | None = None
    beside: bool = True
    against: tuple[str, ...] = ()
    sources: tuple[Article, ...] = ()
    explain: bool = False


class Shelf:
    """What runs read once and may share: policies, lexicons, files of waivers."""

    def __init__(self, config: str = "") -> None:
        self.named = named_policy(config) if config else None
        self.folders: dict[str, str] = {}
        self.policies: dict[str, Policy] = {}
        self.lexicons: dict[tuple[str, ...], Lexicon] = {}
        self.waivers: dict[str, list[Waiver]] = {}
        self.baselines: dict[str, BaselineFile] = {}
        self.sources: dict[str, Article] = {}


class Desk:
    """One run, with what is read once on a shelf."""

    def __init__(self, asked: Asked | None = None, shelf: Shelf | None = None) -> None:
        self.asked = asked or Asked()
        self.today = self.asked.today or date.today()
        self.shelf = shelf or Shelf(self.asked.config)
        self._baselines: dict[str, Baseline] = {}
        self._uses: list[WaiverUse] = []
        self._in_force: dict[InForce, list[str]] = {}
        self._sources = (*self.asked.sources, *sources_for(self.asked.against))

    def check(self, inputs: Iterable[Article | Problem]) -> Report:
        """Check articles and gather the problems of those that could not be read or weighed."""
        articles: list[ArticleReport] = []
        problems: list[Problem] = []
        for one in inputs:
            if isinstance(one, Problem):
                problems.append(one)
                continue
            settings = self.settings(one.path)
            lexicon = self.lexicon(settings)
            refused = list(refusals(one, settings))
            if refused:
                problems += refused
                continue
            try:
                self.originals(one.path, settings)
            except ReadError as error:
                problems.append(Problem(one.path, f"is not checked: {error}"))
                continue
            report, trouble = self._article(one, settings, lexicon)
            self._in_force.setdefault(in_force(settings), []).append(one.path)
            articles.append(report)
            problems += [*trouble, *unchecked(one, lexicon)]
        lexicon = next(iter(self.shelf.lexicons.values()), None) or Lexicon()
        return Report(
            tool(lexicon), verdict_of(articles), tuple(articles), tuple(problems), tuple(self._uses),
            tuple(baseline.use(gone=self.asked.beside) for baseline in self._baselines.values()),
            tuple(self.shelf.policies),
            tuple(msgspec.structs.replace(one, articles=tuple(paths)) for one, paths in self._in_force.items()),
        )  # fmt: skip

    def settings(self, path: str) -> Settings:
        """What is in force for an article."""
        return self._policy(path).settings(path, self.asked.command)

    def _policy(self, path: str) -> Policy:
        shelf = self.shelf
        if shelf.named is not None:
            policy = shelf.named
        elif not self.asked.beside:
            return Policy()
        else:
            place = shown(nearest_policy(file_of(path), shelf.folders))
            if not place:
                return Policy()
            policy = shelf.policies[place] if place in shelf.policies else read_policy(Path(place))
        if policy.file not in shelf.policies:
            check_policy(policy, self.lexicon(policy.settings(path, self.asked.command)))
            shelf.policies[policy.file] = policy
        return policy

    def lexicon(self, settings: Settings) -> Lexicon:
        """The lexicon of some settings: ours and the folders of the house."""
        lexicons = self.shelf.lexicons
        if settings.lexicons not in lexicons:
            lexicons[settings.lexicons] = Lexicon([Path(folder) for folder in settings.lexicons])
        return lexicons[settings.lexicons]

    def analysis(self, article: Article) -> Analysis:
        """One article under its settings, for formats that show the text itself."""
        settings = self.settings(article.path)
        return analyse(article, self.lexicon(settings), settings.disputes)

    def weigh(self, article: Article) -> tuple[ArticleReport, list[Problem]]:
        """The report of one article under its settings, and what is wrong with its waivers."""
        settings = self.settings(article.path)
        return self._article(article, settings, self.lexicon(settings))

    def known_anywhere(self, settings: Settings) -> frozenset[str]:
        """The fingerprints that the baseline knows of any article, for texts that are sent without a name."""
        if not settings.baseline:
            return frozenset()
        return self._baseline(settings.baseline).fingerprints

    def open_findings(self, article: Article) -> tuple[Examined, list[Finding]]:
        """One article and what is still to be settled in it. Raises ReadError where it is not checked in full."""
        settings = self.settings(article.path)
        lexicon = self.lexicon(settings)
        report, problems = self._article(article, settings, lexicon)
        for problem in (*refusals(article, settings), *problems, *unchecked(article, lexicon)):
            raise ReadError(problem.message, where=problem.path)
        return self._examined(article, settings, lexicon), [one for one in report.findings if is_open(one)]

    def _article(self, article: Article, settings: Settings, lexicon: Lexicon) -> tuple[ArticleReport, list[Problem]]:
        examined = self._examined(article, settings, lexicon)
        report = article_report(examined, fail_on=settings.fail_on)
        report = msgspec.structs.replace(report, notes=(*report.notes, *raised(report, settings)))
        if settings.readability:
            report = msgspec.structs.replace(report, scores={**report.scores, "readability": _reads(examined)})
        waivers, problems = self._waivers_of(article, settings)
        if waivers:
            report, uses = waive(report, waivers, settings, self.today, article.text)
            self._uses += uses
        if settings.baseline:
            report = mark_known(report, self._baseline(settings.baseline))
        if self.asked.before is not None:
            report = self._only_changed(examined, report, settings, lexicon)
        if self.asked.anyway is not None:
            report, use = pass_anyway(report, self.asked.anyway)
            self._uses.append(use)
        return report, problems

    def _examined(self, article: Article, settings: Settings, lexicon: Lexicon) -> Examined:
        laid = self.originals(article.path, settings)
        examined = examine(article, lexicon, lexicon.house(settings.house), settings.disputes, laid.articles)
        examined = examined._replace(notes=laid.notes)
        if settings.model or self.asked.explain:
            from provenance.gate.word_scores import scored

            examined = scored(examined, lexicon, settings.model, explain=self.asked.explain)
        return examined._replace(findings=house_findings(examined, settings))

    def originals(self, path: str, settings: Settings) -> Originals:
        """The texts that an article was made from. Raises ReadError where one that is named cannot be read."""
        if self._sources or not self.asked.beside:
            return Originals(self._sources)
        return originals(path, settings.against, self.shelf.sources) if settings.against else NONE

    def _waivers_of(self, article: Article, settings: Settings) -> tuple[list[Waiver], list[Problem]]:
        """The waivers for an article; one that is not in order is a problem, and lets nothing pass."""
        found: list[Waiver] = []
        if settings.waivers_file:
            found += [one for one in self._shared(settings.waivers_file) if one.is_for(article.path)]
        problems = []
        try:
            if settings.waivers_in_text:
                found += waivers_in_text(article)
            if self.asked.beside:
                found += waivers_beside(article.path)
            for one in found:
                if settings.expiry_required and one.until is None:
                    raise UsageError("a waiver never ends, and the policy wants an end", where=one.where)
        except UsageError as error:
            mend = f" ({error.mend})" if error.mend else ""
            problems.append(Problem(error.where or article.path, f"{error.what}{mend}"))
            found = []
        return found, problems

    def _shared(self, file: str) -> list[Waiver]:
        if file not in self.shelf.waivers:
            self.shelf.waivers[file] = waivers_file(Path(file))
        return self.shelf.waivers[file]

    def _baseline(self, file: str) -> Baseline:
        if file not in self._baselines:
            known = self.shelf.baselines
            known[file] = known[file] if file in known else read_baseline(Path(file)).content
            self._baselines[file] = Baseline(Path(file), known[file])
        return self._baselines[file]

    def prepare(self, settings: Settings) -> None:
        """Read now what a check under these settings would read. Raises an error where it is not in order."""
        self.lexicon(settings).house(settings.house)
        if settings.model:
            from provenance.framing.model_files import word_judge

            word_judge(settings.model)
        if settings.waivers_file:
            self._shared(settings.waivers_file)
        if settings.baseline:
            self._baseline(settings.baseline)

    def _only_changed(
        self, examined: Examined, report: ArticleReport, settings: Settings, lexicon: Lexicon
    ) -> ArticleReport:
        """Leave out the findings in text that was there before."""
        before = self.asked.before
        old = before.article(examined.article) if before is not None else None
        if before is None or old is None:
            return report
        new, prose = examined.article, examined.analysis.prose
        counts = counting(new, prose, old, None if before.by_line else Prose(old, lexicon))
        whole: set[str] = set()
        if any(not one.end for one in report.findings):
            whole = {one.fingerprint for one in self._examined(old, settings, lexicon).findings if not one.end}
        kept = tuple(one for one in report.findings if (counts(one) if one.end else one.fingerprint not in whole))
        left = len(report.findings) - len(kept)
        note = f"only changed text counts: {left} findings in unchanged text are left out"
        return msgspec.structs.replace(report, findings=kept, notes=(*report.notes, note))


def in_force(settings: Settings) -> InForce:
    """What a report says of the settings that some of its articles were checked under."""
    return InForce(
        (), settings.file, settings.house, settings.fail_on, settings.advisory, settings.languages,
        settings.disputes, settings.require, len(settings.rules), len(settings.glossary), settings.waivers_in_text,
    )  # fmt: skip


def _reads(examined: Examined) -> dict[str, Any]:
    """The readability of an article, which loads libraries that no other part of a check needs."""
    from provenance.framing.readability import readability

    found: dict[str, Any] = msgspec.to_builtins(readability(examined.analysis.prose))
    return found


def refusals(article: Article, settings: Settings) -> Iterator[Problem]:
    """Why an article is not checked at all under a policy: its size, or a language the house does not publish in."""
    size = len(article.text.encode("utf-8", "replace")) if len(article.text) * 4 > settings.size else 0
    if size > settings.size:
        limit = f"{settings.size} bytes ({settings.origin('limits.size')})"
        yield Problem(article.path, f"has {size} bytes of text, more than the policy allows: {limit}")
    if settings.languages and article.language and article.language not in settings.languages:
        listed = f"{', '.join(settings.languages)} ({settings.origin('languages')})"
        yield Problem(article.path, f"is in {article.language!r}, which the policy does not list: {listed}")


def shown(place: str) -> str:
    """A policy's path as messages show it: short where it lies below the working folder."""
    if not place:
        return ""
    near = os.path.relpath(place)
    return place if near.startswith("..") else near
