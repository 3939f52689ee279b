"""The atlas of a scan: its counts are those of the tables, every figure opens to articles, the page stays silent."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

pytest.importorskip("pyarrow")
pytest.importorskip("rensa")

from provenance.archive.atlas_figures import SMALLER, Atlas, Listed
from provenance.archive.copies_table import write_copies
from provenance.archive.scan_atlas import Latest, grouped, scan_atlas
from provenance.cli.app import app
from provenance.errors import ReadError
from provenance.formats.html_atlas import render
from provenance.formats.html_flows import ways
from provenance.lexicon.lexicon import Lexicon
from tests.archive.conftest import OTHER, STORY, line
from tests.archive.scans import rows, run
from tests.browser import WIDER, Opened, axe, browser, serious_faults

__all__ = ["axe", "browser"]
HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)>\u202e"
CALL = (
    "The leaders spoke by phone on Friday about Nagorno-Karabakh, a Kremlin statement said. The region was liberated "
    "after decades of Armenian occupation. Azerbaijan's foreign ministry said in a statement that families may return."
)


def collection(folder: Path) -> Path:
    """Made-up articles: a call that two outlets have through a third, a wire story in three papers, and odd ones."""
    foot = "\n\nDisclaimer: Via Telesur – Translated by LK417"
    made = [
        line(text=CALL + foot, title="Call", outlet="Ister Courier", date="2026-03-04", language="en"),
        line(text=CALL.replace("Friday", "the day") + foot, title="Call II", outlet="Vennmark Post", date="2026-03-05",
             language="en"),
        *(
            line(text=STORY.format(day="Monday") + f" By {outlet}.", title=f"Port {number}", outlet=outlet,
                 date=f"2026-04-{9 - number:02}", language="en")
            for number, outlet in enumerate(("Ister Courier", "Vennmark Post", HOSTILE))
        ),
        line(text=OTHER, title=HOSTILE, language="en"),
        "{no json}\n",
        line(text="Ni pa jasno, kdo je odgovoren.", language="sl"),
    ]  # fmt: skip
    file = folder / "copy.jsonl"
    file.write_text("".join(made))
    return file


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("atlas")
    run(folder / "scan", collection(folder), partition=3)
    write_copies(folder / "scan")
    return folder / "scan"


@pytest.fixture(scope="module")
def made(scan: Path) -> Atlas:
    return scan_atlas(scan, Lexicon())


def test_counts_are_those_of_the_tables(scan: Path, made: Atlas) -> None:
    assert (made.of, made.stories, made.outlets, made.undated, made.unnamed, made.missing) == ("scan", 7, 3, 2, 2, 0)
    by_number = {row["article"]: row for row in rows(scan, "articles")}
    counts: Counter[tuple[object, object]] = Counter()
    for row in rows(scan, "wordings"):
        if row["voice"] == "own":
            counts[row["concept"], by_number[row["article"]]["outlet"]] += int(str(row["count"]))
    found = {(one.concept, use.outlet): use.rate.count for one in made.wordings for use in one.uses}
    assert found == counts
    assert all(use.shown for one in made.wordings for use in one.uses)


def test_a_primary_source_flows_through_the_medium_to_the_outlet(made: Atlas) -> None:
    found = {(one.source, one.through, one.outlet): one for one in made.flows}
    one = found["Kremlin statement", "teleSUR", "Ister Courier"]
    assert (one.stories, [listed.title for listed in one.shown]) == (1, ["Call"])
    drawn = ways(made.ways)
    assert drawn.columns[1][1][0].name == "teleSUR"
    assert sum(one.stories for one in made.ways) == sum(one.stories for one in made.flows)


def test_a_wire_story_is_one_copied_story_with_the_earliest_first(made: Atlas) -> None:
    port = next(one for one in made.copied if one.shown[0].title.startswith("Port"))
    assert (port.stories, port.outlets, port.first, port.last) == (3, 3, "2026-04-07", "2026-04-09")
    assert [one.title for one in port.shown] == ["Port 2", "Port 1", "Port 0"]


def test_a_dispute_has_its_sides_parties_and_what_the_lexicons_have(made: Atlas) -> None:
    dispute = next(one for one in made.disputes if one.dispute == "nagorno-karabakh")
    assert dispute.stories == 2
    assert dispute.sides[0].own > 0
    assert dispute.balances[0].abstains
    assert [row.language for row in dispute.coverage] == ["en"]
    heard = {one.party: one.stories for one in dispute.heard.parties}
    assert heard["baku"] == 2
    assert len(dispute.heard_in["baku"]) == 2


def test_failures_are_counted_by_reason(made: Atlas) -> None:
    found = {one.error: (one.count, len(one.paths)) for one in made.failed}
    assert found == {"unreadable": (1, 1), "unchecked": (1, 1)}


def test_a_scan_that_is_not_done_says_so(scan: Path, tmp_path: Path) -> None:
    part = shutil.copytree(scan, tmp_path / "scan")
    (part / "done" / "00001.json").unlink()
    (part / "copies.parquet").unlink()
    made = scan_atlas(part, Lexicon())
    assert (made.missing, made.stories, made.copied) == (1, 4, ())
    page = render(made)
    assert "1 partition of the scan is not there yet" in page
    assert "has not clustered them" in page


def test_smaller_names_flow_as_one() -> None:
    flows = Counter({(f"source {number:02}", "", "Post"): 30 - number for number in range(30)})
    found = grouped(flows)
    assert sum(one.stories for one in found) == flows.total()
    assert [one.stories for one in found if one.source == SMALLER] == [sum(range(1, 20))]
    assert ways(found).columns[0][1][-1].name == SMALLER


def test_the_latest_and_the_earliest_are_kept_whatever_the_order() -> None:
    listed = [Listed(number, f"2026-01-{number:02}" if number else "", "", "") for number in range(20)]
    for order in (listed, listed[::-1]):
        latest, earliest = Latest(["a"]), Latest(["a"], earliest=True)
        for one in order:
            latest.add("a", one)
            earliest.add("a", one)
            latest.add("b", one)
        assert [one.number for one in latest.of("a")] == [19, 18, 17, 16, 15, 14]
        assert [one.number for one in earliest.of("a")] == [1, 2, 3, 4, 5, 6]


def test_the_command_draws_a_scan(scan: Path, tmp_path: Path) -> None:
    page = tmp_path / "atlas.html"
    done = CliRunner().invoke(app, ["atlas", str(scan), "--output", str(page)])
    assert done.exit_code == 0, done.output
    assert "Most copied" in page.read_text(encoding="utf-8")
    done = CliRunner().invoke(app, ["atlas", str(scan), "--format", "json"])
    assert json.loads(done.output)["of"] == "scan"
    done = CliRunner().invoke(app, ["atlas", str(tmp_path)])
    assert isinstance(done.exception, ReadError)
    assert done.exception.what == "is not the folder of a scan"


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
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
    assert opened.page.locator("svg.bands").count() == 2
    assert serious_faults(opened.page, axe) == []
