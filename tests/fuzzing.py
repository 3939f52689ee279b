"""Throws damaged input at what reads files and writes logs: `python -m tests.fuzzing [--seconds N] [TARGET…]`.

Each target runs for N seconds in a process of its own, guided by coverage where atheris is installed and by plain
mutation otherwise; the length of every run is printed. A target fails on anything but the errors it promises, and
on one input that takes longer than ten seconds.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote_plus

from provenance.article.read import read_bytes, read_text
from provenance.errors import ProvenanceError
from provenance.gate.baseline import read_baseline
from provenance.gate.check import examine
from provenance.gate.fixing import apply, change, fixables
from provenance.gate.policy_check import check_policy
from provenance.gate.policy_reading import read_policy
from provenance.gate.signoff import append, entry_of, signed
from provenance.gate.signoff_log import verified
from provenance.gate.waivers import waivers_file
from provenance.gate.waivers_in_text import waivers_in_text
from provenance.lexicon.lexicon import Lexicon
from provenance.lsp.positions import Encoding, Positions
from provenance.server.answers import Desk
from provenance.server.settings import WorkerSettings
from provenance.server.task import Task
from tests.article.docx_files import docx, paragraph
from tests.gate.test_signoff import FINDING, an_entry

SECONDS, SLOWEST = 20, 10.0
_WORDS = (
    b"The regime insists ", b"<p>", b"</p>", b"<!--", b"-->", b"\xe2\x80\x9c", b"\xe2\x80\x9d", b"---\n", b"\r\n",
    b"&amp;", b"**", b"{", b"}", b"\0", b"\xff\xfe", b"PK\x03\x04", b"<w:p>", b"terrorists", b'"', b"\n\n", b"# ",
)  # fmt: skip
_LEXICON = Lexicon()


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def readers(content: bytes) -> None:
    """Any bytes under any ending: a text or a clear error."""
    for suffix in (".txt", ".md", ".html", ".docx", ""):
        with contextlib.suppress(ProvenanceError):
            article = read_bytes(content, name="a", suffix=suffix)
            end = 0
            for passage in article.passages:
                span = article.view.source(passage.start, passage.end)
                assert end <= passage.start <= passage.end <= len(article.view.text)
                assert 0 <= span.start <= span.end <= len(article.text)
                end = passage.end


def word_files(content: bytes) -> None:
    """A DOCX whose document is damaged inside, so that the archive itself opens."""
    body = content.decode("utf-8", "replace")
    for part in (docx(body), docx("", document=content), docx(paragraph("x"), {"word/styles.xml": content})):
        with contextlib.suppress(ProvenanceError):
            read_bytes(part, name="a.docx", suffix=".docx")


def fixing(content: bytes) -> None:
    """Every offer in a text changes its own words and nothing else, and never a quotation."""
    text = content.decode("utf-8", "replace")[:4000]
    for format in ("plain", "markdown", "html"):
        with contextlib.suppress(ProvenanceError):
            article = read_text(text, format=format, language="en")
            for one in fixables(examine(article, _LEXICON), _LEXICON):
                assert one.finding.voice in ("own", "attributed")
                for offer in one.offers:
                    if not offer.fit.why:
                        made = change(one, offer.number, format=format)
                        after = apply(text, [made])
                        assert after == text[: one.finding.start] + made.text + text[one.finding.end :]


def sign_off(content: bytes) -> None:
    """A log with anything behind it or in it: verified without a crash, and appended to cleanly."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log"
        append(path, an_entry())
        whole = path.read_bytes()
        path.write_bytes(whole + content)
        reason = content.decode("utf-8", "replace") or "r"
        try:
            written = append(
                path, signed(article="a", text=reason, lexicons="l", findings=[FINDING], by="b", reason=reason)
            )
        except ProvenanceError:
            return
        now = path.read_bytes()
        assert now.startswith(whole + content)
        log = verified(now)
        assert log.entries[-1][1] == written
        assert not content.strip(b"\n") or log.faults or any(map(entry_of, content.split(b"\n")))


def positions(content: bytes) -> None:
    """Places and offsets lead back to each other in every encoding."""
    text = content.decode("utf-8", "replace")
    names: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
    for name in names:
        found = Positions(text, name)
        for offset in range(0, len(text), max(len(text) // 50, 1)):
            back = found.offset(*found.place(offset))
            assert back == offset or text[offset] in "\r\n"


def policies(content: bytes) -> None:
    """A policy, a file of waivers or a baseline with anything in it: read, or refused with its place."""
    with tempfile.TemporaryDirectory() as folder:
        for name, read in _FILES.items():
            path = Path(folder) / name
            path.write_bytes(content)
            refused = ""
            try:
                read(path)
            except ProvenanceError as error:
                refused = str(error)
            assert not refused or folder in refused, "it says where"


def _policy(path: Path) -> None:
    policy = read_policy(path)
    check_policy(policy, _LEXICON)
    policy.settings(str(path.parent / "a.txt"))


_FILES: dict[str, Callable[[Path], object]] = {
    "provenance.toml": _policy, "pyproject.toml": _policy, "a.waivers.toml": waivers_file, "b.json": read_baseline,
}  # fmt: skip


def waivers(content: bytes) -> None:
    """Waivers in a text, whatever they hold: in force with reason and name, or refused; spans lie in the text."""
    text = content.decode("utf-8", "replace")[:4000]
    for source in (text, f"A.\n\n<!-- provenance: allow {text} -->\n", f"---\nprovenance-allow: {text}\n---\nA.\n"):
        for format in ("markdown", "html"):
            with contextlib.suppress(ProvenanceError):
                article = read_text(source, format=format, language="en")
                for one in waivers_in_text(article):
                    assert one.reason.strip()
                    assert one.by.strip()
                    assert 0 <= one.start < one.end <= len(article.text)


def plug_ins(content: bytes) -> None:
    """Any body of a plug-in and of a program: answered or refused, never our bug, and JSON where it says so."""
    form = b"language=en&data=" + quote_plus(content[:4000]).encode()
    for body in (content, b"language=en&text=" + content[:4000], form):
        answer = _desk().answer(Task("languagetool", body, b"", "application/x-www-form-urlencoded"))
        assert answer.status in (200, 400, 422), answer.body[:200]
        if answer.status == 200:
            json.loads(answer.body)
    for route in ("check", "trace", "compare"):
        answer = _desk().answer(Task(route, content, b"", "application/json"))  # type: ignore[arg-type]
        assert answer.status in (200, 400, 422), answer.body[:200]


@cache
def _desk() -> Desk:
    return Desk(WorkerSettings())


TARGETS: dict[str, Callable[[bytes], None]] = {
    "readers": readers, "word-files": word_files, "fixing": fixing, "sign-off": sign_off, "positions": positions,
    "policies": policies, "waivers": waivers, "plug-ins": plug_ins,
}  # fmt: skip


def seeds() -> list[bytes]:
    """Whole inputs to begin from."""
    text = "# Marn\n\nThe regime insists that it is so. “The regime is finished,” its rival said.\n"
    page = f"<html lang=en><body><h1>Marn</h1><p>{text}</p></body></html>"
    policy = (
        'house = "bbc"\nfail_on = "warning"\n[[rule]]\nmatch = ["loaded/*"]\nseverity = "error"\n'
        '[[glossary]]\nterm = "regime*"\n[limits]\nsize = "2 MB"\n[[override]]\nfiles = ["o/**"]\nadvisory = true\n'
    )
    waiver = '[[allow]]\nrule = "loaded/x"\nwords = ["a"]\nreason = "b"\nby = "c"\nuntil = 2030-01-31\n'
    entry = '{"rule": "a", "fingerprint": "0123456789abcdef", "quoted": "b", "message": "c"}'
    known = f'{{"provenance": "baseline", "version": 1, "tool": "a", "lexicons": "b", "articles": {{"a": [{entry}]}}}}'
    directive = 'loaded/* "regime" reason="a film" by="Desk" until=2030-01-31'
    marked = '{"annotation": [{"text": "The regime"}, {"markup": "<b>", "interpretAs": " "}, {"text": "insists."}]}'
    body = '{"texts": [{"text": "The regime insists.", "name": "a", "language": "en"}], "house": "bbc"}'
    words = [text, page, policy, waiver, known, directive, marked, body]
    return [*(one.encode() for one in words), docx(paragraph(text, "Titre")), paragraph(text).encode()]


def mutated(seconds: float) -> Iterator[bytes]:
    """Seeds with stretches cut, doubled and replaced, for some seconds."""
    chosen, whole, end = random.Random(1), seeds(), time.monotonic() + seconds
    while time.monotonic() < end:
        content = bytearray(chosen.choice(whole))
        for _ in range(chosen.randrange(1, 12)):
            at = chosen.randrange(len(content) + 1)
            upto = min(at + chosen.choice((0, 0, 1, 3, 40)), len(content))
            content[at:upto] = chosen.choice((chosen.choice(_WORDS), bytes(chosen.randbytes(2)), content[:9]))
        yield bytes(content)


def run(name: str, seconds: int) -> int:
    """Run one target in this process."""
    slowest, count, begun = 0.0, 0, time.monotonic()

    def timed(content: bytes) -> None:
        nonlocal slowest, count
        start = time.monotonic()
        TARGETS[name](content)
        count += 1
        slowest = max(slowest, time.monotonic() - start)
        assert slowest < SLOWEST, f"one input took {slowest:.1f} seconds"

    for content in mutated(seconds):
        timed(content)
    say(f"{name}: {count} inputs in {time.monotonic() - begun:.0f} s, slowest {slowest * 1000:.0f} ms")
    return 0


def main() -> int:
    """Run the targets one after the other; the number that failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        return run(given.targets[0], given.seconds)
    ways = ["plain", *(["guided"] if importlib.util.find_spec("atheris") else [])]
    failed = []
    begun = time.monotonic()
    for name in given.targets or TARGETS:
        for way in ways:
            module = ["tests.fuzzing", "--here"] if way == "plain" else ["tests.fuzzing_guided"]
            command = [sys.executable, "-m", *module, name, "--seconds", str(given.seconds)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            shown = done.stdout if way == "plain" else "".join(
                f"{name}, guided: {line.split()[-1]} inputs in {given.seconds} s\n"
                for line in done.stderr.splitlines() if "number_of_executed_units" in line
            )  # fmt: skip
            say(shown.rstrip())
            if done.returncode:
                failed.append(f"{name}/{way}")
                say(f"{name} ({way}) failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    say(f"fuzzed for {time.monotonic() - begun:.0f} s; {', '.join(failed) or 'nothing'} failed")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
