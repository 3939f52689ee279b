"""What signs a text beneath its last paragraph: a name alone, initials, names in brackets, or only outlets' names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.chain.names import is_name
from provenance.lexicon.languages import language
from provenance.lexicon.outlets import Outlets

_DASHED = re.compile(r"[–—-]\s*(?=[^\W\d_])")
_INITIALS = re.compile(r"\(?([a-zäöüß]{2,4})\)?\.?")
# "… と発表した。【カイロ山田太郎】": a place in katakana, then a name of three to five characters.
_JAPANESE = re.compile(r"【([^【】\n]{3,40})】\s*$")
_JAPANESE_NAME = re.compile(r"(?:[ァ-ヶー]{2,12}|[^、，]{1,12}[・＝=])?([\u4e00-\u9fff々]{3,5})")
_LISTED = re.compile(r"\s*[/,|]\s*")
_DATE = re.compile(r"[\s,]+\d{1,2}\.?\s*(?:[^\W\d_]{3,12}\.?\s+|\d{1,2}\.\s?)(?:19|20)\d\d\s*$")
_SHORT = 60
# "… said the council.(wal)": initials in brackets behind the last sentence.
_BEHIND_SENTENCE = re.compile(r"[.!?…»“”\"]\s?\(([a-zäöüß]{2,4})\)\s*$")


def signature(
    text: str, start: int, end: int, kind: str, code: str, *, set_right: bool = False
) -> tuple[int, int] | None:
    """The span of a name or of initials that are all a line holds; None where it says anything else.

    `set_right`: the line stands at the right margin, as signatures do, so that it need be no paragraph of the text.
    """
    words = text[start:end]
    if len(words) > _SHORT:
        return None
    initials = _INITIALS.fullmatch(words)
    if initials:
        common = initials[1] in language(code).words("function_words") or initials[1] in _headings(code)
        return None if common or kind == "furniture" else (start + initials.start(1), start + initials.end(1))
    dash = _DASHED.match(words)
    first = dash.end() if dash else 0
    name = words[first:].rstrip(" .")
    signed = dash is not None or kind == "body" or set_right
    if not signed or not is_name(name) or len(name.split()) > 3 or text.count(name) > 1:
        return None
    parts = name.lower().split()
    if parts[0] in language(code).words("function_words") or any(part in _headings(code) for part in parts):
        return None
    return start + first, start + first + len(name)


def _headings(code: str) -> frozenset[str]:
    """Words of labels and headings, which name nobody."""
    known = (
        one for each in (code, "en") for key in ("labels", "related") for one in language(each).group("furniture", key)
    )
    return frozenset(word for one in known for word in one.lower().split())


def bracketed_initials(text: str, start: int, end: int, code: str) -> tuple[int, int] | None:
    """The initials in brackets behind the last sentence of a paragraph; None where the word is a common one."""
    match = _BEHIND_SENTENCE.search(text, max(start, end - 20), end)
    if match is None or match[1] in language(code).words("function_words") or match[1] in _headings(code):
        return None
    return match.span(1)


def bracketed_names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The reporters in brackets at the end of a Japanese paragraph; none where place and name cannot be told apart."""
    match = _JAPANESE.search(text, max(start, end - 60), end)
    if match is None:
        return
    at = match.start(1)
    for part in re.split("([、，])", match[1]):
        name = _JAPANESE_NAME.fullmatch(part)
        if name:
            yield at + name.start(1), at + name.end(1)
        at += len(part)


def outlets_alone(text: str, start: int, end: int, outlets: Outlets) -> list[tuple[int, int, bool]]:
    """The outlets of a line that holds nothing else, and whether it dates them: "Deutschlandfunk, 2 May 2020"."""
    if end - start > _SHORT:
        return []
    date = _DATE.search(text, start, end)
    end = date.start() if date else end
    found, at = [], start
    for part in [*_LISTED.finditer(text, start, end), None]:
        upto = part.start() if part else end
        name = text[at:upto].strip(" .()")
        known = outlets.at_domain(name.lower()) if "." in name and " " not in name else None
        if known is None and not any(not one.ambiguous and one.kind != "institution" for one in outlets.bearing(name)):
            return []
        first = text.index(name, at, upto)
        found.append((first, first + len(name), date is not None))
        at = part.end() if part else end
    return found
