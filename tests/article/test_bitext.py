"""Translation memories and exchange files: both sides, unit by unit; what is hostile or unclear is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.article.article import Article
from provenance.article.bitext import bitext_article
from provenance.errors import ReadError

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="es"/><body>
<tu><tuv xml:lang="es-ES"><seg>La presa <bpt i="1">&lt;b&gt;</bpt>de Ostra<ept i="1">&lt;/b&gt;</ept>
   se cerró.</seg></tuv><tuv xml:lang="en-GB"><seg>The Ostra dam <hi>was closed</hi>.</seg></tuv></tu>
<tu><note>kept out</note><tuv xml:lang="es-ES"><seg>Nadie lo explicó.</seg></tuv></tu>
</body></tmx>"""
XLIFF_1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="es" target-language="en" datatype="plaintext"><body>
<trans-unit id="1"><source>La presa <g id="1">de Ostra</g> se cerró.</source>
<target>The <ph id="2">{0}</ph>Ostra dam was closed.</target>
<alt-trans><source>La presa</source><target>The weir</target></alt-trans></trans-unit>
<trans-unit id="2"><source>Uno. Dos.</source>
<seg-source><mrk mtype="seg" mid="1">Uno.</mrk> <mrk mtype="seg" mid="2">Dos.</mrk></seg-source>
<target><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk></target></trans-unit>
</body></file></xliff>"""
XLIFF_2 = """<xliff version="2.0" srcLang="es" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f"><unit id="1"><originalData><data id="d">kept out</data></originalData>
<segment><source>La presa <pc id="1">de Ostra</pc> se cerró.</source>
<target>The Ostra dam<ph id="2"/> was closed.</target></segment>
<ignorable><source> </source></ignorable>
<segment><source>Nadie lo explicó.</source></segment></unit></file></xliff>"""


def segments(article: Article) -> list[str]:
    return [article.view.text[one.start : one.end] for one in article.passages]


def test_a_memory_gives_both_sides_without_codes() -> None:
    article = bitext_article(TMX.encode(), name="a.tmx", format="tmx")
    assert article.original is not None
    assert segments(article) == ["The Ostra dam was closed.", ""]
    assert segments(article.original) == ["La presa de Ostra se cerró.", "Nadie lo explicó."]
    assert (article.original.language, article.language) == ("es", "en")


@pytest.mark.parametrize("content", [XLIFF_1, XLIFF_2])
def test_exchange_files_of_both_generations(content: str) -> None:
    article = bitext_article(content.encode(), name="a.xlf", format="xliff")
    assert article.original is not None
    assert segments(article)[0] == "The Ostra dam was closed."
    assert segments(article.original)[0] == "La presa de Ostra se cerró."
    assert len(segments(article)) == len(segments(article.original))
    assert "weir" not in article.text
    assert "kept out" not in article.original.text


def test_marked_segments_are_units_of_their_own() -> None:
    article = bitext_article(XLIFF_1.encode(), name="a.xlf", format="xliff")
    assert segments(article)[1:] == ["One.", "Two."]


def test_a_third_language_needs_a_choice() -> None:
    third = '<tuv xml:lang="fr"><seg>Le barrage fut fermé.</seg></tuv></tu>'
    content = TMX.replace("</tu>", third, 1)
    with pytest.raises(ReadError, match="leaves open") as caught:
        bitext_article(content.encode(), name="a.tmx", format="tmx")
    assert "--lang" in caught.value.mend
    assert bitext_article(content.encode(), name="a.tmx", format="tmx", language="fr").text.startswith("Le barrage")
    with pytest.raises(ReadError, match="no segments in 'it'"):
        bitext_article(content.encode(), name="a.tmx", format="tmx", language="it")


ENTITY = '<!DOCTYPE tmx [<!ENTITY a "aaaa">]>'


@pytest.mark.parametrize(
    ("format", "content", "says"),
    [
        ("tmx", TMX.replace('<!DOCTYPE tmx SYSTEM "tmx14.dtd">', ENTITY), "document type of its own"),
        ("tmx", TMX.replace("Nadie", "&nadie;"), "entity"),
        ("tmx", TMX.replace("</tmx>", ""), "cannot|can be read"),
        ("tmx", XLIFF_2, "is not a TMX"),
        ("xliff", TMX, "is not an XLIFF"),
        ("xliff", XLIFF_2.replace('version="2.0"', 'version="3.0"'), "is not an XLIFF"),
        ("xliff", XLIFF_2.replace("<target>The Ostra dam<ph id=\"2\"/> was closed.</target>", ""), "no translation"),
        ("tmx", "<tmx>" + "<a>" * 500 + "</a>" * 500 + "</tmx>", "nested"),
    ],
)  # fmt: skip
def test_what_is_hostile_or_damaged_is_refused_with_its_line(format: str, content: str, says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        bitext_article(content.encode(), name="a.x", format=format)  # type: ignore[arg-type]
    assert caught.value.where.startswith("a.x")


WORDS = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\x7f"), min_size=1, max_size=30
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def test_segments_survive_the_file(pairs: list[tuple[str, str]]) -> None:
    from xml.sax.saxutils import escape

    units = "".join(
        f'<tu><tuv xml:lang="es"><seg>x{escape(a)}</seg></tuv><tuv xml:lang="en"><seg>y{escape(b)}</seg></tuv></tu>'
        for a, b in pairs
    )
    content = f'<tmx version="1.4"><header srclang="es"/><body>{units}</body></tmx>'
    article = bitext_article(content.encode(), name="a.tmx", format="tmx")
    assert article.text == "\n\n".join(" ".join(f"y{b}".split()) for _, b in pairs)
    for passage in article.passages:
        span = article.view.source(passage.start, passage.end)
        assert 0 <= span.start <= span.end <= len(article.text)
