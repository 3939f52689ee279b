"""DOCX: the paragraphs of a word-processor file, with tracked changes taken as accepted.

The text that is checked is the paragraphs' text joined by a blank line (`"\\n\\n"`), and every offset is a code
point of that text; a line break inside a paragraph is `"\\n"`, a tab `"\\t"`. Footnotes and endnotes follow the
running text. Tables are read cell by cell. Comments are no prose: each is a field `comment`, its span where it is
anchored. Running heads, hidden text and everything outside the file are not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.article.article import Field
from provenance.article.decoding import SIZE_LIMIT
from provenance.article.docx_package import Package
from provenance.article.docx_story import Mark, Paragraph, Story
from provenance.article.docx_styles import Styles
from provenance.article.draft import Block, BlockRole, Draft, trimmed
from provenance.article.readers import plain
from provenance.errors import ReadError
from provenance.text.span import Span
from provenance.text.view import View, plain_view

_NOTES = ("footnotes", "endnotes")
_PROPERTIES = {"title": "docx:title", "creator": "docx:creator", "language": "language", "modified": "docx:modified"}
_LONGEST_VALUE = 2_000


def read(source: str) -> Draft:
    """The draft of text that was already taken out of its file."""
    return plain.read(source)


def read_bytes(content: bytes, *, where: str) -> Draft:
    """The draft of a DOCX file; ReadError where it is none, damaged, or unpacks to more than it may."""
    if len(content) > SIZE_LIMIT:
        raise ReadError(f"is larger than {SIZE_LIMIT >> 20} MB", where=where, mend="leave its pictures out")
    package = Package(content, where)
    main = package.main_part()
    story = _story(package, main)
    for kind in _NOTES:
        if part := package.related(main, kind):
            story.paragraphs += _story(package, part).paragraphs
    page = _Page(story.paragraphs)
    view = plain_view(page.text)
    styles = Styles(package, package.related(main, "styles"))
    fields = (*_comments(package, main, story, page), *_properties(package))
    return Draft(page.text, view, tuple(_blocks(page, view, styles)), fields)


def _story(package: Package, part: str) -> Story:
    story = Story()
    package.parse(part, story.opened, story.closed, story.text)
    return story


class _Page:
    """Paragraphs laid out as one text: its spans, each with the paragraph whose style it takes."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        pieces: list[str] = []
        self.spans: list[tuple[int, int, Paragraph]] = []
        self._begins: list[int] = []
        at = 0
        for run in _joined(paragraphs):
            words = "".join(paragraph.text for paragraph in run)
            shown = words.strip()
            if shown and pieces:
                at += 2
            lead = len(words) - len(words.lstrip())
            for paragraph in run:
                self._begins.append(at - lead)
                lead -= paragraph.length
            if shown:
                pieces.append(shown)
                self.spans.append((at, at + len(shown), run[-1]))
                at += len(shown)
        self.text = "\n\n".join(pieces)

    def place(self, mark: Mark) -> int:
        """Where a mark of the story stands in the text."""
        return min(max(self._begins[mark.paragraph] + mark.offset, 0), len(self.text))


def _joined(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """Paragraphs in runs: one whose end was deleted goes on in the next of the same cell or box."""
    runs: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if runs and runs[-1][-1].joined and runs[-1][-1].box == paragraph.box:
            runs[-1].append(paragraph)
        else:
            runs.append([paragraph])
    return runs


def _blocks(page: _Page, view: View, styles: Styles) -> Iterator[Block]:
    """The blocks in the view; without a title the first heading of the first level is one."""
    roles = [styles.role(paragraph.style, paragraph.level) for _, _, paragraph in page.spans]
    titled = any(role == "title" for role, _ in roles)
    first = next((number for number, (_, top) in enumerate(roles) if top), None)
    for number, (start, end, _) in enumerate(page.spans):
        role: BlockRole = "title" if number == first and not titled else roles[number][0]
        begin, upto = trimmed(view.text, view.at(start), view.at(end) if end < len(page.text) else len(view.text))
        if begin < upto:
            yield Block(begin, upto, role)


def _comments(package: Package, main: str, story: Story, page: _Page) -> Iterator[Field]:
    """What colleagues noted in the margin, with whose note it is and where it is anchored."""
    part = package.related(main, "comments")
    if not part:
        return
    notes = _story(package, part)
    for note, author in notes.authors.items():
        words = " ".join(one.text.strip() for one in notes.paragraphs if one.note == note).strip()
        marks = [page.place(mark) for mark in story.anchors.get(note, ())]
        span = Span(min(marks), max(marks)) if marks else None
        if words:
            yield Field("comment", f"{author}: {words}"[:_LONGEST_VALUE] if author else words[:_LONGEST_VALUE], span)


def _properties(package: Package) -> list[Field]:
    """What the file says of itself; who made the file is not the author of the text."""
    part = package.related("", "core-properties")
    found: list[Field] = []
    value: list[str] = []

    def closed(tag: str) -> None:
        name = _PROPERTIES.get(tag.rpartition(" ")[2])
        if name and (shown := "".join(value).strip()):
            found.append(Field(name, shown[:_LONGEST_VALUE]))
        value.clear()

    if part:
        package.parse(part, lambda tag, values: value.clear(), closed, value.append)
    return found
