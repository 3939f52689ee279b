"""What stands before every route: request ids, the token, the size of a body, headers, one line in the log.

The log and the counters know the route, never the address as it was written, since that may hold text.
"""

from __future__ import annotations

import asyncio
import hmac
import re
import sys
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from uuid import uuid4

from provenance.server.bodies import form
from provenance.server.metrics import Metrics
from provenance.server.settings import Settings, megabytes
from provenance.server.task import Answer, Refused, refusal

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# Routes that hold nothing of anybody's: they need no token.
OPEN = frozenset(("/", "/docs", "/openapi.json", "/healthz", "/v2/languages", "/v2/info"))
CHECKING = frozenset(("/v1/check", "/v1/trace", "/v1/compare", "/v1/page", "/v2/check"))
ROUTES = OPEN | CHECKING | {"/metrics"}
# Routes of forms, which may carry the token as a field, since a form and many plug-ins can send no header.
_FORMS = frozenset(("/v1/page", "/v2/check"))
_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
# A body that is too large is read on for so long, so that its sender gets to hear why it is refused.
_DRAIN_SECONDS, _DRAIN_TIMES = 5, 8
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
)


class Front:
    """The server as uvicorn sees it, around the routes."""

    def __init__(self, app: App, settings: Settings, metrics: Metrics) -> None:
        self.app, self.settings, self.metrics = app, settings, metrics
        self.failure = ""
        self._token = settings.token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the start and the end of the server."""
        if scope["type"] != "http":

            async def short(message: Message) -> None:
                # Why the server did not start is told in one line, in `failure`.
                await send({**message, "message": ""} if message["type"].endswith("failed") else message)

            return await self.app(scope, receive, short)
        begun = time.perf_counter()
        headers: dict[bytes, bytes] = dict(scope["headers"])
        given = headers.get(b"x-request-id", b"")
        name = given if _ID.fullmatch(given) else uuid4().hex.encode()
        route = scope["path"] if scope["path"] in ROUTES else "other"
        status = 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), *_HEADERS, (b"x-request-id", name)]
            await send(message)

        self.metrics.open += 1
        try:
            await self._admit(route, scope, headers, receive, sending)
        except Exception as error:
            # Its message may hold words of the text.
            sys.stderr.write(f"provenance: our bug: {type(error).__name__} in {route}\n")
            if status == 500:
                await _reply(sending, refusal(route, 500, f"our bug: {type(error).__name__}", "please report it"))
        finally:
            self.metrics.open -= 1
            seconds = time.perf_counter() - begun
            self.metrics.seen(route, status, seconds)
            if self.settings.log:
                self._log(scope["method"], route, status, seconds, name)

    def _log(self, method: str, route: str, status: int, seconds: float, name: bytes) -> None:
        when = time.strftime("%Y-%m-%dT%H:%M:%S")
        method = method if method.isalpha() and len(method) < 12 else "?"
        sys.stderr.write(f"{when} {method} {route} {status} {1000 * seconds:.1f} ms {name.decode()}\n")

    async def _admit(self, route: str, scope: Scope, headers: dict[bytes, bytes], receive: Receive, send: Send) -> None:
        """Let a request through to its route, with its body read; or refuse it."""
        kind = "languagetool" if route == "/v2/check" else route
        try:
            if scope["method"] != "POST" or route not in CHECKING:
                self._check_token(route, headers, None, scope["method"])
                return await self.app(scope, receive, send)
            if route not in _FORMS:
                self._check_token(route, headers, None, "POST")
            body = await self._body(headers, receive)
            self._check_token(route, headers, body, "POST")
        except Refused as refused:
            self.metrics.refused[str(refused.status)] += 1
            answer = refusal(kind, refused.status, refused.what, refused.mend)
            extra = [(b"www-authenticate", b"Bearer")] if refused.status == 401 else []
            return await _reply(send, answer, *extra, close=refused.status in (408, 413))
        sent = False

        async def replay() -> Message:
            nonlocal sent
            if sent:
                return await receive()
            sent = True
            return {"type": "http.request", "body": body, "more_body": False}

        return await self.app(scope, replay, send)

    def _check_token(self, route: str, headers: dict[bytes, bytes], body: bytes | None, method: str) -> None:
        """Raise Refused unless the request may pass."""
        if not self._token or method == "OPTIONS" or (route in OPEN and method != "POST"):
            return
        scheme, _, given = headers.get(b"authorization", b"").partition(b" ")
        if scheme.lower() != b"bearer":
            given = b""
        if not given and body is not None and route in _FORMS:
            given = form(body).get("apiKey", "").encode()
        if not hmac.compare_digest(given.strip(), self._token):
            raise Refused(401, "this server asks for a token", "send the header `Authorization: Bearer TOKEN`")

    async def _body(self, headers: dict[bytes, bytes], receive: Receive) -> bytes:
        """The body. Raises Refused where it is packed, too large or too slow."""
        if headers.get(b"content-encoding", b"identity").lower() != b"identity":
            raise Refused(415, "packed bodies are not read", "send the body without Content-Encoding")
        length = headers.get(b"content-length", b"")
        if length.isdigit() and int(length) > self.settings.size:
            await self._drain(receive)
        pieces: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self.settings.seconds):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise Refused(400, "the sender hung up")
                    piece = message.get("body", b"")
                    size += len(piece)
                    if size > self.settings.size:
                        break
                    pieces.append(piece)
                    if not message.get("more_body"):
                        return b"".join(pieces)
        except TimeoutError:
            raise Refused(408, f"the body did not arrive within {self.settings.seconds:g} seconds") from None
        return await self._drain(receive)

    async def _drain(self, receive: Receive) -> bytes:
        """Read a body that is too large to its end, within reason, and refuse it."""
        size = 0
        try:
            async with asyncio.timeout(_DRAIN_SECONDS):
                while size < _DRAIN_TIMES * self.settings.size:
                    message = await receive()
                    size += len(message.get("body", b""))
                    if message["type"] == "http.disconnect" or not message.get("more_body"):
                        break
        except TimeoutError:
            pass
        raise Refused(
            413, f"the body is larger than {megabytes(self.settings.size)}", "send it in parts, or raise --max-size"
        )


async def _reply(send: Send, answer: Answer, *extra: tuple[bytes, bytes], close: bool = False) -> None:
    headers = [(b"content-type", answer.media.encode()), (b"content-length", str(len(answer.body)).encode()), *extra]
    if close:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body, "more_body": False})
