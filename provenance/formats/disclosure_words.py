"""The phrases of a disclosure line, language by language: how copy itself says where it comes from.

Nothing is claimed that a credit does not say: a text taken over names its source, not who had it first.
"""

from __future__ import annotations

from typing import NamedTuple


class Phrases(NamedTuple):
    """The phrases of one language; braces are filled with names."""

    based: str
    source: str
    information: str
    translated: str
    translated_from: str
    machine: str
    joined: str


WORDS: dict[str, Phrases] = {
    "en": Phrases("Based on: {0}", "Source: {0}", "With information from {0}", "Translated by {0}",
                  "Translated from {1} by {0}", "Machine translation ({0})", "and"),
    "es": Phrases("Basado en: {0}", "Fuente: {0}", "Con información de {0}", "Traducido por {0}",
                  "Traducido {1} por {0}", "Traducción automática ({0})", "y"),
    "fr": Phrases("D’après : {0}", "Source : {0}", "Avec des informations de {0}", "Traduit par {0}",
                  "Traduit {1} par {0}", "Traduction automatique ({0})", "et"),
    "de": Phrases("Grundlage: {0}", "Quelle: {0}", "Mit Informationen von {0}", "Übersetzt von {0}",
                  "Aus dem {1} von {0}", "Maschinelle Übersetzung ({0})", "und"),
    "pt": Phrases("Com base em: {0}", "Fonte: {0}", "Com informações de {0}", "Traduzido por {0}",
                  "Traduzido {1} por {0}", "Tradução automática ({0})", "e"),
    "it": Phrases("Sulla base di: {0}", "Fonte: {0}", "Con informazioni di {0}",
                  "Tradotto da {0}", "Tradotto {1} da {0}", "Traduzione automatica ({0})", "e"),
    "ru": Phrases("По материалам: {0}", "Источник: {0}", "С использованием материалов: {0}", "Перевод: {0}",
                  "Перевод {1}: {0}", "Машинный перевод ({0})", "и"),
    "uk": Phrases("За матеріалами: {0}", "Джерело: {0}", "З використанням матеріалів: {0}", "Переклад: {0}",
                  "Переклад {1}: {0}", "Машинний переклад ({0})", "та"),
    "tr": Phrases("Dayanak: {0}", "Kaynak: {0}", "Bilgi kaynağı: {0}", "Çeviren: {0}", "{1} çeviren: {0}",
                  "Makine çevirisi ({0})", "ve"),
    "az": Phrases("Əsas: {0}", "Mənbə: {0}", "Məlumat mənbəyi: {0}", "Tərcümə: {0}", "{1} tərcümə: {0}",
                  "Maşın tərcüməsi ({0})", "və"),
    "hy": Phrases("Հիմքը՝ {0}", "Աղբյուրը՝ {0}", "Տեղեկության աղբյուրը՝ {0}", "Թարգմանությունը՝ {0}",
                  "Թարգմանությունը {1}՝ {0}", "Մեքենայական թարգմանություն ({0})", "և"),
    "ka": Phrases("საფუძველი: {0}", "წყარო: {0}", "ინფორმაციის წყარო: {0}", "თარგმანი: {0}",
                  "თარგმანი ({1}): {0}", "მანქანური თარგმანი ({0})", "და"),
    "ar": Phrases("استنادا إلى: {0}", "المصدر: {0}", "بمعلومات من: {0}", "ترجمة: {0}", "ترجمة عن {1}: {0}",
                  "ترجمة آلية ({0})", "و"),
    "pl": Phrases("Na podstawie: {0}", "Źródło: {0}", "Źródło informacji: {0}", "Tłumaczenie: {0}",
                  "Tłumaczenie ({1}): {0}", "Tłumaczenie maszynowe ({0})", "i"),
    "nl": Phrases("Op basis van: {0}", "Bron: {0}", "Met informatie van {0}", "Vertaald door {0}",
                  "Vertaald ({1}) door {0}", "Machinevertaling ({0})", "en"),
}  # fmt: skip
