"""What each block of a text is to a reader: headline, standfirst, body, caption, credit or furniture.

The words of a page that are nobody's prose stand at its head and foot; between them only the markup
may say that a block is not body. In doubt a block is body: what is taken for furniture is not checked.
"""

from __future__ import annotations

import re

from provenance.article.article import Passage, PassageKind
from provenance.article.draft import Block, Draft
from provenance.article.page_lines import line_forms, line_kind

_STOPS = ".;,:…։۔。"
_CLOSING = "\"'”’»)] "
# Characters: a headline, a standfirst beneath it, a credit that only the markup calls one.
_HEADLINE, _STANDFIRST, _CREDIT = 250, 320, 240
_HEADLINE_WORDS = 32
# What ends a picture's caption: "(Ana Petrov/Kestrel)".
_PICTURED = re.compile(r"\([^()\n]{2,60}/[^()\n]{2,40}\)$")
# Lines looked at between a headline and the body.
_LINES_BENEATH = 6
_ROLE_KINDS: dict[str, PassageKind] = {
    "title": "headline", "standfirst": "standfirst", "caption": "caption", "furniture": "furniture",
}  # fmt: skip


def passages(draft: Draft, language: str) -> tuple[Passage, ...]:
    """The passages of a draft, one a block, in order; spans of its view."""
    return _Page(draft, language).passages()


class _Page:
    """The blocks of one text while they are being told apart."""

    def __init__(self, draft: Draft, language: str) -> None:
        self.text = draft.view.text
        self.blocks = draft.blocks
        self.language = language
        self.forms = line_forms(language)
        self.kinds: list[PassageKind | None] = [self._marked(block) for block in self.blocks]
        self.spaced = "\n\n" in self.text or "\n\r\n" in self.text

    def passages(self) -> tuple[Passage, ...]:
        """Head, headline and standfirst, then the foot; what is left is body."""
        count = len(self.blocks)
        first = self._pass_over(range(count), foot=False)
        if "headline" not in self.kinds and first is not None and self._is_headline(first):
            self.kinds[first] = "headline"
        if "headline" in self.kinds:
            self._beneath(self.kinds.index("headline"))
        self._pass_over(range(count - 1, -1, -1), foot=True)
        self._recover_credits()
        return tuple([Passage(self._kind(i), block.start, block.end) for i, block in enumerate(self.blocks)])

    def _marked(self, block: Block) -> PassageKind | None:
        """The kind that the markup gives a block; None where the text must say."""
        if block.role == "credit" and block.end - block.start <= _CREDIT:
            return "credit"
        return _ROLE_KINDS.get(block.role)

    def _words(self, i: int) -> str:
        return self.text[self.blocks[i].start : self.blocks[i].end]

    def _kind(self, i: int) -> PassageKind:
        """The final kind: an undecided block is body; a row of asterisks or the like is nobody's prose."""
        return (self.kinds[i] or "body") if any(map(str.isalnum, self._words(i))) else "furniture"

    def _pass_over(self, order: range, *, foot: bool) -> int | None:
        """Settle credits and furniture up to the first undecided block that is neither, and give that one."""
        for i in order:
            if self.kinds[i] is None:
                kind = line_kind(self._words(i), self.forms, self.language, foot=foot)
                if not kind:
                    return i
                self.kinds[i] = kind
        return None

    def _recover_credits(self) -> None:
        """Credit lines near the article that an extractor took for furniture."""
        prose = [i for i, kind in enumerate(self.kinds) if kind in (None, "headline")]
        if not prose:
            return
        for i in range(max(prose[0] - 3, 0), min(prose[-1] + 6, len(self.blocks))):
            if self.blocks[i].role == "furniture" and self.kinds[i] == "furniture":
                kind = line_kind(self._words(i), self.forms, self.language, foot=False)
                self.kinds[i] = kind or "furniture"

    def _ends_open(self, i: int) -> bool:
        """Whether a block ends without a stop and stands apart from the next one."""
        words = self._words(i).rstrip(_CLOSING)
        return bool(words) and words[-1] not in _STOPS and self._blank_after(i)

    def _blank_after(self, i: int) -> bool:
        if i + 1 == len(self.blocks):
            return False
        gap = self.text[self.blocks[i].end : self.blocks[i + 1].start]
        return not self.spaced or gap.count("\n") > 1 or gap.count("\r") > 1

    def _prose_follows(self, i: int) -> bool:
        return any(
            kind is None and (not self._ends_open(j) or len(self._words(j)) > _HEADLINE)
            for j, kind in enumerate(self.kinds[i + 1 : i + 8], start=i + 1)
        )

    def _is_headline(self, i: int) -> bool:
        words = self._words(i)
        short = len(words) <= _HEADLINE and words.count(" ") < _HEADLINE_WORDS
        return short and self._ends_open(i) and self._prose_follows(i)

    def _beneath(self, headline: int) -> None:
        """What stands between the headline and the body: its repetition, bylines, buttons, a standfirst."""
        below = range(headline + 1, len(self.blocks))
        for _ in range(_LINES_BENEATH):
            i = self._pass_over(below, foot=False)
            if i is None:
                return
            if self._words(i).casefold() == self._words(headline).casefold():
                self.kinds[i] = "furniture"
            elif self.blocks[i].role == "heading" and below.start == headline + 1:
                below = range(i + 1, len(self.blocks))  # a first subheading; bylines may stand beneath it
            elif not self._ends_open(i) or not self._prose_follows(i):
                return
            elif _is_name(self._words(i)):
                self.kinds[i] = "credit"
            elif _PICTURED.search(self._words(i)):
                self.kinds[i] = "caption"
            elif "standfirst" not in self.kinds and self.blocks[i].end - self.blocks[i].start <= _STANDFIRST:
                self.kinds[i] = "standfirst"
            else:
                return


def _is_name(text: str) -> bool:
    """Whether a line is two to four capitalised words: a byline that needs no "by"."""
    words = text.split()
    return 2 <= len(words) <= 4 and all(w[0].isupper() and w.replace("-", "").replace(".", "").isalpha() for w in words)
