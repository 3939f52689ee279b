"""Every rule has its page, and every finding a rule that has one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from provenance.formats.explanation import explanation
from provenance.gate.policy_check import known_rules
from provenance.gate.rules import RULES, rule
from provenance.lexicon.lexicon import Lexicon

PACKAGE = Path(__file__).parent.parent.parent / "provenance"
WRITTEN = sorted(
    {
        name
        for folder in ("framing", "chain", "gate")
        for path in (PACKAGE / folder).glob("*.py")
        if not path.name.endswith("rules.py")
        for name in re.findall(r'"((?:agency|sources|text|chain|glossary|drift)/[a-z-]+)"', path.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_rule_in_the_code_is_in_the_catalogue(name: str) -> None:
    known = rule(name)
    assert known is not None
    assert known.id == name, f"{name} has no page of its own"


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.id)
def test_a_rule_says_what_why_and_what_instead(one: object) -> None:
    assert all(one), one  # type: ignore[call-overload]
    page = explanation(Lexicon(), one.id)  # type: ignore[attr-defined]
    assert "instead" in page


def test_a_policy_may_name_each_rule() -> None:
    known = known_rules(Lexicon())
    assert {"agency/uneven", "text/headline", "sources/uneven-verbs", "chain/contradiction"} <= set(known)
    assert "loaded" not in known
    assert rule("no/such") is None
