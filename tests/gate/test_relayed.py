"""The build of page the project began with: a translated, relayed account with one government source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.article.read import read
from provenance.formats.json import render
from provenance.gate.check import check
from provenance.gate.report import ArticleReport, Report
from provenance.lexicon.lexicon import Lexicon
from tests.conftest import CASES

OWN = CASES / "articles" / "relayed.txt"


def report_on(path: Path, lexicon: Lexicon) -> tuple[Report, ArticleReport, str]:
    report = check([read(path)], lexicon)
    return report, report.articles[0], read(path).text


@pytest.fixture(params=["own", "founding"])
def checked(request: pytest.FixtureRequest, lexicon: Lexicon) -> tuple[Report, ArticleReport, str]:
    if request.param == "own":
        return report_on(OWN, lexicon)
    return report_on(request.getfixturevalue("shared") / "seed" / "article.txt", lexicon)


def test_loaded_words_are_own_voice_and_take_a_side(checked: tuple[Report, ArticleReport, str]) -> None:
    _, article, text = checked
    words = [one for one in article.findings if one.concept in ("liberate", "occupy", "occupation")]
    assert sorted((one.quoted, one.severity) for one in words) == [
        ("liberated", "warning"), ("liberated", "warning"), ("occupation", "note"), ("occupation", "note"),
        ("occupied", "warning"),
    ]  # fmt: skip
    for one in words:
        assert (one.voice, one.dispute, one.side) == ("own", "nagorno-karabakh", "azerbaijan")
        assert one.origin == "unknown"
        assert one.because
        assert one.authority
        assert one.instead
        assert text[one.start : one.end] == one.quoted


def test_alternatives_name_who_acts(checked: tuple[Report, ArticleReport, str]) -> None:
    _, article, _ = checked
    liberated = [one for one in article.findings if one.concept == "liberate"]
    assert all("Azerbaijan retook" in one.instead for one in liberated)


def test_legal_standing_names_the_resolutions(checked: tuple[Report, ArticleReport, str]) -> None:
    _, article, _ = checked
    for one in article.findings:
        if one.concept == "occupation":
            assert one.standing is not None
            assert all(number in one.standing for number in ("822", "853", "874", "884"))
        if one.concept == "occupy":
            assert one.standing is None
            assert "local Armenian forces" in one.because
            assert "822" in one.because


def test_only_the_kremlin_is_heard(checked: tuple[Report, ArticleReport, str]) -> None:
    _, article, text = checked
    assert [source.name for source in article.sources] == ["Kremlin"]
    assert "Kremlin" in text[article.sources[0].start : article.sources[0].end]
    silent = [one for one in article.findings if one.rule == "sources/side-silent"]
    assert len(silent) == 1
    assert silent[0].severity == "note"
    assert "Baku, Yerevan, the region's own population" in silent[0].message


def test_credit_to_the_only_source_is_found(checked: tuple[Report, ArticleReport, str]) -> None:
    _, article, _ = checked
    credit = [one for one in article.findings if one.rule == "sources/self-credit"]
    assert [one.quoted for one in credit] == ["thanks to Russian mediation"]


def test_the_chain_is_exact(checked: tuple[Report, ArticleReport, str]) -> None:
    _, article, text = checked
    chain = article.chain
    assert [node.kind for node in chain.nodes] == ["statement", "outlet", "translator", "page"]
    assert [node.name for node in chain.nodes][:2] == ["Kremlin statement", "teleSUR"]
    assert [(hop.source, hop.target) for hop in chain.hops] == list(
        zip([n.id for n in chain.nodes], [n.id for n in chain.nodes][1:], strict=False)
    )
    assert [hop.status for hop in chain.hops] == ["inferred", "declared", "declared"]
    covered = "".join(text[start:end] for start, end in chain.hops[0].scope)
    assert "statement said" in covered
    assert "statement added" in covered
    assert "liberated" not in covered
    assert "occupied" not in covered
    for hop in chain.hops:
        assert hop.evidence
        for one in hop.evidence:
            assert one.start is not None
            assert one.end is not None
            assert text[one.start : one.end] == one.quoted


def test_what_is_missing_is_named(checked: tuple[Report, ArticleReport, str]) -> None:
    _, article, _ = checked
    missing = " · ".join(gap.what for gap in article.chain.missing)
    for what in ("link to the original", "language of the original", "date of the original", "publishing page"):
        assert what in missing
    assert any(one.rule == "chain/quote-translated" and one.severity == "note" for one in article.findings)


def test_furniture_and_credit_lines_are_not_prose(checked: tuple[Report, ArticleReport, str]) -> None:
    _, article, text = checked
    first_words = text.index("Report This Content")
    disclaimer = text.index("Disclaimer")
    for one in article.findings:
        if one.end:
            assert one.start > first_words
            assert one.end <= disclaimer


def test_the_verdict_is_review_and_the_exit_code_zero(checked: tuple[Report, ArticleReport, str]) -> None:
    report, _, _ = checked
    assert report.verdict == "review"
    assert report.exit_code == 0


def test_json_is_not_escaped(lexicon: Lexicon) -> None:
    report, _, _ = report_on(OWN, lexicon)
    text = render(report)
    assert "“" in text
    assert "\\u201c" not in text
    assert json.loads(text)["articles"][0]["chain"]["hops"][0]["from"]
