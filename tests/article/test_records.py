"""Feeds, ninjs and NewsML-G2: every item an article with its fields; bad files say what is wrong and where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.article.article import Article, Problem
from provenance.article.read import read_bytes, read_many
from provenance.errors import ReadError

BODY = "The bridge over the Velna was closed on Monday after cracks had been found in two piers, a mason said."
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Velna Post</title><language>en</language>
<item><title>Bridge closed</title><link>https://velna.example/1</link><dc:creator>Mira Olsen</dc:creator>
<source url="https://karst.example/feed">Karst Herald</source><description>Short.</description>
<content:encoded><![CDATA[<p>{BODY}</p><p>The mill &amp; the ford were liberated.</p>]]></content:encoded></item>
<item><title>Mill</title><guid>https://velna.example/2</guid><description>{BODY}</description></item>
<item><link>https://velna.example/3</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Velna Post</title>
<entry><title>Bridge closed</title><author><name>Mira Olsen</name></author>
<link rel="alternate" href="https://velna.example/1"/><link rel="via" href="https://karst.example/a"/>
<source><title>Karst Herald</title></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p><p>Via <b>Karst</b></p></div></content>
</entry></feed>"""
NINJS = {
    "uri": "https://velna.example/1", "language": "en", "by": "Mira Olsen",
    "headlines": [{"value": "Bridge closed"}], "infoSources": [{"name": "Karst Herald"}],
    "people": [{"name": "QK417", "rel": "translator"}],
    "associations": [{"name": "o", "rel": "translationOf", "uri": "https://karst.example/a", "language": "es"}],
    "bodies": [{"contentType": "text/html", "value": f"<p>{BODY}</p>"}, {"contentType": "text/plain", "value": BODY}],
}  # fmt: skip
OLD = {"uri": "urn:x:1", "language": "en", "headline": "Bridge closed", "byline": "Mira Olsen", "body_text": BODY}
NEWSML = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="1" xml:lang="en">
<hopHistory><hop seq="1"><party literal="k"><name>Karst Herald</name></party>
<action qcode="hopaction:created" target="hatarget:content"/></hop></hopHistory>
<itemMeta><provider literal="v"><name>Velna Wire</name></provider></itemMeta>
<contentMeta><headline>Bridge closed</headline><by>Mira Olsen</by></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<body><p>{BODY}</p><p>It was liberated.</p></body></html></inlineXML></contentSet></newsItem>"""


def found(name: str, content: str | bytes, folder: Path) -> list[Article | Problem]:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_many([str(file)]))


def test_each_item_of_a_feed_is_an_article_or_a_problem_at_its_line(tmp_path: Path) -> None:
    first, second, third = found("feed.xml", RSS, tmp_path)
    assert isinstance(first, Article)
    assert first.path.endswith("feed.xml:5")
    assert first.format == "feed"
    assert "The mill & the ford were liberated." in first.view.text
    at = first.view.text.index("&")
    assert first.text[slice(*first.view.source(at, at + 1))] == "&amp;"
    declared = ("title", "author", "feed:source", "outlet", "language", "url")
    assert [first.declared(one) for one in declared] == [
        "Bridge closed", "Mira Olsen", "Karst Herald", "Velna Post", "en", "https://velna.example/1",
    ]  # fmt: skip
    assert isinstance(second, Article)
    assert second.text == BODY
    assert isinstance(third, Problem)
    assert third.message.startswith("holds no text")


def test_atom_says_where_an_entry_is_from(tmp_path: Path) -> None:
    (entry,) = found("a.atom", ATOM, tmp_path)
    assert isinstance(entry, Article)
    assert [entry.declared(one) for one in ("feed:source", "feed:via", "author", "language")] == [
        "Karst Herald", "https://karst.example/a", "Mira Olsen", "en",
    ]  # fmt: skip
    assert entry.view.text == f"{BODY}\n\nVia Karst"


def test_ninjs_of_two_versions(tmp_path: Path) -> None:
    (new,) = found("a.json", json.dumps(NINJS), tmp_path)
    old, nothing = found("old.ninjs", json.dumps([OLD, {"uri": "urn:x:2"}], indent=1), tmp_path)
    assert isinstance(new, Article)
    assert isinstance(old, Article)
    assert new.text == old.text == BODY
    assert [new.declared(one) for one in ("translator", "ninjs:infoSource", "ninjs:translationOf.language")] == [
        "QK417", "Karst Herald", "es",
    ]  # fmt: skip
    assert old.declared("author") == "Mira Olsen"
    assert isinstance(nothing, Problem)
    assert nothing.path.endswith("old.ninjs:10")


def test_newsml(tmp_path: Path) -> None:
    (item,) = found("a.xml", NEWSML, tmp_path)
    assert isinstance(item, Article)
    assert item.view.text == f"{BODY}\n\nIt was liberated."
    assert item.declared("newsml:hop.created") == "Karst Herald"
    assert item.declared("newsml:provider") == "Velna Wire"


@pytest.mark.parametrize(("name", "content", "line", "says"), [
    ("a.xml", '<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss/>', ":2", "DTD"),
    ("a.xml", '<rss>\n<channel>&a;</channel></rss>', ":2", "not well-formed"),
    ("a.xml", "<rss>\n<channel></rss>", ":2", "not well-formed"),
    ("a.xml", "<kml/>", ":1", "no feed"),
    ("a.xml", "<rss><channel/></rss>", "", "without items"),
    ("a.json", '{"a":\n}', ":2", "not valid JSON"),
    ("a.json", '{"a": 1}', "", "no ninjs"),
    ("a.json", "[" * 100_000, "", "nested too deeply"),
])  # fmt: skip
def test_bad_files_say_what_and_where(name: str, content: str, line: str, says: str, tmp_path: Path) -> None:
    (one,) = found(name, content, tmp_path)
    assert isinstance(one, Problem)
    assert says in one.message
    assert one.path.endswith(name + line)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "x">{levels}]><rss><channel><item><title>&a8;</title></item></channel></rss>'
    (one,) = found("a.rss", bomb, tmp_path)
    assert isinstance(one, Problem)
    assert "DTD" in one.message


def test_a_dropped_file_with_several_articles_is_refused_with_their_number() -> None:
    with pytest.raises(ReadError, match="holds 3 articles"):
        read_bytes(RSS.encode(), name="feed.xml", suffix=".xml")
    assert read_bytes(ATOM.encode(), name="feed.xml", suffix=".xml").declared("title") == "Bridge closed"


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1251", "utf-8-sig"])
def test_declared_encodings_are_obeyed(encoding: str, tmp_path: Path) -> None:
    feed = (
        f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><rss><channel><item><title>Мост закрыт'
        "</title></item></channel></rss>"
    )
    (one,) = found("a.rss", feed.encode(encoding), tmp_path)
    assert isinstance(one, Article)
    assert one.text == "Мост закрыт"


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=80))
def test_every_character_of_a_feed_opens_to_its_source(text: str) -> None:
    value = f"<p>Velna {text} Velna</p>".replace("]]>", "")
    feed = f"<rss><channel><item><description><![CDATA[{value}]]></description></item></channel></rss>"
    article = read_bytes(feed.encode(), name="a.rss", suffix=".rss")
    assert article.text == value
    for passage in article.passages:
        span = article.view.source(passage.start, passage.end)
        assert 0 <= span.start < span.end <= len(article.text)
