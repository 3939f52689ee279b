"""Agencies are known by the names that they bear in other languages and scripts."""

from __future__ import annotations

import pytest

from provenance.lexicon.lexicon import Lexicon

NAMES = (
    ("Ասոշիեյթեդ Փրես", "Associated Press"),
    ("ასოშიეიტედ პრესი", "Associated Press"),
    ("Ассошіейтед Прес", "Associated Press"),
    ("Սինհուա", "Xinhua"),
    ("Şinhua", "Xinhua"),
    ("Кіодо", "Kyodo"),
    ("كيودو", "Kyodo"),
    ("Ренхап", "Yonhap"),
    ("Йонхап", "Yonhap"),
    ("يونهاب", "Yonhap"),
    ("Ինտերֆաքսը", "Interfax"),
    ("Ինտերֆաքս-Ուկրաինա", "Interfax-Ukraine"),
    ("İnterfaks-Ukrayna", "Interfax-Ukraine"),
    ("RİA Novosti", "RIA Novosti"),
    ("Ուկրինֆորմ", "Ukrinform"),
    ("უკრინფორმი", "Ukrinform"),
    ("أوكرينفورم", "Ukrinform"),
    ("არმენპრესი", "Armenpress"),
    ("أرمنبريس", "Armenpress"),
    ("Ազերթաջ", "Azertac"),
    ("აზერტაჯი", "Azertac"),
    ("أذرتاج", "Azertac"),
    ("إفي", "EFE"),
    ("ЕФЕ", "EFE"),
    ("АНСА", "ANSA"),
    ("أنسا", "ANSA"),
    ("Evangelischer Pressedienst", "epd"),
    ("Ռոյթերսը", "Reuters"),
    ("Ройтерз", "Reuters"),
    ("ԻՌՆԱ", "IRNA"),
    ("ІРНА", "IRNA"),
    ("İRNA", "IRNA"),
    ("Թասնիմ", "Tasnim"),
    ("Təsnim", "Tasnim"),
    ("Таснім", "Tasnim"),
)  # fmt: skip


@pytest.mark.parametrize(("written", "agency"), NAMES)
def test_name_in_another_script(written: str, agency: str) -> None:
    assert agency in [one.name for one in Lexicon().outlets.bearing(written)]


@pytest.mark.parametrize("written", ["სახლი", "ամեն", "говорит", "ev", "بيت"])
def test_common_words_name_no_agency(written: str) -> None:
    assert Lexicon().outlets.bearing(written) == []
