"""Authors by markup: links and properties that say author end a name where the visible line does not."""

from __future__ import annotations

import pytest

from provenance.article.read import read_text
from provenance.chain.credits import credits
from provenance.lexicon.lexicon import Lexicon

LONG = "The council of the town met on Monday and spoke for two hours about the bridge over the river. " * 3


def _bylines(head: str, foot: str = "") -> list[str]:
    page = (
        f'<html lang="en"><body><article><h1>The bridge stays closed</h1>{head}<p>{LONG}</p><p>{LONG}</p>{foot}'
        "</article></body></html>"
    )
    article = read_text(page, name="page.html", format="html")
    found = credits(article, Lexicon().outlets)
    assert all(article.view.text[one.start : one.end] == one.name for one in found if one.role == "byline")
    return [one.name for one in found if one.role == "byline"]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (
            '<div>16 May 2019 <a href="/author/ana-petrov/">Ana Petrov</a> <a href="/t">Networks</a></div>',
            ["Ana Petrov"],
        ),
        ('<div><a rel="author" href="/x">mh</a> 15 October 2023</div>', ["mh"]),
        (
            '<div>5 May 2021 <span itemprop="author"><a href="/u"><b>Ben Oduya</b></a></span> News 0</div>',
            ["Ben Oduya"],
        ),
        ('<div>2 May 2020 <a href="/archive/?author=4">ana</a> Leave a comment</div>', ["ana"]),
        ('<div>2 May 2020 <a href="/authors/">All authors</a></div>', []),
        ('<div>2 May 2020 <a href="/topics/bridges">New Bridges</a> 4</div>', []),
    ],
)
def test_link_says_who_wrote(head: str, names: list[str]) -> None:
    assert _bylines(head) == names
