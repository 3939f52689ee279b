# ruff: noqa: E501 — a table is read by its columns
"""Words of a disclosure line that need grammar: languages translated from, and what assessors say of an owner.

One line a language of the page. "From Spanish" is one word in Turkish and three in French, so each stands whole.
"""

from __future__ import annotations

_SOURCES = ["ar", "az", "de", "en", "es", "fa", "fr", "hy", "it", "ka", "pl", "pt", "ru", "tr", "uk", "zh"]
_FROM_TABLE = """
en | Arabic | Azerbaijani | German | English | Spanish | Persian | French | Armenian | Italian | Georgian | Polish | Portuguese | Russian | Turkish | Ukrainian | Chinese
es | del árabe | del azerí | del alemán | del inglés | del español | del persa | del francés | del armenio | del italiano | del georgiano | del polaco | del portugués | del ruso | del turco | del ucraniano | del chino
fr | de l’arabe | de l’azéri | de l’allemand | de l’anglais | de l’espagnol | du persan | du français | de l’arménien | de l’italien | du géorgien | du polonais | du portugais | du russe | du turc | de l’ukrainien | du chinois
de | Arabischen | Aserbaidschanischen | Deutschen | Englischen | Spanischen | Persischen | Französischen | Armenischen | Italienischen | Georgischen | Polnischen | Portugiesischen | Russischen | Türkischen | Ukrainischen | Chinesischen
pt | do árabe | do azeri | do alemão | do inglês | do espanhol | do persa | do francês | do arménio | do italiano | do georgiano | do polaco | do português | do russo | do turco | do ucraniano | do chinês
it | dall’arabo | dall’azero | dal tedesco | dall’inglese | dallo spagnolo | dal persiano | dal francese | dall’armeno | dall’italiano | dal georgiano | dal polacco | dal portoghese | dal russo | dal turco | dall’ucraino | dal cinese
ru | с арабского | с азербайджанского | с немецкого | с английского | с испанского | с персидского | с французского | с армянского | с итальянского | с грузинского | с польского | с португальского | с русского | с турецкого | с украинского | с китайского
uk | з арабської | з азербайджанської | з німецької | з англійської | з іспанської | з перської | з французької | з вірменської | з італійської | з грузинської | з польської | з португальської | з російської | з турецької | з української | з китайської
tr | Arapçadan | Azericeden | Almancadan | İngilizceden | İspanyolcadan | Farsçadan | Fransızcadan | Ermeniceden | İtalyancadan | Gürcüceden | Lehçeden | Portekizceden | Rusçadan | Türkçeden | Ukraynacadan | Çinceden
az | Ərəb dilindən | Azərbaycan dilindən | Alman dilindən | İngilis dilindən | İspan dilindən | Fars dilindən | Fransız dilindən | Erməni dilindən | İtalyan dilindən | Gürcü dilindən | Polyak dilindən | Portuqal dilindən | Rus dilindən | Türk dilindən | Ukrayna dilindən | Çin dilindən
hy | արաբերենից | ադրբեջաներենից | գերմաներենից | անգլերենից | իսպաներենից | պարսկերենից | ֆրանսերենից | հայերենից | իտալերենից | վրացերենից | լեհերենից | պորտուգալերենից | ռուսերենից | թուրքերենից | ուկրաիներենից | չինարենից
ar | العربية | الأذربيجانية | الألمانية | الإنجليزية | الإسبانية | الفارسية | الفرنسية | الأرمنية | الإيطالية | الجورجية | البولندية | البرتغالية | الروسية | التركية | الأوكرانية | الصينية
"""
_CLASSES = (
    "state-controlled", "captured public or state-managed", "captured private",
    "independent, state-funded and state-managed", "independent, state-funded", "independent, state-managed",
)  # fmt: skip
_OWNED_TABLE = """
es | controlado por el Estado | público capturado o gestionado por el Estado | privado capturado | independiente, financiado y gestionado por el Estado | independiente, financiado por el Estado | independiente, gestionado por el Estado
fr | contrôlé par l’État | public sous emprise ou géré par l’État | privé sous emprise | indépendant, financé et géré par l’État | indépendant, financé par l’État | indépendant, géré par l’État
de | staatlich kontrolliert | vereinnahmt öffentlich oder staatlich geführt | vereinnahmt privat | unabhängig, staatlich finanziert und geführt | unabhängig, staatlich finanziert | unabhängig, staatlich geführt
pt | controlado pelo Estado | público capturado ou gerido pelo Estado | privado capturado | independente, financiado e gerido pelo Estado | independente, financiado pelo Estado | independente, gerido pelo Estado
it | controllato dallo Stato | pubblico asservito o gestito dallo Stato | privato asservito | indipendente, finanziato e gestito dallo Stato | indipendente, finanziato dallo Stato | indipendente, gestito dallo Stato
ru | под контролем государства | подчинённое общественное или управляемое государством | подчинённое частное | независимое, финансируется и управляется государством | независимое, финансируется государством | независимое, управляется государством
uk | під контролем держави | підпорядковане суспільне або кероване державою | підпорядковане приватне | незалежне, фінансоване й кероване державою | незалежне, фінансоване державою | незалежне, кероване державою
tr | devlet denetiminde | ele geçirilmiş kamu veya devlet yönetiminde | ele geçirilmiş özel | bağımsız, devletçe finanse edilen ve yönetilen | bağımsız, devletçe finanse edilen | bağımsız, devletçe yönetilen
az | dövlətin nəzarətində | ələ keçirilmiş ictimai və ya dövlətin idarə etdiyi | ələ keçirilmiş özəl | müstəqil, dövlətin maliyyələşdirdiyi və idarə etdiyi | müstəqil, dövlətin maliyyələşdirdiyi | müstəqil, dövlətin idarə etdiyi
hy | պետության վերահսկողությամբ | ենթարկեցված հանրային կամ պետության կառավարմամբ | ենթարկեցված մասնավոր | անկախ, պետության ֆինանսավորմամբ և կառավարմամբ | անկախ, պետության ֆինանսավորմամբ | անկախ, պետության կառավարմամբ
ar | خاضعة لسيطرة الدولة | عامة مستحوذ عليها أو تديرها الدولة | خاصة مستحوذ عليها | مستقلة تمولها وتديرها الدولة | مستقلة تمولها الدولة | مستقلة تديرها الدولة
"""


def _rows(table: str) -> dict[str, list[str]]:
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return {code: cells for code, *cells in rows}


_FROM = {code: dict(zip(_SOURCES, cells, strict=True)) for code, cells in _rows(_FROM_TABLE).items()}
_OWNED = {code: dict(zip(_CLASSES, cells, strict=True)) for code, cells in _rows(_OWNED_TABLE).items()}


def from_language(page: str, source: str) -> str:
    """ "From Spanish" as a page's language puts it after its own "translated"; "" where we have no word."""
    return _FROM.get(page, {}).get(source, "")


def owned(page: str, says: str) -> str:
    """An assessor's class of ownership in a page's language; as the assessor puts it where we have no word."""
    return _OWNED.get(page, {}).get(says, says)
