"""How common the most common words of a language are, for weighing what two texts share."""

from __future__ import annotations

from functools import cache

from provenance.errors import LexiconError
from provenance.lexicon.source import lexicons_folder

# A Zipf frequency counts the times a word comes in a thousand million, as a power of ten.
_ZIPF = 9


@cache
def common_words(code: str) -> dict[str, float]:
    """Folded word → its share of the words of a language (0 to 1); empty where we have no table.

    Raises LexiconError for a line that is no frequency.
    """
    path = lexicons_folder() / "frequency" / f"common-{code}.txt"
    if not code.isalpha() or not path.exists():
        return {}
    found: dict[str, float] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        zipf, _, words = line.partition(":")
        try:
            share = 10 ** (float(zipf) - _ZIPF)
        except ValueError:
            raise LexiconError(f"not a frequency: {zipf!r}", where=f"{path}:{number}", mend="4.3: word") from None
        found.update(dict.fromkeys(words.split(), share))
    return found
