"""One report with everything in it for the tests of the formats: failing, waived, known, whole-text, unreadable."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from provenance.article.article import Article
from provenance.article.read import read_many
from provenance.gate.policy import Setting
from provenance.gate.publication import Asked, Desk
from provenance.gate.report import Report
from tests.conftest import CASES

POLICY = """
[[rule]]
match = "loaded/*"
voice = ["own"]
severity = "error"
[[glossary]]
term = "corridor project*"
instead = ["planned road"]
"""
WAIVER = '<!-- provenance: allow loaded/* "liberated" reason="a | <b> `c` & @d" by="M. Desk" until=2100-01-01 -->'
ODD = "\n\nÀ l’aube 😀 the regime shut the café, he wrote.\n\nThe separatist\nregime went on.\n"


def gate_report(folder: Path) -> tuple[Report, dict[str, str]]:
    """The report and the text of each article."""
    (folder / "provenance.toml").write_text(POLICY, encoding="utf-8")
    path = folder / "a é,b.md"
    text = (CASES / "articles" / "relayed.txt").read_text(encoding="utf-8")
    path.write_text(f"{text}{ODD}\n{WAIVER}\n", encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\x00\x01")
    (folder / "l.jsonl").write_text('{"text": "The regime closed two papers in Minsk on Monday morning."}\n')
    names = [str(path), str(folder / "bad.txt"), str(folder / "l.jsonl")]
    articles = list(read_many(names))
    texts = {one.path: one.text for one in articles if isinstance(one, Article)}
    baseline = folder / "baseline.json"
    from provenance.gate.baseline import baseline_of, write_baseline

    first = Desk().check(articles)
    known = [one for one in first.articles[0].findings if one.concept == "occupy"]
    from msgspec.structs import replace

    only = replace(first.articles[0], findings=tuple(known))
    write_baseline(baseline_of([only], first.tool, baseline), baseline)
    command = {"baseline": Setting(str(baseline), "command line")}
    return Desk(Asked(command=command, today=date(2026, 3, 1))).check(articles), texts
