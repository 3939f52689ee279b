"""Credit lines kept and read on real pages (493 pages, 30+ countries).

Protocol: lines were labelled by hand by one reader from the visible text, one label a line, role and party, before
any output was looked at; lines that the labelling sweeps had passed over were added when output showed them (23),
and 31 more ("C") when unlabelled pages were read again. "Z" are 56 more pages that two sweeps had left without a
label, read for a third time with no output at hand ("none": nothing is credited there); they count in no other part.
"W" are 60 of the 100 pages still without a label that no list of misses had shown, drawn by seed 20261124 and read
from visible text and markup before any output: 9 labels, so it measures false credits, hardly recall.
"D" are credits that the page shows and only our output pointed out: figures are printed without and with them.
Both old halves ("A", "B" in the label file) have been worked on. Since then the pages are split anew, by a hash of
their names: "Y" was mended first and "X" measured unseen by those mends, then both were mended. So neither half is
unseen now; what each step gave stands in benchmarks/results/credits.md.
Photograph and correction lines are outside. The label file holds no text: pages and parties are salted hashes.
A line is read where a credit of its role and party was found anywhere on its page; kept where any credit overlaps
it or says the same. A false credit names a party that no label of its page has, in any role.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.evaluation_data import missing, shared
from provenance.article.article import Article
from provenance.article.decoding import decode
from provenance.article.read import read_text
from provenance.chain.credits import Credit, credits
from provenance.lexicon.lexicon import Lexicon

PART = "data/pages"
LABELS = Path(__file__).parent / "data" / "credit_labels.tsv"
HALVES = ("X", "Y")
PARTS = (*HALVES, "Z", "W")
# Labels that our own output showed to be lacking: they count in figures of their own.
SHOWN = "D"
OUTSIDE = ("photo", "correction")
_WORD = re.compile(r"[^\W_]+")


class Label(NamedTuple):
    """One labelled line: source code points, role, salted hash of the party ("-" where none is named)."""

    half: str
    start: int
    end: int
    role: str
    party: str


def main(half: str = "", verbose: bool = False) -> None:
    """Print recall, F1 and false credits for each part of the pages."""
    folder = shared(PART)
    if folder is None:
        print(missing(PART))
        return
    labels = read_labels()
    lexicon = Lexicon()
    totals, mended = ({name: Counter[str]() for name in PARTS} for _ in range(2))
    apart = {row[1]: row[0] for row in _rows() if row[0] in ("Z", "W")}
    for path in sorted(folder.glob("*.html.gz")):
        known = labels.get(page_hash(path.name), [])
        part = apart.get(page_hash(path.name)) or half_of(path.name)
        if half and part != half:
            continue
        text = decode(gzip.decompress(path.read_bytes()), "html", where=path.name).text
        article = read_text(text, name=path.name, format="html")
        found = [one for one in credits(article, lexicon.outlets) if one.role not in OUTSIDE]
        blind = [label for label in known if label.half != SHOWN]
        _count(totals[part], path.name, article, blind, found, verbose=verbose)
        _count(mended[part], path.name, article, known, found, verbose=False)
    for name, total in totals.items():
        if total["pages"]:
            _print(name, total)
        if mended[name]["lines"] > total["lines"]:
            _print(f"{name} with labels that output showed", mended[name])


def _count(
    total: Counter[str], name: str, article: Article, known: list[Label], found: list[Credit], *, verbose: bool
) -> None:
    said = {(_role(one.role), party_hash(name, one.name)) for one in found}
    wanted = {(_role(one.role), one.party) for one in known}
    parties = {party for _, party in wanted}
    spans = [article.view.source(one.start, one.end) for one in found]
    total["pages"] += 1
    total["lines"] += len(known)
    for label in known:
        read = (_role(label.role), label.party) in said
        total["kept"] += read or any(span.start < label.end and label.start < span.end for span in spans)
        total["read"] += read
        if verbose and not read:
            print(f"  missed {name} {label.role}: {article.text[label.start : label.end][:70]!r}")
    total["both"] += len(said & wanted)
    total["said"] += len(said)
    total["wanted"] += len(wanted)
    for one in {(_role(one.role), one.name): one for one in found}.values():
        if party_hash(name, one.name) not in parties:
            total["false"] += 1
            if verbose:
                words = article.view.text[max(one.start - 10, 0) : one.end][:80]
                print(f"  false  {name} {one.role} {one.name!r}: {words!r}")


def _role(role: str) -> str:
    """Roles that say the same of a line: an agency credited in a dateline, a byline or a sign-off."""
    return {"agency_byline": "agency", "dateline": "agency", "desk": "byline", "syndicated": "originally"}.get(
        role, role
    )


def _print(half: str, total: Counter[str]) -> None:
    precision, recall = total["both"] / max(total["said"], 1), total["both"] / max(total["wanted"], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"pages {half}: {total['pages']} pages, {total['lines']} labelled lines")
    print(f"  lines kept {total['kept'] / total['lines']:.3f}  kept and read {total['read'] / total['lines']:.3f}")
    print(f"  role+party P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    print(f"  false credits per 100 pages {100 * total['false'] / total['pages']:.1f}")


def read_labels() -> dict[str, list[Label]]:
    """The labels by page hash."""
    found: dict[str, list[Label]] = {}
    for line in _rows():
        half, page, start, end, role, party = line
        if role == "none":
            continue
        found.setdefault(page, []).append(Label(half, int(start), int(end), role, party))
    return found


def _rows() -> Iterator[list[str]]:
    for line in LABELS.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def half_of(name: str) -> str:
    """The half that a page belongs to, by a hash of its name."""
    return HALVES[int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2]


def page_hash(name: str) -> str:
    """What stands for a page in the label file."""
    return hashlib.sha256(f"page\n{name}".encode()).hexdigest()[:16]


def party_hash(page: str, party: str) -> str:
    """What stands for a party in the label file, salted with its page; "-" where none is named."""
    folded = " ".join(_WORD.findall(unicodedata.normalize("NFKC", party).casefold()))
    return hashlib.sha256(f"{page}\n{folded}".encode()).hexdigest()[:16] if folded else "-"


if __name__ == "__main__":
    main(next((one for one in sys.argv[1:] if one in PARTS), ""), "-v" in sys.argv)
