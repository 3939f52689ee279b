"""From a request to an answer, within a process that checks: bytes in, bytes out, nothing kept."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

import msgspec
from msgspec import UNSET, UnsetType

from provenance.article.article import Article, Problem
from provenance.errors import LexiconError, ProvenanceError
from provenance.formats.json import render as to_json
from provenance.gate.check import check
from provenance.gate.comparing import compare_all
from provenance.gate.tracing import trace_all
from provenance.lexicon.houses import House
from provenance.lexicon.lexicon import Lexicon
from provenance.server.bodies import CheckBody, CompareBody, Text, TraceBody, articles, decoded, form
from provenance.server.settings import WorkerSettings
from provenance.server.task import HTML, JSON, Answer, Refused, Task, refusal


class Desk:
    """Answers requests with one lexicon, read once."""

    def __init__(self, settings: WorkerSettings) -> None:
        self.lexicon = Lexicon([Path(folder) for folder in settings.lexicons])
        self.house = self.lexicon.house(settings.house)

    def answer(self, task: Task) -> Answer:
        """The answer to any request; what goes wrong is an answer too."""
        try:
            return getattr(self, f"_{task.route}")(task)  # type: ignore[no-any-return]
        except Refused as refused:
            return refusal(task.route, refused.status, refused.what, refused.mend)
        except LexiconError as error:
            return refusal(task.route, 500, f"{error.where}: {error.what}", error.mend)
        except ProvenanceError as error:
            return refusal(task.route, 422, error.what, error.mend)
        except RecursionError:
            return refusal(task.route, 422, "the text is nested too deeply to read")
        except MemoryError:
            return refusal(task.route, 503, "the text needs more memory than there is", "send a shorter one")
        except Exception as error:
            # The message of an exception may hold words of the text: only its kind and place are told.
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(frame.filename).name}:{frame.lineno}"
            sys.stderr.write(f"provenance: our bug: {type(error).__name__} at {place}\n")
            return refusal(task.route, 500, f"our bug: {type(error).__name__} at {place}", "please report it")

    def _check(self, task: Task) -> Answer:
        body = decoded(task.body, CheckBody)
        report = check(articles(body), self.lexicon, body.fail_on, self._of(body.house))
        words = sum(article.words for article in report.articles)
        return Answer(200, JSON, to_json(report).encode("utf-8", "replace"), report.exit_code, words)

    def _trace(self, task: Task) -> Answer:
        report = trace_all(articles(decoded(task.body, TraceBody)), self.lexicon)
        return Answer(200, JSON, to_json(report).encode("utf-8", "replace"), report.exit_code)

    def _compare(self, task: Task) -> Answer:
        report, _ = compare_all(articles(decoded(task.body, CompareBody)), self.lexicon)
        words = sum(article.words for article in report.articles)
        return Answer(200, JSON, to_json(report).encode("utf-8", "replace"), report.exit_code, words)

    def _page(self, task: Task) -> Answer:
        from provenance.formats.html_check import render, shown_in_full
        from provenance.framing.analysis import analyse

        labelled = task.media.partition(";")[0].strip().lower() == "application/json"
        if labelled or task.body.lstrip()[:1] == b"{":
            body = decoded(task.body, CheckBody)
        else:
            fields = form(task.body)
            if "text" not in fields:
                raise Refused(422, "the form has no `text`", "see /docs")
            text = fields.get("text", "").replace("\r\n", "\n")
            body = CheckBody(
                texts=(Text(text=text, name=fields.get("name", "")[:300] or "pasted text"),),
                language=fields.get("language", ""),
                house=fields.get("house") or UNSET,
            )
        read: list[Article | Problem] = list(articles(body))
        report = check(read, self.lexicon, body.fail_on, self._of(body.house))
        checked = [one for one in read if isinstance(one, Article)]
        page = render(report, {number: analyse(checked[number], self.lexicon) for number in shown_in_full(report)})
        words = sum(article.words for article in report.articles)
        return Answer(200, HTML, page.encode("utf-8", "replace"), report.exit_code, words)

    def _languagetool(self, task: Task) -> Answer:
        from provenance.server.languagetool import Question, answer

        fields = {**form(task.query), **_fields(task)}
        made, words = answer(Question(fields, self.lexicon), self.lexicon, self.house)
        return Answer(200, JSON, msgspec.json.encode(made), -1, words)

    def _of(self, name: str | UnsetType) -> House:
        try:
            return self.house if isinstance(name, UnsetType) else self.lexicon.house(name)
        except LexiconError:
            known = ", ".join(sorted(self.lexicon.houses))
            raise Refused(422, "no house of this name", f"known: {known}") from None


def _fields(task: Task) -> dict[str, str]:
    """The fields of a plug-in's request: a form whatever it is labelled as, or a JSON object of strings."""
    if task.body.lstrip()[:1] == b"{":
        try:
            return msgspec.json.decode(task.body, type=dict[str, str])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            pass
    return form(task.body)
