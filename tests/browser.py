"""A real browser for the tests of pages: Debian's chromium through Playwright, and a page that remembers all it did."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MARKS = (
    "[...document.querySelectorAll('[data-start]')].map(e => [e.id, +e.dataset.start, +e.dataset.end, e.textContent])"
)
AXE = "4.10.2"
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def missing(what: str, mend: str) -> None:
    """Skip with a word; continuous integration must have everything."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and continuous integration must have it")
    pytest.skip(f"{what} is missing ({mend})")


# Not for the session: while it is open, no other test of the process could run an event loop of its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One headless browser for all tests of a module."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        missing("chromium", "apt-get install chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright", "pip install playwright")
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core: fetched once from npm into a cache folder of the tests, then read from there."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "provenance-tests"
    file = folder / f"axe-core-{AXE}.js"
    if not file.exists():
        npm = shutil.which("npm")
        if npm is None:
            missing("axe-core", "install npm, or put axe.min.js at " + str(file))
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as own:
            packed = subprocess.run(
                [str(npm), "pack", "--silent", f"axe-core@{AXE}"], cwd=own, capture_output=True, timeout=90, check=False
            )
            archives = list(Path(own).glob("*.tgz"))
            if packed.returncode or not archives:
                missing("axe-core", "npm cannot be reached")
            with tarfile.open(archives[0]) as archive:
                script = archive.extractfile("package/axe.min.js")
                assert script is not None
                content = script.read()
            part = Path(own) / "part"
            part.write_bytes(content)
            part.replace(file)
    return file.read_text(encoding="utf-8")


def serious_faults(page: Any, axe: str) -> list[str]:
    """What axe-core calls serious or critical on a page: the rule and the first element."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]} ({len(one['nodes'])})"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


class Opened:
    """A page in a browser, with everything that it said, asked for or popped up."""

    def __init__(self, browser: Any, url: str, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(url)
        self.page.wait_for_timeout(100)
