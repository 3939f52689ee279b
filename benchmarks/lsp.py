"""The language server, measured as an editor feels it: first diagnostics, and the time from keystroke to answer.

Protocol: a 2,000-word article of invented news is opened over standard input and output; then letters, spaces, full
stops and quotation marks are typed one at a time at places all over it, each waited for. The clock runs from the
message to its answer, both ways through the pipe. `python -m benchmarks.lsp [KEYSTROKES]`.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.lsp.client import Editor

STARTS, KEYSTROKES, WORDS = 5, 200, 2_000
LIMIT_START, LIMIT_KEY = 1.0, 0.030
_SENTENCES = (
    "The regime in Marn insists that the harbour is open, and its envoy left on Monday.",
    "“We were never asked about the bridge,” Dorte Vinck, who keeps a shop beside it, said on Tuesday.",
    "The council voted for the new line by nine votes to four after a debate that lasted until midnight.",
    "According to the harbour office, two ships waited outside for the tide and a third turned back.",
    "Protesters clashed with police near the market, and eleven people were injured, the hospital said.",
    "The minister slammed the report and claimed that its figures had been taken from another year.",
    "Bread costs four crowns more than in spring, and the mills expect another poor harvest in the valley.",
    "Nobody from the company answered a list of questions that was sent to it twice last week.",
)  # fmt: skip


def article() -> str:
    """About 2,000 words in paragraphs of three sentences."""
    chosen = random.Random(7)
    blocks: list[str] = ["Bridge vote divides Marn"]
    while sum(len(block.split()) for block in blocks) < WORDS:
        blocks.append(" ".join(chosen.sample(_SENTENCES, 3)))
    return "\n\n".join(blocks) + "\n"


async def first_diagnostics(folder: Path, text: str) -> float:
    """Seconds from the start of the process to the first diagnostics."""
    editor = Editor(folder)
    begun = time.perf_counter()
    await editor.start()
    uri = editor.open("a.txt", text)
    await editor.pushes(uri, 1)
    spent = time.perf_counter() - begun
    await _stop(editor)
    return spent


async def keystrokes(folder: Path, text: str, count: int) -> list[float]:
    """Seconds from each keystroke to its diagnostics."""
    editor = Editor(folder)
    await editor.start()
    uri = editor.open("a.txt", text)
    await editor.pushes(uri, 1)
    chosen = random.Random(11)
    lines = text.split("\n")
    spent = []
    for version in range(2, count + 2):
        line = chosen.choice([number for number, words in enumerate(lines) if words])
        column = chosen.randrange(len(lines[line]))
        char = chosen.choice("eta oin.s“")
        lines[line] = lines[line][:column] + char + lines[line][column:]
        begun = time.perf_counter()
        editor.change(uri, version, char, (line, column, line, column))
        await editor.pushes(uri, version)
        spent.append(time.perf_counter() - begun)
    await _stop(editor)
    return sorted(spent)


async def _stop(editor: Editor) -> None:
    await editor.client.shutdown_async(None)
    editor.client.exit(None)
    await editor.client.stop()


def main(count: int = KEYSTROKES) -> int:
    """Print the figures; 1 where a limit is missed."""
    text = article()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        starts = sorted(asyncio.run(first_diagnostics(folder, text)) for _ in range(STARTS))
        keys = asyncio.run(keystrokes(folder, text, count))
    first, median, tail = starts[STARTS // 2], keys[len(keys) // 2], keys[int(len(keys) * 0.95)]
    print(f"language server, {len(text.split())} words")
    shown = [("first diagnostics", [first, starts[-1]], "median, worst; limit 1000"),
             ("a keystroke", [median, tail, keys[-1]], "median, p95, worst; limit 30 for p95")]  # fmt: skip
    for name, figures, what in shown:
        print(f"  {name:18} {' '.join(f'{one * 1000:7.1f}' for one in figures)} ms ({what})")
    return int(first > LIMIT_START or tail > LIMIT_KEY)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else KEYSTROKES))
