"""Write `lexicons/frequency/common-<language>.txt`: the most common words of a language.

Grouping articles into events weighs a shared word by how rare it is. In a handful of articles nothing can be counted,
so the language itself has to say what is common. Run it with `pip install wordfreq`, then
`python tools/common_words.py`; nothing else needs wordfreq.
"""

from __future__ import annotations

import sys
import textwrap
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

from wordfreq import top_n_list, zipf_frequency

from provenance.text.words import split_words

LEXICONS = Path(__file__).resolve().parent.parent / "lexicons"
LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "pt", "ru", "tr", "uk")
MOST = 2500
_HEAD = """# The {number} most common words of {language}. Written by tools/common_words.py, not by hand.
# Each line: a Zipf frequency (tenths; 6 = once in a thousand words, 3 = once in a million) and its words.
# Derived from wordfreq {version} by Robyn Speer, whose data is CC BY-SA 4.0
# (https://creativecommons.org/licenses/by-sa/4.0/); this table is under the same licence.
"""


def table(language: str) -> str:
    """The lines of the table, the most common words first; words as they are folded for matching."""
    by_tenth: defaultdict[float, list[str]] = defaultdict(list)
    seen: set[str] = set()
    for surface in top_n_list(language, 2 * MOST):
        for word in split_words(surface, language):
            if word not in seen and not word.isdecimal() and len(seen) < MOST:
                seen.add(word)
                by_tenth[round(zipf_frequency(surface, language), 1)].append(word)
    lines = []
    for zipf in sorted(by_tenth, reverse=True):
        lines += [f"{zipf:.1f}: {piece}" for piece in textwrap.wrap(" ".join(sorted(by_tenth[zipf])), 104)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the table of each language named on the command line, or all."""
    for language in sys.argv[1:] or LANGUAGES:
        path = LEXICONS / "frequency" / f"common-{language}.txt"
        head = _HEAD.format(language=language, number=MOST, version=version("wordfreq"))
        path.write_text(head + table(language), encoding="utf-8")
        print(path.relative_to(LEXICONS.parent))


if __name__ == "__main__":
    main()
