"""Holds a policy against the lexicon: houses, disputes, concepts and rules that nobody knows are refused.

A rule with a slip in its name would never fit anything, and what it should have stopped would pass.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from provenance.errors import UsageError
from provenance.gate.policy import Policy, Rule, Setting, fits_id
from provenance.gate.required import ELEMENTS
from provenance.gate.rules import RULES
from provenance.gate.toml_tables import nearest
from provenance.lexicon.lexicon import Lexicon


def known_rules(lexicon: Lexicon) -> list[str]:
    """Every rule that a finding can carry."""
    categories = lexicon.explanations("en").categories
    required = (f"chain/required-{element}" for element in ELEMENTS)
    named = (one.id for one in RULES if "/" in one.id and one.id != "chain/required")
    return sorted({*named, *required, *(f"loaded/{category}" for category in categories)})


def check_policy(policy: Policy, lexicon: Lexicon) -> None:
    """Raise UsageError with file:line for the first name in the policy that nobody knows."""
    for layer in (policy.layer, *(override.layer for override in policy.overrides)):
        for name, setting in layer.items():
            if name == "house":
                _known("house", [setting.value], lexicon.houses, setting.origin)
            elif name == "disputes":
                _known("dispute", setting.value, lexicon.dispute_ids, setting.origin)
            elif name == "rule":
                _check_rules(setting, lexicon)


def _check_rules(setting: Setting, lexicon: Lexicon) -> None:
    rules: tuple[Rule, ...] = setting.value
    known = known_rules(lexicon)
    for rule in rules:
        _known("dispute", rule.disputes, lexicon.dispute_ids, rule.where)
        if rule.concepts:
            _known("concept", rule.concepts, _concepts(lexicon), rule.where)
        for pattern in rule.match:
            check_pattern(pattern, known, rule.where)


def check_pattern(pattern: str, known: Sequence[str], where: str) -> None:
    """Refuse a pattern that no rule fits."""
    if not any(fits_id(name, pattern) for name in known):
        stems = [*known, *sorted({f"{name.partition('/')[0]}/*" for name in known})]
        raise UsageError(f"no rule fits {pattern!r}", where=where, mend=nearest(pattern, stems))


def _concepts(lexicon: Lexicon) -> list[str]:
    names: set[str] = set()
    for code in ("en", *lexicon.framing_languages):
        names |= set(lexicon.explanations(code).concepts)
    return sorted(names | set(_referents(lexicon)))


def _referents(lexicon: Lexicon) -> Iterator[str]:
    for name in lexicon.dispute_ids:
        yield from (f"{name}/{referent.id}" for referent in lexicon.dispute(name).referents)


def _known(what: str, names: Sequence[str], known: Collection[str], where: str) -> None:
    for name in names:
        if name not in known:
            raise UsageError(f"no {what} is called {name!r}", where=where, mend=nearest(name, sorted(known)))
