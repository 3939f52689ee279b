"""Credit lines in many languages, on invented pages: what is a credit, whose, and what only looks like one."""

from __future__ import annotations

import pytest

from provenance.article.read import read_text
from provenance.chain.credits import credits
from provenance.lexicon.lexicon import Lexicon

BODY = {
    "en": "The bridge over the Velna was closed on Monday after cracks had been found in two piers, a mason said.",
    "es": "El puente sobre el Velna fue cerrado el lunes después de que se encontraran grietas en dos de sus pilares.",
    "fr": "Le pont sur la Velna a été fermé lundi après que des fissures ont été trouvées dans deux de ses piles.",
    "de": "Die Brücke über die Velna wurde am Montag gesperrt, nachdem in zwei Pfeilern Risse gefunden worden waren.",
    "pt": "A ponte sobre o Velna foi fechada na segunda-feira depois que rachaduras foram encontradas em dois pilares.",
    "it": "Il ponte sulla Velna è stato chiuso lunedì dopo che erano state trovate crepe in due dei suoi piloni.",
    "ru": "Мост через Велну закрыли в понедельник после того, как в двух его опорах были найдены трещины.",
    "uk": "Міст через Велну закрили в понеділок після того, як у двох його опорах було знайдено тріщини.",
    "tr": "Velna üzerindeki köprü, iki ayağında çatlak bulunmasının ardından pazartesi günü trafiğe kapatıldı.",
    "az": "Velna üzərindəki körpü iki dayağında çatlar tapıldıqdan sonra bazar ertəsi günü bağlandı və təmirə dayandı.",
    "hy": "Վելնայի վրայի կամուրջը փակվեց երկուշաբթի օրը, երբ նրա երկու հենարաններում ճաքեր հայտնաբերվեցին։",
    "ar": "أغلق الجسر فوق نهر فيلنا يوم الاثنين بعد العثور على شقوق في اثنين من أعمدته كما قالت البلدة.",
    "pl": "Most na Velnie został zamknięty w poniedziałek po tym, jak w dwóch jego filarach znaleziono pęknięcia.",
    "nl": "De brug over de Velna werd maandag gesloten nadat in twee van de pijlers scheuren waren gevonden.",
}
ASIAN = {
    "zh": "维尔纳河上的大桥周一关闭，因为在两个桥墩上发现了裂缝，一名石匠说。",
    "ja": "ヴェルナ川の橋は月曜日に閉鎖された。二つの橋脚に亀裂が見つかったためだと石工が語った。",
}
LINES = [
    ("en", "Translated by Mira Olsen", "translated", "Mira Olsen"),
    ("en", "Translated from Spanish by QK417", "translated", "QK417"),
    ("en", "This article was originally published by Velna Post", "originally", "Velna Post"),
    ("en", "Republished from Velna Post under a Creative Commons license", "republication", "Velna Post"),
    ("en", "Mira Olsen and Jon Baker contributed to this report.", "with_information", "Jon Baker"),
    ("es", "Traducido por Mira Olsen", "translated", "Mira Olsen"),
    ("es", "Con información de EFE", "with_information", "EFE"),
    ("es", "Fuente: Diario del Velna", "source", "Diario del Velna"),
    ("fr", "Traduit de l'anglais par Mira Olsen", "translated", "Mira Olsen"),
    ("fr", "Avec AFP", "with_information", "AFP"),
    ("fr", "Source : Courrier de Velna", "source", "Courrier de Velna"),
    ("de", "Aus dem Englischen von Mira Olsen", "translated", "Mira Olsen"),
    ("de", "Zuerst erschienen bei Velnaer Bote", "originally", "Velnaer Bote"),
    ("de", "Verwendete Quellen: Velnaer Bote, Kreisblatt", "source", "Kreisblatt"),
    ("pt", "Tradução: Mira Olsen", "translated", "Mira Olsen"),
    ("pt", "Fonte: Correio do Velna", "source", "Correio do Velna"),
    ("it", "Traduzione di Mira Olsen", "translated", "Mira Olsen"),
    ("it", "Fonte: Corriere del Velna", "source", "Corriere del Velna"),
    ("ru", "Перевод: Мира Ольсен", "translated", "Мира Ольсен"),
    ("ru", "Источник: Вестник Велны", "source", "Вестник Велны"),
    ("uk", "Переклад: Міра Ольсен", "translated", "Міра Ольсен"),
    ("uk", "Джерело: Вісник Велни", "source", "Вісник Велни"),
    ("tr", "Çeviri: Mira Olsen", "translated", "Mira Olsen"),
    ("tr", "Kaynak: Velna Postası", "source", "Velna Postası"),
    ("az", "Tərcümə: Mira Olsen", "translated", "Mira Olsen"),
    ("az", "Mənbə: Velna Qəzeti", "source", "Velna Qəzeti"),
    ("hy", "Թարգմանությունը՝ Միրա Օլսեն", "translated", "Միրա Օլսեն"),
    ("ar", "ترجمة: ميرا أولسن", "translated", "ميرا أولسن"),
    ("ar", "المصدر: بريد فيلنا", "source", "بريد فيلنا"),
    ("pl", "Tłumaczenie: Mira Olsen", "translated", "Mira Olsen"),
    ("nl", "Vertaald door Mira Olsen", "translated", "Mira Olsen"),
]


def found(text: str, lexicon: Lexicon, language: str = "en", name: str = "a.txt") -> list[tuple[str, str]]:
    article = read_text(text, name=name, language=language)
    return [(one.role, one.name) for one in credits(article, lexicon.outlets)]


@pytest.mark.parametrize(("language", "line", "role", "party"), LINES, ids=[line for _, line, _, _ in LINES])
def test_a_credit_at_the_foot_is_read(language: str, line: str, role: str, party: str, lexicon: Lexicon) -> None:
    body = BODY[language]
    assert (role, party) in found(f"{body} {body}\n\n{body}\n\n{line}", lexicon, language)


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt", "it", "ru", "uk", "tr", "az", "hy", "ar"])
def test_machine_translation_is_owned_up_to(language: str, lexicon: Lexicon) -> None:
    from provenance.lexicon.languages import language as known

    line = known(language).group("credits", "machine_translated")[0]
    if "{" in line:
        line = line.replace("{lang}", "Spanish")
    roles = [role for role, _ in found(f"{BODY[language]}\n\n{BODY[language]}\n\n{line}", lexicon, language)]
    assert "machine_translated" in roles


@pytest.mark.parametrize("line", [
    "With patience and luck, the masons hope to open the bridge again.",
    "Via the old ford it takes an hour longer.",
    "Source: the river rises in the hills.",
])  # fmt: skip
def test_prose_is_no_credit(line: str, lexicon: Lexicon) -> None:
    body = BODY["en"]
    said = found(f"Bridge closed\n\n{body}\n\n{line} {body}\n\n{body}", lexicon)
    assert said == []


@pytest.mark.parametrize(("language", "line", "wanted"), [
    ("zh", "来源：新华社。翻译：王明", [("source", "新华社"), ("translated", "王明")]),
    ("ja", "出典：共同通信　翻訳：山田太郎", [("source", "共同通信"), ("translated", "山田太郎")]),
    ("es", "Fuente: Diario del Velna. Traducido del ruso por Mira Olsen",
     [("source", "Diario del Velna"), ("translated", "Mira Olsen")]),
])  # fmt: skip
def test_several_roles_in_one_line_of_other_languages(
    language: str, line: str, wanted: list[tuple[str, str]], lexicon: Lexicon
) -> None:
    body = (BODY | ASIAN)[language] * 2
    assert found(f"{body}\n\n{body}\n\n{line}", lexicon, language) == wanted


def test_several_roles_in_one_line(lexicon: Lexicon) -> None:
    said = found(f"{BODY['en']}\n\n{BODY['en']}\n\nDisclaimer: Via Velna Post – Translated by QK417", lexicon)
    assert said == [("via", "Velna Post"), ("translated", "QK417")]


@pytest.mark.parametrize(("opening", "agency"), [
    ("VELNA, 5 May (Reuters) – ", "Reuters"), ("(EFE).- ", "EFE"), ("VELNA/KARST (dpa) - ", "dpa"),
])  # fmt: skip
def test_datelines_name_their_agency(opening: str, agency: str, lexicon: Lexicon) -> None:
    said = found(f"Bridge closed\n\n{opening}{BODY['en']}\n\n{BODY['en']}", lexicon)
    assert ("dateline", agency) in said


def test_a_place_in_brackets_is_no_agency(lexicon: Lexicon) -> None:
    assert found(f"Bridge closed\n\nThe Velna (a river) – {BODY['en']}\n\n{BODY['en']}", lexicon) == []


PAGE = """<html lang="de"><head><meta name="author" content="Mira Olsen"><title>Brücke gesperrt</title></head><body>
<nav><a href="/">Start</a></nav><h1>Brücke über die Velna gesperrt</h1>{head}
<article><p>{body} {body}</p><p>{body} {body}</p><p>{body} {body}</p></article>
<aside><h3>Ein anderer Bericht über einen Fluss</h3><p class="byline">Von Karl Anders</p></aside></body></html>"""


@pytest.mark.parametrize("head", [
    '<div class="byline">Von Mira Olsen</div>', "<div>Von</div><div>Mira Olsen</div>",
    '<div class="author">Mira Olsen</div>', '<div class="byline">Von Mira OlsenKorrespondentin</div>',
    '<div class="byline">Von Mira Olsen | 5. Mai 2021</div>', '<p class="author">vonMira Olsen</p>',
])  # fmt: skip
def test_bylines_of_pages(head: str, lexicon: Lexicon) -> None:
    page = PAGE.format(head=head, body=BODY["de"])
    article = read_text(page, name="a.html", format="html")
    said = [(one.role, one.name) for one in credits(article, lexicon.outlets)]
    assert said == [("byline", "Mira Olsen")]
    assert all(one.place == "head" for one in credits(article, lexicon.outlets))


def found_on(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    article = read_text(text, format="html", language="de")
    return [(one.role, one.name) for one in credits(article, lexicon.outlets)]


@pytest.mark.parametrize(("head", "foot", "role", "party"), [
    ("<div>5. Mai 2024 Mira Olsen 3</div>", "", "byline", "Mira Olsen"),
    ("<div>Mira Olsen</div><div>mira.olsen@velna.example</div>", "", "byline", "Mira Olsen"),
    ("<div>5. Mai 2024, 12:00 Uhr / Karl Anders</div>", "", "byline", "Karl Anders"),
    ('<div class="byline">Velna-Experte Karl Anders</div>', "", "byline", "Karl Anders"),
    ("", "<p>Quelle: https://www.karst.example/a/b</p>", "source", "karst.example"),
    ("", "<p>Korrektur: In einer früheren Fassung stand ein anderes Jahr.</p>", "correction", ""),
    ("", '<p class="credit">© 2012 dpa/AFP</p>', "agency_byline", "dpa"),
])  # fmt: skip
def test_what_pages_taught(head: str, foot: str, role: str, party: str, lexicon: Lexicon) -> None:
    body = BODY["de"]
    page = PAGE.replace("Mira Olsen", "Karl Anders").format(head=head, body=body).replace("<aside>", f"{foot}<aside>")
    assert (role, party) in found_on(page, lexicon)


@pytest.mark.parametrize(("head", "foot"), [
    ("<div>Verlag: Heyne</div><div>Übersetzer: Sonja Olsen</div><div>Preis: 12 Euro</div>", ""),
    ("<div>Recent Posts</div><div>5. Mai 2024</div>", ""),
    ("", "<div>Auch interessant</div><div class='byline'>Von Mira Olsen</div>"),
    ("", "<div>(95 Stimmen: 4,73 von of 5)</div>"),
])  # fmt: skip
def test_what_only_looks_like_a_credit_of_the_page(head: str, foot: str, lexicon: Lexicon) -> None:
    body = BODY["de"]
    page = PAGE.replace("Mira Olsen", "Karl Anders").format(head=head, body=body).replace("<aside>", f"{foot}<aside>")
    assert [one for one in found_on(page, lexicon) if one != ("byline", "Karl Anders")] == []


def test_a_photographer_s_agency_under_a_picture_is_no_relay() -> None:
    first, rest = "The harbour froze on Monday, and ships wait outside.", "Nobody knows when it will open again."
    for line, role in (("(Ana Petrov/Reuters)", "photo"), ("(dpa/Reuters)", "agency_byline")):
        article = read_text(f"{first}\n\n{line}\n\n{rest}\n\n{first} {rest}", language="en")
        found = [(one.role, one.name) for one in credits(article, Lexicon().outlets) if one.name == "Reuters"]
        assert found == [(role, "Reuters")], line
