"""Media and posts named beside a word of saying: hops, and who cites whom; and what is no source."""

from __future__ import annotations

import pytest

from provenance.article.article import Article
from provenance.article.read import read_text
from provenance.chain.graph import Chain
from provenance.chain.media_cited import posts_cited
from provenance.chain.trace import trace
from provenance.framing.analysis import analyse
from provenance.lexicon.lexicon import Lexicon


def chain_of(text: str, language: str) -> tuple[Article, Chain]:
    article = read_text(text, language=language)
    lexicon = Lexicon()
    return article, trace(analyse(article, lexicon), lexicon)


def hops(text: str, language: str) -> list[tuple[str, str]]:
    """The hops of a text as names, from the first."""
    _, chain = chain_of(text, language)
    names = {node.id: node.name for node in chain.nodes} | {"page": "page"}
    return [(names[hop.source], names[hop.target]) for hop in chain.hops]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The bridge was closed, TASS reported on Monday.", [("TASS", "page")]),
        ("en", "The minister told Sky News that the bridge was closed.", [("Sky News", "page")]),
        ("en", "“It is closed,” she told the BBC.", [("BBC", "page")]),
        ("en", "State news agency TASS, citing the ministry, said the bridge was closed.", [("TASS", "page")]),
        ("en", "The bridge was closed, TASS reported, citing Interfax.", [("Interfax", "TASS"), ("TASS", "page")]),
        ("es", "El puente fue cerrado el lunes, según la agencia EFE.", [("EFE", "page")]),
        ("es", "El ministro dijo a la agencia EFE que el puente está cerrado.", [("EFE", "page")]),
        ("fr", "Le pont a été fermé lundi, selon l’agence Reuters.", [("Reuters", "page")]),
        ("fr", "Le ministre a déclaré à l’AFP que le pont est fermé.", [("AFP", "page")]),
        ("de", "Wie die Agentur Reuters berichtet, wurde die Brücke gesperrt.", [("Reuters", "page")]),
        ("de", "„Wir warten“, sagte der Minister der Nachrichtenagentur dpa, ohne zu zögern.", [("dpa", "page")]),
        ("az", "Danışıqlar davam edir, Reytersə istinadən xəbər verilir.", [("Reuters", "page")]),
        ("hy", "Երկու զինվոր է զոհվել, հայտնում է Ռոյթերսը:", [("Reuters", "page")]),
        ("ar", "قتل جنديان، بحسب وكالة إنترفاكس.", [("Interfax", "page")]),
        ("de", "Wie die dpa unter Berufung auf Reuters berichtet, ist sie zu.", [("Reuters", "dpa"), ("dpa", "page")]),
        ("it", "Il ponte è stato chiuso lunedì, secondo l’agenzia ANSA.", [("ANSA", "page")]),
        ("it", "Il ministro ha detto all’ANSA che il ponte è chiuso.", [("ANSA", "page")]),
        ("pt", "A ponte foi fechada, segundo a agência Lusa.", [("Lusa", "page")]),
        ("pt", "O ministro disse à Lusa que a ponte está fechada.", [("Lusa", "page")]),
        ("ru", "Мост закрыли, по данным агентства «Интерфакс».", [("Interfax", "page")]),
        ("ru", "Мост закрыли, сообщает ТАСС со ссылкой на Интерфакс.", [("Interfax", "TASS"), ("TASS", "page")]),
        ("ru", "Министр рассказал Интерфаксу, что мост закрыт.", [("Interfax", "page")]),
        ("uk", "Міст закрили, повідомляє Укрінформ.", [("Ukrinform", "page")]),
        ("tr", "Köprü pazartesi günü kapatıldı, Anadolu Ajansı bildirdi.", [("Anadolu Agency", "page")]),
        ("az", "Körpü bazar ertəsi bağlandı, AZƏRTAC xəbər verir.", [("Azertac", "page")]),
        ("hy", "Կամուրջը փակվել է, հաղորդում է Արմենպրեսը։", [("Armenpress", "page")]),
        ("ar", "ذكرت وكالة تاس نقلا عن رويترز أن الجسر أغلق.", [("TASS", "page"), ("Reuters", "TASS")]),
    ],
)
def test_a_medium_beside_a_word_of_saying_is_a_stage(language: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert hops(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor said CNN was unfair to the town."),
        ("en", "Officials said Fox News viewers were angry."),
        ("en", "An essay that she wrote for Foreign Policy won a prize."),
        ("en", "Nothing could please Andrew Breitbart, said his neighbour."),
        ("en", "The harbour lies behind the BBC. The mayor said nothing."),
        ("en", "The mayor said on Monday that reporters from Reuters had been there."),
        ("de", "Der Minister sagte, er schaue nie die ARD."),
        ("es", "El ministro dijo que la agencia EFE tiene cien empleados."),
        ("ru", "Министр сказал, что ТАСС переехал в новое здание."),
    ],
)
def test_a_medium_that_is_talked_about_is_none(language: str, text: str) -> None:
    assert hops(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Ana Roe wrote on Telegram that the bridge was closed.", "Ana Roe Telegram post"),
        ("en", "The bridge was closed, Ana Roe said on Facebook.", "Ana Roe Facebook post"),
        ("es", "Ana Roe escribió en Twitter que el puente está cerrado.", "Twitter (Ana Roe)"),
        ("fr", "Anne Roe a écrit sur Facebook que le pont est fermé.", "Facebook (Anne Roe)"),
        ("az", "Tikinti nazirliyi Telegram kanalında bildirib ki, körpü bağlıdır.", "Telegram (Tikinti nazirliyi)"),
    ],
)
def test_a_post_of_somebody_named_is_a_primary_source(language: str, text: str, name: str) -> None:
    assert hops(text, language) == [(name, "page")]


@pytest.mark.parametrize(
    "text",
    [
        "“It is closed,” the mayor wrote on Telegram.",
        "Judge Bo Lund said on a call that he had seen a message on Twitter.",
        "Ana Roe said that Telegram was slow.",
    ],
)
def test_no_post(text: str) -> None:
    assert not any("Telegram" in name or "Twitter" in name for hop in hops(text, "en") for name in hop)


def test_the_evidence_is_the_name_in_the_text_and_its_paragraph_the_scope() -> None:
    article, chain = chain_of("The harbour froze.\n\nThe bridge was closed, TASS reported, citing Interfax.", "en")
    cited = {hop.source: hop for hop in chain.hops}
    one = cited["interfax"]
    assert one.because == "the text says that TASS cites it"
    assert one.evidence[0].quoted == "Interfax"
    assert article.text[one.evidence[0].start : one.evidence[0].end] == "Interfax"
    (scope,) = one.scope
    assert article.text[scope[0] : scope[1]].startswith("The bridge")


def test_a_page_does_not_cite_itself() -> None:
    page = (
        "<html lang=en><head><meta property='og:site_name' content='Reuters'></head><body><article>"
        "<p>The minister told Reuters that the bridge across the river was closed for the winter.</p></article></body>"
    )
    article = read_text(page, language="en", format="html")
    lexicon = Lexicon()
    assert not trace(analyse(article, lexicon), lexicon).hops


@pytest.mark.parametrize(
    ("code", "text", "nodes"),
    [
        ("ru", "Глава МИД Иван Петров написал в Telegram, что мост закрыт.", 1),
        ("uk", "Речник Іван Коваль написав у Telegram, що міст закрито.", 1),
        ("de", "Minister Karl Vogt schrieb auf X, die Brücke sei zu.", 1),
        ("tr", "Sözcü Ali Demir Telegram kanalında yazdı: köprü kapalı.", 1),
        ("de", "Der Minister schrieb auf X, die Brücke sei zu.", 0),
        ("uk", "Мешканці вчора написали у Telegram, що міст закрито.", 0),
        ("tr", "Telegram kanalında yazdı: köprü kapalı.", 0),
        ("tr", "Ali Demir bu konuda X hesabından açıklama yaptı.", 1),
        ("tr", "Köprü dün Telegram kanalında yazıldığı gibi kapalı.", 0),
        ("az", "Velna meri Elçin Quliyev özünün Telegram kanalında yazıb ki, körpü bağlanacaq.", 1),
        ("az", "Müdafiə Nazirliyi Telegram kanalında bildirib ki, təmir başa çatacaq.", 1),
        ("az", "Velna Telegram kanalında yayılan videoda körpü görünür.", 0),
    ],
)
def test_posts_of_somebody_no_list_knows(code: str, text: str, nodes: int) -> None:
    lexicon = Lexicon()
    analysis = analyse(read_text(text, name="post.txt", format="plain", language=code), lexicon)
    posts = list(posts_cited(analysis))
    assert len(posts) == nodes
    assert all(text[one.speaker.start : one.speaker.end] == one.speaker.name for one in posts)


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("az", "Elçin Quliyev öz Telegram-kanalında yazıb ki, körpü bağlanıb.", "Elçin Quliyev"),
        ("az", "Müdafiə Nazirliyi Telegram kanalında bildirib ki, təmir başa çatacaq.", "Müdafiə Nazirliyi"),
        ("az", "Quliyev Telegram kanalında bildirib ki, təmir başa çatacaq.", "Quliyev"),
        (
            "tr",
            "Belediye Başkanı Ali Demir kendi Telegram kanalında yazdı: köprü kapalı.",
            "Belediye Başkanı Ali Demir",
        ),
    ],
)
def test_the_channel_is_no_part_of_the_name(code: str, text: str, name: str) -> None:
    analysis = analyse(read_text(text, name="post.txt", format="plain", language=code), Lexicon())
    assert [one.name for one in analysis.voices.speakers] == [name]


@pytest.mark.parametrize("text", ["Bu barədə İnterfaks xəbər verir.", "İnterfaks xəbər verir ki, körpü bağlanıb."])
def test_a_foreign_agency_in_azerbaijani_spelling(text: str) -> None:
    assert hops(text, "az") == [("Interfax", "page")]


def test_a_sentence_that_an_agency_opens_is_prose() -> None:
    article = read_text("İnterfaks xəbər verir ki, körpü bağlanıb.", name="a.txt", format="plain", language="az")
    assert [one.kind for one in article.passages] == ["body"]
