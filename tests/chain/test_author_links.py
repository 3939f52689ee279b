"""Authors by markup: links and properties that say author end a name where the visible line does not."""

from __future__ import annotations

import pytest

from provenance.article.read import read_text
from provenance.chain.credits import credits
from provenance.lexicon.lexicon import Lexicon

RECENT = "<div><a href='/all'>Recent Posts</a></div>"
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


@pytest.mark.parametrize(
    ("head", "foot", "names"),
    [
        # A list of other articles between the headline and the text.
        (f"{RECENT}<div><span>30 October 2020</span> <span class='author'>Kate Dunmore</span></div>", "", []),
        ("<div><span>30 October 2020</span> <span class='author'>Kate Dunmore</span></div>", "", ["Kate Dunmore"]),
        # Somebody's rank in a forum, and who opened the thread.
        (
            '<ul><li>Thread starter <a href="/m/8">Tiberio</a></li><li>Start date Sep 18, 2020</li></ul>'
            '<div class="userBanner" itemprop="jobTitle"><strong>Velna Nation</strong></div>'
            '<div class="userTitle" itemprop="jobTitle">Forum Moderator</div><div>Sep 18, 2020</div>',
            "",
            ["Tiberio"],
        ),
        ('<div class="userTitle" itemprop="jobTitle">Forum Moderator</div><div>Sep 18, 2020</div>', "", []),
        # Whom to write to.
        ('<p class="byline">Frau Simone Dunmore</p><p>Korbstr. 9</p><p>34123 Velnau</p>', "", []),
        ('<p class="byline">Simone Dunmore</p><p>34123 Velnau</p>', "", []),
        # The author's page linked right beneath the text, and far beneath it.
        ("", '<div><a rel="author" href="/author/floyd/">Floyd</a></div>', ["Floyd"]),
        ("", "".join(f"<div>Box {n}</div>" for n in range(7)) + '<div><a rel="author" href="/a/f">Floyd</a></div>', []),
        # A word that a page leaves in its author's field.
        ('<div>4.02.2022 <span itemprop="author">par <a rel="author" href="/a/bo">Bo Dunmore</a></span></div>', "",
         ["Bo Dunmore"]),
        # Signed at the right margin, in brackets, behind a dash.
        ("", '<p style="text-align:right"><b>Ana Dunmore</b></p>', ["Ana Dunmore"]),
        ("<div>Posted in <a href='/c'>Schools</a> by <a href='/u'>anadun</a> on August 3, 2019</div>", "", ["anadun"]),
        ("<div>Posted in <a href='/c'>Schools</a> on August 3, 2019</div>", "", []),
        ("<div>Posted by: anadun | Tags: bridges</div>", "", ["anadun"]),
        ("", "<p>The mayor spoke.(wal)</p>", ["wal"]),
        ("", "<p>The mayor spoke (top).</p>", []),
        ("", "<p>He was treated.</p><p>Nobody was hurt.</p><p>– David Dunmore</p>", ["David Dunmore"]),
        ("", "<p>Ana Dunmore</p><p>Deputy head of the press office of the town</p>", ["Ana Dunmore"]),
        ("", "<p>Ana Dunmore</p><p>She has been mayor of the town since the spring of last year.</p>", []),
        ("<div>autor:</div><div>jd</div>", "", []),
        ("<div>Author:</div><div>jd</div>", "", ["jd"]),
    ],
)  # fmt: skip
def test_whose_name_it_is(head: str, foot: str, names: list[str]) -> None:
    assert _bylines(head, foot) == names


@pytest.mark.parametrize(
    ("host", "name", "names"),
    [
        ("https://www.velnatoday.com/a", "Velnatoday", []),
        ("https://shop.velnatoday.com/a", "Velnatoday", []),
        ("https://velnatoday.co.uk/a", "Velnatoday", []),
        ("https://anadun.wordpress.com/a", "anadun", ["anadun"]),
        ("https://anadunmore.com/a", "Ana Dunmore", ["Ana Dunmore"]),
    ],
)
def test_house_is_no_author(host: str, name: str, names: list[str]) -> None:
    link = f'<div>2 May 2020 <a rel="author" href="/x">{name}</a> News</div>'
    assert _bylines(f'<link rel="canonical" href="{host}">{link}') == names


def test_label_above_a_source() -> None:
    page = '<html lang="ja"><body><article><h1>橋は閉鎖</h1><dt>{}</dt>{}<p>{}</p><p>{}</p></article>'
    source = '<dd class="source">ヴェルナ新聞</dd>'
    text = "ヴェルナ川の橋は月曜日に閉鎖された。二つの橋脚に亀裂が見つかったためだと石工が語った。" * 3

    def found(label: str) -> list[tuple[str, str]]:
        article = read_text(page.format(label, source, text, text), name="page.html", format="html")
        return [(one.role, one.name) for one in credits(article, Lexicon().outlets)]

    assert ("source", "ヴェルナ新聞") in found("情報元")
    assert ("source", "ヴェルナ新聞") not in found("保存")


def test_address_of_the_house_is_no_author() -> None:
    declared = '{"@type": "NewsArticle", "author": "velna.example, Frankfurt, Germany", "publisher": "velna.example"}'
    head = f'<script type="application/ld+json">{declared}</script>'
    assert _bylines(head, "<div>Orte</div><div>Frankfurt</div>") == []


def test_name_beneath_the_headline_needs_nothing_beside_it() -> None:
    lead = "<div>" + "The bridge over the river stays closed until the engineers have measured both piers again. " * 2
    assert _bylines(f"<div>Ana Dunmore</div>{lead}</div>") == ["Ana Dunmore"]
    assert _bylines(f"<div>Bridges</div>{lead}</div>") == []


def test_source_of_a_teaser_and_a_sponsor_are_not_credited() -> None:
    teaser = (
        "<div>" + "Since spring the town has been arguing about the ferry; what came of it stands in our ticker. " * 2
    )
    page = (
        '<html lang="en"><body><article><h1>The bridge stays closed</h1>{}<p>{}</p><p>{}</p></article>{}</body></html>'
    )

    def found(head: str, foot: str) -> list[tuple[str, str]]:
        article = read_text(page.format(head, LONG, LONG, foot), name="page.html", format="html")
        return [(one.role, one.name) for one in credits(article, Lexicon().outlets)]

    source = '<div class="source">Source: dpa</div>'
    assert found("", source) == [("source", "dpa")]
    assert found("", f"<section>{teaser}</div>{source}</section>") == []
    assert found('<div class="c-sponsor"><span>In partnership with </span><b>Velna Fund</b></div>', "") == []


@pytest.mark.parametrize(
    ("foot", "roles"),
    [
        (" (Ana Dunmore/Reuters)", {"photo"}),
        (" (Photo by Ana Dunmore / AFP)", {"photo"}),
        ("</p><p>A mason looks at the pier on 5 May 2022. (Ana Dunmore/AFP)", {"photo"}),
        ("</p><p>5 May 2022 (Ana Dunmore/AFP)", {"photo"}),
        (
            "</p><figure><img src='a' alt='Cracks (Ana Dunmore/AP)'><figcaption>Cracks (Ana Dunmore/AP)</figcaption>",
            set(),
        ),
        ("</p><img src='a' alt='Cracks (Ana Dunmore/AP)'><p>The ferry runs.", set()),
        (" (dpa/AFP)", {"agency_byline"}),
        (" (Associated Press/AFP)", {"agency_byline"}),
        (" (afp/jb)", {"agency_byline"}),
    ],
)
def test_who_took_the_picture_is_no_source_of_the_text(foot: str, roles: set[str]) -> None:
    page = f'<html lang="en"><body><article><h1>The bridge stays closed</h1><p>{LONG}</p><p>{LONG}{foot}</p></article>'
    article = read_text(page, name="page.html", format="html")
    assert {one.role for one in credits(article, Lexicon().outlets)} == roles
