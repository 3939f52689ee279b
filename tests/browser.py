"""A real browser for the tests of pages: Debian's chromium through Playwright, and a page that remembers all it did."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MARKS = (
    "[...document.querySelectorAll('[data-start]')].map(e => [e.id, +e.dataset.start, +e.dataset.end, e.textContent])"
)
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
