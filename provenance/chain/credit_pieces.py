"""The pieces of a line that may hold a credit each: what separators part, trimmed of marks and white space."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Every branch begins with a mark and the white space around it is trimmed later: seven times as fast as with it.
_SEPARATOR = re.compile(
    r"[–—·-](?<=\s.)(?=\s)|[;|•()\[\]（）【】。]|\.(?<=[\w)]{3}\.)(?=\s+[^\W\d_])|"
    r"\u3000+(?=\w{1,6}[:：])|,(?=\s+(?:via\s|edited by))"
)
_EDGE = ".,*_-–—•·:：«»“”\"' \t\r\n\xa0\u2002\u2003\u2009\u202f\u3000"
_END = _EDGE.replace(":", "").replace("：", "")


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a line between separators, trimmed; the whole line first where it has any."""
    at = start
    for match in [*_SEPARATOR.finditer(text, start, end), None]:
        first, last = at, match.start() if match else end
        while first < last and text[first] in _EDGE:
            first += 1
        while last > first and text[last - 1] in _END:
            last -= 1
        if first < last:
            yield first, last
        at = match.end() if match else end
