"""`provenance fix` on files: nothing outside the chosen words changes, whatever the encoding and the line ends."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.article.read import read_text
from provenance.errors import ReadError, UsageError
from provenance.gate.check import examine
from provenance.gate.fixing import Change, apply, change, fixables
from provenance.gate.rewriting import original, rewrite
from provenance.lexicon.lexicon import Lexicon

BODY = (
    "The regime in Marn insists that the harbour is open, and its envoy left on Monday.\n\n"
    "“The regime will answer for this,” the leader of the opposition said on Tuesday in the capital.\n"
)


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from provenance.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, stdin=subprocess.DEVNULL, check=False)


def fingerprints(output: bytes, word: str) -> list[str]:
    return re.findall(rf"([0-9a-f]{{16}}) “{word}”", output.decode())


def test_lists_offers_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(BODY, encoding="utf-8")
    done = run("fix", "a.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(fingerprints(done.stdout, "regime")) == 1, "the one inside the quotation is nobody's to change"
    assert "The government in Marn insists" in done.stdout.decode()
    assert file.read_text(encoding="utf-8") == BODY


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_writes_only_the_chosen_words(tmp_path: Path, encoding: str, end: str) -> None:
    file = tmp_path / "a.txt"
    content = BODY.replace("\n", end).encode(encoding)
    file.write_bytes(content)
    file.chmod(0o640)
    listed = run("fix", "a.txt", cwd=tmp_path)
    (one,) = fingerprints(listed.stdout, "regime")
    done = run("fix", "a.txt", "--choose", f"{one}=1", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert file.read_bytes() == BODY.replace("\n", end).replace("regime", "government", 1).encode(encoding)
    assert file.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.mark.skipif(shutil.which("patch") is None, reason="no patch on this machine")
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_patch_gives_what_fix_would_have_written(tmp_path: Path, end: str) -> None:
    file = tmp_path / "a.txt"
    before = BODY.rstrip("\n").replace("\n", end)
    file.write_bytes(before.encode())
    (one,) = fingerprints(run("fix", "a.txt", cwd=tmp_path).stdout, "regime")
    patch = run("fix", "a.txt", "--diff", "--choose", f"{one}=1", cwd=tmp_path).stdout
    assert file.read_bytes() == before.encode()
    subprocess.run(["patch", "-p1", "--binary"], input=patch, cwd=tmp_path, check=True, capture_output=True)
    assert file.read_bytes() == before.replace("regime", "government", 1).encode()


def test_html_is_changed_in_its_source(tmp_path: Path) -> None:
    page = (
        f"<html lang=en><body><p>{'Harbour news. ' * 3}</p><p>The <b>regime</b> in Marn &amp; its envoy met.</p></body>"
    )
    file = tmp_path / "a.html"
    file.write_text(page, encoding="utf-8")
    (one,) = fingerprints(run("fix", "a.html", "--lang", "en", cwd=tmp_path).stdout, "regime")
    done = run("fix", "a.html", "--lang", "en", "--choose", f"{one}=1", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert file.read_text(encoding="utf-8") == page.replace("regime", "government")


def test_refuses_what_it_cannot_write_back(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "a.html").write_bytes(b"<html><p>The regime caf\xe9 \x81</p>")
    for name in ("a.docx", "a.html", "none.txt"):
        with pytest.raises(ReadError):
            original(str(tmp_path / name))
    assert run("fix", "a.docx", cwd=tmp_path).returncode == 2
    assert run("fix", "-", cwd=tmp_path).returncode == 2
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    assert run("fix", "b.txt", "--choose", "0123456789abcdef=1", cwd=tmp_path).returncode == 2


def test_a_file_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(BODY, encoding="utf-8")
    read = original(str(file))
    file.write_text("other", encoding="utf-8")
    with pytest.raises(UsageError, match="meanwhile"):
        rewrite(read, "new")
    assert file.read_text(encoding="utf-8") == "other"


def test_overlapping_changes_are_refused() -> None:
    with pytest.raises(UsageError, match="overlap"):
        apply("abcdef", [Change(0, 3, "x"), Change(2, 4, "y")])


WORDS = st.lists(
    st.sampled_from(
        ["The regime", "insists", "that", "“the regime”", "terrorists", "said", ".", "\n\n", "**regime**", "thugs",
         "&amp;", "<b>", "</b>", "\r\n", "a", "an", "é", "“", "”", "REGIME", "it", "claims that", "\u00ad", "🙂"]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(WORDS, st.sampled_from(["plain", "markdown", "html"]), st.randoms())
def test_nothing_outside_the_spans_changes(lexicon: Lexicon, words: list[str], format: str, random: object) -> None:
    source = "The council of Marn met in the town hall and it was said that the bridge is open. " + " ".join(words)
    article = read_text(source, format=format, language="en")  # type: ignore[arg-type]
    found = list(fixables(examine(article, lexicon), lexicon))
    for one in found:
        assert one.finding.voice == "own"
        for offer in one.offers:
            if offer.fit.why:
                continue
            made = change(one, offer.number, format=format)
            after = apply(source, [made])
            finding = one.finding
            assert source[made.start : made.end] == finding.quoted
            assert after.startswith(source[: finding.start])
            assert after.endswith(source[finding.end :])
            assert len(after) == len(source) - len(finding.quoted) + len(made.text)


def test_asks_for_each_word_and_stops_when_told(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    file = tmp_path / "a.txt"
    command = [sys.executable, "-c", "from provenance.cli import main; main()", "fix", "a.txt"]
    # 9 is no offer and is asked again; Enter keeps a word as it is.
    for answers, wanted in ((b"9\n1\nq\n", "The government in Marn insists"), (b"\n1\n", "The regime in Marn says")):
        file.write_text(BODY, encoding="utf-8")
        above, below = pty.openpty()
        os.write(above, answers)
        done = subprocess.run(command, cwd=tmp_path, stdin=below, capture_output=True, timeout=60, check=False)
        os.close(above)
        os.close(below)
        assert done.returncode == 0, done.stderr
        assert wanted in file.read_text(encoding="utf-8"), done.stdout


def test_the_policy_and_its_glossary_decide_what_is_offered(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY.replace("harbour", "corridor project"), encoding="utf-8")
    (tmp_path / "provenance.toml").write_text(
        '[[glossary]]\nterm = "regime"\ninstead = ["administration"]\nvoice = ["own", "quoted"]\n'
        '[[glossary]]\nterm = "corridor project"\ninstead = ["planned road"]\n'
        '[[rule]]\nmatch = "loaded/doubt-verb"\nseverity = "off"\n'
        '[[rule]]\nmatch = "loaded/*"\nconcepts = ["insist"]\nseverity = "off"\n'
    )
    shown = run("fix", "a.txt", cwd=tmp_path).stdout.decode()
    assert "“insists”" not in shown, "its rule is off"
    regimes = shown.split("“regime”")[1:]
    assert len(regimes) == 2, "one of the glossary, one of the lexicon, none inside the quotation"
    assert all("   1   The administration in Marn" in one for one in regimes)
    (one,) = fingerprints(run("fix", "a.txt", cwd=tmp_path).stdout, "corridor project")
    assert run("fix", "a.txt", "--choose", f"{one}=1", cwd=tmp_path).returncode == 0
    assert "planned road is open" in (tmp_path / "a.txt").read_text("utf-8")


def test_what_is_waived_is_not_offered_and_a_broken_policy_stops_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    waiver = "[[allow]]\nrule = 'loaded/*'\nwords = ['regime']\nreason = 'its own name'\nby = 'M. Desk'\n"
    (tmp_path / "a.txt.waivers.toml").write_text(waiver)
    assert not fingerprints(run("fix", "a.txt", cwd=tmp_path).stdout, "regime")
    (tmp_path / "provenance.toml").write_text("hose = 1")
    assert run("fix", "a.txt", cwd=tmp_path).returncode == 2
