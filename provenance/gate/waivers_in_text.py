"""Waivers that stand in the text itself, where readers do not see them.

`<!-- provenance: allow loaded/conflict-verb "liberated" reason="…" by="…" until=2030-01-31 -->` in Markdown and
HTML; the same words behind `provenance-allow:` in front matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from provenance.article.article import Article
from provenance.errors import UsageError
from provenance.gate.toml_tables import nearest
from provenance.gate.waivers import Waiver, settled
from provenance.text.span import Lines

_OPEN = re.compile(r"<!--[ \t\r\n]{0,99}provenance[ \t]{0,9}:")
_FIELDS = ("provenance-allow", "provenance_allow")
_TOKEN = re.compile(
    r"\s*+(?:(?P<key>[\w-]{1,30})\s{0,9}=\s{0,9})?"
    r"""(?:"(?P<straight>[^"]*+)"|“(?P<curly>[^”]*+)”|(?P<bare>[^\s"“=]++))"""
)
_KEYS = ("reason", "by", "until", "fingerprint")
_MOST = 200


def may_hold_waivers(article: Article) -> bool:
    """Whether a look for waivers is worth it; cheap, and never wrong by saying no."""
    return article.format in ("markdown", "html") and "provenance" in article.text


def waivers_in_text(article: Article) -> Iterator[Waiver]:
    """Every waiver that stands in an article. Raises UsageError with file:line for one that is not in order."""
    if not may_hold_waivers(article):
        return
    lines = Lines(article.text)
    for number, (start, end, words) in enumerate(_places(article)):
        where = f"{article.path}:{lines.place(start)[0]}"
        if number == _MOST:
            raise UsageError(f"more than {_MOST} waivers in one text", where=where, mend="settle the findings")
        yield _waiver(words, where, start, end)


def _places(article: Article) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of each waiver; a comment that readers see, as in a code block, is none."""
    text, view = article.text, article.view
    for match in _OPEN.finditer(text):
        close = text.find("-->", match.end())
        inside = close if close >= 0 else len(text)
        if view.at(match.start()) == view.at(inside):
            yield match.start(), min(inside + 3, len(text)), _directive(text[match.end() : inside])
    for field in article.fields:
        if field.name in _FIELDS and field.span is not None:
            start = field.span.start
            end = text.find("\n", start)
            words = text[start : end if end >= 0 else len(text)].rstrip()
            if text[start - 1 : start] == "'" and words.endswith("'"):
                words = words[:-1]
            yield start, start + len(words), words


def _directive(words: str) -> str:
    """What stands behind "allow"; anything else is handed on with a mark that no rule can begin with."""
    parts = words.split(None, 1)
    if parts and parts[0] == "allow":
        return parts[1] if len(parts) > 1 else ""
    return f"={words.strip()}"


def _waiver(words: str, where: str, start: int, end: int) -> Waiver:
    if words.startswith("="):
        raise UsageError(f"does not begin with `allow`: {words[1:41]!r}", where=where, mend="write provenance: allow …")
    rules: list[str] = []
    quoted: list[str] = []
    given: dict[str, str] = {}
    at = 0
    words = words.rstrip()
    while at < len(words):
        match = _TOKEN.match(words, at)
        if match is None:
            what = f"a waiver cannot be read from {words[at : at + 30]!r} on"
            raise UsageError(what, where=where, mend='write: allow RULE "words" reason="…" by="…" until=2030-01-31')
        at = match.end()
        value = match["straight"] if match["straight"] is not None else match["curly"]
        if match["key"]:
            if match["key"] not in _KEYS:
                mend = nearest(match["key"], _KEYS)
                raise UsageError(f"unknown key `{match['key']}` in a waiver", where=where, mend=mend)
            given[match["key"]] = value if value is not None else match["bare"]
        elif value is not None:
            quoted.append(value)
        else:
            rules.append(match["bare"])
    until = _day(given["until"], where) if "until" in given else None
    waiver = Waiver(
        tuple(rules), tuple(quoted), " ".join(given.get("reason", "").split()), given.get("by", "").strip(), until,
        where, given.get("fingerprint", ""), start, end,
    )  # fmt: skip
    return settled(waiver)


def _day(value: str, where: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"until={value[:20]} is not a date", where=where, mend="write it like 2030-01-31") from None
