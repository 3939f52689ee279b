"""The language is told by declaration, script and function words, and nobody is named on a guess."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.article.language import identify
from provenance.article.language_names import language_code

SAMPLES = {
    "en": "The boats stayed in the harbour because the crews had not been paid, and they would not say when it ends.",
    "es": "Los barcos no salieron del puerto porque las tripulaciones no habían cobrado, y nadie sabe cuándo saldrán.",
    "pt": "Os barcos não saíram do porto porque as tripulações não tinham recebido, e ninguém sabe quando vão sair.",
    "ca": "Els vaixells no van sortir del port perquè les tripulacions no havien cobrat, i ningú sap quan sortiran.",
    "de": "Die Boote blieben im Hafen, weil die Mannschaften nicht bezahlt wurden, und niemand weiß, wann es endet.",
    "nl": "De boten bleven in de haven omdat de bemanning niet betaald was, en niemand weet wanneer het voorbij is.",
    "fr": "Les bateaux sont restés au port parce que les équipages n'avaient pas été payés, et nul ne sait la suite.",
    "it": "Le barche sono rimaste nel porto perché gli equipaggi non erano stati pagati, e nessuno sa quando si parte.",
    "ru": "Суда остались в порту, потому что экипажам не заплатили, и никто не знает, когда они выйдут в море.",
    "uk": "Судна залишилися в порту, бо екіпажам не заплатили, і ніхто не знає, коли вони вийдуть у море.",
    "tr": "Tekneler limanda kaldı, çünkü mürettebata ödeme yapılmamıştı ve bu işin ne zaman biteceğini bilen yok.",
    "az": "Gəmilər limanda qaldı, çünki heyətlərə pul verilməmişdi və bunun nə vaxt bitəcəyini heç kim bilmir.",
    "hy": "Նավերը մնացին նավահանգստում, քանի որ անձնակազմերին չէին վճարել։",
    "ka": "გემები ნავსადგურში დარჩა, რადგან ეკიპაჟებს ხელფასი არ გადაუხადეს.",
    "ar": "بقيت القوارب في الميناء لأن الطواقم لم تتقاض أجورها ولا أحد يعرف متى ستبحر.",
    "fa": "قایق‌ها در بندر ماندند چون دستمزد خدمه پرداخت نشده بود و کسی نمی‌داند کی حرکت می‌کنند.",
    "he": "הסירות נשארו בנמל משום שהצוותים לא קיבלו שכר.",
    "el": "Τα πλοία έμειναν στο λιμάνι επειδή τα πληρώματα δεν είχαν πληρωθεί.",
    "zh": "船只留在港口，因为船员没有拿到工资。",
    "ja": "乗組員に給料が支払われなかったため、船は港に残った。",
}


@pytest.mark.parametrize("code", sorted(SAMPLES))
def test_a_sentence_or_two_tells(code: str) -> None:
    assert identify(SAMPLES[code]) == (code, "detected")
    assert identify(SAMPLES[code], code) == (code, "declared")


def test_too_little_to_tell() -> None:
    assert identify("Ok.") == ("", "unknown")
    assert identify("12 34") == ("", "unknown")
    assert identify("Zxqv grmpf blork tznk.") == ("", "unknown")


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("es-VE", "es"),
        ("pt_BR", "pt"),
        ("English", "en"),
        ("DE, AT", "de"),
        ("spa", "es"),
        ("հայերեն", "hy"),
        ("x", ""),
    ],
)
def test_declared_values(declared: str, code: str) -> None:
    assert language_code(declared) == code


def test_a_declaration_that_the_script_contradicts_is_passed_over() -> None:
    assert identify(SAMPLES["ru"], "en") == ("ru", "detected")
    assert identify(SAMPLES["en"], "hy") == ("en", "detected")
    assert identify(SAMPLES["uk"], "ru") == ("uk", "detected")


def test_a_template_language_is_overruled_only_by_a_long_text() -> None:
    assert identify(SAMPLES["es"], "en") == ("en", "declared")
    assert identify(SAMPLES["es"] * 6, "en") == ("es", "detected")


def test_a_declared_language_that_we_do_not_know_is_believed() -> None:
    assert identify("Blork tznk grmpf.", "sw") == ("", "unknown")
    assert identify("Statek stoi w porcie.", "pl") == ("pl", "declared")


@pytest.mark.shared
def test_every_language_of_the_evaluation_data(shared: Path) -> None:
    codes = {
        "arb": "ar", "aze": "az", "deu": "de", "eng": "en", "fra": "fr", "hye": "hy", "ita": "it", "kat": "ka",
        "por": "pt", "rus": "ru", "spa": "es", "tur": "tr", "ukr": "uk",
    }  # fmt: skip
    for path in sorted((shared / "data" / "ntrex").glob("*.jsonl")):
        documents: dict[str, list[str]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            documents.setdefault(row["doc"], []).append(row["text"])
        for name, lines in documents.items():
            assert identify("\n".join(lines))[0] == codes[path.name[:3]], (path.name, name)


def test_letters_that_the_declared_language_has_too_do_not_contradict_it() -> None:
    """A few Russian words with a hard sign and no other telling letter were taken for Bulgarian."""
    assert identify("Съезд объявил объект.", "ru") == ("ru", "declared")
    assert identify("Съезд объявил объект.")[0] == "bg"
    assert identify(SAMPLES["uk"], "ru") == ("uk", "detected")
