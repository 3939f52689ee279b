"""English verbs for whoever puts one word in another's place: which form a word is, and that form of another verb.

Small on purpose: where a form cannot be told for certain the answer is "", and an editor is told so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from provenance.lexicon.forms import inflect

Form = Literal["base", "s", "ing", "past", "participle", ""]
BE = frozenset(["be", "am", "is", "are", "was", "were", "been", "being"])
HELPERS = BE | {"has", "have", "had", "having", "get", "gets", "got"}


def form_of(word: str, base: str, *, helped: bool) -> Form:
    """Which form of a verb a word is; `helped` says that *be* or *have* stands before it."""
    if word == base:
        return "base" if not helped or base not in _pasts(base) else "participle"
    if word.endswith("ing"):
        return "ing"
    if word in _pasts(base):
        return "participle" if helped else "past"
    return "s" if word.endswith("s") and word in inflect(base, "v", "en") else ""


def in_form(base: str, form: Form) -> str:
    """A verb in a form; "" where there are several or none."""
    if form in ("base", ""):
        return base if form else ""
    pasts = _pasts(base)
    if form == "ing":
        found = [one for one in inflect(base, "v", "en") if one.endswith("ing") and one != base]
    elif form == "s":
        found = [one for one in inflect(base, "v", "en") if one.endswith("s") and one not in (base, *pasts)]
    elif len(pasts) == 2:
        found = [_participle(pasts)] if form == "participle" else [one for one in pasts if one != _participle(pasts)]
    else:
        found = pasts
    return found[0] if len(found) == 1 else ""


def bases_of(word: str) -> Iterator[str]:
    """The verbs that a past form or a form in -ing or -s may belong to, the surest first."""
    for base in _IRREGULAR:
        if word in _pasts(base):
            yield base
    for ending, cuts in (("ied", ("y",)), ("ed", ("", "e")), ("ies", ("y",)), ("es", ("", "e")), ("s", ("",)),
                         ("ing", ("", "e"))):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) > 1:
            stem = word.removesuffix(ending)
            for cut in (*cuts, *(("half",) if stem[-1:] == stem[-2:-1] else ())):
                base = stem[:-1] if cut == "half" else stem + cut
                if base != word and word in inflect(base, "v", "en"):
                    yield base


def _pasts(base: str) -> list[str]:
    if base == "be":
        return []
    found = inflect(base, "v", "en")
    regular = [one for one in found if one.endswith("ed") and one != base]
    return regular or [one for one in found if one != base and not one.endswith(("ing", "s"))]


def _participle(pasts: list[str]) -> str:
    """Of two past forms the participle: *taken* of *took*, *begun* of *began*; "" where neither shows it."""
    for test in (lambda one: one.endswith(("en", "ne", "own", "awn", "orn")), lambda one: "u" in one):
        found = [one for one in pasts if test(one)]
        if len(found) == 1:
            return found[0]
    return ""


# Verbs that stand in alternatives and follow no rule; a longer list would only slow the search.
_IRREGULAR = (
    "say", "take", "hold", "drive", "leave", "lead", "keep", "begin", "become", "break", "bring", "build", "choose",
    "come", "cut", "fall", "feel", "fight", "find", "flee", "get", "give", "go", "grow", "hear", "hit", "hurt", "know",
    "lay", "lose", "make", "mean", "meet", "pay", "put", "read", "run", "see", "sell", "send", "set", "shoot", "show",
    "shut", "speak", "spend", "stand", "steal", "strike", "tell", "think", "throw", "understand", "withdraw", "win",
    "write", "retake", "seek", "rise", "spread", "split",
)  # fmt: skip
