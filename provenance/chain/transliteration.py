"""Transliteration: every script in small Latin letters, so that a name looks alike in Tbilisi, Cairo and London.

Tables of our own come first, for the alphabets that news of our disputes is written in; they aim at how foreign
names are spelt there, not at a standard for libraries. Accents are dropped, and what is left goes to anyascii.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = (
    "а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sh "
    "ъ - ы i ь - э e ю u я ia і i ї i є e ґ g ў u ђ d ј i љ l њ n ћ c џ j ә a ғ g қ k ң n ө o ұ u ү u һ h"
)
_ARMENIAN = (
    "ա a բ b գ g դ d ե e զ z է e ը - թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch "
    "պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev"
)
_GEORGIAN = (
    "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ f ქ k ღ gh ყ q შ sh ჩ ch "
    "ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h"
)
_GREEK = "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ i φ f χ h ψ ps ω o"
_ARABIC = (
    "ا a أ a إ i آ a ٱ a ب b ت t ث th ج j ح h خ kh د d ذ th ر r ز z س s ش sh ص s ض d ط t ظ z ع a غ gh ف f ق q ك k "
    "ل l م m ن n ه h و u ي i ة a ى a ء - ئ i ؤ u ـ - پ p چ ch ژ zh گ g ک k ی i ھ h"
)
_HEBREW = (
    "א a ב b ג g ד d ה h ו u ז z ח h ט t י i כ k ך k ל l מ m ם m נ n ן n ס s ע a פ p ף f צ ts ץ ts ק k ר r ש sh ת t"
)
_LATIN = "ß ss æ ae ø o œ oe ł l đ d þ th ð d ı i ŋ n ħ h"
# Letters that a language reads otherwise than the rest of its alphabet; Turkish keeps foreign names as they are
# spelt abroad, Azerbaijani spells them by ear.
_OWN = {
    "az": "c j ç ch ə e ğ g ö o q g ş sh ü u x kh ı i",
    "tr": "ç ch ğ g ö o ş sh ü u ı i",
}
_DIGRAPHS = {"hy": (("ու", "u"),), "el": (("μπ", "b"), ("ντ", "d"), ("ου", "u"), ("ού", "u"))}
# Latin spellings brought nearer to how other alphabets write the same sound, in this order; "1" and "2" stand for
# ch and sh meanwhile.
_SPELLINGS = (
    ("tsch", "1"), ("sch", "2"), ("ch", "1"), ("sh", "2"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("gh", "g"),
    ("kh", "h"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("qu", "kv"), ("x", "ks"), ("c", "k"), ("q", "k"),
    ("w", "v"), ("y", "i"), ("z", "s"), ("j", "d2"), ("1", "ch"), ("2", "sh"),
)  # fmt: skip
_DOUBLED = re.compile(r"([a-z])\1+")
_NOT_PLAIN = re.compile(r"[^a-z0-9 ]+")
# Letters of alphabets that know no capitals.
_UNICASE = re.compile(r"[\u0590-\u08ff\u10d0-\u10ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _table(*rows: str) -> dict[int, str]:
    table = {}
    for row in rows:
        parts = row.split()
        table.update({ord(a): b.replace("-", "") for a, b in zip(parts[::2], parts[1::2], strict=True)})
    return table


class _Letters(dict[int, str]):
    """A table for `str.translate` that works out a letter it does not hold when it first meets it."""

    def __missing__(self, code: int) -> str:
        plain = _fallback(chr(code), self)
        self[code] = plain
        return plain


def _fallback(char: str, table: dict[int, str]) -> str:
    """A character without its accents by the table, else as anyascii spells it; blank for a mark, "" for an accent."""
    if char.isascii():
        return char if char.isalnum() else " "
    if unicodedata.combining(char):
        return ""
    base = unicodedata.normalize("NFKD", char).lower()
    if base != char and base[0] != char:
        return "".join(table[ord(one)] for one in base)
    if not char.isalnum():
        return " "
    from anyascii import anyascii

    return _NOT_PLAIN.sub("", anyascii(char).lower())


_ALPHABETS = _table(_LATIN, _CYRILLIC, _ARMENIAN, _GEORGIAN, _GREEK, _ARABIC, _HEBREW)
_GENERAL = _Letters(_ALPHABETS)
_TABLES = {code: _Letters({**_ALPHABETS, **_table(rows)}) for code, rows in _OWN.items()}


def romanise(text: str, language: str = "") -> str:
    """`text` in the letters a to z, digits and blanks; nothing else is left, and words stay apart.

    `language` is an ISO 639-1 code and settles letters that languages read differently. The length changes.
    """
    lower = text.lower()
    for pair, plain in _DIGRAPHS.get(language, ()):
        lower = lower.replace(pair, plain)
    if lower.isascii() and language not in _OWN:
        return _NOT_PLAIN.sub(" ", lower)
    return lower.translate(_TABLES.get(language, _GENERAL))


def sounded(word: str) -> str:
    """A romanised word spelt nearer to its sound: "Clinton" as "klinton", "Washington" as "vashington"."""
    for spelling, sound in _SPELLINGS:
        word = word.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", word)


def knows_capitals(text: str) -> bool:
    """Whether the first letter of `text` is of an alphabet with capital letters."""
    return not _UNICASE.match(text)
