"""Chains of invented articles: branches, metadata, names left open, gaps, contradictions."""

from __future__ import annotations

import pytest

from provenance.article.read import read_text
from provenance.chain.findings import chain_findings
from provenance.chain.graph import Chain
from provenance.chain.trace import trace
from provenance.framing.analysis import analyse
from provenance.lexicon.lexicon import Lexicon

BODY = "The bridge over the Velna was closed on Monday after cracks had been found in two of its piers by masons."


def chain_of(text: str, lexicon: Lexicon, language: str = "en", html: bool = False) -> Chain:
    article = read_text(
        text, name="a.html" if html else "a.md", format="html" if html else "markdown", language=language
    )
    return trace(analyse(article, lexicon), lexicon)


def test_agencies_named_together_are_branches(lexicon: Lexicon) -> None:
    chain = chain_of(f"# Bridge closed\n\n{BODY}\n\n{BODY} (dpa/AFP)\n", lexicon)
    assert {(hop.source, hop.target) for hop in chain.hops} == {("dpa", "page"), ("afp", "page")}
    assert all(hop.status == "declared" and hop.confidence < 1 for hop in chain.hops)


def test_metadata_become_hops_with_their_field(lexicon: Lexicon) -> None:
    front = "---\ntranslator: Mira Olsen\noriginal_url: https://velna-post.example/7\noriginal_language: Spanish\n---\n"
    chain = chain_of(f"{front}# Bridge closed\n\n{BODY}\n\n{BODY}\n", lexicon)
    assert [node.kind for node in chain.nodes] == ["outlet", "translator", "page"]
    assert chain.nodes[0].language == "es"
    assert chain.nodes[0].url == "https://velna-post.example/7"
    assert [hop.evidence[0].field for hop in chain.hops] == ["original_url", "translator"]
    assert "link to the original" not in {gap.what for gap in chain.missing}
    assert "language of the original" not in {gap.what for gap in chain.missing}


def test_editors_and_authors_are_roles_not_stages(lexicon: Lexicon) -> None:
    chain = chain_of(f"# Bridge closed\n\nBy Mira Olsen\n\n{BODY}\n\n{BODY}\n\nEdited by Jon Baker\n", lexicon)
    assert [(one.role, one.name) for one in chain.roles] == [("author", "Mira Olsen"), ("editor", "Jon Baker")]
    assert [node.kind for node in chain.nodes] == ["page"]


def test_a_machine_is_a_translator(lexicon: Lexicon) -> None:
    chain = chain_of(f"# Bridge closed\n\n{BODY}\n\n{BODY}\n\nTranslated with AI\n", lexicon)
    assert next((node.kind, node.name) for node in chain.nodes) == ("translator", "machine translation")


def test_an_ambiguous_agency_is_left_open_or_told_by_a_cue(lexicon: Lexicon) -> None:
    known = lexicon.outlets.bearing("APA")
    assert len(known) > 1
    open_ = chain_of(f"# Bridge closed\n\n{BODY}\n\n{BODY} (APA)\n", lexicon)
    assert "which one is open" in open_.hops[0].because
    assert any(gap.what == "which APA is meant" for gap in open_.missing)
    one = known[0]
    cue = one.second_cues[0] if one.second_cues else one.country
    told = chain_of(f"# Bridge closed in {cue}\n\n{BODY}\n\n{BODY} (APA)\n", lexicon)
    assert any(node.name == one.name for node in told.nodes)


def test_cues_are_found_in_long_contexts_beside_punctuation(lexicon: Lexicon) -> None:
    one = next(each for each in lexicon.outlets.bearing("APA") if each.country)
    assert lexicon.outlets.named("APA", f"{'word ' * 300}({one.country}), and more") == one


def test_a_credited_outlet_that_only_relays(lexicon: Lexicon) -> None:
    text = f"# Bridge closed\n\nVELNA (Reuters) – {BODY}\n\n{BODY}\n\nVia Velna Post\n"
    chain = chain_of(text, lexicon)
    assert [(hop.source, hop.target) for hop in chain.hops] == [("reuters", "velna-post"), ("velna-post", "page")]
    assert any(gap.what == "Reuters's own text" for gap in chain.missing)


def test_a_document_that_is_cited_wants_a_link(lexicon: Lexicon) -> None:
    said = "“We shall rebuild it within a year,” a Velna Council statement said."
    bare = chain_of(f"# Bridge closed\n\n{BODY}\n\n{said}\n\n{BODY}\n", lexicon)
    assert [node.kind for node in bare.nodes] == ["statement", "page"]
    assert any(gap.what.startswith("link to the Velna Council") for gap in bare.missing)
    linked = said.replace("statement", "[statement](https://velna.example/s)")
    held = chain_of(f"# Bridge closed\n\n{BODY}\n\n{linked}\n\n{BODY}\n", lexicon)
    assert not any(gap.what.startswith("link to the Velna Council") for gap in held.missing)


def test_a_canonical_address_elsewhere_contradicts(lexicon: Lexicon) -> None:
    page = (
        '<html lang="en"><head><link rel="canonical" href="https://velna-post.example/7">'
        '<meta property="og:url" content="https://karst-times.example/b/7"><title>Bridge</title></head><body>'
        f"<h1>Bridge over the Velna closed</h1><article><p>{BODY} {BODY}</p><p>{BODY} {BODY}</p></article>"
        "</body></html>"
    )
    article = read_text(page, name="a.html", format="html")
    analysis = analyse(article, lexicon)
    chain = trace(analysis, lexicon)
    assert len(chain.contradictions) == 1
    rules = [one.rule for one in chain_findings(analysis, chain)]
    assert "chain/contradiction" in rules


def test_a_disclosed_state_outlet_is_no_gap(lexicon: Lexicon) -> None:
    silent = chain_of(f"# Bridge closed\n\n{BODY}\n\n{BODY}\n\nVia teleSUR\n", lexicon)
    assert any(gap.what.startswith("that teleSUR is state") for gap in silent.missing)
    told = f"# Bridge closed\n\n{BODY} The state-run channel teleSUR was first with it.\n\n{BODY}\n\nVia teleSUR\n"
    assert not any(gap.what.startswith("that teleSUR is state") for gap in chain_of(told, lexicon).missing)


METADATA = """<html lang="en"><head><link rel="canonical" href="https://www.reuters.com/a">
<meta property="og:url" content="https://velna.example/a"><meta property="og:site_name" content="Velna Post">
<link rel="alternate" hreflang="es" href="https://velna.example/es/a"><title>Bridge closed</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge closed",
"creditText":"Via Karst Herald – Translated by QK417","dateline":"VELNA, 5 May (AFP)",
"citation":{"@type":"CreativeWork","name":"Report of the masons"}}</script></head><body><article>
<h1>Bridge closed</h1><span itemprop="author" itemscope><b itemprop="name">Mira Olsen</b></span>
<p><a itemprop="isBasedOn" href="https://karst.example/a">here</a></p>
<p>BODY BODY</p><p>BODY BODY</p><p>Originally published by dpa</p></article></body></html>"""


def test_metadata_of_a_page_is_declared_with_its_field(lexicon: Lexicon) -> None:
    body = "The bridge over the Velna was closed on Monday after cracks had been found in two piers, a mason said."
    article = read_text(METADATA.replace("BODY", body), name="a.html", format="html")
    chain = trace(analyse(article, lexicon), lexicon)
    by_name = {node.name: node for node in chain.nodes}
    fields = {each.field for hop in chain.hops for each in hop.evidence if each.field}
    assert {"Karst Herald", "QK417", "AFP", "dpa", "Report of the masons"} <= set(by_name)
    assert {"jsonld:creditText", "jsonld:dateline", "jsonld:citation.name"} <= fields
    assert ("author", "Mira Olsen") in [(role.role, role.name) for role in chain.roles]
    assert any("Reuters" in gap.what and "dpa" in gap.what for gap in chain.contradictions)
    assert not any(gap.what == "link to the original" for gap in chain.missing)
    without = read_text(METADATA.replace("BODY", body).replace('itemprop="isBasedOn"', ""), format="html")
    gaps = trace(analyse(without, lexicon), lexicon).missing
    assert "https://velna.example/es/a" in next(gap.because for gap in gaps if gap.what == "link to the original")


@pytest.mark.parametrize(("language", "text", "name"), [
    ("en", "The bridge was closed, a Kremlin statement said on Monday.", "Kremlin statement"),
    ("es", "El puente fue cerrado, según un comunicado del Kremlin difundido el lunes.", "comunicado (Kremlin)"),
    ("fr", "Le pont a été fermé, selon un communiqué du Kremlin publié lundi.", "communiqué (Kremlin)"),
    ("de", "Die Brücke wurde gesperrt, heißt es in einer Mitteilung des Kremls vom Montag.", "Mitteilung (Kremls)"),
    ("fr", "Selon un rapport des Nations unies, deux piles étaient fissurées.", "rapport (Nations unies)"),
    ("ru", "Мост закрыли, говорится в заявлении Кремля, опубликованном в понедельник.", "заявлении (Кремля)"),
])  # fmt: skip
def test_a_cited_document_is_named_without_what_stands_behind_it(
    language: str, text: str, name: str, lexicon: Lexicon
) -> None:
    chain = trace(analyse(read_text(text, language=language), lexicon), lexicon)
    assert [node.name for node in chain.nodes if node.kind == "statement"] == [name]


@pytest.mark.parametrize(("language", "line"), [
    ("es", "Traducido del ruso por Mira Olsen"), ("fr", "Traduit du russe par Mira Olsen"),
    ("de", "Aus dem Russischen von Mira Olsen"), ("pt", "Traduzido do russo por Mira Olsen"),
    ("it", "Tradotto dal russo da Mira Olsen"),
])  # fmt: skip
def test_the_language_translated_from_is_known_in_the_words_of_the_page(
    language: str, line: str, lexicon: Lexicon
) -> None:
    from provenance.formats.disclosure_line import line as disclosed
    from tests.chain.test_credits import BODY

    text = f"{BODY[language]} {BODY[language]}\n\n{BODY[language]}\n\n{line}"
    chain = trace(analyse(read_text(text, language=language), lexicon), lexicon)
    assert not any(gap.what == "language of the original" for gap in chain.missing)
    assert disclosed(chain)
