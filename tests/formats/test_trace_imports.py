"""What we export is read back as the same chain, whatever stands in it; what we did not write is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.article.read import read, read_many, read_text
from provenance.chain.graph import Chain, Evidence, Gap, Hop, Node, Ownership, Role
from provenance.chain.trace import trace
from provenance.errors import ReadError
from provenance.formats import jsonld, ninjs, trace_imports
from provenance.formats.trace_exports import export
from provenance.framing.analysis import analyse
from provenance.gate.check import tool
from provenance.gate.tracing import TracedArticle, TraceReport, trace_all
from provenance.lexicon.lexicon import Lexicon
from tests.conftest import CASES

BACK = ("prov-json", "jsonld", "ninjs", "newsml")
_TEXT = st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=12)
_NAME = st.text(alphabet="Vß«<&\"'>é語\u200f x", min_size=1, max_size=8)
_NODE = st.builds(
    Node, id=st.sampled_from(["a", "b", "c"]), name=_NAME,
    kind=st.sampled_from(["statement", "agency", "outlet", "translator", "person"]),
    language=st.sampled_from([None, "es"]), country=st.none() | _NAME,
    ownership=st.lists(st.builds(Ownership, _NAME, _NAME, _NAME), max_size=1).map(tuple), url=st.none(),
)  # fmt: skip
_EVIDENCE = st.builds(Evidence, start=st.integers(0, 9), end=st.integers(9, 19), quoted=_TEXT) | st.builds(
    Evidence, field=_NAME, value=_TEXT
)


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    nodes = draw(st.lists(_NODE, max_size=3, unique_by=lambda node: node.id))
    page = Node("page", draw(_NAME), "page", "en")
    ids = [node.id for node in nodes]
    hop = st.builds(
        Hop, source=st.sampled_from(ids or ["page"]), target=st.sampled_from([*ids, "page"]),
        kind=st.sampled_from(["relayed", "translated", "quoted", "credited", "copied"]),
        status=st.sampled_from(["declared", "inferred", "detected", "verified", "contradicted"]),
        scope=st.lists(st.tuples(st.integers(0, 5), st.integers(5, 9)), max_size=2).map(tuple),
        evidence=st.lists(_EVIDENCE, max_size=2).map(tuple), because=_TEXT, confidence=st.sampled_from([0.5, 0.95]),
        place=st.sampled_from(["", "foot"]),
    )  # fmt: skip
    hops = draw(st.lists(hop, max_size=3)) if ids else []
    gaps = st.lists(st.builds(Gap, _TEXT, _TEXT), max_size=2).map(tuple)
    roles = st.lists(st.builds(Role, st.just("author"), _NAME), max_size=2).map(tuple)
    return Chain((*nodes, page), tuple(hops), draw(gaps), draw(roles), draw(gaps))


def back(found: list[Chain], name: str, lexicon: Lexicon) -> list[Chain]:
    report = TraceReport(tool(lexicon), tuple(TracedArticle(f"a{n}", one) for n, one in enumerate(found)), ())
    return trace_imports.chains(export(report, name).encode("utf-8", "surrogatepass"), name, where="x")


@settings(max_examples=40, deadline=None)
@given(found=st.lists(chains(), min_size=1, max_size=2))
@pytest.mark.parametrize("name", BACK)
def test_any_chain_survives(found: list[Chain], name: str, lexicon: Lexicon) -> None:
    assert back(found, name, lexicon) == found


@pytest.mark.parametrize("name", BACK)
def test_every_case_survives(name: str, lexicon: Lexicon) -> None:
    report = trace_all(read_many([str(CASES / "articles"), str(CASES.parents[1] / "examples")]), lexicon)
    found = [one.chain for one in report.articles]
    assert len(found) > 4
    assert back(found, name, lexicon) == found


@pytest.mark.parametrize(("name", "content"), [
    ("ninjs", "[]"), ("ninjs", '{"uri": "u", "trustIndicators": [{"role": "urn:news-provenance:chain", "href": "x"}]}'),
    ("ninjs", "3"), ("newsml", "<newsItem/>"), ("newsml", "<a"), ("jsonld", "{}"), ("jsonld", "[1]"),
    ("prov-json", "[]"), ("prov-json", '{"entity": {"a": {}}}'), ("json", "{}"), ("json", "nothing"),
    ("json", '{"articles": [{"chain": {"nodes": [], "hops": [], "missing": []}}]}'),
    ("jsonld", '{"pv:chain": {"nodes": [{"id": "page", "name": "x", "kind": "page"}], "missing": [], "hops": [{"from":'
     ' "gone", "to": "page", "kind": "relayed", "status": "declared", "scope": [], "evidence": []}]}}'),
])  # fmt: skip
def test_what_holds_no_chain_is_refused(name: str, content: str) -> None:
    with pytest.raises(ReadError):
        trace_imports.chains(content.encode(), name, where="x")


def test_a_missing_file_is_a_problem(lexicon: Lexicon, tmp_path: Path) -> None:
    report = trace_imports.read_traces([str(tmp_path / "none.json")], "json", tool(lexicon))
    assert report.exit_code == 2


def test_json_ld_says_credit_and_dateline(lexicon: Lexicon) -> None:
    body = "The bridge over the Velna was closed on Monday after cracks had been found in two piers, a mason said."
    text = f"Bridge closed\n\nVELNA, 5 May (Reuters) – {body}\n\n{body}\n\nTranslated from Spanish by QK417"
    chain = trace(analyse(read_text(text, language="en"), lexicon), lexicon)
    written = jsonld.document(chain, whole=False)
    assert written["dateline"] == "VELNA, 5 May (Reuters)"
    assert written["creditText"] == "Source: Reuters. Translated from Spanish by QK417."


@pytest.mark.shared
def test_any_chain_is_valid_ninjs(lexicon: Lexicon, shared: Path) -> None:
    import json

    jsonschema = pytest.importorskip("jsonschema")
    schema = shared / "standards" / "ninjs-schema_3.1.json"
    if not schema.exists():
        pytest.skip("ninjs-schema_3.1.json is not beside the checkout")
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    for path in sorted((CASES / "articles").iterdir()):
        if path.suffix in (".txt", ".md", ".html"):
            chain = trace(analyse(read(path), lexicon), lexicon)
            validator.validate(json.loads(ninjs.render([(str(path), chain)])))
