"""A real server of our own for the tests: a process on a free port of this machine, ended with the tests."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from tests.conftest import ROOT

pytest.importorskip("fastapi")
pytest.importorskip("uvicorn")

_START = "import sys; from provenance.cli import main; sys.argv = ['provenance', *sys.argv[1:]]; main()"


class Reply(NamedTuple):
    """A response."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


class Running:
    """One running server."""

    def __init__(self, *options: str, env: dict[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START, "serve", "--port", "0", *options],
            cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=env,
        )  # fmt: skip
        self.log: list[str] = []
        self.port = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._await()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.log.append(line)
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                self.port = int(found[1])

    def _await(self) -> None:
        for _ in range(600):
            assert self.process.poll() is None, "".join(self.log)
            try:
                if self.port and self.ask("/healthz").status == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        pytest.fail("the server did not become ready")

    def ask(self, path: str, body: bytes | dict[str, Any] | None = None, *, method: str = "", **headers: str) -> Reply:
        """One request: POST where there is a body."""
        content = json.dumps(body).encode() if isinstance(body, dict) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.url + path, content, named, method=method or None)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return Reply(answer.status, _lower(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            return Reply(error.code, _lower(error.headers), error.read())

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        code = self.process.wait(30)
        self._reader.join(5)
        return code


def _lower(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


@pytest.fixture(scope="session")
def server(_own_cache: None) -> Iterator[Running]:
    running = Running("--workers", "1")
    yield running
    if running.process.poll() is None:
        running.stop()


@pytest.fixture
def start(_own_cache: None) -> Iterator[Callable[..., Running]]:
    """Start servers that end with the test."""
    started: list[Running] = []

    def make(*options: str, **more: Any) -> Running:
        started.append(Running(*options, **more))
        return started[-1]

    yield make
    for one in started:
        if one.process.poll() is None:
            one.stop()
