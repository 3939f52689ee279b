"""The LanguageTool protocol, version 2: what its plug-ins send, and findings as they expect them.

Plug-ins ask twice for one text: once for what needs the whole of it, once for what does not. The two halves are
told apart by rule, so that together they give every finding once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from provenance._version import __version__
from provenance.article.article import PROSE, Article
from provenance.article.language_names import language_code
from provenance.framing.finding import Finding
from provenance.gate.publication import Desk, refusals
from provenance.gate.report import is_open
from provenance.gate.rules import rule
from provenance.lexicon.languages import language
from provenance.lexicon.lexicon import Lexicon
from provenance.server.annotated import Utf16, annotated_view, article_of
from provenance.server.task import Refused
from provenance.text.sentences import sentence_spans
from provenance.text.view import View

SWITCH = ("true", "yes", "false", "no")
LEVELS = ("default", "picky")
MODES = ("all", "textLevelOnly", "allButTextLevelOnly")
# Rule families that look at words where they stand; all others need the whole text.
_WORDS = frozenset(("loaded", "agency", "text", "glossary"))
_NAMES = {
    "loaded": "Loaded words", "sources": "Who is heard", "chain": "Where the text comes from",
    "agency": "Who did it", "text": "Half a statement", "glossary": "House glossary", "gate": "House policy",
}  # fmt: skip
# Variants that plug-ins ask for by themselves; they are checked as the language itself.
_VARIANTS = {
    "en": ("US", "GB", "AU", "CA", "NZ", "ZA"), "de": ("DE", "AT", "CH"), "es": ("ES", "AR"), "fr": ("FR", "BE", "CA"),
    "pt": ("PT", "BR", "AO", "MZ"), "nl": ("NL", "BE"), "ru": ("RU",), "uk": ("UA",), "it": ("IT",), "pl": ("PL",),
    "ro": ("RO",), "el": ("GR",), "sv": ("SE",), "da": ("DK",), "fa": ("IR",), "ja": ("JP",), "zh": ("CN",),
}  # fmt: skip
# Characters of the text on each side of a finding, and suggestions for one.
_AROUND, _INSTEAD = 40, 8


def languages(lexicon: Lexicon) -> list[dict[str, str]]:
    """The languages that can be checked, as `/v2/languages` lists them."""
    found = []
    for code in lexicon.framing_languages:
        name = language(code).name
        found.append({"name": name, "code": code, "longCode": code})
        for region in _VARIANTS.get(code, ()):
            found.append({"name": f"{name} ({region})", "code": code, "longCode": f"{code}-{region}"})
    return found


def software() -> dict[str, Any]:
    """Who answers; the fields that plug-ins read."""
    return {
        "name": "provenance", "version": __version__, "buildDate": "", "apiVersion": 1, "premium": False,
        "premiumHint": "", "status": "",
    }  # fmt: skip


class Question:
    """One request of a plug-in, understood. Raises Refused."""

    def __init__(self, fields: dict[str, str], lexicon: Lexicon) -> None:
        self.mode = fields.get("mode") or "all"
        if self.mode not in MODES:
            raise Refused(400, "no such `mode`", f"known: {', '.join(MODES)}")
        level = fields.get("level") or "default"
        if level not in LEVELS:
            raise Refused(400, "no such `level`", f"known: {', '.join(LEVELS)}")
        self.picky = level == "picky"
        self.asked = fields.get("language") or "auto"
        self.declared = "" if self.asked == "auto" else language_code(self.asked)
        if self.asked != "auto" and not lexicon.has_framing(self.declared or "?"):
            raise Refused(400, "this language is not checked", f"known: auto, {', '.join(lexicon.framing_languages)}")
        only = fields.get("enabledOnly") or "false"
        if only not in SWITCH:
            raise Refused(400, "`enabledOnly` is neither true nor false")
        self.only = only in SWITCH[:2]
        self.enabled = _listed(fields, "enabledRules"), _listed(fields, "enabledCategories")
        self.disabled = _listed(fields, "disabledRules"), _listed(fields, "disabledCategories")
        self.view: View | None = None
        if fields.get("data"):
            self.text, self.view = annotated_view(fields["data"])
        elif "text" in fields:
            self.text = fields["text"]
        else:
            raise Refused(400, "the form has neither `text` nor `data`")

    def wants(self, finding: Finding) -> bool:
        """Whether a finding is asked for."""
        rule, family = finding.rule, finding.rule.partition("/")[0]
        if self.mode != "all" and is_text_level(finding) != (self.mode == "textLevelOnly"):
            return False
        if self.only:
            return rule in self.enabled[0] or family.upper() in self.enabled[1]
        if rule in self.enabled[0] or family.upper() in self.enabled[1]:
            return True
        if rule in self.disabled[0] or family.upper() in self.disabled[1]:
            return False
        mild = family == "loaded" and finding.severity == "note" and not finding.dispute
        return self.picky or not mild


def is_text_level(finding: Finding) -> bool:
    """Whether a finding needs the whole text."""
    return finding.rule.partition("/")[0] not in _WORDS


def _listed(fields: dict[str, str], name: str) -> frozenset[str]:
    return frozenset(one.strip() for one in fields.get(name, "").split(",") if one.strip())


def answer(question: Question, gate: Desk, known: frozenset[str] = frozenset()) -> tuple[dict[str, Any], int]:
    """The open findings of a text as plug-ins expect them, under the house's policy, and how many words it has.

    `known` are the fingerprints in the baseline. Plug-ins name no file, so a finding in a sentence is known where
    any article has it; one about the whole text is always new, since every text may have the same.
    """
    article = article_of(question.text, question.view, question.declared)
    code = article.language
    settings = gate.settings(article.path)
    lexicon = gate.lexicon(settings)
    checked = lexicon.has_framing(code or "?") and any(map(str.isalnum, article.view.text))
    checked = checked and not any(refusals(article, settings))
    complete = checked or not any(map(str.isalnum, article.view.text))
    matches: list[dict[str, Any]] = []
    words = 0
    if checked:
        report, problems = gate.weigh(article)
        words, complete = report.words, not problems
        writer = _Writer(article)
        still_open = (one for one in report.findings if is_open(one) and not (one.end and one.fingerprint in known))
        wanted = [finding for finding in still_open if question.wants(finding)]
        matches = list(writer.matches(sorted(wanted, key=lambda one: (one.start, one.end, one.rule))))
    shown = question.asked if question.declared and question.declared == code else code or "auto"
    name = language(code).name if checked else code or "unknown"
    return {
        "software": software(),
        "warnings": {"incompleteResults": not complete},
        "language": {
            "name": name,
            "code": shown,
            "detectedLanguage": {"name": name, "code": code or "auto", "confidence": 1.0 if code else 0.0},
        },
        "matches": matches,
    }, words


class _Writer:
    """Findings of one text as matches."""

    def __init__(self, article: Article) -> None:
        self.article, self.text, self.view = article, article.text, article.view
        self.units = Utf16(self.text)
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._seen: set[tuple[int, int, str]] = set()

    def matches(self, findings: list[Finding]) -> Iterator[dict[str, Any]]:
        """Each finding once."""
        for finding in findings:
            start, end = (finding.start, finding.end) if finding.end else self._opening()
            if start < end and (start, end, finding.rule) not in self._seen:
                self._seen.add((start, end, finding.rule))
                yield self._match(finding, start, end)

    def _opening(self) -> tuple[int, int]:
        """The first word of the prose: where findings about the whole text are shown."""
        text = self.view.text
        first = next((one.start for one in self.article.passages if one.kind in PROSE), 0)
        word = re.compile(r"\w+").search(text, first) or re.compile(r"\S+").search(text)
        return self.view.source(*word.span()) if word else (0, 0)

    def _match(self, finding: Finding, start: int, end: int) -> dict[str, Any]:
        units, family = self.units, finding.rule.partition("/")[0]
        offset = units.at(start)
        before, after = max(start - _AROUND, 0), min(end + _AROUND, len(self.text))
        context = re.sub(r"[\r\n\t]", " ", self.text[before:after])
        name = _NAMES.get(family, family)
        return {
            "message": f"{finding.message}. {finding.because}" if finding.because else finding.message,
            "shortMessage": f"{name}: {finding.severity}",
            "replacements": [{"value": words} for words in self._instead(finding)],
            "offset": offset,
            "length": units.at(end) - offset,
            "context": {
                "text": context, "offset": offset - units.at(before), "length": units.at(end) - offset
            },
            "sentence": self._sentence(start),
            "type": {"typeName": "Hint" if finding.severity == "note" else "Other"},
            "rule": {
                "id": finding.rule,
                "description": known.what if (known := rule(finding.rule)) is not None else name,
                "issueType": "style",
                "urls": [],
                "category": {"id": family.upper(), "name": name},
                "isPremium": False,
            },
            "ignoreForIncompleteSentence": False,
            "contextForSureMatch": -1 if is_text_level(finding) else 0,
        }  # fmt: skip

    def _instead(self, finding: Finding) -> list[str]:
        """Other words, in the case of those found; none for words that are somebody else's."""
        if finding.voice in ("quoted", "scare") or not finding.end:
            return []
        capital = finding.quoted[:1].isupper()
        words = [f"{one[:1].upper()}{one[1:]}" if capital else one for one in finding.instead]
        return list(dict.fromkeys(words))[:_INSTEAD]

    def _sentence(self, start: int) -> str:
        at = self.view.at(start)
        passage = next((one for one in self.article.passages if one.start <= at < one.end), None)
        if passage is None:
            return ""
        if passage.start not in self._sentences:
            blocks = [(passage.start, passage.end)]
            self._sentences[passage.start] = sentence_spans(self.view.text, self.article.language, blocks)
        spans = self._sentences[passage.start]
        return next((self.view.text[first:last] for first, last in spans if first <= at < last), "")
