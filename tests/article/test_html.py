"""Pages: words that tags cut stay whole, what nobody sees stays out, what is of the page is furniture."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from provenance.article import page_body
from provenance.article.article import Article
from provenance.article.decoding import decode
from provenance.article.read import read_text

PARAGRAPH = (
    "The boats stayed in the harbour on Monday, and nobody would say when they are to leave again, although the "
    "passengers had been waiting on the quay since the early morning."
)


def page(text: str) -> Article:
    return read_text(text, format="html")


def shown(article: Article) -> list[tuple[str, str]]:
    return [(kind, article.view.text[start:end]) for kind, start, end in article.passages]


def test_inline_tags_and_entities_do_not_cut_words() -> None:
    article = page("<p>The com<b>pa</b>ny&rsquo;s caf&eacute; &amp; bar&#46; A&shy;B")
    assert article.view.text == "The company’s café & bar. AB"
    start = article.view.text.index("company’s")
    span = article.view.source(start, start + len("company’s"))
    assert article.text[span.start : span.end] == "com<b>pa</b>ny&rsquo;s"


def test_blocks_part_and_line_breaks_do_not() -> None:
    assert page("<div>a<div>b</div>c<br>d</div>").view.text == "a\n\nb\n\nc\nd"
    assert page("<p>one<br><br/>two").view.text == "one\n\ntwo"
    assert page("<ul><li>one<li>two</ul>").view.text == "one\n\ntwo"


def test_white_space_collapses_but_in_pre() -> None:
    assert page("<p>a \n\n  b\t c</p>").view.text == "a b c"
    assert page("<pre>a\n  b</pre>").view.text == "a\n  b"


def test_what_nobody_sees() -> None:
    source = "<p>a<script>x</script><style>y</style><!-- z --><svg><text>s</text></svg><noscript>n</noscript>b"
    assert page(source).view.text == "ab"


def test_an_unclosed_svg_hides_nothing() -> None:
    assert "shown" in page("<p><svg>shown</p>").view.text


def test_less_than_is_a_character() -> None:
    assert page("<p>5 < 6 and a <3 b").view.text == "5 < 6 and a <3 b"


def test_among_first_level_headings_the_page_title_wins() -> None:
    source = f"<title>Boats stay in | Courier</title><h1>Courier</h1><h1>Boats stay in</h1><p>{PARAGRAPH}</p>"
    assert page(source).headline == "Boats stay in"


def test_a_page_without_an_extractor_is_read_by_its_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_body, "_extract", lambda source: "")
    source = (
        '<nav><a href="/">Home</a></nav><h1>Boats stay in</h1><p>By Ana Petrov</p>'
        f'<p>{PARAGRAPH}</p><p>Nobody knows.</p><p>{PARAGRAPH}</p><div class="related"><p>{PARAGRAPH}</p></div>'
    )
    kinds = [kind for kind, _ in shown(page(source))]
    assert kinds == ["furniture", "headline", "credit", "body", "body", "body", "furniture"]


def test_declared_metadata_has_its_place() -> None:
    article = page(
        '<html lang="es-VE"><meta property="og:site_name" content="La &quot;Gaceta&quot;"><p>Hola a todos.</p>'
    )
    field = next(field for field in article.fields if field.name == "outlet")
    assert field.value == 'La "Gaceta"'
    assert field.span is not None
    assert article.text[field.span.start : field.span.end] == "La &quot;Gaceta&quot;"
    assert article.declared("language") == "es-VE"


def test_broken_json_ld_says_nothing() -> None:
    article = page('<script type="application/ld+json">{"@type": </script><p>Some words here.</p>')
    assert not [field for field in article.fields if field.name.startswith("jsonld:")]


@pytest.mark.shared
def test_real_pages_keep_their_places(shared: Path) -> None:
    for path in sorted((shared / "data" / "pages").glob("*.gz"))[::25]:
        decoded = decode(gzip.decompress(path.read_bytes()), "html", where=path.name)
        article = read_text(decoded.text, name=path.name, format="html")
        for _, start, end in article.passages:
            span = article.view.source(start, end)
            assert 0 <= span.start < span.end <= len(article.text)
