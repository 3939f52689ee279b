"""HTML: the page as a reader sees it, tied character by character to its source.

The scanner tells what each block is by its markup; `page_body` then says which blocks are the article.
"""

from __future__ import annotations

import re
from collections import Counter

from provenance.article.draft import Block, Draft, trimmed
from provenance.article.page_body import Piece, Role, settle
from provenance.article.page_fields import Declared
from provenance.text.markup import Flow, Token, attributes, html_tokens
from provenance.text.view import View

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "option", "optgroup", "p", "pre", "section", "select", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "title", "tr", "ul",
))  # fmt: skip
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "track", "wbr"))
# Blocks that end where the next one begins, so that an unclosed one never swallows the page.
_LEAVES = frozenset(("p", "li", "td", "th", "tr", "dt", "dd", "option", "h1", "h2", "h3", "h4", "h5", "h6"))
_TAG_ROLES: dict[str, Role] = {
    "figcaption": "caption", "caption": "caption", "nav": "furniture", "footer": "furniture",
    "aside": "furniture", "form": "furniture", "button": "furniture", "select": "furniture",
    "menu": "furniture", "dialog": "furniture", "head": "furniture", "h1": "title",
    "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
}  # fmt: skip
_WHOLE = frozenset(("html", "body", "main", "article"))
# What class names and ids say, whole words of them; the first that matches counts.
_CLASS_NAMES: tuple[tuple[Role, str], ...] = (
    ("caption", r"caption|figcaption|legend|bildunterschrift|legende|photo-text|image-text"),
    (
        "furniture",
        r"share|sharing|social|related|recommended|recommendations|newsletter|comments?|cookies?|breadcrumbs?"
        r"|promo"
        r"|adverts?|ads?|advertisement|sidebar|menu|navbar|navigation|widget|subscribe|subscription|paywall|popup"
        r"|modal|toolbar|sponsored|tags|tag-list|most-read|trending|skip-link|teasers?|disqus|outbrain|taboola",
    ),
    ("standfirst", r"standfirst|dek|lede|sub-?title|sub-?headline|entradilla|vorspann|chapo|article-summary"),
    (
        "credit",
        r"byline|by-line|authors?|author-name|credits?|copyright|translators?|source|sources|firma|autor|autores"
        r"|auteur|signature|article-source",
    ),
)
_CLASS_ROLES = tuple(
    (role, re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])", re.IGNORECASE)) for role, names in _CLASS_NAMES
)
_HIDING = re.compile(r"display\s{0,3}:\s{0,3}none")
# Characters: a tag with longer attributes carries data, not a meaning.
_LONGEST_TAG = 4_000
_META = ("name", "property", "itemprop", "http-equiv")
# Microdata that says where a text is from, how much of an element is looked at, and other languages listed at most.
_MICRODATA = {
    name.lower(): name
    for name in (
        "author", "publisher", "translator", "sourceOrganization", "provider", "isBasedOn", "isBasedOnUrl",
        "translationOfWork", "creditText", "dateline", "citation",
    )
}  # fmt: skip
_ELEMENT, _MOST_ALTERNATES = 600, 12
_ITEMPROP = re.compile(r"""itemprop\s*=\s*["']?([^"'>]{1,200})""", re.IGNORECASE)
_SHOWN = re.compile(r"[^<>]*[^\s<>][^<>]*")


def read(source: str) -> Draft:
    """The draft of a page: view, blocks with their roles, declared metadata."""
    scan = _Scan(source)
    view, pieces, spans = scan.finish()
    fields = scan.declared.fields()
    _choose_title(pieces, [field.value for field in fields if field.name == "title"])
    settle(pieces, source, tags=scan.tags, depth=scan.deepest)
    blocks = [Block(*span, piece.role) for span, piece in zip(spans, pieces, strict=True)]
    return Draft(source, view, tuple(blocks), fields)


def read_fragment(source: str) -> Draft:
    """The draft of an article's own HTML, as a feed or a wire carries it: all of it is the article."""
    view, pieces, spans = _Scan(source).finish()
    blocks = [
        Block(*span, "heading" if piece.role == "title" else piece.role)
        for span, piece in zip(spans, pieces, strict=True)
    ]
    return Draft(source, view, tuple(blocks))


class _Scan:
    """Walks the tokens of a page, keeping what encloses the current text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.flow = Flow(source)
        self.declared = Declared(source)
        self.pieces: list[Piece] = []
        self.deepest = self.tags = 0
        self._open: list[tuple[str, Role | None]] = []
        self._names: Counter[str] = Counter()
        self._boxes = self._verbatim = self._links = self._articles = 0
        self._leaf: tuple[str, Role | None] | None = None
        self._json = False
        self._marked = "itemprop" in source
        self._alternates = 0

    def finish(self) -> tuple[View, list[Piece], list[tuple[int, int]]]:
        """Walk the whole page: its view, and the pieces that show something with their trimmed spans."""
        for token in html_tokens(self.source):
            self.take(token)
        view = self.flow.view()
        pieces: list[Piece] = []
        spans: list[tuple[int, int]] = []
        for piece, block in zip(self.pieces, self.flow.blocks, strict=True):
            start, end = trimmed(view.text, *block)
            if start < end:
                piece.text = view.text[start:end]
                pieces.append(piece)
                spans.append((start, end))
        return view, pieces, spans

    def take(self, token: Token) -> None:
        """One token, in order."""
        if token.kind == "text":
            self._text(token)
        elif token.kind == "open":
            self._opening(token)
        elif token.kind == "close":
            self._closing(token)
        elif token.kind == "raw":
            if token.name == "title":
                self.declared.add("html:title", token.start, token.end)
            elif self._json:
                self.declared.add_json(token.start, token.end)

    def _text(self, token: Token) -> None:
        was_open = self.flow.open
        shown = self.flow.text(token.start, token.end, verbatim=self._verbatim > 0)
        if not was_open and self.flow.open:
            role = self._role()
            self.pieces.append(Piece("", role, self._boxes > 0, 0, self._articles > 0))
        if self._links and self.pieces:
            self.pieces[-1].linked += shown

    def _role(self) -> Role:
        if self._leaf is not None and self._leaf[1] is not None:
            return self._leaf[1]
        for name, role in reversed(self._open[-12:]):
            if role is not None and name not in _LEAVES:
                return role
        return "furniture" if self._boxes else "text"

    def _opening(self, token: Token) -> None:
        name = token.name
        self.tags += 1
        if name == "script":
            self._json = "ld+json" in self.source[slice(*token.attributes)]
        elif name in ("meta", "link", "html", "time"):
            self._metadata(token)
        if self._marked and name != "meta":
            self._microdata(token)
        if name == "br":
            self.flow.line(token.start, token.end)
        elif name == "a":
            self._links = 1
        if name not in _BLOCKS:
            return
        self.flow.part(token.start, token.end)
        role = self._meaning(name, token)
        if name in _LEAVES:
            self._leaf = (name, role)
        elif name not in _VOID:
            self._leaf = None
            self._open.append((name, role))
            self._names[name] += 1
            self.deepest = max(self.deepest, len(self._open))
            self._count(name, role, 1)

    def _count(self, name: str, role: Role | None, by: int) -> None:
        self._boxes += by * (role == "furniture")
        self._verbatim += by * (name == "pre")
        self._articles += by * (name in ("article", "main"))

    def _closing(self, token: Token) -> None:
        name = token.name
        if name == "a":
            self._links = 0
        if name not in _BLOCKS:
            return
        self.flow.part(token.start, token.end)
        if name in _LEAVES:
            self._leaf = None
        elif self._names[name]:
            self._leaf = None
            while True:
                closed = self._open.pop()
                self._names[closed[0]] -= 1
                self._count(*closed, -1)
                if closed[0] == name:
                    break

    def _meaning(self, name: str, token: Token) -> Role | None:
        """The role that a tag and its class names give a block; one that starts out hidden is furniture.

        A page may show hidden text later, so it stays in the view, where the extractor can vouch for it.
        """
        role = _TAG_ROLES.get(name)
        start, end = token.attributes
        if start == end or name in _WHOLE or end - start > _LONGEST_TAG:
            return role
        found = attributes(self.source, start, end)
        if "hidden" in found or ("style" in found and _HIDING.search(self.source, *found["style"])):
            return "furniture"
        if role in ("title", "furniture"):
            return role
        named = " ".join(self.source[slice(*found[key])] for key in ("class", "id", "itemprop") if key in found)
        return next((one for one, names in _CLASS_ROLES if named and names.search(named)), role)

    def _metadata(self, token: Token) -> None:
        found = attributes(self.source, *token.attributes)
        value = {
            key: self.source[slice(*span)].strip().lower() for key, span in found.items() if key in (*_META, "rel")
        }
        if token.name == "meta" and "content" in found:
            name = next((value[key] for key in _META if value.get(key)), "")
            if name and not name.startswith(("viewport", "theme-color", "google", "msapplication", "fb:", "robots")):
                self.declared.add(f"meta:{name}", *found["content"])
        elif token.name == "html" and (lang := found.get("lang") or found.get("xml:lang")):
            self.declared.add("html:lang", *lang)
        elif token.name == "link" and "href" in found:
            self._linked(value.get("rel", ""), found)
        elif token.name == "time" and "datetime" in found:
            self.declared.add("html:time", *found["datetime"])

    def _linked(self, rel: str, found: dict[str, tuple[int, int]]) -> None:
        """Addresses that a page declares: its own, where it was taken from, its versions in other languages."""
        if rel == "canonical":
            self.declared.add("html:canonical", *found["href"])
        elif rel in ("original-source", "syndication-source"):
            self.declared.add(f"meta:{rel}", *found["href"])
        elif rel == "alternate" and "hreflang" in found and self._alternates < _MOST_ALTERNATES:
            self._alternates += 1
            self.declared.add(f"hreflang:{self.source[slice(*found['hreflang'])].strip().lower()}", *found["href"])

    def _microdata(self, token: Token) -> None:
        """The value of an element that microdata names: its content, its address, or its first words."""
        match = _ITEMPROP.search(self.source, *token.attributes)
        if match is None:
            return
        name = next((_MICRODATA[one] for one in match[1].lower().split() if one in _MICRODATA), "")
        if not name:
            return
        found = attributes(self.source, *token.attributes)
        if "content" in found:
            self.declared.add(f"microdata:{name}", *found["content"])
        elif "href" in found and name in ("isBasedOn", "isBasedOnUrl", "translationOfWork"):
            self.declared.add(f"microdata:{name}", *found["href"])
        elif token.name not in _VOID:
            upto = self.source.find(f"</{token.name}", token.end, token.end + _ELEMENT)
            at, end = token.end, upto if upto > 0 else token.end
            while at < end and (tag := self.source.find("<", at, end)) == at:
                at = self.source.find(">", tag, end) + 1 or end
            shown = _SHOWN.match(self.source, at, end)
            if shown is not None:
                self.declared.add(f"microdata:{name}", at, shown.end())


def _choose_title(pieces: list[Piece], titles: list[str]) -> None:
    """Among several first-level headings keep as title the one nearest to what the page calls itself."""
    wanted = [set(_words(title)) for title in titles]

    def nearness(piece: Piece) -> float:
        own = set(_words(piece.text))
        return max((len(own & other) / (len(own | other) or 1) for other in wanted), default=0.0)

    headings = [piece for piece in pieces if piece.role == "title"]
    best = max(headings, key=nearness, default=None)
    if best is None or (wanted and nearness(best) < 0.3):
        others = [piece for piece in pieces if piece.role in ("heading", "text") and len(piece.text) < 250]
        nearest = max(others, key=nearness, default=None)
        if nearest is not None and nearness(nearest) >= 0.6:
            best = nearest
    for piece in headings:
        piece.role = "heading"
    if best is not None:
        best.role = "title"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
