"""The routes: what is asked for goes to a process that checks, what is known goes out at once."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware

from provenance._version import __version__
from provenance.errors import ProvenanceError
from provenance.formats.html_check import script, style
from provenance.formats.html_shell import policy
from provenance.gate.policy import Settings as InForce
from provenance.lexicon.lexicon import Lexicon
from provenance.server.description import description
from provenance.server.front import Front
from provenance.server.languagetool import languages, software
from provenance.server.metrics import Metrics
from provenance.server.pages import docs_page, paste_page
from provenance.server.pool import Pool, PoolError
from provenance.server.settings import Settings
from provenance.server.task import HTML, JSON, Answer, Route, Task, refusal

_CHECKING: dict[str, Route] = {
    "/v1/check": "check", "/v1/trace": "trace", "/v1/compare": "compare", "/v1/page": "page",
    "/v2/check": "languagetool",
}  # fmt: skip
_Endpoint = Callable[[Request], Awaitable[Response]]


def make_app(settings: Settings, lexicon: Lexicon, in_force: InForce) -> Front:
    """The server for uvicorn; `lexicon` says which languages and houses there are."""
    metrics, pool = Metrics(), Pool(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        try:
            await pool.start()
        except ProvenanceError as error:
            front.failure = str(error)
            raise
        gc.collect()
        gc.freeze()
        yield
        await pool.stop()

    app = FastAPI(title="provenance", version=__version__, docs_url=None, redoc_url=None, lifespan=lifespan)
    spec = description(lexicon, settings)
    app.openapi = lambda: spec  # type: ignore[method-assign]
    app.add_exception_handler(HTTPException, _unknown)
    report_headers = {"content-security-policy": policy(style(), script())}
    for path, route in _CHECKING.items():
        app.add_route(path, _checking(route, pool, metrics, report_headers), methods=["POST"], name=route)
    _add_pages(app, settings, lexicon, in_force, spec)
    _add_state(app, settings, lexicon, pool, metrics)
    inner: Any = app
    if settings.origins:
        inner = CORSMiddleware(
            app, allow_origins=list(settings.origins), allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "X-Request-Id"],
        )  # fmt: skip
    front = Front(inner, settings, metrics)
    return front


def _checking(route: Route, pool: Pool, metrics: Metrics, headers: dict[str, str]) -> _Endpoint:
    async def endpoint(request: Request) -> Response:
        media = request.headers.get("content-type", "")
        try:
            answer = await pool.run(Task(route, await request.body(), request.scope["query_string"], media))
        except PoolError as error:
            metrics.refused[error.reason] += 1
            answer = refusal(route, error.status, error.what, error.mend)
        metrics.words += answer.words
        extra = dict(headers) if answer.media == HTML else {}
        if answer.exit_code >= 0:
            extra["X-Exit-Code"] = str(answer.exit_code)
        if answer.status == 503:
            extra["Retry-After"] = "1"
        return Response(answer.body, answer.status, extra, answer.media)

    return endpoint


def _add_pages(app: FastAPI, settings: Settings, lexicon: Lexicon, in_force: InForce, spec: dict[str, Any]) -> None:
    paste, paste_policy = paste_page(settings, lexicon, in_force)
    docs, docs_policy = docs_page(spec)

    async def front_page(_: Request) -> Response:
        return Response(paste, 200, {"content-security-policy": paste_policy}, HTML)

    async def docs_route(_: Request) -> Response:
        return Response(docs, 200, {"content-security-policy": docs_policy}, HTML)

    app.add_route("/", front_page, methods=["GET"])
    app.add_route("/docs", docs_route, methods=["GET"])


def _add_state(app: FastAPI, settings: Settings, lexicon: Lexicon, pool: Pool, metrics: Metrics) -> None:
    known = languages(lexicon)
    tool = {"status": "ok", "version": __version__, "lexicons": lexicon.version}

    async def health(_: Request) -> Response:
        state = {**tool, "status": "ok" if pool.alive else "no process is ready", "processes": pool.alive}
        return _json(state, 200 if pool.alive else 503)

    async def numbers(_: Request) -> Response:
        text = metrics.render(processes=pool.alive, waiting=pool.waiting, replaced=pool.replaced)
        return Response(text, 200, None, "text/plain; version=0.0.4; charset=utf-8")

    async def languages_route(_: Request) -> Response:
        return _json(known)

    async def info(_: Request) -> Response:
        return _json({"software": software()})

    app.add_route("/healthz", health, methods=["GET"])
    app.add_route("/metrics", numbers, methods=["GET"])
    app.add_route("/v2/languages", languages_route, methods=["GET"])
    app.add_route("/v2/info", info, methods=["GET"])


async def _unknown(_: Request, error: Exception) -> Response:
    """A route or a method that there is not."""
    assert isinstance(error, HTTPException)
    what = {404: "there is no such page", 405: "this page does not take this method"}.get(
        error.status_code, "the request makes no sense"
    )
    answer: Answer = refusal("", error.status_code, what, "see /docs")
    return Response(answer.body, answer.status, dict(error.headers or {}), JSON)


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, None, JSON)
