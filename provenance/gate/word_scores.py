"""Scores of loaded words and what led to them: by a word model where one is chosen, else by the lexicon alone.

A model scores what the lexicons found, and adds a note for a word that it alone supports: rule `loaded/model`, never
more than a note, and no gate fails by it. It changes no severity.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from provenance.framing.analysis import Analysis
from provenance.framing.clerk import Clerk
from provenance.framing.finding import MODEL_RULE, Finding, Reason
from provenance.framing.judging import Judgement, judge, reasons
from provenance.framing.lexicon_score import lexicon_reasons
from provenance.framing.model_files import word_judge
from provenance.framing.word_model import Judge
from provenance.framing.wording import Loaded, weight
from provenance.gate.check import Examined
from provenance.lexicon.index import Index
from provenance.lexicon.lexicon import Lexicon

_BECAUSE = (
    "No list holds this word, or not in this sense; it stands as loaded words stood where annotators marked them. "
    "It is an estimate to look at, not a finding of the lexicon. Shown by “{}”."
)


def scored(examined: Examined, lexicon: Lexicon, model: str, *, explain: bool) -> Examined:
    """The findings with their scores, and what only the model supports. Raises as `word_judge` does."""
    analysis = examined.analysis
    by = word_judge(model) if model else None
    code = analysis.article.language
    if by is not None and by.model.language != code:
        note = f"the model {by.model.name} is for {by.model.language!r}; this text's words were scored by the lexicon"
        examined = examined._replace(notes=(*examined.notes, note))
        by = None
    if not analysis.words and by is None:
        return examined
    said = judge(analysis, by) if by is not None else None
    index = lexicon.matcher(code).index
    places = {_place(analysis, word): word for word in analysis.words}
    found = [
        _scored(one, places.get((one.start, one.end)), analysis, index, by, said, explain) for one in examined.findings
    ]
    if by is None or said is None:
        return examined._replace(findings=found)
    found += _model_alone(analysis, by, said, explain)
    return examined._replace(findings=found, scored={"model": _whole(analysis, by, said)})


def _place(analysis: Analysis, word: Loaded) -> tuple[int, int]:
    span = analysis.article.view.source(word.start, word.end)
    return span.start, span.end


def _scored(
    finding: Finding, word: Loaded | None, analysis: Analysis, index: Index, by: Judge | None, said: Judgement | None,
    explain: bool,
) -> Finding:  # fmt: skip
    if word is None or not finding.end:
        return finding
    if by is not None and said is not None:
        chance = said.of(word.first, word.last)
        if chance is None:
            return finding
        why = [Reason(*one) for one in reasons(said, by, word.first, word.last)] if explain else []
        return _with(finding, round(chance, 3), by.model.name, why, explain)
    why = list(lexicon_reasons(word, analysis.prose, index)) if explain else []
    return _with(finding, round(weight(word), 3), "lexicon", why, explain)


def _with(finding: Finding, score: float, by: str, why: list[Reason], explain: bool) -> Finding:
    if explain:
        return msgspec.structs.replace(finding, score=score, scored_by=by, reasons=tuple(why))
    return msgspec.structs.replace(finding, score=score, scored_by=by)


def _model_alone(analysis: Analysis, by: Judge, said: Judgement, explain: bool) -> Iterator[Finding]:
    """Notes on runs of words above the model's flag that no finding of the lexicon covers."""
    taken = {at for word in analysis.words for at in range(word.first, word.last + 1)}
    clerk = Clerk(analysis)
    prose = analysis.prose
    flagged = sorted(at for at, one in said.words.items() if one >= by.model.flag and at not in taken)
    runs: list[list[int]] = []
    for at in flagged:
        if runs and runs[-1][-1] == at - 1 and prose.sentence_at(at) == prose.sentence_at(at - 1):
            runs[-1].append(at)
        else:
            runs.append([at])
    for run in runs:
        start, end = prose.span(run[0], run[-1])
        stretch = analysis.voices.at(start, end)
        finding = clerk.at(
            start, end, prose.sentence_at(run[0]), rule=MODEL_RULE, severity="note",
            message=f"“{prose.text[start:end]}”: likely loaded, by the word model alone",
            because=_BECAUSE.format(prose.text[start:end]),
            voice=stretch.voice, speaker=stretch.speaker.name if stretch.speaker is not None else None,
        )  # fmt: skip
        why = [Reason(*one) for one in reasons(said, by, run[0], run[-1])] if explain else []
        yield _with(finding, round(said.of(run[0], run[-1]) or 0.0, 3), by.model.name, why, explain)


def _whole(analysis: Analysis, by: Judge, said: Judgement) -> dict[str, object]:
    """Sentence and article scores, derived from words."""
    step = by.model.sentences
    threshold = step.threshold if step is not None else by.model.flag
    sentences = []
    for sentence, score in zip(analysis.prose.sentences, said.sentences, strict=True):
        span = analysis.article.view.source(sentence.start, sentence.end)
        chances = [said.words.get(at, 0.0) for at in range(sentence.first, sentence.last)]
        highest = round(max(chances, default=0.0), 3)
        sentences.append({"start": span.start, "end": span.end, "score": round(score, 3), "highest_word": highest})
    loaded = sum(score >= threshold for score in said.sentences)
    return {
        "name": by.model.name,
        "highest_word": round(max(said.words.values(), default=0.0), 3),
        "loaded_sentences": loaded,
        "threshold": threshold,
        "sentences": sentences,
    }
