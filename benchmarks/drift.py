"""Drift: warnings on faithful professional translations, and differences planted into them.

Protocol: NTREX, Spanish, Russian, French and German against English, both ways, one document a text, one sentence a
paragraph; every other document (by id) was looked at while the rules were made, the others are reported. Every
warning counts as false, though some translators did drop an attribution or round a figure. Planted, in the reported
documents: one figure of two or three digits changed (in a number or a date, in no clock time and no part of a longer
number), and (apart) one sentence of 40 characters or more cut; found where the difference is reported at its place,
invented where a difference appears that the faithful text does not have. The founding chain with all its kinds of
drift is a test (`tests/chain/test_drift.py`).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence

from benchmarks.alignment_data import LANGUAGES, documents, halves
from benchmarks.evaluation_data import missing, shared
from provenance.article.read import read_text
from provenance.chain.drift import drift
from provenance.chain.paired import Drift
from provenance.framing.analysis import Analysis, analyse
from provenance.lexicon.lexicon import Lexicon

PART = "data/ntrex"
_FILES = ("spa", "rus", "fra", "deu")
# No part of a longer number (2 000) or of a clock time (04:00), whose change would be no number any more.
_FIGURE = re.compile(r"(?<![\w.,:])(?<!\d\s)[1-9]\d{1,2}(?![\w.,:]|\s\d)")


def main(half: str = "reported") -> None:
    """Print warnings and notes per 1,000 words for each pair of languages, and the planted differences found."""
    folder = shared(PART)
    if folder is None:
        print(missing(PART))
        return
    lexicon = Lexicon()
    english = documents(folder / "eng.jsonl")
    names = halves(list(english))[half == "reported"]
    planted: Counter[str] = Counter()
    for file in _FILES:
        other = documents(folder / f"{file}.jsonl")
        for label, codes, pair in (
            (f"en → {file}", ("en", LANGUAGES[file]), (english, other)),
            (f"{file} → en", (LANGUAGES[file], "en"), (other, english)),
        ):
            kinds: Counter[str] = Counter()
            words = 0
            for name in names:
                source = _analysed(pair[0][name], codes[0], lexicon)
                target = _analysed(pair[1][name], codes[1], lexicon)
                found = drift(source, target, lexicon)
                words += target.prose.word_count
                kinds.update(f"{one.kind} {one.severity}" for one in found.differences)
                _plant(source, pair[1][name], codes[1], found, lexicon, planted)
            warned = sum(count for kind, count in kinds.items() if kind.endswith("warning"))
            noted = kinds.total() - warned
            print(
                f"{label}: {words} words, warnings {1000 * warned / words:.2f} and notes {1000 * noted / words:.2f} "
                f"per 1,000 words",
                flush=True,
            )
            print("   " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    for kind in ("figure", "cut"):
        print(
            f"planted {kind}: {planted[f'{kind} found']} of {planted[kind]} found, "
            f"{planted[f'{kind} invented']} other differences appeared"
        )


def _analysed(sentences: Sequence[str], code: str, lexicon: Lexicon) -> Analysis:
    return analyse(read_text("\n\n".join(sentences), name="text", language=code), lexicon)


def _plant(
    source: Analysis, sentences: list[str], code: str, faithful: Drift, lexicon: Lexicon, planted: Counter[str]
) -> None:
    """Change one figure, and apart from that cut one sentence, in the middle of a document."""
    before = Counter((one.kind, one.source.quoted if one.source else "") for one in faithful.differences)
    middle = sorted(range(len(sentences)), key=lambda at: abs(at - len(sentences) // 2))
    at = next((n for n in middle if _FIGURE.search(sentences[n])), None)
    if at is not None:
        match = _FIGURE.search(sentences[at])
        assert match is not None
        changed = str(int(match[0]) + 3 if int(match[0]) % 10 < 6 else int(match[0]) - 5)
        text = sentences[at][: match.start()] + changed + sentences[at][match.end() :]
        found = drift(source, _analysed([*sentences[:at], text, *sentences[at + 1 :]], code, lexicon), lexicon)
        hit = any(one.kind.startswith(("number", "date")) and one.target and changed in one.target.quoted
                  for one in found.differences)  # fmt: skip
        _count(planted, "figure", before, found, hit)
    at = next((n for n in middle if len(sentences[n]) >= 40), None)
    if at is not None and len(sentences) > 4:
        found = drift(source, _analysed([*sentences[:at], *sentences[at + 1 :]], code, lexicon), lexicon)
        _count(planted, "cut", before, found, any(one.kind == "cut" for one in found.differences))


def _count(planted: Counter[str], kind: str, before: Counter[tuple[str, str]], found: Drift, hit: bool) -> None:
    planted[kind] += 1
    planted[f"{kind} found"] += hit
    after = Counter((one.kind, one.source.quoted if one.source else "") for one in found.differences)
    planted[f"{kind} invented"] += max((after - before).total() - hit, 0)


if __name__ == "__main__":
    main(*sys.argv[1:2])
