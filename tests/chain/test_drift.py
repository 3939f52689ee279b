"""The founding chain made whole: each planted drift is reported and no other; and drifts one by one."""

from __future__ import annotations

import pytest

from provenance.article.read import read, read_text
from provenance.chain.drift import drift
from provenance.chain.drift_facts import facts_in
from provenance.chain.paired import KINDS, Drift
from provenance.framing.analysis import analyse
from provenance.gate.against import lay_against
from provenance.lexicon.lexicon import Lexicon
from tests.conftest import ROOT

CALL = [ROOT / "examples" / f"call.{code}.txt" for code in ("ru", "es", "en")]
PLANTED = {
    ("number-changed", "warning", "46", "64"),
    ("hedge-lost", "note", "Al parecer", "Both agreed that trucks carrying food will pass from March 3."),
    (
        "attribution-dropped", "warning",
        "El gobierno armenio afirmó que dos convoyes habían sido detenidos en el puente de Hakari la semana pasada.",
        "Two convoys were stopped at the Hakari bridge last week.",
    ),
    (
        "concept-added", "warning",
        "Nagorno Karabaj estuvo bajo el control de fuerzas armenias durante 27 años, y más de 600.000 personas "
        "tuvieron que irse de la región.",
        "the occupation",
    ),
    (
        "cut", "note",
        "Las madres de los soldados desaparecidos piden desde hace meses una lista con todos los nombres. Ninguno de "
        "los dos gobiernos les ha respondido todavía.",
        "",
    ),
}  # fmt: skip


def told(found: Drift) -> set[tuple[str, str, str, str]]:
    return {
        (one.kind, one.severity, one.source.quoted if one.source else "", one.target.quoted if one.target else "")
        for one in found.differences
    }


def between(source: str, target: str, codes: tuple[str, str], lexicon: Lexicon) -> list[str]:
    """Kinds of difference of the middle one of three sentences, the others being alike."""
    frames = {
        "es": ("El puente de Velna se cerró el lunes.", "La alcaldesa Irene Salcedo vive en Castro."),
        "en": ("The Velna bridge was closed on Monday.", "Mayor Irene Salcedo lives in Castro."),
    }
    texts = [
        "\n\n".join((frames[code][0], text, frames[code][1]))
        for code, text in zip(codes, (source, target), strict=True)
    ]
    one, other = (
        analyse(read_text(text, name=code, language=code), lexicon) for text, code in zip(texts, codes, strict=True)
    )
    return [found.kind for found in drift(one, other, lexicon).differences]


def test_each_planted_drift_and_no_other(lexicon: Lexicon) -> None:
    source, target = (analyse(read(path), lexicon) for path in CALL[1:])
    found = drift(source, target, lexicon)
    assert told(found) == PLANTED
    for one in found.differences:
        for excerpt, article in ((one.source, source.article), (one.target, target.article)):
            assert excerpt is None or article.text[excerpt.start : excerpt.end] == excerpt.quoted
        assert one.kind in KINDS


def test_a_chain_of_three_shows_the_drift_of_each_hop_in_order(lexicon: Lexicon) -> None:
    texts = [read(path) for path in CALL]
    hops = lay_against(analyse(texts[2], lexicon), texts[:2], lexicon).hops
    assert [(hop.source_language, hop.target_language) for hop in hops] == [("ru", "es"), ("es", "en")]
    assert told(hops[0]) == {
        ("number-changed", "warning", "500 000", "600.000"),
        ("cut", "note", "Беженцы из Шуши собрали подписи под обращением к обоим президентам.", ""),
    }
    assert told(hops[1]) == PLANTED


def test_a_stranger_is_no_source(lexicon: Lexicon) -> None:
    text = "Ferries on the lake are sold out. Hoteliers complain of empty beds. A heron was seen on the pier again."
    source = analyse(read_text(text, name="x", language="en"), lexicon)
    found = drift(source, analyse(read(CALL[2]), lexicon), lexicon)
    assert found.differences == ()
    assert not found.compared
    assert "counterpart" in found.notes[0]


CASES = (
    ("es", "Tres soldados murieron.", "Five soldiers died.", ["number-changed"]),
    ("es", "Murieron 38 personas en Velna.", "38 people died in Velna.", []),
    ("es", "La carretera mide 100 kilómetros.", "The road is 62 miles long.", []),
    ("es", "La reunión empezó a las 17.00 horas.", "The meeting began at 5 pm.", []),
    ("es", "La obra costará 3.200.000 euros.", "The work will cost €3.2m.", []),
    ("es", "La obra costará 3.200.000 euros.", "The work will cost €3.2bn.", ["number-changed"]),
    ("es", "Hacía 27 grados en la costa.", "It was 80 degrees on the coast.", []),
    ("es", "Hacía 22 grados en la costa.", "It was 80 degrees on the coast.", ["number-changed"]),
    ("es", "La reunión será el 9 de mayo de 2021.", "The meeting will be on May 19, 2021.", ["date-changed"]),
    ("es", "Supuestamente el alcalde vendió la casa.", "The mayor sold the house.", ["hedge-lost"]),
    ("es", "Supuestamente el alcalde vendió la casa.", "The mayor allegedly sold the house.", []),
    ("es", "El alcalde dijo que la casa se vendió en junio.", "The house was sold in June.", ["attribution-dropped"]),
    ("es", "El alcalde dijo que la casa se vendió en junio.", "The mayor said the house was sold in June.", []),
    ("en", "The minister met Lukashin in the garden.", "The minister met Lukashenko in the garden.", ["name-changed"]),
    (
        "en", "He said: “We will rebuild the old bridge next year.”", "He said: “We will rebuild the bridge soon.”",
        ["quotation-changed"],
    ),
)  # fmt: skip


@pytest.mark.parametrize(("code", "source", "target", "kinds"), CASES)
def test_one_difference_at_a_time(code: str, source: str, target: str, kinds: list[str], lexicon: Lexicon) -> None:
    assert between(source, target, (code, "en"), lexicon) == kinds


def test_scales_behind_figures() -> None:
    assert [one.value for one in facts_in("It cost £20m and $3bn, 20 m of it.", "en").figures] == [20e6, 3e9, 20]
    assert [one.value for one in facts_in("Он стоил 3 млрд рублей", "ru").figures] == [3e9]
