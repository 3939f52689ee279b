"""Exports of a chain: valid where a standard says what is valid, and the same chain where we read them back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from provenance.article.read import read, read_text
from provenance.chain.graph import Chain
from provenance.chain.trace import trace
from provenance.formats import chain_svg, diagrams, disclosure, jsonld, newsml, ninjs, prov
from provenance.framing.analysis import analyse
from provenance.lexicon.lexicon import Lexicon
from tests.conftest import CASES

_XML = (
    b'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">'
    b'<xs:attribute name="lang" type="xs:language"/><xs:attribute name="base" type="xs:anyURI"/>'
    b'<xs:attribute name="id" type="xs:ID"/><xs:attribute name="space" type="xs:NCName"/></xs:schema>'
)


@pytest.fixture(scope="module")
def chain(lexicon: Lexicon) -> Chain:
    return trace(analyse(read(CASES / "articles" / "relayed.txt"), lexicon), lexicon)


@pytest.fixture(scope="module")
def odd(lexicon: Lexicon) -> Chain:
    """A chain whose names hold every mark that a format could trip over."""
    text = 'A\n\nThe bridge over the Velna was closed.\n\nVia Post "7" <b> & Söhne – Translated by QK417'
    return trace(analyse(read_text(text, language="en"), lexicon), lexicon)


def standard(shared: Path, name: str) -> Path:
    path = shared / "standards" / name
    if not path.exists():
        pytest.skip(f"{name} is not beside the checkout")
    return path


def test_prov_json_and_json_ld_survive_the_round_trip(chain: Chain, odd: Chain) -> None:
    for one in (chain, odd):
        assert prov.read_json(prov.render_json([("a", one)])) == [one]
        assert jsonld.read(jsonld.render([("a", one)])) == [one]
    both = [("a", chain), ("b", odd)]
    assert prov.read_json(prov.render_json(both)) == [chain, odd]
    assert jsonld.read(jsonld.render(both)) == [chain, odd]


def test_prov_n_names_every_stage(chain: Chain) -> None:
    text = prov.render_n([("a", chain)])
    assert text.startswith("document")
    assert text.count("wasDerivedFrom(") == len(chain.hops)


@pytest.mark.shared
def test_ninjs_is_valid(chain: Chain, odd: Chain, shared: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(standard(shared, "ninjs-schema_3.1.json").read_text(encoding="utf-8"))
    for one in (chain, odd):
        jsonschema.Draft202012Validator(schema).validate(json.loads(ninjs.render([("a.txt", one)])))


@pytest.mark.shared
def test_newsml_is_valid(chain: Chain, odd: Chain, shared: Path) -> None:
    etree = pytest.importorskip("lxml.etree")

    class OurOwn(etree.Resolver):  # type: ignore[misc,name-defined]
        """The schema of xml:lang, which the standard fetches from the network."""

        def resolve(self, url: str, public: str, context: Any) -> Any:
            return self.resolve_string(_XML, context) if url.endswith("xml.xsd") else None

    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(OurOwn())
    schema = etree.XMLSchema(etree.parse(str(standard(shared, "NewsML-G2_2.35-spec-All-Power.xsd")), parser))
    for one in (chain, odd):
        document = etree.fromstring(newsml.render([("a.txt", one)]).encode())
        assert schema.validate(document), schema.error_log


@pytest.mark.shared
def test_json_ld_uses_words_of_the_vocabulary(chain: Chain, shared: Path) -> None:
    vocabulary = standard(shared, "schema.ttl").read_text(encoding="utf-8")
    for name in disclosure.document(chain, whole=False):
        # The vocabulary beside the checkout is the core one, without the bibliographic terms.
        if not name.startswith("@") and name != "translationOfWork":
            assert f"schema:{name} a rdf:Property" in vocabulary or f":{name} a rdf:Property" in vocabulary, name


def test_the_picture_is_well_formed_and_needs_no_network(chain: Chain, odd: Chain) -> None:
    for one in (chain, odd):
        text = chain_svg.render([("a.txt", one)])
        ElementTree.fromstring(text)
        assert "href" not in text
        assert "<script" not in text


def test_diagrams_escape_names(odd: Chain) -> None:
    mermaid = diagrams.render_mermaid([("a", odd)])
    assert "<b>" not in mermaid
    assert all(line.count('"') % 2 == 0 for line in mermaid.splitlines())
    assert '\\"7\\"' in diagrams.render_dot([("a", odd)])


def test_the_disclosure_line_says_what_the_chain_says(chain: Chain, lexicon: Lexicon) -> None:
    said = disclosure.line(chain)
    assert said.startswith("Based on: Kremlin statement. Source: teleSUR (state-controlled")
    assert said.endswith("Translated by QK417.")
    body = "El puente sobre el Velna fue cerrado el lunes después de que se encontraran grietas en dos de sus pilares."
    article = read_text(f"{body}\n\n{body}\n\nTraducido por Mira Olsen", language="es")
    assert disclosure.line(trace(analyse(article, lexicon), lexicon)) == "Traducido por Mira Olsen."
