"""The atlas of an archive: every figure counts stories once and opens to them; the page asks for nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from provenance.archive.atlas import atlas
from provenance.archive.atlas_figures import Atlas, Relay
from provenance.archive.measure import measured
from provenance.archive.search import Query
from provenance.archive.store import Archive
from provenance.article.read import read_many
from provenance.cli.app import app
from provenance.formats.html_atlas import bands, render
from provenance.lexicon.lexicon import Lexicon
from tests.archive.conftest import STORY, line
from tests.browser import WIDER, Opened, axe, browser, serious_faults

__all__ = ["axe", "browser"]
SIDED = "The army liberated Shusha in Nagorno-Karabakh after years of occupation, and Baku celebrated. "
HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)>\u202e"


@pytest.fixture
def made(archive: Archive, lexicon: Lexicon, tmp_path: Path) -> Atlas:
    file = tmp_path / "more.jsonl"
    file.write_text(
        line(text=STORY.format(day="Friday") + "\n\nVia Radio Meridiana – Translated by LK417", title=HOSTILE,
             outlet="Vennmark Post", date="2026-05-02", url="https://post.example/b", language="en")
        + line(text=SIDED, title="Shusha", outlet=HOSTILE, date="2026-05-03", language="en")
    )  # fmt: skip
    list(archive.add(read_many([file]), lexicon.outlets))
    list(measured(archive, lexicon, Query()))
    return atlas(archive, lexicon)


def test_figures_count_stories_once_and_open_to_them(made: Atlas) -> None:
    assert (made.stories, made.outlets, made.undated) == (5, 3, 1)
    relay = next(one for one in made.relays if one.source == "Radio Meridiana")
    assert (relay.role, relay.outlet, relay.stories) == ("via", "Vennmark Post", 1)
    assert [one.date for one in relay.shown] == ["2026-05-02"]
    regime = next(one for one in made.wordings if one.concept == "regime")
    assert {use.outlet: (use.rate.count, len(use.shown)) for use in regime.uses} == {
        "Ister Courier": (1, 1), "Vennmark Post": (2, 2),
    }  # fmt: skip
    dispute = next(one for one in made.disputes if one.dispute == "nagorno-karabakh")
    assert dispute.stories == 1
    assert dispute.sides[0].own > 0
    assert dispute.sides[0].shown[0].title == "Shusha"


def test_a_party_heard_opens_to_the_stories_that_heard_it(archive: Archive, lexicon: Lexicon, tmp_path: Path) -> None:
    file = tmp_path / "heard.jsonl"
    heard = SIDED + "Azerbaijan's foreign ministry said in a statement that displaced families may return."
    address = "https://post.example/shusha"
    file.write_text(
        line(text=heard, title="Return", outlet="Vennmark Post", date="2026-05-03", url=address, language="en")
        + line(text=SIDED, title="Return, cut", outlet="Vennmark Post", date="2026-05-04", url=address, language="en")
    )
    list(archive.add(read_many([file]), lexicon.outlets))
    list(measured(archive, lexicon, Query()))
    made = atlas(archive, lexicon)
    dispute = next(one for one in made.disputes if one.dispute == "nagorno-karabakh")
    counts = {one.party: one.stories for one in dispute.heard.parties}
    assert max(counts.values()) == 1
    assert {party: len(shown) for party, shown in dispute.heard_in.items()} == counts
    # The version that heard it was followed by one that did not: the story opens as it stands now.
    assert {one.title for shown in dispute.heard_in.values() for one in shown} == {"Return, cut"}
    assert "heard in 1 story</summary>" in render(made)


def test_a_house_does_not_relay_itself(archive: Archive, lexicon: Lexicon, tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    text = "PORT ISTER (AP) — " + STORY.format(day="Sunday")
    file.write_text(
        line(text=text, title="One", outlet="Associated Press", url="https://a.example/1", language="en")
        + line(text=text, title="Two", outlet="Ister Courier", url="https://b.example/2", language="en")
    )
    list(archive.add(read_many([file]), lexicon.outlets))
    list(measured(archive, lexicon, Query()))
    assert [one.outlet for one in atlas(archive, lexicon).relays if one.source == "AP"] == ["Ister Courier"]


def test_an_empty_archive_has_an_empty_atlas(tmp_path: Path, lexicon: Lexicon) -> None:
    with Archive(tmp_path / "empty.db", create=True) as opened:
        page = render(atlas(opened, lexicon))
    assert "No story credits anybody" in page


def test_bands_are_as_thick_as_their_stories() -> None:
    relays = tuple(Relay(name, "via", outlet, count, ()) for name, outlet, count in (
        ("Wire", "Post", 3), ("Wire", "Courier", 1), ("Radio", "Post", 4),
    ))  # fmt: skip
    drawn = bands(relays)
    assert [(node.name, node.stories) for node in drawn.outlets] == [("Post", 7), ("Courier", 1)]
    assert [(node.height, node.stories) for node in drawn.sources] == [(160.0, 4), (160.0, 4)]
    assert drawn.left == 0
    many = tuple(Relay(f"n{number}", "via", "Post", 1, ()) for number in range(30))
    assert bands(many).left == 18
    assert bands(()).bands == ()


def test_the_command_writes_the_page_and_json(archive: Archive, tmp_path: Path) -> None:
    page = tmp_path / "atlas.html"
    done = CliRunner().invoke(app, ["atlas", str(archive.path), "--output", str(page)])
    assert done.exit_code == 0, done.output
    assert "Atlas of 3 stories" in page.read_text(encoding="utf-8")
    done = CliRunner().invoke(app, ["atlas", str(archive.path), "--format", "json"])
    assert json.loads(done.output)["stories"] == 3


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_silent_fits_and_has_no_serious_fault(
    browser: Any,
    axe: str,
    made: Atlas,
    tmp_path: Path,
    width: int,
    scheme: str,
) -> None:
    file = tmp_path / "atlas.html"
    file.write_text(render(made), encoding="utf-8")
    opened = Opened(browser, file.as_uri(), viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert opened.said == []
    assert opened.asked == [file.as_uri()]
    assert not opened.page.evaluate(WIDER)
    assert opened.page.locator("path.flow").count()
    opened.page.locator("details summary").first.click()
    assert opened.page.locator("details[open] li").count()
    assert serious_faults(opened.page, axe) == []
