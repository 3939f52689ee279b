"""Write `lexicons/frequency/<language>.txt`: how common the words of the framing lexicons are.

The checker discounts common words ("attack") against rare ones ("pillory"); it reads the table this script
leaves behind and never needs wordfreq itself. Run it after adding words: `pip install wordfreq`, then
`python tools/frequency_table.py en`. Only forms of one word are counted, in all their inflections, and only
from Zipf 3.0 on (once in a million words): what is absent is rarer. Phrases are left out: their words say
little about how common the phrase is.
"""

from __future__ import annotations

import sys
import textwrap
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

from wordfreq import zipf_frequency

from provenance.lexicon.compiler import folded_form
from provenance.lexicon.concepts import read_framing
from provenance.lexicon.forms import surface_forms

LEXICONS = Path(__file__).resolve().parent.parent / "lexicons"
LOWEST = 3.0
_HEAD = """# How common the words of framing/{language} are. Written by tools/frequency_table.py, not by hand.
# Each line: a Zipf frequency (tenths; 6 = once in a thousand words, 3 = once in a million) and its words.
# Words that are not here are rarer than {lowest}.
# Derived from wordfreq {version} by Robyn Speer, whose data is CC BY-SA 4.0
# (https://creativecommons.org/licenses/by-sa/4.0/); this table is under the same licence.
"""


def single_words(language: str) -> set[str]:
    """Every one-word surface form of a language's concepts and term lists, as the matcher looks it up."""
    framing = read_framing([LEXICONS], [language])
    forms = {form for wording in framing.wordings if wording.language == language for form in wording.forms}
    forms |= {term for terms in framing.lists if terms.language == language for term in terms.terms}
    keys = {folded_form(surface, language) for form in forms for surface in surface_forms(form, language)}
    return {key for key in keys if key and " " not in key and "*" not in key}


def table(words: set[str], language: str) -> str:
    """The lines of the table, the most common words first."""
    by_tenth: defaultdict[float, list[str]] = defaultdict(list)
    for word in words:
        zipf = round(zipf_frequency(word, language), 1)
        if zipf >= LOWEST:
            by_tenth[zipf].append(word)
    lines = []
    for zipf in sorted(by_tenth, reverse=True):
        wrapped = textwrap.wrap(" ".join(sorted(by_tenth[zipf])), 104)
        lines += [f"{zipf:.1f}: {piece}" for piece in wrapped]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the table of each language named on the command line, or the English one."""
    for language in sys.argv[1:] or ["en"]:
        words = single_words(language)
        head = _HEAD.format(language=language, lowest=LOWEST, version=version("wordfreq"))
        path = LEXICONS / "frequency" / f"{language}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(head + table(words, language), encoding="utf-8")
        print(f"{path.relative_to(LEXICONS.parent)}: {len(words)} words looked up")


if __name__ == "__main__":
    main()
