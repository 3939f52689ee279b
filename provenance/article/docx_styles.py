"""What a paragraph's style makes of it: built-in names stand in English in every file, a newsroom's own may not."""

from __future__ import annotations

import re

from provenance.article.docx_package import Package
from provenance.article.docx_story import level_of, value_of, word_name
from provenance.article.draft import BlockRole

_NAMED: tuple[tuple[str, BlockRole], ...] = (
    (r"(?:title|headline|hed)", "title"),
    (r"(?:subtitle|standfirst|dek|deck|subhead(?:line)?|lede? in)", "standfirst"),
    (r"heading [1-9]", "heading"),
    (r"(?:.* )?caption|(?:.* )?cutline", "caption"),
    (r"byline|credit(?: line)?|author", "credit"),
    (r"toc .*|header|footer|table of .*|index .*|page number", "furniture"),
)
_ROLES = tuple((re.compile(pattern, re.IGNORECASE), role) for pattern, role in _NAMED)
_DEEPEST = 20


class Styles:
    """The paragraph styles of one file: what each is called, rests on, and which outline level it has."""

    def __init__(self, package: Package, part: str) -> None:
        self._names: dict[str, str] = {}
        self._bases: dict[str, str] = {}
        self._levels: dict[str, int] = {}
        self._style = ""
        if part:
            package.parse(part, self._opened)

    def _opened(self, tag: str, values: dict[str, str]) -> None:
        name = word_name(tag)
        if name == "style":
            self._style = value_of(values, "styleId")
        elif name == "name":
            self._names.setdefault(self._style, value_of(values, "val"))
        elif name == "basedOn":
            self._bases.setdefault(self._style, value_of(values, "val"))
        elif name == "outlineLvl":
            self._levels.setdefault(self._style, level_of(values))

    def role(self, style: str, level: int) -> tuple[BlockRole, bool]:
        """The role of a paragraph, and whether it is a heading of the first level."""
        for _ in range(_DEEPEST):
            name = " ".join(self._names.get(style, style).replace("_", " ").split())
            for pattern, role in _ROLES:
                if pattern.fullmatch(name):
                    return role, name.lower() == "heading 1"
            level = self._levels.get(style, -1) if level < 0 else level
            style = self._bases.get(style, "")
            if not style:
                break
        return ("heading", level == 0) if level >= 0 else ("text", False)
