"""One event in several languages: shared facts, numbers that differ and translated quotations."""

from __future__ import annotations

from itertools import chain

import pytest

from provenance.article.read import read, read_text
from provenance.compare.crossing import Units, Weights, crosses, mutual, taken, weights
from provenance.compare.quotations import apart, differs
from provenance.errors import LexiconError
from provenance.formats.html import render as to_html
from provenance.formats.terminal_compare import render as to_terminal
from provenance.framing.analysis import Analysis
from provenance.gate.comparing import CompareReport, compare_all
from provenance.lexicon.lexicon import Lexicon

ENGLISH = """Minister rejects the ceasefire draft

"We will not withdraw our 300 soldiers from the valley before winter," Defence Minister Vahan Sarkisyan told reporters.

The hospital in Orlova has been without power since Friday, doctors said.

"The children have slept in the cellar for nine nights," said Marta Illescas, a nurse at the hospital in Orlova.

Bakers in Tavra voted for longer hours.
"""
SPANISH = """El ministro rechaza el borrador de alto el fuego

El hospital de Orlova lleva sin electricidad desde el viernes, dijeron los médicos.

«Los niños han dormido en el sótano durante nueve noches», dijo Marta Illescas, enfermera del hospital de Orlova.

«Retiraremos a nuestros 300 soldados del valle antes del invierno», dijo el ministro de Defensa Vahán Sarkisián.
"""
RUSSIAN = """Министр отверг проект перемирия

«Мы не выведем наших 500 солдат из долины до зимы», — заявил журналистам министр обороны Ваган Саркисян.

«Дети девять ночей спали в подвале», — сказала Марта Ильескас, медсестра больницы в Орлове.
"""


def compared(lexicon: Lexicon, **texts: str) -> tuple[CompareReport, tuple[Analysis, ...]]:
    return compare_all([read_text(text, name=f"{code}.txt", language=code) for code, text in texts.items()], lexicon)


@pytest.fixture(scope="module")
def three(lexicon: Lexicon) -> tuple[CompareReport, tuple[Analysis, ...]]:
    return compared(lexicon, en=ENGLISH, es=SPANISH, ru=RUSSIAN)


def test_a_fact_told_in_three_languages_is_one_row(three: tuple[CompareReport, tuple[Analysis, ...]]) -> None:
    report, analyses = three
    row = next(fact for fact in report.facts.shared if "soldiers" in fact.tellings[0].text)
    assert [telling.article for telling in row.tellings] == [0, 1, 2]
    for telling in chain.from_iterable(fact.tellings for fact in report.facts.shared):
        assert analyses[telling.article].article.text[telling.start : telling.end] == telling.text
    assert not any("Bakers" in telling.text for fact in report.facts.shared for telling in fact.tellings)


def test_a_fact_not_found_in_another_language_has_its_nearest_sentence_or_none(
    three: tuple[CompareReport, tuple[Analysis, ...]],
) -> None:
    report, _ = three
    power = next(fact for fact in report.facts.shared if "power" in fact.tellings[0].text)
    assert [one.article for one in power.not_found] == [2]
    assert power.not_found[0].similarity < weights().sure
    assert all(one.kind != "lead" for one in report.summary)


def test_a_number_that_differs_in_another_language(three: tuple[CompareReport, tuple[Analysis, ...]]) -> None:
    report, analyses = three
    (row,) = report.figures
    assert row.of == "soldier"
    assert [(one.article, one.value) for one in row.figures] == [(0, "300"), (1, "300"), (2, "500")]
    for one in row.figures:
        assert analyses[one.article].article.text[one.start : one.end] == one.text


def test_numbers_of_two_units_are_no_difference(lexicon: Lexicon) -> None:
    english = (
        "A fire burned 1,200 acres of forest near Tavra.\n\nThe fire near Tavra spread for 30 miles, Ines Corvo said."
    )
    spanish = "Un incendio quemó 486 hectáreas de bosque cerca de Tavra.\n\n"
    spanish += "El incendio cerca de Tavra se extendió 48 kilómetros, dijo Ines Corvo."
    report, _ = compared(lexicon, en=english, es=spanish)
    assert report.facts.shared
    assert report.figures == ()


def test_quotations_in_translation_with_what_they_disagree_on(
    three: tuple[CompareReport, tuple[Analysis, ...]],
) -> None:
    report, analyses = three
    pairs = {(pair.one.article, pair.other.article, pair.one.text[:6]): pair for pair in report.quotations}
    assert {pair.change for pair in pairs.values()} == {"translated"}
    withdrawn = pairs[0, 1, "We wil"]
    assert (withdrawn.missing, withdrawn.added) == (("not",), ())
    assert apart(withdrawn) == " differently: “not” in one, nothing for it in the other"
    assert (pairs[0, 2, "We wil"].missing, pairs[0, 2, "We wil"].added) == (("300",), ("500",))
    assert not differs(pairs[0, 1, "The ch"])
    for quoted in chain.from_iterable((pair.one, pair.other) for pair in pairs.values()):
        article = analyses[quoted.article].article.text
        assert quoted.text in article[quoted.start : quoted.end]


def test_another_speaker_is_another_quotation(lexicon: Lexicon) -> None:
    other = SPANISH.replace("Marta Illescas, enfermera", "Pablo Quiroga, enfermero")
    report, _ = compared(lexicon, en=ENGLISH, es=other)
    assert not any("children" in pair.one.text for pair in report.quotations)


def test_languages_that_were_not_measured_are_not_compared(lexicon: Lexicon) -> None:
    dutch = "De minister wees het voorstel af. Het ziekenhuis in Orlova zit sinds vrijdag zonder stroom."
    report, _ = compared(lexicon, en=ENGLISH, nl=dutch)
    assert report.facts.unaligned == ((0, 1),)
    assert any("not compared across these languages: en–nl" in note for note in report.notes)
    assert not crosses("en", "en")
    assert "not compared" in to_html(*compared(lexicon, en=ENGLISH, nl=dutch, es=SPANISH))


def test_it_is_shown_on_the_terminal(three: tuple[CompareReport, tuple[Analysis, ...]]) -> None:
    shown = to_terminal(three[0])
    assert "translated differently: “not” in one, nothing for it in the other" in shown
    assert "“not found” says less there" in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 80


def test_two_reports_of_one_region_that_share_nothing_share_no_fact(lexicon: Lexicon) -> None:
    paths = ("examples/call.ru.txt", "examples/relay.txt")
    report, _ = compare_all([read(path) for path in paths], lexicon)
    assert report.facts.across == ((0, 1),)
    assert report.facts.shared == ()


def test_a_pair_by_itself_must_be_surer(lexicon: Lexicon) -> None:
    numbers = tuple(frozenset({f"{n}"}) for n in range(3))
    laid = (Units(None, numbers), Units(None, numbers))  # type: ignore[arg-type]
    by = Weights((), 0.0, 0.8, 0.97, frozenset())
    assert taken(laid, [{0: 0.9}, {}, {}], by) == []
    assert taken(laid, [{0: 0.98}, {}, {}], by) == [(0, 0, 0.98)]
    assert [at for at, _, _ in taken(laid, [{0: 0.98}, {1: 0.98}, {2: 0.81}], by)] == [0, 1, 2]
    apart = (laid[0], Units(None, (frozenset("789"),)))  # type: ignore[arg-type]
    assert taken(apart, [{0: 0.98}], by) == []


CALL = {
    "en": """Ministers speak by phone after shooting near Shusha

The foreign ministers of Armenia and Azerbaijan spoke by telephone on Thursday, Azerbaijan's Foreign Ministry said.

Rzayev told his counterpart that Shusha had been "liberated from occupation", the ministry said.

Azerbaijan occupied the town in November 2020.
""",
    "es": """Los ministros hablan por teléfono tras los disparos cerca de Shusha

Los ministros de Armenia y Azerbaiyán hablaron el jueves, informó el Ministerio de Exteriores de Azerbaiyán.

Rzayev dijo que Shusha había sido «liberada de la ocupación», según el ministerio.

Azerbaiyán liberó la ciudad en noviembre de 2020.
""",
    "ru": """Министры поговорили по телефону после стрельбы под Шушой

Министры Армении и Азербайджана в четверг поговорили, сообщило Министерство иностранных дел Азербайджана.

Рзаев заявил коллеге, что Шуша «освобождена от оккупации» и возврата к прошлому нет, говорится в сообщении министерства.

Азербайджан оккупировал город в ноябре 2020 года.
""",
    "tr": """Bakanlar Şuşa yakınlarındaki silahlı olaydan sonra telefonda görüştü

Davtyan, halkın etnik temizliğe maruz kaldığını söyledi. Kenti 2020'de kurtardı.
""",
}


def test_the_join_gives_each_language_its_voice_and_side_in_one_row_a_concept(lexicon: Lexicon) -> None:
    report, _ = compared(lexicon, **CALL)
    rows = {row.concept: row for row in report.concepts}
    assert len(rows) == len(report.concepts)

    def said(concept: str) -> list[list[tuple[str, str, str | None]]]:
        return [[(use.text, use.voice, use.side) for use in cell.uses] for cell in rows[concept].cells]

    assert said("liberate") == [
        [("liberated", "quoted", "azerbaijan")],
        [("liberada", "quoted", "azerbaijan"), ("liberó", "own", "azerbaijan")],
        [("освобождена", "quoted", "azerbaijan")],
        # The dispute is not seen to be on in the Turkish text: the concept has its cell, and no side.
        [("kurtardı", "own", None)],
    ]
    assert said("occupy") == [[("occupied", "own", "armenia")], [], [("оккупировал", "own", "armenia")], []]
    assert said("occupation")[:3] == [
        [("occupation", "quoted", "azerbaijan")],
        [("ocupación", "quoted", "azerbaijan")],
        [("оккупации", "quoted", "azerbaijan")],
    ]


def test_a_ministry_in_another_case_is_the_one_named_before(lexicon: Lexicon) -> None:
    _, (analysis,) = compared(lexicon, ru=CALL["ru"])
    assert [source.name for source in analysis.sources] == ["Министерство иностранных дел Азербайджана"]


def test_mutual_best_and_at_least() -> None:
    assert mutual([{0: 0.9, 1: 0.4}, {0: 0.95}, {1: 0.3}, {}], 0.5) == [(1, 0, 0.95)]


def test_weights_that_lack_something_say_where(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    weights.cache_clear()
    monkeypatch.setattr("provenance.compare.crossing.lexicons_folder", lambda: tmp_path)
    with pytest.raises(LexiconError, match="holds no weights"):
        weights()
    weights.cache_clear()
    monkeypatch.undo()
    assert isinstance(weights(), Weights)
