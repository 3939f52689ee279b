"""Texts handed in as possible sources: copied, translated, quoted, verified, contradicted, and never guessed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.article.article import Article
from provenance.article.read import read_text
from provenance.chain.copies import KINDS, LONG, copying
from provenance.chain.graph import Chain
from provenance.gate.check import examine
from provenance.lexicon.lexicon import Lexicon

SOURCE = """Mayor Teresa Valdivia opened the new harbour of Puerto Lindo on Sunday. "We waited twenty years for this \
morning, and the sea waited with us," she said in front of some 3,000 guests.

The works cost 37 million euros. The contractor Hormigones Benavente employed 412 workers, of whom 61 came from \
neighbouring Valdeperas.

The opposition called the project a monument to debt. "Nobody has shown us one invoice," said the councillor \
Ramón Igual."""
COPY = """Puerto Lindo has a new harbour. Mayor Teresa Valdivia opened the new harbour of Puerto Lindo on Sunday. "We \
waited twenty years for this morning," she said in front of some 3,000 guests.

The works cost 37 million euros. The contractor Hormigones Benavente employed 412 workers, of whom 61 came from \
neighbouring Valdeperas."""
SPANISH = """La alcaldesa Teresa Valdivia inauguró el domingo el nuevo puerto de Puerto Lindo. «Hemos esperado veinte \
años esta mañana, y el mar ha esperado con nosotros», dijo ante unos 3.000 invitados.

Las obras costaron 37 millones de euros. La constructora Hormigones Benavente empleó a 412 obreros, de los que 61 \
llegaron de la vecina Valdeperas.

La oposición calificó el proyecto de monumento a la deuda. «Nadie nos ha enseñado una sola factura», dijo el \
concejal Ramón Igual."""
QUOTING = """The fishermen stayed at home on the day of the ceremony in the port, as they had announced in the winter. \
Asked about them, the mayor only repeated her speech: "We waited twenty years for this morning, and the sea waited \
with us.\""""
UNLIKE = """The library of Ostrava lends 1,900 books a day, said its director Hana Novotna on Friday. Readers queue \
from nine in the morning, and the city wants to open a second house near the river before the winter comes."""


def article(text: str, name: str, *, outlet: str = "", date: str = "", language: str = "en") -> Article:
    fields = "".join(f"{key}: {value}\n" for key, value in (("publisher", outlet), ("date", date)) if value)
    return read_text(f"---\ntitle: A day\n{fields}---\n{text}\n", name=name, format="markdown", language=language)


def checked(one: Article, *against: Article) -> tuple[Chain, list[str], Any]:
    found = examine(one, Lexicon(), sources=against)
    return found.chain, [f.rule for f in found.findings if f.rule.startswith("chain/")], found


def test_an_uncredited_copy_is_a_detected_hop_and_a_warning() -> None:
    ours = article(COPY, "copy.md", outlet="The Northgate Courier", date="2021-03-15")
    chain, rules, whole = checked(ours, article(SOURCE, "source.md", outlet="Radio Meridiana", date="2021-03-14"))
    (found,) = chain.detected
    assert (found.kind, found.direction) == ("copied", "from it")
    assert [ours.text[start:end].split()[0] for start, end in found.runs] == ["Mayor", "she"]
    (hop,) = [hop for hop in chain.hops if hop.status == "detected"]
    assert chain.node(hop.source).name == "Radio Meridiana"
    assert chain.nodes[-1].id == "page"
    assert "chain/uncredited-copy" in rules
    assert "Shown by “Mayor" in next(one for one in whole.findings if one.rule == "chain/uncredited-copy").because


def test_the_source_of_a_translation_is_found_across_languages() -> None:
    ours = article(SPANISH, "es.md", outlet="El Faro", date="2021-03-15", language="es")
    unlike = article(UNLIKE, "unlike.md", outlet="Ostravan", date="2021-03-13")
    chain, rules, whole = checked(
        ours, unlike, article(SOURCE, "source.md", outlet="Radio Meridiana", date="2021-03-14")
    )
    assert [(one.path, one.kind, one.direction) for one in chain.detected] == [("source.md", "translated", "from it")]
    assert "chain/uncredited-copy" in rules
    assert (
        "shared numbers: 37000000" in next(one for one in whole.findings if one.rule == "chain/uncredited-copy").because
    )


def test_a_credit_is_verified_by_the_text_of_the_source() -> None:
    ours = article(COPY + "\n\nSource: Radio Meridiana", "copy.md", outlet="Courier", date="2021-03-15")
    chain, rules, _ = checked(ours, article(SOURCE, "source.md", outlet="Radio Meridiana", date="2021-03-14"))
    assert [hop.status for hop in chain.hops if chain.node(hop.source).name == "Radio Meridiana"] == ["verified"]
    assert not {"chain/uncredited-copy", "chain/credited-not-found"} & set(rules)


def test_a_credit_is_contradicted_by_a_text_that_is_unlike() -> None:
    ours = article(COPY + "\n\nSource: Radio Meridiana", "copy.md", outlet="Courier", date="2021-03-15")
    chain, rules, whole = checked(ours, article(UNLIKE, "unlike.md", outlet="Radio Meridiana", date="2021-03-14"))
    assert [hop.status for hop in chain.hops if chain.node(hop.source).name == "Radio Meridiana"] == ["contradicted"]
    assert "chain/credited-not-found" in rules
    assert "Shown by “Source: Radio Meridiana”" in next(one for one in whole.findings if "chain/" in one.rule).because


def test_quoting_the_same_words_is_no_copy() -> None:
    chain, rules, _ = checked(
        article(QUOTING, "quoting.md", outlet="Courier", date="2021-03-15"),
        article(SOURCE, "source.md", outlet="Radio Meridiana", date="2021-03-14"),
    )
    assert [one.kind for one in chain.detected] == ["quoted"]
    assert "chain/uncredited-copy" in rules
    assert all(hop.confidence <= 0.6 for hop in chain.hops if hop.status == "detected")


def test_the_later_text_is_never_called_the_source() -> None:
    ours = article(SOURCE, "source.md", outlet="Radio Meridiana", date="2021-03-14")
    chain, rules, _ = checked(ours, article(COPY, "copy.md", outlet="Courier", date="2021-03-15"))
    assert [one.direction for one in chain.detected] == ["into it"]
    assert all(hop.status != "detected" for hop in chain.hops)
    assert not {"chain/uncredited-copy", "chain/unnamed-source"} & set(rules)


def test_without_dates_and_of_one_length_the_direction_is_open() -> None:
    chain, _, _ = checked(article(SOURCE, "one.md", outlet="Courier"), article(SOURCE, "two.md", outlet="Meridiana"))
    (found,) = chain.detected
    assert found.direction == "unknown"
    assert "nothing tells which came first" in found.because


def test_a_text_handed_in_without_a_language_is_said_to_be_uncompared() -> None:
    chain, _, _ = checked(article(COPY, "copy.md"), article("12 34", "figures.md", language=""))
    assert any(gap.what == "comparison with figures.md" for gap in chain.missing)


def test_an_article_is_not_held_against_itself() -> None:
    ours = article(SOURCE, "same.md")
    assert checked(ours, ours)[0].detected == ()


@given(st.text(alphabet="ab .“”", max_size=120), st.text(alphabet="ab .“”", max_size=120))
def test_runs_stand_in_both_texts(text: str, source: str) -> None:
    found = copying(text, source, "en")
    assert 0 <= found.copied <= 1
    assert 0 <= found.contained <= 1
    assert found.kind in KINDS
    for run in found.runs:
        assert run.words >= LONG
        assert text[run.start : run.end].split()[:1] is not None
        assert text[run.start : run.end].replace(".", " ").split()[0].strip("“”") in source


@pytest.mark.parametrize("text", ["", "a", "word " * 20_000, "x" * 100_000])
def test_hostile_texts_are_compared(text: str) -> None:
    assert copying(text, text).words == copying(text, "").words
