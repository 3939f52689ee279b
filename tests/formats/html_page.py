"""What the tests of the HTML page share: the examples as a page, articles that mean harm, and the page as a tree."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

from provenance.article.article import Article
from provenance.article.read import read, read_text
from provenance.formats.html import render
from provenance.framing.analysis import Analysis
from provenance.gate.comparing import compare_all
from provenance.lexicon.lexicon import Lexicon

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
GROUP = ("meridiana.txt", "relay.txt", "voskevan.md", "northgate.html")
CUE = "The army liberated Shusha in Nagorno-Karabakh, and Baku celebrated."
HOSTILE = f"""<script>alert(1)</script></style></p><img src=x onerror=alert(2)>

{CUE} "><svg/onload=alert(3)> {{{{ 7*7 }}}} {{% raw %}} ' onmouseover='alert(4) &lt;b&gt; &amp;amp;

\u202eBackwards\u202c {"huge" * 4000} said the \u2067spokesman\u2069 \x00\x01\x1b[31m of Baku. ]]> <!-- --> </script>

“They liberated </bdi></div> the <iframe src=//e.example></iframe> town,” said Aynur <b onclick=alert(5)>G.</b>.
"""


def page_of(articles: Sequence[Article], lexicon: Lexicon) -> tuple[str, tuple[Analysis, ...]]:
    """The page of some articles, with their analyses."""
    report, analyses = compare_all(articles, lexicon)
    return render(report, analyses), analyses


def examples() -> list[Article]:
    """The example group."""
    return [read(EXAMPLES / name) for name in GROUP]


def hostile() -> list[Article]:
    """Two articles that try to break out of the page."""
    return [
        read_text(HOSTILE, name="<b>\"&'.txt", language="en"),
        read_text(f"{CUE}\n\nYerevan condemned it.", name="b.txt"),
    ]


class Tree(HTMLParser):
    """All elements with their attributes and text, and whatever is badly nested."""

    VOID = frozenset(("meta", "link", "br", "img", "input", "hr", "col"))

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[list[str]] = []
        self.wrong: list[str] = []
        self._open: list[int] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.texts.append([])
        if tag not in self.VOID:
            self._open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        at = self._open.pop()
        if self.elements[at][0] != tag:
            self.wrong.append(f"<{self.elements[at][0]}> closed by </{tag}>")

    def handle_data(self, data: str) -> None:
        for at in self._open:
            self.texts[at].append(data)

    def having(self, attribute: str) -> list[tuple[str, dict[str, str], str]]:
        """Elements with an attribute: tag, attributes, text."""
        return [
            (tag, attrs, "".join(self.texts[at])) for at, (tag, attrs) in enumerate(self.elements) if attribute in attrs
        ]
