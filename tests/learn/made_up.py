"""Labelled sentences of a made-up desk: judging words in own voice are marked, quoted ones and plain ones are not."""

from __future__ import annotations

import json
from pathlib import Path

WHO = (
    "The council",
    "A minister",
    "The harbour board",
    "The school",
    "An agency",
    "The union",
    "The ferry line",
    "A court",
)
WHAT = (
    "its budget",
    "the new bridge",
    "a tax on boats",
    "the night train",
    "its plan for the park",
    "the water contract",
)
JUDGING = ("disastrous", "shameful", "pathetic", "reckless", "appalling", "disgraceful", "outrageous", "ridiculous")
PLAIN = ("annual", "revised", "second", "regional", "written", "local", "early", "joint")


def records(number: int = 96) -> list[dict[str, object]]:
    """Sentences in turn: judged in own voice, plain, judged in a quotation."""
    found: list[dict[str, object]] = []
    for at in range(number):
        who, what = WHO[at % 8], WHAT[(at // 3) % 6]
        topic = ("harbour", "schools")[at % 2]
        if at % 3 == 0:
            text, words = (
                f"{who} defended {what} on Monday in a {JUDGING[(at // 3) % 8]} report.",
                [JUDGING[(at // 3) % 8]],
            )
        elif at % 3 == 1:
            text, words = f"{who} defended {what} on Monday in a {PLAIN[(at // 3) % 8]} report.", []
        else:
            text, words = f"“A {JUDGING[(at // 5) % 8]} report on {what},” said Ana Petrova, a member of the board.", []
        found.append({"text": text, "words": words, "outlet": f"Paper {at % 3}", "topic": topic})
    return found


def write_labels(path: Path, number: int = 96) -> Path:
    """The sentences as JSONL."""
    path.write_text("".join(json.dumps(one) + "\n" for one in records(number)), encoding="utf-8")
    return path
