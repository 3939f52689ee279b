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
from provenance.framing.model_files import word_judge
from provenance.gate.comparing import compare_all
from provenance.gate.policy import Layer, Setting
from provenance.gate.publication import Asked, Shelf
from provenance.gate.publication import Desk as Gate
from provenance.gate.tracing import trace_all
from provenance.server.bodies import CheckBody, CompareBody, Text, TraceBody, articles, decoded, form, sources
from provenance.server.settings import WorkerSettings
from provenance.server.task import HTML, JSON, Answer, Refused, Task, refusal


class Desk:
    """Answers requests with one lexicon, read once."""

    def __init__(self, settings: WorkerSettings) -> None:
        given = {"house": settings.house, "lexicons": settings.lexicons}
        self._command: Layer = {name: Setting(value, "command line") for name, value in given.items() if value}
        self._shelf = Shelf(settings.config)
        self._models = settings.models
        gate = self._gate()
        self.settings = gate.settings("text")
        gate.prepare(self.settings)
        for model in self._models.values():
            word_judge(model)
        self.lexicon = gate.lexicon(self.settings)
        self._known = gate.known_anywhere(self.settings)

    def answer(self, task: Task) -> Answer:
        """The answer to any request; what goes wrong is an answer too."""
        try:
            return getattr(self, f"_{task.route}")(task)  # type: ignore[no-any-return]
        except Refused as refused:
            return refusal(task.route, refused.status, refused.what, refused.mend)
        except LexiconError as error:
            # Where the newsroom's files lie is for whoever runs the server, not for whoever asks it.
            sys.stderr.write(f"provenance: {error}\n")
            return refusal(task.route, 500, "a lexicon is not in order", "the log of the server says where")
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
        laid, unread = sources(body)
        report = self._gate(body, laid).check([*articles(body), *unread])
        words = sum(article.words for article in report.articles)
        return Answer(200, JSON, to_json(report).encode("utf-8", "replace"), report.exit_code, words)

    def _trace(self, task: Task) -> Answer:
        body = decoded(task.body, TraceBody)
        laid, unread = sources(body)
        report = trace_all([*articles(body), *unread], self.lexicon, sources=laid, beside=False)
        return Answer(200, JSON, to_json(report).encode("utf-8", "replace"), report.exit_code)

    def _compare(self, task: Task) -> Answer:
        report, _ = compare_all(articles(decoded(task.body, CompareBody)), self.lexicon)
        words = sum(article.words for article in report.articles)
        return Answer(200, JSON, to_json(report).encode("utf-8", "replace"), report.exit_code, words)

    def _page(self, task: Task) -> Answer:
        from provenance.formats.html_check import render, shown_in_full

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
                sources=(Text(text=source),)
                if (source := fields.get("source", "").replace("\r\n", "\n")).strip()
                else (),
                house=fields.get("house") or UNSET,
                model=fields.get("model") or UNSET,
                explain=bool(fields.get("explain") or fields.get("model")),
            )
        laid, unread = sources(body)
        read: list[Article | Problem] = [*articles(body), *unread]
        gate = self._gate(body, laid)
        report = gate.check(read)
        by_path = {one.path: one for one in read if isinstance(one, Article)}
        full = [(number, by_path[report.articles[number].path]) for number in shown_in_full(report)]
        page = render(report, {number: gate.analysis(article) for number, article in full})
        words = sum(article.words for article in report.articles)
        return Answer(200, HTML, page.encode("utf-8", "replace"), report.exit_code, words)

    def _languagetool(self, task: Task) -> Answer:
        from provenance.server.languagetool import Question, answer

        fields = {**form(task.query), **_fields(task)}
        made, words = answer(Question(fields, self.lexicon), self._gate(), self._known)
        return Answer(200, JSON, msgspec.json.encode(made), -1, words)

    def _gate(self, body: CheckBody | None = None, laid: tuple[Article, ...] = ()) -> Gate:
        """A run under the policy and under what the command line and the request settle over it.

        `laid` are the texts that those of the request were made from.
        """
        layer = dict(self._command)
        if body is not None and not isinstance(body.house, UnsetType):
            if body.house not in self.lexicon.houses:
                raise Refused(422, "no house of this name", f"known: {', '.join(sorted(self.lexicon.houses))}")
            layer["house"] = Setting(body.house, "request")
        if body is not None and not isinstance(body.fail_on, UnsetType):
            layer |= {"fail_on": Setting(body.fail_on, "request"), "advisory": Setting(False, "request")}
        if body is not None and not isinstance(body.model, UnsetType):
            if body.model not in self._models:
                known = ", ".join(sorted(self._models)) or "none; whoever runs the server names them (--model)"
                raise Refused(422, "no model of this name", f"known: {known}")
            layer["model"] = Setting(self._models[body.model], "request")
        explain = body is not None and body.explain
        return Gate(Asked(command=layer, beside=False, sources=laid, explain=explain), self._shelf)


def _fields(task: Task) -> dict[str, str]:
    """The fields of a plug-in's request: a form whatever it is labelled as, or a JSON object of strings."""
    if task.body.lstrip()[:1] == b"{":
        try:
            return msgspec.json.decode(task.body, type=dict[str, str])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            pass
    return form(task.body)
