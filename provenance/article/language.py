"""Which language a text is in: as declared, unless its letters or its function words say otherwise.

A page's declared language is often its template's, so it is believed only as far as the text agrees.
Script decides first, then the share of each language's function words; too little, and nobody is named.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Literal

from provenance.article.language_names import language_code
from provenance.article.neighbours import neighbours
from provenance.lexicon.languages import profiles

Known = Literal["declared", "detected", "unknown"]

# Words looked at: first a few, and more of the text only where those leave it open.
_FEW, _MANY = 120, 2000
# The best language must hold this share of the words, and lead the next by this factor.
_SHARE, _LEAD = 0.06, 1.25
# A declared language is overruled where another holds this many times its function words, in a long text.
_OVERRULED, _LONG = 4.0, 60

_WORD = re.compile(r"[^\W\d_]+")
# First and last character of each stretch of a script; looked up for distinct letters only.
_SCRIPTS = (
    ("Latin", "A", "ɏ"), ("Greek", "Ͱ", "Ͽ"), ("Cyrillic", "Ѐ", "ԯ"), ("Armenian", "԰", "֏"), ("Hebrew", "֐", "׿"),
    ("Arabic", "؀", "ۿ"), ("Arabic", "ݐ", "ݿ"), ("Devanagari", "ऀ", "ॿ"), ("Bengali", "ঀ", "৿"), ("Thai", "฀", "๿"),
    ("Georgian", "Ⴀ", "ჿ"), ("Latin", "Ḁ", "ỿ"), ("Greek", "ἀ", "῿"), ("Kana", "぀", "ヿ"), ("Han", "㐀", "鿿"),
    ("Hangul", "가", "힣"), ("Arabic", "ﭐ", "﷿"), ("Arabic", "ﹰ", "ﻼ"),
)  # fmt: skip
# Scripts that settle the language by themselves, among those we tell apart.
_ALONE = {
    "Armenian": "hy", "Georgian": "ka", "Greek": "el", "Hebrew": "he", "Kana": "ja", "Han": "zh",
    "Hangul": "ko", "Thai": "th", "Bengali": "bn",
}  # fmt: skip
# Declared languages and the scripts they are written in; others are taken to be in Latin letters.
_WRITTEN = {
    **{code: (script,) for script, code in _ALONE.items()},
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk"), ("Cyrillic",)),
    **dict.fromkeys(("sr", "kk", "ky", "uz"), ("Cyrillic", "Latin")),
    **dict.fromkeys(("ar", "fa", "ur"), ("Arabic",)),
    "az": ("Latin", "Cyrillic", "Arabic"),
    "ku": ("Latin", "Arabic"),
    "ms": ("Latin", "Arabic"),
    "hi": ("Devanagari",),
    "ja": ("Kana", "Han"),
}
# Letters that one language of a script has and its neighbours lack, tried in order.
_LETTERS = {
    "Cyrillic": (
        ("kk", "әғқңөұһ"), ("uk", "їєґ"), ("be", "ў"), ("mk", "ѓќѕ"), ("sr", "ђћљњџ"), ("ru", "ыэё"),
        ("uk", "і"), ("bg", "ъ"),
    ),
    "Latin": (("az", "ə"),),
    "Arabic": (("ur", "ٹڈڑےں"), ("fa", "پچژگکی"), ("ar", "ةيىكأإ")),
}  # fmt: skip
# Letters of the list that another language has too: where that one is declared, they say nothing.
_ALSO = {"ъ": ("ru",)}


def identify(view_text: str, declared: str = "") -> tuple[str, Known]:
    """The language of a text and how it is known; `declared` may be a code, a tag or a name.

    A declared value that the text contradicts is passed over: the answer then says "detected".
    """
    script = script_of(view_text)
    code = language_code(declared)
    if code and script and script not in _WRITTEN.get(code, ("Latin",)):
        code = ""
    if script in _ALONE:
        return (code, "declared") if code else (_ALONE[script], "detected")
    if code and code not in _tongues(script) and script != "Cyrillic":
        return code, "declared"
    found = _by_letters(view_text, script, code) or _by_words(view_text, script, code)
    if code and found in ("", code):
        return code, "declared"
    return (found, "detected") if found else ("", "unknown")


def script_of(text: str) -> str:
    """The script most letters of a text are in; "" where it has none."""
    sample = text if len(text) < 1200 else text[:600] + text[len(text) // 2 : len(text) // 2 + 600]
    beyond = len(sample) - len(sample.encode("latin-1", "ignore"))
    if beyond * 8 < len(sample):
        return "Latin" if _WORD.search(sample) else ""
    counts: Counter[str] = Counter()
    for char, count in Counter(sample).items():
        if char.isalpha():
            counts[next((name for name, first, last in _SCRIPTS if first <= char <= last), "")] += count
    del counts[""]
    if counts["Kana"] * 10 > counts["Han"]:
        counts["Kana"] += counts.pop("Han", 0)
    return max(counts, key=counts.__getitem__) if counts.total() else ""


@cache
def _vocabularies(script: str) -> dict[str, frozenset[str]]:
    """The function words we know of each language of a script."""
    known = {profile.code: profile.function_words for profile in profiles() if profile.script == script}
    return {**neighbours(), **known} if script == "Latin" else known


@cache
def _tongues(script: str) -> dict[str, int]:
    """The languages of a script that we have function words of, each with a number."""
    return {code: number for number, code in enumerate(_vocabularies(script))}


@cache
def _index(script: str) -> dict[str, tuple[tuple[int, float], ...]]:
    """Each function word with the languages it belongs to; a word that many share weighs little."""
    owners: dict[str, list[int]] = {}
    for number, words in enumerate(_vocabularies(script).values()):
        for word in words:
            owners.setdefault(word.lower(), []).append(number)
    return {word: tuple((number, 1 / len(numbers)) for number in numbers) for word, numbers in owners.items()}


def _by_words(text: str, script: str, declared: str) -> str:
    """The language whose function words a text holds, by a clear lead; "" where there is none."""
    tongues = _tongues(script)
    if not tongues:
        return ""
    index, scores, seen = _index(script), [0.0] * len(tongues), 0
    codes = list(tongues)
    at = 0
    for stop in (_FEW, _MANY):
        stretch = text[at : at + 12 * stop].lower()
        at += len(stretch)
        words = _WORD.findall(stretch)[: stop - seen]
        seen += len(words)
        for counted in filter(None, map(index.get, words)):
            for number, weight in counted:
                scores[number] += weight
        ranked = sorted(range(len(codes)), key=scores.__getitem__, reverse=True)
        best = ranked[0]
        second = scores[ranked[1]] if len(ranked) > 1 else 0.0
        if declared in tongues and (seen < _LONG or scores[best] < _OVERRULED * scores[tongues[declared]]):
            return declared
        if scores[best] >= _SHARE * seen and scores[best] >= 2 * second:
            return codes[best]
        if at >= len(text):
            break
    clear = scores[best] >= max(_SHARE * seen, 1.0) and scores[best] > _LEAD * second
    return codes[best] if clear else ""


def _by_letters(text: str, script: str, declared: str) -> str:
    """The language of a script whose own letters a text holds; letters that `declared` has too do not count."""
    sample = text[:8000].lower()
    for code, letters in _LETTERS.get(script, ()):
        if declared not in _ALSO.get(letters, ()) and sum(map(sample.count, letters)) * 400 > len(sample):
            return code
    return ""
