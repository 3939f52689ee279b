"""The clerk writes findings: places in the source, fingerprints, and the words that led to each."""

from __future__ import annotations

from collections import defaultdict

from provenance.framing.analysis import Analysis
from provenance.framing.finding import Finding, Severity, fingerprint
from provenance.text.span import Lines


class Clerk:
    """Fills in places and fingerprints, so that every finding of an article is written the same way."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.lines = Lines(analysis.article.text)
        self._seen: defaultdict[tuple[str, str, str], int] = defaultdict(int)

    def at(self, start: int, end: int, sentence: int, **fields: object) -> Finding:
        """A finding on a view span."""
        article, prose = self.analysis.article, self.analysis.prose
        span = article.view.source(start, end)
        line, column = self.lines.place(span.start)
        quoted = article.text[span.start : span.end]
        around = prose.sentences[sentence]
        words = prose.text[around.start : around.end]
        rule = str(fields["rule"])
        occurrence = self._seen[rule, words, quoted]
        self._seen[rule, words, quoted] += 1
        return Finding(
            start=span.start, end=span.end, line=line, column=column, quoted=quoted,
            passage=prose.passage_of(sentence), fingerprint=fingerprint(rule, words, quoted, occurrence),
            **fields,  # type: ignore[arg-type]
        )  # fmt: skip

    def start_of(self, start: int) -> int:
        """The source code point of a view code point."""
        return self.analysis.article.view.source(start, start + 1).start

    def whole(self, rule: str, severity: Severity, message: str, because: str, **fields: object) -> Finding:
        """A finding about the article as a whole."""
        return Finding(
            start=0, end=0, line=1, column=1, quoted="", rule=rule, severity=severity, message=message,
            because=because, fingerprint=fingerprint(rule, message, "", 0), **fields,  # type: ignore[arg-type]
        )  # fmt: skip
