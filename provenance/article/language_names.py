# ruff: noqa: E501 — a language a line
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
# The words that a credit line has for them behind "translated from", in twelve languages.
_CREDITED = """
ar árabe arabe arabischen arabisch arabo арабского арабської arapçadan arapça ərəb արաբերենից
az azerí azéri aserbaidschanischen aserbaidschanisch azero азербайджанского азербайджанської azericeden azerice ադրբեջաներենից الأذربيجانية
de alemán allemand deutschen alemão tedesco немецкого німецької almancadan almanca alman գերմաներենից الألمانية
en inglés anglais englischen englisch inglês inglese английского англійської i̇ngilizceden i̇ngilizce i̇ngilis անգլերենից الإنجليزية
es espagnol spanischen spanisch espanhol spagnolo испанского іспанської i̇spanyolcadan i̇spanyolca i̇span իսպաներենից الإسبانية
fa persa persan persischen persisch persiano персидского перської farsçadan farsça fars պարսկերենից الفارسية
fr francés französischen französisch francês francese французского французької fransızcadan fransızca fransız ֆրանսերենից الفرنسية
hy armenio arménien armenischen armenisch arménio armeno армянского вірменської ermeniceden ermenice erməni հայերենից الأرمنية
it italien italienischen italienisch итальянского італійської i̇talyancadan i̇talyanca i̇talyan իտալերենից الإيطالية
ka georgiano géorgien georgischen georgisch грузинского грузинської gürcüceden gürcüce gürcü վրացերենից الجورجية
pl polaco polonais polnischen polnisch polacco польского польської lehçeden lehçe polyak լեհերենից البولندية
pt portugués portugais portugiesischen portugiesisch portoghese португальского португальської portekizceden portekizce portuqal պորտուգալերենից البرتغالية
ru ruso russe russischen russisch russo русского російської rusçadan rusça ռուսերենից الروسية
tr turco turc türkischen türkisch турецкого турецької türkçeden türk թուրքերենից التركية
uk ucraniano ukrainien ukrainischen ukrainisch ucraino украинского української ukraynacadan ukraynaca ukrayna ուկրաիներենից الأوكرانية
zh chino chinois chinesischen chinesisch chinês cinese китайского китайської çinceden çince çin չինարենից الصينية
"""
_CODES = {
    name: code
    for code, *names in map(str.split, [*_TABLE.strip().splitlines(), *_CREDITED.strip().splitlines()])
    for name in (code, *names)
}


def language_code(declared: str) -> str:
    """The ISO 639-1 code of a declared language ("es-VE", "spa", "Spanish"); "" where it names none."""
    words = _WORD.findall(declared[:80].lower())
    return _CODES.get(words[0], "") if words else ""
