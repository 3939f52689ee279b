"""Starts the server, says where it listens, and ends it without losing an answer."""

from __future__ import annotations

import ipaddress
import signal
import socket
import sys

from provenance.errors import ProvenanceError, UsageError
from provenance.server.settings import Settings

_BACKLOG = 512


def run(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C. Raises ProvenanceError for lexicons or an address that do not work."""
    try:
        import uvicorn

        from provenance.server.answers import Desk
        from provenance.server.app import make_app
    except ImportError as error:
        raise UsageError(f"the server needs {error.name}", mend="pip install 'news-provenance[server]'") from None
    # Everything is read here first, so that what is wrong in it is told at once, with its place.
    desk = Desk(settings.for_worker())
    lexicon = desk.lexicon
    # A newsroom's own files are read now, so that what is wrong in them is told before anybody pastes a text.
    for code in lexicon.framing_languages if desk.settings.lexicons else ():
        lexicon.matcher(code)
    listening = _listen(settings)
    app = make_app(settings, lexicon, desk.settings)
    config = uvicorn.Config(
        app,
        access_log=False, log_level="warning" if settings.log else "critical", server_header=False, lifespan="on",
        backlog=_BACKLOG, timeout_graceful_shutdown=int(settings.seconds) + 1,
    )  # fmt: skip
    # uvicorn ends in good order on these signals and then raises them once more; by then all is done.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    if not settings.token and not _is_loopback(host):
        sys.stderr.write(
            "provenance: listening beyond this machine without a token: anybody who reaches it may use it\n"
        )
    sys.stderr.write(f"provenance: policy: {desk.settings.file or 'none'}; house: {desk.settings.house}\n")
    sys.stderr.write(f"provenance: http://{shown}:{port}/ ({settings.processes} processes; Ctrl-C ends it)\n")
    sys.stderr.flush()
    server = uvicorn.Server(config)
    server.run(sockets=[listening])
    if not server.started:
        raise ProvenanceError(app.failure or "the server did not start")


def _listen(settings: Settings) -> socket.socket:
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((settings.host, settings.port), family=family, backlog=_BACKLOG)
    except (OSError, OverflowError) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            f"cannot listen: {what}", where=f"{settings.host}:{settings.port}", mend="name another --port or --host"
        ) from None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
