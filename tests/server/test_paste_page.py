"""The paste page in a real browser: a text from a word processor, dropped files, a page to save, nothing fetched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser import Opened
from tests.conftest import ROOT
from tests.formats.html_page import HOSTILE, Tree
from tests.server.conftest import Running

CUE = "The army liberated Shusha in Nagorno-Karabakh, and Baku celebrated."
# As word processors put it on the clipboard: paragraphs, tracked changes, styles.
WORD = (
    "<html xmlns:o='urn:x'><head><style>p.MsoNormal {color: red}</style></head><body><!--StartFragment-->"
    "<h1>A town\n changes hands</h1><p class=MsoNormal style='margin:0cm'>The army <b>liber</b>ated Shusha"
    " <del>again</del> in Nagorno-Karabakh,&nbsp;and Baku celebrated.<o:p></o:p></p>"
    "<p>Second&#8217;s line<br>broken.</p>"
    "<table><tr><td>One</td><td>two</td></tr></table><!--EndFragment--></body></html>"
)
PASTE = """(html) => { const data = new DataTransfer(); data.setData('text/html', html);
data.setData('text/plain', 'x');
document.getElementById('text').dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true,
cancelable: true})); }"""
DROP = """(files) => { const data = new DataTransfer();
for (const [name, text] of files) { data.items.add(new File([text], name)); }
for (const kind of ['dragover', 'drop']) {
document.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true})); } }"""


class Paste(Opened):
    """The paste page in a browser."""

    def check(self) -> Any:
        """Press the button; the frame with the report."""
        self.page.click("#go")
        self.page.wait_for_selector("#result:not([hidden])")
        frame = self.page.frame_locator("#frame")
        frame.locator("footer").wait_for()
        return frame


def test_a_text_from_a_word_processor_becomes_a_page_to_forward(browser: Any, server: Running, tmp_path: Path) -> None:
    opened = Paste(browser, server.url)
    opened.page.evaluate(PASTE, WORD)
    assert opened.page.input_value("#text") == (
        "A town changes hands\n\nThe army liberated Shusha in Nagorno-Karabakh, and Baku celebrated.\n\n"
        "Second’s line\nbroken.\n\nOne two"
    )
    frame = opened.check()
    assert frame.locator("h1").inner_text() == "A town changes hands"
    assert frame.locator(".verdict b").inner_text() == "REVIEW"
    word = frame.locator(".text a.w.warning").first
    assert word.inner_text() == "liberated"
    box = frame.locator(word.get_attribute("href"))
    assert not box.is_visible()
    word.click()
    assert box.is_visible()
    assert "liberated" in box.inner_text()
    assert frame.locator(".chain").inner_text()
    assert opened.said == []
    assert all(url.startswith((server.url, "blob:")) for url in opened.asked)
    with opened.page.expect_download() as saved:
        opened.page.click("#save")
    file = tmp_path / saved.value.suggested_filename
    assert file.suffix == ".html"
    saved.value.save_as(file)
    _stands_alone(browser, file)


def _stands_alone(browser: Any, file: Path) -> None:
    page = browser.new_context().new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    word = page.locator(".text a.w.warning").first
    word.focus()
    page.keyboard.press("Enter")
    assert page.locator(word.get_attribute("href")).is_visible()
    assert said == []
    assert asked == [file.as_uri()]
    page.set_viewport_size({"width": 360, "height": 700})
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_files_are_dropped_and_removed(browser: Any, server: Running) -> None:
    opened = Paste(browser, server.url)
    files = [
        ["one.txt", CUE], ["two.md", f"# Quiet day\n\n{CUE}"], ["three.html", f"<h1>Third</h1><p>{CUE}"],
        ["four.pdf", "%PDF-1.7"], ["five.txt", "gone"],
    ]  # fmt: skip
    opened.page.evaluate(DROP, files)
    opened.page.click("[aria-label='remove five.txt']")
    frame = opened.check()
    assert frame.locator("article").count() == 3
    assert "four.pdf" in frame.locator(".problems").inner_text()
    assert "five" not in frame.locator("body").inner_text()
    assert opened.said == []


def test_a_word_processor_file_is_read(browser: Any, server: Running, tmp_path: Path) -> None:
    docx = pytest.importorskip("tests.article.docx_files")
    make: Callable[..., bytes] | None = getattr(docx, "docx", None)
    if make is None:
        pytest.skip("no maker of word-processor files")
    file = tmp_path / "copy.docx"
    file.write_bytes(make(f"<w:p><w:r><w:t>{CUE}</w:t></w:r></w:p>"))
    opened = Paste(browser, server.url)
    opened.page.set_input_files("#files", str(file))
    assert opened.check().locator(".text a.w.warning").first.inner_text() == "liberated"


def test_hostile_text_stays_text(browser: Any, server: Running) -> None:
    opened = Paste(browser, server.url)
    opened.page.fill("#text", HOSTILE)
    opened.page.evaluate(DROP, [["<img src=x onerror=alert(9)>.txt", HOSTILE.replace("\0", "")]])
    frame = opened.check()
    assert frame.locator("article").count() == 2
    assert frame.locator("iframe, img, main script").count() == 0
    opened.page.wait_for_timeout(200)
    assert opened.said == []


def test_nothing_to_check_and_a_server_that_is_gone_are_said(browser: Any, start: Callable[..., Running]) -> None:
    running = start("--workers", "1")
    opened = Paste(browser, running.url)
    opened.page.click("#go")
    assert "nothing to check" in opened.page.inner_text("#said")
    opened.page.fill("#text", CUE)
    running.stop()
    opened.page.click("#go")
    opened.page.wait_for_selector("#said.error")
    assert "Not checked" in opened.page.inner_text("#said")
    assert opened.page.is_enabled("#go")


def test_with_a_token(browser: Any, start: Callable[..., Running]) -> None:
    opened = Paste(browser, start("--workers", "1", "--token", "t0ken").url)
    opened.page.fill("#text", CUE)
    opened.page.fill("#token", "wrong")
    opened.page.click("#go")
    opened.page.wait_for_selector("#said.error")
    assert "token" in opened.page.inner_text("#said")
    opened.page.fill("#token", "t0ken")
    assert opened.check().locator(".text a.w.warning").count() == 1


def test_without_script_the_form_answers_with_the_page(browser: Any, server: Running) -> None:
    opened = Paste(browser, server.url, java_script_enabled=False)
    opened.page.fill("#text", CUE)
    opened.page.click("#go")
    assert opened.page.url.endswith("/v1/page")
    assert opened.page.locator(".text a.w.warning").first.inner_text() == "liberated"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_its_window_and_its_fields_have_names(browser: Any, server: Running, width: int) -> None:
    opened = Paste(browser, server.url, viewport={"width": width, "height": 800})
    assert not opened.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    unnamed = "[...document.querySelectorAll('textarea,input,select')].filter(e => !e.labels.length).length"
    assert opened.page.evaluate(unnamed) == 0


def test_the_pages_are_well_formed(server: Running) -> None:
    texts = [(ROOT / "examples" / name).read_text("utf-8") for name in ("relay.txt", "voskevan.md")]
    for page in (
        server.ask("/").text, server.ask("/docs").text, server.ask("/v1/page", {"texts": [*texts, HOSTILE]},
        Content_Type="application/json").text,
    ):  # fmt: skip
        tree = Tree(page)
        assert tree.wrong == []
        names = [attributes["id"] for _, attributes, _ in tree.having("id")]
        assert len(names) == len(set(names))
        links = [attributes["href"] for _, attributes, _ in tree.having("href")]
        assert {link[1:] for link in links if link.startswith("#") and len(link) > 1} <= set(names)


def test_a_source_text_is_laid_beside_what_was_made_from_it(browser: Any, server: Running) -> None:
    opened = Paste(browser, server.url)
    opened.page.fill("#text", (ROOT / "examples/call.en.txt").read_text("utf-8"))
    opened.page.click("#more summary")
    opened.page.evaluate(PASTE.replace("'text'", "'source'"), "<p>La conversación duró 46 minutos.</p><p>Fin.</p>")
    assert opened.page.input_value("#source") == "La conversación duró 46 minutos.\n\nFin."
    opened.page.fill("#source", (ROOT / "examples/call.es.txt").read_text("utf-8"))
    frame = opened.check()
    assert "“64” for “46”" in frame.locator("body").inner_text()
    assert "source text has: “46”" in frame.locator("body").text_content()
    assert opened.said == []
