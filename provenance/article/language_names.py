"""What people write where a language is declared, as ISO 639-1 codes."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
# Code, its ISO 639-2 and 639-3 codes, the English name, the language's own name.
_TABLE = """
ar ara arb arabic العربية
az aze azj azerbaijani azeri azərbaycan azərbaycanca
be bel belarusian беларуская
bg bul bulgarian български
bn ben bengali bangla
ca cat catalan català
cs cze ces czech čeština
da dan danish dansk
de ger deu german deutsch
el gre ell greek ελληνικά
en eng english
es spa spanish español castellano castilian
et est estonian eesti
fa per fas farsi persian فارسی
fi fin finnish suomi
fr fre fra french français
he heb iw hebrew עברית
hi hin hindi
hr hrv croatian hrvatski
hu hun hungarian magyar
hy arm hye armenian հայերեն
id ind in indonesian
it ita italian italiano
ja jpn japanese 日本語
ka geo kat georgian ქართული
kk kaz kazakh қазақ
ko kor korean 한국어
ku kur kurdish
ky kir kyrgyz
lt lit lithuanian lietuvių
lv lav latvian latviešu
mk mac mkd macedonian македонски
ms may msa malay
nl dut nld dutch nederlands
no nor nb nob nn nno norwegian norsk bokmål nynorsk
pl pol polish polski
pt por portuguese português
ro rum ron romanian română moldovan
ru rus russian русский
sk slo slk slovak slovenčina
sl slv slovenian slovene slovenščina
sq alb sqi albanian shqip
sr srp serbian srpski српски
sv swe swedish svenska
th tha thai
tr tur turkish türkçe
uk ukr ukrainian українська
ur urd urdu اردو
uz uzb uzbek
vi vie vietnamese
zh chi zho cmn chinese mandarin 中文
"""
_CODES = {name: code for code, *names in map(str.split, _TABLE.strip().splitlines()) for name in (code, *names)}


def language_code(declared: str) -> str:
    """The ISO 639-1 code of a declared language ("es-VE", "spa", "Spanish"); "" where it names none."""
    words = _WORD.findall(declared[:80].lower())
    return _CODES.get(words[0], "") if words else ""
