"""Is a text wire copy of an agency? On the `wire` column of PolNeAR (Newell et al. 2018), by publisher.

Protocol: nothing is trained. A text counts as wire copy where a credit at its head or foot names an agency (a
dateline, a sign-off, a credit line), read from the text alone with its language declared. Articles whose column is
"NA" are left out. Figures over all publishers, and for each that runs wire copy.
"""

from __future__ import annotations

import json

from benchmarks.evaluation_data import missing, shared
from provenance.article.read import read_text
from provenance.chain.trace import trace
from provenance.framing.analysis import analyse
from provenance.lexicon.lexicon import Lexicon

PART = "data/polnear/train.jsonl"


def main() -> None:
    """Print precision and recall over all publishers and for each."""
    path = shared(PART)
    if path is None:
        print(missing(PART))
        return
    lexicon = Lexicon()
    counts: dict[str, list[int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["wire"] == "NA":
            continue
        found, wanted = _is_wire(record["text"], lexicon), record["wire"] not in (None, "None")
        for name in ("all", record["publisher"]):
            row = counts.setdefault(name, [0, 0, 0])
            row[0] += found and wanted
            row[1] += found
            row[2] += wanted
    for name, (both, found_, wanted_) in counts.items():
        precision, recall = both / max(found_, 1), both / max(wanted_, 1)
        print(f"  {name:14} P {precision:.3f}  R {recall:.3f}  ({wanted_} wire, {found_} found)")


def _is_wire(text: str, lexicon: Lexicon) -> bool:
    chain = trace(analyse(read_text(text, language="en"), lexicon), lexicon)
    agencies = {node.id for node in chain.nodes if node.kind == "agency"}
    return any(hop.source in agencies and hop.place in ("head", "foot") for hop in chain.hops)


if __name__ == "__main__":
    main()
