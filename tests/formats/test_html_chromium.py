"""The HTML page in a real browser: silent, asking for nothing, usable by keyboard, without script and on paper."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provenance.formats.html_marks import tidy
from provenance.lexicon.lexicon import Lexicon
from tests.formats.html_page import examples, hostile, page_of

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MARKS = (
    "[...document.querySelectorAll('[data-start]')].map(e => [e.id, +e.dataset.start, +e.dataset.end, e.textContent])"
)
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def _missing(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and continuous integration must have it")
    pytest.skip(f"{what} is missing (apt-get install chromium; pip install playwright)")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        _missing("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright")
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


class Opened:
    """A page in a browser, with everything that it said, asked for or popped up."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.page = browser.new_context(**options).new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(file.as_uri())
        self.page.wait_for_timeout(100)


@pytest.fixture(params=["examples", "hostile"])
def case(request: pytest.FixtureRequest, lexicon: Lexicon, tmp_path: Path) -> tuple[Path, Any]:
    page, analyses = page_of(examples() if request.param == "examples" else hostile(), lexicon)
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8", errors="replace")
    return file, analyses


@pytest.fixture
def example(lexicon: Lexicon, tmp_path: Path) -> Path:
    file = tmp_path / "page.html"
    file.write_text(page_of(examples(), lexicon)[0], encoding="utf-8")
    return file


def test_it_is_silent_asks_for_nothing_and_shows_the_words(browser: Any, case: tuple[Path, Any]) -> None:
    file, analyses = case
    opened = Opened(browser, file)
    assert opened.said == []
    assert opened.asked == [file.as_uri()]
    marks = opened.page.evaluate(MARKS)
    assert marks
    for name, start, end, text in marks:
        view = analyses[int(name[1:].partition("-")[0])].article.view
        assert text == tidy(view.text[view.at(start) : view.at(end)])


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_width_and_no_word_makes_it_wider_than_the_window(
    browser: Any, case: tuple[Path, Any], width: int, scheme: str
) -> None:
    opened = Opened(browser, case[0], viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert not opened.page.evaluate(WIDER)


def test_a_why_box_opens_and_closes_by_keyboard(browser: Any, example: Path) -> None:
    page = Opened(browser, example).page
    word = page.locator(".text a.w.warning").first
    box = page.locator(word.get_attribute("href"))
    assert word.get_attribute("aria-expanded") == "false"
    assert not box.is_visible()
    word.focus()
    for key in ("Enter", " "):
        page.keyboard.press(key)
        assert word.get_attribute("aria-expanded") == "true"
        assert box.is_visible()
        assert word.inner_text() in box.inner_text()
        page.keyboard.press("Escape")
        assert word.get_attribute("aria-expanded") == "false"
        assert not box.is_visible()
        assert word.evaluate("e => e === document.activeElement")


def test_a_cell_leads_to_its_word_and_opens_the_reason(browser: Any, example: Path) -> None:
    page = Opened(browser, example).page
    use = page.locator("#concepts a.w").first
    target = page.locator(use.get_attribute("href"))
    use.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("e => document.activeElement === e", arg=target.element_handle())
    assert target.inner_text() == use.inner_text()
    assert page.locator(target.get_attribute("href")).is_visible()


def test_without_script_a_word_still_opens_its_box(browser: Any, example: Path) -> None:
    page = Opened(browser, example, java_script_enabled=False).page
    word = page.locator(".text a.w.warning").first
    box = page.locator(word.get_attribute("href"))
    assert not box.is_visible()
    word.click()
    assert box.is_visible()


def test_on_paper_every_box_is_open(browser: Any, example: Path) -> None:
    page = Opened(browser, example).page
    page.emulate_media(media="print")
    assert all(box.is_visible() for box in page.locator(".why").all()[:20])
    assert not page.locator("nav").is_visible()
