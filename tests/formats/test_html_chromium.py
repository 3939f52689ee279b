"""The HTML page in a real browser: silent, asking for nothing, usable by keyboard, without script and on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from provenance.formats.html_marks import tidy
from provenance.lexicon.lexicon import Lexicon
from tests.browser import MARKS, WIDER, Opened, serious_faults
from tests.formats.html_page import examples, hostile, page_of
from tests.formats.test_html_check import page_of_check


@pytest.fixture(params=["examples", "hostile", "check of examples", "check of hostile"])
def case(request: pytest.FixtureRequest, lexicon: Lexicon, tmp_path: Path) -> tuple[Path, Any]:
    articles = examples() if request.param.endswith("examples") else hostile()
    page, analyses = page_of(articles, lexicon)
    if request.param.startswith("check"):
        page = page_of_check(articles, lexicon)
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
    opened = Opened(browser, file.as_uri())
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
    opened = Opened(browser, case[0].as_uri(), viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert not opened.page.evaluate(WIDER)


def test_a_why_box_opens_and_closes_by_keyboard(browser: Any, example: Path) -> None:
    page = Opened(browser, example.as_uri()).page
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
    page = Opened(browser, example.as_uri()).page
    use = page.locator("#concepts a.w").first
    target = page.locator(use.get_attribute("href"))
    use.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("e => document.activeElement === e", arg=target.element_handle())
    assert target.inner_text() == use.inner_text()
    assert page.locator(target.get_attribute("href")).is_visible()


def test_without_script_a_word_still_opens_its_box(browser: Any, example: Path) -> None:
    page = Opened(browser, example.as_uri(), java_script_enabled=False).page
    word = page.locator(".text a.w.warning").first
    box = page.locator(word.get_attribute("href"))
    assert not box.is_visible()
    word.click()
    assert box.is_visible()


def test_on_paper_every_box_is_open(browser: Any, example: Path) -> None:
    page = Opened(browser, example.as_uri()).page
    page.emulate_media(media="print")
    assert all(box.is_visible() for box in page.locator(".why").all()[:20])
    assert not page.locator("nav").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_nothing_is_cut_dark_or_lost_without_backgrounds(browser: Any, example: Path, scheme: str) -> None:
    # The width of A4 without its margins, in CSS pixels.
    page = Opened(browser, example.as_uri(), color_scheme=scheme, viewport={"width": 703, "height": 1000}).page
    page.emulate_media(media="print", color_scheme=scheme)
    assert not page.evaluate(WIDER)
    wider = "es => es.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.trim().slice(0, 60))"
    assert page.locator("td, th, .block, .told").evaluate_all(wider) == []
    style = "e => (s => [s.color, s.backgroundColor, s.printColorAdjust])(getComputedStyle(e))"
    assert page.locator("body").evaluate(style)[:2] == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert page.locator(".swatch").first.evaluate(style)[2] == "exact"
    dot = page.locator("#facts .dot").first.evaluate(style)
    assert dot[:2] == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]
    # With every box a block of its own, and all shrunk to fit the widest table, this page took 25 sheets.
    assert 1 < len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 23


@pytest.mark.parametrize(("media", "width"), [("print", 703), ("screen", 360), ("screen", 1280)])
def test_ten_articles_are_no_wider_than_the_sheet_or_the_window(
    browser: Any, lexicon: Lexicon, tmp_path: Path, media: str, width: int
) -> None:
    file = tmp_path / "ten.html"
    file.write_text(page_of([*examples(), *examples(), *examples()][:10], lexicon)[0], encoding="utf-8")
    page = Opened(browser, file.as_uri(), viewport={"width": width, "height": 1000}).page
    page.emulate_media(media=media)
    assert not page.evaluate(WIDER)


@pytest.mark.parametrize(
    "options", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 800}}], ids=str
)
def test_axe_finds_no_serious_fault(browser: Any, case: tuple[Path, Any], axe: str, options: dict[str, Any]) -> None:
    assert serious_faults(Opened(browser, case[0].as_uri(), **options).page, axe) == []


def test_a_fact_opens_from_the_grid_and_leads_to_its_sentence(browser: Any, example: Path) -> None:
    page = Opened(browser, example.as_uri()).page
    dot = page.locator("#facts .dot").first
    target = page.locator(dot.get_attribute("href"))
    dot.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("e => document.activeElement === e", arg=target.element_handle())
